"""Sources of funds as vessels, and the amber line where one is over its ceiling."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget import Use
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import ceiling_words
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.pictures import square, vessel
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

_FULL, _LOW = QSize(52, 78), QSize(28, 46)  # water beside three lines of words, beside two
_AROUND_WORDS = 28 + 21 + 10  # the water of a low card, its margins and frame, the gap


class Vessels(QWidget):
    """The sources of a year in one row: low cards where the full ones would need two.

    `opened(source)`. The width is told by `fit`: it may not hang on a scroll bar, which low cards
    would take away and full ones bring back.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._uses: tuple[Use, ...] = ()
        self._width = 0
        self._low = False
        self._list = CardList(_("Sources of funds"), _full_width())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._list)

    def cards(self) -> list[Card]:
        """The cards of the year."""
        return self._list.cards()

    def show_uses(self, uses: Sequence[Use]) -> None:
        """Sources with a known ceiling."""
        self._uses = tuple(uses)
        self._fill()

    def fit(self, width: int) -> None:
        """So many pixels there are from left to right."""
        if width != self._width:
            self._width = width
            if self._low != self._needs_low():
                self._fill()
            elif self._low:
                self._list.widen(self._low_width())

    def _fill(self) -> None:
        self._low = self._needs_low()
        cards = [_card(use, self._low) for use in self._uses]
        for card, use in zip(cards, self._uses, strict=True):
            card.opened.connect(lambda source=use.source: self.opened.emit(source))
        self._list.widen(self._low_width() if self._low else _full_width())
        self._list.fill(cards)
        self.setVisible(bool(cards))

    def _needs_low(self) -> bool:
        return len(self._uses) > _in_a_row(self._width, _full_width())

    def _low_width(self) -> int:
        """As many beside each other as their words allow, and as many in each row."""
        widest = max(_words_width(use) for use in self._uses)
        rows = math.ceil(len(self._uses) / _in_a_row(self._width, widest + _AROUND_WORDS))
        wanted = math.ceil(len(self._uses) / rows)
        return (self._width - (wanted - 1) * tokens.px("s2")) // wanted


def _full_width() -> int:
    return round(fonts.line_height() * 8.9)


def _in_a_row(width: int, each: int) -> int:
    return max(1, (width + tokens.px("s2")) // (each + tokens.px("s2")))


def _words_width(use: Use) -> int:
    font = fonts.font("strong" if (use.left or 0) < 0 else "body")
    return QFontMetrics(font).horizontalAdvance(_standing(use))


def _standing(use: Use) -> str:
    left = use.left or 0
    if left < 0:
        return words.strip_breaks(_("Over {amount}").format(amount=wording.riel(-left)))
    return words.strip_breaks(_("Left {amount}").format(amount=wording.riel(left)))


def _card(use: Use, low: bool) -> Card:
    """One source in one year: water, name, what is left or over, the ceiling."""
    ceiling, over = use.amount or 0, (use.left or 0) < 0
    standing = _standing(use)
    most = _("Ceiling {amount}").format(amount=wording.riel(ceiling))
    name = wording.source_short(use.source)
    card = Card(f"{name}. {standing}. {most}", opens=True, state="warning" if over else "")
    card.setObjectName(f"vessel:{use.source}")
    card.setToolTip(words.strip_breaks(most))
    card.body.setContentsMargins(11, 4, 8, 4)
    level = use.used / ceiling if ceiling else (2.0 if use.used else 0.0)
    told = QVBoxLayout()
    told.setSpacing(0)
    head = QHBoxLayout()
    head.setSpacing(tokens.px("s2"))
    head.addWidget(square(wording.colour(use.source), name))
    head.addWidget(Text(name, "strong"), 1)
    told.addLayout(head)
    told.addWidget(Text(standing, "strong" if over else "body", "amber" if over else "ink"))
    if not low:
        told.addWidget(Text(most, "small", "ink-soft"))
    told.addStretch()
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    row.addWidget(vessel(level, standing, _LOW if low else _FULL))
    row.addLayout(told, 1)
    card.body.addLayout(row)
    return card


class OverLine(QWidget):
    """A ceiling that is passed: the reason, "accept", and what was accepted."""

    accepted = Signal(object, str)  # the use, the reason

    def __init__(self, use: Use) -> None:
        super().__init__()
        self.use = use
        self.key = (use.source, use.year)
        self.note = Note("warning", "")
        self.reason = text_field(_("Reason, printed on the sheet"))
        self.reason.setAccessibleName(_("Reason for passing the ceiling"))
        self.reason.setMinimumWidth(260)
        self.reason.setFixedHeight(fonts.at_least("control-dense", padding=2))
        self.tag = Tag(_("accepted"), "green", "check")
        self.accept = Button(_("Accept with this reason"), "accept", dense=True)
        self.missing = Text(
            _("Please write the reason first; it is printed on the sheet."), "small", "red"
        )
        self.note.add(self.accept)
        self.note.add(self.tag)
        self.note.add(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.note)
        column.addWidget(self.missing)
        self.accept.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        self.reason.textChanged.connect(self._look)
        self.missing.hide()
        self.show_use(use)

    def show_use(self, use: Use) -> None:
        """Other figures; a reason that is being typed stays."""
        self.use = use
        self.note.say(
            "warning", ceiling_words.over(use.source, use.year, -(use.left or 0), use.basis)
        )
        self.reason.set_value(use.reason)
        self._look()

    def _look(self) -> None:
        typed = self.reason.text().strip()
        kept = self.use.explained and typed == self.use.reason
        self.accept.setVisible(not kept)
        self.tag.setVisible(kept)
        if typed:
            self.missing.hide()
            self.reason.show_state("")

    def _on_accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason and not self.use.reason:
            self.missing.show()
            self.reason.show_state("refused")
            self.reason.setFocus()
        elif reason != self.use.reason or not self.use.explained:
            self.accepted.emit(self.use, reason)
