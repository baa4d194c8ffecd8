"""Six tiles: a number, its trend in words and as a line; a tile opens its indicator."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain.figure_lines import Trend
from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.pictures import trend as trend_picture
from ccwc_desktop.ui.widgets.text import Text

from . import wording

_INKS = {"good": "green", "bad": "amber", "": "ink-soft"}


class Tiles(QWidget):
    """`chosen(code)` when a tile is pressed; the arrows move between them."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(words.strip_breaks(name))
        self.cards: list[Card] = []
        self._told: Mapping[str, tuple[Indicator, Trend]] = {}
        self._shown: Mapping[str, tuple[Indicator, Trend]] = {}
        self._marked = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.px("s2"))

    def show_trends(self, catalogue: Mapping[str, Indicator], trends: Mapping[str, Trend]) -> None:
        """The numbers of another year, or other numbers; the focus stays in its place.

        Out of view nothing is built: in the form a key would wait for it.
        """
        self._told = {code: (catalogue[code], trend) for code, trend in trends.items()}
        if not self.isHidden():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """What was told out of view."""
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        if self._told == self._shown:
            return
        self._shown = self._told
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), -1)
        for old in self.cards:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [_tile(*told) for told in self._told.values()]
        for code, card in zip(self._told, self.cards, strict=True):
            card.opened.connect(lambda code=code: self.chosen.emit(code))
            self._row.addWidget(card, 1)
        self.mark(self._marked)
        if at >= 0:
            self.cards[at].setFocus()

    def mark(self, code: str) -> None:
        """The tile of the indicator in the grid."""
        self._marked = code
        for card in self.cards:
            card.show_state("selected" if card.objectName() == code else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), -1) + step
        if step and 0 <= at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _tile(known: Indicator, trend: Trend) -> Card:
    name = wording.tile_name(known)
    said = wording.trend_words(trend)
    number = wording.amount(trend.value)
    card = Card(words.strip_breaks(f"{name}: {number}, {said}"), opens=True)
    card.setObjectName(known.code)
    card.body.setContentsMargins(8, 4, 6, 4)
    card.body.setSpacing(0)
    card.body.addWidget(Text(name, "small"), 1, Qt.AlignmentFlag.AlignTop)
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(Text(number, "figure", wrap=False))
    row.addStretch()
    if len(trend.values) > 1:
        values = [float(each) for each in trend.values]
        row.addWidget(trend_picture(values, said, trend.mood == "bad"))
    card.body.addLayout(row)
    card.body.addWidget(Text(said, "small", _INKS[trend.mood]))
    return card
