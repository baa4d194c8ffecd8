"""Bringing problems in, putting them together, and taking numbers from figures."""

import pytest
from builders import VILLAGES, problem, uid

from ccwc_desktop.domain import merging
from ccwc_desktop.domain.candidates import Mention
from ccwc_desktop.services import (
    affected,
    calls,
    consultations,
    problem_sources,
    problems,
    projects,
)
from ccwc_desktop.services.done import Call

MEETING = uid(200)
UNHEARD = Mention(MEETING, uid(403))


def run(database, service, **arguments):
    with database.transaction() as session:
        return calls.run(session, Call(service, arguments))


def read(database, service, *arguments):
    with database.reading() as session:
        return service(session, *arguments)


def listed(database):
    return {each.number: each for each in read(database, problems.listing, 1)}


def test_what_children_chose_becomes_a_problem_that_speaks_for_it(filled):
    (waiting,) = read(filled, problem_sources.heard, 1)
    assert waiting.mentions == (UNHEARD,)
    made = run(filled, "problems.add_from_voices", plan=1, voices=waiting.mentions)
    new = read(filled, problems.get, made.result)
    assert (new.title_km, new.villages) == ("ជម្រើស 3", VILLAGES)
    assert [(each.kind, each.ref) for each in new.evidence] == [("consultation", MEETING)]
    meeting = read(filled, consultations.get, MEETING)
    assert [each.problem for each in meeting.options] == [uid(1), uid(2), new.uid]
    assert read(filled, problem_sources.heard, 1) == ()


def test_a_removed_problem_speaks_for_nothing_until_it_comes_back(filled):
    made = run(filled, "problems.add_from_voices", plan=1, voices=(UNHEARD,))
    run(filled, "problems.remove", uid=made.result)
    assert [each.mentions for each in read(filled, problem_sources.heard, 1)] == [(UNHEARD,)]
    run(filled, "problems.restore", uid=made.result)
    assert read(filled, problem_sources.heard, 1) == ()


def test_what_children_chose_is_added_to_a_problem_that_is_there(filled):
    before = listed(filled)[1]
    done = run(filled, "problems.hear", uid=uid(1), voices=(UNHEARD,))
    assert listed(filled)[1].evidence[-1].ref == MEETING
    again = run(filled, "problems.hear", uid=uid(1), voices=(UNHEARD,))
    assert len(listed(filled)[1].evidence) == len(before.evidence) + 1
    calls_back = (again.undo, done.undo)
    for each in calls_back:
        run(filled, each.service, **each.arguments)
    assert listed(filled)[1] == before
    assert len(read(filled, problem_sources.heard, 1)) == 1


def test_a_theme_brings_its_names_and_right_and_waits_no_longer(filled):
    made = run(filled, "problems.add_from_theme", plan=1, theme="domestic_violence")
    new = read(filled, problems.get, made.result)
    assert (new.cluster, new.sensitive, new.mandate) == ("violence", True, "")
    assert new.title_km
    assert new.title_en
    assert "domestic_violence" not in [each.key for each in read(filled, problem_sources.themes, 1)]


@pytest.mark.parametrize(("issue", "title"), [("ទឹកកខ្វក់", "title_km"), ("No water", "title_en")])
def test_a_point_of_an_action_plan_is_a_problem_with_its_action(filled, issue, title):
    made = run(
        filled,
        "problems.add_from_action_plan",
        plan=1,
        provider="school",
        issue=issue,
        action="ធ្វើអណ្តូង",
    )
    new = read(filled, problems.get, made.result)
    assert getattr(new, title) == issue
    (proof,) = new.evidence
    assert (proof.kind, proof.ref, proof.note) == ("social_accountability", "school", "ធ្វើអណ្តូង")


def test_a_problem_put_together_is_ranked_no_more_and_comes_back(filled):
    done = run(filled, "problems.merge", uid=uid(1), into=uid(2))
    assert [each.uid for each in merging.whole(listed(filled).values())] == [uid(2)]
    run(filled, "problems.merge", uid=uid(1), into="")
    assert len(merging.whole(listed(filled).values())) == 2
    run(filled, done.undo.service, **done.undo.arguments)
    assert listed(filled)[1].merged_into == ""


def test_a_project_answers_the_whole_and_its_part_again_when_they_are_taken_apart(filled):
    def answered():
        return {each.priority for each in read(filled, projects.listing, 1)}

    before = answered()
    done = run(filled, "problems.merge", uid=uid(1), into=uid(2))
    assert (before, answered()) == ({uid(1), uid(2)}, {uid(2)})
    wanted = read(filled, projects.wanted, 1)
    assert [(each.problem.uid, each.projects) for each in wanted] == [(uid(2), 2)]
    run(filled, done.undo.service, **done.undo.arguments)
    assert answered() == before


def test_girls_and_boys_are_taken_from_the_villages_of_the_problem(filled):
    run(filled, "problems.change", uid=uid(1), affected_reason="ចាស់")
    run(filled, "problems.take_figures", uid=uid(1), indicator="AGE_12_14")
    first = listed(filled)[1]
    assert (first.girls, first.boys) == (30, 28)
    assert (first.affected_by, first.affected_reason) == ("AGE_12_14", "")
    assert "AGE_12_14" in [each.indicator for each in read(filled, affected.countable, first)]


def test_the_right_is_suggested_by_theme_and_figures():
    told = problem(theme="alcohol", affected_by="EDU-3")
    assert problem_sources.suggested_clusters(told) == ("health", "education")
    assert problem_sources.suggested_clusters(problem(affected_by="POP-1")) == ()


def test_alike_are_problems_of_the_same_words_or_theme_but_no_case_of_one_child():
    road = problem(1, title_km="ផ្លូវទៅសាលារៀនលិចទឹកនៅរដូវវស្សា", title_en="")
    same = problem(2, title_km="ផ្លូវទៅសាលាលិចទឹករដូវវស្សា", title_en="")
    case = problem(3, title_km=road.title_km, title_en="", mandate="referral")
    part = problem(4, title_km=road.title_km, title_en="", merged_into=uid(1))
    found = problem_sources.alike_problems((road, same, case, part))
    assert found == {uid(1): (uid(2),), uid(2): (uid(1),)}
    apart = problem(2, title_km=same.title_km, title_en="", unlike=(uid(1),))
    assert problem_sources.alike_problems((road, apart)) == {}
    themed = problem(5, title_km="ផ្សេង", title_en="", theme="school_road")
    assert problem_sources.alike_to("ពាក្យណាក៏ដោយ", [themed], "school_road") == (themed,)
    assert problem_sources.alike_to("ពាក្យណាក៏ដោយ", [themed]) == ()
