"""A new project from an example: what is offered, what is seen before, what it begins with."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.domain import proposal
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import problems, projects, templates
from ccwc_desktop.ui.steps.budget.page import BudgetPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chooser(page, editor):
    """The examples for the priority of drowning."""
    page.go_to("add")
    wanted = editor.read(projects.wanted, editor.plan)
    at = next(n for n, each in enumerate(wanted) if each.problem.theme == "drowning")
    page.overview.new.list.cards()[at].opened.emit()
    return page.overview.chooser


def listed(editor):
    return editor.read(projects.listing, editor.plan)


def keys(chooser):
    return [row.template.key for row in chooser.rows() if row.template is not None]


def shown(text):
    return words.strip_breaks(text)


def test_examples_that_fit_the_priority_come_first_each_once_under_its_theme(chooser):
    assert keys(chooser)[:2] == ["drowning_prevention", "safety_maps"]
    assert sorted(keys(chooser)) == sorted(each.key for each in templates.listing())
    heads = list(dict.fromkeys(row.head for row in chooser.rows()))
    assert len(heads) == 1 + len(templates.groups())


def test_the_first_that_fits_is_seen_at_once_with_prices_questions_and_dangers(chooser, language):
    assert chooser.list.hasFocus()
    said = shown(chooser.preview.said())
    template = templates.get("drowning_prevention")
    for each in (*template.questions, *template.watch, template.objective, template.upkeep):
        assert each.text(language) in said
    assert ("៤ ៥០០ ០០០" if language == "km" else "4 500 000") in said.replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["latrine", "បង្គន់"])
def test_a_word_of_either_language_finds_an_example(chooser, text):
    chooser.search.setText(text)
    assert "school_latrines" in keys(chooser)
    assert "drowning_prevention" not in keys(chooser)
    assert not chooser.preview.isHidden()


def test_words_of_no_example_leave_only_the_empty_project(chooser):
    chooser.search.setText("xyz")
    assert keys(chooser) == []
    assert chooser.unfound.isVisible()
    assert chooser.preview.isHidden()
    assert chooser.empty.isVisible()


def test_an_example_price_is_told_and_not_filled_in(qtbot, chooser, editor, page, language):
    chooser.search.setText("poorest")
    example = "៤០ ០០០" if language == "km" else "40 000"
    assert example in shown(chooser.preview.said()).replace("\u00a0", " ")
    qtbot.mouseClick(chooser.preview.take, LEFT)
    made = listed(editor)[-1]
    money = next(each for each in made.lines if each.description_en == "Money for the family")
    assert (made.template, money.unit_price) == ("social_service_package", 0)
    page.form.template.open()
    told = [shown(each.text()).replace("\u00a0", " ") for each in page.form.template._texts]
    assert any(example in each for each in told)


def test_enter_goes_to_the_button_and_makes_the_project_in_one_step(qtbot, chooser, editor, page):
    before = listed(editor)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    assert chooser.preview.take.hasFocus()
    qtbot.keyClick(chooser.preview.take, Qt.Key.Key_Return)
    made = listed(editor)[-1]
    assert (made.template, len(made.lines), made.year) == ("drowning_prevention", 4, None)
    assert made.villages
    assert page.form.uid == made.uid
    assert page.form.template.isVisible()
    editor.undo()
    assert listed(editor) == before
    assert page.form is None
    editor.redo()
    assert listed(editor)[-1] == made


def test_arrows_walk_over_the_heads_and_show_each_example(qtbot, chooser):
    seen = [chooser.preview.name.accessibleName()]
    for _step in range(4):
        qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
        seen.append(chooser.preview.name.accessibleName())
    assert len(set(seen)) == 4


def test_problems_that_are_no_priority_yet_are_counted_and_lead_to_their_step(qtbot, page, editor):
    def offered():
        return [each.accessibleName() for each in page.overview.new.list.cards()]

    page.go_to("add")
    panel = page.overview.new
    cards = len(offered())
    wanted = editor.read(projects.wanted, editor.plan)
    first, second, *_rest = (each.problem.uid for each in wanted if each.rank is not None)
    editor.apply("problems.change", uid=first, girls=None)
    editor.apply("priorities.score", plan=editor.plan, problem=second, criterion="SEV", value=None)
    page.refresh()
    assert len(offered()) == cards - 1
    unranked = sum(shown(_("not ranked yet")) in shown(each) for each in offered())
    assert unranked == 1 + sum(each.rank is None for each in wanted)
    waiting = proposal.waiting(editor.read(problems.listing, editor.plan))
    assert panel.unready.isVisible()
    assert str(waiting) in digits.to_latin(panel.unready.accessibleName()).partition("4")[0]
    with qtbot.waitSignal(page.goToStep) as asked:
        panel.unready.pressed.emit()
    assert asked.args == ["problems", ""]


def test_escape_leads_back_to_the_priorities_and_another_view_to_the_board(qtbot, chooser, page):
    qtbot.keyClick(chooser.search, Qt.Key.Key_Escape)
    assert chooser.isHidden()
    assert page.overview.new.isVisible()
    page.overview.new.list.cards()[-1].opened.emit()
    assert shown(chooser.title.accessibleName())
    page.go_to("view:prices")
    page.go_to("")
    assert page.overview.view.isVisible()
    assert chooser.isHidden()


def test_another_language_keeps_the_place_in_the_examples(chooser, page, stage, editor):
    chooser.search.setText("ទឹក")
    before = [row.template.key for row in chooser.rows() if row.template is not None]
    assert len(before) > 1
    chooser.list.selectRow(chooser.list.records.rowCount() - 1)
    name, here = chooser.preview.name.accessibleName(), page.here()
    again = stage.put(BudgetPage(editor, Tasks()))
    again.go_to(here)
    found = again.overview.chooser
    assert (found.isHidden(), found.search.text()) == (False, "ទឹក")
    assert found.preview.name.accessibleName() == name
    assert found.title.accessibleName() == chooser.title.accessibleName()
    again.go_to("add")
    assert again.here() == "add"
    again.go_to("add:gone:latrine")
    assert again.here() == "add"


def test_a_project_without_an_example_asks_nothing(page, editor):
    page.open_project(str(editor.apply("projects.add", plan=editor.plan)))
    assert page.form.template.isHidden()
