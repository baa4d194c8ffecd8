"""A small icon with a number or a word beside it: girls, boys, villages, kinds of evidence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens

from .text import Text


class Mark(QWidget):
    """An icon and a text on one line; `name` tells both in words."""

    def __init__(self, icon: str, colour: str, text: str, name: str, *, ink: str = "ink") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1") + 1)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, colour, tokens.px("icon-mark")))
        row.addWidget(sign)
        row.addWidget(Text(text, "small", ink, wrap=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words.strip_breaks(name))
        self.setToolTip(words.strip_breaks(name))


def count_mark(icon: str, colour: str, count: int, name: str) -> Mark:
    """An icon with a count; `name` is what is counted."""
    shown = digits.number(count, current())
    return Mark(icon, colour, shown, f"{name} {shown}")


class ShortText(QLabel):
    """One line that ends in … where there is no room; the whole text on hover."""

    def __init__(self, text: str, role: str = "body", colour: str = "ink") -> None:
        super().__init__()
        self._colour = colour
        self.setFont(fonts.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self._plain = words.strip_breaks(text)
        self.setText(self._plain)
        self.setToolTip(self._plain)
        self.setAccessibleName(self._plain)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as fits."""
        painter = QPainter(self)
        painter.setPen(palette.colour(self._colour))
        shown = self.fontMetrics().elidedText(
            self._plain, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
