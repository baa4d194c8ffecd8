from fractions import Fraction

import pytest

from ccwc_desktop.domain import suggested_scores
from ccwc_desktop.domain.suggested_scores import GROUPS, Suggestion


@pytest.mark.parametrize(
    ("affected", "value"),
    [
        (0, 0),
        (1, 1),
        (49, 1),  # under 5 of 100 is 1
        (50, 2),
        (99, 2),
        (100, 3),
        (150, 3),  # about 15 of 100 is 3
        (224, 3),
        (225, 4),
        (300, 4),
        (301, 5),  # over 30 of 100 is 5
        (1000, 5),
    ],
)
def test_the_number_affected_out_of_a_thousand(affected, value):
    found = suggested_scores.number(affected, 1000)
    assert (found.criterion, found.value, found.reason) == ("NUM", value, "affected")
    assert found.share == Fraction(affected, 1000)


@pytest.mark.parametrize("numbers", [(None, 100), (5, None), (5, 0), (101, 100), (-1, 100)])
def test_no_number_is_suggested_without_figures_or_against_them(numbers):
    assert suggested_scores.number(*numbers) is None


@pytest.mark.parametrize(
    ("cost", "value"),
    [
        (1, 5),
        (49, 5),  # under 5 of 100 is 5
        (50, 4),
        (124, 4),
        (125, 3),
        (200, 3),  # 20 of 100 is 3
        (349, 3),
        (350, 2),
        (500, 2),
        (501, 1),  # over 50 of 100 is 1
        (9000, 1),
    ],
)
def test_the_cost_out_of_a_ceiling_of_a_thousand(cost, value):
    assert suggested_scores.affordable(cost, 1000) == Suggestion("CST", value, "cost", cost, 1000)


@pytest.mark.parametrize("amounts", [(None, 100), (5, None), (5, 0), (0, 100), (-5, 100)])
def test_no_cost_is_suggested_without_amounts(amounts):
    assert suggested_scores.affordable(*amounts) is None


@pytest.mark.parametrize(
    ("chosen", "values"),
    [
        (1, [5]),
        (2, [5, 1]),
        (3, [5, 3, 1]),
        (4, [5, 4, 2, 1]),  # 5 - 4/3 = 3.67, 5 - 8/3 = 2.33
        (5, [5, 4, 3, 2, 1]),
        (9, [5, 5, 4, 4, 3, 3, 2, 2, 1]),  # 4.5 and its like are rounded up
    ],
)
def test_the_childrens_rank(chosen, values):
    found = [suggested_scores.children_choice(rank, chosen) for rank in range(1, chosen + 1)]
    assert [each.value for each in found] == values
    assert found[-1] == Suggestion("CHD", values[-1], "children_rank", chosen, chosen)


@pytest.mark.parametrize("rank", [(None, 5), (0, 5), (6, 5), (1, 0)])
def test_no_vote_suggests_nothing(rank):
    assert suggested_scores.children_choice(*rank) is None


@pytest.mark.parametrize(
    ("girls", "boys", "expected"),
    [
        (20, 10, (5, "mainly_girls")),
        (199, 101, (3, "more_girls")),
        (55, 45, (3, "more_girls")),
        (54, 46, None),
        (0, 90, None),
        (0, 0, None),
        (None, 10, None),
    ],
)
def test_equity_by_girls(girls, boys, expected):
    found = suggested_scores.equity(girls, boys)
    assert (found and (found.value, found.reason)) == expected
    if found:
        assert (found.part, found.whole) == (girls, girls + boys)


@pytest.mark.parametrize(
    ("poor", "expected"),
    [(51, (5, "mainly_group")), (50, (3, "some_group")), (20, (3, "some_group")), (19, None)],
)
def test_equity_by_a_group(poor, expected):
    found = suggested_scores.equity(50, 50, {"poor": poor})
    assert (found and (found.value, found.reason)) == expected
    if found:
        assert (found.part, found.whole, found.group) == (poor, 100, "poor")


def test_groups_overlap_and_are_not_added_up():
    found = suggested_scores.equity(50, 50, {"poor": 30, "minority": 40})
    assert (found.value, found.group, found.part) == (3, "minority", 40)


def test_a_low_equity_needs_every_group_counted():
    small = dict.fromkeys(GROUPS, 3)
    assert suggested_scores.equity(50, 50, small) == Suggestion(
        "EQU", 1, "no_group", 3, 100, GROUPS[0]
    )
    del small["disability"]
    assert suggested_scores.equity(50, 50, small) is None


def test_a_group_larger_than_all_is_a_wrong_figure_and_left_out():
    assert suggested_scores.equity(50, 50, {"poor": 101}) is None


def test_evidence_of_a_group_and_a_sensitive_matter_are_some():
    found = suggested_scores.equity(None, None, named=frozenset({"minority", "poor"}))
    assert found == Suggestion("EQU", 3, "named_group", group="poor")
    assert suggested_scores.equity(None, None, sensitive=True).reason == "sensitive"
    assert suggested_scores.equity(None, None) is None


def test_the_strongest_reason_is_told():
    found = suggested_scores.equity(80, 20, {"poor": 25}, frozenset({"poor"}), sensitive=True)
    assert (found.value, found.reason) == (5, "mainly_girls")
    low = dict.fromkeys(GROUPS, 0)
    assert suggested_scores.equity(50, 50, low, sensitive=True).reason == "sensitive"


def test_a_reason_without_numbers_has_no_share():
    assert suggested_scores.equity(None, None, sensitive=True).share is None
