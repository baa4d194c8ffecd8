"""Small signs: tags, round counts, the three states of a step. Always a sign and a word."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import fonts, icons, palette, restyle, tokens

from .text import Text

TagColour = Literal["plain", "teal", "amber", "red", "green"]
StepState = Literal["not-begun", "begun", "done"]

TAG_INKS = {
    "plain": ("sunken", "ink-soft"),
    "teal": ("teal-tint", "teal-deep"),
    "amber": ("amber-tint", "amber"),
    "red": ("red-tint", "red"),
    "green": ("green-tint", "green"),
}
STATE_COLOURS = {"not-begun": "edge", "begun": "teal", "done": "green"}


class Tag(QLabel):
    """A short word on a tinted ground, with an icon before it when one is named."""

    def __init__(
        self,
        text: str,
        colour: TagColour = "plain",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font("tag"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = icon
        self.say(text, colour)

    def say(self, text: str, colour: TagColour | None = None) -> None:
        """Show another word, in another colour if one is given."""
        plain = words.strip_breaks(text)
        self.setText(plain)
        self.setAccessibleName(plain)
        if colour:
            restyle(self, tag=colour)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words, their padding and the icon; 26 pixels high at normal size."""
        room = tokens.px("icon-mark") + 6 if self._icon else 0
        metrics = self.fontMetrics()
        return QSize(
            metrics.horizontalAdvance(self.text()) + 17 + room, max(26, metrics.lineSpacing() + 1)
        )

    def minimumSizeHint(self) -> QSize:
        """The same: a tag never shrinks."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the icon, the words."""
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self.text(), str(self.property("tag")), self._icon)


def paint_tag(painter: QPainter, area: QRectF, text: str, colour: str, icon: str = "") -> None:
    """A tag filling `area`; delegates of tables use it too."""
    ground, ink = TAG_INKS.get(colour, TAG_INKS["plain"])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.colour(ground))
    painter.drawRoundedRect(area, tokens.px("radius"), tokens.px("radius"))
    left = area.left() + 8
    if icon:
        size = tokens.px("icon-mark")
        top = area.top() + (area.height() - size) / 2
        painter.drawPixmap(int(left), int(top), icons.pixmap(icon, ink, size))
        left += size + 6
    painter.setPen(palette.colour(ink))
    painter.setFont(fonts.font("tag"))
    words_area = QRectF(left, area.top(), area.right() - left, area.height())
    painter.drawText(words_area, Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


class Badge(QWidget):
    """A round count, hidden at zero; `name` says what is counted ("{count} missing")."""

    def __init__(self, count: int = 0, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(tokens.px("badge"), tokens.px("badge"))
        self._name = name
        self.count(count)

    def count(self, count: int) -> None:
        """Show another count."""
        self._text = digits.number(count, current())
        self.setAccessibleName(f"{self._text} {words.strip_breaks(self._name)}".strip())
        self.setVisible(count > 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled amber circle with the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("amber"))
        painter.drawEllipse(self.rect())
        font = fonts.font("tag")
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.colour("surface"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def state_word(state: StepState) -> str:
    """The word beside the sign of a step."""
    return {"not-begun": _("not begun"), "begun": _("begun"), "done": _("complete")}[state]


class StateSign(QWidget):
    """○ ◐ ✔ with their words."""

    def __init__(self, state: StepState, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        self._sign = QLabel()
        self._word = Text(wrap=False)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        self.show_state(state, word)

    def show_state(self, state: StepState, word: str = "") -> None:
        """Show another state; without a word it says the usual one."""
        self._sign.setPixmap(icons.pixmap(state, STATE_COLOURS[state], tokens.px("icon")))
        self._word.say(word or state_word(state))
        self.setAccessibleName(self._word.text())
