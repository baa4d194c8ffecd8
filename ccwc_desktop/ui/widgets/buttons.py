"""Buttons: one look for each meaning (`kind`), a word beside every icon."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens

Kind = Literal["main", "plain", "quiet", "link", "accept", "cure"]
_ICON_COLOURS = {
    "main": "surface",
    "plain": "ink",
    "quiet": "teal",
    "link": "teal",
    "accept": "amber",
    "cure": "red",
}


class Button(QPushButton):
    """A button with words; only one of kind "main" stands on a screen.

    `after=True` puts the icon behind the words (next ▸). `dense` is for tables and lines.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        icon: str = "",
        *,
        after: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setProperty("kind", kind)
        font = fonts.font("strong" if kind == "main" else "body")
        self.setFont(font)
        self.say(text)
        if icon:
            size = tokens.px("icon")
            self.setIcon(icons.beside_words(icon, _ICON_COLOURS[kind], size, after))
            self.setIconSize(QSize(size + tokens.px("s2") - 2, size))
        if after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if kind != "link":
            least = "control-dense" if dense else "control"
            self.setMinimumHeight(fonts.at_least(least, padding=2 if dense else 8))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str) -> None:
        """Show other words."""
        plain = words.strip_breaks(text)
        self.setText(plain.replace("&", "&&"))
        self.setAccessibleName(plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like Space does; Qt alone keeps Enter for dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled button shows its keyboard focus as a white ring inside its edge."""
        super().paintEvent(event)
        if self._kind == "main" and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.colour("surface"), tokens.px("border-strong")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)


class IconButton(QToolButton):
    """A button without words: `name` is its tooltip and what a screen reader says."""

    def __init__(
        self, icon: str, name: str, colour: str = "teal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(icon, colour, tokens.px("icon")))
        self.setIconSize(QSize(tokens.px("icon"), tokens.px("icon")))
        self.setMinimumSize(tokens.px("control"), tokens.px("control"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name(name)

    def name(self, name: str) -> None:
        """Give it another name."""
        plain = words.strip_breaks(name)
        self.setToolTip(plain)
        self.setAccessibleName(plain)


class Chip(QToolButton):
    """A small framed button with an icon and words (the version in the header)."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon:
            size = tokens.px("icon-tag")
            self.setIcon(icons.beside_words(icon, "ink", size))
            self.setIconSize(QSize(size + tokens.px("s2") - 2, size))
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        plain = words.strip_breaks(text)
        self.setText(plain)
        self.setAccessibleName(plain)


class LanguageSwitch(QWidget):
    """ខ្មែរ | English; `chosen` gives "km" or "en" when the person presses the other one."""

    chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Language"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for code, name, half in (("km", "ខ្មែរ", "left"), ("en", "English", "right")):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setProperty("half", half)
            button.setProperty("code", code)
            button.setChecked(code == language)
            button.setAccessibleName(name)
            _keep_bold_width(button)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self._language = language

    def _on_clicked(self, button: QAbstractButton) -> None:
        code = str(button.property("code"))
        if code != self._language:
            self._language = code
            self.chosen.emit(code)


class ViewSwitch(QWidget):
    """Table | Form: one of a few ways to see the same; `chosen` gives the key of another one."""

    chosen = Signal(str)

    def __init__(self, views: Mapping[str, str], shown: str) -> None:
        super().__init__()
        self.setAccessibleName(_("View"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        last = len(views) - 1
        for place, (key, text) in enumerate(views.items()):
            button = QPushButton(words.strip_breaks(text))
            button.setCheckable(True)
            button.setProperty("half", "left" if not place else "right" if place == last else "mid")
            button.setAccessibleName(words.strip_breaks(text))
            _keep_bold_width(button)
            button.clicked.connect(lambda _on, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self.show_chosen(shown)

    def show_chosen(self, key: str) -> None:
        """The one that is in view."""
        self.buttons[key].setChecked(True)


def _keep_bold_width(button: QPushButton) -> None:
    """Room for the bold words of the chosen half, so that nothing moves when it changes."""
    words_width = QFontMetrics(fonts.font("strong")).horizontalAdvance(button.text())
    button.setMinimumSize(words_width + 28, tokens.px("control-dense"))


class Switch(QCheckBox):
    """An on/off switch with its words at the left; keyboard and roles of a check box."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(words.strip_breaks(text), parent)
        self.setAccessibleName(words.strip_breaks(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The words, a gap and the 40 x 22 switch."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        gap = tokens.px("s3") if self.text() else 0
        height = max(self.fontMetrics().lineSpacing() + 8, tokens.px("control-dense"))
        return QSize(width + gap + tokens.px("switch-width") + 8, height)

    def minimumSizeHint(self) -> QSize:
        """The same: it never shrinks."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The whole of it can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, track, knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = tokens.px("switch-width"), tokens.px("switch-height")
        track = QRectF(self.width() - width - 4, (self.height() - height) / 2, width, height)
        on, enabled = self.isChecked(), self.isEnabled()
        painter.setPen(palette.colour("ink" if enabled else "ink-faint"))
        words_area = self.rect().adjusted(0, 0, -width - 8, 0)
        painter.drawText(words_area, Qt.AlignmentFlag.AlignVCenter, self.text())
        fill = ("teal" if enabled else "ink-faint") if on else "surface"
        painter.setPen(QPen(palette.colour("teal" if on else "edge"), 1.5))
        painter.setBrush(palette.colour(fill))
        painter.drawRoundedRect(track, height / 2, height / 2)
        knob = QRectF(
            track.right() - height + 3 if on else track.left() + 3, track.top() + 3, 16, 16
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("surface" if on else "edge"))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setPen(QPen(palette.colour("teal"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), height / 2 + 3, height / 2 + 3)
