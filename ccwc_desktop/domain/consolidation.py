"""Many communes' plans as one list of proposed projects, with totals (riel)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from . import budget, projects
from .plans import Plan


@dataclass(frozen=True, slots=True)
class Proposed:
    """A project on the district's list. `children` are girls and boys who benefit, or None."""

    commune: str
    code: str
    number: int
    name_km: str
    name_en: str
    sector: str
    children: int | None
    amount: int
    by_year: dict[int, int]
    by_source: dict[str, int]
    priority_km: str = ""
    priority_en: str = ""

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.name_km if language == "km" else self.name_en


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over a list (riel): all of it, and by commune, sector, source and year."""

    amount: int
    projects: int
    by_commune: dict[str, int]
    by_sector: dict[str, int]
    by_source: dict[str, int]
    by_year: dict[int, int]


def listing(plans: Iterable[Plan]) -> tuple[Proposed, ...]:
    """All projects by commune code, then project number."""
    rows = []
    for plan in sorted(plans, key=lambda plan: plan.commune):
        titles = {problem.uid: problem for problem in plan.problems}
        for project in sorted(plan.projects, key=lambda project: project.number):
            problem = titles.get(project.priority)
            rows.append(
                Proposed(
                    commune=plan.commune,
                    code=projects.code(plan.commune, plan.cip_year, project.number),
                    number=project.number,
                    name_km=project.name("km"),
                    name_en=project.name("en"),
                    sector=project.sector,
                    children=_children(project),
                    amount=budget.project_total(project),
                    by_year=_by_year(project),
                    by_source=_by_source(project),
                    priority_km=problem.title("km") if problem else "",
                    priority_en=problem.title("en") if problem else "",
                )
            )
    return tuple(rows)


def _children(project: projects.Project) -> int | None:
    known = [count for count in (project.girls, project.boys) if count is not None]
    return sum(known) if known else None


def _by_year(project: projects.Project) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for line in project.lines:
        year = line.year or project.year
        if year is not None:
            sums[year] += line.amount
    return dict(sorted(sums.items()))


def _by_source(project: projects.Project) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for line in project.lines:
        for share in budget.shares(line):
            sums[share.source] += share.amount or 0
    return {source: sums[source] for source in budget.SOURCES if source in sums}


def totals(rows: Iterable[Proposed]) -> Totals:
    """Sums of a list."""
    listed = tuple(rows)
    by_commune: dict[str, int] = defaultdict(int)
    by_sector: dict[str, int] = defaultdict(int)
    by_source: dict[str, int] = defaultdict(int)
    by_year: dict[int, int] = defaultdict(int)
    for row in listed:
        by_commune[row.commune] += row.amount
        by_sector[row.sector] += row.amount
        for source, amount in row.by_source.items():
            by_source[source] += amount
        for year, amount in row.by_year.items():
            by_year[year] += amount
    return Totals(
        amount=sum(row.amount for row in listed),
        projects=len(listed),
        by_commune=dict(by_commune),
        by_sector=dict(by_sector),
        by_source={source: by_source[source] for source in budget.SOURCES if source in by_source},
        by_year=dict(sorted(by_year.items())),
    )
