import pytest

from ccwc_desktop.domain.consultations import Group
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import consultations, plans


@pytest.fixture
def meeting(session):
    """A consultation planned for the girls of 10-13 of a village; its uid."""
    plan = plans.newest(session).id
    uid = consultations.add_for(session, plan, "04020201", "f", "10-13").result
    session.flush()
    return uid


def kept(session, uid):
    session.flush()
    session.expire_all()
    return consultations.get(session, uid)


def test_a_circle_begins_a_consultation_for_its_village_and_group(session, meeting):
    each = kept(session, meeting)
    assert each.villages == ("04020201",)
    assert [(group.sex, group.age, group.heads) for group in each.groups] == [("f", "10-13", 0)]


def test_counts_and_votes_of_a_group_are_kept_and_taken_back(session, meeting, undone):
    counted = consultations.count(session, meeting, "f", "10-13", 12, 1)
    option = consultations.add_option(session, meeting, "បង្គន់ស្អាត").result
    voted = consultations.vote(session, meeting, "f", "10-13", option, 7)
    (group,) = kept(session, meeting).groups
    assert (group.heads, group.with_disability, group.votes[0].count) == (12, 1, 7)
    undone(voted.undo)
    assert kept(session, meeting).groups[0].votes == ()
    undone(counted.undo)
    assert kept(session, meeting).groups[0].heads == 0


def test_more_children_with_a_disability_than_children_is_refused(session, meeting):
    consultations.count(session, meeting, "f", "10-13", 3, 1)
    with pytest.raises(Refused, match="more_disabled"):
        consultations.count(session, meeting, "f", "10-13", 3, 4)
    assert kept(session, meeting).groups[0].with_disability == 1


def test_an_option_taken_away_takes_its_votes_and_undo_brings_both_back(session, meeting, undone):
    option = consultations.add_option(session, meeting).result
    consultations.change_option(session, meeting, option, text="ផ្លូវល្អ")
    consultations.vote(session, meeting, "m", "6-9", option, 5)
    gone = consultations.remove_option(session, meeting, option)
    assert kept(session, meeting).options == ()
    assert all(isinstance(g, Group) and not g.votes for g in kept(session, meeting).groups)
    undone(gone.undo)
    back = kept(session, meeting)
    assert back.options[0].text == "ផ្លូវល្អ"
    assert sum(vote.count for group in back.groups for vote in group.votes) == 5
