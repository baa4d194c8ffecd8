from dataclasses import replace
from decimal import Decimal

import pytest
from builders import line, plan, project, uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ccwc_desktop.domain import selection_years
from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.budget import project_total as budget_total
from ccwc_desktop.domain.selection_reasons import Reason
from ccwc_desktop.language import catalogue, words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import budget, fits, projects
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.fits import fits_words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot, page, tasks):
    """Shows the view at a target and waits until it was worked out."""

    def show(target):
        page.go_to(f"view:fits:{target}")
        view = page.view("fits")
        settled(qtbot, view, tasks)
        return view

    return show


def settled(qtbot, view, tasks):
    qtbot.waitUntil(lambda: tasks.current is None and view._of == (view.plan, view.chosen))


def years(editor):
    return {each.uid: each.year for each in editor.read(projects.listing, editor.plan)}


def uids(column):
    return [each.uid for each in column.cards.cards()]


def test_the_question_under_the_board_opens_the_proposal_of_the_year_shown(
    qtbot, page, tasks, editor
):
    page.overview.show_year(2029)
    question = words.strip_breaks(_("What fits?"))
    buttons = page.overview.board.columns[0].findChildren(QAbstractButton)
    qtbot.mouseClick(next(each for each in buttons if each.text() == question), LEFT)
    view = page.view("fits")
    settled(qtbot, view, tasks)
    assert page.here() == "view:fits:2029"
    _proposal, own, third = view.columns
    assert uids(own) == [uid for uid, year in years(editor).items() if year == 2029]
    assert third.isHidden()


def test_proposal_and_choice_stand_side_by_side_and_say_what_is_over(page, shown, editor):
    view = shown(2027)
    told = editor.read(fits.of_year, editor.plan, 2027)
    proposal, own, _third = view.columns
    assert uids(proposal) == list(told.proposed)
    assert uids(own) == list(told.own)
    assert not proposal.over.isVisible()
    over = next(each for each in told.rooms if each.left_by_committee < 0)
    assert f"{wording.riel(-over.left_by_committee)}" in own.over.text()
    assert fits_words.points(told.own_value) in view.sentence.text()
    only_theirs = next(each for each in own.cards.cards() if each.uid not in told.proposed)
    rest = fits_words.Told(view.plan, told).reason(told.reasons[only_theirs.uid])
    assert words.strip_breaks(rest) in only_theirs.accessibleName()


def test_the_proposal_is_taken_over_and_one_undo_takes_it_back(qtbot, page, shown, editor, tasks):
    before = years(editor)
    view = shown(2027)
    qtbot.mouseClick(view.take, LEFT)
    settled(qtbot, view, tasks)
    proposed = set(uids(view.columns[0]))
    assert {uid for uid, year in years(editor).items() if year == 2027} == proposed
    assert not view.take.isVisible()
    assert all((each.left or 0) >= 0 for each in balance(editor).uses if each.year == 2027)
    editor.undo()
    assert years(editor) == before


def balance(editor):
    return editor.read(budget.balance, editor.plan)


def test_what_stays_over_a_ceiling_is_said_before_and_after_the_take_over(
    qtbot, page, shown, editor, tasks
):
    told = editor.read(fits.subject, editor.plan)
    dear = max((each for each in told.projects if each.year == 2027), key=budget_total)
    editor.apply("projects.change", uid=dear.uid, support="promised")
    for each in editor.read(budget.balance, editor.plan).ceilings:
        if each.year == 2027:
            editor.apply(
                "budget.set_ceiling", plan=editor.plan, source=each.source, year=2027, amount=1
            )
    view = shown(2027)
    over = fits_words.still_over(view.plan, view.fits)
    assert wording.name_of(dear) in over
    assert words.strip_breaks(over) in words.strip_breaks(view.hint.text())
    with qtbot.waitSignal(page.notice) as said:
        qtbot.mouseClick(view.take, LEFT)
    assert over in said.args[0]


def test_nothing_changes_by_looking(page, shown, editor):
    before = years(editor)
    shown(2027)
    shown("all")
    assert years(editor) == before
    assert not editor.can_undo


def test_one_project_is_placed_by_its_button(qtbot, page, shown, editor, tasks):
    moved = next(uid for uid, year in years(editor).items() if year == 2029)
    editor.apply("projects.place", uid=moved, year=None)
    view = shown(2029)
    card = next(each for each in view.columns[0].cards.cards() if each.uid == moved)
    assert card.place.accessibleName() != card.place.text()
    qtbot.keyClick(card.place, Qt.Key.Key_Return)
    settled(qtbot, view, tasks)
    assert years(editor)[moved] == 2029
    card = next(each for each in view.columns[0].cards.cards() if each.uid == moved)
    assert card.place is None


