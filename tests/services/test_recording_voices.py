from datetime import date

import pytest

from ccwc_desktop.domain.consultations import Adult, Remark, votes
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import consultations, plans


@pytest.fixture
def meeting(session):
    """A consultation with two choices; its uid."""
    plan = plans.newest(session).id
    uid = consultations.add_for(session, plan, "04020201", "f", "10-13").result
    session.flush()
    return uid


@pytest.fixture
def kept(session, meeting):
    """The consultation as it is stored now."""

    def read():
        session.flush()
        session.expire_all()
        return consultations.get(session, meeting)

    return read


def test_what_is_told_of_a_meeting_is_kept_and_taken_back(session, meeting, kept, undone):
    before = kept()
    told = {
        "place": "សាលា",
        "minutes": 90,
        "not_there": "កុមារនៅវាលស្រែ",
        "answered_on": date(2026, 8, 2),
    }
    undo = consultations.change(session, meeting, **told).undo
    after = kept()
    assert {name: getattr(after, name) for name in told} == told
    undone(undo)
    assert kept() == before


def test_remarks_are_added_changed_and_taken_away(session, meeting, kept, undone):
    uid = consultations.add_remark(session, meeting, "request", "សូមអំពូល").result
    changed = consultations.change_remark(session, meeting, uid, reply="ឆ្នាំនេះ")
    full = Remark(uid, "request", "សូមអំពូល", reply="ឆ្នាំនេះ")
    assert kept().remarks == (full,)
    removed = consultations.remove_remark(session, meeting, uid)
    assert kept().remarks == ()
    redo = undone(removed.undo)
    assert kept().remarks == (full,)
    undone(undone(redo))
    undone(changed.undo)
    assert kept().remarks[0].reply == ""


def test_grown_ups_are_added_changed_and_taken_away(session, meeting, kept, undone):
    uid = consultations.add_adult(session, meeting, "កែវ ធីតា").result
    changed = consultations.change_adult(session, meeting, uid, role="អ្នកកត់ត្រា")
    assert kept().adults == (Adult(uid, "កែវ ធីតា", "អ្នកកត់ត្រា"),)
    removed = consultations.remove_adult(session, meeting, uid)
    assert kept().adults == ()
    undone(removed.undo)
    undone(changed.undo)
    assert kept().adults == (Adult(uid, "កែវ ធីតា"),)


def test_another_method_keeps_what_was_recorded_before(session, meeting, kept):
    one, other = (consultations.add_option(session, meeting, text).result for text in "ab")
    group = {"sex": "f", "age": "10-13"}
    consultations.vote(session, meeting, **group, option=one, votes=3)
    consultations.change(session, meeting, method="rank")
    consultations.put_in_order(session, meeting, **group, order=(other, one))
    consultations.change(session, meeting, method="pair")
    consultations.prefer(session, meeting, **group, one=one, other=other, choice=other)
    consultations.change(session, meeting, method="scorecard")
    consultations.count_faces(session, meeting, **group, option=one, counts=(0, 0, 1, 2, 3))
    (heard,) = kept().groups
    assert heard.votes[0].count == 3
    assert heard.order == (other, one)
    assert heard.pairs[0].preferred == other
    assert heard.faces[0].counts == (0, 0, 1, 2, 3)


def test_a_choice_goes_with_all_that_was_said_of_it(session, meeting, kept, undone):
    one, other = (consultations.add_option(session, meeting, text).result for text in "ab")
    consultations.put_in_order(session, meeting, "f", "10-13", (other, one))
    consultations.prefer(session, meeting, "f", "10-13", one, other, other)
    consultations.add_remark(session, meeting, "cause", "ឆ្ងាយ", option=other)
    before = kept()
    gone = consultations.remove_option(session, meeting, other)
    after = kept()
    assert (after.groups[0].order, after.groups[0].pairs) == ((one,), ())
    assert (after.remarks[0].text, after.remarks[0].option) == ("ឆ្ងាយ", "")
    undone(gone.undo)
    assert kept() == before


def test_who_is_not_heard_is_told_before_ranking(session):
    plan = plans.newest(session).id
    assert [gap.kind for gap in consultations.unheard(session, plan)] == ["nobody"]


def test_one_child_casts_its_votes_at_once_and_they_can_be_taken_back(
    session, meeting, kept, undone
):
    one, other = (consultations.add_option(session, meeting, each).result for each in "កខ")
    consultations.vote(session, meeting, "f", "10-13", one, 4)
    before = kept()
    done = consultations.cast_votes(session, meeting, "f", "10-13", (one, other))
    after = kept()
    told = [votes(after.groups, option) for option in (one, other)]
    assert told == [5, 1]
    consultations.cast_votes(session, meeting, "f", "10-13", (one, other), votes=-1)
    assert kept() == before
    undone(done.undo)
    assert kept() == before


def test_no_vote_is_taken_back_that_was_not_given(session, meeting):
    option = consultations.add_option(session, meeting, "ក").result
    with pytest.raises(Refused, match=r"consultation\.below_zero"):
        consultations.cast_votes(session, meeting, "f", "10-13", (option,), votes=-1)
