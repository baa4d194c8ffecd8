from fractions import Fraction
from random import Random

from builders import uid

from ccwc_desktop.domain import ballots
from ccwc_desktop.domain.ballots import TooMany
from ccwc_desktop.domain.ranking_ways import BALLOT_GROUPS, Ballot, Dots

A, B, C = (uid(number) for number in (1, 2, 3))


def ballot(group, heads=0, **dots):
    """Dots by problem: p1=3 gives three to the problem of uid(1)."""
    given = tuple(Dots(uid(int(name[1:])), count) for name, count in dots.items())
    return Ballot(group, heads, given)


def test_each_group_weighs_the_same_however_many_came():
    # women: A 30/30; girls: B 3/4, C 1/4 -> A 1/2, B 3/8, C 1/8
    sheets = (ballot("women", 10, p1=30), ballot("girls", 2, p2=3, p3=1))
    found = ballots.tallies([A, B, C], sheets)
    assert [tally.score for tally in found] == [Fraction(1, 2), Fraction(3, 8), Fraction(1, 8)]
    assert [tally.rank for tally in found] == [1, 2, 3]


def test_heads_and_votes_are_both_counted():
    sheets = (ballot("women", 10, p1=20, p2=4), ballot("boys", 3, p2=9))
    assert ballots.heads(sheets) == {"women": 10, "men": 0, "girls": 0, "boys": 3}
    assert ballots.cast(sheets) == {"women": 24, "men": 0, "girls": 0, "boys": 9}
    first, second = ballots.tallies([A, B], sheets)
    assert (first.dots, second.dots) == (20, 13)
    assert (first.by_group, second.by_group) == (
        {"women": 20, "boys": 0},
        {"women": 4, "boys": 9},
    )


def test_more_dots_than_heads_can_give_are_named():
    sheets = (ballot("women", 4, p1=12), ballot("men", 4, p1=13), ballot("girls", 0, p2=1))
    assert ballots.too_many(sheets, 3) == (TooMany("men", 13, 12), TooMany("girls", 1, 0))
    assert ballots.too_many(sheets, 4) == (TooMany("girls", 1, 0),)
    assert ballots.too_many((), 3) == ()


def test_two_sheets_of_a_group_are_one():
    apart = (ballot("men", 2, p1=3), ballot("men", 2, p1=1, p2=4))
    (first, second) = ballots.tallies([A, B], apart)
    assert (first.score, second.score) == (Fraction(1, 2), Fraction(1, 2))
    assert ballots.too_many(apart, 2) == ()


def test_equal_scores_share_a_rank():
    sheets = (ballot("women", 9, p1=2, p2=2, p3=1),)
    assert ballots.ranks([A, B, C], sheets) == {A: 1, B: 1, C: 3}


def test_a_problem_without_a_dot_is_last():
    assert ballots.ranks([A, B, C], (ballot("women", 1, p2=1),)) == {B: 1, A: 2, C: 2}


def test_before_anyone_voted_nothing_has_a_rank():
    for sheets in ((), (ballot("women", 12),), (ballot("women", 12, p1=0),)):
        assert ballots.ranks([A, B], sheets) == {}
        assert [tally.score for tally in ballots.tallies([A, B], sheets)] == [None, None]


def test_a_group_that_did_not_vote_is_not_in_the_mean():
    sheets = (ballot("women", 5, p1=5), ballot("men", 5))
    assert ballots.tallies([A], sheets)[0].score == 1


def test_a_problem_that_is_gone_turns_no_others_round():
    draw = Random(3)
    for _round in range(100):
        sheets = tuple(
            ballot(group, 9, **{f"p{number}": draw.randint(0, 9) for number in range(1, 7)})
            for group in BALLOT_GROUPS
        )
        problems = [uid(number) for number in range(1, 7)]
        gone = draw.choice(problems)
        before = ballots.ranks(problems, sheets)
        after = ballots.ranks([uid for uid in problems if uid != gone], sheets)
        for one in after:
            for other in after:
                assert (before[one] < before[other]) == (after[one] < after[other])


def test_more_dots_never_lower_a_place():
    draw = Random(4)
    problems = [uid(number) for number in range(1, 7)]
    for _round in range(100):
        counts = {group: [draw.randint(0, 9) for _ in problems] for group in BALLOT_GROUPS}
        place = draw.randrange(6)
        more = {group: list(row) for group, row in counts.items()}
        more[draw.choice(BALLOT_GROUPS)][place] += draw.randint(1, 5)
        before, after = (
            ballots.ranks(
                problems,
                [
                    ballot(group, 60, **{f"p{n}": dots for n, dots in enumerate(row, 1)})
                    for group, row in each.items()
                ],
            )
            for each in (counts, more)
        )
        assert after[problems[place]] <= before[problems[place]]
