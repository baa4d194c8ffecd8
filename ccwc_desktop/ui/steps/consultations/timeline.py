"""Consultations in the order of their days: as many cards as fit, the newest first seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.marks import ShortText, count_mark
from ccwc_desktop.ui.widgets.signs import STATE_COLOURS, Tag
from ccwc_desktop.ui.widgets.text import Text

from . import wording

NARROWEST, WIDEST, TURN = 168, 210, 62
SPARE = 48  # by which a card may be wider than its tag, where letters are large


def card_of(consultation: Consultation, villages: Sequence[Village]) -> Card:
    """Method, groups, village, heads counted, and whether the ten safeguards were kept."""
    state = consultations.state(consultation)
    card = Card(
        wording.whole(consultation, villages),
        opens=True,
        state="new" if state == "planned" else "",
    )
    card.body.setContentsMargins(9, 6, 9, 8)
    card.body.setSpacing(1)
    card.body.addWidget(ShortText(wording.method(consultation), "strong"))
    card.body.addWidget(ShortText(wording.who(consultation.groups)))
    card.body.addLayout(_place_and_heads(consultation, villages))
    colour, icon = wording.TAGS[state]
    card.body.addWidget(Tag(wording.kept(consultation), colour, icon))
    card.setMinimumWidth(_card_width())
    card.setMaximumWidth(_widest())
    return card


def _card_width() -> int:
    """The narrowest a card may be: its tag is never cut."""
    icon = wording.TAGS["open"][1]
    tag = Tag(wording.points_missing(len(consultations.SAFEGUARDS)), "amber", icon)
    return max(NARROWEST, tag.sizeHint().width() + 22)


def _widest() -> int:
    return max(WIDEST, _card_width() + SPARE)


def _place_and_heads(consultation: Consultation, villages: Sequence[Village]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    village, more = wording.where(consultation, villages)
    place = QHBoxLayout()
    place.setSpacing(2)
    place.addWidget(ShortText(village, "body", "ink-soft"))
    if more:  # seen however long the name is
        place.addWidget(_as_wide(more))
    place.addStretch(1)
    row.addLayout(place, 1)
    for sex, icon, colour, name in (
        ("f", "girl", "girls", _("girls")),
        ("m", "boy", "boys", _("boys")),
    ):
        heads = sum(group.heads for group in consultation.groups if group.sex == sex)
        if heads:
            row.addWidget(count_mark(icon, colour, heads, name))
    return row


def _as_wide(text: str) -> ShortText:
    """A text that is never cut."""
    shown = ShortText(text, "body", "ink-soft")
    shown.setFixedWidth(shown.sizeHint().width())
    return shown


def _dated(consultation: Consultation, card: Card) -> QWidget:
    """A card under its sign, its day and a line to the next one."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(tokens.px("s2"))
    sign, name = QLabel(), wording.SIGNS[consultations.state(consultation)]
    sign.setPixmap(icons.pixmap(name, STATE_COLOURS[name], tokens.px("icon")))
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    head.addWidget(sign)
    head.addWidget(Text(wording.day(consultation), "strong", wrap=False))
    head.addWidget(line, 1)
    column.addLayout(head)
    column.addWidget(card, 1)
    whole = QWidget()
    whole.setMaximumWidth(_widest())
    whole.setLayout(column)
    return whole


class _Turn(Card):
    """The narrow card that shows earlier or later ones: an arrow, how many, a word."""

    def __init__(self, icon: str, word: str) -> None:
        super().__init__(word, opens=True)
        self._word = word
        self.setFixedWidth(TURN)
        self.body.setContentsMargins(2, 4, 2, 4)
        arrow = QLabel()
        arrow.setPixmap(icons.pixmap(icon, "teal", tokens.px("icon")))
        self._count = Text("", "strong", "teal", wrap=False)
        label = Text(word, "small", "teal", wrap=False)
        self.body.addStretch()
        for part in (arrow, self._count, label):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.body.addWidget(part)
        self.body.addStretch()

    def count(self, count: int) -> None:
        """How many are there; hidden when none."""
        self._count.say(wording.number(count))
        self.setAccessibleName(f"{wording.number(count)} {self._word}")
        self.setVisible(count > 0)


