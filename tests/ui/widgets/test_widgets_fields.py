from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStyleOptionComboBox, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.ui.theme import fonts, palette
from ccwc_desktop.ui.widgets import fields
from ccwc_desktop.ui.widgets.choices import CheckList, ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock


class Heard(list):
    """What a signal brought, in order."""

    def __init__(self, signal):
        super().__init__()
        signal.connect(self.append)


@pytest.fixture
def cost(stage):
    return stage.put(FieldBlock("Cost", fields.riel_field(), required=True), QPushButton("next"))


def test_a_field_says_its_change_once(cost, qtbot):
    heard = Heard(cost.edited)
    cost.focus()
    qtbot.keyClicks(cost.editor, "18 400 000")
    qtbot.keyClick(cost.editor, Qt.Key.Key_Return)
    qtbot.keyClick(cost.editor, Qt.Key.Key_Tab)
    assert heard == [18_400_000]


def test_khmer_digits_are_read_and_shown_grouped(cost, qtbot, typed, language):
    heard = Heard(cost.edited)
    cost.focus()
    typed(cost.editor, "១២៥០០")
    qtbot.keyClick(cost.editor, Qt.Key.Key_Tab)
    assert heard == [12_500]
    assert cost.editor.text() == ("១២\u00a0៥០០" if language == "km" else "12\u00a0500")


def test_a_letter_in_a_number_keeps_the_text_and_offers_the_digit(cost, qtbot):
    heard = Heard(cost.edited)
    cost.focus()
    qtbot.keyClicks(cost.editor, "18 4O0 000")
    qtbot.keyClick(cost.editor, Qt.Key.Key_Return)
    assert heard == []
    assert cost.editor.text() == "18 4O0 000"
    assert "O" in cost.message()
    assert cost.editor.accessibleDescription() == cost.message()
    assert cost.editor.hasFocus()
    (cure,) = [b for b in cost.findChildren(QPushButton) if b.isVisible()]
    qtbot.mouseClick(cure, Qt.MouseButton.LeftButton)
    assert heard == [18_400_000]
    assert cost.message() == ""
    seen = cost.editor.grab().toImage()
    red = palette.colour("red")
    assert not any(
        seen.pixelColor(x, y) == red for x in range(seen.width()) for y in range(seen.height())
    )


def test_escape_brings_back_the_kept_value(cost, qtbot):
    cost.set_value(500)
    heard = Heard(cost.edited)
    cost.focus()
    qtbot.keyClicks(cost.editor, "abc")
    qtbot.keyClick(cost.editor, Qt.Key.Key_Return)
    assert cost.message()
    qtbot.keyClick(cost.editor, Qt.Key.Key_Escape)
    assert cost.value() == 500
    assert cost.message() == ""
    assert heard == []


def test_a_refused_value_stays_in_sight_when_the_page_shows_the_old_one_again(cost, qtbot):
    cost.set_value(500)
    cost.edited.connect(lambda value: cost.show_refusal("too much"))
    cost.focus()
    cost.editor.selectAll()
    qtbot.keyClicks(cost.editor, "999")
    qtbot.keyClick(cost.editor, Qt.Key.Key_Return)
    cost.set_value(500)
    assert cost.editor.text() in ("999", "៩៩៩")
    assert cost.message() == "too much"
    assert cost.is_wrong()
    qtbot.keyClick(cost.editor, Qt.Key.Key_Escape)
    assert cost.editor.text() in ("500", "៥០០")


def test_a_text_being_typed_survives_a_refresh(stage, qtbot):
    name = stage.put(FieldBlock("Name", fields.text_field()))
    name.set_value("old")
    name.focus()
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "half ty")
    name.set_value("other")
    assert name.editor.text() == "half ty"


def test_leaving_a_page_enters_what_is_only_typed_and_tells_what_is_wrong(cost, qtbot):
    heard = Heard(cost.edited)
    cost.focus()
    qtbot.keyClicks(cost.editor, "7")
    assert cost.leave()
    assert heard == [7]
    qtbot.keyClicks(cost.editor, "x")
    assert not cost.leave()


