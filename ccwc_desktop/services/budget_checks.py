"""Checks of the budget proposal: list them, accept a soft one with a reason, take that back."""

from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import budget_checks, budget_terms
from ccwc_desktop.domain.budget_checks import OVER, Remark
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language import spelling
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import AcceptedRow, CeilingRow, ProblemRow, ProjectRow

from . import budget, plans, signals
from .done import Call, Done

NOW = -1
"""As much as is over a ceiling now."""


def listing(session: Session, plan: int) -> tuple[Remark, ...]:
    """Every remark on the proposal, hard ones first; accepted ones carry their reason."""
    value = plans.value(session, plan)
    return of_plan(value, removed=without_priority(session, plan))


def of_plan(
    plan: Plan, figures: Table | None = None, removed: Collection[str] = ()
) -> tuple[Remark, ...]:
    """The remarks on a plan value; `figures` are its newest, when somebody made the table already.

    `removed` are the projects (uids) whose priority was taken away, which only a workbook knows.
    """
    return budget_checks.checks(
        plan,
        signals.tables_of(plan)[0] if figures is None else figures,
        reference.working_seasons(),
        {each.uid: (_key(each.name_km), _key(each.name_en)) for each in plan.projects},
        removed,
    )


def without_priority(session: Session, plan: int) -> frozenset[str]:
    """Uids of projects that answered a problem which was taken away."""
    live = select(ProblemRow.uid).where(ProblemRow.plan_id == plan, ProblemRow.removed.is_(False))
    wanted = select(ProjectRow.uid).where(
        ProjectRow.plan_id == plan,
        ProjectRow.removed.is_(False),
        ProjectRow.priority != "",
        ProjectRow.priority.not_in(live),
    )
    return frozenset(session.scalars(wanted))


def accept(
    session: Session, plan: int, check: str, subject: str, reason: str, up_to: int | None = NOW
) -> Done:
    """Let a remark (its code and subject) stand with a reason; an empty one takes that back.

    The reason for passing a ceiling is kept with the ceiling, beside how much is over now, or was
    over (`up_to`, riel; None: not known); it stands for no more. Raises Refused("checks.no_reason")
    for a reason of nothing but spaces, Refused("gone") for a ceiling that is not there.
    """
    if reason and not reason.strip():
        raise Refused("checks.no_reason")
    told = reason.strip()
    if check == OVER:
        return _explain(session, plan, subject, told, up_to)
    row = session.scalar(select(AcceptedRow).filter_by(plan_id=plan, check=check, subject=subject))
    old = row.reason if row is not None else ""
    if row is not None and told:
        row.reason = told
    elif row is not None:
        session.delete(row)
    elif told:
        session.add(AcceptedRow(plan_id=plan, check=check, subject=subject, reason=told))
    arguments = {"plan": plan, "check": check, "subject": subject, "reason": old}
    return Done(told, Call("budget_checks.accept", arguments))


def take_back(session: Session, plan: int, check: str, subject: str) -> Done:
    """Let a remark wait again for a reason."""
    return accept(session, plan, check, subject, "")


def _explain(session: Session, plan: int, subject: str, reason: str, up_to: int | None) -> Done:
    source, _colon, year = subject.partition(":")
    wanted = select(CeilingRow).filter_by(plan_id=plan, source=source)
    row = next((each for each in session.scalars(wanted) if str(each.year) == year), None)
    if row is None:
        raise Refused("gone", uid=subject)
    before = budget_terms.up_to(plans.accepted(session, plan)).get((source, row.year))
    old = {"plan": plan, "check": OVER, "subject": subject, "reason": row.reason, "up_to": before}
    if up_to == NOW:
        uses = budget.balance(session, plan).uses
        use = next(each for each in uses if (each.source, each.year) == (source, row.year))
        up_to = max(-(use.left or 0), 0)
    budget.set_ceiling(session, plan, source, row.year, row.amount, reason)
    kept = select(AcceptedRow).where(
        AcceptedRow.plan_id == plan,
        AcceptedRow.check == OVER,
        AcceptedRow.subject.startswith(f"{subject}:", autoescape=True),
    )
    for each in session.scalars(kept):
        session.delete(each)
    session.flush()
    if reason and up_to is not None:
        told = f"{subject}:{up_to}"
        session.add(AcceptedRow(plan_id=plan, check=OVER, subject=told, reason=""))
    return Done(reason, Call("budget_checks.accept", old))


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    """Folded once: every edit asks again for all names."""
    return spelling.search_key(text)
