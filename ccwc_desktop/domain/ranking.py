"""A plan's problems in their order: the committee's, the children's, and how far they agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import (
    ballots,
    budget,
    consultations,
    contests,
    levels,
    member_scores,
    merging,
    priorities,
    problems,
)
from .plans import Plan
from .priorities import Criterion, Ranked, Value
from .problems import Problem
from .ranking_ways import Ways

METHODS = {
    "weighted": "weighted-sum-0-5",
    "dots": "dot-votes-mean-of-groups",
    "pairs": "pairwise-wins",
    "levels": "high-medium-low",
}
"""The names of the ways in what goes to other programs."""
ALIKE, PARTLY = 0.7, 0.3  # how tau-b is told in words: a convention, not a test of significance


@dataclass(frozen=True, slots=True)
class Order:
    """The ranked rows, best first, with what they were made of.

    `scores` are those the committee agreed on, keyed by (problem uid, criterion code). `agreement`
    is tau-b (-1 to 1) or None.
    """

    rows: tuple[Ranked, ...]
    problems: Mapping[str, Problem]
    criteria: tuple[Criterion, ...]
    scores: Mapping[tuple[str, str], int]
    agreement: float | None


def order_of(plan: Plan) -> Order:
    """The problems that passed the mandate gate, ranked by the way in use.

    What was put together is one problem, with the voices and costs of all its parts. Only the
    weighted way gives totals and names the scores that are missing.
    """
    return order_for(plan)(plan.criteria)


def order_for(plan: Plan) -> Callable[[tuple[Criterion, ...]], Order]:
    """The order of a plan for any weights of its criteria, while a weight is being moved.

    What weights do not change is worked out once.
    """
    standing = merging.whole(sorted(plan.problems, key=lambda problem: problem.number))
    ready = problems.to_rank(standing)
    uids = tuple(problem.uid for problem in ready)
    members = tuple(member.uid for member in plan.committee)
    counting = member_scores.counting(plan.scores, plan.ways.scored_by, members)
    voices = merging.heard_through(plan.consultations, plan.problems)
    children, costs = consultations.children_scores(voices), _costs(plan)
    agreed = {
        (score.problem, score.criterion): score.value for score in member_scores.agreed(plan.scores)
    }

    def ranked(criteria: tuple[Criterion, ...]) -> tuple[Ranked, ...]:
        if plan.ways.way == "weighted":
            return priorities.rank(uids, criteria, counting, plan.decisions, children, costs)
        values = priorities.by_problem(uids, counting)
        ranks = ranks_of(plan.ways, values)
        return priorities.standing(uids, ranks, values, plan.decisions, children, costs)

    def order(criteria: tuple[Criterion, ...]) -> Order:
        rows = ranked(criteria)
        known = {problem.uid: problem for problem in ready}
        return Order(rows, known, criteria, agreed, priorities.tau_b(rows))

    return order


def ranks_of(ways: Ways, values: Mapping[str, Mapping[str, Value]]) -> Mapping[str, int]:
    """Problem (uid) -> shared rank by dots, pairs or levels; `values` has every problem, in order.

    Problems without a rank are left out: no dots or levels yet, or questions not answered.
    """
    if ways.way == "dots":
        return ballots.ranks(values, ways.ballots)
    if ways.way == "levels":
        return levels.ranks(values, ways.levels)
    severity = {uid: given["SEV"] for uid, given in values.items() if "SEV" in given}
    compared = contests.compared(values, ways.contests)
    return contests.compare(compared, ways.contests, severity).ranks


def likeness(agreement: float) -> str:
    """A tau-b (-1 to 1) as a word: "alike", "partly", "little" or "opposite"."""
    if agreement >= ALIKE:
        return "alike"
    if agreement >= PARTLY:
        return "partly"
    return "little" if agreement > -PARTLY else "opposite"


def _costs(plan: Plan) -> dict[str, int]:
    """Riel proposed for each problem, where anything is."""
    costs: dict[str, int] = {}
    to = merging.targets(plan.problems)
    for project in plan.projects:
        cost = budget.project_total(project)
        if project.priority and cost:
            problem = to.get(project.priority, project.priority)
            costs[problem] = costs.get(problem, 0) + cost
    return costs
