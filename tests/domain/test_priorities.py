from decimal import Decimal
from fractions import Fraction
from math import isclose, sqrt

import pytest
from builders import criterion, scores, uid

from ccwc_desktop.domain import priorities
from ccwc_desktop.domain.priorities import Decision, Ranked

TWO = (criterion("SEV", 60), criterion("NUM", 40))


def ranked(marks, criteria=TWO, **more):
    """Problems 1, 2, ... with their marks as {number: {criterion: value}}."""
    given = [score for number, values in marks.items() for score in scores(number, **values)]
    return priorities.rank([uid(number) for number in marks], criteria, given, **more)


def order_of(rows):
    return [(int(row.problem[-3:]), row.rank) for row in rows]


def decided_order(rows):
    return [(int(row.problem[-3:]), row.decided_rank) for row in rows]


def test_a_total_is_the_weighted_mean_on_a_scale_of_one_hundred():
    # (60 x 5 + 40 x 3) / (5 x 100) x 100 = 420 / 500 x 100
    assert priorities.total({"SEV": 5, "NUM": 3}, TWO) == 84


def test_weights_need_not_add_up_to_one_hundred():
    # (3 x 4 + 1 x 1) / (5 x 4) x 100 = 13 / 20 x 100
    assert priorities.total({"A": 4, "B": 1}, (criterion("A", 3), criterion("B", 1))) == 65


def test_a_total_is_exact_and_only_print_rounds():
    total = priorities.total({"A": 1, "B": 0}, (criterion("A", 1), criterion("B", 2)))
    assert total == Fraction(20, 3)
    assert priorities.printed(total) == "6.67"
    assert priorities.printed(total, 1) == "6.7"


