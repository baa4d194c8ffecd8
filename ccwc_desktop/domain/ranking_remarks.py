"""What a committee should know of an order before it trusts it, as codes with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import ballots, contests, coverage
from .coverage import Unheard
from .plans import Plan
from .priorities import Ranked
from .ranking_ways import LEVELS, Ways


@dataclass(frozen=True, slots=True)
class Remark:
    """`code` is one of

    "not_heard"    children were not asked (`unheard` says who)
    "no_weights"   all weights are zero, so nothing has a total
    "one_problem"  a single problem has nothing to be compared with
    "all_tied"     all problems share the first place
    "left_behind"  `count` scores of people who are no longer members are not counted
    "too_many"     `group` gave `count` dots and has `most`
    "no_dots"      nobody gave dots yet
    "pairs_left"   `count` questions are not answered
    "choose_ten"   there are `count` problems and pairs compare `most`
    "levels_left"  `count` problems have no level
    """

    code: str
    count: int = 0
    most: int = 0
    group: str = ""
    unheard: tuple[Unheard, ...] = ()


def remarks(plan: Plan, rows: Sequence[Ranked], left_behind: int = 0) -> tuple[Remark, ...]:
    """Of the order `rows` of a plan, the quiet ones first; `left_behind` counts scores."""
    if not rows:
        return ()
    villages = [village.code for village in plan.villages]
    unheard = coverage.unheard(plan.consultations, villages)
    found = [Remark("not_heard", unheard=unheard)] if unheard else []
    if len(rows) == 1:
        found.append(Remark("one_problem"))
    found += {"dots": _dots, "pairs": _pairs, "levels": _levels}.get(plan.ways.way, _weighted)(
        plan, rows
    )
    if left_behind and (plan.ways.way, plan.ways.scored_by) == ("weighted", "members"):
        found.append(Remark("left_behind", count=left_behind))
    if len(rows) > 1 and all(row.final_rank == 1 for row in rows):
        found.append(Remark("all_tied"))
    return tuple(found)


def to_compare(problems: Sequence[str], ways: Ways) -> tuple[str, ...]:
    """The problems (uids) that pairs ask about: all up to ten, of more those called "high".

    None while there are more than ten and not two to ten of them are high. Those that were
    compared already stay, so that no answer is lost.
    """
    if len(problems) <= contests.MOST_COMPARED:
        return tuple(problems)
    high = {each.problem for each in ways.levels if each.level == LEVELS[0]}
    begun = contests.compared(problems, ways.contests)
    wanted = tuple(uid for uid in problems if uid in high or uid in begun)
    return wanted if 2 <= len(wanted) <= contests.MOST_COMPARED else begun


def _weighted(plan: Plan, rows: Sequence[Ranked]) -> list[Remark]:
    weighed = any(criterion.weight for criterion in plan.criteria)
    return [] if weighed else [Remark("no_weights")]


def _dots(plan: Plan, rows: Sequence[Ranked]) -> list[Remark]:
    ways = plan.ways
    if not any(ballots.cast(ways.ballots).values()):
        return [Remark("no_dots")]
    return [
        Remark("too_many", each.votes, each.most, each.group)
        for each in ballots.too_many(ways.ballots, ways.dots_each)
    ]


def _pairs(plan: Plan, rows: Sequence[Ranked]) -> list[Remark]:
    uids = sorted(row.problem for row in rows)
    asked = to_compare(uids, plan.ways)
    if len(uids) > len(asked):
        found = [Remark("choose_ten", count=len(uids), most=contests.MOST_COMPARED)]
    else:
        found = []
    left = len(contests.compare(asked, plan.ways.contests).left)
    return [*found, Remark("pairs_left", count=left)] if left else found


def _levels(plan: Plan, rows: Sequence[Ranked]) -> list[Remark]:
    without = sum(1 for row in rows if row.rank is None)
    return [Remark("levels_left", count=without)] if without else []
