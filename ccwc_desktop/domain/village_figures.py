"""The table of figures by village as it may be read by whom: which cells, which are kept back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import situation, suppression
from .plans import Plan
from .situation import Figure, Indicator, Key, Table
from .suppression import Range, Sum

Thing = tuple[str, str]  # indicator, sex


@dataclass(frozen=True, slots=True)
class VillageFigures:
    """The cells of a table: `values` of villages and commune, `hidden` those kept back."""

    table: Table
    things: tuple[Thing, ...]
    values: Mapping[Key, Decimal | None]
    hidden: Mapping[Key, Range]

    @property
    def places(self) -> tuple[str, ...]:
        """The villages by their codes."""
        return tuple(sorted(self.table.villages))


def newest_year(plan: Plan) -> int | None:
    """The newest year with figures that a plan looks at; None for a plan without any."""
    years = {figure.year for figure in plan.figures if figure.year < plan.cip_year}
    return max(years, default=None)


def tables(plan: Plan, catalogue: Mapping[str, Indicator], newest: int, count: int) -> list[Table]:
    """The figures of `count` years up to the newest, oldest first."""
    villages = [village.code for village in plan.villages]
    return [
        situation.table(year, plan.commune, villages, catalogue, plan.figures)
        for year in range(newest - count + 1, newest + 1)
    ]


def by_village(table: Table, things: Iterable[Thing], audience: str) -> VillageFigures:
    """The cells for an audience: "public", "official" or "internal".

    A sensitive indicator is told by village to nobody outside the commune: it has no cells at all
    unless the table is internal. In a public one 1-4 of a careful indicator are hidden, with what
    would give them away.
    """
    known = table.catalogue
    shown = tuple(
        (code, sex)
        for code, sex in things
        if code in known and (audience == "internal" or not known[code].sensitive)
    )
    places = (*table.villages, table.commune)
    values = {
        (code, place, sex): situation.value(table, code, place, sex)
        for code, sex in shown
        for place in places
    }
    hidden: Mapping[Key, Range] = {}
    if audience == "public":
        careful = [key for key in values if known[key[0]].sensitivity != "open"]
        hidden = suppression.hidden(values, careful, _sums(table, shown, values))
    return VillageFigures(table, shown, values, hidden)


def _sums(
    table: Table, things: Sequence[Thing], values: Mapping[Key, Decimal | None]
) -> list[Sum[Key]]:
    """What a reader may add up: villages to the commune, girls and boys to all."""
    found = [
        Sum((code, table.commune, sex), tuple((code, village, sex) for village in table.villages))
        for code, sex in things
        if table.catalogue[code].adds_up
    ]
    for code in {code for code, _sex in things}:
        if all((code, sex) in things for sex in situation.SEXES):
            found += [
                Sum((code, place, "t"), ((code, place, "f"), (code, place, "m")))
                for place in (*table.villages, table.commune)
            ]
    return [each for each in found if _adds_up(each, values)]


def _adds_up(each: Sum[Key], values: Mapping[Key, Decimal | None]) -> bool:
    """A total that somebody typed apart may be no sum; then nothing follows from it."""
    parts = [values[part] for part in each.parts]
    total = values[each.total]
    if total is None or any(part is None for part in parts):
        return all((part or 0) >= 0 for part in parts)
    return sum(part for part in parts if part is not None) == total


def sources(table: Table, things: Iterable[Thing]) -> tuple[str, ...]:
    """The sources of what is told, those that tell most first; derived numbers have those of their
    inputs."""
    codes = _inputs(table.catalogue, {code for code, _sex in things})
    told: list[str] = [
        figure.source
        for figure in table.entered.values()
        if figure.indicator in codes and figure.value is not None and figure.source
    ]
    return tuple(sorted(set(told), key=lambda source: (-told.count(source), source)))


def _inputs(catalogue: Mapping[str, Indicator], codes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    open_ = list(codes)
    while open_:
        code = open_.pop()
        if code in found or code not in catalogue:
            continue
        found.add(code)
        open_ += [term.indicator for term in catalogue[code].formula]
    return found


def told(figures: Iterable[Figure]) -> bool:
    """Whether any figure says a number."""
    return any(figure.value is not None for figure in figures)
