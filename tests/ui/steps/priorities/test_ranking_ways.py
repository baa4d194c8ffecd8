import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider
from sqlalchemy import delete

from ccwc_desktop.domain.ranking_ways import AS_USUAL, LEVELS
from ccwc_desktop.language import digits
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import plans
from ccwc_desktop.store.schema import ConsultationRow, ScoreRow
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.priorities.page import PrioritiesPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(practice_workbook):
    """The practice commune before it tried any other way than scores."""
    with practice_workbook.transaction() as session:
        session.execute(delete(ScoreRow).where(ScoreRow.member != ""))
    editor = Editor(practice_workbook)
    editor.apply("ranking_ways.put", plan=editor.plan, ways=AS_USUAL)
    return editor


@pytest.fixture
def tasks():
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def page(stage, editor, tasks):
    stage.window.resize(1060, 560)
    return stage.put(PrioritiesPage(editor, tasks))


@pytest.fixture
def view(page):
    return page.order_view


def ways(editor):
    return editor.read(plans.ways, editor.plan)


def uids(view):
    return [row.problem for row in view.order.rows]


def latin(text):
    return digits.to_latin(strip_breaks(text))


def test_the_table_does_not_move_under_the_hand_that_scores(qtbot, stage, practice_workbook, tasks):
    """Who was not heard stays told until the committee comes back."""
    with practice_workbook.transaction() as session:
        session.execute(delete(ScoreRow))
        session.execute(delete(ConsultationRow))
    stage.window.resize(1060, 560)
    view = stage.put(PrioritiesPage(Editor(practice_workbook), tasks)).order_view
    told, top = view.remarks.text(), view.table.y()
    assert told
    problem = uids(view)[0]
    for criterion in view.order.criteria:
        view.table.go_to(problem, criterion.code)
        qtbot.keyClick(view.table, Qt.Key.Key_4)
    assert any(row.rank for row in view.order.rows)
    assert (view.remarks.text(), view.table.y()) == (told, top)
    view.hide()
    view.show()
    assert view.remarks.text() != told


def test_members_score_one_by_one_and_their_means_say_who_is_missing(qtbot, view, editor):
    qtbot.mouseClick(view.bar.each, LEFT)
    assert ways(editor).scored_by == "members"
    first, others = view.plan.committee[0], view.plan.committee[1:]
    problem = uids(view)[0]
    for member, key in ((first, Qt.Key.Key_1), (others[0], Qt.Key.Key_5)):
        view.bar.who.put(member.uid)
        view.table.go_to(problem, "SEV")
        qtbot.keyClick(view.table, key)
    given = [each for each in view.plan.scores if each.member]
    assert [(each.member, each.value) for each in given if each.problem == problem]
    view.bar.who.put("")
    view.table.go_to(problem, "SEV")
    qtbot.keyClick(view.table, Qt.Key.Key_3)
    cell = view.table.cell()
    assert latin(cell.text) in ("3.0", "3,0")
    assert cell.kind == "apart"
    assert others[1].name in cell.said()
    assert others[0].name not in cell.said()
    assert others[1].name in view.anchors.about.text.text()


def test_scoring_one_by_one_begins_with_the_first_member_and_leads_back_from_the_means(qtbot, view):
    qtbot.mouseClick(view.bar.each, LEFT)
    assert view.bar.member == view.plan.committee[0].uid
    assert view.table.hasFocus()  # its keys score at once
    problem = uids(view)[0]
    view.table.go_to(problem, "SEV")
    qtbot.keyClick(view.table, Qt.Key.Key_4)  # as the line under the table says
    assert [each.value for each in view.plan.scores if each.member] == [4]
    typed = view.anchors._keys.text()
    view.bar.who.put("")
    assert view.anchors._keys.text() not in ("", typed)
    qtbot.mouseClick(view.bar.each, LEFT)
    qtbot.mouseClick(view.bar.each, LEFT)
    assert view.bar.member == ""  # there are means to look at


