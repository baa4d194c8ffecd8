"""Text on a page: the roles of `theme.fonts`, wrapped Khmer, never a link, never markup."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts, palette

READING_WIDTH = 420
BREAKS_AFTER_MS = 250
KEPT_HEIGHTS = 8


def inked(widget: QWidget, colour: str) -> None:
    """Let `widget` write in a token colour."""
    shades = widget.palette()
    chosen: QColor = palette.colour(colour)
    shades.setColor(QPalette.ColorRole.WindowText, chosen)
    shades.setColor(QPalette.ColorRole.Text, chosen)
    widget.setPalette(shades)
    widget.setProperty("ink", colour)


def shortened(text: str, most: int) -> str:
    """The first signs of a text as a person counts them, with … where more follow."""
    signs = words.clusters(words.strip_breaks(text))
    return text if len(signs) <= most else "".join(signs[:most]).rstrip() + "…"


class Text(QLabel):
    """A wrapping label; its height follows its width (in a ScrollColumn too).

    `typed` text (written by a person) is broken into words first; sentences of the catalogue
    bring their own break opportunities. `wrap=False` keeps short words on one line.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "ink",
        *,
        typed: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._typed = typed
        self._heights: dict[tuple[int, str, str], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font(role))
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        inked(self, colour)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        if self._typed and not words.is_loaded():  # the first paint does not wait for it
            # counted from when all is built, however long that takes
            wait = partial(QTimer.singleShot, BREAKS_AFTER_MS, self, self._break_lines)
            QTimer.singleShot(0, self, wait)
            self.setText(text)
        else:
            self.setText(words.add_breaks(text) if self._typed else text)
        self.setAccessibleName(words.strip_breaks(text))

    def showEvent(self, event: QShowEvent) -> None:
        """A page built before it stood in the window lost its later colours when it came in."""
        super().showEvent(event)
        inked(self, str(self.property("ink")))

    def _break_lines(self) -> None:
        self.setText(words.add_breaks(words.strip_breaks(self.text())))

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped lines; QLabel's own never falls below an old minimum."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        asked = (width, self.text(), self.font().key())
        if asked not in self._heights:  # layouts ask ten times for the same
            if len(self._heights) >= KEPT_HEIGHTS:
                self._heights.clear()
            room = QRect(0, 0, max(1, width), 100_000)
            flags = Qt.TextFlag.TextWordWrap.value
            height = self.fontMetrics().boundingRect(room, flags, self.text()).height()
            self._heights[asked] = height
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        """One line, up to a column of reading width; the height then follows the width given."""
        if not self.wordWrap():
            return super().sizeHint()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(wide, READING_WIDTH), self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the longest word, not for the whole sentence."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        return QSize(min(hint.width(), 60), self.fontMetrics().lineSpacing())


def title(text: str, points: float | None = None) -> Text:
    """The name of a page: Moul in Khmer, bold Battambang in English."""
    label = Text(text, "title")
    label.setFont(fonts.font("title", points))
    label.setObjectName("title")
    return label


def why(text: str) -> Text:
    """The one sentence under a title."""
    label = Text(text, "body", "ink-soft")
    label.setObjectName("why")
    return label


def section(text: str) -> Text:
    """The head of a part of a page."""
    return Text(text, "section")


def small(text: str, *, typed: bool = False) -> Text:
    """A caption."""
    return Text(text, "small", "ink-soft", typed=typed)
