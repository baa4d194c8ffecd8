"""The checks of the proposal on the practice commune, whose own proposal has nothing hard."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.language import words
from ccwc_desktop.services import budget_checks, projects
from ccwc_desktop.ui.steps.budget import wording

LEFT = Qt.MouseButton.LeftButton
WHY = "ដំបូលរួចមុនភ្លៀង"


@pytest.fixture
def editor(editor):
    first, second = editor.read(projects.listing, editor.plan)[:2]
    line = second.lines[0]
    editor.apply("projects.change", uid=first.uid, kind="building", maintenance="", girls=9_000)
    editor.apply("projects.change_line", uid=line.uid, funding=(Funding("ngo", 1),))
    return editor


@pytest.fixture
def view(page):
    page.go_to("view:checks")
    return page.view("checks")


def told(editor):
    return {each.code: each for each in editor.read(budget_checks.listing, editor.plan)}


def row(view, code):
    return next(each for each in view._rows() if each.remark.code == code)


def test_hard_ones_stand_first_and_lead_to_the_very_field(view, editor, qtbot):
    first = view._rows()[0]
    assert first.remark.code == "line_short"
    assert not first.reason.isVisible()
    qtbot.mouseClick(first.go, LEFT)
    uid, line = first.remark.project, first.remark.subject
    assert view.page.here() == f"project:{uid}"
    part = view.page.form.lines.rows[line].rest
    qtbot.waitUntil(lambda: part.sources.isAncestorOf(view.window().focusWidget()))


def test_a_soft_one_leads_to_its_field(view, qtbot):
    soft = row(view, "maintenance")
    qtbot.mouseClick(soft.go, LEFT)
    form = view.page.form
    assert form.uid == soft.remark.project
    held = form.parts["care"].own["maintenance"]
    assert held.isAncestorOf(view.window().focusWidget())


def test_a_soft_one_stands_by_a_reason_and_can_be_taken_back(view, editor, qtbot, typed):
    soft = row(view, "maintenance")
    soft.reason.setFocus()
    typed(soft.reason, WHY)
    qtbot.keyClick(soft.reason, Qt.Key.Key_Return)
    assert told(editor)["maintenance"].accepted == WHY
    stands = row(view, "maintenance")
    assert stands is not soft
    assert WHY in words.strip_breaks(stands.why.text())
    assert not stands.reason.isVisible()
    editor.undo()
    assert told(editor)["maintenance"].accepted == ""
    editor.redo()
    qtbot.mouseClick(row(view, "maintenance").back, LEFT)
    assert told(editor)["maintenance"].accepted == ""
    assert row(view, "maintenance").reason.isVisible()


def test_without_a_reason_nothing_is_accepted(view, editor, qtbot):
    soft = row(view, "maintenance")
    qtbot.mouseClick(soft.accept, LEFT)
    assert soft.missing.isVisible()
    assert soft.reason.hasFocus()
    assert told(editor)["maintenance"].accepted == ""


def test_a_reason_that_is_being_typed_stays_while_others_change(view, editor):
    soft = row(view, "maintenance")
    soft.reason.setFocus()
    soft.reason.type_in(WHY)
    first = editor.read(projects.listing, editor.plan)[0]
    editor.apply("projects.change", uid=first.uid, girls=1)
    assert row(view, "maintenance") is soft
    assert soft.reason.text() == WHY
    assert "reach_girls_villages" not in {each.remark.code for each in view._rows()}


def test_the_place_in_view_can_be_opened_again(view):
    soft = row(view, "maintenance")
    view.go_to(f"maintenance:{soft.remark.subject}")
    assert soft.reason.hasFocus()
    assert view.here() == f"maintenance:{soft.remark.subject}"
    assert view.page.here() == f"view:checks:maintenance:{soft.remark.subject}"


def test_both_numbers_are_said(view):
    said = words.strip_breaks(row(view, "reach_girls_villages").text.accessibleName())
    remark = row(view, "reach_girls_villages").remark
    assert remark.details["said"] == 9_000
    assert wording.number(9_000) in said
    assert wording.number(remark.details["have"]) in said
