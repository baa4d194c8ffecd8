"""Problems put together, numbers from figures, and the tree of one problem."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.domain.consultations import Remark
from ccwc_desktop.services import consultations, problems
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.problems.page import ProblemsPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(stage, practice_workbook):
    stage.window.resize(1060, 600)
    return stage.put(ProblemsPage(Editor(practice_workbook), Tasks()))


def listed(page):
    return {each.number: each for each in page.editor.read(problems.listing, page.editor.plan)}


def cards(page, stage):
    return {card.uid: card for card in page.board.columns[stage].cards()}


def test_what_looks_alike_is_put_together_on_the_board_and_taken_apart(qtbot, page):
    uid = page.editor.apply(
        "problems.add",
        plan=page.editor.plan,
        title_km="ក្មេងផឹកស្រានៅពេលបុណ្យ",
        title_en="Children drink at festivals",
    )
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(cards(page, "heard")[uid].like, LEFT)
    whole = next(each for each in listed(page).values() if each.uid == uid).merged_into
    assert whole == listed(page)[8].uid
    assert uid in cards(page, "merged")
    page.board.opened.emit(whole)
    qtbot.mouseClick(page.form.together.lines[uid], LEFT)
    assert uid not in page.form.together.lines
    assert page.form.same.like.isVisible()
    page.editor.undo()
    page.editor.undo()
    assert page.form.together.lines == {}


def test_what_only_looks_alike_is_told_apart_and_the_mark_stays_away(qtbot, page):
    def add():
        title = {"title_km": "ក្មេងផឹកស្រានៅពេលបុណ្យ", "title_en": "Children drink at festivals"}
        return page.editor.apply("problems.add", plan=page.editor.plan, **title)

    first = add()
    qtbot.mouseClick(cards(page, "heard")[first].unlike, LEFT)
    assert cards(page, "heard")[first].like is None
    page.board.opened.emit(first)
    assert not page.form.same.like.isVisible()
    page.editor.undo()
    assert page.form.same.like.isVisible()
    qtbot.keyClick(page.form.same.unlike, Qt.Key.Key_Space)
    assert not page.form.same.like.isVisible()


def test_a_part_says_what_it_counts_for_and_is_let_go(qtbot, page):
    part = listed(page)[9]
    page.go_to(f"problem:{part.uid}:title")
    assert page.form.same.into.isVisible()
    assert not page.form.missing.isVisible()
    qtbot.mouseClick(page.form.same.into._button, LEFT)
    assert listed(page)[9].merged_into == ""
    page.form.together.other.editor.put(listed(page)[6].uid)
    assert listed(page)[9].merged_into == listed(page)[6].uid


def test_numbers_are_taken_from_a_figure_and_another_number_wants_a_reason(qtbot, typed, page):
    first = listed(page)[3]
    page.go_to(f"problem:{first.uid}:affected")
    counts = page.form.counts
    assert counts.told.isVisible()
    assert not counts.reason.isVisible()
    counts.girls.editor.put(30)
    assert counts.reason.message()
    typed(counts.reason.editor, "រាប់ឡើងវិញ")
    counts.reason.editor.leave()
    assert listed(page)[3].affected_reason == "រាប់ឡើងវិញ"
    assert counts.reason.message() == ""
    qtbot.mouseClick(counts.again, LEFT)
    assert listed(page)[3] == first
    counts.figure.editor.put("")
    assert (listed(page)[3].affected_by, listed(page)[3].girls) == ("", first.girls)
    counts.figure.editor.put(first.affected_by)
    assert listed(page)[3] == first


def test_the_right_is_taken_as_suggested(qtbot, page):
    uid = listed(page)[1].uid
    page.editor.apply("problems.change", uid=uid, cluster="")
    page.go_to(f"problem:{uid}:title")
    qtbot.keyClick(page.form.what.suggested, Qt.Key.Key_Space)
    assert listed(page)[1].cluster == "principles"
    assert not page.form.what.suggested.isVisible()


def test_a_tree_grows_by_keyboard_and_goes_back(qtbot, typed, page):
    first = listed(page)[2]
    page.go_to(f"problem:{first.uid}:tree")
    tree = page.form.tree
    qtbot.keyClick(tree.adds["cause"], Qt.Key.Key_Space)
    (line,) = tree.lines.values()
    assert line.text.editor.hasFocus()
    typed(line.text.editor, "បង្គន់ចាស់")
    line.text.editor.leave()
    tree.add("cause", under=line.uid)
    root, twig = listed(page)[2].branches
    assert (root.text, twig.under) == ("បង្គន់ចាស់", root.uid)
    typed(tree.lines[twig.uid].text.editor, "ខ" * 301)
    tree.lines[twig.uid].text.editor.leave()
    assert tree.lines[twig.uid].text.message()
    assert not page.leave()
    tree.lines[twig.uid].text.editor.give_up()
    line.removed.emit(line.uid)
    assert tree.lines == {}
    for _step in range(4):
        page.editor.undo()
    assert listed(page)[2] == first
    assert page.here() == f"problem:{first.uid}:tree"


def test_tab_goes_from_the_switch_into_the_tree_as_one_reads_it(qtbot, page):
    page.go_to(f"problem:{listed(page)[1].uid}:tree")
    first, second, *_others = page.form.tree.lines.values()
    page.form.remove.setFocus()
    qtbot.keyClick(page.form.remove, Qt.Key.Key_Tab)
    assert first.text.editor.hasFocus()
    qtbot.keyClick(first.text.editor, Qt.Key.Key_Tab)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert second.text.editor.hasFocus()


def test_what_children_named_is_put_into_the_tree_with_a_press(qtbot, page):
    first = listed(page)[2]
    meeting = page.editor.read(consultations.listing, page.editor.plan)[0]
    remark = Remark("a", "effect", "កុមារីខកសាលា", problem=first.uid)
    page.editor.apply("consultations.change", uid=meeting.uid, remarks=(remark,))
    page.go_to(f"problem:{first.uid}:tree")
    (chip,) = page.form.tree._chips
    qtbot.mouseClick(chip, LEFT)
    assert [(b.kind, b.text) for b in listed(page)[2].branches] == [("effect", "កុមារីខកសាលា")]
    assert page.form.tree._chips == []
