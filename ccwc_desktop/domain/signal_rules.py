"""The rules by which figures say something (see `signals`), and what may be named.

Rates are compared by their intervals, never by the point value alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import signal_gaps, situation
from .intervals import FEW, difference, wilson
from .signals import Row, Signal, seen
from .situation import Indicator, Table

NAMED = 5
"""Of what needs care, fewer than so many are told of no village; of what is sensitive, nowhere."""
FEWEST = 3
"""One or two are no signal."""
SMALLEST_COUNT = 10
"""A number that rises year by year says something from here on."""
LEAST_CHANGE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole; `bad` of the whole are those the matter is about."""

    part: Decimal
    whole: Decimal
    bad: Decimal

    @property
    def share(self) -> Decimal:
        """part ÷ whole, as it is shown."""
        return self.part / self.whole

    @property
    def bad_share(self) -> Decimal:
        """The share that is compared."""
        return self.bad / self.whole


def signals(figures: Table, past: Sequence[Table] = ()) -> tuple[Signal, ...]:
    """What the figures of a year say, the weightiest first.

    `past` are the tables of the years before, newest first; one that is missing is an empty table.
    The result depends on the figures alone, not on the order in which they were entered.
    """
    found: list[Signal] = []
    covered = _covered(figures.catalogue)
    for indicator in figures.catalogue.values():
        if indicator.worse and indicator.code not in covered:
            found += _far_above(figures, indicator)
            found += _gaps(figures, indicator)
            found += _over_the_years(figures, past, indicator)
    return seen(figures, (*found, *signal_gaps.missing(figures, past)))


def _covered(catalogue: Mapping[str, Indicator]) -> set[str]:
    """Indicators whose other side is one of its own (families with a latrine, and without)."""
    bad = {code for code, known in catalogue.items() if known.worse == "up"}
    rest = {term.indicator for code in bad for term in catalogue[code].formula if term.sign < 0}
    for code, known in catalogue.items():
        whole = catalogue.get(known.of)
        parts = {term.indicator for term in whole.formula} if whole is not None else set()
        if known.worse == "down" and code in parts and parts & bad:
            rest.add(code)
    return rest


def _pair(figures: Table, indicator: Indicator, place: str, sex: str) -> Pair | None:
    """The part and whole of a place; None when one is unknown or they cannot be."""
    if not indicator.of:
        return None
    part = situation.value(figures, indicator.code, place, sex)
    whole = situation.value(figures, indicator.of, place, sex)
    if part is None or not whole or not 0 <= part <= whole:
        return None
    return Pair(part, whole, part if indicator.worse == "up" else whole - part)


def may_be_told(figures: Table, indicator: Indicator, place: str, *counts: Decimal) -> bool:
    """Whether these counts of a place may stand in a sentence that travels (field.md 6.4)."""
    small = any(0 < count < NAMED for count in counts)
    if place == figures.commune:
        return not (indicator.sensitive and small)
    return indicator.sensitivity == "open" or (indicator.sensitivity == "careful" and not small)


def _telling(figures: Table, indicator: Indicator, place: str, pair: Pair, *others: Pair) -> bool:
    counts = [count for each in (pair, *others) for count in (each.part, each.bad)]
    return pair.bad >= FEWEST and may_be_told(figures, indicator, place, *counts)


def _sexes(indicator: Indicator) -> tuple[str, ...]:
    """Sensitive matters are told of all children together."""
    return ("t",) if indicator.sensitive else indicator.sexes


def _of_pair(pair: Pair, prefix: str = "") -> dict[str, object]:
    names = ("value", "whole") if not prefix else (prefix, f"{prefix}_whole")
    share = f"{prefix}_share" if prefix else "share"
    return {names[0]: pair.part, names[1]: pair.whole, share: pair.share}


def _few(indicator: Indicator, pair: Pair) -> dict[str, object]:
    """The interval of a rate over a small whole, in the direction that is shown."""
    if pair.whole >= FEW:
        return {}
    shown = wilson(pair.part, pair.whole)
    return {"low_share": shown.low, "high_share": shown.high}


def _far_above(figures: Table, indicator: Indicator) -> Iterator[Signal]:
    """Villages whose interval lies wholly on the bad side of all other villages together."""
    for sex in _sexes(indicator):
        pairs = {
            village: pair
            for village in figures.villages
            if (pair := _pair(figures, indicator, village, sex)) is not None
        }
        for village, pair in pairs.items():
            rest = _together([each for place, each in pairs.items() if place != village])
            if rest is None or not _telling(figures, indicator, village, pair):
                continue
            over = wilson(pair.bad, pair.whole).low - rest.bad_share
            if over > 0:
                rule = "above" if indicator.worse == "up" else "below"
                details = {**_of_pair(pair), "rest_share": rest.share, **_few(indicator, pair)}
                rows = (_row(pair, village, sex, figures), _row(rest, "", sex, figures))
                yield _signal(
                    rule, indicator, village, sex, figures, details, rows, over * pair.whole
                )


def _together(pairs: Sequence[Pair]) -> Pair | None:
    """Several villages as one; None where there are too few children or families to compare."""
    whole = sum((pair.whole for pair in pairs), Decimal(0))
    if whole < FEW:
        return None
    part = sum((pair.part for pair in pairs), Decimal(0))
    return Pair(part, whole, sum((pair.bad for pair in pairs), Decimal(0)))


def _row(pair: Pair, place: str, sex: str, figures: Table) -> Row:
    return Row(place, sex, figures.year, pair.part, pair.whole)


