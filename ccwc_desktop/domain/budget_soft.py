"""What can hardly be in a budget proposal, and stands only with a reason."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from . import affected, alike, child_share, cycle, seasons
from .budget_remarks import Remark, at_line, at_project
from .child_share import Share
from .figure_checks import CHILDREN
from .plans import Plan
from .projects import Project
from .seasons import Season
from .situation import Table

PRICE_YEARS = 2
"""A price that is so many years old when the programme begins is an old one."""
NOTHING = ("", "")


def remarks(
    plan: Plan,
    figures: Table | None,
    times: Sequence[Season],
    folded: Mapping[str, tuple[str, str]],
    removed: Collection[str],
) -> Iterator[Remark]:
    """All soft remarks of a plan; the arguments are those of `budget_checks.checks`."""
    known = {each.uid: each for each in plan.projects}
    for project in plan.projects:
        yield from _of_project(project, times)
        yield from _prices(project, plan.cip_year)
        yield from _beside(project, cycle.programme_years(plan.cip_year))
        yield from _needs(project, known)
        if figures is not None:
            yield from _reach(project, figures)
        if project.uid in removed:
            yield at_project(project, "priority_removed", "priority")
    yield from _twice(plan.projects, folded)
    yield from _floors(plan)


def _floors(plan: Plan) -> Iterator[Remark]:
    """Years that give children and women less than the district asked for."""
    shares = child_share.by_year(plan.projects)
    for year in cycle.programme_years(plan.cip_year):
        reached = shares.get(year, Share())
        floor = child_share.floor(plan.terms, reached)
        if floor is not None and floor.short and reached.total:
            told = {"year": year, "wanted": floor.wanted, "short": floor.short}
            yield Remark("below_floor", str(year), "view:terms:", told)


def _of_project(project: Project, times: Sequence[Season]) -> Iterator[Remark]:
    if not project.responsible.strip():
        yield at_project(project, "responsible", "responsible")
    if any(each.unit.strip() and each.quantity is None for each in project.outputs):
        yield at_project(project, "results", "outputs")
    bare = [line for line in project.lines if not (line.chapter or line.account)]
    if bare:
        told = {"count": len(bare)}
        yield at_project(project, "accounts", f"line:{bare[0].uid}:account", told)
    if project.kind == "building":
        if not project.maintenance.strip():
            yield at_project(project, "maintenance", "maintenance")
        for study in ("environment_study", "land_study"):
            if getattr(project, study) is None:
                yield at_project(project, study, study)
    if project.kind == "activity" and project.start_month is None:
        yield at_project(project, "month", "start_month")
    if project.support == "promised" and not project.partner.strip():
        yield at_project(project, "partner", "partner")
    for season in seasons.against(project, times):
        subject = f"{project.uid}:{season.key}"
        yield at_project(project, "season", "start_month", {"season": season.key}, subject)


def _beside(project: Project, years: Collection[int]) -> Iterator[Remark]:
    """Lines paid in a year of the programme before the project begins or after it ends.

    Villages and phases of a project in parts may follow in later years.
    """
    if project.year is None or project.year not in years:
        return
    last = project.end_year or project.year
    for line in project.lines:
        if project.divided and line.part:
            continue
        if line.year and line.year in years and not project.year <= line.year <= last:
            told = {"year": line.year, "first": project.year, "last": last}
            yield at_line(project, line, "line_year_beside", "year", told)


def _prices(project: Project, cip_year: int) -> Iterator[Remark]:
    """Prices are looked at by project: one reason ("offers of three shops") is for many lines."""
    paid = [line for line in project.lines if line.unit_price]
    bare = [line for line in paid if not line.price_source.strip() or line.price_date is None]
    limit = date(cip_year - PRICE_YEARS, 1, 1)
    old = [line for line in paid if line.price_date is not None and line.price_date < limit]
    for code, lines, field in (
        ("price_basis", bare, "price_source"),
        ("price_old", old, "price_date"),
    ):
        if lines:
            target = f"line:{lines[0].uid}:{field}"
            yield at_project(project, code, target, {"count": len(lines), "years": PRICE_YEARS})
    if any(line.amount for line in project.lines):  # else the project has no amount at all
        for line in project.lines:
            if not line.unit_price:
                yield at_line(project, line, "price_zero", "unit_price")


def _needs(project: Project, known: Mapping[str, Project]) -> Iterator[Remark]:
    mine = _first_year(project)
    for uid in project.needs:
        other = known.get(uid)
        if other is None or mine is None:
            continue
        theirs = _first_year(other)
        if theirs is None or (theirs, *_months(other, project)) > (mine, *_months(project, other)):
            code = "needs_not_placed" if theirs is None else "needs_later"
            told = {"other": other.name("km"), "other_number": other.number}
            yield at_project(project, code, "needs", told, f"{project.uid}:{uid}")


def _first_year(project: Project) -> int | None:
    """The year it begins in; None while it is not placed."""
    years = [project.year, *(line.year for line in project.lines)]
    return min((year for year in years if year is not None), default=None)


def _months(project: Project, other: Project) -> tuple[int, ...]:
    """The month it begins in, where both are known."""
    both = project.start_month, other.start_month
    return () if both[0] is None or both[1] is None else (both[0],)


def _reach(project: Project, figures: Table) -> Iterator[Remark]:
    """Children it helps, beside those of its villages, or of the commune where these are unknown.

    Girls are held against girls and boys against boys; both are said together where both are over.
    """
    if project.girls is None and project.boys is None:
        return
    villages = affected.counted(figures, CHILDREN, project.villages)
    place, girls, boys = "villages", villages.girls, villages.boys
    if not villages.known:
        place = "commune"
        girls, boys = (_count(figures, sex) for sex in ("f", "m"))
    over_girls = girls is not None and (project.girls or 0) > girls
    over_boys = boys is not None and (project.boys or 0) > boys
    said, have = (project.girls or 0, project.boys or 0), (girls or 0, boys or 0)
    if over_girls and over_boys:
        told = {"said": sum(said), "have": sum(have)}
        yield at_project(project, f"reach_children_{place}", "girls", told)
    elif over_girls or over_boys:
        sex, at = ("girls", 0) if over_girls else ("boys", 1)
        told = {"said": said[at], "have": have[at]}
        yield at_project(project, f"reach_{sex}_{place}", sex, told)


def _count(figures: Table, sex: str) -> int | None:
    return affected.at(figures, CHILDREN, figures.commune, sex)


def _twice(listed: Sequence[Project], folded: Mapping[str, tuple[str, str]]) -> Iterator[Remark]:
    """Alike names in one village; each pair once, told of the second."""
    by_village = defaultdict(list)
    for place, project in enumerate(listed):
        for village in project.villages:
            by_village[village].append(place)
    pairs = {pair for places in by_village.values() for pair in combinations(places, 2)}
    for first, second in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        one, other = listed[first], listed[second]
        if _alike(folded.get(one.uid, NOTHING), folded.get(other.uid, NOTHING)):
            told = {"other": one.name("km"), "other_number": one.number}
            yield at_project(other, "twice", "villages", told, f"{one.uid}:{other.uid}")


@lru_cache(maxsize=20_000)
def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Kept, for after every edit all pairs in a village are looked at again."""
    return bool(alike.nearest(other, {"": one}))
