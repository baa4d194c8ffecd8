import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from ccwc_desktop.language import digits
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import priorities
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
    return stage.put(PrioritiesPage(editor, Tasks()))


@pytest.fixture
def view(page):
    """The order with its table."""
    return page.order_view


def order(editor):
    return editor.read(priorities.order, editor.plan)


def row(editor, place):
    return order(editor).rows[place]


def unranked(editor):
    return next(each for each in order(editor).rows if each.rank is None)


def value(editor, problem, criterion):
    return order(editor).scores.get((problem, criterion))


def cell(view, problem, criterion):
    table = view.table
    index = table.scores.index(table.scores.row_of(problem), table.scores.column_of(criterion))
    table.scrollTo(index)
    return table.visualRect(index).center()


def test_a_key_writes_a_score_and_goes_to_the_next_criterion(qtbot, view, editor):
    first = row(editor, 0)
    view.table.go_to(first.problem, "SEV")
    qtbot.keyClick(view.table, Qt.Key.Key_4)
    assert value(editor, first.problem, "SEV") == 4
    assert (view.table.problem(), view.table.code()) == (first.problem, "NUM")


def test_khmer_digits_are_keys_too(typed, view, editor):
    first = row(editor, 0)
    view.table.go_to(first.problem, "NUM")
    typed(view.table, "២")
    assert value(editor, first.problem, "NUM") == 2


def test_six_is_no_score(qtbot, view, editor):
    first = row(editor, 0)
    view.table.go_to(first.problem, "NUM")
    before = value(editor, first.problem, "NUM")
    qtbot.keyClick(view.table, Qt.Key.Key_6)
    assert value(editor, first.problem, "NUM") == before


def test_rows_change_places_and_the_cursor_stays_with_its_problem(qtbot, view, editor):
    first = row(editor, 0).problem
    view.table.go_to(first, "SEV")
    view.table.setFocus()
    for _criterion in order(editor).criteria:
        qtbot.keyClick(view.table, Qt.Key.Key_0)
    ranked = [each for each in order(editor).rows if each.rank is not None]
    assert ranked[-1].problem == first
    assert view.table.problem() == first
    assert view.table.currentIndex().row() == len(ranked) - 1
    assert view.table.hasFocus()


def test_arrows_move_and_delete_takes_a_score_back(qtbot, view, editor):
    first, second = row(editor, 0).problem, row(editor, 1).problem
    view.table.go_to(first, "SEV")
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.problem() == second
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert value(editor, second, "SEV") is None
    assert unranked(editor).problem
    editor.undo()
    assert value(editor, second, "SEV") is not None


def test_a_problem_without_a_score_has_no_place_and_says_how_many_are_missing(view, editor):
    gap = unranked(editor)
    model = view.table.scores
    at = model.row_of(gap.problem)
    shown = model.index(at, model.column_of("total")).data()
    assert digits.number(1, "km") in shown or "1" in shown
    assert model.index(at, model.column_of("rank")).data() == ""


def test_a_tap_offers_six_buttons_that_score(qtbot, page, editor, view):
    gap = unranked(editor)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=cell(view, gap.problem, gap.missing[0]))
    assert view.table.tap.isVisible()
    buttons = view.table.tap.row.findChildren(QAbstractButton)
    assert len(buttons) == 6
    qtbot.mouseClick(buttons[2], LEFT)
    assert value(editor, gap.problem, gap.missing[0]) == 2
    assert not view.table.tap.isVisible()
    assert view.table.hasFocus()


def test_a_tap_can_take_the_score_back(qtbot, page, editor, view):
    first = row(editor, 0).problem
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=cell(view, first, "SEV"))
    qtbot.mouseClick(view.table.tap.back, LEFT)
    assert value(editor, first, "SEV") is None


def test_the_meanings_follow_the_criterion_in_hand(view, editor, language):
    first = row(editor, 0).problem
    view.table.go_to(first, "SEV")
    said = view.anchors.accessibleName()
    criterion = order(editor).criteria[0]
    assert all(anchor in said for anchor in criterion.anchors(language))
    view.table.go_to(first, "NUM")
    assert view.anchors.accessibleName() != said


def test_the_childrens_order_can_be_hidden(qtbot, view):
    column = view.table.scores.column_of("children")
    assert not view.table.isColumnHidden(column)
    view.children_switch.setChecked(False)
    assert view.table.isColumnHidden(column)


def test_agreement_with_children_is_said_in_words(view, editor, language):
    assert order(editor).agreement is not None
    said = view.agreement.accessibleName()
    far = [each for each in order(editor).rows if each.far_from_children]
    assert said
    assert all(order(editor).problems[each.problem].title(language) in said for each in far)


def test_a_decision_without_a_reason_is_refused_beside_the_field(qtbot, view, editor):
    first = row(editor, 0).problem
    view.table.go_to(first, "SEV")
    qtbot.mouseClick(view.decide_button, LEFT)
    view.decision.place.editor.put(3)
    qtbot.mouseClick(view.decision.set_place, LEFT)
    assert view.decision.reason.message()
    assert row(editor, 0).problem == first


