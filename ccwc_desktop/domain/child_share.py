"""How much of a proposal is for children and women, counted line by line.

A line is marked "direct" (all of it counts), "shared" (its percent counts, rounded half-up to the
riel once per line) or "none". Without a mark of its own it counts as its project does: all of it
when the project answers a priority of children, else nothing. No law sets a least share; a floor
is what the district asked for (field.md 3.5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .budget import MARKS, Line
from .budget_terms import Terms
from .projects import Project


@dataclass(frozen=True, slots=True)
class Share:
    """Riel for children and women, of a total (riel)."""

    children: int = 0
    total: int = 0

    @property
    def part(self) -> Fraction | None:
        """The part of the total (0-1), None of nothing."""
        return Fraction(self.children, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Floor:
    """What the district asked for in one year (riel), and what the year falls short of it.

    `percent` and `amount` are None while not asked for; `short` is 0 when both are reached.
    """

    percent: int | None
    amount: int | None
    wanted: int
    short: int
    basis: str = ""


def mark_of(project: Project, line: Line) -> str:
    """One of `MARKS`: the line's own mark, or what its project makes of it."""
    if line.children in MARKS:
        return line.children
    return "direct" if project.priority else "none"


def percent_of(project: Project, line: Line) -> int:
    """The percent of a line (0-100) that counts; a shared line without a percent counts nothing."""
    match mark_of(project, line):
        case "direct":
            return 100
        case "shared":
            return line.children_percent or 0
        case _:
            return 0


def riel_of(project: Project, line: Line) -> int:
    """Riel of a line that are for children."""
    return part(line.amount, percent_of(project, line))


def part(amount: int, percent: int) -> int:
    """A percent of an amount (riel), rounded half-up to the riel."""
    return (amount * percent + 50) // 100


def share(projects: Iterable[Project]) -> Share:
    """The share of all lines, placed in a year or not."""
    return _sum((project, line) for project in projects for line in project.lines)


def by_year(projects: Iterable[Project]) -> dict[int | None, Share]:
    """The share of each year that has lines; None holds what is not placed in a year."""
    placed: dict[int | None, list[tuple[Project, Line]]] = {}
    for project in projects:
        for line in project.lines:
            placed.setdefault(line.year or project.year, []).append((project, line))
    return {year: _sum(lines) for year, lines in placed.items()}


def whole(years: Mapping[int | None, Share]) -> Share:
    """The years of `by_year` together."""
    return Share(
        sum(each.children for each in years.values()), sum(each.total for each in years.values())
    )


def in_year(projects: Iterable[Project], year: int) -> Share:
    """The share of one year."""
    return by_year(projects).get(year, Share())


def by_mark(projects: Iterable[Project], year: int) -> dict[str, Share]:
    """The lines of a year by mark: `total` is what they cost, `children` what of it counts."""
    found: dict[str, list[tuple[Project, Line]]] = {mark: [] for mark in MARKS}
    for project in projects:
        for line in project.lines:
            if (line.year or project.year) == year:
                found[mark_of(project, line)].append((project, line))
    return {mark: _sum(lines) for mark, lines in found.items()}


def last_year(terms: Terms, before: Iterable[Project], year: int) -> Share | None:
    """The share of `year`, the one before a plan's first; None while it is not known.

    It comes from the projects of the plan before (`before`) when they ask for something in that
    year, else from the terms; terms that give more to children than in all are of no use.
    """
    found = in_year(before, year)
    if found.total:
        return found
    whole, children = terms.last_total, terms.last_children
    if not whole or children is None or not 0 <= children <= whole:
        return None
    return Share(children, whole)


def floor(terms: Terms, reached: Share) -> Floor | None:
    """The floor of a year beside what it reaches; None when the district set none.

    A percent is of the total of the year and is rounded up: less would not reach it.
    """
    if terms.floor_percent is None and terms.floor_amount is None:
        return None
    of_percent = -(-reached.total * (terms.floor_percent or 0) // 100)
    wanted = max(of_percent, terms.floor_amount or 0)
    return Floor(
        percent=terms.floor_percent,
        amount=terms.floor_amount,
        wanted=wanted,
        short=max(wanted - reached.children, 0),
        basis=terms.floor_basis,
    )


def _sum(lines: Iterable[tuple[Project, Line]]) -> Share:
    children = total = 0
    for project, line in lines:
        amount = line.amount
        total += amount
        children += part(amount, percent_of(project, line))
    return Share(children, total)
