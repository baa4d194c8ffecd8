from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ccwc_desktop.domain.consultations import Remark
from ccwc_desktop.language import words
from ccwc_desktop.services import consultations
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.consultations.page import ConsultationsPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton
VILLAGE = "04020201"
BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(workbook):
    return Editor(workbook)


@pytest.fixture
def page(stage, editor):
    """A consultation with girls and boys of 10-13 and three choices, opened."""
    plan = editor.plan
    uid = editor.apply("consultations.add", plan=plan, villages=(VILLAGE,))
    for sex in ("f", "m"):
        editor.apply("consultations.count", uid=uid, sex=sex, age="10-13", heads=8)
    for text in ("ទឹក", "ផ្លូវ", "បង្គន់"):
        editor.apply("consultations.add_option", uid=uid, text=text)
    stage.window.resize(880, 600)
    page = ConsultationsPage(editor, Tasks())
    stage.put(page, page.title_actions())
    page.go_to(f"consultation:{uid}:method")
    return page


@pytest.fixture
def kept(page, editor):
    return lambda: editor.read(consultations.get, page.form.uid)


@pytest.fixture
def by(page):
    """Choose another way of hearing; its pane."""

    def choose(method):
        page.form.facts.method.editor.put(method)
        return page.form.record.pane

    return choose


def group(kept, sex="f"):
    return next(each for each in kept().groups if each.sex == sex)


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_each_group_puts_the_choices_in_order_by_mouse_and_by_keys(qtbot, by, page, kept, editor):
    pane = by("rank")
    one, two, three = (option.uid for option in kept().options)
    for uid in (one, two, three):
        qtbot.mouseClick(pane.waiting[uid], LEFT)
    qtbot.mouseClick(pane.places[three].up, LEFT)
    assert group(kept).order == (one, three, two)
    assert pane.places[three].up.hasFocus()
    qtbot.keyClick(pane.places[three].up, Qt.Key.Key_Up, BOTH)
    assert group(kept).order == (three, one, two)
    assert pane.places[three].down.hasFocus()  # at the top there is no further up
    qtbot.mouseClick(page.form.record.switch.buttons["m 10-13"], LEFT)
    qtbot.mouseClick(pane.waiting[two], LEFT)
    assert (group(kept).order, group(kept, "m").order) == ((three, one, two), (two,))
    qtbot.mouseClick(pane.places[two].away, LEFT)
    assert group(kept, "m").order == ()
    editor.undo()
    assert list(pane.places) == [two]
    qtbot.mouseClick(page.form.record.switch.buttons["f 10-13"], LEFT)
    assert page.form.record.switch.buttons["f 10-13"].hasFocus()
    qtbot.keyClick(page.form.record.switch.buttons["f 10-13"], Qt.Key.Key_Tab)
    assert pane.places[three].down.hasFocus()  # at the top there is no further up


def test_a_group_talk_names_three(by, kept, editor):
    pane = by("group_talk")
    editor.apply("consultations.add_option", uid=kept().uid, text="សាលា")
    for _time in range(3):
        next(iter(pane.waiting.values())).click()
    assert not pane.waiting
    assert len(group(kept).order) == 3


def test_pairs_are_asked_one_after_another_and_asked_again_from_the_table(qtbot, by, kept):
    pane = by("pair")
    one, _two, three = (option.uid for option in kept().options)
    for place in (0, 1, 1):
        qtbot.keyClick(pane.answers[place], Qt.Key.Key_Return)
    assert [pair.preferred for pair in group(kept).pairs] == [one, three, three]
    assert not pane.answers[0].isVisible()
    assert [row.wins for row in pane.model.records()] == [1, 0, 2]
    pane.grid.focus_cell(0, 1)
    qtbot.keyClick(pane.grid.table, Qt.Key.Key_Return)
    assert pane.answers[0].hasFocus()
    qtbot.mouseClick(pane.answers[1], LEFT)
    assert [row.wins for row in pane.model.records()] == [0, 1, 2]
    pane.grid.focus_cell(1, 0)
    qtbot.keyClick(pane.grid.table, Qt.Key.Key_Return)
    qtbot.mouseClick(pane.take_back, LEFT)
    assert len(group(kept).pairs) == 2


