"""The next planning year: what waits in the plan before it.

`problems.carry_on` takes a problem over, `carry_projects` takes projects.
"""

from dataclasses import dataclass, fields

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ccwc_desktop.domain import going_on, year_roll
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.going_on import GoingOn
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.year_roll import Unfinished
from ccwc_desktop.store.schema import LineRow, PlanRow, ProjectRow

from . import plans, problems, rows
from .done import Call, Done


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the plan before this one; `cip_year` 0 when there is no plan before it."""

    cip_year: int
    problems: tuple[Unfinished, ...]


def waiting(session: Session, plan: int) -> Waiting:
    """Problems of the newest earlier plan that do not go on in `plan` yet, priorities first."""
    last = _before(session, plan)
    if last is None:
        return Waiting(0, ())
    carried = {each.carried_from for each in problems.listing(session, plan)}
    whole = plans.value(session, last.id, with_figures=False)
    return Waiting(last.cip_year, year_roll.unfinished(whole, carried))


@dataclass(frozen=True, slots=True)
class WaitingProjects:
    """Projects that wait in the plan before this one; `cip_year` 0 when there is none."""

    cip_year: int
    projects: tuple[GoingOn, ...]


def projects_waiting(session: Session, plan: int) -> WaitingProjects:
    """Projects of the newest earlier plan that are planned for this plan's years, in its order."""
    last = _before(session, plan)
    if last is None:
        return WaitingProjects(0, ())
    carried = {each.carried_from for each in plans.projects(session, plan)}
    whole = plans.value(session, last.id, with_figures=False)
    year = session.get_one(PlanRow, plan).cip_year
    return WaitingProjects(last.cip_year, going_on.going_on(whole, year, carried))


def carry_projects(session: Session, plan: int, projects: tuple[str, ...]) -> Done:
    """Projects of the plan before go on in `plan` with the lines they still need; gives new uids.

    Raises Refused("gone") for one that does not wait (any more).
    """
    waiting = {each.project.uid: each.project for each in projects_waiting(session, plan).projects}
    year = session.get_one(PlanRow, plan).cip_year
    goes_on_as = {
        each.carried_from: each.uid for each in problems.listing(session, plan) if each.carried_from
    }
    made = []
    for uid in projects:
        if uid not in waiting:
            raise Refused("gone", uid=uid)
        old = waiting[uid]
        new = going_on.carried_on(
            old,
            year,
            rows.new_uid(),
            rows.next_number(session, ProjectRow, ProjectRow.plan_id == plan),
            {line.uid: rows.new_uid() for line in old.lines},
            goes_on_as,
        )
        _store(session, plan, new)
        made.append(new.uid)
    return Done(tuple(made), Call("year_roll.take_back", {"projects": tuple(made)}))


def take_back(session: Session, projects: tuple[str, ...]) -> Done:
    """Take projects away again that were carried on."""
    session.execute(update(ProjectRow).where(ProjectRow.uid.in_(projects)).values(removed=True))
    return Done(projects, Call("year_roll.bring_back", {"projects": projects}))


def bring_back(session: Session, projects: tuple[str, ...]) -> Done:
    """The opposite of `take_back`."""
    session.execute(update(ProjectRow).where(ProjectRow.uid.in_(projects)).values(removed=False))
    return Done(projects, Call("year_roll.take_back", {"projects": projects}))


def _store(session: Session, plan: int, project: Project) -> None:
    columns = {f.name: getattr(project, f.name) for f in fields(Project) if f.name != "lines"}
    position = rows.next_position(session, ProjectRow, ProjectRow.plan_id == plan)
    session.add(ProjectRow(plan_id=plan, position=position, **columns))
    session.flush()
    for place, line in enumerate(project.lines):
        parts = {f.name: getattr(line, f.name) for f in fields(Line)}
        session.add(LineRow(project=project.uid, position=place, **parts))
    session.flush()


def _before(session: Session, plan: int) -> PlanRow | None:
    own = session.get(PlanRow, plan)
    if own is None:
        raise Refused("plan.none")
    wanted = select(PlanRow).where(PlanRow.cip_year < own.cip_year)
    return session.scalar(wanted.order_by(PlanRow.cip_year.desc()).limit(1))