@pytest.mark.parametrize(
    ("exact", "places", "text"),
    [
        (Fraction(71245, 1000), 2, "71.25"),
        (Fraction(71255, 1000), 2, "71.26"),
        (Fraction(145, 2), 1, "72.5"),
        (Fraction(7225, 100), 1, "72.3"),
        (Fraction(100), 2, "100.00"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_print_rounds_half_up(exact, places, text):
    assert priorities.printed(exact, places) == text


def test_an_unknown_total_prints_as_nothing():
    assert priorities.printed(None) is None


def test_a_missing_score_leaves_the_total_unknown():
    assert priorities.total({"SEV": 5}, TWO) is None


def test_a_criterion_without_weight_needs_no_score():
    assert priorities.total({"SEV": 5}, (criterion("SEV", 10), criterion("NUM", 0))) == 100


def test_without_any_weight_there_is_no_total():
    assert priorities.total({"SEV": 5}, (criterion("SEV", 0),)) is None
    assert priorities.total({}, ()) is None


def test_equal_totals_share_a_rank_and_the_next_one_is_skipped():
    marks = {
        1: {"SEV": 3, "NUM": 3},
        2: {"SEV": 5, "NUM": 5},
        3: {"SEV": 3, "NUM": 3},
        4: {"SEV": 0, "NUM": 0},
    }
    rows = ranked(marks)
    assert order_of(rows) == [(2, 1), (1, 2), (3, 2), (4, 4)]
    assert [row.tied for row in rows] == [False, True, True, False]


def test_totals_that_differ_only_beyond_print_do_not_share_a_rank():
    criteria = (criterion("A", 9999), criterion("B", 1))
    rows = ranked({1: {"A": 3, "B": 3}, 2: {"A": 3, "B": 4}}, criteria)
    assert priorities.printed(rows[0].total) == priorities.printed(rows[1].total) == "60.00"
    assert order_of(rows) == [(2, 1), (1, 2)]


def test_incomplete_problems_stand_last_without_a_rank_and_say_what_is_missing():
    rows = ranked({1: {"SEV": 5}, 2: {"SEV": 1, "NUM": 1}, 3: {}})
    assert order_of(rows) == [(2, 1), (1, None), (3, None)]
    assert rows[1].missing == ("NUM",)
    assert rows[2].missing == ("SEV", "NUM")
    assert rows[1].total is None


def test_a_criterion_without_weight_is_not_missing():
    (row,) = ranked({1: {}}, (criterion("SEV", 10), criterion("NUM", 0)))
    assert row.missing == ("SEV",)


def test_inside_a_shared_rank_equity_then_severity_then_children_order_the_rows():
    criteria = tuple(criterion(code, 1) for code in ("EQU", "SEV", "CHD", "FEA"))
    marks = {
        1: {"EQU": 2, "SEV": 3, "CHD": 3, "FEA": 2},
        2: {"EQU": 2, "SEV": 3, "CHD": 4, "FEA": 1},
        3: {"EQU": 2, "SEV": 4, "CHD": 0, "FEA": 4},
        4: {"EQU": 3, "SEV": 0, "CHD": 3, "FEA": 4},
    }
    assert order_of(ranked(marks, criteria)) == [(4, 1), (3, 1), (2, 1), (1, 1)]


def test_inside_a_shared_rank_the_lower_cost_comes_first():
    marks = {1: {"SEV": 3, "NUM": 3}, 2: {"SEV": 3, "NUM": 3}}
    costs = {uid(1): 9_000_000, uid(2): 4_000_000}
    assert order_of(ranked(marks, costs=costs)) == [(2, 1), (1, 1)]


def test_costs_are_skipped_while_one_in_the_shared_rank_is_unknown():
    marks = {1: {"SEV": 3, "NUM": 3}, 2: {"SEV": 3, "NUM": 3}}
    assert order_of(ranked(marks, costs={uid(2): 4_000_000})) == [(1, 1), (2, 1)]


def test_a_score_for_a_problem_that_is_not_ranked_is_left_out():
    rows = priorities.rank([uid(1)], TWO, scores(2, SEV=5, NUM=5))
    assert [row.problem for row in rows] == [uid(1)]
    assert rows[0].rank is None


FIVE = {number: {"SEV": 6 - number, "NUM": 6 - number} for number in range(1, 6)}


def test_without_a_decision_nothing_has_a_decided_rank():
    rows = ranked(FIVE)
    assert all(row.decided_rank is None and not row.moved for row in rows)
    assert [row.final_rank for row in rows] == [1, 2, 3, 4, 5]


def test_a_decided_problem_takes_its_place_and_the_others_close_up():
    rows = ranked(FIVE, decisions=[Decision(uid(5), 2, "ទឹកជំនន់")])
    assert decided_order(rows) == [(1, 1), (5, 2), (2, 3), (3, 4), (4, 5)]
    moved = [row for row in rows if row.moved]
    assert [(row.rank, row.final_rank, row.reason) for row in moved] == [(5, 2, "ទឹកជំនន់")]


def test_several_decisions_each_take_their_place():
    decisions = [Decision(uid(1), 5, "a"), Decision(uid(4), 1, "b")]
    rows = ranked(FIVE, decisions=decisions)
    assert decided_order(rows) == [(4, 1), (2, 2), (3, 3), (5, 4), (1, 5)]


def test_a_place_beyond_the_last_is_the_last():
    rows = ranked(FIVE, decisions=[Decision(uid(1), 99, "a")])
    assert decided_order(rows)[-1] == (1, 5)


def drag(decisions, number, place):
    """Moves one problem in the list as it stands."""
    listed = [row.problem for row in ranked(FIVE, decisions=decisions)]
    others = [each for each in decisions if each.problem != uid(number)]
    return priorities.moved(listed, others, Decision(uid(number), place, "a"))


def test_moving_a_second_problem_keeps_the_neighbours_of_the_first():
    decisions = drag([], 4, 2)
    assert decided_order(ranked(FIVE, decisions=decisions)) == [
        (1, 1), (4, 2), (2, 3), (3, 4), (5, 5)
    ]  # fmt: skip
    decisions = drag(decisions, 5, 1)
    assert decided_order(ranked(FIVE, decisions=decisions)) == [
        (5, 1), (1, 2), (4, 3), (2, 4), (3, 5)
    ]  # fmt: skip


def test_the_problem_moved_last_is_where_it_was_put():
    for seed in range(200):
        decisions, number, place = (), 1, 1
        for step in range(5):
            number, place = (seed * 7 + step * 3) % 5 + 1, (seed // 5 + step * step) % 5 + 1
            before = [
                r.problem for r in ranked(FIVE, decisions=decisions) if r.problem != uid(number)
            ]
            decisions = drag(decisions, number, place)
            after = [row.problem for row in ranked(FIVE, decisions=decisions)]
            assert after[place - 1] == uid(number)
            assert [problem for problem in after if problem != uid(number)] == before


def test_a_decision_on_an_incomplete_problem_waits_for_its_scores():
    rows = ranked({1: {"SEV": 1, "NUM": 1}, 2: {"SEV": 5}}, decisions=[Decision(uid(2), 1, "a")])
    assert [row.decided_rank for row in rows] == [None, None]


def test_problems_that_share_a_rank_share_the_decided_one_unless_one_was_moved():
    marks = {1: {"SEV": 5, "NUM": 5}, 2: {"SEV": 3, "NUM": 3}, 3: {"SEV": 3, "NUM": 3}}
    rows = ranked(marks, decisions=[Decision(uid(1), 3, "a")])
    assert decided_order(rows) == [(2, 1), (3, 1), (1, 3)]
    rows = ranked(marks, decisions=[Decision(uid(3), 1, "a")])
    assert decided_order(rows) == [(3, 1), (1, 2), (2, 3)]
    rows = ranked(marks, decisions=[Decision(uid(3), 2, "a")])
    assert decided_order(rows) == [(1, 1), (3, 2), (2, 3)]


def test_the_childrens_order_stands_beside_the_committees():
    children = {uid(3): Fraction(1, 2), uid(1): Fraction(1, 4), uid(2): Fraction(1, 4)}
    rows = ranked(FIVE, children=children)
    assert [row.children_rank for row in rows] == [2, 2, 1, None, None]
    assert rows[2].children_score == Fraction(1, 2)


def test_children_rank_those_that_are_in_the_list():
    children = {uid(9): Fraction(1, 2), uid(2): Fraction(1, 4), uid(1): Fraction(1, 8)}
    rows = ranked(FIVE, children=children)
    assert [row.children_rank for row in rows] == [2, 1, None, None, None]


def test_three_places_between_the_two_orders_need_a_word():
    children = {uid(n): Fraction(n, 15) for n in range(1, 6)}  # the opposite order
    rows = ranked(FIVE, children=children)
    assert [row.far_from_children for row in rows] == [True, False, False, False, True]


def test_the_difference_mark_looks_at_the_decided_order():
    row = Ranked(uid(1), Fraction(50), 5, False, (), children_rank=2, decided_rank=4)
    assert not row.far_from_children
    assert Ranked(uid(1), Fraction(50), 5, False, (), children_rank=2).far_from_children
    assert not Ranked(uid(1), None, None, False, (), children_rank=2).far_from_children


def pairs(*both):
    return [
        Ranked(uid(n), Fraction(1), a, False, (), children_rank=b)
        for n, (a, b) in enumerate(both, 1)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (pairs((1, 1), (2, 2), (3, 3)), 1.0),
        (pairs((1, 3), (2, 2), (3, 1)), -1.0),
        (pairs((1, 2), (2, 1), (3, 3)), 1 / 3),  # 2 agree, 1 differs, of 3 pairs
        # 1-2: tie in b; 1-3, 2-3 agree: (2 - 0) / sqrt((2 + 1) x 2)
        (pairs((1, 1), (2, 1), (3, 3)), 2 / sqrt(6)),
        # one agrees, one differs, one tie in b: 0, which is no "unknown"
        (pairs((1, 2), (2, 1), (3, 2)), 0.0),
        # ties on each side: pairs 12 tie a, 13 tie b, 14 24 34 23 agree -> 4 / sqrt(5 x 5)
        (pairs((1, 1), (1, 3), (3, 1), (4, 4)), (3 - 1) / sqrt(25)),
    ],
)
def test_agreement_is_kendalls_tau_b(rows, expected):
    assert isclose(priorities.tau_b(rows), expected)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        pairs((1, 1)),
        pairs((1, 1), (2, None)),
        pairs((1, 1), (1, 2)),
        pairs((1, 2), (2, 2)),
        pairs((1, 1), (1, 2), (1, 3)),
    ],
)
def test_agreement_is_unknown_without_two_orders(rows):
    assert priorities.tau_b(rows) is None


def test_agreement_lies_between_minus_one_and_one_and_does_not_mind_which_side_is_which():
    for seed in range(60):
        both = [((seed * (n + 3)) % 5 + 1, (seed + n * n) % 4 + 1) for n in range(6)]
        one, other = (
            priorities.tau_b(pairs(*both)),
            priorities.tau_b(pairs(*(p[::-1] for p in both))),
        )
        assert one == other
        assert one is None or -1 <= one <= 1


def test_ranks_never_decrease_down_the_list_and_follow_the_totals():
    for seed in range(40):
        marks = {n: {"SEV": (seed * n) % 6, "NUM": (seed + n * 3) % 6} for n in range(1, 9)}
        rows = ranked(marks)
        assert [row.rank for row in rows] == sorted(row.rank for row in rows)
        for row in rows:
            assert row.rank == 1 + sum(other.total > row.total for other in rows)


def test_a_moved_order_is_still_every_problem_once():
    for seed in range(40):
        decisions = [Decision(uid(1 + seed % 2), 1 + seed % 5, "a"), Decision(uid(3), 1, "b")]
        rows = ranked(FIVE, decisions=decisions)
        assert sorted(row.problem for row in rows) == sorted(uid(n) for n in FIVE)
        assert [row.decided_rank for row in rows] == [1, 2, 3, 4, 5]


def test_a_criterion_speaks_both_languages_and_has_a_short_name():
    full = priorities.Criterion("SEV", "ក", "a", 1, "", "", "១", "1", "៣", "3", "៥", "5")
    assert (full.name("km"), full.name("en")) == ("ក", "a")
    assert full.short("km") == "ក"
    short = priorities.Criterion("SEV", "ក", "a", 1, "ខ", "b")
    assert (short.short("km"), short.short("en")) == ("ខ", "b")
    assert full.anchors("km") == ("១", "៣", "៥")
    assert full.anchors("en") == ("1", "3", "5")


def test_print_takes_the_number_of_decimals_it_is_told():
    assert Decimal(priorities.printed(Fraction(1, 3), 5)) == Decimal("0.33333")
