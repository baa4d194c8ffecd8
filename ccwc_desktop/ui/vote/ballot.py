"""The page of one child: a question, pictures to touch, "I am done"."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ccwc_desktop.domain.voting import Sitting
from ccwc_desktop.ui.theme import icons, palette, tokens
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, small

from .card import CardBoard, PictureCard
from .page import VotePage, large
from .speech import Speech


class Dots(QWidget):
    """One circle a vote; the given ones are filled."""

    SIZE, GAP = 22, 10

    def __init__(self) -> None:
        super().__init__()
        self._given, self._all = 0, 0

    def show_votes(self, given: int, of: int) -> None:
        """`given` of so many."""
        self._given, self._all = given, of
        self.setFixedSize(QSize(of * (self.SIZE + self.GAP), self.SIZE + 4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled, then empty."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._all):
            full = place < self._given
            painter.setPen(QPen(palette.colour("teal" if full else "edge"), 2))
            painter.setBrush(palette.colour("teal" if full else "surface"))
            left = place * (self.SIZE + self.GAP) + 2
            painter.drawEllipse(QRectF(left, 2, self.SIZE - 2, self.SIZE - 2))


class BallotPage(VotePage):
    """`touched(option)`, `begunAgain` and `finished`; no count of anybody is ever shown here."""

    touched = Signal(str)
    begunAgain = Signal()
    finished = Signal()

    def __init__(
        self, speech: Speech, group: str, sitting: Sitting, cards: Mapping[str, tuple[str, str]]
    ) -> None:
        _ = speech.gettext
        super().__init__(speech, _("What should be done first?"), group)
        self._left, self._dots = Text("", "body", "ink-soft", wrap=False), Dots()
        self._ask = Text("", "body", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        row.addWidget(self._ask)
        row.addWidget(self._dots)
        row.addWidget(self._left)
        row.addStretch()
        self.column.addLayout(row)
        self.refusal = Note("refused", "")
        self.refusal.hide()
        self.column.addWidget(self.refusal)
        self.board = CardBoard(_("Pictures to choose from"))
        self.board.show_cards([PictureCard(key, *cards[key]) for key in sitting.cards()])
        scroll = ScrollColumn()
        scroll.column.addWidget(self.board, 1)
        self.column.addWidget(scroll, 1)
        self.again = large(_("Start again"), icon="undo")
        self.done = large(_("I am done"), "main", "check")
        self.column.addLayout(self._foot(sitting))
        self.board.touched.connect(self.touched)
        self.again.clicked.connect(self.begunAgain)
        self.done.clicked.connect(self.finished)
        self.setFocusProxy(self.board.cards[0] if sitting.left else self.done)
        self.show_sitting(sitting)

    def _foot(self, sitting: Sitting) -> QHBoxLayout:
        _ = self.speech.gettext
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        lock = QLabel()
        lock.setPixmap(icons.pixmap("lock", "ink-soft", tokens.px("icon")))
        row.addWidget(lock)
        row.addWidget(small(_("Nobody knows what you choose. No name is needed.")), 1)
        row.addWidget(Text(progress(self.speech, sitting), "small", "ink-soft", wrap=False))
        row.addWidget(self.again)
        row.addWidget(self.done)
        return row

    def show_sitting(self, sitting: Sitting) -> None:
        """What is chosen and what is left; once all is chosen the keyboard stands on "done"."""
        _, speech = self.speech.gettext, self.speech
        on_card = any(card.hasFocus() for card in self.board.cards)
        if sitting.each == 1:
            self._ask.say(_("Please touch the picture that matters most to you."))
        else:
            asked = _("Please touch the {count} pictures that matter most to you.")
            self._ask.say(asked.format(count=speech.number(sitting.each)))
        self._dots.setVisible(sitting.each > 1)
        self._left.setVisible(sitting.each > 1)
        self._dots.show_votes(len(sitting.chosen), sitting.each)
        self._left.say(speech.ngettext("{count} left", "{count} left", sitting.left))
        self.board.choose(sitting.chosen)
        self.done.setEnabled(sitting.left == 0)
        self.again.setEnabled(bool(sitting.chosen))
        if on_card and sitting.left == 0:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """The votes of this child were not kept: it stays on its page."""
        self.refusal.say("refused", sentence)
        self.refusal.show()


def progress(speech: Speech, sitting: Sitting) -> str:
    """ "Child 7 of 14"."""
    said = speech.gettext("Child {number} of {all}")
    return said.format(number=speech.number(sitting.child), all=speech.number(sitting.heads))
