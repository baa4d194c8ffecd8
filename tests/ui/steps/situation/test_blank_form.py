"""The blank form by one press: drawn, kept in the folder of the plan, and said where."""

import pytest

from ccwc_desktop import paths
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.situation.blank_form import BlankForm
from ccwc_desktop.ui.steps.situation.forms_menu import FormsMenu
from ccwc_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def form(stage, practice_workbook, tasks, home):
    made = BlankForm(Editor(practice_workbook), tasks)
    stage.put(FormsMenu(made.button), made.saved)
    return made


def test_it_is_kept_with_the_papers_of_the_plan_and_said(qtbot, stage, form, language):
    menu = stage.window.findChild(FormsMenu).menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert not form.button.isEnabled()
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isEnabled()
    qtbot.waitUntil(lambda: form.saved.isVisible(), timeout=30_000)
    folder = paths.documents() / "990101-2027-2029"
    file = folder / f"990101_2027_v1_draft_S15-internal_{language}.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert file.name in form.saved.accessibleName()
    assert form.button.isEnabled()


def test_a_folder_that_cannot_be_written_is_said(qtbot, form, tmp_path):
    form.make()
    qtbot.waitUntil(lambda: form.saved.isVisible(), timeout=30_000)
    (tmp_path / "file").write_text("no folder")
    form.save_to(tmp_path / "file" / "inside")
    assert form.saved.property("note") == "refused"
    form.save_to(tmp_path / "other")
    assert any((tmp_path / "other").iterdir())
