"""What is known of the score in hand: what the figures suggest, how far members are apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain.suggested_scores import Suggestion
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text

from . import wording


class AboutCell(QWidget):
    """One line; `taken(value)` when the suggested score is wanted. It is never taken by itself."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._value = 0
        self.text = Text("", "small", "ink-soft")
        self.take = Button("", "quiet", "check", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.text, 1)
        row.addWidget(self.take)
        self.take.clicked.connect(lambda: self.taken.emit(self._value))
        self.setMinimumHeight(self.take.sizeHint().height())
        self.take.hide()  # until there is something to take

    def show_suggestion(self, found: Suggestion | None, given: int | None) -> None:
        """A suggested score beside the one that is given."""
        if found is None:
            self.say("")
            return
        self._value = found.value
        self.say(wording.suggestion(found))
        self.take.say(_("Take {value}").format(value=wording.shown(found.value)))
        self.take.setVisible(found.value != given)

    def say(self, sentence: str) -> None:
        """Words without a suggestion; nothing stands here while there are none."""
        self.take.hide()
        self.text.say(sentence)
        self.setVisible(bool(sentence))
