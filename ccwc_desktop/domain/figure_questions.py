"""The figures of one place as questions, one after another: the way a village's book is filled in.

The order is that of the grid and of the printed form: sections, then figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from . import figure_lines, situation
from .figure_checks import Doubt
from .figure_lines import Cell
from .situation import Indicator, Key, Table


@dataclass(frozen=True, slots=True)
class Question:
    """One figure of a place, with what helps to answer it.

    `before` is last year's number by sex. `commune` is the sum of the villages that are known, by
    sex, `villages_known` how many these are: it grows while the paper is typed. None where a sum
    says nothing (kilometres, numbers of the whole commune).
    """

    indicator: Indicator
    place: str
    cells: Mapping[str, Cell]
    before: Mapping[str, Decimal | None]
    commune: Mapping[str, Decimal] | None
    villages_known: int


def asked(figures: Table, codes: Iterable[str], place: str) -> tuple[str, ...]:
    """The codes among `codes` that are typed for `place`, in their order."""
    once = place == figures.commune
    known = (figures.catalogue[code] for code in codes)
    return tuple(each.code for each in known if not each.derived and each.counted_once == once)


def question(
    figures: Table, last: Table | None, code: str, place: str, doubts: Iterable[Doubt] = ()
) -> Question:
    """What is asked of `place` about the figure `code`."""
    known = figures.catalogue[code]
    before = {
        sex: situation.value(last, code, place, sex) if last is not None else None
        for sex in known.sexes
    }
    told = [village for village in figures.villages if _is_known(figures, known, village)]
    adds_up = known.adds_up and not known.counted_once
    sums = {sex: _sum(figures, code, told, sex) for sex in known.sexes} if adds_up else None
    cells = figure_lines.cells(figures, code, place, doubts)
    return Question(known, place, cells, before, sums, len(told))


def _is_known(figures: Table, known: Indicator, village: str) -> bool:
    return situation.value(figures, known.code, village, "t") is not None


def _sum(figures: Table, code: str, villages: Iterable[str], sex: str) -> Decimal:
    numbers = (situation.value(figures, code, village, sex) for village in villages)
    return sum((number for number in numbers if number is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class SectionState:
    """How many cells of a section are known, of how many; `first_gap` is the next to fill."""

    section: str
    known: int
    wanted: int
    first_gap: Key | None


def by_section(figures: Table, codes: Iterable[str]) -> tuple[SectionState, ...]:
    """Completeness of each section that something is typed in, in the order of `codes`."""
    cells: dict[str, list[Key]] = {}
    for cell in situation.village_cells(figures, codes):
        cells.setdefault(figures.catalogue[cell[0]].section, []).append(cell)
    found = []
    for section, mine in cells.items():
        gaps = [cell for cell in mine if situation.value(figures, *cell) is None]
        first = gaps[0] if gaps else None
        found.append(SectionState(section, len(mine) - len(gaps), len(mine), first))
    return tuple(found)
