"""The meeting on the screen: who came by one key, decisions, text, signing and opening again."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from ccwc_desktop.language import digits, words
from ccwc_desktop.services import meetings
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.priorities.page import PrioritiesPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def view(stage, editor):
    stage.window.resize(1060, 560)
    page = stage.put(PrioritiesPage(editor, Tasks()))
    page.go_to("meeting:")
    return page.views["meeting"]


def held(editor):
    return editor.read(meetings.listing, editor.plan)[-1]


def presence(editor, member):
    noted = {each.member: each.presence for each in held(editor).attendance}
    return noted.get(member, "")


def sign(qtbot, view):
    view.ensureWidgetVisible(view.signing.sign)
    qtbot.mouseClick(view.signing.sign, LEFT)


def test_one_key_notes_a_member_and_goes_to_the_next(qtbot, view, editor):
    first, second = view.attendance.rows[:2]
    first.focus()
    khmer = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "៣")
    QApplication.sendEvent(first.focusWidget(), khmer)
    assert presence(editor, first.member) == "absent"
    assert second.isAncestorOf(view.focusWidget())
    qtbot.keyClicks(second.focusWidget(), "0")
    assert presence(editor, second.member) == ""
    assert view.attendance.others.isVisible()
    editor.undo()
    editor.undo()
    assert presence(editor, first.member) == "present"


def test_one_press_notes_all_others_and_the_quorum_is_told(qtbot, view, editor, language):
    editor.apply("meetings.change", uid=view.uid, attendance=())
    before = view.attendance.quorum.text()
    view.ensureWidgetVisible(view.attendance.others)
    qtbot.mouseClick(view.attendance.others, LEFT)
    assert {each.presence for each in held(editor).attendance} == {"present"}
    assert view.attendance.quorum.text() != before
    assert digits.number(10, language) in view.attendance.count.accessibleName()


def test_a_decision_is_added_changed_and_taken_away(qtbot, view, editor):
    view.ensureWidgetVisible(view.decisions.add)
    qtbot.mouseClick(view.decisions.add, LEFT)
    row = view.decisions.rows[-1]
    row.text.editor.type_in("ជួសជុលផ្លូវ")
    row.until.editor.put("16/10/2026")
    last = held(editor).decisions[-1]
    assert (len(held(editor).decisions), last.until) == (4, date(2026, 10, 16))
    assert view.leave()
    assert held(editor).decisions[-1].text == "ជួសជុលផ្លូវ"
    qtbot.mouseClick(row.drop, LEFT)
    assert len(held(editor).decisions) == 3
    editor.undo()
    assert held(editor).decisions[-1].text == "ជួសជុលផ្លូវ"


def test_the_agenda_is_one_item_a_line_and_the_usual_one_is_offered(qtbot, view, editor):
    view.agenda.text.editor.put("ក\n\n  ខ ")
    assert held(editor).agenda == ("ក", "ខ")
    view.ensureWidgetVisible(view.agenda.usual)
    qtbot.mouseClick(view.agenda.usual, LEFT)
    assert held(editor).agenda == meetings.usual_agenda()
    assert not view.agenda.usual.isVisible()


def test_the_text_is_drafted_until_somebody_types_and_can_be_drafted_again(qtbot, view, editor):
    drafted = view.text.text.value()
    assert drafted == editor.read(meetings.drafted, editor.plan, "km")
    view.text.text.editor.leave()
    assert held(editor).minutes == ""  # nothing typed: it follows the plan
    view.text.text.editor.put("ពាក្យរបស់យើង")
    assert held(editor).minutes == "ពាក្យរបស់យើង"
    view.ensureWidgetVisible(view.text.again)
    qtbot.mouseClick(view.text.again, LEFT)
    assert held(editor).minutes == ""
    assert view.text.text.value() == drafted


def test_signing_locks_everything_and_undo_unlocks_right_after(qtbot, view, editor):
    sign(qtbot, view)
    assert held(editor).signed
    assert view.signing.reopen.hasFocus()  # not somewhere else on the page
    assert view.facts.blocks[0].editor.isReadOnly()
    assert not view.attendance.rows[0].buttons["present"].isEnabled()
    assert not view.decisions.add.isVisible()
    assert not view.remove.isVisible()
    view.attendance.rows[0].focus()
    qtbot.keyClicks(view.attendance.rows[0], "3")
    assert presence(editor, view.attendance.rows[0].member) == "present"
    editor.undo()
    assert not held(editor).signed
    assert not view.facts.blocks[0].editor.isReadOnly()


def test_reopening_asks_for_a_reason_that_stays(qtbot, view, editor):
    sign(qtbot, view)
    view.ensureWidgetVisible(view.signing.reopen)
    qtbot.mouseClick(view.signing.reopen, LEFT)
    assert held(editor).signed
    assert view.signing.reason.message()
    view.signing.reason.editor.type_in("ខ្វះឈ្មោះ")
    qtbot.mouseClick(view.signing.reopen, LEFT)
    assert not held(editor).signed
    assert [each.reason for each in held(editor).reopened] == ["ខ្វះឈ្មោះ"]
    assert "ខ្វះឈ្មោះ" in view.signing.history.accessibleName()


def test_what_cannot_be_signed_says_why_at_its_field(qtbot, view, editor):
    editor.apply("meetings.change", uid=view.uid, held_on=None)
    sign(qtbot, view)
    assert not held(editor).signed
    assert view.signing.day.message()
    view.signing.day.editor.put("32/13/2026")
    sign(qtbot, view)
    assert view.signing.day.message()


def test_a_wrong_hour_stays_with_its_sentence(view, editor):
    opened = view.facts.blocks[1]
    opened.editor.put("25:70")
    assert opened.message()
    assert not view.leave()
    assert held(editor).opened == "08:00"


def test_a_meeting_is_recorded_and_removed_and_brought_back(qtbot, view, editor):
    qtbot.mouseClick(view.remove, LEFT)
    assert view.nothing.isVisible()
    qtbot.mouseClick(view.nothing.button, LEFT)
    assert held(editor).agenda == meetings.usual_agenda()
    assert view.facts.blocks[0].editor.hasFocus()
    editor.undo()
    editor.undo()
    assert held(editor).decisions


def test_every_control_has_a_name(view):
    nameless = [
        each
        for each in view.findChildren(QAbstractButton)
        if each.isVisible() and not words.strip_breaks(each.accessibleName() or each.text())
    ]
    assert nameless == []
