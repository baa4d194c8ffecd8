import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from ccwc_desktop.domain import budget as rules
from ccwc_desktop.language import catalogue, digits, words
from ccwc_desktop.services import budget, projects
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.board.board import CARRIED
from ccwc_desktop.ui.steps.budget.page import BudgetPage
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def empty(stage, workbook):
    stage.window.resize(1090, 640)
    return stage.put(BudgetPage(Editor(workbook), Tasks()))


def listed(editor):
    return editor.read(projects.listing, editor.plan)


def get(editor, uid):
    return editor.read(projects.get, editor.plan, uid)


def balance(editor):
    return editor.read(budget.balance, editor.plan)


def card(page, uid):
    return next(each for each in page.overview.board.cards() if each.uid == uid)


def column(page, year):
    return next(each for each in page.overview.board.columns if each.year == year)


def uids(page, year):
    return [each.uid for each in column(page, year).project_cards()]


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


# the board


def test_projects_stand_in_the_column_of_their_year(page, editor):
    for year in (None, 2027, 2028, 2029):
        assert uids(page, year) == [each.uid for each in listed(editor) if each.year == year]


def test_a_year_shows_every_project_that_costs_something_in_it(qtbot, page, editor):
    """The sum above a year can be followed."""
    for year in (2027, 2028, 2029):
        here = column(page, year)
        named = [card.accessibleName() for card in here.elsewhere.cards()]
        costing = [
            each
            for each in listed(editor)
            if each.year != year and rules.by_year(each).get(year, 0)
        ]
        assert len(named) == len(costing)
        for card_name, each in zip(named, costing, strict=True):
            assert words.strip_breaks(wording.riel(rules.by_year(each)[year])) in card_name
    first = column(page, 2028).elsewhere.cards()[0]
    qtbot.mouseClick(first, LEFT)
    assert page.form is not None


def test_keys_move_a_project_to_the_next_year_and_keep_the_focus(qtbot, page, editor):
    uid = uids(page, 2027)[0]
    card(page, uid).setFocus()
    qtbot.keyClick(card(page, uid), Qt.Key.Key_Right, MOVE)
    assert get(editor, uid).year == 2028
    assert card(page, uid).hasFocus()
    editor.undo()
    assert get(editor, uid).year == 2027


def test_keys_move_a_project_up_and_down_in_its_year(qtbot, page):
    before = uids(page, 2027)
    qtbot.keyClick(card(page, before[0]), Qt.Key.Key_Down, MOVE)
    assert uids(page, 2027) == [before[1], before[0], *before[2:]]
    qtbot.keyClick(card(page, before[0]), Qt.Key.Key_Up, MOVE)
    assert uids(page, 2027) == before


def test_keys_stop_at_the_edges(qtbot, page, editor):
    uid = uids(page, 2029)[0]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(card(page, uid), key, MOVE)
    assert get(editor, uid).year == 2029
    assert not editor.can_undo


def test_the_menu_of_a_card_moves_it(qtbot, page, editor):
    uid = uids(page, 2027)[0]
    qtbot.mouseClick(card(page, uid).more, LEFT)
    menu = card(page, uid).menu
    menu.actions()[0].trigger()
    menu.close()
    assert get(editor, uid).year is None
    assert uids(page, None) == [uid]