def test_a_nine_is_refused_and_the_old_score_stays(qtbot, view, editor):
    problem = uids(view)[0]
    view.table.go_to(problem, "SEV")
    with qtbot.waitSignal(editor.refused):
        qtbot.keyClick(view.table, Qt.Key.Key_9)
    assert (view.order.scores[problem, "SEV"], view.table.code()) == (5, "SEV")


def test_a_suggested_score_comes_with_its_reason_and_is_taken_by_a_press_only(qtbot, view, editor):
    problem = uids(view)[1]
    view.table.go_to(problem, "NUM")
    view._suggest()
    about = view.anchors.about
    assert "%" in about.text.text()
    assert about.take.isHidden()  # the score given is the one suggested
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    view.table.go_to(problem, "NUM")
    view._suggest()
    assert view.order.scores[problem, "NUM"] == 1
    qtbot.mouseClick(about.take, LEFT)
    assert view.order.scores[problem, "NUM"] == 5
    assert view.table.hasFocus()


def test_dots_are_typed_by_group_and_too_many_are_told(view, editor):
    view.bar.ways.buttons["dots"].click()
    desk = view.desk.dots
    assert view.table.isHidden()
    desk.model.blockEdited.emit([(0, at, 4) for at in range(4)])
    desk.model.cellEdited.emit(1, 0, 12)
    assert desk.wrong.isHidden()
    desk.model.cellEdited.emit(2, 0, 1)
    assert not desk.wrong.isHidden()
    assert "13" in latin(desk.wrong.accessibleName())
    editor.undo()
    assert desk.wrong.isHidden()
    assert [each.heads for each in ways(editor).ballots] == [4, 4, 4, 4]
    assert latin(desk.model.total(0)) == "12"
    view.bar.typing.click()
    assert not view.table.isHidden()
    assert view.table.scores.row(view.table.scores.index(0, 0)).rank == 1


def test_pairs_are_answered_by_keys_and_contradictions_are_asked_again(qtbot, view, editor):
    view.bar.ways.buttons["pairs"].click()
    desk = view.desk.pairs
    count = len(uids(view))
    every = count * (count - 1) // 2
    assert desk.hasFocus()
    qtbot.keyClick(desk, Qt.Key.Key_Left)
    qtbot.keyClick(desk, Qt.Key.Key_Backspace)
    assert ways(editor).contests == ()
    for at in range(every):
        qtbot.keyClick(desk, (Qt.Key.Key_Left, Qt.Key.Key_Right)[at % 3 == 0])
    assert len(ways(editor).contests) == every
    assert not view.table.isHidden()
    assert all(row.rank for row in view.order.rows)
    assert desk.result.isVisible()
    qtbot.mouseClick(desk.result._button, LEFT)
    assert 0 < len(ways(editor).contests) < every
    assert desk.asking
    editor.undo()
    assert len(ways(editor).contests) == every


def test_more_than_ten_problems_are_called_high_first(qtbot, view, editor):
    done = view.order.problems[uids(view)[0]]
    for _more in range(6):
        editor.apply(
            "problems.add",
            plan=editor.plan,
            title_km="ថ្មី",
            mandate="commune",
            villages=done.villages,
            girls=1,
            boys=1,
            evidence=done.evidence,
        )
    view.bar.ways.buttons["pairs"].click()
    desk = view.desk.pairs
    assert len(uids(view)) > 10
    assert desk.too_many.isVisible()
    assert not desk.asking
    qtbot.mouseClick(desk.too_many._button, LEFT)
    assert ways(editor).way == "levels"


