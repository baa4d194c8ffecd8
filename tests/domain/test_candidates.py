from dataclasses import replace

from builders import VILLAGES, consultation, group, option, uid

from ccwc_desktop.domain import candidates
from ccwc_desktop.domain.candidates import Mention
from ccwc_desktop.domain.consultations import Remark

KNOWN = {uid(1)}


def heard(*consultations):
    return candidates.heard(consultations, KNOWN, str.casefold)


def named(number, text, **more):
    return replace(option(number), text=text, **more)


def test_what_a_problem_speaks_for_does_not_wait():
    meeting = consultation(options=(option(1, uid(1)), named(2, "Road"), option(3, uid(77))))
    assert [each.text for each in heard(meeting)] == ["Road", "ជម្រើស 3"]


def test_the_same_words_and_the_same_theme_are_one_matter():
    one = consultation(
        groups=(group(300, o2=2, o3=1),),
        options=(named(2, "Road"), named(3, "Pond", theme="water")),
    )
    other = consultation(
        201,
        villages=VILLAGES[:1],
        groups=(group(301, o4=5),),
        options=(named(4, "ROAD"), named(5, "Well", theme="water")),
    )
    road, water = heard(one, other)
    assert road.mentions == (Mention(uid(200), uid(402)), Mention(uid(201), uid(404)))
    assert (road.text, road.points, road.villages) == ("Road", 7, VILLAGES)
    assert (water.text, water.theme, len(water.mentions)) == ("Pond", "water", 2)


def test_remarks_wait_too_but_not_causes_and_not_silence():
    remarks = (
        Remark(uid(1), "risk_place", "Pond", village=VILLAGES[2]),
        Remark(uid(2), "cause", "Far"),
        Remark(uid(3), "said", "  "),
    )
    (found,) = heard(consultation(options=(), remarks=remarks))
    assert (found.text, found.villages, found.points) == ("Pond", VILLAGES[2:], 0)


def test_what_came_up_most_often_stands_first_then_its_points():
    one = consultation(
        groups=(group(300, o1=1, o2=9),),
        options=(named(1, "Often"), named(2, "Many"), named(3, "Few")),
    )
    other = consultation(201, options=(named(4, "often"),))
    assert [each.text for each in heard(one, other)] == ["Often", "Many", "Few"]


def test_chosen_mentions_become_one_draft():
    meeting = consultation(options=(named(1, "ផ្លូវ", theme="road"), named(2, "Pond")))
    both = {Mention(uid(200), uid(401)), Mention(uid(200), uid(402))}
    matter = candidates.gathered([meeting], KNOWN, both)
    assert candidates.draft(matter) == {"title_km": "ផ្លូវ", "villages": VILLAGES, "theme": "road"}
    assert candidates.gathered([meeting], KNOWN, {Mention(uid(9), uid(401))}) is None


def test_a_consultation_speaks_for_another_problem_and_back():
    remark = Remark(uid(5), "said", "x")
    meeting = consultation(options=(option(1), option(2, uid(2))), remarks=(remark,))
    linked = candidates.spoken_for(meeting, {uid(401): uid(1), uid(5): uid(1)})
    assert [each.problem for each in linked.options] == [uid(1), uid(2)]
    assert linked.remarks[0].problem == uid(1)
    assert candidates.spoken_for(linked, {uid(401): "", uid(5): ""}) == meeting
