"""A plan's projects as a budget proposal: sums by source and year against the ceilings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import budget, budget_terms, child_share, cycle, problems, ranking
from .budget import Ceiling, Use
from .budget_terms import Accepted
from .child_share import Share
from .plans import Plan
from .problems import Problem
from .projects import Project


@dataclass(frozen=True, slots=True)
class Balance:
    """The budget at a glance (riel).

    `by_source` is source -> year -> riel; `not_placed` belongs to no year yet; `share` is what is
    for children and women (`child_share`), `share_by_year` the same by programme year.
    """

    years: tuple[int, int, int]
    projects: tuple[Project, ...]
    ceilings: tuple[Ceiling, ...]
    uses: tuple[Use, ...]
    by_source: Mapping[str, Mapping[int, int]]
    by_year: Mapping[int, int]
    total: int
    not_placed: int
    share: Share
    share_by_year: Mapping[int, Share]


def balance_of(plan: Plan) -> Balance:
    """The balance of a whole plan."""
    return balance(plan.cip_year, plan.projects, plan.ceilings, plan.accepted)


def balance(
    cip_year: int,
    projects: tuple[Project, ...],
    ceilings: tuple[Ceiling, ...],
    accepted: Iterable[Accepted] = (),
) -> Balance:
    """The balance of projects and ceilings in the three years from `cip_year`."""
    years = cycle.programme_years(cip_year)
    shares = child_share.by_year(projects)
    whole = child_share.whole(shares)
    placed = {year: share.total for year, share in shares.items() if year is not None}
    taken = budget.by_source(projects)
    return Balance(
        years=years,
        projects=projects,
        ceilings=ceilings,
        uses=budget.uses_of(taken, ceilings, years, budget_terms.up_to(accepted)),
        by_source=taken,
        by_year={**dict.fromkeys(years, 0), **placed},
        total=whole.total,
        not_placed=shares.get(None, Share()).total,
        share=whole,
        share_by_year={year: shares.get(year, Share()) for year in years},
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A priority that a new project may answer, with the projects it has already."""

    problem: Problem
    rank: int | None
    projects: int


def waiting(heard: Iterable[Problem]) -> int:
    """How many problems no project can answer yet: something of them is still to be entered.

    Those put together with another and referrals wait for nothing.
    """
    return sum(problems.stage(each) == "heard" for each in heard)


def wanted(plan: Plan) -> tuple[Wanted, ...]:
    """Priorities in their order, those without a project first."""
    order = ranking.order_of(plan)
    answered = [project.priority for project in plan.projects]
    listed = [
        Wanted(order.problems[row.problem], row.final_rank, answered.count(row.problem))
        for row in order.rows
    ]
    return tuple(sorted(listed, key=lambda each: each.projects > 0))
