"""The sentence under a line: why a text cannot be kept, and the buttons that help."""

from typing import Any

from PySide6.QtCore import Signal

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.reading import NUMBER, Wrong


class LineNote(Note):
    """`chosen(column, value)`: a text to put, or the number that was meant."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("refused", "")
        self._column = ""
        self._values: list[Any] = []
        self.first = Button("", "cure", dense=True)
        self.add(self.first)
        self.first.hide()
        self.first.clicked.connect(lambda: self.chosen.emit(self._column, self._values[0]))
        self.pressed.connect(lambda: self.chosen.emit(self._column, self._values[-1]))
        self.hide()

    def refuse(self, column: str, wrong: Wrong, readings: tuple[Any, ...] = ()) -> None:
        """A text of a column is no value; of `readings` the person may choose one."""
        self._column = column
        self._values = list(readings) or [wrong.cure_text]
        words = [_("It is {number}").format(number=NUMBER.write(each)) for each in readings]
        self.say("refused", wrong.sentence, words[-1] if words else wrong.cure)
        self.first.setVisible(len(words) > 1)
        if len(words) > 1:
            self.first.say(words[0])
        self.show()

    def warn(self, column: str, sentence: str) -> None:
        """A value was kept, but should be looked at."""
        self._column = column
        self.first.hide()
        self.say("warning", sentence)
        self.show()

    def clear(self, column: str) -> None:
        """A column holds a value again."""
        if column == self._column:
            self.hide()
