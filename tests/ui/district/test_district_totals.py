"""The totals by typing: one list, a search that its sums follow, a file for a spreadsheet."""

from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import Qt

from ccwc_desktop import paths
from ccwc_desktop.domain import consolidation as rules
from ccwc_desktop.language import catalogue, digits, words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import consolidation
from ccwc_desktop.ui.district.totals import TotalsPage

LEFT = Qt.MouseButton.LeftButton
AMOUNT = 4


@pytest.fixture
def page(stage, received, tasks):
    stage.window.resize(1100, 640)
    return stage.put(TotalsPage(received, tasks))


def listed(editor):
    return editor.read(consolidation.consolidated)[0]


def total(page):
    model = page.table.records
    return digits.parse_count(model.index(model.rowCount() - 1, AMOUNT).data())


def test_all_projects_of_all_communes_stand_on_one_list(page, received):
    rows = listed(received)
    assert {each.commune for each in rows} == {"990101", "990102"}
    assert page.table.records.rowCount() == len(rows) + 1
    assert total(page) == rules.totals(rows).amount


def test_the_search_finds_every_word_and_the_sums_follow(qtbot, page, received, typed):
    name = words.strip_breaks(page.table.records.record(0).name_en).split()[0]
    page.look_for()
    assert page.search.hasFocus()
    typed(page.search, f"990101 {name}")
    found = page.shown()
    assert found
    assert len(found) < len(listed(received))
    assert all(each.commune == "990101" for each in found)
    assert total(page) == rules.totals(found).amount
    assert page.table.records.rowCount() == len(found) + 1


def test_a_code_is_found_with_khmer_digits(page, typed):
    typed(page.search, "៩៩០១០២")
    assert {each.commune for each in page.shown()} == {"990102"}


def test_the_list_is_saved_as_it_is_shown_with_names_numbers_and_sums(qtbot, page, home, typed):
    typed(page.search, "990102")
    qtbot.mouseClick(page.export, LEFT)
    path = paths.documents() / "9901-2027" / "projects.xlsx"
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    heads, *rows, sums = list(sheet.iter_rows(min_row=3, values_only=True))
    shown = page.shown()
    commune = {"km": "គំរូស្វាយ", "en": "Kumru Svay"}[catalogue.current()]
    assert [(row[0], row[1], row[7]) for row in rows] == [
        ("990102", commune, each.amount) for each in shown
    ]
    assert heads[7] == words.strip_breaks(_("Requested (៛)"))
    assert not {"commune", "total", "cs_dev"} & set(heads)
    assert sums[0] == words.strip_breaks(_("Total"))
    assert sums[7] == sum(each.amount for each in shown)
    years = digits.localise("2027 (៛)", catalogue.current())
    assert sums[heads.index(years)] == sum(each.by_year.get(2027, 0) for each in shown)
    assert page.saved.isVisible()


def test_a_folder_that_cannot_be_written_is_said(page, tmp_path):
    (tmp_path / "file").write_text("no folder")
    page.save_to(tmp_path / "file" / "inside")
    assert page.saved.property("note") == "refused"


def test_before_anything_came_it_says_so_and_leads_to_the_inbox(qtbot, stage, editor, tasks):
    page = stage.put(TotalsPage(editor, tasks))
    assert page.nothing.isVisible()
    assert not page.table.isVisible()
    assert not page.export.isEnabled()
    with qtbot.waitSignal(page.goToStep) as told:
        qtbot.mouseClick(page.nothing.button, LEFT)
    assert told.args == ["inbox", ""]


def test_the_order_is_by_commune_first_and_by_amount_when_asked(page, received):
    model = page.table.records
    codes = [model.record(row).code for row in range(len(listed(received)))]
    assert codes == sorted(codes)
    page.table.sortByColumn(AMOUNT, Qt.SortOrder.DescendingOrder)
    amounts = [model.record(row).amount for row in range(len(listed(received)))]
    assert amounts == sorted(amounts, reverse=True)


def test_a_project_without_a_name_is_listed_by_its_number(page, received, language):
    nameless = replace(listed(received)[0], name_km="", name_en="", number=47)
    page.table.show_records([nameless])
    assert digits.localise("47", language) in page.table.records.index(0, 1).data()


def test_a_search_that_finds_nothing_says_so_and_saves_nothing(page, typed):
    assert not page.unfound.isVisible()
    typed(page.search, "zzz")
    assert page.unfound.isVisible()
    assert not page.export.isEnabled()
    page.search.clear()
    assert page.export.isEnabled()
