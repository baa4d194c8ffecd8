"""Answers to the children on the screen: suggested, confirmed, changed with a reason, told."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.services import answers, consultations
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.priorities.page import PrioritiesPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def page(stage, editor):
    stage.window.resize(1060, 560)
    shown = stage.put(PrioritiesPage(editor, Tasks()))
    shown.go_to("answers:")
    return shown


@pytest.fixture
def view(page):
    return page.views["answers"]


def followed(editor):
    return {each.problem.uid: each for each in editor.read(answers.listing, editor.plan)}


def suggested(editor, view):
    """The first card that only the plan suggests."""
    listed = followed(editor)
    return next(card for card in view.asked if listed[card.problem].missing == "confirm")


def press(qtbot, view, button):
    view.ensureWidgetVisible(button)
    qtbot.mouseClick(button, LEFT)


def test_another_view_is_told_to_the_frame_which_puts_tab_in_order(qtbot, page):
    with qtbot.waitSignal(page.panelChanged):
        page.switch.buttons["meeting"].click()


def test_the_children_stand_first_in_their_own_order(view, editor):
    listed = list(followed(editor).values())
    asked = [each.problem.uid for each in listed if each.asked]
    assert [card.problem for card in view.asked] == asked
    assert listed[0].children_rank == 1


def test_it_opens_at_the_first_answer_that_lacks_something(view, editor):
    assert suggested(editor, view).isAncestorOf(view.focusWidget())


def test_a_suggestion_is_confirmed_with_one_press_and_left_to_the_plan_again(qtbot, view, editor):
    card = suggested(editor, view)
    press(qtbot, view, card.yes)
    assert followed(editor)[card.problem].confirmed
    assert not card.yes.isVisible()
    press(qtbot, view, card.back)
    assert not followed(editor)[card.problem].confirmed


def test_all_suggestions_are_confirmed_at_once_and_undone_at_once(qtbot, view, editor):
    before = followed(editor)
    press(qtbot, view, view.confirm)
    assert all(not each.missing for each in followed(editor).values() if each.asked)
    assert not view.confirm.isVisible()
    editor.undo()
    assert followed(editor) == before


def test_not_now_waits_for_its_reason(view, editor):
    card = suggested(editor, view)
    card.outcome.editor.put("not_now")
    assert not followed(editor)[card.problem].confirmed
    assert card.why.message()
    card.why.editor.put("ថ្លៃណាស់")
    given = followed(editor)[card.problem]
    assert (given.outcome, given.why, given.missing) == ("not_now", "ថ្លៃណាស់", "")


def test_a_reason_of_not_now_cannot_be_emptied(view, editor):
    listed = followed(editor)
    card = next(each for each in view.asked if listed[each.problem].outcome == "not_now")
    kept = listed[card.problem].why
    card.why.editor.put("")
    assert followed(editor)[card.problem].why == kept
    assert card.why.message()
    assert not card.leave()


def test_the_day_children_are_told_and_the_tick(qtbot, view, editor):
    row = view.telling[0]
    row.day.editor.put("20/10/2026")
    kept = editor.read(consultations.get, row.uid)
    assert str(kept.feedback_on) == "2026-10-20"
    view.ensureWidgetVisible(row.told)
    row.told.setFocus()
    qtbot.keyClick(row.told, Qt.Key.Key_Space)
    assert editor.read(consultations.get, row.uid).answered_on is not None
    editor.undo()
    assert not row.told.isChecked()


def test_what_nobody_can_answer_is_named_and_leads_to_the_problems(qtbot, page, view):
    asked = []
    page.goToStep.connect(lambda step, _target: asked.append(step))
    assert "កន្លែងលេង" in view.not_linked.accessibleName()
    view.not_linked.pressed.emit()
    press(qtbot, view, view.sheet)
    assert asked == ["problems", "sheets"]


def test_an_empty_plan_says_so(stage, workbook):
    shown = stage.put(PrioritiesPage(Editor(workbook), Tasks()))
    shown.go_to("answers:")
    assert shown.views["answers"].nothing.isVisible()
    shown.go_to("meeting:")
    assert shown.views["meeting"].nothing.isVisible()
