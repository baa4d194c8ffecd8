"""Accepting a figure that looks wrong: the reason why it is right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.text import Text


class ReasonLine(QFrame):
    """`given(place, sex, text)` when a reason was written; Esc and "Not now" close it."""

    given = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "warning")
        self._doubt: Doubt | None = None
        self._sentence = Text()
        self.field = text_field(words.strip_breaks(_("Why is it right?")))
        self.field.setAccessibleName(_("Why is it right?"))
        self.keep = Button(_("Keep the reason"), "accept", dense=True)
        self.cancel = Button(_("Not now"), "plain", dense=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(tokens.px("s1"))
        column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.hide)
        self.field.returnPressed.connect(self._on_keep)

    def ask(self, doubt: Doubt) -> None:
        """Ask for the reason of one figure."""
        self._doubt = doubt
        self._sentence.say(messages.doubt_sentence(doubt))
        self.field.set_value("")
        self.field.clear()
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        text = words.strip_breaks(self.field.text()).strip()
        if self._doubt is None or not text:
            self.field.setFocus()
            return
        doubt, self._doubt = self._doubt, None
        self.hide()
        self.given.emit(doubt.place, doubt.sex, text)