def test_a_decision_moves_the_problem_marks_it_and_is_taken_back(qtbot, typed, page, editor, view):
    first = row(editor, 0).problem
    view.table.go_to(first, "SEV")
    qtbot.mouseClick(view.decide_button, LEFT)
    view.decision.place.editor.put(2)
    typed(view.decision.reason.editor, "ស្រុកធ្វើរួចហើយ")
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(view.decision.set_place, LEFT)
    moved = next(each for each in order(editor).rows if each.problem == first)
    assert (moved.final_rank, moved.reason) == (2, "ស្រុកធ្វើរួចហើយ")
    model = view.table.scores
    title = model.index(model.row_of(first), model.column_of("title"))
    assert title.data() != title.data(Qt.ItemDataRole.AccessibleTextRole)
    assert view.table.problem() == first
    qtbot.mouseClick(view.decision.take_back, LEFT)
    assert row(editor, 0).problem == first
    assert view.decision.reason.value() == ""


def test_a_child_named_in_a_reason_is_marked_and_better_words_are_offered(
    qtbot, typed, view, editor
):
    view.table.go_to(row(editor, 0).problem, "SEV")
    qtbot.mouseClick(view.decide_button, LEFT)
    reason = view.decision.reason
    typed(reason.editor, "នាង សុភា បានស្នើ")
    reason.editor.leave()
    assert "នាង សុភា" in strip_breaks(reason.message())
    qtbot.mouseClick(reason._message._button, LEFT)
    assert reason.value() == "កុមារម្នាក់ បានស្នើ"
    assert reason.message() == ""


def test_a_reason_that_is_typed_waits_while_another_problem_is_looked_at(
    typed, qtbot, view, editor
):
    first, second = row(editor, 0).problem, row(editor, 1).problem
    view.table.go_to(first, "SEV")
    qtbot.mouseClick(view.decide_button, LEFT)
    typed(view.decision.reason.editor, "ហេតុផល")
    view.table.go_to(second, "SEV")
    assert view.decision.reason.editor.text() == ""
    view.table.go_to(first, "SEV")
    assert view.decision.reason.editor.text() == "ហេតុផល"


def test_a_problem_without_all_scores_cannot_be_given_a_place(qtbot, view, editor):
    view.table.go_to(unranked(editor).problem, "SEV")
    qtbot.mouseClick(view.decide_button, LEFT)
    assert not view.decision.set_place.isEnabled()
    qtbot.mouseClick(view.decision.close_button, LEFT)
    assert view.decision.isHidden()
    assert view.decide_button.hasFocus()


def test_a_weight_changes_the_order_and_its_sum_is_seen(qtbot, typed, view, editor):
    qtbot.mouseClick(view.weights_button, LEFT)
    field = view.weights.fields["SEV"].editor
    field.selectAll()
    typed(field, "៣០")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert order(editor).criteria[0].weight == 30
    assert view.weights.sum.property("tag") == "amber"
    editor.undo()
    assert order(editor).criteria[0].weight == 20
    assert view.weights.sum.property("tag") == "plain"


def test_a_weight_over_a_hundred_is_refused_beside_its_field(qtbot, typed, page, editor, view):
    qtbot.mouseClick(view.weights_button, LEFT)
    block = view.weights.fields["SEV"]
    block.editor.selectAll()
    typed(block.editor, "300")
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)
    assert block.message()
    assert not page.leave()
    assert order(editor).criteria[0].weight == 20


def test_equal_problems_say_that_they_share_a_place(view, editor):
    rows = order(editor).rows
    first, second = rows[0].problem, rows[1].problem
    for criterion in order(editor).criteria:
        for problem in (first, second):
            editor.apply(
                "priorities.score",
                plan=editor.plan,
                problem=problem,
                criterion=criterion.code,
                value=5,
            )
    model = view.table.scores
    said = model.index(0, model.column_of("title")).data(Qt.ItemDataRole.AccessibleTextRole)
    other = order(editor).problems[order(editor).rows[1].problem].code
    assert digits.to_latin(said).endswith(other)
    assert model.index(0, 0).data() == model.index(1, 0).data()


def test_the_list_of_what_is_missing_leads_to_the_very_score(page, editor, view):
    gap = unranked(editor)
    page.go_to(f"score:{gap.problem}:{gap.missing[0]}")
    assert view.table.hasFocus()
    assert (view.table.problem(), view.table.code()) == (gap.problem, gap.missing[0])


def test_without_problems_it_leads_to_their_step(qtbot, stage, workbook):
    page = stage.put(PrioritiesPage(Editor(workbook), Tasks()))
    assert page.order_view.nothing.isVisible()
    with qtbot.waitSignal(page.goToStep) as asked:
        qtbot.mouseClick(page.order_view.nothing.button, LEFT)
    assert asked.args == ["problems", ""]
    with qtbot.waitSignal(page.goToStep):
        page.go_to("problems")


def test_what_changed_elsewhere_is_seen_when_the_page_comes_back(page, editor, view):
    first = row(editor, 0).problem
    page.hide()
    editor.apply("problems.change", uid=first, title_km="ថ្មី", title_en="new")
    page.show()
    model = view.table.scores
    titles = [model.index(i, 1).data() for i in range(model.rowCount())]
    assert {"ថ្មី", "new"} & set(titles)


def test_what_we_know_has_numbers(page):
    assert len(page.knowledge()) == 4


def test_every_control_has_a_name(qtbot, page, view):
    qtbot.mouseClick(view.weights_button, LEFT)
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in page.findChildren(kind):
            if control.isVisible() and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or control.text(), control
