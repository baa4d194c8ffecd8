"""Large numbers in a row: what a page says in five seconds."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text, small


class Tile(Card):
    """A number and what it counts."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.body.setContentsMargins(14, 6, 14, 8)
        self._figure, self._what = Text("", "figure", colour, wrap=False), small("")
        self.body.addWidget(self._figure)
        self.body.addWidget(self._what)

    def say(self, figure: str, what: str) -> None:
        """Another number."""
        self._figure.say(figure)
        self._what.say(what)
        self.setAccessibleName(words.strip_breaks(f"{figure} {what}"))


class Tiles(QWidget):
    """A tile for each number, in the colours told."""

    def __init__(self, *colours: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = [Tile(colour) for colour in colours]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s3"))
        for tile in self.tiles:
            row.addWidget(tile, 1)

    def say(self, *told: tuple[str, str]) -> None:
        """(number, what it counts) for each tile."""
        for tile, each in zip(self.tiles, told, strict=True):
            tile.say(*each)
