from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccwc_desktop.domain.beneficiaries import Reached, WrongSum
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Output
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.services import plans, projects, templates
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.project import project_wording
from ccwc_desktop.ui.steps.budget.project.form import ProjectForm

LEFT = Qt.MouseButton.LeftButton
MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
YEARS = (2027, 2028, 2029)


@pytest.fixture
def uid(editor):
    return editor.read(projects.listing, editor.plan)[0].uid


@pytest.fixture
def form(stage, editor, uid):
    stage.window.resize(1090, 640)
    made = stage.put(ProjectForm(editor, uid, YEARS))
    editor.changed.connect(lambda _topic: made.refresh())
    return made


@pytest.fixture
def get(editor, uid, language):
    return lambda: templates.spoken(editor.read(projects.get, editor.plan, uid), language)


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def cell(qtbot, typed, grid, row, column, text):
    grid.grid.focus_cell(row, column)
    typed(grid.grid.table, text[0])
    typed(QApplication.focusWidget(), text[1:])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_parts_begin_closed_and_say_what_stands_in_them(qtbot, form, get):
    goal = form.parts["goal"]
    assert not any(part.is_open for key, part in form.parts.items() if key != "identity")
    assert get().outputs[0].what in goal.summary.accessibleName()
    qtbot.mouseClick(goal.head, LEFT)
    assert goal.own["objective"].isVisible()
    assert not goal.summary.isVisible()
    qtbot.keyClick(goal.head, Qt.Key.Key_Left)
    assert not goal.is_open


def test_a_template_taken_in_the_other_language_is_read_in_this_one(editor, form, uid, language):
    other = "en" if language == "km" else "km"
    template = templates.get("drowning_prevention")
    told = {"objective": template.objective.text(other), "maintenance": "typed by hand"}
    editor.apply("projects.change", uid=uid, template=template.key, **told)
    blocks = form.blocks
    assert blocks["objective"].value() == template.objective.text(language)
    assert blocks["maintenance"].value() == "typed by hand"


def test_a_ranked_priority_is_offered_by_its_rank_not_by_a_code_that_contradicts_it(editor, form):
    field = form.blocks["priority"].editor
    offered = [field.itemText(at) for at in range(1, field.count())]
    wanted = editor.read(projects.wanted, editor.plan)
    ranked = sorted((e for e in wanted if e.rank is not None), key=lambda each: each.rank)
    for each, said in zip(ranked, offered, strict=False):
        assert wording.number(each.rank) in said
        assert each.problem.title(current()) in said
        assert each.problem.code not in said


def test_what_is_still_to_be_said_begins_open(stage, editor, uid):
    editor.apply("projects.change", uid=uid, girls=None, boys=None, ages=())
    form = stage.put(ProjectForm(editor, uid, YEARS))
    assert form.people.is_open
    assert not form.parts["care"].is_open


def test_every_field_of_a_project_can_be_gone_to(form):
    for key in (*form.blocks, "poor_girls", "sums", "months", "care", "name"):
        form.focus(key)
        focused = form.focusWidget()
        assert focused.isVisible(), key
        if key in form.blocks:
            block = form.blocks[key]
            assert block.isAncestorOf(focused), key
    assert form.here().endswith(form.uid)
    form.focus("study_reason")
    assert form.here().endswith(":studies")


def test_results_are_added_moved_and_taken_away(qtbot, typed, form, editor, get):
    before = get().outputs
    form.focus("outputs")
    field = form.blocks["outputs"].editor
    qtbot.mouseClick(field.add, LEFT)
    row = field.rows[-1]
    assert row.what.hasFocus()
    assert get().outputs == before
    enter(qtbot, typed, row.what, "ផ្លាកសញ្ញា")
    enter(qtbot, typed, row.quantity, "២,៥")
    new = Output("ផ្លាកសញ្ញា", Decimal("2.5"))
    assert get().outputs == (*before, new)
    qtbot.keyClick(field.rows[-1].what, Qt.Key.Key_Up, MOVE)
    assert get().outputs == (*before[:-1], new, before[-1])
    qtbot.mouseClick(field.rows[0].remove, LEFT)
    assert get().outputs == (*before[1:-1], new, before[-1])
    for _step in range(4):
        editor.undo()
    assert get().outputs == before
    assert [each.output() for each in field.rows] == list(before)


def test_a_quantity_that_is_none_keeps_the_form_open(qtbot, typed, form, get):
    before = get().outputs
    form.focus("outputs")
    block = form.blocks["outputs"]
    row = block.editor.rows[0]
    enter(qtbot, typed, row.quantity, "4x")
    assert block.message()
    enter(qtbot, typed, row.what, "របង")
    assert block.message()
    assert not form.leave()
    enter(qtbot, typed, row.quantity, "0.0004")
    assert block.message()
    enter(qtbot, typed, row.quantity, "៥")
    assert not block.message()
    assert form.leave()
    assert get().outputs[0] == Output("របង", Decimal(5), before[0].unit)


