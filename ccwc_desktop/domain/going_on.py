"""Projects of the last plan that go on in the next: the programme rolls from year to year."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from . import budget
from .budget import Line
from .plans import Plan
from .projects import Project


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A project of the last plan; `amount` (riel) is what it still costs from the new year on."""

    project: Project
    amount: int


def going_on(last: Plan, cip_year: int, carried: Collection[str] = ()) -> tuple[GoingOn, ...]:
    """What of `last` is planned for `cip_year` or later, or was never placed, in its order.

    Left out are projects in `carried` (uids that go on already).
    """
    waiting = []
    for project in last.projects:
        lines = lines_from(project, cip_year)
        if project.uid not in carried and (lines or _open(project, cip_year)):
            waiting.append(GoingOn(project, sum(line.amount for line in lines)))
    return tuple(waiting)


def lines_from(project: Project, cip_year: int) -> tuple[Line, ...]:
    """The lines of `cip_year` or later, and those without a year."""
    return tuple(
        line
        for line in project.lines
        if (year := line.year or project.year) is None or year >= cip_year
    )


def carried_on(
    project: Project,
    cip_year: int,
    uid: str,
    number: int,
    line_uids: Mapping[str, str],
    priorities: Mapping[str, str],
) -> Project:
    """The same project in the plan of `cip_year`.

    `line_uids` gives each old line its new uid; `priorities` says which problem of the new plan an
    old problem goes on as. Amounts that were approved, revised or spent stay with the old plan, and
    so do the projects it needed; who benefits is kept, to be looked at again.
    """
    lines = tuple(
        replace(
            line,
            uid=line_uids[line.uid],
            funding=tuple(budget.Funding(each.source, each.amount) for each in line.funding),
        )
        for line in lines_from(project, cip_year)
    )
    year = project.year
    if year is not None and year < cip_year:
        year = min((line.year for line in lines if line.year is not None), default=None)
    return replace(
        project,
        uid=uid,
        number=number,
        priority=priorities.get(project.priority, ""),
        year=year,
        needs=(),
        carried_from=project.uid,
        lines=lines,
    )


def _open(project: Project, cip_year: int) -> bool:
    """Not placed yet, or placed later, though nothing is costed."""
    return not project.lines and (project.year is None or project.year >= cip_year)
