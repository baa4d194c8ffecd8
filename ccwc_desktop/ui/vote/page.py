"""What all pages of the voting window share: a head with a title, the group, language, the lock."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton, Kind, LanguageSwitch
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

from .speech import QUESTION_POINTS, Speech

MARGIN = 24
LONGEST_READING = 760


class VotePage(QWidget):
    """One page; the window builds another one when the language or the state changes.

    `locked` is for the facilitator: the lock, or the cross where no vote runs yet.
    """

    languageChosen = Signal(str)
    locked = Signal()

    def __init__(self, speech: Speech, title: str, group: str = "", closes: bool = False) -> None:
        super().__init__()
        self.speech = speech
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, tokens.px("s4"), MARGIN, tokens.px("s4"))
        self.column.setSpacing(tokens.px("s3"))
        self.column.addLayout(self._head(title, group, closes))

    def _head(self, words: str, group: str, closes: bool) -> QHBoxLayout:
        _ = self.speech.gettext
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        title = Text(words, "title")
        title.setFont(self.speech.title_font(QUESTION_POINTS))
        row.addWidget(title, 1)
        if group:
            row.addWidget(Tag(group, "plain"))
        switch = LanguageSwitch(self.speech.language)
        switch.chosen.connect(self.languageChosen)
        for half in switch.findChildren(QPushButton):
            half.setMinimumHeight(fonts.at_least("control"))
        row.addWidget(switch)
        name = _("Close the voting screen") if closes else _("For the facilitator")
        self.lock = IconButton("close" if closes else "lock", name, "ink-soft")
        self.lock.clicked.connect(self.locked)
        row.addWidget(self.lock)
        return row

    def refuse(self, sentence: str) -> None:
        """Say why something was not kept."""


def large(text: str, kind: Kind = "plain", icon: str = "") -> Button:
    """A button for fingers of all sizes."""
    button = Button(text, kind)
    button.setMinimumHeight(fonts.at_least("control-vote", padding=16))
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 1.15)
    button.setFont(font)
    if icon:
        colour = {"main": "surface", "quiet": "teal"}.get(kind, "ink")
        size = tokens.px("icon-header")
        button.setIcon(icons.beside_words(icon, colour, size))
        button.setIconSize(QSize(size + tokens.px("s2") - 2, size))
    return button


def centred(column: QVBoxLayout, width: int = LONGEST_READING) -> QVBoxLayout:
    """A column in the middle of the page, at most so wide; gives that column."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(tokens.px("s4"))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    column.addLayout(row, 1)
    return inside
