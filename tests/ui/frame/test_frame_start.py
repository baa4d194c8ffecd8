"""The start: four ways to begin, recent workbooks, unlock, a new workbook."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue, words
from ccwc_desktop.settings import Kept, Recent, Settings
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.last_folders import LastFolders
from ccwc_desktop.ui.start.new_workbook import NewWorkbook, NewWorkbookForm
from ccwc_desktop.ui.start.passphrase import PassphraseField
from ccwc_desktop.ui.start.screen import StartScreen
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.signs import Tag


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    """A file with a file of keys beside it: locked, as far as the start can see."""
    path = tmp_path / "040202.ccwcdb"
    path.write_bytes(b"noise")
    path.with_suffix(".ccwckeys").write_bytes(b"keys")
    return path


def shown(qtbot: QtBot, *recent: Recent) -> StartScreen:
    screen = StartScreen(Settings(recent=recent))
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


def entry(path: Path, code: str = "040202", kind: str = "commune") -> Recent:
    return Recent(str(path), code, kind, "2026-11-20")


def test_the_first_start_offers_four_ways(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    assert [card.accessibleName() for card in screen.cards.cards()] == [
        words.strip_breaks(catalogue._(name))
        for name in ("Open my plan", "New commune plan", "District office", "Practice")
    ]
    with qtbot.waitSignal(screen.practiceRequested) as told:
        screen.cards.cards()[3].opened.emit()
    assert told.args == ["commune"]
    with qtbot.waitSignal(screen.practiceRequested) as told:
        screen.district_practice.click()
    assert told.args == ["district"]


def test_nothing_stands_over_the_password_of_a_new_workbook(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.show_new("commune")
    form = screen.form
    assert form is not None
    for field in (form.first, form.again):
        assert field.findChildren(Tag) == []
        assert field.textMargins().right() == 0
    assert form.keyboard.isVisible()
    assert form.keyboard.text()
    low = form.keyboard.mapTo(form, form.keyboard.rect().bottomLeft()).y()
    assert low < form.first.mapTo(form, form.first.rect().topLeft()).y()


def test_cards_are_opened_by_keyboard(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.cards.cards()[1].setFocus()
    qtbot.keyClick(screen.cards.cards()[1], Qt.Key.Key_Return)
    assert screen.form is not None
    assert screen.form.isVisible()


def test_later_the_last_workbook_waits_for_its_password(
    qtbot: QtBot, workbook_path: Path, language: str
) -> None:
    screen = shown(qtbot, entry(workbook_path))
    assert screen.unlock.isVisible()
    place = screen._place.text().replace("\u200b", "")
    whole = "Kaoh Thkov commune, Chol Kiri district, Kampong Chhnang province"
    assert ("ឃុំកោះថ្កូវ ស្រុក" if language == "km" else whole) in place
    qtbot.keyClicks(screen.unlock.field, "five wild geese")
    with qtbot.waitSignal(screen.openRequested) as told:
        qtbot.keyClick(screen.unlock.field, Qt.Key.Key_Return)
    assert told.args == [workbook_path, "five wild geese"]


def test_a_wrong_password_is_said_under_the_field_which_keeps_it(
    qtbot: QtBot, workbook_path: Path
) -> None:
    screen = shown(qtbot, entry(workbook_path))
    field = screen.unlock.field
    field.setText("wrong one")
    screen.wait("…")
    assert not screen.unlock.isVisible()
    refused = Refused("key.wrong_passphrase")
    screen.refuse(refused)
    assert screen.unlock.isVisible()
    assert field.text() == "wrong one"
    assert field.hasFocus()
    assert field.property("state") == "refused"
    assert field.accessibleDescription() == words.strip_breaks(messages.sentence(refused))
    qtbot.keyClicks(field, "s")
    assert field.property("state") == ""


def test_a_workbook_without_a_password_only_needs_the_button(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plain.ccwcdb"
    path.write_bytes(b"SQLite format 3\x00")
    screen = shown(qtbot, entry(path))
    assert not screen.unlock.field.isVisible()
    with qtbot.waitSignal(screen.openRequested) as told:
        screen.unlock.open.click()
    assert told.args == [path, ""]


def test_caps_lock_is_said_in_words(qtbot: QtBot) -> None:
    field = PassphraseField("Password")
    qtbot.addWidget(field)
    told: list[bool] = []
    field.capsLock.connect(told.append)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for modifier, text in ((shift, "A"), (none, "a"), (none, "A"), (shift, "a"), (none, "a")):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, modifier, text))
    assert told == [True, False]
    qtbot.keyClick(field, Qt.Key.Key_CapsLock)
    assert told == [True, False, True]


def test_the_password_can_be_shown(qtbot: QtBot) -> None:
    field = PassphraseField("Password")
    qtbot.addWidget(field)
    field.actions()[0].trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    field.actions()[0].trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_a_workbook_that_is_gone_can_be_looked_for(
    qtbot: QtBot, workbook_path: Path, tmp_path: Path
) -> None:
    gone = entry(tmp_path / "gone.ccwcdb", "0402", "district")
    screen = shown(qtbot, gone, entry(workbook_path))
    assert screen.recent.isVisible()
    first, second = screen.recent.list.cards()
    assert first.property("state") == "sunken"
    with qtbot.waitSignal(screen.recent.chosen):
        second.opened.emit()
    assert screen.unlock.isVisible()
    screen.recent.lookFor.disconnect()
    with qtbot.waitSignal(screen.recent.lookFor) as told:
        first.findChildren(Button)[0].click()
    assert told.args == [Path(gone.path)]


def filled(qtbot: QtBot, kind: str = "commune") -> NewWorkbookForm:
    form = NewWorkbookForm(kind, date(2026, 11, 24))
    qtbot.addWidget(form)
    form.show()
    form.place.set_value("040202" if kind == "commune" else "0402")
    form.first.setText("five wild geese")
    form.again.setText("five wild geese")
    return form


def test_a_new_commune_workbook_is_asked_for(qtbot: QtBot) -> None:
    form = filled(qtbot)
    with qtbot.waitSignal(form.submitted) as told:
        form.make.click()
    assert told.args == [NewWorkbook("commune", "040202", 2027, "five wild geese")]


def test_enter_goes_on_to_the_second_password_and_then_makes_the_workbook(qtbot: QtBot) -> None:
    form = filled(qtbot)
    with qtbot.waitActive(form):
        form.activateWindow()
    form.first.setFocus()
    qtbot.keyClick(form.first, Qt.Key.Key_Return)
    assert form.again.hasFocus()
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.again, Qt.Key.Key_Return)


def test_another_language_keeps_what_was_filled_in(qtbot: QtBot) -> None:
    form = NewWorkbookForm("commune", date(2026, 11, 24))
    qtbot.addWidget(form)
    form.take(filled(qtbot))
    with qtbot.waitSignal(form.submitted) as told:
        form.make.click()
    assert told.args == [NewWorkbook("commune", "040202", 2027, "five wild geese")]


def test_a_district_has_no_year(qtbot: QtBot) -> None:
    form = filled(qtbot, "district")
    assert not form.year.isVisible()
    with qtbot.waitSignal(form.submitted) as told:
        form.make.click()
    assert told.args is not None
    assert (told.args[0].kind, told.args[0].code) == ("district", "0402")


def test_without_a_password_is_said_and_meant(qtbot: QtBot) -> None:
    form = filled(qtbot)
    form.plain.click()
    assert not form.first.isEnabled()
    with qtbot.waitSignal(form.submitted) as told:
        form.make.click()
    assert told.args == [NewWorkbook("commune", "040202", 2027, "")]


@pytest.mark.parametrize("missing", ["place", "first", "again"])
def test_what_is_missing_is_said_and_nothing_is_made(qtbot: QtBot, missing: str) -> None:
    form = filled(qtbot)
    match missing:
        case "place":
            form.place.set_place(None)
        case "first":
            form.first.clear()
        case _:
            form.again.setText("another")
    with qtbot.assertNotEmitted(form.submitted):
        form.make.click()
    assert form.wrong.isVisible()
    assert form.wrong.accessibleName()


@pytest.mark.parametrize("width", [1366, 1024])
def test_every_view_opens_and_every_control_has_a_name(
    qtbot: QtBot, workbook_path: Path, width: int
) -> None:
    screen = shown(qtbot, entry(workbook_path))
    screen.resize(width, 600)
    for view in (screen.show_cards, screen.show_recent, lambda: screen.show_new("district")):
        view()
        for kind in (QAbstractButton, QLineEdit, QComboBox):
            for each in screen.findChildren(kind):
                if each.isVisible():
                    named = QAccessible.queryAccessibleInterface(each)
                    assert named.text(QAccessible.Text.Name), each
    assert screen._scene.isVisible() == (width > 1100)


def test_another_language_comes_back_to_the_same_view(qtbot: QtBot, workbook_path: Path) -> None:
    screen = shown(qtbot, entry(workbook_path))
    screen.show_new("commune")
    again = shown(qtbot, entry(workbook_path))
    again.show_again(screen.at)
    assert again.form is not None
    assert again.form.isVisible()
    again.show_again(("unlock", workbook_path))
    assert again.unlock.isVisible()


def test_a_dialog_begins_where_files_of_its_kind_were_chosen_last(tmp_path: Path) -> None:
    folders, stick = LastFolders(), tmp_path / "stick"
    folders.kept = Kept(tmp_path / "settings.json")
    stick.mkdir()
    assert folders.of("figures") == Path.home()
    folders.take("figures", stick)
    folders.take("cards", tmp_path)
    assert Kept(tmp_path / "settings.json").settings.folders["figures"] == str(stick)
    assert (folders.of("figures"), folders.of("cards")) == (stick, tmp_path)
    stick.rmdir()
    assert folders.of("figures") == Path.home()
