"""How often a problem stands among the first when nobody knows the right weights (SMAA-2).

The rank acceptability index b(i, r) is the share of all weightings that give problem i the rank r:
R. Lahdelma and P. Salminen, "SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group
Decision Making", Operations Research 49 (2001), 444-454. It is found by drawing weightings evenly
from all there are: n exponential numbers divided by their sum are even on the simplex (L. Devroye,
"Non-Uniform Random Variate Generation", 1986, chapter XI). Ranks do not mind the division, so it is
left out. The committee's own weights play no part, and moving them changes nothing here.

Ten thousand weightings of sixty problems are five million products. They are made a thousand at a
time: the totals of a problem under a thousand weightings are one long whole number with 64 bits for
each, so that a product and a sum are one step of Python instead of a thousand.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from operator import mul
from random import Random
from sys import byteorder

from .score_table import ScoreTable

SAMPLES = 10_000
"""Weightings drawn: the standard error of a share is then 0.5 of 100 at the most."""
SEED = 2001
"""Where drawing begins: the same scores give the same shares every time."""
FIRST = 5
"""Places that are told: a short list has five (field.md 7.4)."""

_TOGETHER = 1000
_BITS = 52  # of a float that hold a whole number exactly
_FINEST = 1 << 17  # steps between no score and the highest; two means of 15 members lie 1/210 apart
_LARGEST = 37  # an exponential number drawn from 53 random bits is smaller
_NUMBER = float(1 << _BITS)  # a float of so much and n more has n in its low bits
_MARK = 63  # the bit beside a total, which never reaches so far


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How many of `samples` weightings give a problem (uid) the rank 1, 2, ... or a better one.

    `reached` has a count for each place that was asked for; equal totals share the better rank.
    """

    problem: str
    reached: tuple[int, ...]
    samples: int

    def index(self, place: int) -> float:
        """The rank acceptability index: the share (0-1) of weightings that give it this rank."""
        before = self.reached[place - 2] if place > 1 else 0
        return (self.reached[place - 1] - before) / self.samples

    def share(self, places: int) -> float:
        """The share (0-1) of weightings that keep it among the first so many `places`."""
        return self.reached[min(places, len(self.reached)) - 1] / self.samples

    def error(self, places: int) -> float:
        """The standard error of that share: sqrt(p (1 - p) / n)."""
        share = self.share(places)
        return sqrt(share * (1 - share) / self.samples)


def acceptability(
    table: ScoreTable, places: int = FIRST, samples: int = SAMPLES, seed: int = SEED
) -> tuple[Acceptability, ...]:
    """How often each problem of the table reaches the first `places`, in the table's order.

    Asking for more places than there are problems asks for all. `samples` are drawn by the
    thousand, rounded up. Nothing comes of an empty table.
    """
    if not table.problems:
        return ()
    places = min(places, len(table.problems))
    marks, highest = _fine(table.marks)
    step = float((1 << _BITS) // (highest * _LARGEST * len(table.criteria)))
    draw = Random(seed).random
    rounds = -(-samples // _TOGETHER)
    reached = [[0] * places for _problem in table.problems]
    for _round in range(rounds):
        weights = [_drawn(draw, step) for _criterion in table.criteria]
        _count(marks, weights, reached)
    return tuple(
        Acceptability(uid, tuple(counts), rounds * _TOGETHER)
        for uid, counts in zip(table.problems, reached, strict=True)
    )


def _fine(marks: Sequence[Sequence[int]]) -> tuple[Sequence[Sequence[int]], int]:
    """The marks, and the highest of them; rounded down only where they are finer than needed."""
    highest = max(1, max(map(max, marks)))
    if highest <= _FINEST:
        return marks, highest
    return [[mark * _FINEST // highest for mark in row] for row in marks], _FINEST


def _drawn(draw: Callable[[], float], step: float) -> int:
    """A thousand weights of one criterion: exponential numbers, in whole steps."""
    return _long([_NUMBER - step * log(1.0 - draw()) for _ in range(_TOGETHER)]) - _OFFSET


def _count(
    marks: Sequence[Sequence[int]], weights: Sequence[int], reached: list[list[int]]
) -> None:
    """Add, for each problem and place, the weightings of a thousand that lift it so far."""
    totals = [sum(map(mul, row, weights)) for row in marks]
    best = [0] * len(reached[0])
    for total in totals:
        _enter(best, total)
    for counts, total in zip(reached, totals, strict=True):
        for place in reversed(range(len(best))):
            often = _at_least(total, best[place]).bit_count()
            if not often:
                break
            counts[place] += often


def _enter(best: list[int], total: int) -> None:
    """Put the totals of one more problem where they belong among the `best`, highest first."""
    if not _at_least(total, best[-1]):
        return
    for place, other in enumerate(best):
        there = _at_least(total, other)
        swapped = (total ^ other) & (there - (there >> _MARK))
        best[place], total = other ^ swapped, total ^ swapped


def _at_least(total: int, other: int) -> int:
    """A mark for each weighting under which `total` is `other` or more.

    The mark is set first; where `total` is less, it is borrowed from.
    """
    return ((total | _MARKS) - other) & _MARKS


def _long(numbers: list[float]) -> int:
    """A thousand floats as one long whole number, 64 bits for each."""
    return int.from_bytes(array("d", numbers).tobytes(), byteorder)


_OFFSET = _long([_NUMBER] * _TOGETHER)
_MARKS = sum(1 << (64 * each + _MARK) for each in range(_TOGETHER))
