"""Large numbers in a row: what a page says in five seconds."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text, inked, small


class Tile(Card):
    """A number and what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(14, 6, 14, 8)
        self._figure, self._what = Text("", "figure", wrap=False), small("")
        self.body.addWidget(self._figure)
        self.body.addWidget(self._what)

    def say(self, figure: str, what: str, colour: str = "ink") -> None:
        """Another number."""
        self._figure.say(figure)
        self._what.say(what)
        inked(self._figure, colour)
        self.setAccessibleName(words.strip_breaks(f"{figure} {what}"))


class Tiles(QWidget):
    """As many tiles as there are numbers."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = [Tile() for _at in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s3"))
        for tile in self.tiles:
            row.addWidget(tile, 1)

    def say(self, *told: tuple[str, str, str]) -> None:
        """(number, what it counts, colour) for each tile."""
        for tile, each in zip(self.tiles, told, strict=True):
            tile.say(*each)
