"""A score from 0 to 5 by one key (Khmer or Latin digit) or one tap."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import tokens

SCORES = range(6)


def score_of(text: str) -> int | None:
    """The score a typed sign means: "3" and "៣" are 3; None for anything else."""
    plain = digits.to_latin(text)
    return int(plain) if plain in {str(score) for score in SCORES} else None


class ScoreRow(QWidget):
    """`scored(0…5)` when the person chooses; Delete takes it back (`scored(None)`).

    `anchors` are the words for scores ({5: "danger to life"}), shown on hover and read aloud.
    """

    scored = Signal(object)

    def __init__(self, name: str, anchors: dict[int, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(words.strip_breaks(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        self._group = QButtonGroup(self)
        self._value: int | None = None
        for score in SCORES:
            button = QPushButton(digits.number(score, current()))
            button.setCheckable(True)
            button.setProperty("score", True)
            button.setFixedSize(tokens.px("control"), tokens.px("control"))
            anchor = words.strip_breaks((anchors or {}).get(score, ""))
            button.setToolTip(anchor)
            said = _("score {number}").format(number=button.text())
            button.setAccessibleName(f"{said}: {anchor}" if anchor else said)
            self._group.addButton(button, score)
            row.addWidget(button)
        row.addStretch()
        self.setFocusProxy(self._group.button(0))
        self._group.buttonClicked.connect(self._on_clicked)

    def value(self) -> int | None:
        """The score shown."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a score, None for none."""
        self._value = value
        self._group.setExclusive(False)
        for score in SCORES:
            self._group.button(score).setChecked(score == value)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Delete takes back."""
        score = score_of(event.text())
        if score is not None:
            self._choose(score)
            self._group.button(score).setFocus()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self._choose(self._group.id(button))

    def _choose(self, score: int | None) -> None:
        if score != self._value:
            self.set_value(score)
            self.scored.emit(score)
