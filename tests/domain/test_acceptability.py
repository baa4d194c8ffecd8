from fractions import Fraction
from math import isclose, sqrt
from random import Random

import pytest
from builders import criterion, uid

from ccwc_desktop.domain import acceptability, score_table
from ccwc_desktop.domain.priorities import Score


def table(*rows, weights=()):
    """Problems 1, 2, ... with their marks under criteria A, B, ... of equal or these weights."""
    codes = "ABCDEFGH"[: len(rows[0])] if rows else "AB"
    criteria = tuple(map(criterion, codes, weights or [1] * len(codes)))
    given = [
        Score(uid(number), code, mark)
        for number, row in enumerate(rows, start=1)
        for code, mark in zip(codes, row, strict=True)
    ]
    return score_table.table([uid(n + 1) for n in range(len(rows))], criteria, given)


def shares(found, **more):
    return {each.problem: each for each in acceptability.acceptability(found, **more)}


def near(each, places, exact):
    """Within four standard errors of the exact share."""
    error = sqrt(exact * (1 - exact) / each.samples)
    return abs(each.share(places) - exact) <= 4 * error


def test_shares_of_two_criteria_are_those_of_the_line():
    # the weight of A is even on 0-1: 5t, 5(1 - t) and 3. First is 1 above t = 3/5, 2 below 2/5.
    # Second is 3 outside these, 1 from 1/2 to 3/5, 2 from 2/5 to 1/2
    found = shares(table((5, 0), (0, 5), (3, 3)), samples=100_000)
    one, two, three = (found[uid(n)] for n in (1, 2, 3))
    assert near(one, 1, 0.4)
    assert near(two, 1, 0.4)
    assert near(three, 1, 0.2)
    assert near(one, 2, 0.5)
    assert near(two, 2, 0.5)
    assert near(three, 2, 1.0)
    assert isclose(one.index(2), one.share(2) - one.share(1))
    assert isclose(three.index(2), 0.8, abs_tol=0.006)


@pytest.mark.parametrize("criteria", [3, 5, 8])
def test_weightings_are_even_over_the_simplex(criteria):
    # 5 in one criterion against c in all: w > c / 5, whose share is (1 - c / 5)^(n - 1)
    for level in (1, 2):
        rows = ([5] + [0] * (criteria - 1), [level] * criteria)
        one = shares(table(*rows), samples=50_000)[uid(1)]
        assert near(one, 1, (1 - level / 5) ** (criteria - 1))


def test_the_weights_of_the_committee_play_no_part():
    rows = ((5, 0, 2), (0, 5, 1), (3, 3, 3))
    one = shares(table(*rows), samples=1000)
    assert shares(table(*rows, weights=(90, 9, 1)), samples=1000) == one


def test_a_criterion_that_was_given_no_weight_is_no_criterion():
    rows = ((5, 0), (0, 5), (3, 3))
    found = shares(table(*rows, weights=(1, 0)), samples=1000)
    assert [found[uid(n)].share(1) for n in (1, 2, 3)] == [1, 0, 0]


def test_the_same_scores_give_the_same_shares_every_time():
    found = table((5, 0), (0, 5), (3, 3))
    assert acceptability.acceptability(found) == acceptability.acceptability(found)
    assert acceptability.acceptability(found, seed=1) != acceptability.acceptability(found, seed=2)


def test_problems_of_equal_scores_share_the_better_rank():
    found = shares(table((4, 2), (4, 2), (1, 1), (0, 0)), samples=1000)
    assert [found[uid(n)].reached for n in (1, 2, 3, 4)] == [
        (1000, 1000, 1000, 1000),
        (1000, 1000, 1000, 1000),
        (0, 0, 1000, 1000),
        (0, 0, 0, 1000),
    ]


def test_one_that_is_worse_in_all_never_stands_before():
    draw = Random(11)
    for _round in range(20):
        rows = [[draw.randint(0, 4) for _ in range(5)] for _ in range(6)]
        rows.append([mark + 1 for mark in rows[0]])
        found = shares(table(*rows), samples=1000, places=7)
        better, worse = found[uid(7)].reached, found[uid(1)].reached
        assert all(one >= other for one, other in zip(better[:-1], worse[1:], strict=True))
        assert (worse[0], worse[-1]) == (0, 1000)


def test_a_higher_score_never_lowers_a_share():
    draw = Random(12)
    for _round in range(20):
        rows = [[draw.randint(0, 4) for _ in range(4)] for _ in range(7)]
        before = shares(table(*rows), samples=1000)[uid(1)].reached
        rows[0][draw.randrange(4)] += 1
        after = shares(table(*rows), samples=1000)[uid(1)].reached
        assert all(one >= other for one, other in zip(after, before, strict=True))


def test_shares_agree_with_ranks_counted_one_by_one():
    """The long numbers against the plain way: the same draws, each weighting for itself."""
    rows = [[Random(9 * n + c).randint(0, 5) for c in range(4)] for n in range(9)]
    found = shares(table(*rows), samples=20_000, places=9)
    draw, counts = Random(13), [[0] * 9 for _ in rows]
    for _sample in range(20_000):
        weights = [draw.expovariate(1) for _ in range(4)]
        got = [sum(w * mark for w, mark in zip(weights, row, strict=True)) for row in rows]
        for number, total in enumerate(got):
            rank = sum(other > total + 1e-12 for other in got)
            for place in range(rank, 9):
                counts[number][place] += 1
    for number, expected in enumerate(counts, start=1):
        for got, want in zip(found[uid(number)].reached, expected, strict=True):
            assert abs(got - want) <= 5 * sqrt(2 * 20_000 * 0.25)


def test_means_of_many_members_are_told_apart():
    tiny = Fraction(1, 210)  # the least by which two means of up to fifteen members differ
    rows = ((Fraction(13, 15), 3), (Fraction(13, 15) + tiny, 3), (Fraction(1, 13), 3))
    found = shares(table(*rows), samples=1000)
    assert found[uid(2)].share(1) == 1
    assert found[uid(1)].share(1) == 0


def test_places_beyond_the_last_are_the_last():
    found = shares(table((1, 2), (2, 1)), samples=1000)
    assert len(found[uid(1)].reached) == 2
    assert found[uid(1)].share(5) == 1
    assert found[uid(1)].error(5) == 0


def test_the_standard_error_shrinks_with_the_root_of_the_samples():
    each = acceptability.Acceptability(uid(1), (2500,), 10_000)
    assert isclose(each.error(1), sqrt(0.25 * 0.75 / 10_000))
    worst = acceptability.Acceptability(
        uid(1), (acceptability.SAMPLES // 2,), acceptability.SAMPLES
    )
    assert worst.error(1) <= 0.005


def test_nothing_comes_of_nothing():
    assert acceptability.acceptability(table()) == ()
    (alone,) = acceptability.acceptability(table((0, 0)), samples=1)
    assert (alone.reached, alone.samples) == ((1000,), 1000)
