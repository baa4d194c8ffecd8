"""Scores that each member gives: their mean, how far apart they lie, and who is missing.

A missing score is never counted as zero: the mean is taken over the members who scored. Scores of
people who are no longer in the committee are kept and shown apart, and do not count.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from .priorities import Given, Score

FAR_APART = 3
"""Points between the lowest and the highest score from which a committee should talk about it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the members gave a problem (uid) under a criterion (code); `value` is their exact mean.

    `missing` are the members (uids) who gave nothing. At least one member scored.
    """

    problem: str
    criterion: str
    value: Fraction
    given: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def lowest(self) -> int:
        """The lowest score a member gave."""
        return min(self.given)

    @property
    def highest(self) -> int:
        """The highest score a member gave."""
        return max(self.given)

    @property
    def spread(self) -> int:
        """The range: points between the lowest and the highest score."""
        return self.highest - self.lowest

    @property
    def deviation(self) -> float:
        """The standard deviation in points, of all who scored (divided by n: nobody is sampled)."""
        squares = Fraction(sum(value * value for value in self.given), len(self.given))
        return sqrt(squares - self.value * self.value)

    @property
    def far_apart(self) -> bool:
        """Whether the members should talk about it before they rank."""
        return self.spread >= FAR_APART


def together(scores: Iterable[Score], members: Collection[str]) -> tuple[Shared, ...]:
    """What the members (uids) gave, one value for each problem and criterion that anyone scored.

    By problem and criterion, so that the order in which scores came in changes nothing.
    """
    there = set(members)
    by_cell: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for score in scores:
        if score.member in there:
            by_cell[score.problem, score.criterion][score.member] = score.value
    return tuple(_shared(key, cell, members) for key, cell in sorted(by_cell.items()))


def _shared(key: tuple[str, str], cell: Mapping[str, int], members: Collection[str]) -> Shared:
    given = tuple(cell[member] for member in members if member in cell)
    missing = tuple(member for member in members if member not in cell)
    return Shared(*key, Fraction(sum(given), len(given)), given, missing)


def of_others(scores: Iterable[Score], members: Collection[str]) -> tuple[Score, ...]:
    """Scores of people who are not in the committee (any more): shown apart, counted nowhere."""
    there = {*members, ""}
    return tuple(score for score in scores if score.member not in there)


def agreed(scores: Iterable[Score]) -> tuple[Score, ...]:
    """The scores on which the committee agreed as one."""
    return tuple(score for score in scores if not score.member)


def counting(
    scores: Iterable[Score], scored_by: str, members: Collection[str]
) -> tuple[Given, ...]:
    """The scores that rank problems: those agreed on ("committee") or the means ("members").

    `priorities.rank` takes them. A problem whose weighted criterion nobody scored has no total.
    """
    if scored_by == "members":
        return together(scores, members)
    return agreed(scores)
