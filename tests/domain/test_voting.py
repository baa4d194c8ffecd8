from collections import Counter
from dataclasses import replace

from ccwc_desktop.domain import voting
from ccwc_desktop.domain.consultations import Consultation, Group, Option, Remark, Vote
from ccwc_desktop.domain.voting import Sitting

OPTIONS = tuple("abcdefgh")


def sitting(**new):
    return replace(Sitting(OPTIONS, each=1, heads=14, seed="monday"), **new)


def test_a_touch_chooses_and_another_gives_back():
    begun = voting.touched(sitting(), "c")
    assert begun.chosen == ("c",)
    assert begun.left == 0
    assert voting.touched(begun, "c") == sitting()


def test_with_one_vote_another_picture_takes_its_place():
    assert voting.touched(voting.touched(sitting(), "c"), "e").chosen == ("e",)


def test_with_three_votes_a_full_hand_stays_until_one_is_given_back():
    full = sitting(each=3)
    for option in "abc":
        full = voting.touched(full, option)
    assert voting.touched(full, "d") == full
    assert voting.touched(voting.touched(full, "b"), "d").chosen == ("a", "c", "d")
    assert voting.cleared(full).chosen == ()


def test_children_come_one_after_another():
    now = sitting(heads=2)
    assert (now.child, now.is_over) == (1, False)
    now = voting.counted(voting.touched(now, "a"))
    assert (now.child, now.voted, now.is_over) == (1, 1, False)
    now = voting.next_child(now)
    assert (now.child, now.chosen) == (2, ())
    now = voting.counted(now)
    assert now.is_over


def test_a_child_more_than_expected_makes_it_one_more():
    over = sitting(heads=14, voted=14, thanked=True)
    assert voting.next_child(over).heads == 15
    assert voting.next_child(sitting(voted=3, thanked=True)).heads == 14


def test_what_is_taken_back_is_not_shown_to_the_next_child():
    done = voting.counted(voting.touched(sitting(voted=6), "a"))
    back = voting.taken_back(done)
    assert (back.child, back.voted, back.chosen) == (7, 6, ())


def test_the_order_of_cards_is_another_for_each_child_and_the_same_for_one():
    orders = [sitting(voted=n).cards() for n in range(60)]
    assert all(sorted(each) == list(OPTIONS) for each in orders)
    assert len(set(orders)) > 55
    assert orders[5] == sitting(voted=5).cards()
    assert sitting(voted=5, seed="tuesday").cards() != orders[5]
    assert sitting(voted=6, thanked=True).cards() == orders[5]


def test_no_option_stands_first_much_more_often_than_another():
    first = Counter(sitting(voted=n).cards()[0] for n in range(800))
    assert min(first.values()) > 70
    assert max(first.values()) < 140


def test_children_who_voted_before_are_known_from_their_votes():
    group = Group("g", "f", "10-13", 12, votes=(Vote("a", 4), Vote("b", 5)))
    assert voting.voted_before(group, 1) == 9
    assert voting.voted_before(group, 3) == 5  # nobody chooses one picture twice
    assert voting.voted_before(replace(group, votes=(Vote("a", 4), Vote("b", 3))), 2) == 4
    assert voting.voted_before(Group("g", "f", "10-13"), 3) == 0


def test_a_vote_that_goes_on_keeps_the_number_of_pictures():
    group = Group("g", "f", "10-13", 12)
    assert voting.usual_each(group) == 1
    assert voting.usual_each(replace(group, votes=(Vote("a", 8),))) == 1
    assert voting.usual_each(replace(group, votes=(Vote("a", 12), Vote("b", 12)))) == 2
    votes = tuple(Vote(each, 9) for each in "abcd")
    assert voting.usual_each(replace(group, votes=votes)) == 3
    assert voting.usual_each(replace(group, heads=0, votes=votes)) == 1


def test_only_what_can_be_shown_is_voted_on():
    told = (Option("a", "ទឹក"), Option("b", "  "), Option("c", "", theme="drowning"))
    assert [each.uid for each in voting.options_of(told)] == ["a", "c"]


def test_a_pin_has_four_digits():
    assert voting.is_pin("0707")
    assert not voting.is_pin("707")
    assert not voting.is_pin("70707")
    assert not voting.is_pin("07a7")


def test_the_pin_opens_and_so_does_the_code_of_the_commune():
    assert voting.opens("0707", "0707", "990101")
    assert voting.opens("990101", "0707", "990101")
    assert not voting.opens("0708", "0707", "990101")
    assert not voting.opens("9901", "0707", "990101")
    assert not voting.opens("", "", "")


def meeting(uid, method="vote", voted=False, **more):
    votes = (Vote("a", 3),) if voted else ()
    return Consultation(
        uid, method=method, groups=(Group("g", "f", "6-9", 3, votes=votes),), **more
    )


def test_the_last_vote_in_which_nobody_voted_waits_for_children():
    held = (meeting("1"), meeting("2"), meeting("3", voted=True), meeting("4", "map"))
    assert voting.waiting(held) == held[1]
    assert voting.waiting(held[2:]) is None


def test_a_meeting_becomes_a_vote_only_while_nothing_was_recorded_in_another_way():
    assert voting.can_begin(meeting("1", voted=True, options=(Option("a", ""),)))
    assert voting.can_begin(meeting("1", "group_talk"))
    assert not voting.can_begin(meeting("1", "group_talk", options=(Option("a", ""),)))
    assert not voting.can_begin(meeting("1", "map", remarks=(Remark("r", "risk_place", ""),)))
