"""High, medium, low: the simplest way to rank, for a first meeting."""

from collections.abc import Iterable
from fractions import Fraction

from . import priorities
from .ranking_ways import LEVELS, Level


def ranks(problems: Iterable[str], levels: Iterable[Level]) -> dict[str, int]:
    """Problem (uid) -> shared rank: all "high" come first, then "medium", then "low".

    A problem without a level has no rank. Of two levels of one problem the later counts.
    """
    worth = {level: Fraction(-place) for place, level in enumerate(LEVELS)}
    given = {each.problem: worth[each.level] for each in levels if each.level in worth}
    return priorities.shared_ranks({uid: given[uid] for uid in problems if uid in given})
