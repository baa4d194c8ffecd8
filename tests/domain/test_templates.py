from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import problem

from ccwc_desktop.domain import templates
from ccwc_desktop.domain.prices import Price
from ccwc_desktop.domain.projects import Output, Project
from ccwc_desktop.domain.templates import Said, Template, TemplateLine, TemplateOutput

FENCE = TemplateLine(Said("របង", "Fence"), "កន្លែង", "21", example=4_500_000)
COURSE = TemplateLine(
    Said("វគ្គ", "Course"),
    "វគ្គ",
    "61",
    Decimal(12),
    children="shared",
    percent=35,
    reason=Said("ហេតុផល", "because"),
)


def template(key="drowning", themes=("drowning",), cluster="principles", **more):
    told = {
        "group": "safety",
        "name": Said("បង្ការលង់ទឹក", "Drowning prevention"),
        "kind": "activity",
        "sector": "social",
        "objective": Said("គោលបំណង", "Objective"),
        "outputs": (TemplateOutput(Said("របង", "Fences"), "កន្លែង"),),
        "lines": (FENCE, COURSE),
        "questions": (),
        "watch": (),
        "upkeep": Said("ថែទាំ", "Upkeep"),
        "months": (1, 6),
        "procurement": "labour",
    }
    return Template(key=key, themes=themes, cluster=cluster, **{**told, **more})


def nobody(names, unit):
    return None


def begun(base=Project("", 0), language="en", price_of=nobody):  # noqa: B008
    return templates.begun(template(), base, language, price_of)


def test_a_project_begins_with_all_the_template_knows():
    project = begun()
    assert (project.name_km, project.name_en) == ("បង្ការលង់ទឹក", "Drowning prevention")
    assert (project.template, project.kind, project.sector) == ("drowning", "activity", "social")
    assert (project.start_month, project.end_month, project.procurement) == (1, 6, "labour")
    assert project.outputs == (Output("Fences", None, "កន្លែង"),)
    assert [each.description_km for each in project.lines] == ["របង", "វគ្គ"]
    assert [each.quantity for each in project.lines] == [0, 12]


@pytest.mark.parametrize(("language", "said"), [("km", "គោលបំណង"), ("en", "Objective")])
def test_what_is_kept_in_one_language_is_in_that_of_the_screen(language, said):
    assert begun(language=language).objective == said


def test_what_is_known_of_the_priority_stays():
    base = Project("", 0, priority="p", sector="gender", villages=("04020201",), girls=3, boys=4)
    project = begun(base)
    assert (project.priority, project.sector, project.villages) == ("p", "social", ("04020201",))
    assert (project.girls, project.boys) == (3, 4)


def test_a_mark_for_children_comes_with_its_share_and_reason():
    fence, course = begun().lines
    assert (fence.children, fence.children_percent, fence.children_reason) == ("direct", None, "")
    assert (course.children, course.children_percent) == ("shared", 35)
    assert course.children_reason == "because"


def test_an_example_price_never_becomes_a_price():
    assert [each.unit_price for each in begun().lines] == [0, 0]
    assert [each.price_source for each in begun().lines] == ["", ""]


def test_a_price_the_commune_knows_comes_with_what_it_stands_on():
    known = Price("a", "របង", "", "កន្លែង", 5_000_000, date(2026, 1, 2), "ផ្សារ")
    asked = []

    def price_of(names, unit):
        asked.append((names, unit))
        return known if names[0] == "របង" else None

    fence, course = begun(price_of=price_of).lines
    assert asked[0] == (("របង", "Fence"), "កន្លែង")
    assert (fence.unit_price, fence.price_source, fence.price_date) == (
        5_000_000,
        "ផ្សារ",
        date(2026, 1, 2),
    )
    assert course.unit_price == 0


def test_templates_made_for_the_theme_of_a_problem_come_first():
    made_for, also, other = (
        template("a", ("floods", "drowning")),
        template("b"),
        template("c", ("alcohol",)),
    )
    listed = (made_for, also, other)
    assert templates.fitting(listed, problem(theme="drowning")) == ("b", "a")
    assert templates.fitting(listed, problem(theme="", cluster="principles")) == ("a", "b", "c")
    assert templates.fitting(listed, problem(theme="mines", cluster="principles")) == ()
    assert templates.fitting(listed, None) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("drowning", True),
        ("PREVENTION drowning", True),
        ("លង់ទឹក", True),
        ("course", True),
        ("pond", True),
        ("", True),
        ("latrine", False),
        ("drowning latrine", False),
    ],
)
def test_a_template_is_found_by_words_of_name_lines_and_theme(text, found):
    words = {"drowning": "pond; stream"}
    assert bool(templates.searched((template(),), text, words, str.lower)) is found


@pytest.mark.parametrize(("taken", "read"), [("en", "km"), ("km", "en"), ("km", "km")])
def test_what_is_still_the_templates_is_said_in_the_language_of_the_reader(taken, read):
    project = begun(language=taken)
    said = templates.spoken(project, template(), read)
    assert said == replace(begun(language=read), lines=said.lines)
    assert [e.children_reason for e in said.lines] == ["", COURSE.reason.text(read)]
    assert [e.description_km for e in said.lines] == ["របង", "វគ្គ"]


def test_a_changed_text_of_a_template_stays_as_it_was_typed():
    typed = replace(begun(), objective="Objective!", outputs=(Output("Two fences", None),))
    said = templates.spoken(typed, template(), "km")
    assert (said.objective, said.outputs) == (typed.objective, typed.outputs)
    assert said.maintenance == "ថែទាំ"


def test_a_template_that_knows_one_language_only_changes_nothing():
    bare = template(objective=Said("", "Objective"))
    assert templates.spoken(begun(), bare, "km").objective == "Objective"
