"""Money: lines, sources, ceilings and sums, in whole riel.

An amount is quantity x unit price, rounded half-up once per line; every total is a sum of lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .projects import Project

SOURCES = (
    "cs_admin",
    "cs_dev",
    "social",
    "own",
    "contribution",
    "department",
    "ngo",
    "carried",
    "other",
)
NOT_KNOWN: Mapping[tuple[str, int], int] = MappingProxyType({})
QUANTITY_PLACES = 3
MARKS = ("direct", "shared", "none")
"""How far a line is for children and women: all of it, a share with a reason, nothing."""


@dataclass(frozen=True, slots=True)
class Funding:
    """What a source is asked to pay of a line (riel); None means all that the others leave.

    `approved`, `revised` and `spent` (riel) are figures of their own, None until known: none of
    them ever replaces what was proposed.
    """

    source: str
    amount: int | None = None
    approved: int | None = None
    revised: int | None = None
    spent: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to pay: `quantity` (up to 3 decimals) x `unit_price` (riel).

    `year` None means the year of its project. `chapter` and `account` are codes of the chart of
    accounts. `part` is the village or the phase ("1", "2" ...) of a project that can be done in
    part, "" what every part needs. `children` is one of `MARKS`, "" as its project says;
    `children_percent` (1-99) goes with "shared". `price_source` tells where and from whom the
    price is known, `price_date` since when.
    """

    uid: str
    description_km: str = ""
    description_en: str = ""
    unit: str = ""
    quantity: Decimal = Decimal(0)
    unit_price: int = 0
    year: int | None = None
    chapter: str = ""
    account: str = ""
    quarter: int | None = None
    part: str = ""
    children: str = ""
    children_percent: int | None = None
    children_reason: str = ""
    price_source: str = ""
    price_date: date | None = None
    funding: tuple[Funding, ...] = ()

    @property
    def amount(self) -> int:
        """Whole riel."""
        return _product(self.quantity, self.unit_price)

    def description(self, language: str) -> str:
        """The description in `language`, or in the other one when that is all there is."""
        wanted, other = self.description_km, self.description_en
        return (wanted or other) if language == "km" else (other or wanted)


@lru_cache(maxsize=1 << 14)  # after an edit all other lines are as they were
def _product(quantity: Decimal, unit_price: int) -> int:
    return int((quantity * unit_price).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most a source can give in a year (riel), and the reason when it is passed.

    `basis` says who set it ("" as usual for that source).
    """

    source: str
    year: int
    amount: int
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A ceiling beside what the plan takes from it (riel). `amount` None: no ceiling known.

    `basis` says who set it ("" as usual for that source). `up_to` is by how much it was passed
    (riel) when the reason was given; None where nobody knows.
    """

    source: str
    year: int
    amount: int | None
    used: int
    reason: str = ""
    basis: str = ""
    up_to: int | None = None

    @property
    def explained(self) -> bool:
        """Whether a reason stands: for no more than was over when it was given."""
        enough = self.up_to is None or self.left is None or -self.left <= self.up_to
        return bool(self.reason.strip()) and enough

    @property
    def left(self) -> int | None:
        """What remains; negative when over the ceiling."""
        return None if self.amount is None else self.amount - self.used


def payments(line: Line) -> list[tuple[Funding, int]]:
    """What each source pays of a line (riel); sources that are left nothing drop out."""
    amount = line.amount
    if len(line.funding) == 1 and line.funding[0].amount is None:  # nearly every line
        return [(line.funding[0], amount)] if amount > 0 else []
    rest = max(amount - sum(each.amount or 0 for each in line.funding), 0)
    paid = []
    for each in line.funding:
        if each.amount is not None:
            paid.append((each, each.amount))
        elif rest:
            paid.append((each, rest))
            rest = 0
    return paid


def shares(line: Line) -> tuple[Funding, ...]:
    """The line's funding with every amount known; sources that are left nothing drop out."""
    return tuple(
        replace(each, amount=riel) if each.amount is None else each for each, riel in payments(line)
    )


def unfunded(line: Line) -> int:
    """Riel of a line that no source pays; negative when sources give too much."""
    return line.amount - sum(riel for _share, riel in payments(line))


def project_total(project: "Project") -> int:
    """Riel of all lines of a project."""
    return sum(line.amount for line in project.lines)


def by_year(project: "Project") -> dict[int | None, int]:
    """Programme year -> riel of a project's lines; None holds those that have no year."""
    sums: dict[int | None, int] = defaultdict(int)
    for line in project.lines:
        sums[line.year or project.year] += line.amount
    return dict(sums)


def by_source(projects: Iterable["Project"]) -> dict[str, dict[int, int]]:
    """source -> programme year -> riel; lines without a year are not placed and not counted."""
    sums: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for project in projects:
        for line in project.lines:
            year = line.year or project.year
            if year is None:
                continue
            for share, riel in payments(line):
                sums[share.source][year] += riel
    return {source: dict(sums[source]) for source in SOURCES if source in sums}


def uses(
    projects: Iterable["Project"],
    ceilings: Iterable[Ceiling],
    years: Iterable[int],
    up_to: Mapping[tuple[str, int], int] = NOT_KNOWN,
) -> tuple[Use, ...]:
    """Every source and year that has a ceiling or is used, in the fixed order of sources.

    `up_to` says how much a source and year was over when its reason was given (riel).
    """
    return uses_of(by_source(projects), ceilings, years, up_to)


def uses_of(
    taken: Mapping[str, Mapping[int, int]],
    ceilings: Iterable[Ceiling],
    years: Iterable[int],
    up_to: Mapping[tuple[str, int], int] = NOT_KNOWN,
) -> tuple[Use, ...]:
    """The same from sums by source and year."""
    wanted = tuple(years)
    known = {(each.source, each.year): each for each in ceilings}
    rows = []
    for source in SOURCES:
        for year in wanted:
            ceiling = known.get((source, year))
            used = taken.get(source, {}).get(year, 0)
            if ceiling is not None:
                told = ceiling.reason, ceiling.basis, up_to.get((source, year))
                rows.append(Use(source, year, ceiling.amount, used, *told))
            elif used:
                rows.append(Use(source, year, None, used))
    return tuple(rows)


def left_and_over(uses_: Iterable[Use], year: int) -> tuple[int, int] | None:
    """What the ceilings of a year leave, and by how much others are passed (riel, both from 0).

    They are never set off: what one source has left does not pay for another. None when no
    ceiling of the year is known.
    """
    known = [use.left for use in uses_ if use.year == year and use.left is not None]
    if not known:
        return None
    return sum(left for left in known if left > 0), -sum(left for left in known if left < 0)


def total(projects: Iterable["Project"]) -> int:
    """Riel of all projects, placed or not."""
    return sum(project_total(project) for project in projects)
