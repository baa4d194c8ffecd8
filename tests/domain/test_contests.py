from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from ccwc_desktop.domain import contests
from ccwc_desktop.domain.ranking_ways import Contest


def answers(text):
    """Contests out of "AB BC CA": the first of each two was put before the second."""
    return [Contest(*sorted(pair), winner=pair[0]) for pair in text.split()]


def straight(problems):
    """Answers that fit the order of the letters."""
    return " ".join(map("".join, combinations(problems, 2)))


def test_more_wins_stand_higher():
    found = contests.compare("ABCD", answers("AB AC AD CB CD DB"))
    assert found.wins == {"A": 3, "B": 0, "C": 2, "D": 1}
    assert found.ranks == {"A": 1, "C": 2, "D": 3, "B": 4}
    assert (found.left, found.triads, found.consistence) == ((), (), 1)


def test_questions_that_are_left_stand_in_order_and_nothing_is_ranked_before_the_last():
    found = contests.compare("ABC", answers("BA"))
    assert found.left == (("A", "C"), ("B", "C"))
    assert found.wins == {"A": 0, "B": 1, "C": 0}
    assert (found.ranks, found.triads, found.consistence) == ({}, (), None)
    assert not found.redo


def test_equals_whose_contests_go_in_a_circle_share_a_rank():
    found = contests.compare("ABCDE", answers("AB AC AD EA BC BD CD DE CE EB"))
    assert found.wins == {"A": 3, "B": 2, "C": 2, "D": 1, "E": 2}
    # of those with two wins B was put before C, C before E, E before B
    assert found.ranks == {"A": 1, "B": 2, "C": 2, "E": 2, "D": 5}


def test_equals_stand_by_their_contests_with_each_other():
    # of those with two wins B was put before A and C, and A before C
    found = contests.compare("ABCDE", answers("BA AC AE BC DB EB CD CE DA DE"))
    assert found.wins == {"A": 2, "B": 2, "C": 2, "D": 3, "E": 1}
    assert found.ranks == {"D": 1, "B": 2, "A": 3, "C": 4, "E": 5}


def test_severity_decides_where_contests_go_in_a_circle():
    circle = answers("AB BC CA")
    assert contests.compare("ABC", circle).ranks == {"A": 1, "B": 1, "C": 1}
    severity = {"A": 3, "B": 5, "C": 4}
    assert contests.compare("ABC", circle, severity).ranks == {"B": 1, "C": 2, "A": 3}


def test_those_of_one_severity_stand_by_their_contest_again():
    severity = {"A": 5, "B": 3, "C": Fraction(3)}
    assert contests.compare("ABC", answers("AB CA BC"), severity).ranks == {"A": 1, "B": 2, "C": 3}
    assert contests.compare("ABC", answers("BA AC CB"), severity).ranks == {"A": 1, "C": 2, "B": 3}


def test_severity_is_skipped_while_one_of_them_has_none():
    ranks = contests.compare("ABC", answers("AB BC CA"), {"A": 5, "B": 3}).ranks
    assert ranks == {"A": 1, "B": 1, "C": 1}


def test_a_circular_triad_is_told_from_its_first_problem_on():
    assert contests.compare("ABC", answers("AB BC CA")).triads == (("A", "B", "C"),)
    assert contests.compare("ABC", answers("AC CB BA")).triads == (("A", "C", "B"),)


@pytest.mark.parametrize(
    ("text", "circular", "most", "consistence"),
    [
        (straight("ABC"), 0, 1, 1),
        ("AB BC CA", 1, 1, 0),
        # wins 2, 2, 1, 1: 4 x 3 x 7 / 12 - 10 / 2 = 2, which is the most of four
        ("AB BC CD DA AC BD", 2, 2, 0),
        # wins 3, 1, 1, 1: A before all, the others in a circle
        ("AB AC AD BC CD DB", 1, 2, Fraction(1, 2)),
        # all of five win two: 5 x 4 x 9 / 12 - 20 / 2 = 5, the most of five
        ("AB AC BC BD CD CE DE DA EA EB", 5, 5, 0),
        # the last of six turned before the first: wins 4, 4, 3, 2, 1, 1; 55/2 - 47/2 = 4
        (straight("ABCDEF").replace("AF", "FA"), 4, 8, Fraction(1, 2)),
    ],
)
def test_circular_triads_and_consistence_by_hand(text, circular, most, consistence):
    problems = sorted(set(text) - {" "})
    found = contests.compare(problems, answers(text))
    assert len(found.triads) == contests.circular(found.wins.values()) == circular
    assert (found.most_triads, found.consistence) == (most, consistence)


