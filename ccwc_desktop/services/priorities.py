"""Scoring problems, the committee's own decisions, and the children's order beside them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import member_scores, priorities, ranking, suggesting
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.suggested_scores import Suggestion
from ccwc_desktop.store.schema import (
    CriterionRow,
    DecisionRow,
    MemberRow,
    ProblemRow,
    ScoreRow,
)

from . import plans, rows, situation
from .done import Call, Done


def order(session: Session, plan: int) -> Order:
    """The ranked problems of a plan."""
    return ranking.order_of(plans.value(session, plan, with_figures=False))


def suggestions(session: Session, plan: Plan) -> Mapping[tuple[str, str], Suggestion]:
    """Scores that a plan and its newest figures suggest; see `suggesting.suggestions`."""
    known = situation.years(session)
    figures = situation.table(session, known[0] if known else plan.cip_year - 1)
    return suggesting.suggestions(plan, ranking.order_of(plan), figures)


def left_behind(session: Session, plan: int) -> int:
    """How many scores were given by people who are no longer members: kept, counted nowhere."""
    members = select(MemberRow.uid).where(MemberRow.removed.is_(False))
    given = plans.scores(session, plan)
    return len(member_scores.of_others(given, set(session.scalars(members))))


def score(
    session: Session, plan: int, problem: str, criterion: str, value: int | None, member: str = ""
) -> Done:
    """Give 0-5, or take a score back with None; `member` (uid) is who gives it, "" all together.

    Raises Refused("priority.score_range" | "gone").
    """
    if value is not None and not 0 <= value <= priorities.HIGHEST:
        raise Refused("priority.score_range", value=value)
    if value is not None:
        rows.by_uid(session, ProblemRow, problem)
        _criterion(session, plan, criterion)
        _present(session, member)
    key = {"plan_id": plan, "problem": problem, "criterion": criterion, "member": member}
    row = session.scalar(select(ScoreRow).filter_by(**key))
    old = row.value if row is not None else None
    if row is None and value is not None:
        session.add(ScoreRow(**key, value=value))
    elif row is not None and value is None:
        session.delete(row)
    elif row is not None and value is not None:
        row.value = value
    arguments = {"plan": plan, "problem": problem, "criterion": criterion, "value": old}
    return Done(value, Call("priorities.score", {**arguments, "member": member}))


def weigh(session: Session, plan: int, criterion: str, weight: int) -> Done:
    """Change a criterion's weight; raises Refused("priority.weight_range" | "gone")."""
    if not 0 <= weight <= 100:
        raise Refused("priority.weight_range", value=weight)
    row = _criterion(session, plan, criterion)
    old = rows.change(row, {"weight": weight})
    arguments = {"plan": plan, "criterion": criterion, **old}
    return Done(weight, Call("priorities.weigh", arguments))


def decide(session: Session, plan: int, problem: str, rank: int | None, reason: str = "") -> Done:
    """Give a problem its place by decision (None: leave it to its score).

    The list moves as under a hand: other decided problems keep their neighbours, not their number.
    Raises Refused("priority.reason_needed" | "priority.place_range" | "gone"): a decision prints
    its reason.
    """
    others = tuple(each for each in plans.decisions(session, plan) if each.problem != problem)
    if rank is None:
        return Done(None, arrange(session, plan, others).undo)
    if not reason.strip():
        raise Refused("priority.reason_needed")
    if rank < 1:
        raise Refused("priority.place_range", value=rank)
    rows.by_uid(session, ProblemRow, problem)
    listed = [row.problem for row in order(session, plan).rows if row.rank is not None]
    new = priorities.moved(listed, others, Decision(problem, rank, reason))
    return Done(rank, arrange(session, plan, new).undo)


def arrange(session: Session, plan: int, decisions: tuple[Decision, ...]) -> Done:
    """Replace all decisions of a plan that can be seen."""
    before = plans.decisions(session, plan)
    rows.replace_by_problem(session, DecisionRow, plan, before, decisions)
    return Done(decisions, Call("priorities.arrange", {"plan": plan, "decisions": before}))


def _present(session: Session, member: str) -> None:
    if member and rows.by_uid(session, MemberRow, member).removed:
        raise Refused("gone", uid=member)


def _criterion(session: Session, plan: int, code: str) -> CriterionRow:
    row = session.scalar(select(CriterionRow).filter_by(plan_id=plan, code=code))
    if row is None:
        raise Refused("gone", uid=code)
    return row
