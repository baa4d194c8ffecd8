"""Help in the place of the page: how to do this step, an example, the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop import __version__
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.store import reference

from .help_texts import HOW
from .keys import KEYS
from .theme import tokens
from .widgets.buttons import Button
from .widgets.scroll import ScrollColumn
from .widgets.signs import Tag
from .widgets.text import Text, section, small


def example_of(topic: str) -> str:
    """The worked example of a step, "" where there is none."""
    names = reference.names("examples")
    return names[topic].text(current()) if topic in names else ""


class HelpView(QWidget):
    """One topic at a time; `closed` when the person goes back to the page."""

    closed = Signal()

    def __init__(self, commune: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commune = commune
        self.setAccessibleName(_("Help"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.close_button = Button(_("Back to the page"), "quiet", "back")
        self.close_button.setShortcut(Qt.Key.Key_Escape)
        self.close_button.clicked.connect(self.closed)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll = ScrollColumn()
        column.addWidget(self._scroll, 1)
        self._inside: QWidget | None = None

    def show_topic(self, topic: str) -> None:
        """Fill it for a step; the keys are always there."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s3"))
        if topic in HOW:
            column.addWidget(section(_("How to do this step")))
            column.addWidget(_steps(HOW[topic]))
        if example := example_of(topic):
            column.addWidget(section(_("An example")))
            column.addWidget(_card(Text(example, typed=True)))
        column.addWidget(section(_("Keys")))
        column.addWidget(_card(_keys(self._commune)))
        version = digits.localise(__version__, current())
        column.addWidget(small(_("This is CCWC Desktop {version}.").format(version=version)))
        column.addStretch()
        self._scroll.column.addWidget(self._inside)


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("card", True)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 10, 16, 10)
    row.addWidget(inside, 1)
    return card


def _steps(sentences: tuple[str, ...]) -> QWidget:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    for number, sentence in enumerate(sentences, start=1):
        grid.addWidget(Tag(digits.number(number, current()), "teal"), number, 0)
        grid.addWidget(Text(_(sentence)), number, 1)
    return _card(inside)


def _keys(commune: bool) -> QWidget:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.px("s4"))
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(KEYS):
        if said := key.words if commune else key.office:
            grid.addWidget(Tag(key.shown), row, 0)
            grid.addWidget(Text(_(said)), row, 1)
    return inside
