import pytest
from builders import consultation, group, told, uid

from ccwc_desktop.domain import recording
from ccwc_desktop.domain.consultations import Faces, Group, Pair
from ccwc_desktop.domain.recording import TooMany

GIRLS = Group(uid(9), "f", "10-13")
A, B, C = uid(401), uid(402), uid(403)


def test_counting_changes_what_is_told_and_nothing_else():
    before = (Group(uid(1), "f", "10-13", 12, 2, 3, 4, order=(A, B)),)
    (found,) = recording.counted(before, GIRLS, poor=6)
    assert found == Group(uid(1), "f", "10-13", 12, 2, 3, 6, order=(A, B))


def test_an_order_names_each_option_once():
    (found,) = recording.ordered((), GIRLS, (B, A, B))
    assert found.order == (B, A)
    (found,) = recording.ordered((found,), GIRLS, ())
    assert (found.uid, found.order) == (uid(9), ())


@pytest.mark.parametrize(
    ("option", "by", "found"),
    [(A, 1, (B, A, C)), (C, -1, (A, C, B)), (A, -1, (A, B, C)), (A, 9, (B, C, A))],
)
def test_an_option_moves_inside_the_ends(option, by, found):
    assert recording.moved((A, B, C), option, by) == found


def test_pairs_are_asked_one_after_another_in_any_direction():
    assert recording.open_pairs(GIRLS, (A, B, C)) == ((A, B), (A, C), (B, C))
    groups = recording.preferred((), GIRLS, A, B, B)
    groups = recording.preferred(groups, GIRLS, C, A, A)
    assert recording.open_pairs(groups[0], (A, B, C)) == ((B, C),)
    assert recording.choice_of(groups[0], B, A) == B
    assert recording.wins(groups[0], (A, B, C)) == {A: 1, B: 1, C: 0}


def test_a_pair_is_answered_anew_or_taken_back():
    groups = recording.preferred((), GIRLS, A, B, B)
    groups = recording.preferred(groups, GIRLS, B, A, A)
    assert groups[0].pairs == (Pair(B, A, A),)
    assert recording.preferred(groups, GIRLS, A, B, "")[0].pairs == ()


def test_faces_of_an_option_are_replaced_and_zeros_leave_no_trace():
    groups = recording.faced((), GIRLS, A, (0, 1, 2, 3, 4))
    groups = recording.faced(groups, GIRLS, B, (1, 0, 0, 0, 0))
    assert recording.faces_of(groups[0], A) == (0, 1, 2, 3, 4)
    assert recording.faces_of(groups[0], C) == (0, 0, 0, 0, 0)
    assert recording.faced(groups, GIRLS, B, (0,) * 5)[0].faces == (Faces(A, (0, 1, 2, 3, 4)),)


def test_what_one_method_recorded_stays_when_another_records():
    (before,) = told().groups
    after = recording.like(recording.voted((before,), before, A, 3), before)
    assert (after.order, after.pairs, after.faces) == (before.order, before.pairs, before.faces)


def test_more_votes_than_children_are_looked_at():
    meeting = consultation(groups=(group(300, o1=9, o2=8),))
    assert recording.more_than_heads(meeting) == (TooMany(A, "f", "10-13", 9, 8),)


def test_a_box_may_hold_more_papers_than_children_were_met():
    meeting = consultation(method="box", groups=(group(300, o1=90),))
    assert recording.more_than_heads(meeting) == ()


def test_each_child_chooses_one_face():
    heard = Group(uid(300), "f", "10-13", 8, faces=(Faces(A, (0, 0, 4, 3, 2)),))
    assert [
        each.count
        for each in recording.more_than_heads(consultation(method="scorecard", groups=(heard,)))
    ] == [9]


def test_what_another_method_recorded_is_known_to_be_there():
    assert recording.also_recorded(told()) == ("pair", "scorecard", "tree", "map", "forum")
    assert recording.also_recorded(told(method="group_talk"))[0] == "pair"
    assert recording.also_recorded(consultation(groups=(group(300, o1=3),), method="box")) == ()
    assert recording.also_recorded(consultation(groups=(group(300, o1=3),), method="map")) == (
        "vote",
    )
