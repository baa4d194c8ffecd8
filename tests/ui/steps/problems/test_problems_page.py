import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from ccwc_desktop.domain import problems as rules
from ccwc_desktop.language import digits
from ccwc_desktop.language.words import clusters, strip_breaks
from ccwc_desktop.services import problems, projects
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.status_line import LONGEST_NAME
from ccwc_desktop.ui.steps.problems.page import ProblemsPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(workbook):
    return Editor(workbook)


@pytest.fixture
def page(stage, editor):
    stage.window.resize(1060, 600)
    return stage.put(ProblemsPage(editor, Tasks()))


@pytest.fixture
def practice(stage, practice_workbook):
    """The page over the practice plan: six ready, one heard, one referral."""
    stage.window.resize(1060, 600)
    return stage.put(ProblemsPage(Editor(practice_workbook), Tasks()))


def listed(editor):
    return editor.read(problems.listing, editor.plan)


def begin(page):
    """A new problem, opened."""
    page._add.click()
    return page.form


def enter(qtbot, typed, block, text):
    block.focus()
    block.editor.selectAll()
    typed(block.editor, text)
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)


def test_every_change_of_a_problem_has_a_short_name(qtbot, typed, page, editor):
    form = begin(page)
    for block in (form.what.title, form.what.other_title, form.counts.girls, form.why.need):
        enter(qtbot, typed, block, "12")
        assert 0 < len(clusters(strip_breaks(editor.undo_text))) <= LONGEST_NAME
    form.gate.mandate.editor.put("commune")
    assert strip_breaks(editor.undo_text) != strip_breaks(form.gate.mandate.label.text())
    qtbot.mouseClick(form.what.sensitive, LEFT)
    assert editor.read(problems.get, form.uid).sensitive
    assert editor.undo_text
    editor.undo()
    assert not form.what.sensitive.isChecked()


def cards(page, stage):
    return page.board.columns[stage].cards()


def test_what_is_open_opens_again_in_another_language(stage, page, editor):
    assert page.here() == ""
    uid = begin(page).uid
    again = stage.put(ProblemsPage(editor, Tasks()))
    again.go_to(page.here())
    assert not again.form.isHidden()
    assert again.form.uid == uid


def test_an_empty_board_says_how_to_begin(qtbot, page, editor):
    assert page.board._empty.isVisible()
    qtbot.mouseClick(page.board._empty.button, LEFT)
    assert len(listed(editor)) == 1
    assert page.form.isVisible()
    editor.undo()
    assert listed(editor) == ()
    assert page.board.isVisible()


def test_the_column_follows_from_what_is_known(practice):
    counts = {stage: len(cards(practice, stage)) for stage in practice.board.columns}
    assert counts == {"heard": 1, "merged": 1, "ready": 6, "referral": 1}
    for each in listed(practice.editor):
        found = [card.uid for card in cards(practice, rules.stage(each))]
        assert each.uid in found


def test_the_referral_column_is_there_only_with_a_referral(page, editor):
    uid = editor.apply("problems.add", plan=editor.plan, title_km="បញ្ហា")
    assert not page.board.columns["referral"].isVisible()
    editor.apply("problems.change", uid=uid, mandate="referral")
    assert page.board.columns["referral"].isVisible()


def test_a_new_problem_is_typed_until_it_is_ready(qtbot, typed, page, editor):
    form = begin(page)
    title = form.what.title
    assert set(form.missing.lines) == {"title", "mandate", "villages", "affected", "evidence"}
    enter(qtbot, typed, title, "ផ្លូវទៅសាលាលិចទឹក")
    enter(qtbot, typed, form.counts.girls, "២២")
    enter(qtbot, typed, form.counts.boys, "25")
    form.what.villages.editor.put(("04020201", "04020202"))
    qtbot.mouseClick(form.gate.mandate.editor._choices["district"].radio, LEFT)
    qtbot.mouseClick(form.evidence.buttons["village_meeting"], LEFT)
    (each,) = listed(editor)
    assert (each.title_km, each.girls, each.boys) == ("ផ្លូវទៅសាលាលិចទឹក", 22, 25)
    assert (each.mandate, len(each.villages)) == ("district", 2)
    assert rules.stage(each) == "ready"
    assert not form.missing.isVisible()
    qtbot.mouseClick(form.back, LEFT)
    assert cards(page, "ready")[0].hasFocus()


