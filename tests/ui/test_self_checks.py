"""What the self-test sees: words cut off and signs without a glyph, and nothing else."""

from PySide6.QtWidgets import QLabel

from ccwc_desktop.ui import self_checks
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

KHMER = "សូមពិនិត្យឈ្មោះឃុំ និងភូមិ"


def test_words_with_room_are_no_fault(stage):
    stage.put(Text(KHMER), Text(KHMER, wrap=False), Button(KHMER), Tag("ថ្មី"), ShortText(KHMER))
    assert self_checks.faults(stage.window) == []


def test_a_line_a_button_and_a_tag_that_are_too_narrow_are_seen(stage):
    narrow = (Text(KHMER, wrap=False), Button(KHMER), Tag(KHMER))
    for widget in narrow:
        widget.setFixedWidth(40)
    stage.put(*narrow, QLabel("x"))
    assert len(self_checks.faults(stage.window)) == 3


def test_a_paragraph_that_is_too_low_is_seen(stage):
    text = Text(f"{KHMER} {KHMER}")
    text.setFixedSize(90, 30)
    stage.put(text)
    assert [each.partition(":")[0] for each in self_checks.faults(stage.window)] == [
        "words cut off"
    ]


def test_a_text_that_shortens_itself_is_no_fault(stage):
    text = ShortText(KHMER)
    text.setFixedWidth(40)
    stage.put(text)
    assert self_checks.faults(stage.window) == []


def test_a_sign_that_no_bundled_font_has_is_named(stage):
    stage.put(Text("ក\u200b漢"))
    assert self_checks.faults(stage.window) == ["no glyph for U+6F22: ក漢"]


def test_what_is_hidden_is_not_looked_at(stage):
    text = Text(KHMER, wrap=False)
    text.setFixedWidth(20)
    stage.put(text)
    assert self_checks.faults(stage.window) != []
    text.hide()
    assert self_checks.faults(stage.window) == []
