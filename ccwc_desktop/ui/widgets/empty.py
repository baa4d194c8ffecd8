"""What a list shows while there is nothing in it: a picture, a sentence, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccwc_desktop.ui.theme import icons, tokens

from .buttons import Button
from .text import Text


class EmptyState(QWidget):
    """`picture` names a children's picture, or an icon where there is no such picture."""

    pressed = Signal()

    def __init__(
        self,
        picture: str,
        sentence: str,
        button: str = "",
        parent: QWidget | None = None,
        icon: str = "add",
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.px("s3"))
        self.picture = QLabel()
        if picture in icons.picture_names():
            self.picture.setPixmap(icons.picture(picture, 96))
        else:
            self.picture.setPixmap(icons.pixmap(picture, "teal-line", 56))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = Text(sentence, colour="ink-soft")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        column.addWidget(self.picture)
        column.addWidget(self.sentence)
        if button:
            self.button = Button(button, "quiet", icon)
            self.button.clicked.connect(self.pressed)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        self.setAccessibleName(self.sentence.accessibleName())