def test_ages_set_girls_and_boys_and_a_wrong_sum_is_said(qtbot, typed, form, editor, get):
    editor.apply("projects.change", uid=form.uid, girls=None, boys=None, ages=())
    form.focus("people")
    cell(qtbot, typed, form.people.ages, 1, 0, "៣០")
    cell(qtbot, typed, form.people.ages, 2, 0, "12")
    cell(qtbot, typed, form.people.ages, 2, 1, "9")
    assert get().ages == (Reached("3-5", 30), Reached("6-11", 12, 9))
    assert (get().girls, get().boys) == (42, 9)
    girls = form.blocks["girls"]
    assert girls.value() == 42
    enter(qtbot, typed, girls.editor, "40")
    wrong = project_wording.wrong(WrongSum("girls", "below_ages", 42, 40))
    assert words.strip_breaks(wrong) in form.people.sums.accessibleName()
    assert girls.editor.property("state") == "warning"
    assert form.leave()
    editor.undo()
    assert not form.people.sums.isVisible()
    assert girls.editor.property("state") == ""
    editor.undo()
    assert (get().girls, get().boys) == (42, None)


def test_a_number_that_was_typed_is_not_changed_by_the_ages_without_a_word(
    qtbot, typed, form, editor, get
):
    editor.apply("projects.change", uid=form.uid, girls=80, boys=None, ages=())
    form.focus("people")
    cell(qtbot, typed, form.people.ages, 1, 0, "30")
    assert get().girls == 80
    assert not form.people.sums.isVisible()
    cell(qtbot, typed, form.people.ages, 2, 0, "55")
    assert get().girls == 85
    said = digits.to_latin(form.people.sums.accessibleName())
    assert "80" in said
    assert "85" in said


def test_children_left_out_are_counted_with_the_girls_among_them(qtbot, typed, form, get):
    form.focus("people")
    cell(qtbot, typed, form.people.among, 1, 0, "20")
    cell(qtbot, typed, form.people.among, 1, 1, "21")
    assert (get().poor_children, get().poor_girls) == (20, 21)
    assert form.people.doubt.isVisible()
    cell(qtbot, typed, form.people.among, 1, 1, "11")
    assert not form.people.doubt.isVisible()


def test_ages_are_taken_from_the_figures_of_its_villages(qtbot, form, editor, get):
    before = get()
    known = editor.read(projects.known_ages, form.uid)
    editor.apply("projects.change", uid=form.uid, ages=())
    form.focus("people")
    qtbot.mouseClick(form.people.take, LEFT)
    assert get().ages == known
    assert get().girls == sum(each.girls for each in known)
    assert not form.people.take.isEnabled()
    editor.undo()
    assert (get().ages, get().girls) == ((), before.girls)


def test_an_end_before_the_beginning_is_said_beside_it(form, editor):
    form.blocks["end_year"].editor.put(2027)
    form.blocks["start_month"].editor.put(9)
    form.blocks["end_month"].editor.put(3)
    assert form.blocks["end_month"].message()
    form.blocks["end_year"].editor.put(2028)
    assert not form.blocks["end_month"].message()


def test_projects_that_need_each_other_are_refused(form, editor, uid):
    second = editor.read(projects.listing, editor.plan)[1].uid
    editor.apply("projects.change", uid=second, needs=(uid,))
    block = form.blocks["needs"]
    block.editor.put((second,))
    refused = messages.sentence(Refused("project.needs_circle", number=2))
    assert block.message() == words.strip_breaks(refused)
    assert editor.read(projects.get, editor.plan, uid).needs == ()


def test_an_objective_of_the_development_plan_is_chosen_once_it_is_typed(qtbot, form, editor, get):
    form.focus("goal")
    goal = form.parts["goal"]
    for each in editor.read(plans.terms, editor.plan).objectives:
        editor.apply("terms.remove_objective", plan=editor.plan, uid=each.uid)
    assert not goal.own["cdp_objective"].isVisible()
    with qtbot.waitSignal(form.wanted) as wanted:
        qtbot.mouseClick(goal.terms, LEFT)
    assert wanted.args == ["view:terms"]
    made = editor.apply("terms.add_objective", plan=editor.plan, text_km="ទឹកស្អាត")
    assert goal.own["cdp_objective"].isVisible()
    goal.own["cdp_objective"].editor.put(made)
    assert get().cdp_objective == made


def test_a_project_of_last_year_says_so_and_doing_it_in_part_is_explained(form, editor, uid):
    assert not form.identity.carried.isVisible()
    editor.apply("projects.change", uid=uid, carried_from="last")
    assert form.identity.carried.isVisible()
    support = form.parts["support"]
    form.focus("divided")
    whole = support.meaning.accessibleName()
    form.blocks["divided"].editor.put("village")
    assert support.meaning.accessibleName() != whole
