"""How sure the order of a plan is: `sureness` for the scores that count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import acceptability, member_scores, ranking, score_table, sureness
from .acceptability import Acceptability
from .plans import Plan
from .ranking import Order
from .score_table import ScoreTable
from .sureness import Finding, Whole


@dataclass(frozen=True, slots=True)
class Sure:
    """The order as the scores alone give it, and a finding for each of its rows.

    Another way than the weighted one has no findings.
    """

    order: Order
    table: ScoreTable
    accepted: tuple[Acceptability, ...]
    findings: tuple[Finding, ...]
    whole: Whole


def table_of(plan: Plan) -> ScoreTable:
    """The scores that count, of the problems that have all of them; empty for other ways."""
    order = calculated(plan)
    if plan.ways.way != "weighted":
        return score_table.table((), order.criteria, ())
    members = tuple(member.uid for member in plan.committee)
    counting = member_scores.counting(plan.scores, plan.ways.scored_by, members)
    placed = (row.problem for row in order.rows if row.rank is not None)
    return score_table.table(placed, order.criteria, counting)


def calculated(plan: Plan) -> Order:
    """The order without what the committee decided otherwise."""
    return ranking.order_of(replace(plan, decisions=()))


def drawn_from(table: ScoreTable) -> object:
    """What the shares depend on: the marks, neither the weights nor the order of the problems."""
    return table.criteria, table.scale, dict(zip(table.problems, table.marks, strict=True))


def sure(plan: Plan, accepted: Iterable[Acceptability] | None = None) -> Sure:
    """How sure the order is; `accepted` are the shares of `table_of(plan)` where they are known."""
    order, table = calculated(plan), table_of(plan)
    if plan.ways.way != "weighted":
        return Sure(order, table, (), (), Whole("nothing"))
    known = acceptability.acceptability(table) if accepted is None else tuple(accepted)
    found = sureness.findings(order.rows, table, known)
    return Sure(order, table, known, found, sureness.whole(order.rows, found))