def test_a_card_opens_its_project_by_keys(qtbot, page, shown):
    view = shown(2027)
    card = view.cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert page.here() == f"project:{card.uid}"


def test_three_years_stand_side_by_side(page, shown, editor):
    view = shown("all")
    told = editor.read(fits.over_years, editor.plan)
    assert [uids(each) for each in view.columns] == [list(each.proposed) for each in told]
    assert all(each.isVisible() for each in view.columns)
    assert page.here() == "view:fits:all"


def test_another_plan_has_its_own_years(qtbot, page, shown, editor, tasks):
    view = shown("2028")
    editor.switch_year(2030)
    settled(qtbot, view, tasks)
    assert list(view.switch.buttons) == ["2030", "2031", "2032", "all"]
    assert page.here() == "view:fits:2030"
    assert not view.cards()
    assert view.sentence.text() == fits_words.no_project()
    assert not any(each.isVisible() for each in (*view.columns, view.take))


def test_a_card_that_would_still_fit_says_so(page, editor):
    moved = next(uid for uid, year in years(editor).items() if year == 2029)
    card = next(each for each in page.overview.board.cards() if each.uid == moved)
    hint = words.strip_breaks(_("Fits"))
    assert hint not in card.accessibleName()
    editor.apply("projects.place", uid=moved, year=None)
    page.overview.show_year(2029)
    card = next(each for each in page.overview.board.cards() if each.uid == moved)
    assert card.accessibleName().endswith(hint)


# the sentences


def told(*listed, year=2027):
    whole = plan(projects=listed, ceilings=(Ceiling("cs_dev", 2027, 100),))
    return fits_words.Told(whole, selection_years.of_year(whole, year))


def cost(number, riel, part=""):
    return line(number, quantity=Decimal(1), unit_price=riel, part=part)


def test_every_reason_has_its_own_sentence_and_names_who_would_go():
    words_of = told(project(1, lines=(cost(701, 40),)), project(2, lines=(cost(702, 50),)))
    others = (uid(601), uid(602))
    said = {
        code: words_of.reason(Reason("x", code, ("cs_dev", 2027), 7, others, 2000, 1000))
        for code in ("over", "over_together", "needs", "pushes_out", "worthless", "unsure")
    }
    said["equal"] = words_of.reason(Reason("x", "pushes_out", None, 0, others, 1000, 1000))
    assert len(set(said.values())) == len(said)
    assert not any("{" in each for each in said.values())
    for code in ("over_together", "needs", "pushes_out", "unsure", "equal"):
        assert words_of.projects[uid(602)].name(catalogue.current()) in said[code]


def test_what_a_promised_project_leaves_is_not_said_to_be_the_whole_ceiling():
    free = project(2, lines=(cost(702, 70),))
    dear = project(3, lines=(cost(703, 101),))
    alone = told(free, dear)
    beside = told(project(1, lines=(cost(701, 60),), support="promised"), free, dear)
    elsewhere = told(
        project(1, lines=(replace(cost(701, 60), year=2027), cost(704, 1)), year=2028), free, dear
    )
    left = [_why(each, free) for each in (beside, elsewhere)]
    assert wording.riel_in_sentence(30) in left[0]
    assert len({*left, _why(alone, dear)}) == 3
    whole = words.strip_breaks(_("Alone it is {riel} more than {source} has for {year}."))
    assert not any(each.startswith(whole.split("{")[0]) for each in left)
    assert words.strip_breaks(_why(alone, dear)).startswith(whole.split("{")[0])


def _why(words_of, out):
    (reason,) = [each for uid_, each in words_of.fits.reasons.items() if uid_ == out.uid]
    return words_of.reason(reason)


def test_a_project_in_part_names_the_parts_that_are_in_and_why_others_are_not():
    lines = (cost(701, 60, "1"), cost(702, 60, "2"))
    (row,) = told(project(1, divided="phase", lines=lines, year=None)).proposed()
    assert fits_words.place(row) == _("Put this part into {year}").format(year=wording.year(2027))
    assert row.amount == 60
    first, _rank, second = row.said
    assert fits_words.Told.part("1") in first
    assert second.startswith(fits_words.Told.part("2"))


def test_more_than_three_others_are_counted():
    words_of = told(*(project(number, lines=(cost(700 + number, 1),)) for number in range(1, 6)))
    said = words_of.names([uid(600 + number) for number in range(1, 6)])
    assert said.count(words.strip_breaks(_("“{name}”"))[0]) == 3
    assert wording.number(2) in said
