"""A plan's problems in their order: the committee's, the children's, and how far they agree."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import budget, consultations, priorities, problems
from .plans import Plan
from .priorities import Criterion, Ranked
from .problems import Problem

METHOD = "weighted-sum-0-5"
ALIKE, PARTLY = 0.7, 0.3  # how tau-b is told in words: a convention, not a test of significance


@dataclass(frozen=True, slots=True)
class Order:
    """The ranked rows, best first, with what they were made of.

    `scores` is keyed by (problem uid, criterion code). `agreement` is tau-b (-1 to 1) or None.
    """

    rows: tuple[Ranked, ...]
    problems: Mapping[str, Problem]
    criteria: tuple[Criterion, ...]
    scores: Mapping[tuple[str, str], int]
    agreement: float | None


def order_of(plan: Plan) -> Order:
    """The problems that passed the mandate gate, ranked."""
    ready = problems.to_rank(sorted(plan.problems, key=lambda problem: problem.number))
    ranked = priorities.rank(
        (problem.uid for problem in ready),
        plan.criteria,
        plan.scores,
        plan.decisions,
        consultations.children_scores(plan.consultations),
        _costs(plan),
    )
    return Order(
        rows=ranked,
        problems={problem.uid: problem for problem in ready},
        criteria=plan.criteria,
        scores={(score.problem, score.criterion): score.value for score in plan.scores},
        agreement=priorities.tau_b(ranked),
    )


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
    for project in plan.projects:
        cost = budget.project_total(project)
        if project.priority and cost:
            costs[project.priority] = costs.get(project.priority, 0) + cost
    return costs
