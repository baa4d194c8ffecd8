"""The bundled practice plan and figures: whole, of the practice places, in words of the lists."""

import csv
import json

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain import situation
from ccwc_desktop.exchange import csv_text, price_lists
from ccwc_desktop.store import project_templates, reference

FOLDER = paths.resources() / "practice"
COMMUNE = "990101"
LOSING_WORDS = ("ទូរស័ព្ទ", "តម្លៃសមរម្យ", "តារាងអាទិភាពកុមារ", "សម្ងាត់", "៛", "\u200b")


@pytest.fixture(scope="module")
def plan() -> dict:
    return json.loads((FOLDER / "plan.json").read_text(encoding="utf-8"))


def villages_of_the_places() -> list[tuple[str, str, str]]:
    lines = (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [
        (code, km, en)
        for code, kind, km, en in rows
        if kind == "village" and code.startswith(COMMUNE)
    ]


def figures(year: int) -> list[dict[str, str]]:
    with (FOLDER / f"figures_{year}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_plan_names_its_villages_as_the_list_of_places_does(plan):
    told = [(each["code"], each["name_km"], each["name_en"]) for each in plan["villages"]]
    assert told == villages_of_the_places()


@pytest.mark.parametrize("year", [2024, 2025])
def test_every_village_has_its_row_of_figures(year):
    rows = figures(year)
    assert [row["VillGis"] for row in rows] == [code for code, _, _ in villages_of_the_places()]
    assert {(row["Year"], row["CommGis"]) for row in rows} == {(str(year), COMMUNE)}


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_figures_have_every_field_that_the_first_indicators_read(year):
    known = reference.database_fields()
    heads = {head.split("-", 1)[1] for head in figures(year)[0] if "-" in head}
    catalogue = reference.indicators()
    wanted = {
        field
        for code in situation.inputs(catalogue, reference.core())
        for fields in catalogue[code].fields.values()
        for field in fields
    }
    assert wanted <= heads <= set(known)


def test_the_plan_uses_only_keys_and_units_of_the_lists(plan):
    units = {each.km for each in reference.names("units").values()}
    assert {each["seat"] for each in plan["committee"]} <= set(reference.names("seats"))
    assert {each["method"] for each in plan["consultations"]} <= set(reference.names("methods"))
    for project in plan["projects"]:
        assert project["sector"] in reference.names("sectors")
        for line in project["lines"]:
            assert line["unit"] in units
            assert line["chapter"] in reference.names("chapters")
            assert {each["source"] for each in line["funding"]} <= set(reference.names("sources"))
    for problem in plan["problems"]:
        for proof in problem["evidence"]:
            assert proof["kind"] in reference.names("evidence")
            if proof["kind"] == "figure":
                assert proof["ref"] in reference.indicators()


def test_projects_come_from_templates_and_prices_are_whole(plan):
    templates = project_templates.templates()
    assert [each["name_en"] for each in plan["projects"] if each["template"] not in templates] == []
    told = price_lists.read(csv_text.sheet((FOLDER / "prices.csv").read_bytes()))
    assert (told.problems, told.same) == ((), 0)
    units = {each.km for each in reference.names("units").values()}
    for each in told.new:
        assert each.unit in units, each
        assert all((each.name_km, each.name_en, each.dated, each.place, each.source)), each


def test_the_plan_weighs_by_the_bundled_criteria(plan):
    told = {each["code"]: each["weight"] for each in plan["criteria"]}
    assert told == {each.code: each.weight for each in reference.criteria()}


@pytest.mark.parametrize("word", LOSING_WORDS)
def test_no_losing_word_stands_in_the_plan(word):
    assert word not in (FOLDER / "plan.json").read_text(encoding="utf-8")
