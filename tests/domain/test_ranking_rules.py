"""What holds for every weighted order, tried with many of them."""

from fractions import Fraction
from random import Random

import pytest
from builders import criterion, uid

from ccwc_desktop.domain import member_scores, priorities
from ccwc_desktop.domain.priorities import Score

CODES = ("SEV", "NUM", "EQU", "CHD")
MEMBERS = tuple(uid(number) for number in (101, 102, 103))
PROBLEMS = tuple(uid(number) for number in range(1, 9))


def marks(draw, missing=0.0):
    """Each member's scores, some of them missing."""
    return {
        (problem, code, member): draw.randint(0, 5)
        for problem in PROBLEMS
        for code in CODES
        for member in MEMBERS
        if draw.random() >= missing
    }


def ranked(given, weights, scored_by="members", problems=PROBLEMS):
    criteria = tuple(map(criterion, CODES, weights))
    scores = [Score(problem, code, value, who) for (problem, code, who), value in given.items()]
    return priorities.rank(problems, criteria, member_scores.counting(scores, scored_by, MEMBERS))


def drawn(seed, missing=0.0):
    draw = Random(seed)
    weights = [draw.choice((0, 5, 10, 15, 20)) for _code in CODES]
    return draw, marks(draw, missing), weights


@pytest.mark.parametrize("seed", range(40))
def test_a_higher_score_never_lowers_a_place(seed):
    draw, given, weights = drawn(seed)
    before = {row.problem: row.rank for row in ranked(given, weights)}
    raised = draw.choice([key for key, value in given.items() if value < 5])
    after = {row.problem: row.rank for row in ranked({**given, raised: 5}, weights)}
    if any(weights):
        assert after[raised[0]] <= before[raised[0]]
    else:
        assert set(before.values()) == set(after.values()) == {None}


@pytest.mark.parametrize("seed", range(40))
def test_the_order_does_not_depend_on_the_order_of_entry(seed):
    draw, given, weights = drawn(seed, missing=0.2)
    rows = ranked(given, weights)
    entries = list(given.items())
    draw.shuffle(entries)
    assert ranked(dict(entries), weights) == rows


@pytest.mark.parametrize("seed", range(40))
def test_equal_totals_share_a_rank_and_only_they(seed):
    _draw, given, weights = drawn(seed, missing=0.4)
    rows = ranked(given, weights)
    for one in rows:
        for other in rows:
            if one.total is not None and other.total is not None:
                assert (one.rank == other.rank) == (one.total == other.total)
                assert (one.rank < other.rank) == (one.total > other.total)
        others = [row for row in rows if row.problem != one.problem]
        assert one.tied == (one.rank is not None and one.rank in [row.rank for row in others])


@pytest.mark.parametrize("seed", range(20))
def test_a_problem_taken_out_leaves_the_others_in_their_order(seed):
    draw, given, weights = drawn(seed, missing=0.1)
    gone = draw.choice(PROBLEMS)
    before = [row.problem for row in ranked(given, weights) if row.problem != gone]
    left = tuple(problem for problem in PROBLEMS if problem != gone)
    assert [row.problem for row in ranked(given, weights, problems=left)] == before


@pytest.mark.parametrize("seed", range(20))
def test_only_the_proportions_of_weights_count(seed):
    _draw, given, weights = drawn(seed)
    assert ranked(given, [weight * 7 for weight in weights]) == ranked(given, weights)


@pytest.mark.parametrize("seed", range(20))
def test_members_who_all_say_the_same_rank_as_one_committee(seed):
    draw = Random(seed)
    agreed = {(problem, code, ""): draw.randint(0, 5) for problem in PROBLEMS for code in CODES}
    each = {
        (problem, code, member): value
        for (problem, code, _none), value in agreed.items()
        for member in MEMBERS
    }
    weights = (40, 30, 20, 10)
    assert ranked(each, weights) == ranked(agreed, weights, "committee")


def test_a_total_of_means_is_exact():
    given = {(uid(1), "SEV", MEMBERS[0]): 1, (uid(1), "SEV", MEMBERS[1]): 2}
    given |= {
        (uid(1), "NUM", member): value for member, value in zip(MEMBERS, (0, 0, 1), strict=True)
    }
    (row,) = ranked(given, (1, 2, 0, 0), problems=(uid(1),))
    # (1 x 3/2 + 2 x 1/3) / 15 x 100 = 13/6 x 20/3
    assert row.total == Fraction(130, 9)
