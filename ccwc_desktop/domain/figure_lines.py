"""The figures of one indicator as lines of a table (a village a line), and trends over the years.

Pure arithmetic over `situation.Table`; what is unknown stays None.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from . import situation
from .figure_checks import Doubt
from .situation import Figure, Indicator, Key, Table

SEVERAL = "several"
"""The source of a line whose numbers come from more than one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: how it is known ("entered", "derived", "unknown"), whether one can be typed."""

    value: Decimal | None
    state: str
    takes: bool
    accepted: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A place (village or commune) with its cells by sex.

    `whole` is the indicator's `of` by sex, `rate` the share of it (0-1), `before` the total of the
    year before, `source` a key of "figure_sources", SEVERAL or "" for none.
    """

    place: str
    cells: Mapping[str, Cell]
    whole: Mapping[str, Decimal | None]
    rate: Decimal | None
    before: Decimal | None
    source: str


def lines(
    figures: Table, last: Table | None, code: str, doubts: Iterable[Doubt] = ()
) -> tuple[Line, ...]:
    """A line for each village and, last, for the commune; `doubts`: see `figure_checks`."""
    mine = _by_cell(code, doubts)
    known = figures.catalogue[code]
    places = (*figures.villages, figures.commune)
    return tuple(_line(figures, last, known, place, mine) for place in places)


def cells(
    figures: Table, code: str, place: str, doubts: Iterable[Doubt] = ()
) -> Mapping[str, Cell]:
    """The cells of one line, by sex."""
    known, mine = figures.catalogue[code], _by_cell(code, doubts)
    return {sex: _cell(figures, known, place, sex, mine) for sex in known.sexes}


def _by_cell(code: str, doubts: Iterable[Doubt]) -> Mapping[tuple[str, str], list[Doubt]]:
    """The doubts about one indicator by place and sex."""
    mine: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        if doubt.indicator == code:
            mine.setdefault((doubt.place, doubt.sex), []).append(doubt)
    return mine


def _line(
    figures: Table,
    last: Table | None,
    known: Indicator,
    place: str,
    doubts: Mapping[tuple[str, str], list[Doubt]],
) -> Line:
    cells = {sex: _cell(figures, known, place, sex, doubts) for sex in known.sexes}
    whole = {
        sex: situation.value(figures, known.of, place, sex) if known.of else None
        for sex in known.sexes
    }
    return Line(
        place=place,
        cells=cells,
        whole=whole,
        rate=situation.rate(cells["t"].value, whole["t"]),
        before=situation.value(last, known.code, place, "t") if last is not None else None,
        source=_source(figures, known, place),
    )


def _cell(
    figures: Table,
    known: Indicator,
    place: str,
    sex: str,
    doubts: Mapping[tuple[str, str], list[Doubt]],
) -> Cell:
    own = figures.entered.get((known.code, place, sex))
    state = situation.state(figures, known.code, place, sex)
    return Cell(
        value=situation.value(figures, known.code, place, sex),
        state=state,
        takes=not known.derived and state != "derived",
        accepted=own.accepted if own is not None else "",
        doubts=tuple(doubts.get((place, sex), ())),
    )


def _source(figures: Table, known: Indicator, place: str) -> str:
    entered = (figures.entered.get((known.code, place, sex)) for sex in known.sexes)
    sources = {each.source for each in entered if each is not None and each.value is not None}
    if len(sources) > 1:
        return SEVERAL
    return sources.pop() if sources else ""


