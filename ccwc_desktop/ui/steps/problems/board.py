"""The board: heard, ready to score, and a column of referrals only when there is one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import problems
from ccwc_desktop.domain.problems import EVIDENCE_KINDS, Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card, CardList, FlowLayout
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.marks import Mark
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .card import ProblemCard


class BoardColumn(QFrame):
    """A stage of the work with its cards."""

    opened = Signal(str)

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setProperty("state", "sunken")
        head, hint = (_(each) for each in wording.COLUMNS[stage])
        self.setAccessibleName(head)
        self._count = Tag("")
        self.list = CardList(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 4, 8)
        column.setSpacing(tokens.px("s1"))
        row = QHBoxLayout()
        row.addWidget(Text(head, "section", wrap=False))
        row.addWidget(self._count)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(small(hint))
        self.pane = ScrollColumn()
        self.pane.column.setContentsMargins(0, 2, 8, 0)
        self.pane.column.addWidget(self.list)
        self.pane.column.addStretch()
        column.addWidget(self.pane, 1)

    def fill(self, stage: Sequence[Problem]) -> None:
        """Show these problems."""
        self._count.say(wording.number(len(stage)))
        cards: list[Card] = []
        for each in stage:
            card = ProblemCard(each)
            card.opened.connect(lambda uid=each.uid: self.opened.emit(uid))
            cards.append(card)
        self.list.fill(cards)

    def cards(self) -> list[Card]:
        """The cards in their order."""
        return self.list.cards()


class Board(QWidget):
    """`opened(uid)`; arrow keys move between cards and between columns."""

    opened = Signal(str)
    addRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        self.columns = {stage: BoardColumn(stage) for stage in wording.COLUMNS}
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s3"))
        for each in self.columns.values():
            row.addWidget(each, 1)
            each.opened.connect(self.opened)
        self._empty = EmptyState("problem", _("No problem is written yet."), _("Add a problem"))
        self._empty.pressed.connect(self.addRequested)
        column.addWidget(self._row, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(_Legend())
        column.addWidget(
            Note(
                "info",
                _(
                    "The case of one child never belongs here. Please pass it on to the social "
                    "worker, or telephone 1280."
                ),
            )
        )

    def show_all(self, all_: Sequence[Problem]) -> None:
        """Show the problems in their columns."""
        for stage, column in self.columns.items():
            column.fill([each for each in all_ if problems.stage(each) == stage])
        referred = bool(self.columns["referral"].cards())
        self.columns["referral"].setVisible(referred)
        self._row.setVisible(bool(all_))
        self._empty.setVisible(not all_)

    def focus_problem(self, uid: str) -> None:
        """The focus on the card of a problem, in view."""
        for column in self.columns.values():
            for card in column.cards():
                if isinstance(card, ProblemCard) and card.uid == uid:
                    column.pane.reveal(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the card beside."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        lists = [column.cards() for column in self.columns.values() if column.cards()]
        at = next(
            (
                (i, cards.index(card))
                for i, cards in enumerate(lists)
                for card in cards
                if card.hasFocus()
            ),
            None,
        )
        if way is None or at is None or not 0 <= at[0] + way < len(lists):
            super().keyPressEvent(event)
            return
        beside = lists[at[0] + way]
        beside[min(at[1], len(beside) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


class _Legend(QWidget):
    """What the marks of the evidence mean; always in view."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=tokens.px("s3"))
        flow.addWidget(Text(_("Evidence:"), "small-strong", "ink-soft", wrap=False))
        for kind in EVIDENCE_KINDS:
            name = wording.evidence(kind)
            flow.addWidget(Mark(wording.EVIDENCE_ICONS[kind], "teal", name, name, ink="ink-soft"))
