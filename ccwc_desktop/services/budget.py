"""The balance of a plan: what each source can give, and what the projects take."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import budget, proposal
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.store.schema import CeilingRow, PlanRow

from . import plans
from .done import Call, Done


def balance(session: Session, plan: int) -> Balance:
    """The live balance of a plan."""
    year = session.get_one(PlanRow, plan).cip_year
    ceilings, accepted = plans.ceilings(session, plan), plans.accepted(session, plan)
    return proposal.balance(year, plans.projects(session, plan), ceilings, accepted)


def set_ceiling(
    session: Session,
    plan: int,
    source: str,
    year: int,
    amount: int | None,
    reason: str = "",
    basis: str | None = None,
) -> Done:
    """The most a source gives in a year (None: no ceiling known), or the reason for passing it.

    `basis` says who set it; None leaves what is said.

    Raises Refused("ceiling.below_zero" | "line.no_such_source").
    """
    if source not in budget.SOURCES:
        raise Refused("line.no_such_source", source=source)
    if amount is not None and amount < 0:
        raise Refused("ceiling.below_zero", value=amount)
    row = session.scalar(select(CeilingRow).filter_by(plan_id=plan, source=source, year=year))
    old: tuple[int | None, str, str]
    old = (row.amount, row.reason, row.basis) if row is not None else (None, "", "")
    told = old[2] if basis is None else basis
    if row is not None and amount is None:
        session.delete(row)
    elif row is not None and amount is not None:
        row.amount, row.reason, row.basis = amount, reason, told
    elif amount is not None:
        session.add(
            CeilingRow(
                plan_id=plan, source=source, year=year, amount=amount, reason=reason, basis=told
            )
        )
    arguments = {
        "plan": plan,
        "source": source,
        "year": year,
        "amount": old[0],
        "reason": old[1],
        "basis": old[2],
    }
    return Done(amount, Call("budget.set_ceiling", arguments))
