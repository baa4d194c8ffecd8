import pytest
from builders import consultation, group, uid

from ccwc_desktop.domain import consultations as rules
from ccwc_desktop.domain import coverage, recording
from ccwc_desktop.domain.consultations import SAFEGUARDS, Group, Vote


def test_nobody_counted_is_planned_then_open_then_complete():
    planned = consultation(groups=(Group(uid(1), "f", "6-9"),))
    assert rules.state(planned) == "planned"
    assert rules.state(consultation(safeguards=SAFEGUARDS[1:])) == "open"
    assert rules.state(consultation()) == "complete"


def test_groups_stand_by_age_girls_first_and_are_added_up():
    boys = group(1, "m", "6-9", o1=2)
    found = rules.merged((group(2, "f", "14-17"), boys, group(3, "m", "6-9", o1=1, o2=4)))
    assert [(each.sex, each.age) for each in found] == [("m", "6-9"), ("f", "14-17")]
    assert (found[0].uid, found[0].heads, found[0].with_disability) == (uid(1), 16, 2)
    assert found[0].votes == (Vote(uid(401), 3), Vote(uid(402), 4))


def test_counting_keeps_the_votes_of_the_group():
    (found,) = recording.counted(
        (group(1, o1=3),), Group(uid(9), "f", "10-13"), heads=11, with_disability=2
    )
    assert (found.uid, found.heads, found.with_disability) == (uid(1), 11, 2)
    assert found.votes == (Vote(uid(401), 3),)


def test_a_group_of_nobody_is_no_group():
    nobody = Group(uid(9), "f", "10-13")
    none = {"heads": 0, "with_disability": 0}
    assert recording.counted((group(1),), nobody, **none) == ()
    assert recording.counted((), nobody, **none) == ()
    assert len(recording.counted((group(1, o1=3),), nobody, **none)) == 1


def test_no_votes_leave_no_trace():
    (found,) = recording.voted((group(1, o1=3, o2=1),), Group(uid(9), "f", "10-13"), uid(401), 0)
    assert found.votes == (Vote(uid(402), 1),)
    (found,) = recording.voted((found,), Group(uid(9), "f", "10-13"), uid(402), 5)
    assert rules.votes((found,), uid(402)) == 5


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("«ទឹកឡើង។» ហើយ «បង្គន់ចាក់សោ។»", ("«ទឹកឡើង។»", "«បង្គន់ចាក់សោ។»")),
        ("They said “we are afraid”.", ("“we are afraid”",)),
        ("គ្មានសញ្ញា", ()),
    ],
)
def test_childrens_own_words_stand_between_quotation_marks(words, quoted):
    assert rules.quotes(words) == quoted


def test_a_circle_belongs_to_the_most_complete_meeting():
    planned = consultation(1, groups=(Group(uid(1), "f", "10-13"),))
    unfinished = consultation(2, safeguards=())
    valid = consultation(3)
    village = valid.villages[0]
    for meetings in ((planned, unfinished, valid), (valid, unfinished, planned)):
        assert coverage.meeting_of(meetings, village, "f", "10-13") == valid
    assert coverage.meeting_of((planned,), village, "f", "10-13") == planned
    assert coverage.meeting_of((valid,), village, "m", "10-13") is None
    assert coverage.meeting_of((valid,), "99999999", "f", "10-13") is None
