"""The last step by clicks: gaps, a finished version, the stick, refusals, versions, the card."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import drive_list
from ccwc_desktop.language import digits, words
from ccwc_desktop.services import cards, plans, problems, receiving, submission
from ccwc_desktop.services.submission import Drive
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.submission.page import SubmissionPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def page(stage, editor, tasks):
    stage.window.resize(1100, 900)
    return stage.put(SubmissionPage(editor, tasks))


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def finish(qtbot, page):
    qtbot.mouseClick(page.lines.finish, LEFT)


def quiet(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)


def write(qtbot, page, tasks, folder):
    page.write_to(folder)
    quiet(qtbot, tasks)


def states(page):
    lines = page.lines
    return [each.state for each in (lines.complete, lines.finished, lines.written, lines.safe)]


def edit(editor):
    uid = editor.read(problems.listing, editor.plan)[0].uid
    editor.apply("problems.change", uid=uid, girls=7)


def test_a_draft_with_gaps_may_be_sent_and_its_gaps_lead_to_their_steps(qtbot, page):
    assert states(page) == ["warning", "open", "open", "open"]
    assert page.stick.state == "wait"
    asked = []
    page.goToStep.connect(lambda step, target: asked.append((step, target)))
    for link in page.lines.links:
        qtbot.mouseClick(link, LEFT)
    steps = ["situation", "consultations", "problems", "priorities"]
    assert [step for step, _target in asked] == steps
    assert all(target for _step, target in asked)
    assert page.lines.finish.isEnabled()


def test_gaps_stay_in_view_after_every_refresh(page):
    page.refresh()
    page.refresh()
    assert all(link.isVisible() for link in page.lines.links)


def test_finishing_makes_the_version_and_asks_for_the_stick(qtbot, page, editor, language):
    finish(qtbot, page)
    (version,) = editor.read(submission.versions, editor.plan)
    assert version.state == "frozen"
    assert states(page) == ["warning", "done", "open", "open"]
    assert version.check_code in page.lines.finished.said.text()
    assert digits.number(1, language) in page.lines.finished.head.text()
    assert page.stick.state == "choose"
    assert not page.lines.finish.isVisible()


def test_finishing_cannot_be_undone_but_an_edit_opens_the_next_draft(qtbot, page, editor):
    finish(qtbot, page)
    assert not editor.can_undo
    edit(editor)
    assert states(page) == ["warning", "open", "open", "open"]
    assert editor.read(plans.value, editor.plan).version == 2
    assert page.stick.state == "wait"
    assert page.history.table.records.rowCount() == 1


def test_an_empty_plan_makes_no_version_and_says_why(qtbot, stage, workbook, tasks):
    editor = Editor(workbook)
    page = stage.put(SubmissionPage(editor, tasks))
    finish(qtbot, page)
    assert not editor.read(submission.versions, editor.plan)
    sentence = messages.sentence(Refused("submission.nothing_to_send"))
    assert page.lines.finished.said.text() == sentence


def test_a_written_package_is_sound_and_every_line_about_it_is_green(
    qtbot, page, editor, tasks, stick
):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    (path,) = stick.iterdir()
    package = receiving.look(path).package
    (version,) = editor.read(submission.versions, editor.plan)
    assert package is not None
    assert package.check_code == version.check_code
    assert (version.state, version.file_name) == ("written", path.name)
    assert states(page) == ["warning", "done", "done", "done"]
    assert page.stick.state == "done"
    shown = page.stick.findChildren(type(page.lines.complete.head))
    assert path.name in [each.text() for each in shown]
    assert any(files.size(path.stat().st_size) in each.text() for each in shown)


@pytest.fixture
def plugged_in(monkeypatch, stick):
    """The stick is one, for the system too."""
    drive = Drive(stick, stick.name, 10**9)
    monkeypatch.setattr(drive_list, "removable", lambda: [drive] if stick.is_dir() else [])


def said_of(page):
    """All that the panel and the last two lines say while and after writing."""
    page.stick.busy(0.5, page.writing.to_stick)
    busy = _texts(page.stick)
    page._panel_of = ("", "")
    page.refresh()
    lines = [page.lines.safe.head.text(), page.lines.safe.said.text()]
    told = [*busy, *_texts(page.stick), *lines, page.stick.again.accessibleName()]
    return words.strip_breaks(" ".join(told)).lower()


def test_a_folder_is_never_called_a_stick(qtbot, page, tasks, stick, language):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    word = "យូអេសប៊ី" if language == "km" else "stick"
    said = said_of(page).replace(words.strip_breaks(page.lines.safe.said.text()).lower(), "")
    assert word not in said
    assert states(page)[2:] == ["done", "done"]


@pytest.mark.usefixtures("plugged_in")
def test_a_stick_is_called_one_even_when_it_was_taken_out(qtbot, page, tasks, stick, language):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    word = "យូអេសប៊ី" if language == "km" else "stick"
    assert said_of(page).count(word) >= 3
    shutil.rmtree(stick)
    assert said_of(page).count(word) >= 3


def test_while_it_is_written_the_page_asks_not_to_take_the_stick_out(qtbot, page, tasks, stick):
    finish(qtbot, page)
    shares = []
    page.writing.progressed.connect(shares.append)
    page.write_to(stick)
    assert states(page)[2:] == ["busy", "open"]
    assert page.stick.state == "busy"
    assert page.stick.stop.isVisible()
    quiet(qtbot, tasks)
    known = [each for each in shares if each is not None]
    assert known == sorted(known)
    assert known[-1] == 1.0


def test_stopping_leaves_nothing_on_the_stick(qtbot, page, editor, tasks, stick):
    finish(qtbot, page)
    page.write_to(stick)
    qtbot.mouseClick(page.stick.stop, LEFT)
    quiet(qtbot, tasks)
    assert list(stick.iterdir()) == []
    assert page.stick.state == "refused"
    assert messages.sentence(Refused("drive.cancelled")) in _texts(page.stick)
    assert editor.read(submission.versions, editor.plan)[0].state == "frozen"
    assert states(page)[2:] == ["warning", "open"]


@pytest.mark.parametrize("wrong", ["gone", "other file"])
def test_what_the_stick_refuses_is_said_with_the_cure(qtbot, page, editor, tasks, stick, wrong):
    finish(qtbot, page)
    if wrong == "gone":
        stick.rmdir()
        refusal = Refused("drive.gone")
    else:
        path = stick / "990101_2027_v1.ccwc"
        path.write_bytes(b"another file")
        refusal = Refused("drive.file_exists", path=str(path))
    write(qtbot, page, tasks, stick)
    assert page.stick.state == "refused"
    assert messages.sentence(refusal) in _texts(page.stick)
    assert page.stick.folder.isVisible()


def test_a_second_stick_gets_the_same_bytes(qtbot, page, tasks, stick, tmp_path):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    qtbot.mouseClick(page.stick.again, LEFT)
    assert page.stick.state == "choose"
    other = tmp_path / "TRANSCEND"
    other.mkdir()
    write(qtbot, page, tasks, other)
    (one,), (two,) = stick.iterdir(), other.iterdir()
    assert one.read_bytes() == two.read_bytes()
    assert page.stick.state == "done"


def test_the_chosen_stick_is_written_and_stays_chosen_when_another_comes(qtbot, page):
    finish(qtbot, page)
    asked = []
    page.stick.writeRequested.connect(asked.append)
    assert not page.stick.write.isEnabled()
    first, second = Drive(Path("/media/A"), "A", 10**9), Drive(Path("/media/B"), "B", 10**9)
    page.stick.sticks.show_drives((second,))
    page.stick.sticks.show_drives((first, second))
    assert page.stick.sticks.chosen() == second.path
    page.stick.writeRequested.disconnect(page.write_to)
    qtbot.mouseClick(page.stick.write, LEFT)
    assert asked == [second.path]
    page.stick.sticks.show_drives(())
    assert page.stick.sticks.chosen() is None
    assert not page.stick.write.isEnabled()


def test_another_page_of_the_same_workbook_sees_the_writing_go_on(
    qtbot, page, editor, tasks, stage, stick
):
    finish(qtbot, page)
    held = threading.Event()
    tasks.run(lambda _progress: held.wait(30), lambda _r: None, lambda _r: None, "before")
    page.write_to(stick)
    page.hide()
    other = stage.put(SubmissionPage(editor, tasks))
    assert other.stick.state == "busy"
    page.deleteLater()
    held.set()
    quiet(qtbot, tasks)
    assert other.stick.state == "done"
    assert states(other)[2:] == ["done", "done"]


def test_the_versions_stand_newest_first(qtbot, page, editor, tasks, stick):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    edit(editor)
    finish(qtbot, page)
    versions = editor.read(submission.versions, editor.plan)
    shown = [page.history.table.records.record(row).number for row in range(2)]
    assert shown == [each.number for each in versions] == [2, 1]


def test_our_card_is_shown_and_saved_beside_the_package(qtbot, page, editor, tasks, stick):
    own, content = editor.read(cards.own)
    assert digits.to_latin(page.card.fingerprint.text()) == own.fingerprint
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(page.stick.card, LEFT)
    assert (stick / "990101.ccwccard").read_bytes() == content


def test_a_card_that_cannot_be_written_is_refused(qtbot, page, editor, tmp_path):
    with qtbot.waitSignal(editor.refused) as said:
        page.save_card(tmp_path / "nowhere")
    assert said.args[0].code == "drive.gone"


def test_going_there_puts_the_cursor_on_what_leads_on(qtbot, page):
    page.go_to("send")
    assert page.lines.finish.hasFocus()
    finish(qtbot, page)
    page.go_to("send")
    assert page.stick.folder.hasFocus()


def test_every_control_has_a_name(qtbot, page, tasks, stick):
    finish(qtbot, page)
    write(qtbot, page, tasks, stick)
    shown = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each for each in shown if not words.strip_breaks(each.accessibleName())] == []
    assert all(line.accessibleName() for line in (page.lines.complete, page.lines.safe))


def test_sizes_are_said_as_people_say_them(language):
    said = [files.size(each) for each in (400, 240_000, 2_400_000, 6_800_000_000)]
    latin = [digits.to_latin(each).split()[0].replace(",", ".") for each in said]
    assert latin == ["1", "240", "2.4", "6.8"]


def _texts(panel):
    return [each.text() for each in panel.findChildren(type(panel._head)) if each.isVisible()]


def test_words_that_may_show_a_child_are_looked_at_before_a_version_is_made(qtbot, page, editor):
    meeting = editor.read(plans.value, editor.plan).consultations[0]
    words_ = "កុមារីឈ្មោះ សុភា ឈប់រៀន"
    editor.apply("consultations.change", uid=meeting.uid, words=words_)
    (line,) = page.to_look_at.lines
    finish(qtbot, page)
    assert editor.read(submission.versions, editor.plan) == ()
    assert line.go.hasFocus()
    with qtbot.waitSignal(page.goToStep) as gone:
        qtbot.mouseClick(line.go, LEFT)
    assert gone.args == ["consultations", f"consultation:{meeting.uid}:words"]
    qtbot.mouseClick(line.harmless, LEFT)
    assert not page.to_look_at.isVisible()
    editor.undo()
    assert page.to_look_at.isVisible()
    editor.redo()
    finish(qtbot, page)
    assert len(editor.read(submission.versions, editor.plan)) == 1
