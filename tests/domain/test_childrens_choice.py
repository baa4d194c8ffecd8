"""How each way of hearing children counts in their order."""

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import consultation, group, option, uid

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.consultations import METHODS, Faces, Pair

A, B, C = (uid(number) for number in (1, 2, 3))
OPTIONS = (option(1, A), option(2, B), option(3, C))


def heard(method, *groups, options=OPTIONS, number=200):
    return consultation(number, method=method, groups=groups, options=options)


def ordered(*options, number=300, sex="f"):
    return replace(group(number, sex), order=tuple(uid(400 + each) for each in options))


def compared(*pairs):
    """The first of each two was preferred."""
    return replace(
        group(300),
        pairs=tuple(Pair(uid(400 + one), uid(400 + other), uid(400 + one)) for one, other in pairs),
    )


@pytest.mark.parametrize("method", consultations.BY_VOTES)
def test_votes_count_as_they_were_cast(method):
    found = consultations.children_scores([heard(method, group(300, o1=6, o2=2))])
    assert found == {A: Fraction(3, 4), B: Fraction(1, 4)}


@pytest.mark.parametrize("method", consultations.BY_ORDER)
def test_an_order_counts_by_the_points_of_borda(method):
    # 3, 2, 1 of 6
    found = consultations.children_scores([heard(method, ordered(2, 1, 3))])
    assert found == {B: Fraction(1, 2), A: Fraction(1, 3), C: Fraction(1, 6)}


def test_what_was_named_last_stands_above_what_was_not_named():
    found = consultations.children_scores([heard("group_talk", ordered(3, 1))])
    assert found == {C: Fraction(2, 3), A: Fraction(1, 3)}
    assert consultations.children_scores([heard("rank", ordered(2))]) == {B: 1}


def test_an_option_named_twice_has_its_first_place():
    found = consultations.children_scores([heard("rank", ordered(2, 1, 2))])
    assert found == {B: Fraction(2, 3), A: Fraction(1, 3)}


def test_pairs_count_by_how_often_an_option_was_preferred():
    found = consultations.children_scores([heard("pair", compared((1, 2), (1, 3), (3, 2)))])
    assert found == {A: Fraction(2, 3), C: Fraction(1, 3)}


def test_a_pair_without_a_choice_is_no_contest():
    undecided = Pair(uid(401), uid(402), "")
    each = replace(compared((3, 2)), pairs=(undecided, *compared((3, 2)).pairs))
    assert consultations.children_scores([heard("pair", each)]) == {C: 1}


ALL_SAID = replace(
    ordered(2, 1),
    votes=group(300, o1=3, o2=1).votes,
    pairs=compared((3, 1)).pairs,
    faces=(Faces(uid(401), (0, 1, 2, 3, 4)),),
)
BY_VOTES = {A: Fraction(3, 4), B: Fraction(1, 4)}
BY_ORDER = {B: Fraction(2, 3), A: Fraction(1, 3)}
COUNTED = {
    "vote": BY_VOTES,
    "box": BY_VOTES,
    "drawing": BY_VOTES,
    "rank": BY_ORDER,
    "group_talk": BY_ORDER,
    "pair": {C: 1},
}


@pytest.mark.parametrize("method", METHODS)
def test_a_method_counts_by_its_own_data_only(method):
    found = consultations.children_scores([heard(method, ALL_SAID)])
    assert found == COUNTED.get(method, {})


def test_groups_of_different_methods_weigh_the_same():
    # 1/2 from the order and 3/4 from the votes
    found = consultations.children_scores(
        [heard("rank", ordered(1, 2, 3)), heard("vote", group(301, o1=3, o2=1), number=201)]
    )
    assert found[A] == Fraction(5, 8)
    assert sum(found.values()) == 1


def test_girls_and_boys_are_two_groups_whatever_the_method():
    found = consultations.children_scores(
        [heard("rank", ordered(1, 2), ordered(2, number=301, sex="m"))]
    )
    assert found == {A: Fraction(1, 3), B: Fraction(2, 3)}


def test_a_choice_that_is_no_problem_takes_its_share():
    options = (option(1, A), option(2, ""))
    found = consultations.children_scores([heard("rank", ordered(2, 1), options=options)])
    assert found == {A: Fraction(1, 3)}
