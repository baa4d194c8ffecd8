"""The next planning year: bringing over what the last plan did not finish."""

from dataclasses import dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import year_roll
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.year_roll import Unfinished
from ccwc_desktop.store.schema import PlanRow, ProblemRow

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


def carry(session: Session, plan: int, problem: str) -> Done:
    """A problem of an earlier plan goes on in `plan`; gives its new uid.

    Raises Refused("gone") for one that is not there any more, or goes on already.
    """
    row = rows.by_uid(session, ProblemRow, problem)
    goes_on = {each.carried_from for each in problems.listing(session, plan)}
    if row.removed or row.plan_id == plan or problem in goes_on:
        raise Refused("gone", uid=problem)
    new = year_roll.carried_on(
        rows.value_of(Problem, row),
        rows.new_uid(),
        rows.next_number(session, ProblemRow, ProblemRow.plan_id == plan),
    )
    columns = {field.name: getattr(new, field.name) for field in fields(Problem)}
    position = rows.next_position(session, ProblemRow, ProblemRow.plan_id == plan)
    session.add(ProblemRow(plan_id=plan, position=position, **columns))
    return Done(new.uid, Call("problems.remove", {"uid": new.uid}))


def _before(session: Session, plan: int) -> PlanRow | None:
    own = session.get(PlanRow, plan)
    if own is None:
        raise Refused("plan.none")
    wanted = select(PlanRow).where(PlanRow.cip_year < own.cip_year)
    return session.scalar(wanted.order_by(PlanRow.cip_year.desc()).limit(1))