def test_a_count_that_is_none_is_refused_beside_its_field(qtbot, typed, page, editor):
    form = begin(page)
    enter(qtbot, typed, form.counts.girls, "-3")
    assert form.counts.girls.message()
    assert not page.leave()
    qtbot.mouseClick(form.back, LEFT)
    assert form.isVisible()
    qtbot.keyClick(form.counts.girls.editor, Qt.Key.Key_Escape)
    assert page.leave()
    assert listed(editor)[0].girls is None


@pytest.mark.parametrize("mandate", rules.MANDATES)
def test_the_gate_is_answered_by_a_press_anywhere_on_a_choice(qtbot, page, editor, mandate):
    form = begin(page)
    choice = form.gate.mandate.editor._choices[mandate]
    form.pane.ensureWidgetVisible(choice)
    qtbot.mouseClick(choice, LEFT)
    assert listed(editor)[0].mandate == mandate
    assert choice.radio.isChecked()
    assert form.gate._referral.isVisible() == (mandate == "referral")
    editor.undo()
    assert listed(editor)[0].mandate == ""
    assert not choice.radio.isChecked()


def test_a_single_case_is_told_where_to_go(page, editor, language):
    form = begin(page)
    form.gate.mandate.editor.put("referral")
    said = [label.text() for label in form.gate._referral.findChildren(QLabel)]
    assert ("១២៨០" if language == "km" else "1280") in said
    assert not form.gate._referral.close_button.isVisible()


def test_whom_to_call_is_one_press_away_on_the_board(qtbot, practice):
    qtbot.mouseClick(practice.board.case._button, LEFT)
    assert practice.board.referral.close_button.hasFocus()
    qtbot.keyClick(practice.board.referral.close_button, Qt.Key.Key_Escape)
    assert practice.board.case.isVisible()


def test_a_figure_is_chosen_with_its_number(qtbot, practice, language):
    first = listed(practice.editor)[0]
    practice.board.opened.emit(first.uid)
    qtbot.mouseClick(practice.form.evidence.buttons["figure"], LEFT)
    chooser = practice.form.evidence._choosers["figure"]
    assert chooser.isVisible()
    assert chooser.editor.hasFocus()
    offered = [chooser.editor.itemText(i) for i in range(chooser.editor.count())]
    assert all(("២០២៥" if language == "km" else "2025") in text for text in offered)
    chooser.editor.put("EDU-1")
    assert listed(practice.editor)[0].evidence[-1].ref == "EDU-1"
    assert not chooser.isVisible()
    practice.editor.undo()
    assert listed(practice.editor)[0] == first


def test_a_consultation_is_chosen_and_a_note_written(qtbot, typed, practice):
    editor = practice.editor
    first = listed(editor)[0]
    practice.board.opened.emit(first.uid)
    qtbot.mouseClick(practice.form.evidence.buttons["consultation"], LEFT)
    chooser = practice.form.evidence._choosers["consultation"]
    chooser.editor.put(chooser.editor.itemData(0))
    line = list(practice.form.evidence._lines.values())[-1]
    assert line.note.editor.hasFocus()
    enter(qtbot, typed, line.note, "ពីរក្រុម")
    assert listed(editor)[0].evidence[-1].note == "ពីរក្រុម"
    line.removed.emit(line.uid)
    assert len(listed(editor)[0].evidence) == len(first.evidence)


def test_without_figures_it_says_where_they_are_entered(qtbot, page):
    form = begin(page)
    qtbot.mouseClick(form.evidence.buttons["figure"], LEFT)
    assert form.evidence._nothing.isVisible()
    assert not form.evidence._choosers["figure"].isVisible()


