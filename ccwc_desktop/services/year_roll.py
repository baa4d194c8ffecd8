"""The next planning year: what waits in the plan before it (`problems.carry_on` takes it over)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import year_roll
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.year_roll import Unfinished
from ccwc_desktop.store.schema import PlanRow

from . import plans, problems


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


def _before(session: Session, plan: int) -> PlanRow | None:
    own = session.get(PlanRow, plan)
    if own is None:
        raise Refused("plan.none")
    wanted = select(PlanRow).where(PlanRow.cip_year < own.cip_year)
    return session.scalar(wanted.order_by(PlanRow.cip_year.desc()).limit(1))
