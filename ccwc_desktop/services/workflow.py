"""How far the plan is: every step with its state and what is missing."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from ccwc_desktop.domain import figure_checks, ranking, workflow
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.workflow import Standing, StepState
from ccwc_desktop.store import reference

from . import budget_checks, plans, signals


def progress(session: Session, plan: int) -> tuple[StepState, ...]:
    """The steps of the path for a plan; one that was edited after it was sent is to be sent."""
    value = plans.value(session, plan)
    last = plans.last_version(session, plan)
    sent = last is not None and last.uid == value.uid and last.state != "frozen"
    return progress_of(value, sent, budget_checks.without_priority(session, plan))


def progress_of(
    plan: Plan, sent: bool = False, removed: Collection[str] = ()
) -> tuple[StepState, ...]:
    """The steps of the path for a plan value; `removed` as `budget_checks.of_plan` takes it."""
    now, *past = signals.tables_of(plan)
    standing = Standing(
        plan=plan,
        figures=now,
        doubts=figure_checks.doubts(now, past, reference.plausible_ratios()),
        ranked=ranking.order_of(plan).rows,
        headline=reference.tiles(),
        sent=sent,
        remarks=budget_checks.of_plan(plan, now, removed),
    )
    return workflow.progress(standing)