def test_sensitive_problems_show_no_numbers_on_the_board(qtbot, practice, language):
    sensitive = next(p for p in listed(practice.editor) if p.sensitive and p.girls)
    card = next(c for c in cards(practice, "ready") if c.uid == sensitive.uid)
    words = "ចំនួនមិនបង្ហាញជាសាធារណៈ" if language == "km" else "Numbers not public"
    assert words in card.accessibleName().replace("\u200b", "")
    assert "សម្ងាត់" not in card.accessibleName()
    practice.board.opened.emit(sensitive.uid)
    qtbot.keyClick(practice.form.what.sensitive, Qt.Key.Key_Space)
    after = {each.uid: each.sensitive for each in listed(practice.editor)}
    assert not after[sensitive.uid]


@pytest.mark.parametrize("column", ["title", "cause", "need"])
def test_free_text_that_points_to_a_child_is_warned_of_and_kept(qtbot, typed, page, editor, column):
    form = begin(page)
    block = getattr(form.what if column == "title" else form.why, column)
    block.focus()
    typed(block.editor, "កុមារឈ្មោះ សុខា ឈប់រៀន")
    block.editor.leave()
    kept = "title_km" if column == "title" else column
    assert getattr(listed(editor)[0], kept) == "កុមារឈ្មោះ សុខា ឈប់រៀន"
    assert "សុខា" in block.message()
    if column != "title":
        (mark,) = block.editor.extraSelections()
        assert mark.cursor.selectedText().replace("\u200b", "") == "កុមារឈ្មោះ សុខា"
    qtbot.mouseClick(block._message._button, LEFT)
    assert getattr(listed(editor)[0], kept) == "កុមារម្នាក់ ឈប់រៀន"
    assert block.message() == ""


def test_a_problem_is_removed_with_a_notice_and_undo_brings_it_back(qtbot, practice):
    before = listed(practice.editor)
    gone = before[1].uid
    for name in ("a", "b"):
        practice.editor.apply(
            "projects.add", plan=practice.editor.plan, name_km=name, priority=gone
        )
    answered = sum(
        each.priority == gone
        for each in practice.editor.read(projects.listing, practice.editor.plan)
    )
    practice.board.opened.emit(gone)
    with qtbot.waitSignal(practice.notice) as said:
        qtbot.mouseClick(practice.form.remove, LEFT)
    assert str(answered) in digits.to_latin(said.args[0])
    assert practice.board.isVisible()
    assert len(listed(practice.editor)) == len(before) - 1
    practice.editor.undo()
    assert listed(practice.editor) == before


def test_arrows_move_between_cards_and_columns_and_enter_opens(qtbot, practice):
    card = cards(practice, "ready")[1]
    card.setFocus()
    for beside in ("referral", "merged", "heard"):
        qtbot.keyClick(card, Qt.Key.Key_Left)
        card = cards(practice, beside)[0]
        assert card.hasFocus()
    for beside in ("merged", "referral", "ready"):
        qtbot.keyClick(card, Qt.Key.Key_Right)
        card = cards(practice, beside)[0]
        assert card.hasFocus()
    qtbot.keyClick(cards(practice, "ready")[0], Qt.Key.Key_Down)
    assert cards(practice, "ready")[1].hasFocus()
    qtbot.keyClick(cards(practice, "ready")[1], Qt.Key.Key_Return)
    assert practice.form.isVisible()


@pytest.mark.parametrize("field", ["cause", "need"])
def test_a_text_to_look_at_again_is_found(practice, field):
    practice.go_to(f"problem:{listed(practice.editor)[0].uid}:{field}")
    assert getattr(practice.form.why, field).editor.hasFocus()


