"""What can be seen to be wrong in a shown window: words cut off, signs without a glyph."""

import unicodedata
from collections.abc import Iterator

from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ccwc_desktop.language import words

from .theme import fonts
from .widgets.signs import Tag

SPARE = 2  # pixels that rounding may take


def faults(window: QWidget) -> list[str]:
    """One line for every fault of the widgets that are shown."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QPushButton) and widget.text():
            found += [f"{reason}: {_plain(widget)}" for reason in _reasons(widget)]
    return found


def _plain(widget: QLabel | QPushButton) -> str:
    return words.strip_breaks(widget.text())[:60]


def _reasons(widget: QLabel | QPushButton) -> Iterator[str]:
    if _is_cut(widget):
        yield "words cut off"
    missing = {sign for sign in widget.text() if not _has_glyph(sign)}
    if missing:
        yield "no glyph for " + " ".join(f"U+{ord(sign):04X}" for sign in sorted(missing))


def _is_cut(widget: QLabel | QPushButton) -> bool:
    if isinstance(widget, Tag | QPushButton):
        elides = bool(widget.property("chooser"))  # it shortens its text itself
        return not elides and widget.sizeHint().width() > widget.width() + SPARE
    if type(widget).paintEvent is not QLabel.paintEvent and not widget.wordWrap():
        return False  # it shortens its text itself
    if widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + SPARE
    lines = widget.text().split("\n")
    wide = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
    return wide > widget.width() + SPARE


def _has_glyph(sign: str) -> bool:
    if sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc"):
        return True
    families = fonts.TITLE
    return any(QRawFont.fromFont(QFont(each)).supportsCharacter(ord(sign)) for each in families)