def _signal(
    rule: str,
    indicator: Indicator,
    place: str,
    sex: str,
    figures: Table,
    details: Mapping[str, object],
    rows: tuple[Row, ...],
    weight: Decimal,
    code: str = "",
) -> Signal:
    code = f"signal.{code or rule}"
    return Signal(
        rule, code, indicator.code, place, sex, figures.year, details, rows, max(weight, Decimal(0))
    )


def _gaps(figures: Table, indicator: Indicator) -> Iterator[Signal]:
    """Girls or boys worse off than the other: in the commune, else in single villages."""
    if indicator.split != "fmt" or indicator.sensitive:
        return
    whole = _gap(figures, indicator, figures.commune)
    if whole is not None:
        yield whole
    for village in figures.villages:
        found = _gap(figures, indicator, village)
        if found is not None and (whole is None or whole.sex != found.sex):
            yield found


def _gap(figures: Table, indicator: Indicator, place: str) -> Signal | None:
    girls = _pair(figures, indicator, place, "f")
    boys = _pair(figures, indicator, place, "m")
    if girls is None or boys is None:
        return None
    between = difference(girls.bad, girls.whole, boys.bad, boys.whole)
    if between.low > 0:
        sex, worse, other, least = "f", girls, boys, between.low
    elif between.high < 0:
        sex, worse, other, least = "m", boys, girls, -between.high
    else:
        return None
    if not _telling(figures, indicator, place, worse, other):
        return None
    details = {**_of_pair(worse), **_of_pair(other, "other"), **_few(indicator, worse)}
    rows = (_row(girls, place, "f", figures), _row(boys, place, "m", figures))
    weight = least * worse.whole
    return _signal("gap", indicator, place, sex, figures, details, rows, weight, f"gap_{sex}")


def _over_the_years(
    figures: Table, past: Sequence[Table], indicator: Indicator
) -> Iterator[Signal]:
    """Worse than last year beyond doubt; else, in the commune, worse two years in a row."""
    for place in (*figures.villages, figures.commune):
        jumped = [
            found
            for sex in _sexes(indicator)
            if past and (found := _since_last_year(figures, past[0], indicator, place, sex))
        ]
        yield from jumped
        if place == figures.commune and not jumped and len(past) > 1:
            found = _three_years(figures, past[:2], indicator)
            if found is not None:
                yield found


def _rule_of(indicator: Indicator) -> str:
    return "rose" if indicator.worse == "up" else "fell"


def _since_last_year(
    figures: Table, last: Table, indicator: Indicator, place: str, sex: str
) -> Signal | None:
    now = _pair(figures, indicator, place, sex)
    before = _pair(last, indicator, place, sex)
    if now is None or before is None or not _telling(figures, indicator, place, now, before):
        return None
    over = wilson(now.bad, now.whole).low - wilson(before.bad, before.whole).high
    if over <= 0:
        return None
    details = {**_of_pair(now), **_of_pair(before, "before"), **_few(indicator, now)}
    rows = (_row(before, place, sex, last), _row(now, place, sex, figures))
    rule = _rule_of(indicator)
    return _signal(rule, indicator, place, sex, figures, details, rows, over * now.whole)


def _three_years(figures: Table, past: Sequence[Table], indicator: Indicator) -> Signal | None:
    """A count or rate of the commune that became worse twice, by a tenth at least."""
    tables = (past[1], past[0], figures)
    if indicator.of:
        pairs = [_pair(table, indicator, figures.commune, "t") for table in tables]
        return _rates_of_years(figures, tables, indicator, [p for p in pairs if p is not None])
    if indicator.unit == "km":
        return None
    found = [situation.value(table, indicator.code, figures.commune, "t") for table in tables]
    counts = [count for count in found if count is not None]
    if len(counts) < len(tables) or not _worsened(indicator, counts):
        return None
    if max(counts) < SMALLEST_COUNT or not may_be_told(
        figures, indicator, figures.commune, *counts
    ):
        return None
    details = dict(zip(("first_count", "before", "value"), counts, strict=True))
    rows = tuple(
        Row(figures.commune, "t", table.year, count)
        for table, count in zip(tables, counts, strict=True)
    )
    return _of_years(figures, indicator, details, rows, abs(counts[2] - counts[0]), "years")


def _rates_of_years(
    figures: Table, tables: Sequence[Table], indicator: Indicator, pairs: Sequence[Pair]
) -> Signal | None:
    if len(pairs) < len(tables) or not _worsened(indicator, [each.share for each in pairs]):
        return None
    first, before, now = pairs
    if now.bad < SMALLEST_COUNT or not _telling(figures, indicator, figures.commune, now, *pairs):
        return None
    details = {
        **_of_pair(now),
        "before_share": before.share,
        "first_share": first.share,
        **_few(indicator, now),
    }
    rows = tuple(
        _row(pair, figures.commune, "t", table) for table, pair in zip(tables, pairs, strict=True)
    )
    weight = (wilson(now.bad, now.whole).low - first.bad_share) * now.whole
    return _of_years(figures, indicator, details, rows, weight, "years_rate")


def _of_years(
    figures: Table,
    indicator: Indicator,
    details: Mapping[str, object],
    rows: tuple[Row, ...],
    weight: Decimal,
    ending: str,
) -> Signal:
    rule = _rule_of(indicator)
    years = {"first_year": figures.year - 2, "before_year": figures.year - 1}
    told = {**details, **years}
    code = f"{rule}_{ending}"
    return _signal(rule, indicator, figures.commune, "t", figures, told, rows, weight, code)


def _worsened(indicator: Indicator, values: Sequence[Decimal]) -> bool:
    first, before, now = values
    if indicator.worse == "down":
        first, before, now = -first, -before, -now
    return first < before < now and now - first >= abs(first) * LEAST_CHANGE
