"""The proposal as a spreadsheet and as open data: the same riel as in the plan, to the last one."""

import csv
import io
import json
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import frictionless
import pytest
from builders import full_plan, line, plan, project, terms
from openpyxl import load_workbook

from ccwc_desktop.domain import budget, budget_rows, child_share
from ccwc_desktop.domain.budget import Ceiling, Funding
from ccwc_desktop.services import budget_export, plans

PHASES = ("proposed", "approved", "revised", "spent")
MEASURES = (*PHASES, "for_children_riel")


def book(value, formulas=False, language="km"):
    data = budget_export.written(value, "xlsx", language)
    return load_workbook(io.BytesIO(data), data_only=not formulas)


def records(sheet):
    """Rows of a sheet by its headings; the last is the row of sums."""
    listed = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(listed[0], row, strict=True)) for row in listed[1:]]


def money(value):
    """The rows of the open data, and its description."""
    with zipfile.ZipFile(io.BytesIO(budget_export.written(value, "fiscal", "en"))) as archive:
        text = archive.read("budget.csv").decode()
        described = json.loads(archive.read("datapackage.json"))
    return list(csv.DictReader(io.StringIO(text))), described


def riel(rows, phase="proposed", **where):
    return sum(
        int(row[phase] or 0)
        for row in rows
        if all(row[key] == str(value) for key, value in where.items())
    )


def odd_plan():
    """Lines without a source, with too much, without a year, and one that begins like a formula."""
    lines = (
        line(710, quantity=Decimal("0.5"), unit_price=3, funding=()),
        line(711, unit_price=10, funding=(Funding("ngo", 70),)),
        line(712, description_km="=1+1", description_en="=1+1", year=2029),
    )
    return full_plan(projects=(*full_plan().projects, project(3, year=None, lines=lines)))


@pytest.mark.parametrize("made", [plan, full_plan, odd_plan])
def test_open_data_adds_up_to_the_proposal(made):
    value = made()
    rows, _described = money(value)
    assert riel(rows) == budget.total(value.projects)
    for source, years in budget.by_source(value.projects).items():
        for year, amount in years.items():
            assert riel(rows, source=source, fiscal_year=year) == amount


def shared_plan():
    """Three sources pay a third each of a line whose half counts, and too much of another."""
    thirds = (Funding("cs_dev", 333), Funding("social", 333), Funding("ngo", 335))
    shared = {"quantity": Decimal(1), "unit_price": 1001, "children": "shared"}
    lines = (
        line(710, funding=thirds, children_percent=50, **shared),
        line(711, funding=(Funding("ngo", 3001),), children_percent=33, **shared),
        line(712, funding=(), **shared),
        line(713, children="none"),
    )
    return plan(projects=(project(1, lines=lines),))


@pytest.mark.parametrize("made", [full_plan, odd_plan, shared_plan])
def test_what_is_for_women_and_children_adds_up_line_by_line(made):
    value = made()
    rows, described = money(value)
    assert riel(rows, "for_children_riel") == child_share.share(value.projects).children
    for paid in budget_rows.lines(value):
        assert riel(rows, "for_children_riel", line=paid.number) == paid.children
        percents = {row["for_children_percent"] for row in rows if row["line"] == str(paid.number)}
        assert percents == {str(child_share.percent_of(paid.project, paid.line))}
    fields = {each["name"]: each for each in described["resources"][0]["schema"]["fields"]}
    for name in ("for_children", "for_children_percent", "for_children_riel"):
        assert fields[name]["description"]


def test_each_phase_is_a_figure_of_its_own():
    rows, described = money(full_plan())
    assert (riel(rows, "approved"), riel(rows, "revised")) == (900_000, 950_000)
    assert [row["spent"] for row in rows if row["approved"]] == ["0"]
    measures = described["model"]["measures"]
    assert {key: each["phase"] for key, each in measures.items()} == dict(
        zip(MEASURES, ("proposed", "approved", "adjusted", "executed", "proposed"), strict=True)
    )
    assert {each["currency"] for each in measures.values()} == {"KHR"}


def test_every_column_is_described_and_every_dimension_is_a_column():
    rows, described = money(full_plan())
    fields = [each["name"] for each in described["resources"][0]["schema"]["fields"]]
    assert list(rows[0]) == fields
    told = Counter(
        attribute["source"]
        for dimension in described["model"]["dimensions"].values()
        for attribute in dimension["attributes"].values()
    )
    assert set(told.values()) == {1}
    assert set(told) == set(fields) - set(MEASURES)
    for key, dimension in described["model"]["dimensions"].items():
        assert dimension["primaryKey"] in dimension["attributes"], key


def test_the_frictionless_validator_agrees_about_the_open_data(tmp_path):
    """As the tabular package that a fiscal one is: the validator would fetch the fiscal profile."""
    data = io.BytesIO(budget_export.written(odd_plan(), "fiscal", "km"))
    with zipfile.ZipFile(data) as archive:
        archive.extractall(tmp_path)
    described = tmp_path / "datapackage.json"
    document = json.loads(described.read_text(encoding="utf-8"))
    assert document["profile"] == "fiscal-data-package"
    described.write_text(json.dumps({**document, "profile": "tabular-data-package"}))
    report = frictionless.validate(str(described))
    assert report.valid, report.flatten()
    table = tmp_path / "budget.csv"
    table.write_text(table.read_text(encoding="utf-8") + "x,y\n", encoding="utf-8")
    assert not frictionless.validate(str(described)).valid


