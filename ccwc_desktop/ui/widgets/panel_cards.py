"""Cards in the right panel: a page describes them, the panel shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import tokens

from .buttons import Button, Kind
from .cards import Card, FlowLayout
from .signs import Tag
from .text import Text


@dataclass(frozen=True)
class PanelAction:
    """A button: its words, what it does, how it looks."""

    text: str
    do: Callable[[], object]
    kind: Kind = "link"
    icon: str = ""


@dataclass(frozen=True)
class PanelCard:
    """A head, a sentence, what can be done; `done` are the words of the green mark, "" for none."""

    key: str
    head: str
    sentence: str
    actions: tuple[PanelAction, ...] = ()
    done: str = ""


@dataclass(frozen=True)
class PanelCards:
    """The cards of a page under a heading; `more` shows the others, or fewer again."""

    heading: str
    icon: str
    cards: tuple[PanelCard, ...]
    more: PanelAction | None = None


class CardColumn(QWidget):
    """The cards one under another; the focus stays on its card when they are shown anew."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[PanelCard, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, tokens.px("s2"))
        self._column.setSpacing(tokens.px("s2"))
        self._more: PanelAction | None = None

    def fill(self, cards: PanelCards | None) -> None:
        """Show these cards; None for none."""
        wanted = cards.cards if cards is not None else ()
        more = cards.more if cards is not None else None
        if _same(wanted, self.shown) and (more and more.text) == (self._more and self._more.text):
            self.shown, self._more = wanted, more
            return
        key = self._focused()
        self._clear()
        self.shown, self._more = wanted, more
        for card in wanted:
            shown = self._card(card)
            self._column.addWidget(shown)
            shown.show()
        if more is not None:
            button = Button(more.text, "link")
            button.setObjectName("more")
            button.clicked.connect(lambda: self._do("more", -1))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()
        if key:
            self._focus(key)

    def focus_first(self) -> None:
        """The first button of the first card."""
        buttons = self.findChildren(QPushButton)
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, told: PanelCard) -> Card:
        card = Card(f"{told.head}. {told.sentence}")
        card.setObjectName(told.key)
        card.body.setSpacing(tokens.px("s1"))
        card.body.addWidget(Text(told.head, "strong"))
        card.body.addWidget(Text(told.sentence, "small", "ink-soft"))
        if told.done:
            line = QHBoxLayout()
            line.addWidget(Tag(told.done, "green", "check"))
            line.addStretch()
            card.body.addLayout(line)
        flow = FlowLayout()
        for place, action in enumerate(told.actions):
            button = Button(action.text, action.kind, action.icon, dense=True)
            button.setAccessibleDescription(words.strip_breaks(told.head))
            button.clicked.connect(lambda _on, place=place: self._do(told.key, place))
            flow.addWidget(button)
        card.body.addLayout(flow)
        return card

    def _do(self, key: str, place: int) -> None:
        """What is described now: cards that look the same may do something newer."""
        if place < 0 and self._more is not None:
            self._more.do()
            return
        for card in self.shown:
            if card.key == key and place < len(card.actions):
                card.actions[place].do()
                return

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if widget.objectName() and widget.parentWidget() is self:
                return widget.objectName()
            widget = widget.parentWidget()
        return ""

    def _focus(self, key: str) -> None:
        found = self.findChild(QWidget, key, Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, QPushButton):
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        elif found is not None and (buttons := found.findChildren(QPushButton)):
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setObjectName("")
                widget.setParent(None)
                widget.deleteLater()


def _same(one: tuple[PanelCard, ...], other: tuple[PanelCard, ...]) -> bool:
    def looks(card: PanelCard) -> tuple[object, ...]:
        return (card.key, card.head, card.sentence, card.done, [a.text for a in card.actions])

    return [looks(card) for card in one] == [looks(card) for card in other]
