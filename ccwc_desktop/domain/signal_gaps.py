"""Signals of what is missing: villages, sexes and groups of children that no figure tells of."""

from collections.abc import Iterator, Mapping, Sequence

from . import situation
from .signals import Signal
from .situation import Indicator, Table

CORE = ("population", "education", "registration", "health", "water")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "disability": ("DIS-1", "DIS-2", "DIS_CARD", "DISABLED"),
    "minority": ("EQ-1", "INDIGENOUS_FAMILIES"),
}


def missing(figures: Table, past: Sequence[Table]) -> Iterator[Signal]:
    """What the figures of a year leave out; `past` are the tables of the years before.

    Nothing before half of the villages were entered: what is still to be typed is no finding.
    """
    entered = {place for _code, place, _sex in figures.entered if place in figures.villages}
    if 2 * len(entered) < len(figures.villages):
        return
    yield from _unknown_villages(figures)
    yield from _sexes_together(figures)
    yield from _never_filled(figures, past)


def _counted(figures: Table, section: str) -> list[Indicator]:
    """What is counted by village in a section of the catalogue."""
    return [
        known
        for known in figures.catalogue.values()
        if known.section == section
        and not known.derived
        and known.level == "village"
        and not known.sensitive
    ]


def _unknown_villages(figures: Table) -> Iterator[Signal]:
    """Villages of which nothing is known where others told something."""
    told = {
        section: {
            village
            for village in figures.villages
            if any(
                situation.value(figures, known.code, village, sex) is not None
                for known in _counted(figures, section)
                for sex in known.sexes
            )
        }
        for section in CORE
    }
    for village in figures.villages:
        silent = tuple(
            section for section in CORE if told[section] and village not in told[section]
        )
        if silent:
            details = {"sections": silent}
            yield Signal("unknown", "signal.unknown", "", village, "t", figures.year, details)


def _sexes_together(figures: Table) -> Iterator[Signal]:
    """Figures of which only a total is known, where girls and boys should be told apart."""
    for section in CORE:
        mixed = [known for known in _counted(figures, section) if _is_mixed(figures, known)]
        if mixed:
            details = {"section": section, "count": len(mixed)}
            yield Signal(
                "together",
                "signal.together",
                mixed[0].code,
                figures.commune,
                "t",
                figures.year,
                details,
            )


def _is_mixed(figures: Table, known: Indicator) -> bool:
    if known.split != "fmt":
        return False
    sexes = {
        sex
        for place in (*figures.villages, figures.commune)
        for sex in known.sexes
        if situation.value(figures, known.code, place, sex) is not None
    }
    return sexes == {"t"}


def _never_filled(figures: Table, past: Sequence[Table]) -> Iterator[Signal]:
    """Groups of children of whom no figure was ever written."""
    if not figures.entered:
        return
    for group, codes in GROUPS.items():
        kept = [code for code in codes if code in figures.catalogue]
        written = any(
            figure.value is not None and code in kept
            for table in (figures, *past)
            for (code, _place, _sex), figure in table.entered.items()
        )
        if kept and not written:
            code = f"signal.never_{group}"
            yield Signal("never", code, kept[0], figures.commune, "t", figures.year)