class Timeline(QWidget):
    """`opened(uid)` when a card is clicked or Enter is pressed on it; arrow keys move along."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Consultations by date"))
        self._all: tuple[Consultation, ...] = ()
        self._villages: tuple[Village, ...] = ()
        self._first, self._shown, self._drawn = 0, 0, (-1, -1)
        self._card = _card_width()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        self._older = _Turn("back", _("before"))
        self._newer = _Turn("next", _("after"))
        self._row = QHBoxLayout()
        self._row.setSpacing(tokens.px("s2"))
        self._cards: list[tuple[QWidget, Card]] = []
        row.addLayout(_under_head(self._older))
        row.addLayout(self._row)
        row.addLayout(_under_head(self._newer))
        row.addStretch()
        self._older.opened.connect(lambda: self._turn(-1))
        self._newer.opened.connect(lambda: self._turn(1))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_all(self, all_: Sequence[Consultation], villages: Sequence[Village]) -> None:
        """Show these; the cards in view stay in view, a new one comes into view."""
        grown = len(all_) != len(self._all)
        self._all, self._villages, self._drawn = tuple(all_), tuple(villages), (-1, -1)
        self._fit(to_the_end=grown)

    def cards(self) -> list[Card]:
        """The cards in view."""
        return [card for _whole, card in self._cards]

    def focus_meeting(self, uid: str) -> None:
        """Put the focus on a card, if it is in view."""
        for each, (_whole, card) in zip(self._all[self._first :], self._cards, strict=False):
            if each.uid == uid:
                card.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move along, past the edge too."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((i for i, card in enumerate(self.cards()) if card.hasFocus()), -1)
        if way is None or at < 0:
            super().keyPressEvent(event)
            return
        if not 0 <= at + way < len(self._cards):
            before = self._first
            self._turn(way, 1)
            at -= self._first - before
        self.cards()[max(0, min(len(self._cards) - 1, at + way))].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More cards where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _turn(self, way: int, by: int = 0) -> None:
        self._first += way * (by or self._shown)
        self._fit()

    def _fit(self, to_the_end: bool = False) -> None:
        total = len(self._all)
        room = self._room(0)
        if total <= room:
            self._first = 0
        else:
            room = self._room(1)  # one narrow card at an end, two in between
            last = total - room
            self._first = last if to_the_end else max(0, min(self._first, last))
            if 0 < self._first < last:
                room = self._room(2)
        self._shown = room
        if self._drawn != (self._first, room):
            self._drawn = (self._first, room)
            self._draw()
        self._older.count(self._first)
        self._newer.count(max(0, total - self._first - room))

    def _room(self, turns: int) -> int:
        """How many cards stand beside `turns` narrow ones."""
        gap = tokens.px("s2")
        return max(1, (self.width() - turns * (TURN + gap) + gap) // (self._card + gap))

    def _draw(self) -> None:
        focused = next((i for i, card in enumerate(self.cards()) if card.hasFocus()), -1)
        for whole, _card in self._cards:
            self._row.removeWidget(whole)
            whole.hide()
            whole.deleteLater()
        self._cards = []
        for each in self._all[self._first : self._first + self._shown]:
            card = card_of(each, self._villages)
            card.opened.connect(lambda uid=each.uid: self.opened.emit(uid))
            whole = _dated(each, card)
            self._row.addWidget(whole, 1)
            self._cards.append((whole, card))
        if focused >= 0 and self._cards:
            self.cards()[min(focused, len(self._cards) - 1)].setFocus()


def _under_head(turn: _Turn) -> QVBoxLayout:
    """The narrow cards begin where the others do, below the days."""
    column = QVBoxLayout()
    column.setContentsMargins(0, Text("0", "strong").sizeHint().height() + 2, 0, 0)
    column.addWidget(turn, 1)
    return column
