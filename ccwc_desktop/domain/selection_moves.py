"""Taking a proposal over: which projects, and which lines of projects in part, get which year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from . import budget
from .plans import Plan
from .projects import Project
from .selection import Purse
from .selection_projects import PROMISED, costs
from .selection_projects import home as home_of
from .selection_years import Fits


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a project goes: its year (None: not placed), and lines (uid) that get another one."""

    year: int | None
    lines: Mapping[str, int] = field(default_factory=dict)


def taking_over(plan: Plan, several: Iterable[Fits]) -> dict[str, Placing]:
    """Project (uid) -> its new place, for those that move when a proposal is taken over.

    A project in one year gets that year. One whose parts are in several gets the first, and the
    lines of later parts theirs. Of one that is in only in part, the lines of that part get their
    year while the project itself is not placed: its other lines wait. A line that has a year keeps
    it. One that stands in a year and is left out leaves it, also where a source is still missing:
    its other lines would take from the ceilings. One without an amount takes nothing and stays.
    """
    several = tuple(several)
    found = ((each, _placing(each, several)) for each in plan.projects)
    return {
        project.uid: place
        for project, place in found
        if place is not None and (place.lines or place.year != project.year)
    }


@dataclass(frozen=True, slots=True)
class StillOver:
    """A year whose ceilings are passed by `riel` even then, with what keeps its place in it.

    `promised` and `dated` are uids: promised or under way, or with lines that have that year as
    their own.
    """

    year: int
    riel: int
    promised: tuple[str, ...]
    dated: tuple[str, ...]


def after(plan: Plan, moves: Mapping[str, Placing]) -> tuple[Project, ...]:
    """The projects as they stand when the moves are made."""
    return tuple(
        replace(
            each,
            year=moves[each.uid].year,
            lines=tuple(
                replace(line, year=moves[each.uid].lines.get(line.uid, line.year))
                for line in each.lines
            ),
        )
        if each.uid in moves
        else each
        for each in plan.projects
    )


def still_over(plan: Plan, several: Iterable[Fits]) -> tuple[StillOver, ...]:
    """The years that are over a ceiling after the proposal was taken over."""
    several = tuple(several)
    projects = after(plan, taking_over(plan, several))
    uses = budget.uses(projects, plan.ceilings, [fits.year for fits in several])
    found = []
    for fits in several:
        passed = {
            (each.source, each.year): -each.left
            for each in uses
            if each.year == fits.year and each.left is not None and each.left < 0
        }
        if passed:
            staying = [each for each in projects if _takes(each, passed)]
            promised = tuple(each.uid for each in staying if each.support in PROMISED)
            inside = {*promised, *fits.proposed}
            dated = tuple(each.uid for each in staying if each.uid not in inside)
            found.append(StillOver(fits.year, sum(passed.values()), promised, dated))
    return tuple(found)


def _takes(project: Project, purses: Collection[Purse]) -> bool:
    taken = costs(project.lines, project.year or home_of(project) or 0)
    return any(taken.get(purse, 0) > 0 for purse in purses)


def _placing(project: Project, several: Sequence[Fits]) -> Placing | None:
    """None where the proposal leaves it as it is."""
    chosen = [(piece, fits.year) for fits in several for piece in fits.chosen(project.uid)]
    if not chosen:
        home = next((fits for fits in several if project.uid in fits.own), None)
        if home is None or project.year != home.year:
            return None
        return None if home.unready.get(project.uid) == "no_amount" else Placing(None)
    asked = {piece.uid for fits in several for piece in fits.of(project.uid)}
    whole = asked == {piece.uid for piece, _year in chosen}
    year = min(year for _piece, year in chosen) if whole else None
    dated = {
        line.uid: own
        for piece, own in chosen
        for line in piece.lines
        if line.year is None and own != year
    }
    return Placing(year, dated)