def test_a_card_is_dropped_before_another_one(page, editor):
    moved, (first, *_rest) = uids(page, 2029)[0], uids(page, 2027)
    target = column(page, 2027)
    place = card(page, first).mapTo(target, QPoint(5, 2))
    carried = QMimeData()
    carried.setData(CARRIED, moved.encode())
    more = (carried, LEFT, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(place, Qt.DropAction.MoveAction, *more)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    assert target.property("state") == "selected"
    QApplication.sendEvent(target, QDropEvent(QPointF(place), Qt.DropAction.MoveAction, *more))
    assert target.property("state") == "sunken"
    assert uids(page, 2027)[:2] == [moved, first]
    assert get(editor, moved).year == 2027


def test_a_drag_begins_only_after_some_way_and_a_click_opens(qtbot, page):
    uid = uids(page, 2027)[0]
    moved = card(page, uid)
    begun = []
    moved.dragged.disconnect()
    moved.dragged.connect(lambda: begun.append(True))
    qtbot.mousePress(moved, LEFT, pos=QPoint(10, 10))
    qtbot.mouseMove(moved, QPoint(11, 10))
    assert not begun
    qtbot.mouseMove(moved, QPoint(10, 60))
    qtbot.mouseRelease(moved, LEFT, pos=QPoint(10, 60))
    assert begun
    assert page.form is None
    qtbot.mouseClick(moved, LEFT, pos=QPoint(10, 10))
    assert page.form.uid == uid


def test_removal_says_so_and_can_be_taken_back(qtbot, page, editor):
    uid = uids(page, 2027)[0]
    with qtbot.waitSignal(page.notice):
        qtbot.keyClick(card(page, uid), Qt.Key.Key_Delete)
    assert uid not in uids(page, 2027)
    assert editor.undo_text
    editor.undo()
    assert uid in uids(page, 2027)


def test_of_a_low_board_the_name_and_the_cost_of_a_card_are_seen_first(page, editor):
    page.window().resize(900, 420)
    QApplication.processEvents()
    column = next(each for each in page.overview.board.columns if each.project_cards())
    first = column.project_cards()[0]
    riel = wording.riel(rules.project_total(get(editor, first.uid)))
    (amount,) = [each for each in first.findChildren(Text) if each.text() == riel]
    end = amount.mapTo(column.view, amount.rect().bottomLeft())
    assert end.y() < column.view.height()
    names = {wording.source_short(each) for each in rules.SOURCES}
    squares = [each for each in first.findChildren(QWidget) if each.toolTip() in names]
    assert squares
    middle = amount.geometry().center()
    assert all(each.x() > middle.x() or each.y() > middle.y() for each in squares)


# the balance, vessels, ceilings


def test_the_balance_follows_every_move(page, editor):
    before = page.balance_card.accessibleName()
    editor.apply("projects.place", uid=uids(page, 2027)[0], year=2028)
    assert page.balance_card.accessibleName() != before


def test_the_balance_says_what_is_over_apart_from_what_is_left(qtbot, page, editor):
    left, over = rules.left_and_over(balance(editor).uses, 2027)
    assert over > 0
    said = page.balance_card.accessibleName()
    assert wording.riel(left) in said
    assert wording.riel(over) in said
    (least,) = [use for use in balance(editor).uses if use.year == 2027 and (use.left or 0) < 0]
    for ceiling in (least.used, None):  # just reached, then none known
        editor.apply(
            "budget.set_ceiling",
            plan=editor.plan,
            source=least.source,
            year=2027,
            amount=ceiling,
        )
        said = page.balance_card.accessibleName()
        assert wording.riel(over) not in said
        assert len(said.split(". ")) == 3
        assert wording.riel(left) in said


def test_another_year_shows_other_vessels(qtbot, page):
    before = [each.accessibleName() for each in page.overview.vessels.cards()]
    qtbot.mouseClick(page.overview.years[2028], LEFT)
    assert [each.accessibleName() for each in page.overview.vessels.cards()] != before


def test_a_source_over_its_ceiling_is_amber_and_asks_for_the_reason(qtbot, typed, page, editor):
    editor.apply("budget.set_ceiling", plan=editor.plan, source="ngo", year=2027, amount=1_000_000)
    states = {each.objectName(): each.property("state") for each in page.overview.vessels.cards()}
    assert states["vessel:ngo"] == "warning"
    line = next(each for each in page.overview.lines if each.key == ("ngo", 2027))
    qtbot.mouseClick(line.accept, LEFT)
    assert line.missing.isVisible()
    assert line.reason.hasFocus()
    typed(line.reason, "ដៃគូបានសន្យា")
    assert not line.missing.isVisible()
    qtbot.mouseClick(line.accept, LEFT)
    use = next(u for u in balance(editor).uses if (u.source, u.year) == ("ngo", 2027))
    assert (use.amount, use.reason) == (1_000_000, "ដៃគូបានសន្យា")
    assert line.tag.isVisible()
    assert not line.accept.isVisible()
    editor.undo()
    assert line.accept.isVisible()


def test_a_ceiling_is_entered_changed_and_cleared(qtbot, typed, page, editor):
    qtbot.mouseClick(page.overview.ceilings_button, LEFT)
    field = page.ceilings.fields["own", 2027]
    enter(qtbot, typed, field, "៥ ០០០ ០០០")
    known = {(c.source, c.year): c.amount for c in balance(editor).ceilings}
    assert known["own", 2027] == 5_000_000
    enter(qtbot, typed, field, " ")
    assert ("own", 2027) not in {(c.source, c.year) for c in balance(editor).ceilings}
    editor.undo()
    assert field.value() == 5_000_000


def test_a_new_amount_of_a_ceiling_keeps_the_reason(qtbot, typed, page, editor):
    page.go_to("ceilings")
    enter(qtbot, typed, page.ceilings.fields["social", 2027], "27000000")
    kept = next(c for c in balance(editor).ceilings if (c.source, c.year) == ("social", 2027))
    assert kept.amount == 27_000_000
    assert kept.reason


def test_who_set_a_ceiling_has_room_in_a_narrow_window_too(page):
    page.go_to("ceilings")
    amount, basis = page.ceilings.fields["social", 2027], page.ceilings.bases["social"]
    for width, below in ((1300, False), (760, True)):
        page.window().resize(width, 600)
        QApplication.processEvents()
        assert (basis.y() > amount.y()) == below
        assert basis.width() > 180


def test_two_wrong_ceilings_are_both_told_until_each_is_put_right(qtbot, typed, page, language):
    page.go_to("ceilings")
    first, second = (page.ceilings.fields["own", year] for year in (2027, 2028))
    enter(qtbot, typed, first, "five")
    enter(qtbot, typed, second, "six")
    note = page.ceilings._notes["own"]
    told = [digits.localise(year, language) in note.accessibleName() for year in ("2027", "2028")]
    assert told == [True, True]
    enter(qtbot, typed, first, "2000000")
    assert note.isVisible()
    assert note.accessibleName()
    enter(qtbot, typed, second, "3000000")
    assert not note.isVisible()


def test_a_ceiling_that_is_no_number_is_refused_with_its_cure(qtbot, typed, page, editor):
    page.go_to("ceilings")
    field = page.ceilings.fields["own", 2028]
    enter(qtbot, typed, field, "5OO")
    assert field.property("state") == "refused"
    assert not page.leave()
    qtbot.mouseClick(page.ceilings.done, LEFT)
    assert page.ceilings.isVisible()
    note = page.ceilings._notes["own"]
    qtbot.mouseClick(next(b for b in note.findChildren(QAbstractButton) if b.isVisible()), LEFT)
    assert field.value() == 500
    qtbot.mouseClick(page.ceilings.done, LEFT)
    assert page.overview.isVisible()


def test_the_rate_is_changed_and_a_senseless_one_refused(qtbot, typed, page, editor):
    page.go_to("ceilings")
    enter(qtbot, typed, page.ceilings.rate.editor, "4050")
    assert editor.cycle.rate == 4050
    enter(qtbot, typed, page.ceilings.rate.editor, "0")
    assert page.ceilings.rate.message()
    assert editor.cycle.rate == 4050


# new projects


def test_priorities_without_a_project_are_offered_first(page, editor):
    editor.apply("projects.remove", uid=uids(page, 2027)[1])
    offered = editor.read(projects.wanted, editor.plan)
    assert offered[0].projects == 0
    assert all(each.projects for each in offered[1:])
    assert len(page.overview.new.list.cards()) == len(offered) + 1


def test_a_project_is_added_from_a_priority_with_what_is_known(qtbot, page, editor):
    qtbot.mouseClick(page.overview.add_button, LEFT)
    first = page.overview.new.list.cards()[0]
    assert first.hasFocus()
    wanted = editor.read(projects.wanted, editor.plan)[0].problem
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.mouseClick(page.overview.chooser.empty, LEFT)
    made = listed(editor)[-1]
    assert (made.priority, made.villages, made.year) == (wanted.uid, wanted.villages, None)
    assert page.form.uid == made.uid
    assert page.form.blocks["name_km"].editor.hasFocus()
    assert page.form.without.isHidden()


def add_for_the_first(page, qtbot):
    page.go_to("add")
    qtbot.keyClick(page.overview.new.list.cards()[0], Qt.Key.Key_Return)
    qtbot.mouseClick(page.overview.chooser.empty, LEFT)
    return page.form.blocks["name_km"]


def test_a_new_project_asks_for_its_name_until_it_has_one(qtbot, typed, page, editor):
    block = add_for_the_first(page, qtbot)
    assert listed(editor)[-1].name("km") == ""
    assert "“" in block.message() or "«" in block.message()
    enter(qtbot, typed, block.editor, "សាងសង់បង្គន់")
    assert block.message() == ""
    editor.undo()
    assert block.message()


def test_what_the_problem_needs_is_taken_as_the_name_when_pressed(qtbot, page, editor):
    wanted = editor.read(projects.wanted, editor.plan)[0].problem
    block = add_for_the_first(page, qtbot)
    assert words.strip_breaks(wanted.need) in words.strip_breaks(block.message())
    (take,) = [each for each in block.findChildren(Button) if each.isVisible()]
    qtbot.mouseClick(take, LEFT)
    assert listed(editor)[-1].name_km == wanted.need
    assert block.message() == ""


def test_a_project_without_a_name_is_known_by_its_number(qtbot, page, editor):
    add_for_the_first(page, qtbot)
    made = listed(editor)[-1]
    number = digits.localise(str(made.number), catalogue.current())
    assert number in page.form.title.accessibleName()
    page.go_to("")
    assert number in card(page, made.uid).accessibleName().partition(".")[0]


def test_only_the_whole_of_problems_put_together_is_offered(page, editor):
    one, other = (each.problem.uid for each in editor.read(projects.wanted, editor.plan)[:2])
    editor.apply("problems.merge", uid=one, into=other)
    project = next(each for each in listed(editor) if each.priority == other)
    page.go_to(f"project:{project.uid}:name")
    field = page.form.blocks["priority"].editor
    offered = [field.itemData(at) for at in range(field.count())]
    assert (field.value(), other in offered, one in offered) == (other, True, False)


def test_a_project_without_a_priority_says_so(qtbot, page, editor):
    page.go_to("add")
    qtbot.mouseClick(page.overview.new.list.cards()[-1], LEFT)
    qtbot.mouseClick(page.overview.chooser.empty, LEFT)
    assert listed(editor)[-1].priority == ""
    assert page.form.without.isVisible()


def test_escape_puts_the_question_away(qtbot, page):
    page.go_to("add")
    qtbot.keyClick(page.overview.new.list.cards()[0], Qt.Key.Key_Escape)
    assert page.overview.new.isHidden()
    assert page.overview.add_button.hasFocus()


# the form


def test_fields_of_a_project_are_stored_when_they_are_left(qtbot, typed, page, editor):
    uid = uids(page, 2027)[0]
    page.open_project(uid)
    enter(qtbot, typed, page.form.blocks["name_km"].editor, "របងស្រះ ៥")
    enter(qtbot, typed, page.form.blocks["women"].editor, "១២០")
    page.form.blocks["year"].editor.put(2028)
    page.form.blocks["land_study"].editor.put(True)
    kept = get(editor, uid)
    assert (kept.name_km, kept.women, kept.year, kept.land_study) == ("របងស្រះ ៥", 120, 2028, True)
    editor.undo()
    assert get(editor, uid).land_study is False
    assert page.form.blocks["land_study"].value() is False


def test_a_number_that_cannot_be_read_keeps_the_form_open(qtbot, typed, page):
    page.open_project(uids(page, 2027)[0])
    block = page.form.blocks["girls"]
    enter(qtbot, typed, block.editor, "12x")
    assert block.message()
    page.form.view.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(page.notice) as told:
        qtbot.mouseClick(page.form.back, LEFT)
    assert page.form is not None
    assert words.strip_breaks(block.editor.accessibleName()) in words.strip_breaks(told.args[0])
    assert block.editor.hasFocus()
    seen = block.editor.mapTo(page.form.view.viewport(), QPoint(0, 0)).y()
    assert 0 <= seen < page.form.view.viewport().height()
    qtbot.keyClick(block.editor, Qt.Key.Key_Escape)
    qtbot.mouseClick(page.form.done, LEFT)
    assert page.form is None


def test_done_leads_back_to_the_card(qtbot, page):
    uid = uids(page, 2027)[2]
    page.open_project(uid)
    qtbot.mouseClick(page.form.done, LEFT)
    assert card(page, uid).hasFocus()


def test_what_is_open_opens_again_in_another_language(stage, page, editor):
    assert page.here() == ""
    uid = uids(page, 2027)[0]
    page.open_project(uid)
    again = stage.put(BudgetPage(editor, Tasks()))
    again.go_to(page.here())
    assert again.form.uid == uid


def test_the_form_removes_its_project(qtbot, page, editor):
    uid = uids(page, 2027)[0]
    page.open_project(uid)
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(page.form.remove, LEFT)
    assert page.form is None
    assert page.overview.isVisible()
    editor.undo()
    assert uid in uids(page, 2027)


@pytest.fixture
def form(page, editor):
    page.go_to("add")
    page.overview.new.list.cards()[-1].opened.emit()
    page.overview.chooser.empty.click()
    return page.form


# where the list of what is missing leads


@pytest.mark.parametrize(
    ("gap", "field"),
    [("name", "name_km"), ("villages", "villages"), ("year", "year"), ("beneficiaries", "girls")],
)
def test_a_gap_of_a_project_leads_to_its_field(page, gap, field):
    page.go_to(f"project:{uids(page, 2027)[0]}:{gap}")
    assert page.form.blocks[field].editor.hasFocus()


def test_gaps_of_lines_lead_to_their_field(qtbot, form, page, editor):
    page.go_to(f"project:{form.uid}:lines")
    assert form.lines.add.hasFocus()
    qtbot.mouseClick(form.lines.add, LEFT)
    (row,) = form.lines.rows.values()
    page.go_to(f"project:{form.uid}:line_amount")
    assert row.editors["description"].hasFocus()
    page.go_to(f"project:{form.uid}:source")
    assert row.editors["source"].hasFocus()


def test_an_excess_leads_to_the_reason_of_its_year(page, editor):
    editor.apply("budget.set_ceiling", plan=editor.plan, source="cs_dev", year=2029, amount=1)
    page.go_to("ceiling:cs_dev:2029")
    assert page.overview.year == 2029
    line = next(each for each in page.overview.lines if each.key == ("cs_dev", 2029))
    assert line.reason.hasFocus()


def test_an_empty_plan_asks_for_projects_and_ceilings(qtbot, empty):
    assert empty.overview.no_ceiling.isVisible()
    empty.go_to("")
    assert empty.overview.add_button.hasFocus()
    empty.go_to("ceilings")
    assert empty.ceilings.fields["cs_admin", 2027].hasFocus()
    empty.go_to("add")
    assert len(empty.overview.new.list.cards()) == 1


def test_what_we_know_has_numbers(page):
    assert len(page.knowledge()) == 3


def test_every_control_has_a_name(qtbot, page):
    page.open_project(uids(page, 2027)[0])
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in page.findChildren(kind):
            if not control.isHidden() and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or control.property("text"), control
