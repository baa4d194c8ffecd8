from fractions import Fraction
from math import isclose
from random import Random
from statistics import pstdev

from builders import criterion, uid

from ccwc_desktop.domain import member_scores, priorities
from ccwc_desktop.domain.priorities import Score

MEMBERS = tuple(uid(number) for number in (101, 102, 103))
TWO = (criterion("SEV", 60), criterion("NUM", 40))


def given(problem, code, *values, members=MEMBERS):
    """One score each by the first members; None is no score."""
    pairs = zip(members, values, strict=False)
    return tuple(
        Score(uid(problem), code, value, member) for member, value in pairs if value is not None
    )


def test_the_mean_of_those_who_scored_is_exact():
    (cell,) = member_scores.together(given(1, "SEV", 5, 2, 3), MEMBERS)
    assert (cell.problem, cell.criterion) == (uid(1), "SEV")
    assert cell.value == Fraction(10, 3)
    assert cell.given == (5, 2, 3)
    assert cell.missing == ()


def test_a_member_without_a_score_is_missing_and_no_zero():
    (cell,) = member_scores.together(given(1, "SEV", 4, None, 5), MEMBERS)
    assert cell.value == Fraction(9, 2)
    assert cell.missing == (uid(102),)


def test_how_far_members_lie_apart():
    (cell,) = member_scores.together(given(1, "SEV", 5, 2, 3), MEMBERS)
    assert (cell.lowest, cell.highest, cell.spread) == (2, 5, 3)
    assert cell.far_apart
    # mean 10/3; squares of the distances 25/9, 16/9, 1/9; their mean 14/9
    assert isclose(cell.deviation, (14 / 9) ** 0.5)
    (cell,) = member_scores.together(given(1, "SEV", 3, 2, 4), MEMBERS)
    assert (cell.lowest, cell.highest, cell.far_apart) == (2, 4, False)
    (cell,) = member_scores.together(given(1, "SEV", 4), MEMBERS)
    assert (cell.spread, cell.deviation) == (0, 0)


def test_the_standard_deviation_is_that_of_all_who_scored():
    draw = Random(1)
    for _round in range(50):
        values = [draw.randint(0, 5) for _member in range(15)]
        members = tuple(uid(100 + number) for number in range(15))
        (cell,) = member_scores.together(given(1, "SEV", *values, members=members), members)
        assert isclose(cell.deviation, pstdev(values), abs_tol=1e-12)


def test_scores_of_one_who_left_are_shown_apart_and_do_not_count():
    left = Score(uid(1), "SEV", 0, uid(199))
    scores = (*given(1, "SEV", 4, 5), left, Score(uid(1), "SEV", 1))
    (cell,) = member_scores.together(scores, MEMBERS)
    assert cell.value == Fraction(9, 2)
    assert member_scores.of_others(scores, MEMBERS) == (left,)


def test_nothing_is_told_of_what_only_others_scored():
    assert member_scores.together((Score(uid(1), "SEV", 3, uid(199)),), MEMBERS) == ()
    assert member_scores.together((Score(uid(1), "SEV", 3),), MEMBERS) == ()
    assert member_scores.together((), ()) == ()


def test_the_agreed_scores_are_those_without_a_member():
    agreed = Score(uid(1), "SEV", 2)
    scores = (*given(1, "SEV", 5, 5, 5), agreed)
    assert member_scores.counting(scores, "committee", MEMBERS) == (agreed,)
    (mean,) = member_scores.counting(scores, "members", MEMBERS)
    assert mean.value == 5


def test_a_total_is_the_weighted_mean_of_the_means():
    scores = (*given(1, "SEV", 5, 4, 4), *given(1, "NUM", 2, 3))
    means = member_scores.counting(scores, "members", MEMBERS)
    (row,) = priorities.rank([uid(1)], TWO, means)
    # (60 x 13/3 + 40 x 5/2) / 500 x 100 = 360 / 5
    assert row.total == 72
    assert row.rank == 1


def test_a_criterion_that_nobody_scored_leaves_the_total_unknown():
    means = member_scores.counting(given(1, "SEV", 5, 4, 4), "members", MEMBERS)
    (row,) = priorities.rank([uid(1)], TWO, means)
    assert (row.total, row.rank, row.missing) == (None, None, ("NUM",))


def test_means_that_are_equal_as_fractions_share_a_rank():
    members = tuple(uid(number) for number in range(101, 107))
    one = given(1, "SEV", 1, 0, 0, members=members)  # 1/3
    other = given(2, "SEV", 1, 1, 0, 0, 0, 0, members=members)  # 2/6
    means = member_scores.counting((*one, *other), "members", members)
    rows = priorities.rank([uid(1), uid(2)], (criterion("SEV", 7),), means)
    assert [(row.rank, row.tied) for row in rows] == [(1, True), (1, True)]


def test_the_order_in_which_scores_came_changes_nothing():
    draw = Random(2)
    scores = [
        Score(uid(problem), code, draw.randint(0, 5), member)
        for problem in range(1, 6)
        for code in ("SEV", "NUM")
        for member in MEMBERS
    ]
    first = member_scores.together(scores, MEMBERS)
    for _round in range(20):
        draw.shuffle(scores)
        assert member_scores.together(scores, MEMBERS) == first
