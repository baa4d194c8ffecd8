"""Unlocking a workbook: its place, its password, one button."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text

from .passphrase import PassphraseField, sizes
from .sign_line import SignLine


class UnlockForm(QWidget):
    """`submitted(path, passphrase)`; a refusal stands under the field, which keeps its text."""

    submitted = Signal(object, str)
    otherRequested = Signal()
    practiceRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._label = Text(_("Password"), "strong")
        self.field = PassphraseField(_("Password"))
        self.open = Button(_("Open the plan"), "main", "key")
        self.open.setMinimumHeight(sizes())
        self.other = Button(_("Another workbook"), "link")
        self.practice = Button(_("Practice"), "link")
        self._wrong, self._caps = _line("refusal", "red"), _line("warning", "amber")
        self._caps.say(_("Caps Lock is on. Capital and small letters differ."))
        self._caps.hide()
        self._wrong.hide()
        self._lay_out()
        self.field.returnPressed.connect(self._on_open)
        self.field.textEdited.connect(lambda: self.refuse(""))
        self.field.capsLock.connect(self._caps.setVisible)
        self.open.clicked.connect(self._on_open)
        self.other.clicked.connect(self.otherRequested)
        self.practice.clicked.connect(self.practiceRequested)
        self.setFocusProxy(self.field)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(tokens.px("s2"))
        inside.addWidget(self._label)
        for part in (self.field, self._wrong, self._caps):
            inside.addWidget(part)
        inside.addSpacing(tokens.px("s2"))
        inside.addWidget(self.open)
        links = QHBoxLayout()
        links.addWidget(self.other)
        links.addStretch()
        links.addWidget(self.practice)
        inside.addLayout(links)
        self._safe = _line("backup", "green", "ink-soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s3"))
        column.addWidget(card)
        column.addWidget(self._safe)

    def show_workbook(self, path: Path) -> None:
        """Ask for the password of this one."""
        self._path = path
        self.field.clear()
        self.refuse("")

    def ask_password(self, locked: bool) -> None:
        """Show the field; a workbook without a password needs only the button."""
        for part in (self._label, self.field):
            part.setVisible(locked)
        self.setFocusProxy(self.field if locked else self.open)
        self.setFocus()
        self._safe.say(
            _("This plan is locked on this computer. No internet is needed.")
            if locked
            else _("This plan has no password. No internet is needed.")
        )

    def refuse(self, sentence: str) -> None:
        """Say why it did not open; "" takes the sentence away."""
        self._wrong.setVisible(bool(sentence))
        self._wrong.say(sentence)
        self.field.show_wrong(sentence)
        if sentence:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        self.submitted.emit(self._path, self.field.text())


def _line(icon: str, colour: str, ink: str = "") -> SignLine:
    return SignLine(icon, colour, ink or colour)