def test_the_same_proposal_is_the_same_file():
    value = full_plan()
    for kind in budget_export.KINDS:
        assert budget_export.written(value, kind, "km") == budget_export.written(value, kind, "km")


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("made", [plan, full_plan, odd_plan])
def test_the_sums_kept_beside_the_formulas_are_those_of_the_plan(made, language):
    value = made()
    sheet, of_projects, sums = book(value, language=language).worksheets
    words = budget_export._book(value, language).words
    rows = records(sheet)
    *lines, total = rows
    assert [(row[words["number"]], row[words["amount"]]) for row in lines] == [
        (each.number, each.line.amount) for each in budget_rows.lines(value)
    ]
    assert total[words["amount"]] == budget.total(value.projects)
    assert total[words["children"]] == child_share.share(value.projects).children
    assert records(of_projects)[-1][words["total"]] == budget.total(value.projects)
    used = budget.by_source(value.projects)
    names = budget_export._book(value, language).sources
    for row in records(sums):
        source = next((key for key, name in names.items() if name == row[words["source"]]), None)
        if source is not None:
            for year in (2027, 2028, 2029):
                assert row[f"{words['used']} {year}"] == used.get(source, {}).get(year, 0)


def test_amounts_and_sums_are_live_formulas():
    value = full_plan()
    sheet, of_projects, sums = book(value, formulas=True).worksheets
    words = budget_export._book(value, "km").words
    first, *_others, total = records(sheet)
    assert first[words["amount"]] == "=ROUND(H4*I4,0)"
    assert first[words["children"]].startswith("=ROUND(J4*")
    count = len(list(budget_rows.lines(value)))
    assert total[words["amount"]] == f"=SUM(J4:J{3 + count})"
    assert records(of_projects)[0][words["total"]].startswith("=SUMIFS('")
    assert records(sums)[0][f"{words['used']} 2027"].startswith("=SUMIFS('")


def test_what_begins_like_a_formula_stays_text():
    cells = [
        cell for row in book(odd_plan(), formulas=True).worksheets[0].iter_rows() for cell in row
    ]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_plan_without_projects_gives_empty_sheets():
    empty = replace(plan(), projects=(), ceilings=())
    sheet, *_others = book(empty).worksheets
    assert records(sheet)[-1][budget_export._book(empty, "km").words["amount"]] == 0
    assert money(empty)[0] == []


def test_a_draft_says_so_in_its_name_and_inside_and_a_finished_version_does_not(filled):
    with filled.reading() as session:
        value, draft = budget_export.plan_of(session, plans.newest(session).id)
    assert draft
    assert budget_export.file_name(value, "xlsx", draft) == "040202_2027_v1_draft_budget.xlsx"
    assert budget_export.file_name(value, "fiscal", False) == "040202_2027_v1_budget.zip"
    for drafted in (True, False):
        data = io.BytesIO(budget_export.written(value, "xlsx", "en", drafted))
        for sheet in load_workbook(data):
            assert ("DRAFT" in sheet["A2"].value) is drafted
        with zipfile.ZipFile(
            io.BytesIO(budget_export.written(value, "fiscal", "en", drafted))
        ) as archive:
            described = json.loads(archive.read("datapackage.json"))
        assert described["version"] == ("1-draft" if drafted else "1")
        assert ("DRAFT" in described["title"]) is drafted


def told_plan():
    """A metre, a thing of its own unit, a percent and a passed ceiling with their reasons."""
    lines = (
        line(710, unit="ម៉ែត្រ", children="shared", children_percent=40, children_reason="pupils"),
        line(711, unit="bag of 50 kg"),
    )
    return plan(
        projects=(project(1, lines=lines),),
        ceilings=(
            Ceiling("cs_dev", 2027, 500_000, reason="a donor will pay"),
            Ceiling("ngo", 2027, 900, basis="letter 12"),
        ),
        terms=terms(rate_on=date(2026, 8, 3)),
    )


@pytest.mark.parametrize(("language", "metre"), [("en", "metre"), ("km", "ម៉ែត្រ")])
def test_the_spreadsheet_says_units_reasons_and_who_set_a_ceiling_in_its_language(language, metre):
    made = budget_export._book(told_plan(), language)
    sheet, _projects, sums = book(told_plan(), language=language).worksheets
    words = made.words
    first, second, _total = records(sheet)
    assert (first[words["unit"]], second[words["unit"]]) == (metre, "bag of 50 kg")
    assert (first[words["percent_reason"]], second[words["percent_reason"]]) == ("pupils", "")
    rows = {row[words["source"]]: row for row in records(sums)}
    fund, ngo = (rows[made.sources[key]] for key in ("cs_dev", "ngo"))
    assert fund[f"{words['reason']} 2027"] == "a donor will pay"
    assert fund[f"{words['basis']} 2027"] == made.bases["cs_dev"]
    assert ngo[f"{words['basis']} 2027"] == "letter 12"
    rate, day = list(rows.values())[-2:]
    assert (rate[words["source"]], day[words["source"]]) == (words["rate"], words["rate_on"])
    assert day[f"{words['used']} 2027"] == datetime(2026, 8, 3)
