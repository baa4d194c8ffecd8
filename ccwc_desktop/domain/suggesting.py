"""Which scores the plan and its figures suggest for each problem that can be ranked."""

from collections.abc import Mapping

from . import affected, budget, merging, suggested_scores
from .plans import Plan
from .problems import Problem
from .ranking import Order
from .situation import Table
from .suggested_scores import Suggestion

ALL_CHILDREN = "POP-1"


def suggestions(plan: Plan, order: Order, figures: Table) -> Mapping[tuple[str, str], Suggestion]:
    """(problem uid, criterion code) -> a score with its reason, where the data allow one.

    `order` is that of the plan, `figures` are those of its newest year. Only criteria that the
    plan weighs problems by are suggested for.
    """
    known = {criterion.code for criterion in plan.criteria}
    found: dict[tuple[str, str], Suggestion] = {}
    chosen = sum(1 for row in order.rows if row.children_rank is not None)
    for row in order.rows:
        problem = order.problems[row.problem]
        for each in (
            suggested_scores.number(_touched(problem), concerned(problem, figures)),
            suggested_scores.equity(problem.girls, problem.boys, sensitive=problem.sensitive),
            suggested_scores.children_choice(row.children_rank, chosen),
            suggested_scores.affordable(*_cost(plan, row.problem)),
        ):
            if each is not None and each.criterion in known:
                found[row.problem, each.criterion] = each
    return found


def concerned(problem: Problem, figures: Table) -> int | None:
    """The children out of whom some are affected: of the same age in the villages of the problem.

    The age is that of the figure the problem was counted by, else all under 18.
    """
    counted_by = figures.catalogue.get(problem.affected_by)
    whole = figures.catalogue.get(counted_by.of) if counted_by else None
    code = whole.code if whole and whole.age else ALL_CHILDREN
    told = affected.counted(figures, code, problem.villages)
    return told.girls + told.boys if told.girls is not None and told.boys is not None else None


def _touched(problem: Problem) -> int | None:
    known = problem.girls is not None and problem.boys is not None
    return (problem.girls or 0) + (problem.boys or 0) if known else None


def _cost(plan: Plan, problem: str) -> tuple[int, int]:
    """What is proposed for a problem, and the ceilings of the years it falls in (riel)."""
    to = merging.targets(plan.problems)
    projects = [each for each in plan.projects if to.get(each.priority, each.priority) == problem]
    years = {line.year or each.year for each in projects for line in each.lines if line.amount}
    room = sum(each.amount for each in plan.ceilings if each.year in years)
    return sum(budget.project_total(each) for each in projects), room
