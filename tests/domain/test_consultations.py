from fractions import Fraction

import pytest
from builders import VILLAGES, consultation, group, option, uid

from ccwc_desktop.domain import consultations, coverage
from ccwc_desktop.domain.consultations import SAFEGUARDS, Group, Vote

A, B, C = (uid(n) for n in (1, 2, 3))


def test_all_ten_safeguards_make_a_consultation_valid():
    assert len(SAFEGUARDS) == 10
    assert consultations.is_valid(consultation())


@pytest.mark.parametrize("gone", SAFEGUARDS)
def test_one_safeguard_missing_is_enough_to_make_it_count_for_nothing(gone):
    kept = tuple(each for each in SAFEGUARDS if each != gone)
    meeting = consultation(safeguards=kept, groups=(group(300, o1=5),), options=(option(1, A),))
    assert consultations.missing_safeguards(meeting) == (gone,)
    assert not consultations.is_valid(meeting)
    assert consultations.children_scores([meeting]) == {}


def test_missing_safeguards_stand_in_the_order_of_the_checklist():
    meeting = consultation(safeguards=(SAFEGUARDS[3], SAFEGUARDS[1]))
    rest = tuple(s for s in SAFEGUARDS if s not in (SAFEGUARDS[3], SAFEGUARDS[1]))
    assert consultations.missing_safeguards(meeting) == rest


def test_children_are_counted_over_groups():
    meeting = consultation(groups=(group(300), group(301, "m"), Group(uid(302), "f", "6-9", 5)))
    assert consultations.heads(meeting) == 21


def test_coverage_knows_who_was_heard_in_which_village():
    heard = consultation(villages=VILLAGES[:1], groups=(group(300, "f", "10-13"),))
    circles = coverage.coverage([heard], VILLAGES[:2])
    assert len(circles) == 2 * 2 * 3
    assert [key for key, mark in circles.items() if mark != "none"] == [(VILLAGES[0], "f", "10-13")]


def test_a_meeting_with_a_safeguard_missing_leaves_its_circle_open():
    half = consultation(villages=VILLAGES[:1], safeguards=SAFEGUARDS[:9])
    circles = coverage.coverage([half], VILLAGES)
    assert circles[VILLAGES[0], "f", "10-13"] == "open"


@pytest.mark.parametrize("turned", [False, True])
def test_a_valid_meeting_outweighs_an_open_one_in_any_order(turned):
    both = [
        consultation(200, villages=VILLAGES[:1]),
        consultation(201, villages=VILLAGES[:1], safeguards=()),
    ]
    circles = coverage.coverage(both[::-1] if turned else both, VILLAGES)
    assert circles[VILLAGES[0], "f", "10-13"] == "heard"


def test_a_group_without_heads_was_not_heard():
    meeting = consultation(groups=(Group(uid(300), "f", "10-13", heads=0),))
    assert set(coverage.coverage([meeting], VILLAGES).values()) == {"none"}


def test_a_village_outside_the_commune_has_no_circle():
    assert coverage.coverage([consultation(villages=("01020101",))], VILLAGES) == (
        coverage.coverage([], VILLAGES)
    )


def test_a_village_is_heard_by_one_child_even_while_a_safeguard_is_open():
    meetings = [
        consultation(200, villages=VILLAGES[:1], safeguards=()),
        consultation(201, villages=VILLAGES[1:2], groups=(Group(uid(1), "f", "6-9"),)),  # planned
        consultation(202, villages=("01020101",)),
    ]
    assert coverage.villages_heard(meetings, VILLAGES) == {VILLAGES[0]}


def test_a_groups_share_is_its_votes_out_of_all_votes_of_the_group():
    # girls: A 6/8, B 2/8; boys: A 1/2, B 1/2 -> A (3/4 + 1/2) / 2, B (1/4 + 1/2) / 2
    meeting = consultation(
        groups=(group(300, "f", o1=6, o2=2), group(301, "m", o1=1, o2=1)),
        options=(option(1, A), option(2, B)),
    )
    found = consultations.children_scores([meeting])
    assert found == {A: Fraction(5, 8), B: Fraction(3, 8)}


def test_a_small_group_weighs_as_much_as_a_large_one():
    meeting = consultation(
        groups=(group(300, "f", o1=90), group(301, "m", o2=3)),
        options=(option(1, A), option(2, B)),
    )
    assert consultations.children_scores([meeting]) == {A: Fraction(1, 2), B: Fraction(1, 2)}


def test_votes_for_something_that_is_no_problem_still_count_in_the_whole():
    meeting = consultation(groups=(group(300, o1=1, o2=3),), options=(option(1, A), option(2, "")))
    assert consultations.children_scores([meeting]) == {A: Fraction(1, 4)}


def test_two_options_may_speak_for_one_problem():
    meeting = consultation(
        groups=(group(300, o1=1, o2=1, o3=2),),
        options=(option(1, A), option(2, A), option(3, B)),
    )
    assert consultations.children_scores([meeting]) == {A: Fraction(1, 2), B: Fraction(1, 2)}


def test_groups_of_one_sex_and_age_in_one_meeting_are_one_group():
    # together 4 votes for A of 8; as two groups the mean would be (1 + 1/7) / 2
    meeting = consultation(
        groups=(group(300, "f", o1=1), group(301, "f", o1=3, o2=4)),
        options=(option(1, A), option(2, B)),
    )
    assert consultations.children_scores([meeting])[A] == Fraction(1, 2)


def test_the_same_group_in_two_meetings_is_two_groups():
    first = consultation(200, groups=(group(300, o1=2),), options=(option(1, A),))
    second = consultation(201, groups=(group(301, o2=2),), options=(option(2, B),))
    assert consultations.children_scores([first, second]) == {
        A: Fraction(1, 2),
        B: Fraction(1, 2),
    }


def test_a_group_that_did_not_vote_is_not_in_the_mean():
    meeting = consultation(groups=(group(300, "f", o1=2), group(301, "m")), options=(option(1, A),))
    assert consultations.children_scores([meeting]) == {A: 1}


def test_no_vote_means_no_score():
    votes = (Vote(uid(401), 0), Vote(uid(402), 4))
    meeting = consultation(
        groups=(Group(uid(300), "f", "6-9", 4, votes=votes),),
        options=(option(1, A), option(2, B), option(3, C)),
    )
    assert consultations.children_scores([meeting]) == {B: 1}
    assert consultations.children_scores([]) == {}


def test_shares_of_problems_never_pass_one_in_all():
    for seed in range(1, 50):
        groups = tuple(
            group(300 + n, "f" if n % 2 else "m", "6-9", o1=seed % (n + 2), o2=n, o3=seed % 3)
            for n in range(4)
        )
        meeting = consultation(groups=groups, options=(option(1, A), option(2, B), option(3, "")))
        assert sum(consultations.children_scores([meeting]).values()) <= 1
