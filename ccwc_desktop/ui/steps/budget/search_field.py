"""A field that searches the list under it while one is typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts, icons


class SearchField(QLineEdit):
    """Esc empties it first; the list takes Down."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(words.strip_breaks(name))
        self.setPlaceholderText(words.strip_breaks(hint or name))
        self.setClearButtonEnabled(True)
        self.setFixedHeight(fonts.at_least("control", padding=12))
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc with nothing typed is for whoever holds the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
