"""Who can act: four clear choices, each with what it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from ccwc_desktop.domain.problems import MANDATES
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui.place_names import here
from ccwc_desktop.ui.theme import fonts, restyle, tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text

from . import wording


class _Choice(Card):
    """A radio button with its meaning; the whole card can be pressed."""

    def __init__(self, key: str, whose: Identity) -> None:
        super().__init__("")
        self.key = key
        name = here(wording.mandate(key), whose)
        meaning = here(_(wording.MEANINGS[key]), whose)
        self.radio = QRadioButton(words.strip_breaks(name))
        self.radio.setFont(fonts.font("strong"))
        self.radio.setMinimumHeight(fonts.line_height("strong") + 4)
        self.radio.setAccessibleName(words.strip_breaks(f"{name}. {meaning}"))
        self.body.setSpacing(0)
        self.body.addWidget(self.radio)
        self.body.addWidget(Text(meaning, "small", "ink-soft"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As a press on the button itself."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()


class MandateGate(QWidget):
    """A field of a FieldBlock; its value is one of `MANDATES`, "" before anybody answered."""

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(self, whose: Identity) -> None:
        super().__init__()
        self._value = ""
        self._choices = {key: _Choice(key, whose) for key in MANDATES}
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(tokens.px("s2"))
        for at, choice in enumerate(self._choices.values()):
            self._group.addButton(choice.radio)
            grid.addWidget(choice, at // 2, at % 2)
            choice.radio.clicked.connect(lambda _on=False, key=choice.key: self.put(key))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._choices[MANDATES[0]].radio)

    def value(self) -> object:
        """The answer."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show an answer; "" shows none."""
        self._value = str(value or "")
        self._group.setExclusive(False)
        for key, choice in self._choices.items():
            choice.radio.setChecked(key == self._value)
            choice.show_state("selected" if key == self._value else "")
        self._group.setExclusive(True)
        chosen = self._choices.get(self._value, self._choices[MANDATES[0]])
        self.setFocusProxy(chosen.radio)

    def put(self, value: object) -> None:
        """Answer for the person."""
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.entered.emit(value)

    def leave(self) -> None:
        """Nothing waits."""

    def refuse(self, sentence: str) -> None:
        """The answer could not be kept; it stays seen."""

    def show_state(self, state: str) -> None:
        """ "locked" cannot be changed."""
        self.setEnabled(state != "locked")
        restyle(self, state=state)
