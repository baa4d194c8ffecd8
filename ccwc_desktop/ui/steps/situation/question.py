"""One question of the form: a figure of a place, girls and boys apart, with what helps."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.figure_questions import Question
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LineField, count_field, number_field
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording

FIELD_WIDTH = 190


class QuestionFields(QWidget):
    """`entered(sex, value)` for each number; `done()` when Enter leaves the last field."""

    entered = Signal(str, object)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.blocks: dict[str, FieldBlock] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.px("s5"))
        self._grid.setVerticalSpacing(tokens.px("s1"))
        self._helps: list[tuple[Text, Text]] = []  # last year's number, the commune so far
        self._shown = ("", "")
        self._sex = ""

    def show_question(self, asked: Question, all_villages: int) -> None:
        """Another question, or the same one after a number was stored."""
        here = (asked.indicator.code, asked.place)
        if here != self._shown:
            self._build(asked)
            self._shown = here
        for sex, block in self.blocks.items():
            block.set_value(_shown(asked.cells[sex].value))
            if not asked.cells[sex].takes:
                block.lock()
        self._show_helps(asked, all_villages)

    def focus_sex(self, sex: str = "") -> None:
        """Into the field of a sex; into the first that is empty when none is named."""
        empty = [each for each, block in self.blocks.items() if block.value() is None]
        wanted = sex if sex in self.blocks else (empty or list(self.blocks))[0]
        self._sex = wanted
        self.blocks[wanted].focus()

    def current_sex(self) -> str:
        """The sex whose field was used last, or the first."""
        return self._sex if self._sex in self.blocks else next(iter(self.blocks))

    def leave(self) -> bool:
        """Store what is only typed; False while a text stands here that is no number."""
        kept = [block.leave() for block in self.blocks.values()]  # every one, even after a False
        return all(kept)

    def refuse(self, sex: str, refused: Refused) -> None:
        """The number could not be kept."""
        if sex in self.blocks:
            self.blocks[sex].show_refusal(messages.sentence(refused))

    def _build(self, asked: Question) -> None:
        for old in (*self.blocks.values(), *(each for pair in self._helps for each in pair)):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._helps = []
        titles = wording.sex_titles(asked.indicator)
        typed = [sex for sex in asked.indicator.sexes if sex != "t" or len(asked.cells) == 1]
        self.blocks = {}
        for column, sex in enumerate(typed):
            label = titles[sex] if len(typed) > 1 else _("Number")
            block = FieldBlock(label, _field(asked), key=sex, width=FIELD_WIDTH)
            block.editor.setFont(fonts.font("figure"))
            block.editor.setFixedHeight(tokens.px("control-unlock"))
            block.edited.connect(lambda value, sex=sex: self._on_edited(sex, value))
            self.blocks[sex] = block
            self._grid.addWidget(block, 0, column)
            self._helps.append((small(""), small("")))
            for row, each in enumerate(self._helps[-1], start=1):
                self._grid.addWidget(each, row, column)
            self._helps[-1][1].setVisible(asked.commune is not None)
        self._grid.setColumnStretch(len(typed), 1)

    def _on_edited(self, sex: str, value: object) -> None:
        self._sex = sex
        self.entered.emit(sex, value)

    def _show_helps(self, asked: Question, all_villages: int) -> None:
        for sex, (before, so_far) in zip(self.blocks, self._helps, strict=True):
            before.say(_last_year(asked.before, sex))
            if asked.commune is not None:
                so_far.say(_so_far(asked, sex, all_villages))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on: to the next field, then to the next question."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        if not self.leave():
            return
        fields = [block.editor for block in self.blocks.values()]
        at = next((i for i, field in enumerate(fields) if field.hasFocus()), len(fields))
        if at + 1 < len(fields):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()


def _field(asked: Question) -> LineField:
    return number_field() if asked.indicator.unit == "km" else count_field()


def _shown(value: Decimal | None) -> object:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value


def _last_year(before: Mapping[str, Decimal | None], sex: str) -> str:
    number = before.get(sex)
    if number is None:
        return _("Last year: not known")
    return _("Last year: {number}").format(number=wording.amount(number))


def _so_far(asked: Question, sex: str, all_villages: int) -> str:
    assert asked.commune is not None
    language = current()
    return _("Commune so far: {number} ({known} of {all} villages)").format(
        number=wording.amount(asked.commune[sex]),
        known=digits.number(asked.villages_known, language),
        all=digits.number(all_villages, language),
    )
