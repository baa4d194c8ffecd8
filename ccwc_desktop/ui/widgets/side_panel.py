"""The right panel: what we know, what is missing, help; it folds to a narrow rail."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import icons, tokens

from .buttons import Button, IconButton
from .panel_cards import CardColumn, PanelCards
from .scroll import ScrollColumn
from .signs import Badge
from .text import Text


class MissingLine(QPushButton):
    """One thing that is missing; pressing it leads to the very field."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setProperty("line", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(2, 4, 2, 4)
        text = Text(sentence, "small")
        arrow = QLabel()
        arrow.setPixmap(icons.pixmap("next", "teal", tokens.px("icon-mark")))
        for label in (text, arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(text, 1)
        row.addWidget(arrow)
        policy = self.sizePolicy()
        # a button of Qt is neither narrower nor higher than its words on one line
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.strip_breaks(sentence))

    def sizeHint(self) -> QSize:
        """As its sentence asks, not as an empty button would."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the sentence wraps."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped sentence."""
        return max(tokens.px("control"), self._row.heightForWidth(width))


class _Head(QWidget):
    """Icon, words and, for what is missing, the count."""

    def __init__(self, icon: str, colour: str, words_: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        self._sign, self._colour = QLabel(), colour
        self._words = Text("", "section", wrap=False)
        self.badge = Badge(0, words_)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addWidget(self.badge)
        row.addStretch()
        self.say(icon, words_)

    def say(self, icon: str, words_: str) -> None:
        """Another heading."""
        self._sign.setPixmap(icons.pixmap(icon, self._colour, tokens.px("icon")))
        self._words.say(words_)


class SidePanel(QFrame):
    """`goTo(key)` for a missing thing, `helpChosen(key)` for a help line, `folded(bool)`."""

    goTo = Signal(str)
    helpChosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(_("What we know and what is missing"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._open_side())
        self._stack.addWidget(self._rail())
        self.fold(False)

    def _open_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 4, 8)
        fold = IconButton("next", _("Fold this panel away"))
        self._cards_head = _Head("figures", "teal", "")
        self._known_head = _Head("info", "teal", _("What we know"))
        self._missing_head = _Head("warning", "amber", _("What is missing"))
        self._cards_head.hide()
        self._top = top = QHBoxLayout()
        top.addWidget(self._cards_head, 1)
        top.addWidget(self._known_head, 1)
        top.addWidget(fold)
        column.addLayout(top)
        scroll = ScrollColumn()
        self._scrolled = scroll.column
        self._known = QVBoxLayout()
        self._missing = QVBoxLayout()
        self._missing.setSpacing(0)
        scroll.column.setContentsMargins(0, 0, 12, 0)
        self.cards = CardColumn()
        self._known_last = QVBoxLayout()
        scroll.column.addWidget(self.cards)
        scroll.column.addLayout(self._known)
        scroll.column.addWidget(self._missing_head)
        scroll.column.addLayout(self._missing)
        scroll.column.addLayout(self._known_last)
        scroll.column.addStretch()
        column.addWidget(scroll, 1)
        column.addWidget(_rule())
        self._help_head = _Head("help", "teal", _("Help and example"))
        column.addWidget(self._help_head)
        self._help = QVBoxLayout()
        self._help.setSpacing(0)
        column.addLayout(self._help)
        fold.clicked.connect(lambda: self._on_fold(True))
        return side

    def _rail(self) -> QWidget:
        rail = QWidget()
        column = QVBoxLayout(rail)
        column.setContentsMargins(5, 5, 4, 5)
        self._rail_badge = Badge(0, _("What is missing"))
        open_ = IconButton("back", _("Open this panel"))
        known = IconButton("info", _("What we know"))
        missing = IconButton("warning", _("What is missing"), "amber")
        help_ = IconButton("help", _("Help and example"))
        self._rail_cards = IconButton("figures", _("The figures say"))
        self._rail_cards.hide()
        column.addWidget(open_)
        column.addWidget(self._rail_cards)
        for button in (known, missing):
            column.addWidget(button)
        column.addWidget(self._rail_badge, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(help_)
        column.addStretch()
        for button in (open_, known, missing, help_):
            button.clicked.connect(lambda: self._on_fold(False))
        self._rail_cards.clicked.connect(self._open_at_cards)
        return rail

    def _open_at_cards(self) -> None:
        self._on_fold(False)
        self.cards.focus_first()

    def fold(self, away: bool) -> None:
        """Fold to the rail or open."""
        self._stack.setCurrentIndex(1 if away else 0)
        self.setFixedWidth(tokens.px("rail" if away else "panel"))

    def is_folded(self) -> bool:
        """Whether only the rail is seen."""
        return self._stack.currentIndex() == 1

    def show_cards(self, cards: PanelCards | None) -> None:
        """The cards of a page with their heading, above all else; None for none."""
        shown = cards is not None and bool(cards.cards)
        if cards is not None and shown:
            self._cards_head.say(cards.icon, cards.heading)
            self._rail_cards.setToolTip(words.strip_breaks(cards.heading))
            self._rail_cards.setAccessibleName(words.strip_breaks(cards.heading))
        self.cards.fill(cards)
        self.cards.setVisible(shown)
        self._cards_head.setVisible(shown)
        self._rail_cards.setVisible(shown)
        self._move_known(self._known_last if shown else self._top)
        self._lead()

    def _move_known(self, place: QBoxLayout) -> None:
        """The heading of "what we know": at the top, or last where cards stand at the top."""
        if place.indexOf(self._known_head) < 0:
            hidden = self._known_head.isHidden()
            for layout in (self._known_last, self._top):
                layout.removeWidget(self._known_head)
            place.insertWidget(0, self._known_head, 1)
            self._known_head.setHidden(hidden)  # another parent hides it

    def _lead(self) -> None:
        """The first heading that is shown stands beside the arrow."""
        first = self._cards_head.isHidden() and self._known_head.isHidden()
        if first == (self._top.indexOf(self._missing_head) >= 0):
            return
        if first:
            self._scrolled.removeWidget(self._missing_head)
            self._top.insertWidget(0, self._missing_head, 1)
        else:
            self._top.removeWidget(self._missing_head)
            self._scrolled.insertWidget(self._scrolled.indexOf(self._missing), self._missing_head)
        self._missing_head.show()  # another parent hides it

    def know(self, parts: Sequence[str | QWidget]) -> None:
        """What we know: sentences, or widgets (cards with what the figures say)."""
        last = self._known_last.indexOf(self._known_head) >= 0
        _clear(self._known)
        _clear(self._known_last, start=1 if last else 0)
        for part in parts:
            place = self._known_last if last else self._known
            place.addWidget(Text(part) if isinstance(part, str) else part)
        self._known_head.setVisible(bool(parts))
        self._lead()

    def miss(self, lines: Sequence[tuple[str, str]]) -> None:
        """What is missing: (key, sentence); the count stands in the badges."""
        _clear(self._missing)
        for key, sentence in lines:
            line = MissingLine(sentence)
            line.clicked.connect(lambda _checked=False, key=key: self.goTo.emit(key))
            self._missing.addWidget(line)
            self._missing.addWidget(_rule())
        self._missing_head.badge.count(len(lines))
        self._rail_badge.count(len(lines))
        if not lines:
            self._missing.addWidget(Text(_("Nothing is missing."), "small", "green"))

    def offer_help(self, lines: Sequence[tuple[str, str]]) -> None:
        """Help lines: (key, words)."""
        _clear(self._help)
        for key, text in lines:
            button = Button(text, "link")
            button.clicked.connect(lambda _checked=False, key=key: self.helpChosen.emit(key))
            self._help.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._help_head.setVisible(bool(lines))

    def _on_fold(self, away: bool) -> None:
        self.fold(away)
        self.folded.emit(away)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _clear(layout: QVBoxLayout, start: int = 0) -> None:
    while (item := layout.takeAt(start)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