def test_a_level_is_one_press_or_one_key(qtbot, view, editor):
    view.bar.ways.buttons["levels"].click()
    low = uids(view)[0]
    view.table.go_to(low, "low")
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    high = uids(view)[-1]
    index = view.table.scores.index(
        view.table.scores.row_of(high), view.table.scores.column_of(LEVELS[0])
    )
    view.table.scrollTo(index)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=view.table.visualRect(index).center())
    assert {each.problem: each.level for each in ways(editor).levels} == {low: "low", high: "high"}
    assert uids(view)[:2] == [high, low]
    assert view.remarks.isVisible()  # how many have no level
    view.bar.ways.buttons["weighted"].click()
    columns = [view.table.scores.column_of(each.code) for each in view.order.criteria]
    assert not any(map(view.table.isColumnHidden, columns))  # levels have no total there


def test_the_order_follows_a_slider_and_is_stored_when_it_is_let_go(view, editor):
    view.open_panel(view.weights)
    before = view.order.rows[0].total
    slider = view.weights.sliders["SEV"]
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    assert view.order.rows[0].total != before
    assert str(100 - 20 + slider.maximum()) in latin(view.weights.sum.accessibleName())
    stored = editor.read(plans.value, editor.plan, with_figures=False)
    assert stored.criteria[0].weight == 20
    slider.setSliderDown(False)
    stored = editor.read(plans.value, editor.plan, with_figures=False)
    assert stored.criteria[0].weight == slider.maximum()
    editor.undo()
    assert (slider.value(), view.order.rows[0].total) == (20, before)


def test_weights_that_are_all_zero_rank_nothing_and_say_so(view, editor):
    for each in view.order.criteria:
        editor.apply("priorities.weigh", plan=editor.plan, criterion=each.code, weight=0)
    assert all(row.rank is None for row in view.order.rows)
    assert view.remarks.isVisible()
    assert "no_weights" in {each.code for each in view.found}
    assert view.table.scores.index(0, view.table.scores.column_of("total")).data()


def test_scores_of_a_member_who_left_are_told(view, editor):
    member = view.plan.committee[0].uid
    for code in ("SEV", "NUM"):
        editor.apply(
            "priorities.score",
            plan=editor.plan,
            problem=uids(view)[0],
            criterion=code,
            value=4,
            member=member,
        )
    view.bar.each.click()
    view.bar.who.put(member)
    editor.apply("committee.remove", uid=member)
    assert view.bar.member == ""
    assert "2" in latin(view.remarks.text())


def test_how_sure_the_order_is_comes_as_a_sentence_a_picture_and_a_table(qtbot, page, tasks):
    page.go_to("sure")
    sure = page.view("sure")
    qtbot.waitUntil(lambda: tasks.current is None and bool(sure._accepted))
    assert sure.chart.isVisible()
    behind = sure.chart.chart.behind.rows
    assert len(behind) == len(sure.table.problems) == 5
    assert all("±" in row[1] for row in behind)
    assert sure.places.records.rowCount() == len(page.order_view.order.rows)
    page.go_to("sure:limits")
    assert sure.limits.records.rowCount() == 4
    assert page.here() == "sure:limits"
    page.go_to("")
    assert page.name == "order"


def test_another_way_has_no_sureness_and_says_where_its_order_comes_from(page, editor):
    editor.apply("ranking_ways.choose", plan=editor.plan, way="levels")
    page.go_to("sure")
    sure = page.view("sure")
    assert not sure.chart.isVisible()
    assert page.order_view.bar.ways.buttons["levels"].text() in strip_breaks(sure.sentence.text())


@pytest.mark.parametrize("way", ["weighted", "dots", "pairs"])
def test_every_control_of_a_way_has_a_name(page, view, editor, way):
    editor.apply("ranking_ways.score_by", plan=editor.plan, who="members")
    editor.apply("ranking_ways.choose", plan=editor.plan, way=way)
    if way == "weighted":
        view.open_panel(view.weights)
    for kind in (QAbstractButton, QLineEdit, QComboBox, QSlider):
        for control in page.findChildren(kind):
            if control.isVisible() and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or control.text(), control
