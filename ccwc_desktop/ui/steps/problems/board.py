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


class _Cards(CardList):
    """Cards one under another; `sideways(-1 or 1)` for the keys left and right."""

    sideways = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move between the cards; a scroll area would swallow left and right."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.sideways.emit(way)


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
        self.list = _Cards(head)
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
            each.list.sideways.connect(self._go_sideways)
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

    def _go_sideways(self, way: int) -> None:
        """The focus on the card beside, in the next column that has any."""
        lists = [column.cards() for column in self.columns.values() if column.cards()]
        for at, cards in enumerate(lists):
            rows = [row for row, card in enumerate(cards) if card.hasFocus()]
            if rows and 0 <= at + way < len(lists):
                beside = lists[at + way]
                beside[min(rows[0], len(beside) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
                return


class _Legend(QWidget):
    """What the marks of the evidence mean; always in view."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=tokens.px("s3"))
        flow.addWidget(Text(_("Evidence:"), "small-strong", "ink-soft", wrap=False))
        for kind in EVIDENCE_KINDS:
            name = wording.evidence(kind)
            flow.addWidget(Mark(wording.EVIDENCE_ICONS[kind], "teal", name, name, ink="ink-soft"))
