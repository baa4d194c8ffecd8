from datetime import date

import pytest
from builders import consultation, group, option, plan, problem, project, scores, uid

from ccwc_desktop.domain import answers, ranking
from ccwc_desktop.domain.meetings import Answer
from ccwc_desktop.domain.problems import Evidence

ONE, TWO, THREE = uid(1), uid(2), uid(3)


def told(**more):
    """By problem uid."""
    return {each.problem.uid: each for each in answers.followed(plan(**more))}


def heard(*problems, **more):
    """A consultation in which children voted for problems, the first most."""
    options = tuple(option(n, each) for n, each in enumerate(problems, start=1))
    votes = {f"o{n}": 9 - n for n in range(1, len(options) + 1)}
    return consultation(groups=(group(300, **votes),), options=options, **more)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"projects": (project(1),)}, "chosen"),
        ({"projects": ()}, "chosen"),  # among the first places
        ({"projects": (), "scores": ()}, "not_now"),
        ({"projects": (), "problems": (problem(1, mandate="district"),)}, "passed_on"),
        ({"projects": (), "problems": (problem(1, mandate="ngo"),)}, "passed_on"),
        ({"problems": (problem(1, mandate="district"),)}, "chosen"),  # it has a project
        ({"problems": (problem(1, merged_into=TWO), problem(2))}, "merged"),
    ],
)
def test_what_the_plan_suggests(more, outcome):
    assert told(**more)[ONE].suggested == outcome


def test_a_problem_behind_the_first_places_waits():
    several = tuple(problem(n) for n in range(1, 4))
    points = tuple(score for n in range(1, 4) for score in scores(n, SEV=5 - n, NUM=5 - n))
    whole = plan(problems=several, scores=points, projects=(), decisions=())
    found = answers.followed(whole, first_places=2)
    assert {each.problem.uid: each.outcome for each in found} == {
        ONE: "chosen",
        TWO: "chosen",
        THREE: "not_now",
    }


def test_votes_for_a_part_count_for_the_whole_as_in_the_order():
    whole = plan(
        problems=(problem(1, merged_into=TWO), problem(2), problem(3)),
        consultations=(heard(THREE, ONE, TWO),),
    )
    found = {each.problem.uid: each.children_rank for each in answers.followed(whole)}
    assert found == {ONE: 1, TWO: 1, THREE: 2}
    ranked = ranking.order_of(whole).rows
    assert {row.problem: row.children_rank for row in ranked} == {TWO: 1, THREE: 2}


def test_what_is_not_ready_to_score_has_no_place_in_either_order_and_keeps_where_it_stands():
    whole = plan(
        problems=(problem(1, evidence=()), problem(2), problem(3)),
        consultations=(heard(ONE, ONE, ONE, TWO, TWO, THREE),),
    )
    found = answers.followed(whole)
    assert [(each.problem.uid, each.children_rank) for each in found] == [
        (ONE, None),
        (TWO, 1),
        (THREE, 2),
    ]
    ranked = ranking.order_of(whole).rows
    assert {row.problem: row.children_rank for row in ranked} == {TWO: 1, THREE: 2}


def test_single_cases_are_told_of_nowhere():
    assert ONE not in told(problems=(problem(1, mandate="referral"), problem(2)))


def test_those_children_raised_come_first_in_their_own_order():
    whole = plan(
        problems=tuple(problem(n) for n in range(1, 5)),
        consultations=(heard(uid(4), TWO),),
        decisions=(),
    )
    found = answers.followed(whole)
    assert [each.problem.number for each in found][:2] == [4, 2]
    assert [each.asked for each in found] == [True, True, False, False]
    assert [each.children_rank for each in found] == [1, 2, None, None]


def test_evidence_of_a_consultation_is_a_voice_too():
    proof = Evidence(uid(501), "consultation", uid(200))
    found = told(problems=(problem(1, evidence=(proof,)),), consultations=(heard(),))
    assert found[ONE].asked


def test_the_words_of_children_are_kept():
    assert told(consultations=(heard(ONE),))[ONE].words == ("ជម្រើស 1",)


def test_the_committee_says_the_last_word():
    found = told(answers=(Answer(ONE, "not_now", "ថ្លៃណាស់"),))[ONE]
    assert (found.outcome, found.suggested, found.changed) == ("not_now", "chosen", True)
    assert (found.why, found.missing) == ("ថ្លៃណាស់", "")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ((), "confirm"),
        ((Answer(ONE, "chosen"),), ""),
        ((Answer(ONE, "not_now", " "),), "why"),
    ],
)
def test_what_an_answer_lacks(given, missing):
    assert told(answers=given)[ONE].missing == missing


def test_a_suggested_not_now_cannot_be_confirmed_without_a_reason():
    found = answers.followed(plan(projects=(), scores=()))
    assert {each.missing for each in found} == {"why"}
    assert answers.to_confirm(found) == ()


def test_one_yes_confirms_what_is_suggested():
    found = answers.followed(plan(answers=(Answer(TWO, "passed_on"),)))
    assert answers.to_confirm(found) == (Answer(ONE, "chosen"),)


def test_children_hear_what_became_of_the_whole():
    found = told(problems=(problem(1, merged_into=TWO), problem(2)), projects=())
    assert answers.last_answer(found[ONE], found.values()) == found[TWO]
    assert answers.last_answer(found[TWO], found.values()) == found[TWO]


def test_what_children_chose_and_nobody_linked_is_named_once():
    choices = (option(1, ONE), option(2), option(3))
    voted = consultation(groups=(group(300, o1=3, o2=1),), options=choices)
    whole = plan(consultations=(voted,))
    assert answers.not_linked(whole) == ("ជម្រើស 2",)  # nobody voted for the third


def test_who_was_heard_is_owed_an_answer():
    empty = consultation(202, groups=(), held_on=date(2026, 7, 1))
    late = consultation(203, held_on=date(2026, 7, 9))
    whole = plan(consultations=(late, empty, heard()))
    assert [each.uid for each in answers.to_tell(whole)] == [uid(200), uid(203)]
