"""The main window: path, panel, notices, keys, language, closing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from small_pages import NamesPage, RatePage

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue, dates, digits, words
from ccwc_desktop.services import committee, plans
from ccwc_desktop.settings import Kept
from ccwc_desktop.ui import messages, workflow
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.help_view import HelpView
from ccwc_desktop.ui.keys import KEYS, UndoBeyondFields
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.status_line import LONGEST_NAME
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.path_list import PathItem
from ccwc_desktop.ui.widgets.side_panel import MissingLine
from ccwc_desktop.ui.workflow import COMMUNE_STEPS, DISTRICT_PAGES

Make = Callable[..., MainWindow]


def rename(editor: Editor, name: str) -> None:
    chair = editor.read(committee.listing)[0]
    editor.apply("committee.change", uid=chair.uid, name=name)


def chair_name(editor: Editor) -> str:
    return editor.read(committee.listing)[0].name


def rate_page(window: MainWindow) -> RatePage:
    assert isinstance(window.page, RatePage)
    return window.page


def spoil(window: MainWindow, qtbot: QtBot) -> None:
    """A text in hand that cannot be a number."""
    field = rate_page(window).rate.editor
    field.setFocus()
    field.setText("4 1oo x")


def items(window: MainWindow) -> list[PathItem]:
    return window.progress.items(window.specs)


def test_a_page_is_built_at_its_first_visit(main_window: Make) -> None:
    window = main_window()
    assert list(window.frame.visits.built()) == ["commune"]
    window.step(1)
    assert list(window.frame.visits.built()) == ["commune", "budget"]
    first = window.page
    window.step(-1)
    window.step(1)
    assert window.page is first


def test_it_opens_where_the_person_stopped(main_window: Make, editor: Editor) -> None:
    window = main_window()
    window.go("budget")
    assert window.may_close()
    assert editor.read(plans.newest).last_step == "budget"
    assert editor.read(plans.newest).draft
    editor.switch_year(2027)
    assert main_window().spec.key == "budget"


def test_back_and_next_name_the_steps_around(main_window: Make) -> None:
    window = main_window()
    navigation = window.frame.navigation
    assert navigation.back_button.isHidden()
    assert words.strip_breaks(catalogue._("Budget")) in navigation.next_button.accessibleName()
    assert navigation.next_button.property("kind") == "main"
    window.go("budget")
    assert navigation.back_button.isVisible()
    assert not navigation.next_button.isVisible()


def test_next_is_outlined_where_the_page_has_its_own_main_button(main_window: Make) -> None:
    window = main_window()
    navigation = window.frame.navigation
    navigation.show_step("a", "b", page_has_main=True)
    assert navigation.next_button.property("kind") == "plain"


def test_the_title_has_the_slot_of_the_page_in_hand_only(main_window: Make) -> None:
    window = main_window(key="budget")
    slot = rate_page(window).slot
    assert slot.isVisible()
    window.go("commune")
    assert not slot.isVisible()
    window.go("budget")
    assert slot.isVisible()


def test_signs_of_the_path_follow_a_change(main_window: Make, editor: Editor, qtbot: QtBot) -> None:
    window = main_window()
    qtbot.waitUntil(lambda: items(window)[0].state == "begun")
    villages = [each.code for each in editor.read(plans.value, editor.plan).villages]
    editor.apply("places.confirm", codes=tuple(villages))
    for seat in ("vice_chair", "secretary", "police", "school", "health", "youth"):
        editor.apply("committee.add", seat=seat, name="Sok", sex="f")
    qtbot.waitUntil(lambda: items(window)[0].state == "done")


def test_a_missing_line_leads_to_the_very_field(main_window: Make, qtbot: QtBot) -> None:
    window = main_window()
    panel = window.frame.panel
    qtbot.waitUntil(lambda: bool(panel.findChildren(MissingLine)))
    line = panel.findChildren(MissingLine)[0]
    expected = messages.missing_sentence(window.editor.read(_gaps, window.editor.plan)[0])
    assert line.accessibleName() == words.strip_breaks(expected)
    window.frame.header.settings.setFocus()
    line.click()
    assert isinstance(window.page, NamesPage)
    assert window.page.name.editor.hasFocus()


def _gaps(session: object, plan: int) -> tuple[object, ...]:
    from ccwc_desktop.services import workflow as progress

    return progress.progress(session, plan)[0].missing  # type: ignore[arg-type]


def test_undo_in_the_status_line_takes_the_change_back(
    main_window: Make, editor: Editor, qtbot: QtBot
) -> None:
    window, before = main_window(), chair_name(editor)
    status = window.frame.status
    assert not status.undo.isVisible()
    with editor.together("rename"):
        rename(editor, "Sok")
    assert "rename" in status.undo.accessibleName()
    status.undo.click()
    assert chair_name(editor) == before
    assert not status.undo.isVisible()


def test_a_notice_stays_until_the_next_change_and_can_be_read_again(
    main_window: Make, editor: Editor
) -> None:
    window = main_window()
    rename(editor, "Sok")
    window.say("The chair was renamed.")
    assert window.frame.notices.text() == "The chair was renamed."
    rename(editor, "Sao")
    assert window.frame.notices.text() == ""
    assert window.frame.status.earlier.isVisible()
    popup = window.frame.notices.show_earlier(window.frame.status)
    assert any("renamed" in label.text() for label in popup.findChildren(QLabel))
    popup.close()


def test_a_refusal_nobody_shows_is_a_notice(main_window: Make, editor: Editor) -> None:
    window = main_window()
    assert not editor.attempt("problems.add", plan=editor.plan, sector="sport")
    expected = messages.sentence(Refused("problem.no_such_choice"))
    assert window.frame.notices.text() == words.strip_breaks(expected)


def test_a_long_name_of_a_change_is_cut_short(main_window: Make, editor: Editor) -> None:
    status = main_window().frame.status
    with editor.together("x" * 200):
        rename(editor, "Sok")
    assert status.undo.accessibleName().count("x") == LONGEST_NAME
    assert status.undo.accessibleName().endswith("…")


@pytest.fixture
def fields_share_undo(qapp: QApplication) -> Iterator[UndoBeyondFields]:
    watcher = UndoBeyondFields(qapp)
    yield watcher
    watcher.setParent(None)


def press(qtbot: QtBot, window: QWidget, sequence: str) -> None:
    target = QApplication.focusWidget() or window
    qtbot.keySequence(target, QKeySequence(sequence))


def test_keys_work_from_inside_a_field(
    main_window: Make, editor: Editor, qtbot: QtBot, fields_share_undo: UndoBeyondFields
) -> None:
    window, before = main_window(), chair_name(editor)
    press(qtbot, window, "Ctrl+2")
    assert window.spec.key == "budget"
    press(qtbot, window, "Alt+Left")
    assert window.spec.key == "commune"
    press(qtbot, window, "Alt+Right")
    assert window.spec.key == "budget"
    press(qtbot, window, "F1")
    assert window.frame.help.isVisible()
    press(qtbot, window, "Esc")
    assert window.page is not None
    qtbot.waitUntil(window.page.isVisible)
    window.show_preferences()
    press(qtbot, window, "Esc")
    qtbot.waitUntil(window.page.isVisible)
    rename(editor, "Sok")
    window.page.go_to("")
    press(qtbot, window, "Ctrl+Z")
    assert chair_name(editor) == before
    press(qtbot, window, "Ctrl+Shift+Z")
    assert chair_name(editor) == "Sok"
    with qtbot.waitSignal(window.otherWorkbookRequested):
        press(qtbot, window, "Ctrl+O")
    with qtbot.waitSignal(window.fullScreenRequested):
        press(qtbot, window, "F11")


def test_a_field_with_something_to_undo_keeps_its_key(
    main_window: Make, editor: Editor, qtbot: QtBot, fields_share_undo: UndoBeyondFields
) -> None:
    window = main_window()
    rename(editor, "Sok")
    assert isinstance(window.page, NamesPage)
    field = window.page.name.editor
    field.setFocus()
    qtbot.keyClicks(field, "xyz")
    press(qtbot, window, "Ctrl+Z")
    assert field.text() == "Sok"
    assert chair_name(editor) == "Sok"


def test_help_lists_every_key_and_how_to_do_every_step(main_window: Make) -> None:
    window = main_window()
    for spec in (*COMMUNE_STEPS, *DISTRICT_PAGES):
        window.show_help(spec.key)
        said = {label.text() for label in window.frame.help.findChildren(QLabel)}
        assert {catalogue._(key.words) for key in KEYS if key.words} <= said
        assert catalogue._("How to do this step") in said


def test_help_of_a_district_lists_the_keys_that_fit_there(qtbot: QtBot) -> None:
    view = HelpView(commune=False)
    qtbot.addWidget(view)
    view.show_topic("inbox")
    said = {label.text() for label in view.findChildren(QLabel)}
    assert {"Ctrl+1 … 3", catalogue._("The page before")} <= said
    assert not {"Ctrl+1 … 8", "Ctrl+P", "F4", "0 … 5", catalogue._("The step before")} & said


def test_the_example_of_a_step_is_one_press_away(main_window: Make, qtbot: QtBot) -> None:
    window = main_window()
    window.frame.panel.helpChosen.emit("example")
    assert window.frame.example.isVisible()
    window.go("budget")
    assert not window.frame.example.isVisible()


def test_a_step_is_not_left_with_a_text_that_cannot_be_kept(
    main_window: Make, editor: Editor, qtbot: QtBot
) -> None:
    window = main_window(key="budget")
    spoil(window, qtbot)
    window.go("commune")
    question = window.frame.question
    assert window.spec.key == "budget"
    assert question.isVisible()
    question.stay.click()
    assert rate_page(window).rate.editor.hasFocus()
    window.go("commune")
    question.go.click()
    assert window.spec.key == "commune"
    assert editor.read(plans.value, editor.plan).rate == 4100


def test_closing_asks_about_a_text_that_cannot_be_kept(main_window: Make, qtbot: QtBot) -> None:
    window = main_window(key="budget")
    assert window.may_close()
    spoil(window, qtbot)
    assert not window.may_close()
    assert window.frame.question.isVisible()
    with qtbot.waitSignal(window.leaving):
        window.frame.question.go.click()


def test_closing_saves_the_field_in_hand(main_window: Make, editor: Editor) -> None:
    window = main_window(key="budget")
    rate_page(window).rate.editor.setText(digits.localise("4050", catalogue.current()))
    assert window.may_close()
    assert editor.read(plans.value, editor.plan).rate == 4050


def test_closing_asks_while_work_runs(main_window: Make, tasks: Tasks, qtbot: QtBot) -> None:
    window = main_window()
    told: list[object] = []
    tasks.run(lambda _progress: "made", told.append, told.append, "Printing")
    assert not window.may_close()
    assert "Printing" in window.frame.question.accessibleName()
    qtbot.waitUntil(lambda: told == ["made"])
    assert window.may_close()


def test_another_language_keeps_step_and_undo(
    main_window: Make, editor: Editor, language: str
) -> None:
    window, before = main_window(key="budget"), chair_name(editor)
    rename(editor, "Sok")
    catalogue.use("en" if language == "km" else "km")
    window.close()
    again = main_window(key=window.spec.key)
    assert again.spec.key == "budget"
    assert again.frame.status.undo.isVisible()
    again.frame.status.undo.click()
    assert chair_name(editor) == before


def test_the_header_names_place_plan_and_version(main_window: Make, language: str) -> None:
    header = main_window().frame.header
    said = " ".join(label.text() for label in header.findChildren(QLabel)).replace("\u200b", "")
    assert ("ឃុំកោះថ្កូវ" if language == "km" else "Kaoh Thkov commune") in said
    assert digits.localise("1", catalogue.current()) in header.version.text()


def test_the_year_menu_opens_another_plan(main_window: Make, editor: Editor) -> None:
    window = main_window()
    window.frame.header.yearChosen.emit(2028)
    assert editor.cip_year == 2028
    assert editor.years() == (2028, 2027)


def test_the_panel_folds_in_narrow_windows_and_remembers(main_window: Make, kept: Kept) -> None:
    window = main_window(1366, 768)
    frame = window.frame
    assert not frame.panel.is_folded()
    window.go("budget")
    assert frame.panel.is_folded()
    frame.panel._on_fold(False)
    assert kept.settings.folded == {"budget": False}
    window.go("commune")
    window.go("budget")
    assert not frame.panel.is_folded()
    window.resize(1024, 600)
    assert frame.panel.is_folded()
    assert frame.path.width() < 100
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    work = frame.title.width()
    frame.panel._on_fold(False)
    assert not frame.panel.is_folded()
    assert kept.settings.folded == {"budget": False}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert frame.title.width() == work  # it lies over the page
    assert frame.panel.geometry().right() == frame.rect().right()
    assert frame.panel.geometry().bottom() < frame.status.geometry().top()
    frame.panel.goTo.emit("add")
    assert frame.panel.is_folded()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert frame.title.width() == work


def test_todays_backup_is_made_and_said(main_window: Make, qtbot: QtBot) -> None:
    window = main_window()
    with qtbot.waitSignal(window.backup.finished) as told:
        window.backup.make()
    hour = dates.clock(told.args[0].time(), catalogue.current())
    labels = window.frame.status.findChildren(QLabel)
    assert catalogue._("Backup of {time}").format(time=hour) in {label.text() for label in labels}


def test_a_backup_that_cannot_be_made_is_an_amber_word(main_window: Make) -> None:
    window = main_window()
    window.frame.status.show_backup(Refused("backup.failed"))
    labels = window.frame.status.findChildren(QLabel)
    assert catalogue._("No backup today") in {label.text() for label in labels}


def test_every_control_has_a_name(main_window: Make) -> None:
    window = main_window()
    window.show_help()
    window.show_preferences()
    assert window.page is not None
    window.frame.question.ask_about_field(window.page, window.editor.drafts, window.close)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    nameless = [
        f"{type(each).__name__} {each.objectName()}"
        for kind in kinds
        for each in window.findChildren(kind)
        if not each.isHidden()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_nothing_of_the_frame_is_cut_off_in_a_small_window(main_window: Make) -> None:
    window = main_window(1024, 600, key="budget")
    assert window.width() == 1024
    assert window.height() == 600
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            corner = button.mapTo(window, QPoint(button.width(), button.height()))
            assert window.rect().adjusted(0, 0, 1, 1).contains(corner), button.text()


def test_the_steps_are_those_of_the_rules() -> None:
    from ccwc_desktop.domain.workflow import STEPS

    assert tuple(spec.key for spec in COMMUNE_STEPS) == STEPS
    assert workflow.pages_of("commune") == COMMUNE_STEPS
    assert workflow.pages_of("district") == workflow.pages_of("national") == DISTRICT_PAGES


def test_the_path_is_reached_by_keyboard(main_window: Make, qtbot: QtBot) -> None:
    window = main_window()
    path = window.frame.path
    path.setFocus()
    qtbot.keyClick(path, Qt.Key.Key_Down)
    qtbot.keyClick(path, Qt.Key.Key_Return)
    assert window.spec.key == "budget"


def test_nothing_is_said_of_what_is_missing_before_it_was_looked_at(main_window: Make) -> None:
    window = main_window()
    window.progress._states.clear()
    window._fill_panel()
    said = [words.strip_breaks(each.text()) for each in window.frame.panel.findChildren(QLabel)]
    assert words.strip_breaks(catalogue._("Nothing is missing.")) not in said
    window.progress.look()
    assert window.progress.knows(window.spec.key)
