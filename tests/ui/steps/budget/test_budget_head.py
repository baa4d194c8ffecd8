"""The head of the step, the sources in a row, and who set a ceiling."""

from PySide6.QtCore import Qt

from ccwc_desktop.language import words
from ccwc_desktop.services import budget
from ccwc_desktop.ui import ceiling_words
from ccwc_desktop.ui.steps.budget import views

LEFT = Qt.MouseButton.LeftButton


def ceilings(editor, source):
    told = editor.read(budget.balance, editor.plan).ceilings
    return {each.year: each for each in told if each.source == source}


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_where_the_views_have_no_room_they_are_a_list(page, stage):
    head = page.switch
    assert (head.switch.isVisible(), head.choice.isVisible()) == (True, False)
    stage.window.resize(700, 560)
    assert (head.switch.isVisible(), head.choice.isVisible()) == (False, True)
    assert page.width() <= 700
    head.choice.put("terms")
    assert page.name == "terms"
    page.go_to("")
    assert head.choice.value() == views.BOARD


def test_the_buttons_of_the_board_stand_beside_it_only(page):
    assert page.overview.add_button.isVisible()
    page.switch.switch.buttons["programme"].click()
    assert not page.overview.add_button.isVisible()
    assert not page.overview.ceilings_button.isVisible()
    assert page.switch.switch.buttons["programme"].hasFocus()
    page.switch.switch.buttons[views.BOARD].click()
    assert page.overview.ceilings_button.isVisible()


def test_sources_stay_in_one_row_and_keep_their_names_where_it_is_narrow(page, stage):
    vessels = page.overview.vessels
    high, names = vessels.cards()[0].height(), [c.accessibleName() for c in vessels.cards()]
    stage.window.resize(910, 640)
    assert len({card.y() for card in vessels.cards()}) == 1
    assert vessels.cards()[0].height() < high
    assert [c.accessibleName() for c in vessels.cards()] == names
    stage.window.resize(1090, 640)
    assert vessels.cards()[0].height() == high


def test_who_set_a_ceiling_is_said_for_all_years_at_once(qtbot, typed, page, editor):
    page.go_to("ceilings")
    field = page.ceilings.bases["social"]
    assert field.placeholderText() == ceiling_words.usual_basis("social")
    reason = ceilings(editor, "social")[2027].reason
    enter(qtbot, typed, field, "លិខិតលេខ ១២")
    assert {each.basis for each in ceilings(editor, "social").values()} == {"លិខិតលេខ ១២"}
    assert ceilings(editor, "social")[2027].reason == reason
    enter(qtbot, typed, page.ceilings.fields["social", 2027], "27000000")
    assert ceilings(editor, "social")[2027].basis == "លិខិតលេខ ១២"
    editor.undo()
    editor.undo()
    assert {each.basis for each in ceilings(editor, "social").values()} == {""}
    assert not field.text()


def test_who_set_a_ceiling_waits_for_the_first_amount(qtbot, typed, page, editor):
    page.go_to("ceilings")
    enter(qtbot, typed, page.ceilings.bases["own"], "ក្រុមប្រឹក្សា")
    assert not ceilings(editor, "own")
    enter(qtbot, typed, page.ceilings.fields["ngo", 2027], "900000")
    enter(qtbot, typed, page.ceilings.fields["own", 2028], "700000")
    assert ceilings(editor, "own")[2028].basis == "ក្រុមប្រឹក្សា"


def test_the_amber_line_names_who_set_the_ceiling(page, editor):
    (line,) = page.overview.lines
    assert ceiling_words.usual_basis("social") in line.note.accessibleName()
    plan, amount = editor.plan, line.use.amount
    told = {"source": "social", "year": 2027, "amount": amount, "basis": "លិខិតលេខ ១២"}
    editor.apply("budget.set_ceiling", plan=plan, reason=line.use.reason, **told)
    assert "លិខិតលេខ ១២" in words.strip_breaks(page.overview.lines[0].note.accessibleName())
