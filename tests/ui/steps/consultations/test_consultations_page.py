from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from ccwc_desktop.domain.consultations import SAFEGUARDS
from ccwc_desktop.language import catalogue, words
from ccwc_desktop.services import consultations
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.status_line import LONGEST_NAME
from ccwc_desktop.ui.steps.consultations.coverage import GROUPS
from ccwc_desktop.ui.steps.consultations.page import ConsultationsPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton
VILLAGE = "04020203"


@pytest.fixture
def editor(workbook):
    return Editor(workbook)


@pytest.fixture
def page(stage, editor):
    stage.window.resize(880, 600)
    return stage.put(ConsultationsPage(editor, Tasks()))


@pytest.fixture
def practice(stage, practice_workbook):
    """The page over the practice plan: seven consultations, two with open safeguards."""
    stage.window.resize(880, 600)
    return stage.put(ConsultationsPage(Editor(practice_workbook), Tasks()))


def meetings(editor):
    return editor.read(consultations.listing, editor.plan)


def begin(page, editor):
    """A new consultation, opened; its uid."""
    page.add_button.click()
    return meetings(editor)[-1].uid


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def press_cell(qtbot, grid, row, column):
    at = grid.cell(row, column).center()
    qtbot.mouseClick(grid.table.viewport(), LEFT, pos=QPoint(at))