@pytest.mark.parametrize(
    ("squares", "circular", "consistence"), [(55, 0, 1), (53, 1, 0.875), (47, 4, 0.5)]
)
def test_a_published_exercise(squares, circular, consistence):
    """Six properties of coffee compared by eight persons: d = 5 x 6 x 11 / 12 - (sum of a^2) / 2,
    d_max = 8, K = 1 - d / d_max (exercise on paired comparison, slideserve.com/march/excercise-1).
    """
    wins = {55: (5, 4, 3, 2, 1, 0), 53: (5, 4, 2, 2, 2, 0), 47: (4, 4, 3, 2, 1, 1)}[squares]
    assert sum(each * each for each in wins) == squares
    assert contests.circular(wins) == circular
    assert 1 - Fraction(contests.circular(wins), contests.most_triads(6)) == consistence


def test_the_most_triads_of_up_to_ten():
    assert [contests.most_triads(n) for n in range(11)] == [0, 0, 0, 1, 2, 5, 8, 14, 20, 30, 40]


def test_more_than_a_quarter_of_the_possible_triads_suggests_to_compare_again():
    assert contests.compare("ABC", answers("AB BC CA")).redo
    # six: eight are possible. Two of them is a quarter, which is not more
    two = contests.compare("ABCDEF", answers(straight("ABCDEF").replace("AD", "DA")))
    assert (len(two.triads), two.redo) == (2, False)
    three = contests.compare("ABCDEF", answers(straight("ABCDEF").replace("AE", "EA")))
    assert (len(three.triads), three.redo) == (3, True)


@pytest.mark.parametrize("problems", ["", "A", "AB"])
def test_fewer_than_three_have_no_consistence(problems):
    found = contests.compare(problems, answers("BA"))
    assert (found.consistence, found.redo, found.left) == (None, False, ())
    assert found.ranks == {"": {}, "A": {"A": 1}, "AB": {"B": 1, "A": 2}}[problems]


def test_contests_that_mean_nothing_are_left_out():
    odd = [
        Contest("A", "X", "A"),  # a problem that is gone
        Contest("A", "B", "C"),  # won by neither
        Contest("A", "A", "A"),
    ]
    assert contests.compare("ABC", odd).left == (("A", "B"), ("A", "C"), ("B", "C"))


def test_the_later_of_two_answers_counts_whichever_way_it_was_asked():
    found = contests.compare("AB", [Contest("A", "B", "A"), Contest("B", "A", "B")])
    assert found.ranks == {"B": 1, "A": 2}


def test_of_many_problems_those_are_compared_that_were_begun():
    many = [f"{number:02}" for number in range(1, 13)]
    assert contests.compared(many[:10], []) == tuple(many[:10])
    assert contests.compared(many, []) == ()
    begun = [Contest("02", "11", "02"), Contest("05", "11", "11")]
    assert contests.compared(many, begun) == ("02", "05", "11")
    every = [Contest(one, other, one) for one, other in combinations(many, 2)]
    assert contests.compared(many, every) == tuple(many[:10])


def random_answers(draw, problems):
    return [Contest(*pair, winner=draw.choice(pair)) for pair in combinations(problems, 2)]


def test_counting_triads_agrees_with_the_formula_from_the_wins():
    draw = Random(5)
    for _round in range(200):
        problems = "ABCDEFGHIJ"[: draw.randint(3, 10)]
        found = contests.compare(problems, random_answers(draw, problems))
        assert len(found.triads) == contests.circular(found.wins.values())
        assert len(found.triads) <= found.most_triads
        assert 0 <= found.consistence <= 1
        for a, b, c in found.triads:
            assert a == min(a, b, c)


def test_the_order_of_problems_and_answers_changes_no_rank():
    draw = Random(6)
    for _round in range(100):
        problems = list("ABCDEFG")
        given = random_answers(draw, problems)
        severity = {uid: draw.randint(0, 1) for uid in problems}
        before = contests.compare(problems, given, severity)
        draw.shuffle(problems)
        draw.shuffle(given)
        after = contests.compare(problems, given, severity)
        assert after.ranks == before.ranks
        assert len(after.triads) == len(before.triads)


def test_one_more_win_never_lowers_a_place():
    draw = Random(7)
    for _round in range(300):
        given = random_answers(draw, "ABCDEFG")
        at = draw.randrange(len(given))
        turned = given[at]
        winner = turned.one if turned.winner == turned.other else turned.other
        after = [*given[:at], Contest(turned.one, turned.other, winner), *given[at + 1 :]]
        ranks = [contests.compare("ABCDEFG", each).ranks for each in (given, after)]
        assert ranks[1][winner] <= ranks[0][winner]
