"""A sign and a sentence, for what the start has to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.text import Text


class SignLine(QWidget):
    """A sign and a sentence."""

    def __init__(self, icon: str, colour: str, ink: str) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, colour, tokens.px("icon")))
        self._text = Text("", "small", ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._text.say(sentence)
        self.setAccessibleName(self._text.accessibleName())
