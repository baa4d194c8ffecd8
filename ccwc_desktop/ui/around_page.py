"""What stands around every page: its title and sentence above, Back and Next below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _

from .theme import tokens
from .widgets.buttons import Button, Kind
from .widgets.text import title, why


class TitleBlock(QWidget):
    """Title, the sentence why, and at the right what the page puts there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._why = title(""), why("")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._why)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.px("s4"))
        self._row.addLayout(words, 1)
        self._slot: QWidget | None = None

    def show_page(self, name: str, sentence: str, slot: QWidget | None = None) -> None:
        """Another page; its slot stays its own and is only shown here."""
        self._title.say(name)
        self._why.say(sentence)
        self._why.setVisible(bool(sentence))
        if self._slot is not None:
            self._row.removeWidget(self._slot)
            self._slot.hide()
        self._slot = slot
        if slot is not None:
            self._row.addWidget(slot, 0, Qt.AlignmentFlag.AlignVCenter)
            slot.show()


class Navigation(QFrame):
    """Back and Next above the status line, always at the same place."""

    back = Signal()
    next = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self.back_button = Button(_("Back"), "plain", "back")
        self._nexts = {kind: Button("", kind, "next", after=True) for kind in _NEXT_KINDS}
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back_button)
        row.addStretch(1)
        for button in self._nexts.values():
            row.addWidget(button)
            button.clicked.connect(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(9)
        column.addWidget(rule)
        column.addLayout(row)
        self.back_button.clicked.connect(self.back)

    def show_step(self, before: str, after: str, page_has_main: bool) -> None:
        """The names of the steps around this one, "" where there is none."""
        self.back_button.setVisible(bool(before))
        for kind, button in self._nexts.items():
            button.say(_("Next: {step}").format(step=after))
            button.setVisible(bool(after) and (kind == "plain") == page_has_main)

    @property
    def next_button(self) -> Button:
        """The one of the two that is seen."""
        shown = [each for each in self._nexts.values() if not each.isHidden()]
        return shown[0] if shown else self._nexts["main"]


_NEXT_KINDS: tuple[Kind, ...] = ("main", "plain")