def type_cell(qtbot, typed, grid, row, column, text):
    grid.focus_cell(row, column)
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    line = grid.table.findChildren(QLineEdit)[-1]
    line.selectAll()
    typed(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_an_empty_plan_says_how_to_begin(qtbot, page, editor):
    assert page.overview.empty.isVisible()
    assert not page.overview.timeline.isVisible()
    qtbot.mouseClick(page.overview.empty.button, LEFT)
    (each,) = meetings(editor)
    assert page.form.isVisible()
    assert page.form.uid == each.uid
    assert page.form.facts.date.editor.hasFocus()


def test_the_vote_begins_at_the_title(qtbot, page, editor):
    begin(page, editor)  # nothing was recorded in another way: it becomes the vote
    qtbot.mouseClick(page.vote_button, LEFT)
    (each,) = meetings(editor)
    assert each.method == "vote"
    actions = page.form.record.vote
    assert actions.window_ is None  # there is nothing to choose from yet
    assert actions.picker.isVisible()
    for theme in list(actions.picker.cards)[:2]:
        qtbot.mouseClick(actions.picker.cards[theme], LEFT)
    page.form.back.click()
    qtbot.mouseClick(page.vote_button, LEFT)  # the vote that waits for children
    assert (page.form.uid, actions.window_.view) == (each.uid, "begin")
    actions.window_.close()
    assert actions.window_ is None


def test_the_vote_at_the_title_is_a_new_one_where_none_waits(qtbot, practice):
    editor = practice.editor
    before = meetings(editor)
    other = next(each for each in before if each.method == "map")
    practice.go_to(f"consultation:{other.uid}")
    qtbot.mouseClick(practice.vote_button, LEFT)
    (new,) = (each for each in meetings(editor) if each not in before)
    assert (practice.form.uid, new.method) == (new.uid, "vote")
    assert other in meetings(editor)


def test_adding_is_one_step_of_undo(page, editor):
    begin(page, editor)
    editor.undo()
    assert meetings(editor) == ()
    assert page.overview.isVisible()


def test_what_is_open_opens_again_in_another_language(stage, page, editor):
    assert page.here() == ""
    uid = begin(page, editor)
    again = stage.put(ConsultationsPage(editor, Tasks()))
    again.go_to(page.here())
    assert not again.form.isHidden()
    assert again.form.uid == uid


def begin_button(page):
    return page.overview.coverage.callout.findChildren(QPushButton)[0]


def test_an_empty_circle_says_what_is_missing_and_enters_nothing(qtbot, page, editor):
    coverage = page.overview.coverage
    rows = [row.village for row in coverage.model.records()]
    at = [village.code for village in rows].index(VILLAGE)
    press_cell(qtbot, coverage.grid, at, 3)
    assert coverage.callout.isVisible()
    assert rows[at].name(catalogue.current()) in coverage.callout.accessibleName()
    assert meetings(editor) == ()
    press_cell(qtbot, coverage.grid, at, len(GROUPS))
    assert not coverage.callout.isVisible()
    assert not editor.can_undo


def test_the_button_of_an_empty_circle_begins_a_consultation_of_its_village_and_group(
    qtbot, page, editor
):
    rows = [row.village.code for row in page.overview.coverage.model.records()]
    press_cell(qtbot, page.overview.coverage.grid, rows.index(VILLAGE), 3)
    qtbot.mouseClick(begin_button(page), LEFT)
    (each,) = meetings(editor)
    assert each.villages == (VILLAGE,)
    assert [(group.sex, group.age) for group in each.groups] == [GROUPS[3]]
    assert page.form.isVisible()


def test_enter_on_a_circle_opens_the_consultation_that_is_planned_for_it(qtbot, page, editor):
    grid = page.overview.coverage.grid
    grid.focus_cell(0, 1)
    qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    assert begin_button(page).hasFocus()
    qtbot.keyClick(begin_button(page), Qt.Key.Key_Return)
    qtbot.mouseClick(page.form.back, LEFT)
    assert not page.overview.coverage.callout.isVisible()
    grid.focus_cell(0, 1)
    qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    assert len(meetings(editor)) == 1
    assert page.form.isVisible()


def test_escape_puts_the_callout_of_an_empty_circle_away(qtbot, page, editor):
    grid = page.overview.coverage.grid
    grid.focus_cell(1, 2)
    qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    qtbot.keyClick(begin_button(page), Qt.Key.Key_Escape)
    assert not page.overview.coverage.callout.isVisible()
    assert grid.table.hasFocus()
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (1, 2)
    assert meetings(editor) == ()


@pytest.mark.parametrize("text", ["12/6/2026", "១២/៦/២០២៦"])
def test_a_date_is_typed_in_khmer_or_latin_digits(qtbot, typed, page, editor, text):
    begin(page, editor)
    enter(qtbot, typed, page.form.facts.date.editor, text)
    assert meetings(editor)[0].held_on == date(2026, 6, 12)
    assert editor.undo_text == page.form.facts.date.label.text()


def test_every_change_of_a_consultation_has_a_short_name(qtbot, typed, page, editor):
    begin(page, editor)
    form = page.form
    form.facts.method.editor.put("vote")
    assert words.strip_breaks(editor.undo_text) != form.facts.method.label.accessibleName()
    qtbot.keyClick(form.safeguards.findChildren(QCheckBox)[0], Qt.Key.Key_Space)
    assert words.strip_breaks(editor.undo_text) != form.safeguards.list.label.accessibleName()
    enter(qtbot, typed, form.answer.feedback.editor, "12/6/2026")
    assert words.strip_breaks(editor.undo_text) != form.answer.feedback.label.accessibleName()
    assert len(words.clusters(words.strip_breaks(editor.undo_text))) <= LONGEST_NAME


def test_a_day_that_is_none_is_refused_beside_its_field_and_holds_the_page(
    qtbot, typed, page, editor
):
    uid = begin(page, editor)
    enter(qtbot, typed, page.form.facts.date.editor, "31/4/2026")
    assert page.form.facts.date.message()
    assert not page.leave()
    qtbot.mouseClick(page.form.back, LEFT)
    assert page.form.isVisible()
    assert page.form.facts.date.editor.text() == "31/4/2026"
    enter(qtbot, typed, page.form.facts.date.editor, "30/4/2026")
    qtbot.mouseClick(page.form.back, LEFT)
    assert page.overview.isVisible()
    assert meetings(editor)[0].uid == uid


def test_heads_are_counted_by_group_and_taken_back(qtbot, typed, page, editor):
    begin(page, editor)
    type_cell(qtbot, typed, page.form.heard.counts.grid, 0, 2, "១២")
    type_cell(qtbot, typed, page.form.heard.counts.grid, 1, 2, "2")
    (group,) = meetings(editor)[0].groups
    assert (group.sex, group.age) == GROUPS[2]
    assert (group.heads, group.with_disability) == (12, 2)
    editor.undo()
    assert meetings(editor)[0].groups[0].with_disability == 0


def test_more_with_a_disability_than_children_is_said_under_the_table(qtbot, typed, page, editor):
    begin(page, editor)
    type_cell(qtbot, typed, page.form.heard.counts.grid, 0, 0, "3")
    type_cell(qtbot, typed, page.form.heard.counts.grid, 1, 0, "4")
    assert page.form.heard.counts.said.isVisible()
    assert not page.leave()
    assert meetings(editor)[0].groups[0].with_disability == 0
    type_cell(qtbot, typed, page.form.heard.counts.grid, 1, 0, "1")
    assert not page.form.heard.counts.said.isVisible()
    assert page.leave()


def test_leaving_leads_to_the_cell_that_cannot_be_kept_and_emptying_it_ends_it(
    qtbot, typed, page, editor
):
    begin(page, editor)
    counts = page.form.heard.counts
    type_cell(qtbot, typed, counts.grid, 2, 1, "x")
    page.form.facts.place.editor.setFocus()
    assert not page.leave()
    assert counts.grid.table.hasFocus()
    assert (counts.grid.table.currentIndex().row(), counts.grid.table.currentIndex().column()) == (
        2,
        1,
    )
    qtbot.keyClick(counts.grid.table, Qt.Key.Key_Delete)
    assert not counts.said.isVisible()
    assert page.leave()


def test_a_pasted_block_brings_heads_and_disability_together(qtbot, page, editor, qapp):
    begin(page, editor)
    qapp.clipboard().setText("9\t8\n1\t0")
    page.form.heard.counts.grid.focus_cell(0, 0)
    qtbot.keyClick(
        page.form.heard.counts.grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    counted = [(g.sex, g.heads, g.with_disability) for g in meetings(editor)[0].groups]
    assert counted == [("f", 9, 1), ("m", 8, 0)]
    editor.undo()
    assert meetings(editor)[0].groups == ()


def test_ten_ticks_make_a_consultation_complete(qtbot, typed, page, editor):
    begin(page, editor)
    type_cell(qtbot, typed, page.form.heard.counts.grid, 0, 0, "8")
    boxes = page.form.safeguards.findChildren(QCheckBox)
    assert len(boxes) == 10
    for box in boxes:
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert meetings(editor)[0].safeguards == SAFEGUARDS
    qtbot.mouseClick(page.form.back, LEFT)
    assert "10/10" in page.overview.timeline.cards()[0].accessibleName().replace("១០", "10")


def test_votes_of_a_group_with_totals_and_the_rule_that_all_safeguards_count(
    qtbot, typed, page, editor
):
    problem = editor.apply("problems.add", plan=editor.plan, title_km="បង្គន់ខូច")
    begin(page, editor)
    page.form.facts.method.editor.put("vote")
    type_cell(qtbot, typed, page.form.heard.counts.grid, 0, 0, "8")
    type_cell(qtbot, typed, page.form.heard.counts.grid, 0, 1, "9")
    record = page.form.record
    qtbot.mouseClick(record.options.add, LEFT)
    (line,) = record.options.lines.values()
    assert line.fields["text"].hasFocus()
    enter(qtbot, typed, line.fields["text"], "បង្គន់ស្អាត")
    line.fields["problem"].put(problem)
    votes = record.pane.counts
    type_cell(qtbot, typed, votes.grid, 0, 0, "៥")
    type_cell(qtbot, typed, votes.grid, 0, 1, "4")
    (option,) = meetings(editor)[0].options
    assert (option.text, option.problem) == ("បង្គន់ស្អាត", problem)
    assert votes.model.total(2) in ("9", "៩")
    assert record._rule.property("note") == "warning"
    editor.apply("consultations.change", uid=page.form.uid, safeguards=SAFEGUARDS)
    assert record._rule.property("note") == "info"
    line.fields["problem"].put("")
    assert record._rule.property("note") == "warning"


def test_a_choice_goes_with_its_votes_and_comes_back(qtbot, practice):
    editor = practice.editor
    first = meetings(editor)[0]
    practice.overview.opened.emit(first.uid)
    line = next(iter(practice.form.record.options.lines.values()))
    line.removed.emit(line.uid)
    assert len(meetings(editor)[0].options) == len(first.options) - 1
    editor.undo()
    assert meetings(editor)[0] == first


def test_words_that_point_to_a_child_are_marked_and_better_ones_offered(qtbot, typed, page, editor):
    begin(page, editor)
    words = page.form.words.words
    words.focus()
    typed(words.editor, "the boy named Dara is afraid")
    words.editor.leave()
    assert meetings(editor)[0].words == "the boy named Dara is afraid"
    assert "boy named Dara" in words.message()
    assert words.editor.extraSelections()
    qtbot.mouseClick(words._message._button, LEFT)
    assert meetings(editor)[0].words == "a child is afraid"
    assert words.message() == ""
    assert not words.editor.extraSelections()


def test_a_consultation_is_removed_with_a_notice_and_undo_brings_it_back(qtbot, practice):
    editor = practice.editor
    before = meetings(editor)
    practice.overview.opened.emit(before[2].uid)
    with qtbot.waitSignal(practice.notice):
        qtbot.mouseClick(practice.form.remove, LEFT)
    assert practice.overview.isVisible()
    assert len(meetings(editor)) == len(before) - 1
    editor.undo()
    assert meetings(editor) == before


def test_the_newest_cards_are_seen_first_and_older_ones_are_a_key_away(qtbot, practice):
    timeline = practice.overview.timeline
    seen = len(timeline.cards())
    assert seen < 7
    assert timeline._first == 7 - seen
    timeline.cards()[0].setFocus()
    qtbot.keyClick(timeline.cards()[0], Qt.Key.Key_Left)
    assert timeline._first == 7 - seen - 1
    assert any(card.hasFocus() for card in timeline.cards())
    qtbot.keyClick(next(c for c in timeline.cards() if c.hasFocus()), Qt.Key.Key_Return)
    assert practice.form.isVisible()


def test_all_cards_are_seen_where_there_is_room(practice):
    timeline = practice.overview.timeline
    practice.window().resize(1900, 700)
    assert len(timeline.cards()) == 7
    assert not timeline._older.isVisible()


def test_going_back_leaves_the_focus_on_the_card(qtbot, practice):
    last = practice.overview.timeline.cards()[-1]
    qtbot.mouseClick(last, LEFT)
    qtbot.mouseClick(practice.form.back, LEFT)
    assert practice.overview.timeline.cards()[-1].hasFocus()


def test_every_gap_leads_to_its_place(practice):
    unfinished = [m for m in meetings(practice.editor) if len(m.safeguards) < 10]
    practice.go_to(f"consultation:{unfinished[0].uid}")
    box = practice.form.focusWidget()
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    practice.go_to("village:99010104")
    table = practice.overview.coverage.grid.table
    assert table.hasFocus()
    rows = [row.village.code for row in practice.overview.coverage.model.records()]
    assert table.currentIndex().row() == rows.index("99010104")
    practice.go_to("consultation:not-there")
    assert practice.overview.isVisible()


def test_what_we_know_has_the_numbers_and_some_words(practice, language):
    known = practice.knowledge()
    assert ("១៣៣" if language == "km" else "133") in known[0]
    assert len(known) == 5
    assert all(line.startswith("«") for line in known[2:])


def test_a_change_elsewhere_keeps_the_text_being_typed(typed, page, editor):
    begin(page, editor)
    words = page.form.words.words
    words.focus()
    typed(words.editor, "ទឹក")
    editor.apply("problems.add", plan=editor.plan)
    assert words.editor.text() == "ទឹក"
    assert words.editor.hasFocus()


def test_circles_are_told_in_words(practice):
    index = practice.overview.coverage.model.index(0, 2)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2026" in said.translate(str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789"))
    assert said == index.data(Qt.ItemDataRole.ToolTipRole)


def test_every_control_has_a_name_and_qt_has_nothing_to_complain_about(practice, qtlog):
    practice.overview.opened.emit(meetings(practice.editor)[0].uid)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for control in practice.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisibleTo(practice):
                assert control.accessibleName() or control.property("text"), control
    assert [
        record.message for record in qtlog.records if "propagateSizeHints" not in record.message
    ] == []


def test_narrow_tables_have_heads_of_two_lines(practice):
    model = practice.overview.coverage.model
    practice.window().resize(1400, 700)
    assert "\n" not in model.columns[0].title
    practice.window().resize(560, 700)
    assert "\n" in model.columns[0].title
    assert practice.overview.coverage.grid.table.horizontalScrollBar().maximum() == 0
