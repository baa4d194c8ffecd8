"""What figures, children, action plans and the catalogue say becomes a problem in one press."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import consultations, problems
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.problems.page import ProblemsPage
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(stage, practice_workbook):
    stage.window.resize(1060, 600)
    return stage.put(ProblemsPage(Editor(practice_workbook), Tasks()))


def listed(page):
    return page.editor.read(problems.listing, page.editor.plan)


def meetings(page):
    return page.editor.read(consultations.listing, page.editor.plan)


def test_one_press_makes_a_problem_of_what_children_said_and_undo_takes_it_back(qtbot, page):
    before, said = listed(page), meetings(page)
    qtbot.mouseClick(page._bring, LEFT)
    qtbot.mouseClick(page.bring_in.switch.buttons["voices"], LEFT)
    line = page.bring_in.lines[0]
    title = line.accessibleName()
    with qtbot.waitSignal(page.notice):
        qtbot.keyClick(line.make, Qt.Key.Key_Space)
    new = listed(page)[-1]
    assert new.title_km == title
    assert {each.ref for each in new.evidence} <= {each.uid for each in said}
    assert any(o.problem == new.uid for each in meetings(page) for o in each.options)
    assert title not in [each.accessibleName() for each in page.bring_in.lines]
    page.editor.undo()
    assert (listed(page), page.bring_in.lines[0].accessibleName()) == (before, title)


def test_what_looks_like_a_problem_is_added_to_it(qtbot, page):
    page.go_to("bring:signals")
    line = next(each for each in page.bring_in.lines if each.join is not None)
    count = len(page.bring_in.lines)
    evidence = sum(len(each.evidence) for each in listed(page))
    qtbot.mouseClick(line.join, LEFT)
    assert sum(len(each.evidence) for each in listed(page)) == evidence + 1
    assert len(page.bring_in.lines) == count - 1


def test_without_a_consultation_nobody_speaks_for_what_children_said(page):
    for each in meetings(page):
        page.editor.apply("consultations.remove", uid=each.uid)
    page.go_to("bring:voices")
    said = page.bring_in.findChildren(Text)
    assert strip_breaks(_("No child was heard yet. Consultations are entered in step 3.")) in [
        strip_breaks(each.text()) for each in said
    ]


def test_a_typical_theme_is_a_problem_once(qtbot, page):
    page.go_to("bring:themes")
    before = len(page.bring_in.lines)
    with qtbot.waitSignal(page.bring_in.told) as told:
        qtbot.mouseClick(page.bring_in.lines[0].make, LEFT)
    assert listed(page)[-1].theme
    assert not listed(page)[-1].evidence
    assert told.args != [_("It is a problem now, with what shows it.")]
    assert len(page.bring_in.lines) == before - 1
    assert page.here() == "bring:themes"


def test_a_point_of_an_action_plan_is_typed(qtbot, typed, page):
    page.go_to("bring:action_plan")
    form, before = page.bring_in.action_plan, len(listed(page))
    qtbot.mouseClick(form.make, LEFT)
    assert form.issue.message()
    assert len(listed(page)) == before
    form.issue.focus()
    typed(form.issue.editor, "ផ្លូវទៅសាលាលិចទឹកនៅរដូវវស្សា")
    form.provider.editor.put("school")
    form.issue.editor.leave()
    assert "P6" in form._like.accessibleName().replace("៦", "6")
    typed(form.action.editor, "លើកផ្លូវ")
    qtbot.mouseClick(form.make, LEFT)
    new = listed(page)[-1]
    assert new.title_km == "ផ្លូវទៅសាលាលិចទឹកនៅរដូវវស្សា"
    assert [(e.kind, e.ref, e.note) for e in new.evidence] == [
        ("social_accountability", "school", "លើកផ្លូវ")
    ]
    assert form.issue.value() == ""
