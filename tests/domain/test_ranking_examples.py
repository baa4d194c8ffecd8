"""Published worked examples, and scipy as a second opinion."""

from fractions import Fraction
from math import isclose, isnan
from random import Random

import pytest
from builders import criterion, uid
from scipy import stats

from ccwc_desktop.domain import priorities
from ccwc_desktop.domain.priorities import HIGHEST, Ranked, Score

# "Five Flags over Florida": where to open a park in Europe, by the factor-rating method (weights
# x scores of 0-100). J. Heizer and B. Render, Operations Management, chapter on location; numbers
# and answers as in the exercise at slideplayer.com/slide/3796186.
FACTORS = {"labour": 30, "income": 10, "tax": 39, "education": 21}
PLACES = {"France": ((70, 85, 75, 60), "71.35"), "Denmark": ((60, 80, 70, 70), "68.00")}

# Four projects by a simple scoring model: safety 3, profit potential 2, cost 1, marks 1-3.
# Pennsylvania State University, MANGT 510 Project Management, lesson 2.5.2, table 2.4, where Beta
# and Gamma come out equal. (Its line for Delta's profit, 2 x 1 = 1, is a slip: the total has it.)
IMPORTANCE = {"safety": 3, "profit": 2, "cost": 1}
PROJECTS = {
    "Alpha": ((2, 1, 3), 11),
    "Beta": ((3, 2, 2), 15),
    "Gamma": ((2, 3, 3), 15),
}


def ranked(weights, rows):
    criteria = [criterion(code, weight) for code, weight in weights.items()]
    given = [
        Score(name, code, mark)
        for name, (marks, _total) in rows.items()
        for code, mark in zip(weights, marks, strict=True)
    ]
    return {row.problem: row for row in priorities.rank(rows, criteria, given)}


def test_factor_rating_of_two_places():
    # weights add up to 100, so the published sum is the total on our scale of 0-5, times 5 / 100
    found = ranked(FACTORS, PLACES)
    for name, (_marks, expected) in PLACES.items():
        assert priorities.printed(found[name].total * HIGHEST / 100) == expected
    assert [found[name].rank for name in PLACES] == [1, 2]


def test_a_simple_scoring_model_with_a_tie():
    found = ranked(IMPORTANCE, PROJECTS)
    whole = sum(IMPORTANCE.values())
    for name, (_marks, expected) in PROJECTS.items():
        assert found[name].total * HIGHEST * whole / 100 == expected
    assert [found[name].rank for name in PROJECTS] == [3, 1, 1]


def rows_of(*both):
    return [
        Ranked(uid(n), Fraction(1), a, False, (), children_rank=b)
        for n, (a, b) in enumerate(both, start=1)
    ]


def scipys(both):
    found = float(stats.kendalltau(*zip(*both, strict=True), variant="b").statistic)
    return None if isnan(found) else found


def test_tau_b_of_the_example_in_the_manual_of_scipy():
    # scipy.stats.kendalltau, "Examples": two ties on one side, one on the other
    both = list(zip((12, 2, 1, 12, 2), (1, 4, 7, 1, 0), strict=True))
    assert isclose(priorities.tau_b(rows_of(*both)), -0.47140452079103173)


def shared(draw, count):
    """Ranks of so many as a ranking gives them, ties and all."""
    values = {str(n): Fraction(draw.randint(0, draw.choice((1, 3, 9)))) for n in range(count)}
    return list(priorities.shared_ranks(values).values())


@pytest.mark.parametrize("count", [2, 3, 5, 12, 60])
def test_tau_b_agrees_with_scipy_ties_and_all(count):
    draw = Random(count)
    for _round in range(60):
        both = list(zip(shared(draw, count), shared(draw, count), strict=True))
        ours, theirs = priorities.tau_b(rows_of(*both)), scipys(both)
        assert (ours is None) == (theirs is None)
        assert ours is None or isclose(ours, theirs, abs_tol=1e-12)


def test_shared_ranks_agree_with_scipy():
    draw = Random(14)
    for _round in range(60):
        values = [draw.randint(0, 6) for _ in range(20)]
        ours = priorities.shared_ranks({str(n): Fraction(value) for n, value in enumerate(values)})
        theirs = stats.rankdata([-value for value in values], method="min")
        assert list(ours.values()) == [int(each) for each in theirs]