@pytest.mark.parametrize("gap", ["title", "mandate", "villages", "affected", "evidence"])
def test_every_gap_leads_to_its_field(qtbot, page, editor, gap, language):
    uid = editor.apply("problems.add", plan=editor.plan)
    page.go_to(f"problem:{uid}:{gap}")
    form = page.form
    title = form.what.title if language == "km" else form.what.other_title
    places = {
        "title": title.editor,
        "mandate": form.gate.mandate.editor.focusProxy(),
        "villages": form.what.villages.editor,
        "affected": form.counts.girls.editor,
        "evidence": form.evidence.buttons["figure"],
    }
    assert places[gap].hasFocus()
    page.go_to("")
    assert page.board.isVisible()
    page.go_to(f"problem:{uid}:")
    qtbot.mouseClick(form.missing.lines[gap], LEFT)
    assert places[gap].hasFocus()


def test_the_gap_of_the_second_count_leads_to_it(page, editor):
    uid = editor.apply("problems.add", plan=editor.plan, girls=4)
    page.go_to(f"problem:{uid}:affected")
    assert page.form.counts.boys.editor.hasFocus()


def test_what_we_know_counts_the_ready_and_names_what_children_chose(practice, language):
    known = practice.knowledge()
    assert ("៦" if language == "km" else "6") in known[0]
    assert "%" in known[1]


def test_a_change_elsewhere_keeps_the_text_being_typed(typed, page, editor):
    form = begin(page)
    form.why.cause.focus()
    typed(form.why.cause.editor, "ផ្លូវទាប")
    editor.apply("problems.change", uid=form.uid, girls=3)
    assert form.why.cause.editor.text() == "ផ្លូវទាប"
    assert form.why.cause.editor.hasFocus()


def test_every_control_has_a_name_and_qt_has_nothing_to_complain_about(practice, qtlog):
    practice.board.opened.emit(listed(practice.editor)[0].uid)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for control in practice.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisibleTo(practice):
                assert control.accessibleName() or control.property("text"), control
    said = [record.message for record in qtlog.records]
    assert [each for each in said if "propagateSizeHints" not in each] == []


# the next planning year


@pytest.fixture
def next_year(stage, practice_workbook):
    """The plan after the practice plan, just opened."""
    stage.window.resize(1060, 600)
    editor = Editor(practice_workbook)
    editor.switch_year(2028)
    return stage.put(ProblemsPage(editor, Tasks()))


def test_priorities_of_the_last_plan_come_first_and_go_on_with_one_press(qtbot, next_year):
    waiting = next_year.last_plan
    ranked = waiting.problems.value()
    assert len(ranked) == 5  # the sixth has not all its scores
    assert not waiting.take.isHidden()
    qtbot.mouseClick(waiting.take, LEFT)
    assert [each.carried_from for each in listed(next_year.editor)] == list(ranked)
    assert all(each.girls is None for each in listed(next_year.editor))
    assert waiting.problems.value() == ()
    assert not waiting.isHidden()
    assert waiting.take.isHidden()
    next_year.editor.undo()
    assert listed(next_year.editor) == ()


def test_only_ticked_problems_go_on(qtbot, next_year):
    box = next_year.last_plan.problems.findChildren(QAbstractButton)[0]
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert len(next_year.last_plan.problems.value()) == 4
    qtbot.mouseClick(next_year.last_plan.take, LEFT)
    assert len(listed(next_year.editor)) == 4


def test_what_waits_can_be_folded_away_and_stays_so(qtbot, next_year):
    qtbot.mouseClick(next_year.last_plan.fold, LEFT)
    next_year.refresh()
    assert next_year.last_plan.take.isHidden()
    qtbot.mouseClick(next_year.last_plan.fold, LEFT)
    assert not next_year.last_plan.take.isHidden()


def test_the_first_plan_has_nothing_that_waits(practice):
    assert practice.last_plan.isHidden()


def test_a_new_year_begins_with_what_waits_and_not_with_an_empty_board(qtbot, next_year):
    assert next_year.last_plan.fills
    assert not next_year.board.isVisible()
    qtbot.mouseClick(next_year.last_plan.fold, LEFT)
    assert next_year.board.isVisible()
    qtbot.mouseClick(next_year.last_plan.fold, LEFT)
    qtbot.mouseClick(next_year.last_plan.take, LEFT)
    assert next_year.board.isVisible()
