"""A project that begins with a template: its lines, the commune's own prices, one way back."""

from datetime import date

import pytest
from builders import VILLAGES, uid

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.services import calls, projects, templates
from ccwc_desktop.services.done import Call

PROBLEM = uid(1)


def run(database, service, **arguments):
    with database.transaction() as session:
        return calls.run(session, Call(service, arguments))


def begun(database, key="drowning_prevention", **more):
    made = run(database, "projects.from_template", plan=1, template=key, language="km", **more)
    with database.reading() as session:
        return projects.get(session, 1, made.result), made


def test_a_template_for_a_priority_has_its_villages_children_and_lines(filled):
    project, _made = begun(filled, problem=PROBLEM)
    plain = from_priority(filled)
    for name in ("priority", "villages", "girls", "boys"):
        assert getattr(project, name) == getattr(plain, name), name
    assert project.template == "drowning_prevention"
    assert len(project.lines) == len(templates.get("drowning_prevention").lines)
    assert project.villages[0] in VILLAGES


def from_priority(database):
    made = run(database, "projects.from_priority", plan=1, problem=PROBLEM).result
    with database.reading() as session:
        return projects.get(session, 1, made)


def test_without_own_prices_every_line_costs_nothing_yet(filled):
    for template in templates.listing():
        if any(each.example for each in template.lines):
            project, _made = begun(filled, template.key)
            assert budget.project_total(project) == 0, template.key


def test_the_commune_s_own_price_is_filled_in_with_its_day_and_place(practice_workbook):
    project, _made = begun(practice_workbook)
    fence = next(each for each in project.lines if each.description_km == "របងការពារជុំវិញស្រះ")
    assert fence.unit_price == 4_500_000
    run(
        practice_workbook,
        "prices.add",
        name_km="របងការពារ ជុំវិញស្រះ",
        unit=fence.unit,
        unit_price=4_800_000,
        dated=date(2026, 11, 1),
        place="ផ្សារស្រុក",
    )
    project, _made = begun(practice_workbook)
    fence = project.lines[0]
    assert (fence.unit_price, fence.price_source) == (4_800_000, "ផ្សារស្រុក")


def test_one_undo_takes_the_project_with_its_lines_and_redo_brings_both_back(filled):
    project, made = begun(filled)
    back = run(filled, made.undo.service, **made.undo.arguments)
    with filled.reading() as session:
        assert project.uid not in [each.uid for each in projects.listing(session, 1)]
    run(filled, back.undo.service, **back.undo.arguments)
    with filled.reading() as session:
        assert projects.get(session, 1, project.uid) == project


def test_an_unknown_template_is_refused(filled):
    with pytest.raises(Refused) as refused:
        begun(filled, "castle")
    assert refused.value.code == "template.unknown"
    assert templates.get("castle") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("latrine", "school_latrines"),
        ("បង្គន់", "school_latrines"),
        ("swimming", "drowning_prevention"),
        ("ស្រា", "alcohol_free_clubs"),
        ("សំបុត្រកំណើត", "birth_registration"),
        ("wheelchair", "disability_devices"),
    ],
)
def test_a_template_is_found_by_what_people_say(text, key):
    assert key in [each.key for each in templates.searched(text)]
    assert len(templates.searched(text)) < len(templates.listing())


def test_each_problem_of_the_practice_commune_has_a_fitting_template(practice_workbook):
    with practice_workbook.reading() as session:
        offered = {
            each.problem.theme: templates.fitting(each.problem)
            for each in projects.wanted(session, 1)
        }
    assert offered["drowning"][0] == "drowning_prevention"
    assert offered["school_latrines"][0] == "school_latrines"
    assert all(offered.values()), offered


def test_whatever_language_a_template_was_taken_in_it_is_read_in_that_of_the_reader(filled):
    for template in templates.listing():
        stored, _made = begun(filled, template.key)
        for language in ("en", "km"):
            with filled.reading() as session:
                fresh = templates.begun(session, template.key, Project("", 0), language)
            said = templates.spoken(stored, language)
            for name in ("objective", "outputs", "maintenance"):
                assert getattr(said, name) == getattr(fresh, name), (template.key, name)
            assert [e.children_reason for e in said.lines] == [
                e.children_reason for e in fresh.lines
            ]
