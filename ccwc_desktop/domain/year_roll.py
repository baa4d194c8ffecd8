"""The next planning year: what of the last plan is not finished, and what goes on.

Nothing is copied that must be counted or said again: numbers of children, scores, votes and
decisions belong to their year. Figures have their own year and stand beside this year's as last
year's.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from . import merging, problems, ranking
from .plans import Plan
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A problem of the last plan that may go on; `rank` as it was decided, None for none."""

    problem: Problem
    rank: int | None


def unfinished(last: Plan, carried: Collection[str] = ()) -> tuple[Unfinished, ...]:
    """What waits to be carried over: the priorities first, in their order, then the rest.

    Left out are problems in `carried` (uids that go on already), those that were put together with
    another, and those of one child, which are referred and never ranked.
    """
    order = ranking.order_of(last)
    ranks = {row.problem: row.final_rank for row in order.rows}
    waiting = [
        Unfinished(problem, ranks.get(problem.uid))
        for problem in merging.whole(last.problems)
        if problem.uid not in carried and problems.stage(problem) != "referral"
    ]
    return tuple(
        sorted(waiting, key=lambda each: (each.rank is None, each.rank or 0, each.problem.number))
    )


def carried_on(problem: Problem, uid: str, number: int) -> Problem:
    """The same problem in the next plan: its words and places, without last year's numbers."""
    return replace(
        problem,
        uid=uid,
        number=number,
        girls=None,
        boys=None,
        affected_by="",
        affected_reason="",
        merged_into="",
        evidence=(),
        unlike=(),
        carried_from=problem.uid,
    )
