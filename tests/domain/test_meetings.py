from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from builders import committee, meeting, member, uid

from ccwc_desktop.domain import meetings
from ccwc_desktop.domain.meetings import Attendance, Resolution

HALF = Fraction(1, 2)
DAY = date(2026, 9, 5)


def seats(present=0, absent=0, open_=0):
    said = ["present"] * present + ["absent"] * absent + [""] * open_
    return tuple(Attendance(uid(n), each, sex="f") for n, each in enumerate(said))


@pytest.mark.parametrize(
    ("members", "needed"), [(1, 1), (2, 2), (3, 2), (9, 5), (10, 6), (11, 6), (12, 7)]
)
def test_a_quorum_is_more_than_half(members, needed):
    assert meetings.turnout(seats(absent=members), HALF).needed == needed


def test_half_is_not_enough_and_one_more_is():
    assert not meetings.turnout(seats(present=5, absent=5), HALF).quorate
    assert meetings.turnout(seats(present=6, absent=4), HALF).quorate


def test_who_was_not_noted_did_not_come_yet():
    count = meetings.turnout(seats(present=5, open_=5), HALF)
    assert (count.present, count.open, count.quorate) == (5, 5, False)


def test_a_committee_without_members_has_no_quorum():
    assert not meetings.turnout((), HALF).quorate


def test_a_larger_share_asks_for_more_members():
    assert meetings.turnout(seats(absent=9), Fraction(2, 3)).needed == 7


def test_the_present_committee_is_called_by_seat_until_the_minutes_are_signed():
    old = member(100, "youth", name="សុខ")
    held = meeting(signed_on=None, attendance=(Attendance(old.uid, "present"),))
    here = meetings.called(held, (old, member(101, "chair")))
    assert [(each.seat, each.presence) for each in here] == [("chair", ""), ("youth", "present")]
    signed = meetings.signed(held, DAY, here, "អត្ថបទ")
    assert meetings.called(signed, committee()) == here
    assert (signed.minutes, signed.signed_on) == ("អត្ថបទ", DAY)


def test_noting_again_replaces_and_nothing_takes_back():
    one = meetings.noted((), uid(1), "present")
    assert meetings.noted(one, uid(1), "excused") == (Attendance(uid(1), "excused"),)
    assert meetings.noted(one, uid(1), "") == ()


def test_the_vice_chair_leads_when_the_chair_is_away():
    both = (Attendance("a", "absent", seat="chair"), Attendance("b", "present", seat="vice_chair"))
    assert meetings.chair(both) == both[1]
    assert meetings.chair(both[:1]) is None


def test_what_is_missing_before_signing():
    empty = meetings.Meeting(uid(1))
    assert meetings.missing(empty, meetings.turnout((), HALF)) == (
        *("date", "attendance", "agenda", "decisions"),
    )
    held = meeting(signed_on=None)
    assert meetings.missing(held, meetings.turnout(seats(present=2), HALF)) == ()
    assert meetings.missing(held, meetings.turnout(seats(1, 1), HALF)) == ("quorum",)
    assert meetings.missing(held, meetings.turnout(seats(1, open_=1), HALF)) == ("attendance",)
    undecided = replace(held, decisions=())
    assert meetings.missing(undecided, meetings.turnout(seats(2), HALF)) == ("decisions",)


def test_a_reason_stays_with_what_was_reopened():
    signed = meeting(reopened=())
    again = meetings.reopened(signed, DAY, "ខ្វះ")
    assert not again.signed
    assert [each.reason for each in again.reopened] == ["ខ្វះ"]
    assert replace(again, signed_on=signed.signed_on, reopened=()) == signed


def test_meetings_stand_by_date_and_those_without_last():
    listed = [
        meeting(1, held_on=None),
        meeting(2, held_on=date(2026, 9, 9)),
        meeting(3, held_on=DAY),
    ]
    assert [each.uid for each in meetings.in_time(listed)] == [uid(3), uid(2), uid(1)]


def test_a_decision_needs_nobody_and_no_day():
    assert Resolution("ក") == Resolution("ក", who="", until=None)
