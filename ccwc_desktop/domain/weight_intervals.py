"""How far one weight may move before two problems change places, exactly.

A weight w_k (a share of all weights, 0-1) moves to t while the others keep their proportions: they
become w_j (1 - t) / (1 - w_k). With d_j the difference of two problems under criterion j and
D = sum w_j d_j >= 0 that of their totals, the difference at t is linear,

    D(t) = t d_k + (1 - t) (D - w_k d_k) / (1 - w_k),

so the order holds on an interval, and its end is t* = (D - w_k d_k) / (D - d_k). One-way
sensitivity analysis of an additive model: E. Triantaphyllou and A. Sanchez, "A sensitivity analysis
approach for some deterministic multi-criteria decision-making methods", Decision Sciences 28
(1997), 151-194, who change one weight and rescale all to the sum of one, which is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from operator import mul, sub

from .score_table import ScoreTable


@dataclass(frozen=True, slots=True)
class Range:
    """Where one weight may lie: from `low` to `high`, both ends included; `now` lies between.

    All are shares of the total weight (0-1). At an end other than 0 and 1 both problems have the
    same total; beyond it they have changed places.
    """

    criterion: str
    now: Fraction
    low: Fraction
    high: Fraction

    @property
    def turn(self) -> Fraction | None:
        """The end beyond which they change places; None when no such end exists."""
        return next((end for end in (self.low, self.high) if 0 < end < 1), None)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two problems (uids) that follow each other, and where each weight may lie for that.

    Two with the same total (`tied`) share their rank: there the range is where `upper` does not
    fall below `lower`. Without a second criterion nothing can be moved and `ranges` is empty.
    """

    upper: str
    lower: str
    tied: bool
    ranges: tuple[Range, ...]

    @property
    def soonest(self) -> Range | None:
        """The criterion whose weight has to move least; None when no single weight does it."""
        turning = [(abs(each.turn - each.now), each) for each in self.ranges if each.turn]
        return min(turning, key=lambda pair: pair[0], default=(0, None))[1]


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest move of one weight that changes a problem's place.

    `other` (uid) comes to stand before it (`falls`) or behind it. `now` and `then` are shares of
    the total weight (0-1); the places change beyond `then`.
    """

    problem: str
    other: str
    criterion: str
    now: Fraction
    then: Fraction
    falls: bool


def neighbours(table: ScoreTable) -> tuple[Neighbours, ...]:
    """Each problem and the next, from the first on."""
    whole = sum(table.weights)
    pairs = []
    for place in range(len(table.problems) - 1):
        apart, all_apart = _apart(table, place, place + 1)
        ranges = tuple(
            _range(code, weight, whole, difference, all_apart)
            for code, weight, difference in zip(table.criteria, table.weights, apart, strict=True)
            if weight < whole
        )
        upper, lower = table.problems[place : place + 2]
        pairs.append(Neighbours(upper, lower, not all_apart, ranges))
    return tuple(pairs)


def _apart(table: ScoreTable, upper: int, lower: int) -> tuple[tuple[int, ...], int]:
    """By how much one row of marks is above the other: by criterion, and weighted in all."""
    apart = tuple(map(sub, table.marks[upper], table.marks[lower]))
    return apart, sum(map(mul, table.weights, apart))


def _range(code: str, weight: int, whole: int, difference: int, all_apart: int) -> Range:
    """The formula above in whole numbers: `all_apart` is D times the sum of the weights."""
    without = all_apart - weight * difference  # D(0), up to a positive factor
    low, high = Fraction(0), Fraction(1)
    if without < 0 or difference < 0:
        end = Fraction(without, all_apart - whole * difference)
        low, high = (end, high) if without < 0 else (low, end)
    return Range(code, Fraction(weight, whole), low, high)


def changes(table: ScoreTable) -> Mapping[str, Change]:
    """Problem (uid) -> the smallest move that changes its place, against any other problem.

    Not only neighbours: a problem further down may overtake first. Those that share a rank are
    not compared with each other, since any move parts them. A problem that no single weight can
    move, or that stands alone, is left out.
    """
    soonest: dict[int, tuple[float, int, int, int]] = {}
    for upper, lower in combinations(range(len(table.problems)), 2):
        moves = _moves(table, upper, lower)
        if not moves:
            continue
        far, column = min(moves)
        for place in (upper, lower):
            if place not in soonest or far < soonest[place][0]:
                soonest[place] = (far, upper, lower, column)
    return {
        table.problems[place]: _change(table, place, upper, lower, column)
        for place, (_far, upper, lower, column) in sorted(soonest.items())
    }


def _moves(table: ScoreTable, upper: int, lower: int) -> list[tuple[float, int]]:
    """(how far, criterion): every single weight that can make two change places.

    From the formula above |t* - w_k| = D (1 - w_k) / |D - d_k|, which the sum of the weights
    multiplies out to whole numbers. Their quotient is rounded once, so equal moves stay equal.
    """
    apart, all_apart = _apart(table, upper, lower)
    if not all_apart:
        return []
    whole = sum(table.weights)
    return [
        (all_apart * (whole - weight) / (whole * abs(all_apart - whole * difference)), column)
        for column, (weight, difference) in enumerate(zip(table.weights, apart, strict=True))
        if difference < 0 or weight * difference > all_apart
    ]


def _change(table: ScoreTable, place: int, upper: int, lower: int, column: int) -> Change:
    apart, all_apart = _apart(table, upper, lower)
    code, weight = table.criteria[column], table.weights[column]
    found = _range(code, weight, sum(table.weights), apart[column], all_apart)
    return Change(
        problem=table.problems[place],
        other=table.problems[lower if place == upper else upper],
        criterion=code,
        now=found.now,
        then=found.low if found.low > 0 else found.high,
        falls=place == upper,
    )
