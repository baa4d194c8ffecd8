"""Four digits that keep the screen with the children: chosen before a vote, asked to get out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import voting
from ccwc_desktop.language import digits, words
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text

from .page import VotePage, centred, large
from .speech import Speech

MOST_DIGITS = 6  # the code of a commune
KEY_WIDTH = 84


class PinPage(VotePage):
    """`entered(digits)` when OK is pressed (in Latin digits), `back` for the way back.

    `whose` workbook it is is given while the PIN is chosen: the page tells what opens when it is
    forgotten, and shows the digits. When the PIN is asked they are covered.
    """

    entered = Signal(str)
    back = Signal()

    def __init__(self, speech: Speech, whose: Identity | None = None) -> None:
        _ = speech.gettext
        self._sets = whose is not None
        title = _("Choose four digits") if self._sets else _("For the facilitator")
        super().__init__(speech, title, closes=self._sets)
        self._typed = ""
        self._shown = Text("", "figure", wrap=False)
        font = self._shown.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._shown.setFont(font)
        self.wrong = Note("warning", "")
        self.wrong.hide()
        self.leave = large(_("Back") if self._sets else _("Back to the vote"), "plain", "back")
        self.leave.clicked.connect(self.back)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s5"))
        row.addLayout(self._words(whose), 1)
        row.addLayout(self._keys())
        inside = centred(self.column)
        inside.addStretch(1)
        inside.addLayout(row)
        inside.addStretch(2)
        self.lock.setVisible(self._sets)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def _words(self, whose: Identity | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(tokens.px("s3"))
        column.addWidget(Text(self._told(whose)))
        column.addWidget(self._shown)
        column.addWidget(self.wrong)
        column.addStretch()
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _told(self, whose: Identity | None) -> str:
        _ = self.speech.gettext
        if whose is None:
            return _(
                "Please type your four digits to leave, to see the results, or for another group."
            )
        told = _(
            "With them you leave the vote, see the results or choose another group. Keep them from "
            "the children. If you forget them, the six digits of the commune’s code open too: "
            "{code}."
        )
        return place_names.here(told, whose).format(code=self.speech.digits(whose.code))

    def _keys(self) -> QGridLayout:
        _ = self.speech.gettext
        grid = QGridLayout()
        grid.setSpacing(tokens.px("s2"))
        self.keys: dict[str, Button] = {}
        for place, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit), *divmod(place, 3))
        rub = Button("")
        rub.setIcon(icons.icon("back", "ink", tokens.px("icon-header")))
        rub.setAccessibleName(words.strip_breaks(_("Take the last digit away")))
        rub.setToolTip(rub.accessibleName())
        rub.setMinimumSize(KEY_WIDTH, fonts.at_least("control-vote"))
        rub.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rub.clicked.connect(self.rub_out)
        self.ok = Button(_("OK"), "main")
        self.ok.setMinimumSize(KEY_WIDTH, fonts.at_least("control-vote"))
        self.ok.clicked.connect(self._on_ok)
        grid.addWidget(rub, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self.ok, 3, 2)
        return grid

    def _key(self, digit: str) -> Button:
        key = Button(self.speech.digits(digit))
        key.setFont(fonts.font("figure"))
        key.setMinimumSize(KEY_WIDTH, fonts.at_least("control-vote"))
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard types digits on the page itself
        key.clicked.connect(lambda: self.type_in(digit))
        self.keys[digit] = key
        return key

    def type_in(self, digit: str) -> None:
        """One digit more, as long as there is room."""
        room = voting.PIN_DIGITS if self._sets else MOST_DIGITS
        if len(self._typed) < room:
            self._typed += digit
            self.wrong.hide()
            self._show()

    def rub_out(self) -> None:
        """The last digit goes."""
        self._typed = self._typed[:-1]
        self._show()

    def refuse(self, sentence: str) -> None:
        """These digits do not open."""
        self._typed = ""
        self._show()
        self.wrong.say("warning", sentence)
        self.wrong.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits of any keyboard, Backspace, Enter."""
        digit = digits.to_latin(event.text())
        if len(digit) == 1 and digit in "0123456789":
            self.type_in(digit)
        elif event.key() == Qt.Key.Key_Backspace:
            self.rub_out()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_ok()
        else:
            super().keyPressEvent(event)

    def _on_ok(self) -> None:
        if self.ok.isEnabled():
            self.entered.emit(self._typed)

    def _show(self) -> None:
        _, speech = self.speech.gettext, self.speech
        signs = speech.digits(self._typed) if self._sets else "•" * len(self._typed)
        self._shown.say("  ".join(signs.ljust(voting.PIN_DIGITS, "–")))
        heard = speech.ngettext("{count} digit typed", "{count} digits typed", len(self._typed))
        self._shown.setAccessibleName(heard)
        enough = voting.is_pin(self._typed) if self._sets else bool(self._typed)
        self.ok.setEnabled(enough)
