"""Typical themes as picture cards: what children can choose is taken from them with one touch."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ccwc_desktop.language import spelling, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.services.names import Theme
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import small

from .card import PictureCard

CARD = (136, 148)
HEIGHT = 2 * CARD[1] + 3 * 8


class ThemePicker(QWidget):
    """`chosen` gives the key of a theme, `closed` when the person has enough."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(words.strip_breaks(_("for example: water, road, school")))
        self.search.setAccessibleName(words.strip_breaks(_("Find a theme")))
        self.search.setMinimumHeight(fonts.at_least("control"))
        self.search.setClearButtonEnabled(True)
        self.close_button = Button(_("Done"), "quiet", "check")
        self._nothing = small(_("No theme has these words. Write the choice yourself instead."))
        self.cards = {key: _card(theme) for key, theme in names.themes().items()}
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self._pane())
        self.search.textChanged.connect(self.look_for)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.search)
        self.look_for("")

    def _pane(self) -> ScrollColumn:
        holder = QWidget()
        flow = FlowLayout(holder, columns_of=CARD[0])
        for key, card in self.cards.items():
            flow.addWidget(card)
            card.clicked.connect(lambda _on, key=key: self._on_card(key))
        pane = ScrollColumn()
        pane.setFixedHeight(HEIGHT)
        pane.column.addWidget(holder)
        pane.column.addStretch()
        return pane

    def show_taken(self, keys: Collection[str]) -> None:
        """Those that are choices already: marked, and not to be taken again."""
        for key, card in self.cards.items():
            card.setChecked(key in keys)
            card.setEnabled(key not in keys)

    def _on_card(self, key: str) -> None:
        """The next one can be looked for at once: a taken card would pass the keyboard on."""
        self.chosen.emit(key)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def look_for(self, text: str) -> None:
        """Show the themes with these words (in either language), all for none."""
        found = {key for key, theme in names.themes().items() if speaks_of(theme, text)}
        for key, card in self.cards.items():
            card.setVisible(key in found)
        self._nothing.setVisible(not found)


def _card(theme: Theme) -> PictureCard:
    card = PictureCard(
        theme.key, words.add_breaks(theme.card.text(current())), theme.picture, role="body"
    )
    card.setFixedHeight(CARD[1])
    card.setToolTip(words.strip_breaks(theme.name.text(current())))
    return card


def speaks_of(theme: Theme, text: str) -> bool:
    """Whether the words of a theme hold a typed text, in either language."""
    wanted = spelling.search_key(text)
    told = (theme.card.km, theme.card.en, theme.name.km, theme.name.en, *theme.words)
    return any(wanted in spelling.search_key(each) for each in told)
