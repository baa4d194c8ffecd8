"""The three-year programme: projects by sector, what each costs in which year, who supports it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import budget, cycle, merging, ranking
from .beneficiaries import together
from .plans import Plan
from .problems import SECTORS
from .projects import Project

FOLDED_INTO = {"gender": "social"}
"""Where a sector is counted when the district knows four only."""


@dataclass(frozen=True, slots=True)
class People:
    """Who benefits, in people: all, women and girls, children; None when nobody knows."""

    total: int | None
    female: int | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A project in the programme (riel).

    `rank` is the place of the priority it answers, None for none. `by_year` holds the programme
    years in which it costs something; `elsewhere` is what lies outside them or has no year yet.
    """

    project: Project
    rank: int | None
    people: People
    cost: int
    by_year: Mapping[int, int]
    elsewhere: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """The projects of a sector in the order of their priorities, with their sums (riel)."""

    key: str
    entries: tuple[Entry, ...]
    cost: int
    by_year: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole programme; sectors without a project are left out. Sums are riel."""

    years: tuple[int, int, int]
    sectors: tuple[Sector, ...]
    cost: int
    by_year: Mapping[int, int]
    elsewhere: int


def programme_of(plan: Plan) -> Programme:
    """The programme of a plan: sectors in their fixed order, then the priorities' places."""
    years = cycle.programme_years(plan.cip_year)
    ranks = _ranks(plan)
    entries = [_entry(project, ranks.get(project.priority), years) for project in plan.projects]
    entries.sort(key=lambda e: (e.rank is None, e.rank or 0, e.project.number))
    sectors = []
    for key in SECTORS:
        own = tuple(e for e in entries if _sector(e.project, plan.terms.four_sectors) == key)
        if own:
            sectors.append(Sector(key, own, sum(each.cost for each in own), _sums(own, years)))
    return Programme(
        years,
        tuple(sectors),
        sum(each.cost for each in entries),
        _sums(entries, years),
        sum(each.elsewhere for each in entries),
    )


def by_support(programme: Programme) -> dict[str, tuple[Entry, ...]]:
    """Entries by their support, in the order districts list them; "" has not been said."""
    entries = [entry for sector in programme.sectors for entry in sector.entries]
    kept = {
        support: tuple(each for each in entries if each.project.support == support)
        for support in ("under_way", "promised", "not_promised", "")
    }
    return {support: each for support, each in kept.items() if each}


def people(project: Project) -> People:
    """Who benefits; what is not known is left out of a sum, and a sum of nothing is None."""
    return People(
        together((project.girls, project.boys, project.women, project.men)),
        together((project.girls, project.women)),
        together((project.girls, project.boys)),
    )


def _ranks(plan: Plan) -> dict[str, int]:
    """The place of each problem; one that was put together with another has the whole's."""
    order = ranking.order_of(plan)
    own = {row.problem: row.final_rank for row in order.rows if row.final_rank is not None}
    wholes = {part: own[whole] for part, whole in merging.targets(plan.problems).items()
              if whole in own}  # fmt: skip
    return {**wholes, **own}


def _entry(project: Project, rank: int | None, years: tuple[int, ...]) -> Entry:
    cost, by_year = 0, dict.fromkeys(years, 0)
    for line in project.lines:
        amount, year = line.amount, line.year or project.year
        cost += amount
        if year in by_year:
            by_year[year] += amount
    used = {share.source for line in project.lines for share in budget.shares(line)}
    return Entry(
        project=project,
        rank=rank,
        people=people(project),
        cost=cost,
        by_year={year: amount for year, amount in by_year.items() if amount},
        elsewhere=cost - sum(by_year.values()),
        sources=tuple(source for source in budget.SOURCES if source in used),
    )


def _sector(project: Project, four: bool) -> str:
    return FOLDED_INTO.get(project.sector, project.sector) if four else project.sector


def _sums(entries: Iterable[Entry], years: tuple[int, ...]) -> dict[int, int]:
    listed = tuple(entries)
    return {year: sum(each.by_year.get(year, 0) for each in listed) for year in years}
