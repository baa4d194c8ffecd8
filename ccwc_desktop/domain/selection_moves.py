"""Taking a proposal over: which projects, and which lines of projects in part, get which year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .plans import Plan
from .projects import Project
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
    it.
    """
    several = tuple(several)
    found = ((each, _placing(each, several)) for each in plan.projects)
    return {
        project.uid: place
        for project, place in found
        if place is not None and (place.lines or place.year != project.year)
    }


def _placing(project: Project, several: Sequence[Fits]) -> Placing | None:
    """None where the proposal leaves it as it is."""
    chosen = [(piece, fits.year) for fits in several for piece in fits.chosen(project.uid)]
    if not chosen:
        home = next((fits for fits in several if project.uid in fits.own), None)
        goes = home is not None and project.uid not in home.unready and project.year == home.year
        return Placing(None) if goes else None
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
