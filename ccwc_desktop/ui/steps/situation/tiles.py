"""Six tiles: a number, its trend in words and as a line; a tile opens its indicator."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.figure_lines import Trend
from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.pictures import trend as trend_picture
from ccwc_desktop.ui.widgets.text import Text

from . import wording

_INKS = {"good": "green", "bad": "amber", "": "ink-soft"}
TILE_WIDTH = 122


class Tiles(QWidget):
    """`chosen(code)` when a tile is pressed."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.list = CardList(name, TILE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_trends(self, catalogue: Mapping[str, Indicator], trends: Mapping[str, Trend]) -> None:
        """The numbers of another year, or other numbers."""
        cards = []
        for code, trend in trends.items():
            card = _tile(catalogue[code], trend)
            card.opened.connect(lambda code=code: self.chosen.emit(code))
            cards.append(card)
        self.list.fill(cards)

    def mark(self, code: str) -> None:
        """The tile of the indicator in the grid."""
        for card in self.list.cards():
            card.show_state("selected" if card.objectName() == code else "")


def _tile(known: Indicator, trend: Trend) -> Card:
    name = known.name(current())
    said = wording.trend_words(trend)
    number = wording.amount(trend.value)
    card = Card(words.strip_breaks(f"{name}: {number}, {said}"), opens=True)
    card.setObjectName(known.code)
    card.body.setContentsMargins(10, 6, 8, 6)
    card.body.setSpacing(0)
    card.body.addWidget(Text(name, "small", typed=True), 1, Qt.AlignmentFlag.AlignTop)
    row = QHBoxLayout()
    row.addWidget(Text(number, "figure", wrap=False))
    row.addStretch()
    if len(trend.values) > 1:
        values = [float(each) for each in trend.values]
        row.addWidget(trend_picture(values, said, trend.mood == "bad"))
    card.body.addLayout(row)
    card.body.addWidget(Text(said, "small", _INKS[trend.mood]))
    return card
