from builders import VILLAGES, consultation, uid

from ccwc_desktop.domain import coverage
from ccwc_desktop.domain.consultations import AGE_GROUPS, Group
from ccwc_desktop.domain.coverage import Unheard

EVERYONE = tuple(
    Group(uid(300 + place), sex, age, 10, with_disability=1, minority=2, poor=3)
    for place, (sex, age) in enumerate((s, a) for a in AGE_GROUPS for s in ("f", "m"))
)


def test_heads_are_added_up_over_consultations_that_count():
    first = consultation(200, villages=VILLAGES[:1], groups=EVERYONE)
    second = consultation(201, villages=VILLAGES[1:2], groups=EVERYONE[:1])
    open_one = consultation(202, villages=VILLAGES[2:], groups=EVERYONE, safeguards=())
    found = coverage.heard([first, second, open_one], VILLAGES)
    assert found.villages == set(VILLAGES[:2])
    assert (found.of_sex("f"), found.of_sex("m"), found.of_age("6-9")) == (40, 30, 30)
    assert (found.with_disability, found.minority, found.poor) == (7, 14, 21)


def test_nobody_is_missing_when_all_were_heard():
    assert coverage.unheard([consultation(groups=EVERYONE)], VILLAGES) == ()


def test_before_the_first_voice_only_that_is_said():
    planned = consultation(groups=(Group(uid(300), "f", "6-9"),))
    open_one = consultation(groups=EVERYONE, safeguards=())
    for meetings in ([], [planned], [open_one]):
        assert coverage.unheard(meetings, VILLAGES) == (Unheard("nobody"),)


def test_silent_villages_stand_together_in_their_order():
    meeting = consultation(villages=VILLAGES[1:2], groups=EVERYONE)
    (gap,) = coverage.unheard([meeting], VILLAGES)
    assert gap == Unheard("villages", villages=(VILLAGES[0], VILLAGES[2]))


def test_a_sex_without_a_voice_is_said_once_and_not_by_age():
    girls = tuple(each for each in EVERYONE if each.sex == "f")
    assert coverage.unheard([consultation(groups=girls)], VILLAGES) == (Unheard("sex", sex="m"),)


def test_an_age_of_one_sex_is_missed():
    assert coverage.unheard([consultation(groups=EVERYONE[1:])], VILLAGES) == (
        Unheard("group", sex="f", age="6-9"),
    )


def test_children_left_out_are_missed_one_by_one():
    plain = tuple(Group(each.uid, each.sex, each.age, 10) for each in EVERYONE)
    found = coverage.unheard([consultation(groups=plain)], VILLAGES)
    assert [gap.kind for gap in found] == ["disability", "minority", "poor"]


def test_a_village_of_another_commune_is_not_counted():
    meeting = consultation(villages=("01020101", VILLAGES[0]), groups=EVERYONE)
    assert coverage.heard([meeting], VILLAGES).villages == {VILLAGES[0]}
