import io
import zipfile

import pytest
from openpyxl import load_workbook

from ccwc_desktop.domain import budget
from ccwc_desktop.services import projects


@pytest.fixture
def page(page, tmp_path, monkeypatch):
    monkeypatch.setattr("ccwc_desktop.paths.documents", lambda: tmp_path)
    page.go_to("view:programme")
    return page


def written(tmp_path, end):
    (path,) = tmp_path.rglob(f"*{end}")
    return path.read_bytes()


def test_the_spreadsheet_is_kept_with_the_papers_of_the_plan(page, tmp_path):
    exporting = page.view("programme").exporting
    exporting.spreadsheet.click()
    sheet = load_workbook(io.BytesIO(written(tmp_path, ".xlsx")), data_only=True).worksheets[0]
    told = page.editor.read(projects.listing, page.editor.plan)
    assert budget.total(told) in [cell.value for row in sheet for cell in row]
    assert not exporting.saved.isHidden()


def test_open_data_wait_for_words_that_may_show_a_child(page, tmp_path):
    exporting, editor = page.view("programme").exporting, page.editor
    uid = editor.read(projects.listing, editor.plan)[0].uid
    editor.apply("projects.change", uid=uid, name_km="ជួយប្អូន សុខា អាយុ ៩ឆ្នាំ")
    exporting.open_data.click()
    assert list(tmp_path.rglob("*.zip")) == []
    assert exporting.held.lines
    for line in list(exporting.held.lines):
        line.harmless.click()
        page.refresh()
    assert exporting.held.isHidden()
    exporting.open_data.click()
    with zipfile.ZipFile(io.BytesIO(written(tmp_path, ".zip"))) as archive:
        assert sorted(archive.namelist()) == ["budget.csv", "datapackage.json"]


def test_a_folder_that_cannot_be_written_is_said_and_another_one_offered(page, tmp_path):
    exporting = page.view("programme").exporting
    (tmp_path / "file").write_text("")
    exporting.save_to("xlsx", tmp_path / "file")
    assert exporting.saved.accessibleName()
    assert exporting.saved.open.isHidden()
    assert not exporting.saved.other.isHidden()


def test_a_saved_file_is_said_only_while_the_plan_is_as_it_was(page, tmp_path):
    exporting, editor = page.view("programme").exporting, page.editor
    exporting.save_to("xlsx", tmp_path)
    assert not exporting.saved.isHidden()
    uid = editor.read(projects.listing, editor.plan)[0].uid
    editor.apply("projects.change", uid=uid, place="សាលាឃុំ")
    assert exporting.saved.isHidden()