def test_an_emptied_number_is_unknown(cost, qtbot):
    cost.set_value(7)
    heard = Heard(cost.edited)
    cost.focus()
    cost.editor.selectAll()
    qtbot.keyClick(cost.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(cost.editor, Qt.Key.Key_Return)
    assert heard == [None]


def test_decimals_and_dates_are_values(stage, qtbot):
    share = FieldBlock("Share", fields.number_field())
    day = FieldBlock("Day", fields.date_field())
    stage.put(share, day)
    shares, days = Heard(share.edited), Heard(day.edited)
    share.editor.put("២,៥")
    day.editor.put("២៥/៩/២០២៦")
    assert shares == [Decimal("2.5")]
    assert days == [date(2026, 9, 25)]
    day.editor.put("31/4/2026")
    assert day.message()
    assert days == [date(2026, 9, 25)]


def test_a_long_text_is_as_high_as_its_lines_and_no_higher(stage):
    one, three = (stage.put(fields.LongText(lines)) for lines in (1, 3))
    least = (fonts.line_height() + 20, 3 * fonts.line_height() + 20)
    assert (one.minimumSizeHint().height(), three.minimumSizeHint().height()) == least


def test_long_text_is_saved_after_a_pause_and_once(stage, qtbot):
    why = stage.put(FieldBlock("Why", fields.LongText()), QPushButton("next"))
    heard = Heard(why.edited)
    why.focus()
    with qtbot.waitSignal(why.edited, timeout=3000):
        qtbot.keyClicks(why.editor, "flood")
    qtbot.keyClick(why.editor, Qt.Key.Key_Tab)
    assert heard == ["flood"]


def test_long_text_is_saved_when_left(stage, qtbot):
    why = stage.put(FieldBlock("Why", fields.LongText()), QPushButton("next"))
    heard = Heard(why.edited)
    why.focus()
    qtbot.keyClicks(why.editor, "flood")
    qtbot.keyClick(why.editor, Qt.Key.Key_Tab)
    assert heard == ["flood"]


def test_a_choice_too_long_for_its_field_ends_in_dots_and_is_whole_on_hover(stage):
    long = "Children are in danger of drowning in the stream and ponds"
    field = stage.put(ChoiceField([(1, long), (2, "short")]))
    field.setFixedWidth(200)
    shown = QStyleOptionComboBox()
    field.set_value(1)
    field.initStyleOption(shown)
    assert shown.currentText.endswith(("…", "..."))
    assert field.toolTip() == long
    field.set_value(2)
    field.initStyleOption(shown)
    assert shown.currentText == "short"


def test_a_choice_is_entered_once(stage, qtbot):
    source = stage.put(FieldBlock("Source", ChoiceField([("social", "សេវាសង្គម"), ("own", "B")])))
    source.set_value("own")
    heard = Heard(source.edited)
    source.focus()
    qtbot.keyClick(source.editor, Qt.Key.Key_Up)
    assert heard == ["social"]


def test_a_latin_digit_finds_a_khmer_one_in_a_list(stage, qtbot, language):
    shown = [digits.localise(str(place), language) for place in (1, 2, 3)]
    closed, open_ = ChoiceField(list(enumerate(shown))), ChoiceField(list(enumerate(shown)))
    stage.put(closed, open_)
    qtbot.keyClick(closed, Qt.Key.Key_3)
    assert closed.currentText() == shown[2]
    open_.showPopup()
    qtbot.keyClick(open_.view(), Qt.Key.Key_2)
    assert open_.view().currentIndex().data() == shown[1]
    open_.hidePopup()


def test_ticks_are_entered_in_list_order(stage, qtbot):
    boxes = stage.put(FieldBlock("Groups", CheckList([(1, "A"), (2, "B"), (3, "C")])))
    boxes.set_value((3,))
    heard = Heard(boxes.edited)
    boxes.focus()
    qtbot.keyClick(boxes.editor.focusProxy(), Qt.Key.Key_Space)
    assert heard == [(1, 3)]


def test_several_villages_are_entered_when_the_list_closes(stage, qtbot):
    villages = stage.put(FieldBlock("Villages", MultiChoice([(1, "កោះលត"), (2, "តាមលលើ")])))
    heard = Heard(villages.edited)
    villages.focus()
    qtbot.keyClick(villages.editor, Qt.Key.Key_Down)
    popup = villages.editor._popup
    qtbot.keyClick(popup.list.focusProxy(), Qt.Key.Key_Space)
    assert heard == []
    qtbot.mouseClick(popup.done, Qt.MouseButton.LeftButton)
    assert heard == [(1,)]
    assert "កោះលត" in villages.editor.accessibleDescription()


@pytest.mark.parametrize("height", [100, 380, 700])
def test_a_list_that_opens_stays_on_the_screen(stage, qtbot, height):
    spacer = QWidget()
    spacer.setFixedHeight(height)
    villages = MultiChoice([(i, f"ភូមិ {i}") for i in range(14)])
    stage.put(spacer, villages)
    stage.window.move(0, 0)
    qtbot.keyClick(villages, Qt.Key.Key_Down)
    screen = villages.screen().availableGeometry()
    assert screen.contains(villages._popup.geometry())
    villages._popup.close()


def test_every_field_has_the_name_of_its_label(stage):
    made = (fields.text_field(), fields.LongText(), ChoiceField(), CheckList(), MultiChoice())
    for editor in made:
        assert FieldBlock("Villages", editor).editor.accessibleName() == "Villages"