def test_faces_are_counted_by_group_and_too_many_are_said(qtbot, typed, by, page, kept):
    pane = by("scorecard")
    for column, text in ((0, "៤"), (4, "5")):
        pane.counts.grid.focus_cell(1, column)
        qtbot.keyClick(pane.counts.grid.table, Qt.Key.Key_F2)
        line = pane.counts.grid.table.findChildren(QLineEdit)[-1]
        typed(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert group(kept).faces[0].counts == (4, 0, 0, 0, 5)
    assert page.form.record._too_many.isVisible()


def test_causes_and_effects_hang_under_their_problem(qtbot, typed, by, kept):
    pane = by("tree")
    option = kept().options[1].uid
    causes = pane.trees[option].sides["cause"].list
    qtbot.mouseClick(causes.add, LEFT)
    (line,) = causes.lines.values()
    assert line.fields["text"].hasFocus()
    enter(qtbot, typed, line.fields["text"], "ទឹកជំនន់")
    (remark,) = kept().remarks
    assert remark == Remark(remark.uid, "cause", "ទឹកជំនន់", option=option)


def test_a_place_of_risk_has_its_village_and_no_name_goes_unsaid(qtbot, typed, by, kept, editor):
    places = by("map").remarks.list
    qtbot.mouseClick(places.add, LEFT)
    (line,) = places.lines.values()
    line.fields["village"].put(VILLAGE)
    enter(qtbot, typed, line.fields["text"], "the pond of the boy named Dara")
    (remark,) = kept().remarks
    assert (remark.kind, remark.village) == ("risk_place", VILLAGE)
    assert remark.text == "the pond of the boy named Dara"
    assert places.risk.isVisible()
    qtbot.mouseClick(places.risk._button, LEFT)
    assert kept().remarks[0].text == "the pond of a child"
    assert not places.risk.isVisible()
    qtbot.mouseClick(line.remove, LEFT)
    assert kept().remarks == ()
    editor.undo()
    assert kept().remarks[0].text == "the pond of a child"


def test_a_request_has_its_reply_and_another_way_keeps_it(qtbot, typed, by, page, kept):
    requests = by("forum").remarks.list
    qtbot.mouseClick(requests.add, LEFT)
    (line,) = requests.lines.values()
    enter(qtbot, typed, line.fields["text"], "អំពូល")
    enter(qtbot, typed, line.fields["reply"], "ឆ្នាំក្រោយ")
    by("vote")
    assert (kept().remarks[0].text, kept().remarks[0].reply) == ("អំពូល", "ឆ្នាំក្រោយ")
    assert page.form.record._also.isVisible()


def test_what_was_said_speaks_for_a_problem(qtbot, typed, page, kept, editor):
    problem = editor.apply("problems.add", plan=editor.plan, title_km="បង្គន់ខូច")
    qtbot.mouseClick(page.form.words.said.list.add, LEFT)
    (line,) = page.form.words.said.list.lines.values()
    enter(qtbot, typed, line.fields["text"], "ទ្វារខូច")
    line.fields["problem"].put(problem)
    (remark,) = kept().remarks
    assert (remark.kind, remark.text, remark.problem) == ("said", "ទ្វារខូច", problem)


def test_grown_ups_place_time_and_who_was_missing(qtbot, typed, page, kept):
    facts, adults = page.form.facts, page.form.adults.list
    enter(qtbot, typed, facts.place.editor, "សាលា")
    enter(qtbot, typed, facts.minutes.editor, "៩០")
    enter(qtbot, typed, facts.not_there.editor, "កុមារធ្វើស្រែ")
    qtbot.mouseClick(adults.add, LEFT)
    (line,) = adults.lines.values()
    enter(qtbot, typed, line.fields["name"], "កែវ ធីតា")
    enter(qtbot, typed, line.fields["role"], "អ្នកកត់ត្រា")
    told = kept()
    assert (told.place, told.minutes, told.not_there) == ("សាលា", 90, "កុមារធ្វើស្រែ")
    assert (told.adults[0].name, told.adults[0].role) == ("កែវ ធីតា", "អ្នកកត់ត្រា")
    enter(qtbot, typed, facts.minutes.editor, "0")
    assert facts.minutes.message()
    assert not page.leave()
    enter(qtbot, typed, facts.minutes.editor, "60")
    assert page.leave()


def test_a_tick_says_that_the_children_got_their_answer_today(qtbot, typed, page, kept, editor):
    answer = page.form.answer
    qtbot.keyClick(answer.tick, Qt.Key.Key_Space)
    assert kept().answered_on == date.today()
    enter(qtbot, typed, answer.answered.editor, "12/6/2026")
    assert kept().answered_on == date(2026, 6, 12)
    qtbot.keyClick(answer.tick, Qt.Key.Key_Space)
    assert kept().answered_on is None
    assert not answer.answered.isEnabled()
    editor.undo()
    assert answer.tick.isChecked()


def test_whom_to_call_for_one_child_is_one_press_away_and_esc_puts_it_away(qtbot, page, editor):
    qtbot.mouseClick(page.referral_button, LEFT)
    assert page.referral.isVisible()
    assert page.referral._helpline._number.text() in ("1280", "១២៨០")
    qtbot.keyClick(page.referral.close_button, Qt.Key.Key_Escape)
    assert not page.referral.isVisible()
    assert page.referral_button.hasFocus()


def test_every_field_of_a_finding_is_reached(page, kept, editor):
    uid = editor.apply("consultations.add_remark", uid=kept().uid, kind="said", text="ទឹក")
    page.go_to(f"consultation:{kept().uid}:words")
    assert page.form.words.words.editor.hasFocus()
    page.go_to(f"consultation:{kept().uid}:{uid}")
    assert page.form.words.said.list.lines[uid].fields["text"].hasFocus()
    page.go_to(f"consultation:{kept().uid}:{kept().options[2].uid}")
    assert page.form.record.options.lines[kept().options[2].uid].fields["text"].hasFocus()
    page.go_to(f"consultation:{kept().uid}:gone")
    assert page.form.facts.method.editor.hasFocus()
    page.go_to(f"consultation:{kept().uid}")
    assert isinstance(page.form.focusWidget(), QCheckBox)


def test_the_meter_names_who_is_missing(page, kept, editor, language):
    meter = page.overview.coverage.meter
    page.go_to("")
    said = words.strip_breaks(meter.missing.accessibleName())
    assert ("ទាំង ១០" if language == "km" else "all ten") in said
    assert meter.tags["f"].property("tag") == "amber"
    ages = words.strip_breaks(meter.tags["6-9"].text())
    assert ages == {"km": "៦–៩៖ ០", "en": "6–9: 0"}[language]


def test_a_place_that_points_to_a_house_is_said_over_the_whole_width(qtbot, typed, page, kept):
    facts = page.form.facts
    enter(qtbot, typed, facts.place.editor, "house 14, of a child aged 12")
    assert kept().place == "house 14, of a child aged 12"
    assert facts.risk.isVisible()
    qtbot.mouseClick(facts.risk._button, LEFT)
    assert kept().place == "house 14, of a child"
    assert not facts.risk.isVisible()
