"""Signals and warnings of figures for the command line: as JSON with both languages, as lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.signals import Signal
from ccwc_desktop.language import catalogue
from ccwc_desktop.language.catalogue import Language, _
from ccwc_desktop.ui import messages


def signals(found: Iterable[Signal]) -> list[dict[str, object]]:
    """The promised shape of "signals" in `figures show --json`."""
    return [
        {
            "code": each.code,
            "key": each.key,
            "indicator": each.indicator,
            "place": each.place,
            "sex": each.sex,
            **_both(lambda each=each: messages.signal_sentence(each)),  # type: ignore[misc]
            "rows": [
                {
                    "place": row.place or None,
                    "sex": row.sex,
                    "year": row.year,
                    "value": _number(row.part),
                    "of": _number(row.whole),
                }
                for row in each.rows
            ],
        }
        for each in found
    ]


def warnings(found: Iterable[Doubt]) -> list[dict[str, object]]:
    """ "warnings" in `figures show --json`: doubts, with the reason of those that were accepted."""
    return [
        {
            "code": each.code,
            "indicator": each.indicator,
            "place": each.place,
            "sex": each.sex,
            "hard": each.hard,
            "numbers": {
                name: _number(value)
                for name, value in each.details.items()
                if isinstance(value, Decimal)
            },
            **_both(lambda each=each: messages.doubt_sentence(each)),  # type: ignore[misc]
            "accepted": each.accepted or None,
        }
        for each in found
    ]


def lines(signals: Sequence[Signal], warnings: Iterable[Doubt]) -> Iterator[str]:
    """What a person reads below the table; a doubt that was accepted says why."""
    if signals:
        yield _("What the figures say:")
    yield from (messages.signal_sentence(each) for each in signals)
    for each in warnings:
        said = messages.doubt_sentence(each)
        why = _("{sentence} Accepted: {reason}")
        yield why.format(sentence=said, reason=each.accepted) if each.accepted else said


def _both(say: Callable[[], str]) -> dict[str, str]:
    """A sentence in both languages, without breaks for screens."""
    languages: tuple[Language, ...] = ("km", "en")
    before = catalogue.current()
    try:
        found = {}
        for language in languages:
            catalogue.use(language)
            found[f"sentence_{language}"] = say().replace("\u200b", "")
        return found
    finally:
        catalogue.use(before)


def _number(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else str(round(value, 4))
