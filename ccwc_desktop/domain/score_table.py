"""Scores as a table of exact numbers: what the sureness of a weighted order is worked out from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

from . import priorities
from .priorities import Criterion, Given


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The problems (uids) that have a total, best first, and the criteria that have a weight.

    `marks` has a row for each problem and a column for each criterion: whole numbers, the scores
    times `scale`, so that means of several members stay exact. `weights` are whole numbers; only
    their proportions count.
    """

    problems: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: tuple[int, ...]
    marks: tuple[tuple[int, ...], ...]
    scale: int


def table(
    order: Iterable[str], criteria: Iterable[Criterion], scores: Iterable[Given]
) -> ScoreTable:
    """The table of problems (uids), by their totals; those with equal totals stay as given.

    Problems with a score missing are left out. A criterion that the committee gave no weight is
    not asked about: it plays no part.
    """
    weighted = tuple(each for each in criteria if each.weight)
    codes = tuple(each.code for each in weighted)
    weights = tuple(each.weight for each in weighted)
    given = priorities.by_problem(order, scores)
    exact = {
        uid: [Fraction(got[code]) for code in codes]
        for uid, got in given.items()
        if codes and got.keys() >= set(codes)
    }
    scale = lcm(*(value.denominator for row in exact.values() for value in row))
    marks = {uid: tuple(int(value * scale) for value in row) for uid, row in exact.items()}
    totals = {uid: sum(map(mul, weights, row)) for uid, row in marks.items()}
    best_first = sorted(marks, key=totals.__getitem__, reverse=True)
    return ScoreTable(
        problems=tuple(best_first),
        criteria=codes,
        weights=weights,
        marks=tuple(marks[uid] for uid in best_first),
        scale=scale,
    )
