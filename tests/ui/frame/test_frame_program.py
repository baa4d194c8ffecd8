"""The whole program: from the start to an open workbook, another language, and closing."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from small_pages import SPECS, NamesPage

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue, words
from ccwc_desktop.services import committee, workbooks
from ccwc_desktop.settings import Kept, Settings
from ccwc_desktop.store.database import open_file
from ccwc_desktop.ui import crash, main_window, qt_words, workflow
from ccwc_desktop.ui.program import Program
from ccwc_desktop.ui.qt_words import QtWords
from ccwc_desktop.ui.start.new_workbook import NewWorkbook


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("CCWC_HOME", str(folder))
    return folder


@pytest.fixture
def program(
    home: Path, qapp: QApplication, language: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """A program whose eight steps are small pages."""
    small = {spec.key: spec for spec in SPECS}
    pages = [replace(s, module=SPECS[0].module, page="NamesPage") for s in workflow.COMMUNE_STEPS]
    pages = [small.get(each.key, each) for each in pages]
    monkeypatch.setattr(main_window, "pages_of", lambda kind: tuple(pages))
    kept = Kept()
    kept.take(Settings(language="en" if language == "en" else "km"))
    made = Program(qapp, kept)
    yield made
    qapp.removeTranslator(made._words)
    made.main = None
    made.window.close()
    made.window.deleteLater()
    made.setParent(None)


def opened(program: Program, qtbot: QtBot) -> main_window.MainWindow:
    qtbot.waitUntil(lambda: program.main is not None, timeout=20_000)
    assert program.main is not None
    return program.main


def make(program: Program, qtbot: QtBot, passphrase: str = "") -> main_window.MainWindow:
    program.begin(None, practice=False)
    program.make(NewWorkbook("commune", "040202", 2027, passphrase))
    main = opened(program, qtbot)
    main.editor.apply("committee.add", seat="chair", name="Sok")
    return main


def test_a_new_workbook_is_made_opened_and_remembered(
    program: Program, qtbot: QtBot, home: Path
) -> None:
    program.begin(None, practice=False)
    assert program.start is not None
    assert program.start.isVisible()
    program.make(NewWorkbook("commune", "040202", 2027, ""))
    assert opened(program, qtbot).editor.identity.code == "040202"
    last = Kept().settings.last
    assert last is not None
    assert (last.code, Path(last.path).parent) == ("040202", home / "workbooks")


def test_a_locked_workbook_opens_with_its_password_only(program: Program, qtbot: QtBot) -> None:
    path = make(program, qtbot, "five wild geese").editor.database.path
    program.show_start()
    assert program.start is not None
    program.open_path(path)
    unlock = program.start.unlock
    assert unlock.isVisible()
    unlock.open.click()
    assert unlock.field.property("state") == "refused"
    unlock.field.setText("five wild ducks")
    unlock.open.click()
    qtbot.waitUntil(lambda: unlock.isVisible() and bool(unlock.field.accessibleDescription()))
    assert unlock.field.text() == "five wild ducks"
    unlock.field.setText("five wild geese")
    unlock.open.click()
    assert opened(program, qtbot).editor.database.path == path


def test_practice_is_made_once_and_opened_again(program: Program, qtbot: QtBot, home: Path) -> None:
    program.begin(None, practice=True)
    main = opened(program, qtbot)
    assert main.editor.identity.practice
    main.editor.apply("committee.add", seat="other", name="Sao")
    program.show_start()
    program.practice("commune")
    qtbot.waitUntil(lambda: program.main is not None, timeout=20_000)
    assert program.main is not None
    assert program.main.editor.identity.code == "990101"
    assert len(list((home / "workbooks").glob("*.ccwcdb"))) == 1


def test_another_language_keeps_step_workbook_and_undo(
    program: Program, qtbot: QtBot, language: str
) -> None:
    main = make(program, qtbot)
    editor = main.editor
    main.go("budget")
    program.speak("en" if language == "km" else "km")
    assert program.main is not main
    assert program.main is not None
    assert program.main.editor is editor
    assert program.main.spec.key == "budget"
    assert program.main.frame.status.undo.isVisible()
    assert catalogue.current() != language
    assert Kept().settings.language == catalogue.current()


def test_another_language_opens_again_what_was_open(
    program: Program, qtbot: QtBot, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(program, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(NamesPage, "here", lambda page: "member:7")
    monkeypatch.setattr(NamesPage, "go_to", lambda page, target: asked.append(target))
    program.speak("en" if language == "km" else "km")
    assert asked == ["member:7"]


def test_another_language_finds_nothing_of_the_old_page_to_dress(
    program: Program, qtbot: QtBot, language: str
) -> None:
    main = make(program, qtbot)
    main.languageChosen.emit("en" if language == "km" else "km")
    qtbot.waitUntil(lambda: catalogue.current() != language)
    assert not isValid(main)
    assert program.main is not None
    assert isValid(program.main)


def test_large_text_is_kept(program: Program, qtbot: QtBot) -> None:
    make(program, qtbot)
    usual = QApplication.font().pointSizeF()
    program.enlarge(True)
    assert QApplication.font().pointSizeF() > usual
    assert Kept().settings.large_text


def test_closing_with_a_wrong_text_asks_first(program: Program, qtbot: QtBot) -> None:
    main = make(program, qtbot)
    main.go("budget")
    page = main.page
    page.rate.editor.setText("4 1oo x")  # type: ignore[union-attr]
    path = main.editor.database.path
    assert not program.window.close()
    assert main.frame.question.isVisible()
    main.frame.question.go.click()
    assert not program.window.isVisible()
    workbooks.open_workbook(path).close()


def test_closing_lets_go_of_the_workbook_and_keeps_the_window(
    program: Program, qtbot: QtBot
) -> None:
    main = make(program, qtbot)
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    path = main.editor.database.path
    assert program.window.close()
    workbooks.open_workbook(path).close()
    assert len(Kept().settings.window) == 4


def test_another_workbook_leads_to_the_list(program: Program, qtbot: QtBot) -> None:
    main = make(program, qtbot)
    main.otherWorkbookRequested.emit()
    assert program.main is None
    assert program.start is not None
    assert program.start.recent.isVisible()
    assert len(program.start.recent.list.cards()) == 1


def people(main: main_window.MainWindow) -> list[str]:
    return [each.name for each in main.editor.read(committee.listing)]


def test_closing_takes_the_work_since_into_the_copy_of_the_day(
    program: Program, qtbot: QtBot, home: Path
) -> None:
    main = make(program, qtbot)
    with qtbot.waitSignal(main.backup.finished):
        main.backup.make()
    main.editor.apply("committee.add", seat="other", name="Sao")
    program.show_start()
    (copy,) = (home / "backups").glob("*.ccwcdb")
    with open_file(copy) as database, database.reading() as session:
        assert [each.name for each in committee.listing(session)] == ["Sok", "Sao"]


@pytest.mark.parametrize("passphrase", ["", "five wild geese"])
def test_an_earlier_copy_is_opened_and_the_plan_of_now_is_set_aside(
    program: Program, qtbot: QtBot, passphrase: str
) -> None:
    main = make(program, qtbot, passphrase)
    with qtbot.waitSignal(main.backup.finished):
        main.backup.make()
    main.editor.apply("committee.add", seat="other", name="Sao")
    main.show_preferences()
    listed = main.frame.preferences.copies
    (line,) = listed.lines
    line.open.click()
    assert listed.question.isVisible()
    assert words.strip_breaks(line.when) in listed.question.accessibleName()
    assert people(main) == ["Sok", "Sao"]
    listed.question.go.click()
    qtbot.waitUntil(lambda: program.main not in (None, main), timeout=20_000)
    back = opened(program, qtbot)
    assert people(back) == ["Sok"]
    assert back.frame.notices.text()
    back.show_preferences()
    aside, _line = back.frame.preferences.copies.lines
    assert aside.copy.aside
    aside.open.click()
    back.frame.preferences.copies.question.go.click()
    qtbot.waitUntil(lambda: program.main not in (None, back), timeout=20_000)
    assert people(opened(program, qtbot)) == ["Sok", "Sao"]


def test_the_question_of_an_earlier_copy_can_be_answered_with_no(
    program: Program, qtbot: QtBot
) -> None:
    main = make(program, qtbot)
    main.show_preferences()
    assert main.frame.preferences.copies.none.isVisible()
    with qtbot.waitSignal(main.backup.finished):
        main.backup.make()
    main.show_preferences()
    listed = main.frame.preferences.copies
    assert not listed.none.isVisible()
    listed.lines[0].open.click()
    assert listed.question.stay.hasFocus()
    with qtbot.assertNotEmitted(listed.wanted):
        listed.question.stay.click()
    assert not listed.question.isVisible()
    assert listed.lines[0].open.hasFocus()


def test_a_copy_that_cannot_be_opened_is_a_sentence_and_the_workbook_opens_again(
    program: Program, qtbot: QtBot
) -> None:
    main = make(program, qtbot)
    path = main.editor.database.path
    main.copyWanted.emit(path.with_name("gone.ccwcdb"))
    start = program.start
    assert start is not None
    qtbot.waitUntil(lambda: start.refusal.isVisible(), timeout=20_000)
    assert "gone.ccwcdb" in start.refusal.accessibleName()
    program.open_path(path)
    assert people(opened(program, qtbot)) == ["Sok"]


def test_a_daily_copy_chosen_as_a_file_is_opened_in_the_place_of_its_workbook(
    program: Program, qtbot: QtBot, home: Path
) -> None:
    main = make(program, qtbot)
    path = main.editor.database.path
    with qtbot.waitSignal(main.backup.finished):
        main.backup.make()
    program.show_start()
    path.unlink()
    (copy,) = (home / "backups").glob("*.ccwcdb")
    program.open_path(copy)
    again = opened(program, qtbot)
    assert again.editor.database.path == path
    assert people(again) == ["Sok"]


def test_a_missing_workbook_is_a_sentence(program: Program, qtbot: QtBot, home: Path) -> None:
    program.begin(home / "gone.ccwcdb", practice=False)
    start = program.start
    assert start is not None
    qtbot.waitUntil(lambda: start.refusal.isVisible(), timeout=20_000)
    assert "gone.ccwcdb" in start.refusal.accessibleName()


def test_a_package_without_a_district_workbook_is_a_sentence(program: Program, home: Path) -> None:
    program.begin(home / "040202_2027_v1.ccwc", practice=False)
    assert program.start is not None
    assert program.start.refusal.isVisible()


def test_qt_speaks_our_language(program: Program, language: str) -> None:
    said = QCoreApplication.translate("QFileDialog", "File &name:")
    assert said == ("ឈ្មោះឯកសារ៖" if language == "km" else "File name:")
    assert QtWords().translate("QWidget", "something of Qt's own") == "something of Qt's own"


def test_a_refusal_nobody_caught_is_a_notice(program: Program, qtbot: QtBot) -> None:
    main = make(program, qtbot)
    hook = crash.hook(program.refuse, crash.OneWindow().tell)
    hook(Refused, Refused("plan.none"), None)
    assert main.frame.notices.text()


def test_a_fault_is_written_down_and_told_once(
    program: Program, qtbot: QtBot, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crash.write_down()
    hook = crash.hook(program.refuse, crash.OneWindow().tell)
    for _ in range(2):
        try:
            _ = 1 // 0
        except ZeroDivisionError as fault:
            hook(type(fault), fault, fault.__traceback__)
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, crash.CrashWindow)]
    windows = [each for each in windows if each.isVisible()]
    assert len(windows) == 1
    assert any("ccwc.log" in label.text() for label in windows[0].findChildren(QLabel))
    assert "ZeroDivisionError" in (home / "logs" / "ccwc.log").read_text()
    windows[0].go_on.click()
    assert not windows[0].isVisible()
    for handler in list(crash.log.handlers):
        crash.log.removeHandler(handler)
        handler.close()


@pytest.mark.parametrize("module", ["ccwc_desktop.ui.program", "ccwc_desktop.ui.messages"])
def test_the_start_does_not_wait_for_the_database(language: str, module: str) -> None:
    loaded = f"import sys, {module}; print(sorted(sys.modules))"
    heavy = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout
    assert "'sqlalchemy'" not in heavy
    assert "'reportlab'" not in heavy
    assert ("'PySide6'" in heavy) == module.endswith("program")


def test_small_pages_stand_in_for_the_real_ones() -> None:
    assert issubclass(NamesPage, SPECS[0].load())


def test_a_long_log_is_put_aside_and_the_third_oldest_goes(home: Path) -> None:
    logs = home / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    for name in ("ccwc.log", "ccwc.log.1", "ccwc.log.2"):
        (logs / name).write_text(name * 40_000)
    crash.write_down()
    assert (logs / "ccwc.log").stat().st_size < 1000
    assert (logs / "ccwc.log.1").read_text().startswith("ccwc.logccwc")
    assert (logs / "ccwc.log.2").read_text().startswith("ccwc.log.1")
    crash.write_down()
    assert (logs / "ccwc.log.1").read_text().startswith("ccwc.logccwc")


def test_the_words_of_qt_outlive_the_program_that_asked_for_them(qapp: QApplication) -> None:
    """One that Python let go of while Qt asks for a word would stop everything."""
    ours = qt_words.install(qapp)
    try:
        assert ours.parent() is qapp
        assert qt_words.install(qapp) is ours
    finally:
        qapp.removeTranslator(ours)


def test_a_sentence_of_qt_keeps_its_places_for_names(qapp: QApplication) -> None:
    said = "%1 already exists.\nDo you want to replace it?"
    ours = qt_words.install(qapp)
    try:
        assert QCoreApplication.translate("QFileDialog", said) == said
    finally:
        qapp.removeTranslator(ours)
