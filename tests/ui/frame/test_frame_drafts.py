"""What is typed and not stored survives a crash, and comes back into its very field."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_process import DATE, WORDS

from ccwc_desktop.language import catalogue, words
from ccwc_desktop.services import consultations, drafts, plans, problems, submission, workbooks
from ccwc_desktop.services.drafts import FieldDraft
from ccwc_desktop.settings import Kept, Settings
from ccwc_desktop.store.database import Database
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.program import Program
from ccwc_desktop.ui.tasks import Tasks

PASSPHRASE = "five wild geese"
Open = Callable[[], MainWindow]


def fill(database: Database) -> None:
    """One consultation with something to choose, one problem."""
    with database.transaction() as session:
        plan = plans.newest(session).id
        uid = consultations.add(session, plan).result
        consultations.change(session, uid, held_on=date(2026, 9, 25))
        consultations.add_option(session, uid)
        problems.change(session, problems.add(session, plan).result, girls=12)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "040202.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027) as database:
        fill(database)
    return path


@pytest.fixture
def start(path: Path, qtbot: QtBot, tasks: Tasks, kept: Kept) -> Iterator[Open]:
    """Opens the workbook in a window; after the first time the file as a crash leaves it."""
    files: list[Database] = []

    def make() -> MainWindow:
        last = files[-1].path if files else path
        copy = last.with_name(f"{len(files)}.ccwcdb")
        files.append(workbooks.open_workbook(Path(shutil.copy(last, copy))))
        window = MainWindow(Editor(files[-1]), tasks, kept)
        qtbot.addWidget(window)
        window.resize(1366, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.begin()
        return window

    yield make
    for each in files:
        each.close()


def waiting(window: MainWindow) -> list[tuple[str, bool]]:
    return [(each.text, each.refused) for each in window.editor.read(drafts.listing)]


def meeting(window: MainWindow) -> str:
    return window.editor.read(consultations.listing, window.editor.plan)[0].uid


def problem(window: MainWindow) -> str:
    return window.editor.read(problems.listing, window.editor.plan)[0].uid


def date_block(window: MainWindow):
    window.go("consultations", f"consultation:{meeting(window)}")
    return window.page.form.facts.date  # type: ignore[union-attr]


def cause_block(window: MainWindow):
    window.go("problems", f"problem:{problem(window)}")
    return window.page.form.why.cause  # type: ignore[union-attr]


def girls_block(window: MainWindow):
    window.go("problems", f"problem:{problem(window)}")
    return window.page.form.counts.girls  # type: ignore[union-attr]


def enter(qtbot: QtBot, block, text: str) -> None:
    block.editor.setFocus()
    block.editor.selectAll()
    qtbot.keyClicks(block.editor, text)
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)


def test_a_refused_text_is_kept_at_once_and_comes_back_with_its_sentence(
    start: Open, qtbot: QtBot
) -> None:
    window = start()
    block = date_block(window)
    enter(qtbot, block, "31/2/2026")
    assert waiting(window) == [("31/2/2026", True)]
    said = block.message()
    again = start()
    assert again.spec.key == "consultations"
    block = again.page.form.facts.date  # type: ignore[union-attr]
    assert (block.editor.text(), block.message()) == ("31/2/2026", said)
    assert block.editor.hasFocus()
    assert words.strip_breaks(block.label.text()) in again.frame.notices.text()
    assert again.frame.status._saved.text() == ""
    assert not again.editor.can_undo


def test_what_a_service_refuses_comes_back_with_its_sentence(start: Open, qtbot: QtBot) -> None:
    window = start()
    window.go("budget", "ceilings")
    rate = window.page.ceilings.rate  # type: ignore[union-attr]
    enter(qtbot, rate, "99999999")
    said, text = rate.message(), rate.editor.text()
    assert said
    assert waiting(window) == [(text, True)]
    rate = start().page.ceilings.rate  # type: ignore[union-attr]
    assert (rate.editor.text(), rate.message()) == (text, said)
    assert rate.value() == 4100


def test_text_of_the_last_moment_comes_back_and_waits_to_be_left(start: Open, qtbot: QtBot) -> None:
    window = start()
    with window.editor.database.transaction() as session:
        submission.freeze(session, window.editor.plan, datetime(2026, 11, 24))
    block = girls_block(window)
    block.editor.setFocus()
    block.editor.selectAll()
    qtbot.keyClicks(block.editor, "87")
    qtbot.waitUntil(lambda: waiting(window) == [("87", False)])
    again = start()
    block = again.page.form.counts.girls  # type: ignore[union-attr]
    assert (block.editor.text(), block.value()) == ("87", 12)
    assert block.editor.hasFocus()
    assert not again.editor.cycle.draft  # type: ignore[union-attr]
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)
    assert again.editor.read(problems.listing, again.editor.plan)[0].girls == 87
    assert again.editor.cycle.draft  # type: ignore[union-attr]
    assert waiting(again) == []


def test_long_text_that_comes_back_is_not_stored_by_itself(start: Open, qtbot: QtBot) -> None:
    window = start()
    block = cause_block(window)
    block.editor.setFocus()
    block.editor._pause.setInterval(60_000)  # the crash comes before the pause in typing ends
    block.editor.insertPlainText("អណ្ដូងរីង")
    qtbot.waitUntil(lambda: waiting(window) == [("អណ្ដូងរីង", False)])
    again = start()
    block = again.page.form.why.cause  # type: ignore[union-attr]
    assert (block.editor.text(), block.value()) == ("អណ្ដូងរីង", "")
    assert not block.editor._pause.isActive()
    assert again.may_close()
    assert again.editor.read(problems.listing, again.editor.plan)[0].cause == "អណ្ដូងរីង"
    assert waiting(again) == []


@pytest.mark.parametrize("text", ["30/9/2026", "", "\x1b"], ids=["stored", "emptied", "given up"])
def test_a_draft_goes_with_its_reason(start: Open, qtbot: QtBot, text: str) -> None:
    window = start()
    block = date_block(window)
    enter(qtbot, block, "31/2/2026")
    assert waiting(window)
    if text == "\x1b":
        qtbot.keyClick(block.editor, Qt.Key.Key_Escape)
    else:
        block.editor.clear()
        enter(qtbot, block, text)
    assert waiting(window) == []
    assert start().frame.notices.text() == ""


def test_undo_takes_the_draft_away_too(start: Open, qtbot: QtBot) -> None:
    window = start()
    block = girls_block(window)
    enter(qtbot, block, "15")
    block.editor.setFocus()
    qtbot.keyClicks(block.editor, "9")
    qtbot.waitUntil(lambda: bool(waiting(window)))
    block.editor.undo()  # the field's own
    qtbot.waitUntil(lambda: not waiting(window))


def test_leaving_without_it_names_the_text_and_gives_it_up(start: Open, qtbot: QtBot) -> None:
    window = start()
    block = date_block(window)
    enter(qtbot, block, "31/2/2026")
    window.go("problems")
    asked = window.frame.question.accessibleName()
    assert "31/2/2026" in asked
    assert block.editor.accessibleName() in asked
    window.frame.question.go.click()
    assert waiting(window) == []
    assert not date_block(window).is_wrong()
    window.progress.remember_now()
    assert start().spec.key == "consultations"


def test_a_text_whose_field_is_gone_leads_nowhere(start: Open, qtbot: QtBot) -> None:
    window = start()
    enter(qtbot, date_block(window), "31/2/2026")
    window.editor.apply("consultations.remove", uid=meeting(window))
    window.go("problems")
    window.progress.remember("problems")
    window.progress.remember_now()
    again = start()
    assert again.spec.key == "problems"
    assert again.frame.notices.text() == ""


def test_a_second_text_waits_until_its_field_is_seen(start: Open, qtbot: QtBot) -> None:
    window = start()
    draft = FieldDraft(f"problems:{problem(window)}:boys", 2027, "problems", "", "3o", True)
    with window.editor.database.transaction() as session:
        drafts.keep(session, draft)
    enter(qtbot, date_block(window), "31/2/2026")
    again = start()
    assert again.spec.key == "consultations"
    again.frame.notices.clear()
    again.page._close()  # type: ignore[union-attr]
    again.page.form.facts.date.editor.give_up()  # type: ignore[union-attr]
    again.go("problems")
    again.page.board.opened.emit(problem(again))  # type: ignore[union-attr]
    boys = again.page.form.counts.boys  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: boys.editor.text() == "3o" and boys.is_wrong())
    assert again.frame.notices.text()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCWC_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "encrypted"])
def test_a_killed_program_loses_nothing_that_was_typed(
    home: Path, qapp: QApplication, qtbot: QtBot, passphrase: str
) -> None:
    path = home / "040202.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027, passphrase) as database:
        fill(database)
    kept = Kept()
    kept.take(Settings(language="en" if catalogue.current() == "en" else "km"))
    script = Path(__file__).with_name("typing_process.py")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, str(script), str(path), passphrase],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
    if passphrase:
        files = b"".join(each.read_bytes() for each in home.rglob("*") if each.is_file())
        assert DATE.encode() not in files
    program = Program(qapp, Kept())
    program.window.show()
    program._open(path, passphrase)
    qtbot.waitUntil(lambda: program.main is not None, timeout=20_000)
    main = program.main
    assert main is not None
    form = main.page.form  # type: ignore[union-attr]
    (option,) = form.record.options.lines.values()
    assert (form.facts.date.editor.text(), form.facts.date.is_wrong()) == (DATE, True)
    assert form.facts.date.message()
    assert option.fields["text"].text() == WORDS
    assert main.frame.notices.text()
    qapp.removeTranslator(program._words)
    program.main = None
    program.window.close()
    program.window.deleteLater()
    program.setParent(None)
