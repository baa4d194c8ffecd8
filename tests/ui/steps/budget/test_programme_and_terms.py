from PySide6.QtCore import Qt

from ccwc_desktop.domain import programme
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.language.support import SUPPORT
from ccwc_desktop.services import plans, projects, terms
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.page import BudgetPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


def told(editor):
    return editor.read(terms.get, editor.plan)


def texts(table, row):
    model = table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_programme_shows_every_project_and_the_sums_of_the_lines(page, editor):
    page.go_to("view:programme")
    assert page.here() == "view:programme:"
    whole = programme.programme_of(editor.read(plans.value, editor.plan))
    table = page.view("programme").table
    entries = [entry for sector in whole.sectors for entry in sector.entries]
    assert table.model().rowCount() == len(entries) + 1
    for row, entry in enumerate(entries):
        assert wording.number(entry.cost) in texts(table, row)
    last = texts(table, len(entries))
    assert wording.number(whole.cost) in last
    assert all(wording.number(whole.by_year[year]) in last for year in whole.years)


def test_a_narrow_programme_shows_three_years_and_the_support_without_a_scroll_bar(page, qtbot):
    page.go_to("view:programme")
    table = page.view("programme").table
    for width, hidden in ((1300, set()), (780, {0, 2, 6})):
        page.window().resize(width, 600)
        qtbot.waitUntil(lambda hidden=hidden: hidden == _hidden(table) and _fits(table))
    row = table.records.record(0)
    hint = table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert words.strip_breaks(row.sector) in hint
    assert wording.number(row.entry.cost) in hint


def _fits(table):
    return sum(map(table.columnWidth, range(8))) <= table.viewport().width()


def _hidden(table):
    return {place for place in range(8) if table.isColumnHidden(place)}


def test_a_row_of_the_programme_opens_its_project(page, qtbot):
    page.go_to("view:programme")
    table = page.view("programme").table
    first = table.records.record(0).entry.project
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.here() == f"project:{first.uid}:support"
    assert page.switch.isHidden()
    qtbot.mouseClick(page.form.done, LEFT)  # where it was opened from
    assert page.here() == "view:programme:"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(page.form.back, LEFT)
    assert page.here() == ""
    assert not page.switch.isHidden()


def test_support_is_said_in_words_and_who_gives_it_beside(page, editor):
    uid = editor.read(projects.listing, editor.plan)[0].uid
    page.go_to("view:programme")
    editor.apply("projects.change", uid=uid, support="promised", partner="អង្គការ")
    page.refresh()
    table = page.view("programme").table
    at = next(
        n
        for n in range(table.model().rowCount())
        if table.records.record(n).entry.project.uid == uid
    )
    cell = table.model().index(at, table.model().columnCount() - 1)
    said = cell.data()
    assert said == _(SUPPORT["promised"])
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "អង្គការ"
    assert words.strip_breaks(said) in words.strip_breaks(page.view("programme").support.text())


def test_projects_of_last_year_go_on_with_one_press_and_come_back_with_one_undo(stage, editor):
    stage.window.resize(1090, 640)
    editor.switch_year(2028)
    page = stage.put(BudgetPage(editor, Tasks()))
    page.go_to("view:programme:last")
    view = page.view("programme")
    waiting = view.last.projects.value()
    assert waiting
    view.last.take.click()
    assert len(editor.read(projects.listing, editor.plan)) == len(waiting)
    assert view.last.isHidden()
    editor.undo()
    page.refresh()
    assert editor.read(projects.listing, editor.plan) == ()
    assert not view.last.isHidden()


def test_a_term_is_stored_when_its_field_is_left_and_can_be_undone(page, editor):
    before = told(editor)
    page.go_to("view:terms:floor_percent")
    block = page.view("terms").blocks["floor_percent"]
    block.editor.setText("៣០ %")
    block.leave()
    assert told(editor).floor_percent == 30
    editor.undo()
    assert told(editor) == before


def test_a_term_that_cannot_be_is_refused_beside_its_field(qtbot, page, editor):
    before = told(editor)
    page.go_to("view:terms:floor_percent")
    block = page.view("terms").blocks["floor_percent"]
    block.editor.setText("101")
    assert not page.view("terms").leave()
    assert block.message()
    assert told(editor) == before
    with qtbot.waitSignal(page.notice) as said:
        page.go_to("view:programme")
    assert words.strip_breaks(block.editor.accessibleName()) in words.strip_breaks(said.args[0])
    assert block.editor.hasFocus()
    assert page.here().startswith("view:terms")


def test_an_objective_is_added_written_and_removed(page, editor):
    page.go_to("view:terms:objectives")
    view = page.view("terms").objectives
    count = len(told(editor).objectives)
    view.add.click()
    uid = told(editor).objectives[-1].uid
    number, text = view.rows[uid]
    assert number.value() == count + 1
    text.editor.setPlainText("ទឹកស្អាត")
    text.leave()
    key = "text_km" if current() == "km" else "text_en"
    assert getattr(told(editor).objectives[-1], key) == "ទឹកស្អាត"
    number.editor.setText("1")
    assert not view.leave()
    assert number.message()
    editor.attempt("terms.remove_objective", plan=editor.plan, uid=uid)
    page.refresh()
    assert len(told(editor).objectives) == count


def test_the_rate_of_the_dollar_stands_beside_its_day(page, editor):
    page.go_to("view:terms")
    terms = page.view("terms")
    assert terms.rate.value() == editor.cycle.rate
    terms.rate.editor.put(4050)
    assert editor.cycle.rate == 4050
