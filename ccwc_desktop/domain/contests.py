"""Pairwise comparison: every problem against every other, and how consistent the answers are.

Circular triads and the coefficient of consistence: M. G. Kendall and B. Babington Smith, "On the
method of paired comparisons", Biometrika 31 (1940), 324-345.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from .priorities import Value
from .ranking_ways import Contest

MOST_COMPARED = 10
"""Ten problems are 45 questions; more tire a meeting (field.md 7.3)."""
REDO_ABOVE = Fraction(1, 4)
"""Of the circular triads that are possible: above this share a committee should compare again."""

Winners = Mapping[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a pairwise comparison stands.

    `left` are the questions not answered yet. Ranks, triads and consistence come with the last
    answer; until then `ranks` and `triads` are empty and `consistence` is None. A triad (a, b, c)
    is circular: a was put before b, b before c, and c before a. `consistence` is 1 when all
    answers fit one order and 0 when they could not contradict each other more; None for fewer than
    three problems.
    """

    problems: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    wins: Mapping[str, int]
    ranks: Mapping[str, int]
    triads: tuple[tuple[str, str, str], ...]
    most_triads: int
    consistence: Fraction | None

    @property
    def redo(self) -> bool:
        """Whether more than a quarter of the triads that could be circular are (field.md 7.3).

        Read as a quarter of the greatest number possible, not of all triads: of all triads a
        quarter is circular on average when every answer is tossed with a coin.
        """
        return len(self.triads) > REDO_ABOVE * self.most_triads


def compare(
    problems: Iterable[str],
    contests: Iterable[Contest],
    severity: Mapping[str, Value] | None = None,
) -> Comparison:
    """Where the comparison of these problems (uids) stands.

    Contests of other problems, and those won by neither, play no part; of two answers to one
    question the later counts. More wins stand higher. Among equals their contests with each other
    decide, then the higher `severity` (the score SEV, skipped while one of them has none); what is
    equal even then shares a rank.
    """
    wanted = tuple(problems)
    won = winners(contests)
    left = tuple(pair for pair in combinations(wanted, 2) if frozenset(pair) not in won)
    wins = _wins(wanted, won)
    most = most_triads(len(wanted))
    if left:
        return Comparison(wanted, left, wins, {}, (), most, None)
    circular = triads(wanted, won)
    return Comparison(
        problems=wanted,
        left=(),
        wins=wins,
        ranks=_ranks(_in_groups(wanted, won, severity or {})),
        triads=circular,
        most_triads=most,
        consistence=1 - Fraction(len(circular), most) if most else None,
    )


def compared(problems: Iterable[str], contests: Iterable[Contest]) -> tuple[str, ...]:
    """The problems (uids) that a comparison is about: all, while there are ten or fewer.

    Of more, those that were compared already, ten at the most, in the order given; the committee
    begins by choosing which.
    """
    wanted = tuple(problems)
    if len(wanted) <= MOST_COMPARED:
        return wanted
    begun = {uid for each in contests for uid in (each.one, each.other)}
    return tuple(uid for uid in wanted if uid in begun)[:MOST_COMPARED]


def winners(contests: Iterable[Contest]) -> dict[frozenset[str], str]:
    """The two of a contest -> who won it, for contests that one of the two won."""
    return {
        frozenset((each.one, each.other)): each.winner
        for each in contests
        if each.winner in (each.one, each.other)
    }


def most_triads(count: int) -> int:
    """The most circular triads there can be among so many problems.

    (n^3 - n) / 24 for odd n, (n^3 - 4n) / 24 for even n (Kendall and Babington Smith 1940).
    """
    return (count**3 - (count if count % 2 else 4 * count)) // 24


def circular(wins: Iterable[int]) -> int:
    """How many triads are circular, from the wins of each problem alone, all contests answered.

    c = n(n - 1)(2n - 1) / 12 - (sum of wins^2) / 2 (Kendall and Babington Smith 1940).
    """
    counts = tuple(wins)
    number = len(counts)
    twice = Fraction(number * (number - 1) * (2 * number - 1), 6) - sum(w * w for w in counts)
    return int(twice / 2)


def triads(problems: Iterable[str], won: Winners) -> tuple[tuple[str, str, str], ...]:
    """The circular triads, each from its earliest problem on; all contests are answered."""
    found = []
    for a, b, c in combinations(problems, 3):
        first, second, third = (won[frozenset(pair)] for pair in ((a, b), (b, c), (c, a)))
        if (first, second, third) == (a, b, c):
            found.append((a, b, c))
        elif (first, second, third) == (b, c, a):
            found.append((a, c, b))
    return tuple(found)


def _wins(problems: Iterable[str], won: Winners) -> dict[str, int]:
    group = tuple(problems)
    counted = Counter(won.get(frozenset(pair)) for pair in combinations(group, 2))
    return {uid: counted[uid] for uid in group}


def _in_groups(
    group: tuple[str, ...], won: Winners, severity: Mapping[str, Value]
) -> list[tuple[str, ...]]:
    """Those who share a rank, best first. A group that splits is looked at afresh in its parts."""
    measures: list[Mapping[str, Value]] = [_wins(group, won)]
    if all(uid in severity for uid in group):
        measures.append(severity)
    for measure in measures:
        levels = sorted({measure[uid] for uid in group}, reverse=True)
        if len(levels) > 1:
            parts = (tuple(uid for uid in group if measure[uid] == level) for level in levels)
            return [each for part in parts for each in _in_groups(part, won, severity)]
    return [group] if group else []


def _ranks(groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for group in groups:
        ranks.update(dict.fromkeys(group, len(ranks) + 1))
    return ranks
