"""The bundled templates: whole, in both languages, of keys that the other lists know."""

import re
import tomllib

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain import budget, projects
from ccwc_desktop.store import project_templates, reference

FOLDER = paths.resources() / "reference" / "project_templates"
TEMPLATES = project_templates.templates()
KHMER = re.compile("[\u1780-\u17ff]")
LOSING_WORDS = ("ទូរស័ព្ទ", "តម្លៃសមរម្យ", "សម្ងាត់", "៛", "\u200b")
ASKED_FOR = (
    "community_preschool",
    "school_latrines",
    "birth_registration",
    "enrolment_drive",
    "parenting_sessions",
    "nutrition_cooking",
    "referral_transport",
    "safe_water_points",
    "road_safety",
    "drowning_prevention",
    "violence_forum",
    "alcohol_free_clubs",
    "child_council",
    "disability_devices",
    "social_service_package",
)

each_template = pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda each: each.key)


def entries(group):
    return tomllib.loads((FOLDER / f"{group}.toml").read_text(encoding="utf-8"))["entries"]


def texts(template):
    yield from (template.name, template.objective, template.upkeep)
    yield from (*template.questions, *template.watch)
    yield from (each.what for each in (*template.outputs, *template.lines))
    yield from (each.reason for each in template.lines if each.children == "shared")


def test_the_usual_projects_are_there_and_no_file_is_left_out():
    assert set(ASKED_FOR) <= set(TEMPLATES)
    assert len(TEMPLATES) >= 28
    assert {path.stem for path in FOLDER.iterdir()} == set(project_templates.GROUPS)
    listed = [entry["key"] for group in project_templates.GROUPS for entry in entries(group)]
    assert listed == list(TEMPLATES)


@each_template
def test_every_text_is_there_in_both_languages_and_no_losing_word(template):
    for said in texts(template):
        assert KHMER.search(said.km), said
        assert said.en, said
        assert not KHMER.search(said.en), said
        assert not re.search("[A-Za-z]", said.km), said
        assert said.km == said.km.strip(), said
        assert not any(word in said.km for word in LOSING_WORDS), said


@each_template
def test_every_key_is_one_of_the_other_lists(template):
    assert template.kind in projects.KINDS
    assert template.sector in reference.names("sectors")
    assert template.cluster in reference.names("crc_clusters")
    assert set(template.themes) <= set(reference.themes())
    assert template.procurement in reference.names("procurement")
    assert template.divided in ("", *projects.DIVISIONS)
    assert all(1 <= month <= 12 for month in template.months)
    assert template.months[0] <= template.months[1]
    units = {each.km for each in reference.names("units").values()}
    for each in (*template.outputs, *template.lines):
        assert each.unit in units, each
    for each in template.lines:
        assert each.chapter in reference.names("chapters"), each


@each_template
def test_a_template_asks_and_warns_a_few_times_and_has_lines_and_outputs(template):
    assert 2 <= len(template.questions) <= 4
    assert 1 <= len(template.watch) <= 3
    assert 2 <= len(template.lines) <= 6
    assert template.outputs


@each_template
def test_a_mark_for_children_is_whole(template):
    for each in template.lines:
        assert each.children in budget.MARKS
        assert (each.percent is not None) == (each.children == "shared"), each
        assert each.percent is None or 1 <= each.percent <= 99
        assert bool(each.reason.km) == (each.children == "shared"), each


@pytest.mark.parametrize("group", project_templates.GROUPS)
def test_an_entry_says_where_it_comes_from_and_how_sure_it_is(group):
    for entry in entries(group):
        assert entry["source"], entry["key"]
        assert entry["confidence"] in ("high", "med", "low"), entry["key"]


def test_names_stand_once():
    for language in ("km", "en"):
        told = [each.name.text(language) for each in TEMPLATES.values()]
        assert len(told) == len(set(told))


def test_every_theme_a_commune_can_work_on_has_a_template():
    answered = {theme for each in TEMPLATES.values() for theme in each.themes}
    open_ = {key for key, each in reference.themes().items() if each.mandate == "commune"}
    assert open_ - answered == set()


def test_a_procurement_is_named_in_both_languages():
    assert list(reference.names("procurement")) == [
        "labour",
        "direct",
        "quotation",
        "bidding",
        "department",
        "partner",
    ]
