"""Which lines a block of cells makes, looked at before they are added."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import pasted_lines
from ccwc_desktop.domain.pasted_lines import Pasted
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import paste_words
from .line_row import labels

SHOWN = 12
_HEADS = ("description", "unit", "quantity", "unit_price", "amount")


class PastePanel(QFrame):
    """`taken(lines, at)` when they are to be added, `closed` when not."""

    taken = Signal(object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "callout")
        self.pasted = Pasted()
        self._at = ""
        self.said = Text("", "strong")
        self._how = small("")
        self._inside: QWidget | None = None
        self.take = Button(paste_words.add(1), "quiet", "check", dense=True)
        self.leave_out = Button(_("Do not add them"), "plain", dense=True)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addWidget(self.leave_out)
        foot.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(tokens.px("s1"))
        self._column.addWidget(section(_("Lines from the spreadsheet")))
        self._column.addWidget(self.said)
        self._column.addWidget(self._how)
        self._column.addLayout(foot)
        self.take.clicked.connect(lambda: self.taken.emit(self.pasted.lines, self._at))
        self.leave_out.clicked.connect(self.closed)

    def show_block(self, text: str, at: str = "") -> None:
        """The lines a block makes and what must be told; `at` is the line it was pasted into."""
        found = pasted_lines.read(text)
        lines = tuple(
            replace(line, unit=str(wording.UNIT.read(line.unit) or "")) for line in found.lines
        )
        self.pasted, self._at = replace(found, lines=lines), at
        self.said.say(paste_words.found(self.pasted))
        self._how.say(paste_words.columns(self.pasted))
        self._how.setVisible(bool(lines))
        self.take.setVisible(bool(lines))
        self.take.say(paste_words.add(len(lines)))
        self.leave_out.say(_("Do not add them") if lines else _("Close"))
        self._show_inside()

    def focus(self) -> None:
        """The button that adds, or closes."""
        (self.take if self.pasted.lines else self.leave_out).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc adds nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_inside(self) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        if self.pasted.lines:
            column.addLayout(self._table())
        if len(self.pasted.lines) > SHOWN:
            column.addWidget(small(paste_words.more(len(self.pasted.lines) - SHOWN)))
        for each in self.pasted.told[:SHOWN]:
            column.addWidget(Text(paste_words.sentence(each), "small", "amber"))
        if len(self.pasted.told) > SHOWN:
            column.addWidget(small(paste_words.more(len(self.pasted.told) - SHOWN)))
        self._column.insertWidget(3, self._inside)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        said = labels()
        rows = [(paste_words.row_head(), *(said[key] for key in _HEADS))]
        listed = zip(self.pasted.rows[:SHOWN], self.pasted.lines[:SHOWN], strict=True)
        rows += [paste_words.cells(number, line) for number, line in listed]
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                ink = "ink-soft" if not at or not place else "ink"
                label = Text(cell, "small" if not at else "body", ink, typed=True, wrap=place == 1)
                if place > 2:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(label, at, place)
        return grid