def keeps_commune(figures: Table, code: str) -> bool:
    """Whether a number of the whole commune is typed or may be: no village has one to add up.

    A derived number and a distance have none of their own.
    """
    known = figures.catalogue[code]
    if known.derived or known.unit == "km":
        return False
    cells = [(figures.entered.get((code, figures.commune, sex))) for sex in known.sexes]
    if any(own is not None and own.value is not None for own in cells):
        return True
    return all(
        situation.state(figures, code, village, sex) == "unknown"
        for village in figures.villages
        for sex in known.sexes
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """A number over the years, oldest first; `mood` is "good", "bad" or "" for children."""

    values: tuple[Decimal, ...]
    value: Decimal | None
    change: Decimal | None
    mood: str


def trend(known: Indicator, years: Sequence[Decimal | None]) -> Trend:
    """The last of `years` against the one before it; a change is None when either is unknown."""
    value = years[-1] if years else None
    before = years[-2] if len(years) > 1 else None
    change = None if value is None or before is None else value - before
    mood = ""
    if change and known.worse:
        mood = "bad" if (change > 0) == (known.worse == "up") else "good"
    return Trend(tuple(each for each in years if each is not None), value, change, mood)


def highest(lines_of_villages: Sequence[Line]) -> Line | None:
    """The village with the highest rate (or number, where there is no whole); None for none."""
    rated = [line for line in lines_of_villages if line.rate]
    if rated:
        return max(rated, key=lambda line: line.rate or Decimal(0))
    counted = [line for line in lines_of_villages if line.cells["t"].value]
    return max(counted, key=lambda line: line.cells["t"].value or Decimal(0), default=None)


def usual_source(known: Indicator, lines_of_villages: Sequence[Line]) -> str:
    """Who most numbers of an indicator come from; its usual source while there are none."""
    sources = [line.source for line in lines_of_villages if line.source not in ("", SEVERAL)]
    return max(sources, key=sources.count) if sources else known.source


def typed(
    figures: Table,
    code: str,
    numbers: Iterable[tuple[str, str, Decimal | None]],
    usual: str,
    source: str = "",
) -> tuple[Figure, ...]:
    """The figures that (place, sex, number) become.

    They come from `source` where the person said one: then what another source told stays beside.
    Else a number that is corrected keeps its source, and a new one has the `usual` one. What was
    said of an old number (accepted) is not true of the new one and goes, also for what is worked
    out from it.
    """
    made: dict[Key, Figure] = {}
    for place, sex, number in numbers:
        own = figures.entered.get((code, place, sex))
        told = own.source if own is not None and own.value is not None else usual
        said = told if number is None else source or told
        made[code, place, sex] = Figure(code, place, figures.year, sex, number, said)
        for follows in _worked_out_from(figures, code, place):
            made.setdefault(follows.key, replace(follows, accepted=""))
    return tuple(made.values())


def _worked_out_from(figures: Table, code: str, place: str) -> Iterable[Figure]:
    """What was accepted of numbers that follow from this one at its place."""
    for (other, there, _sex), own in figures.entered.items():
        if own.value is None and own.accepted and there == place and _needs(figures, other, code):
            yield own


def _needs(figures: Table, code: str, part: str) -> bool:
    known = figures.catalogue.get(code)
    terms = known.formula if known is not None else ()
    return code == part or any(_needs(figures, term.indicator, part) for term in terms)


def with_source(figures: Table, code: str, place: str, source: str) -> tuple[Figure, ...]:
    """The numbers of a line moved to another source: each old one emptied, then the new one."""
    keys = ((code, place, sex) for sex in figures.catalogue[code].sexes)
    entered = (figures.entered.get(key) for key in keys)
    return tuple(
        moved
        for own in entered
        if own is not None and own.value is not None and own.source != source
        for moved in (emptied(own), replace(own, source=source))
    )


def emptied(own: Figure) -> Figure:
    """The figure with nothing in it: what takes it away."""
    return Figure(own.indicator, own.place, own.year, own.sex, None, own.source)


def with_reason(figures: Table, code: str, place: str, sex: str, reason: str) -> Figure:
    """A number with the reason why it is right; a total that is added up keeps only the reason."""
    own = figures.entered.get((code, place, sex), Figure(code, place, figures.year, sex, None))
    return replace(own, accepted=reason)
