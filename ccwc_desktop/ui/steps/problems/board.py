"""The board: heard, ready to score; put together and referred only when there are any."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import merging, problems
from ccwc_desktop.domain.problems import EVIDENCE_KINDS, Problem
from ccwc_desktop.domain.social_services import Office
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui.referral import ReferralCard
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card, CardList, FlowLayout
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.marks import Mark
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .card import Beside, ProblemCard

ROOM_FOR_LEGEND = 400  # pixels
SELDOM = ("merged", "referral")  # share a column, which is there only with something in it


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
    togetherWanted = Signal(str, str)
    apartWanted = Signal(str, str)

    def __init__(self, stage: str, whose: Identity) -> None:
        super().__init__()
        self._whose = whose
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
        self.hint = small(hint)
        column.addWidget(self.hint)
        self.pane = ScrollColumn()
        self.pane.column.setContentsMargins(0, 2, 8, 0)
        self.pane.column.addWidget(self.list)
        self.pane.column.addStretch()
        column.addWidget(self.pane, 1)

    def fill(self, stage: Sequence[Problem], beside: Mapping[str, Beside]) -> None:
        """Show these problems."""
        self._count.say(wording.number(len(stage)))
        cards: list[Card] = []
        for each in stage:
            card = ProblemCard(each, self._whose, beside.get(each.uid, Beside()))
            card.opened.connect(lambda uid=each.uid: self.opened.emit(uid))
            card.togetherWanted.connect(
                lambda into, uid=each.uid: self.togetherWanted.emit(uid, into)
            )
            card.apartWanted.connect(lambda other, uid=each.uid: self.apartWanted.emit(uid, other))
            cards.append(card)
        self.list.fill(cards)

    def cards(self) -> list[Card]:
        """The cards in their order."""
        return self.list.cards()


class Board(QWidget):
    """`opened(uid)`; arrow keys move between cards and between columns.

    `togetherWanted(uid, into)` puts a problem together with one it is like, `apartWanted(uid,
    other)` says that they are not the same.
    """

    opened = Signal(str)
    togetherWanted = Signal(str, str)
    apartWanted = Signal(str, str)
    addRequested = Signal()

    def __init__(self, whose: Identity) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        self.columns = {stage: BoardColumn(stage, whose) for stage in wording.COLUMNS}
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s3"))
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(tokens.px("s2"))
        for stage in SELDOM:
            middle.addWidget(self.columns[stage], 1)
        row.addWidget(self.columns["heard"], 1)
        row.addWidget(self._middle, 1)
        row.addWidget(self.columns["ready"], 1)
        for each in self.columns.values():
            each.opened.connect(self.opened)
            each.togetherWanted.connect(self.togetherWanted)
            each.apartWanted.connect(self.apartWanted)
            each.list.sideways.connect(self._go_sideways)
        self._empty = EmptyState("problem", _("No problem is written yet."), _("Add a problem"))
        self._empty.pressed.connect(self.addRequested)
        column.addWidget(self._row, 1)
        column.addWidget(self._empty, 1)
        self._legend = _Legend()
        column.addWidget(self._legend)
        self.referral = ReferralCard()
        self.referral.hide()
        self.case = Note(
            "info",
            _(
                "The case of one child never belongs here. Please pass it on to the social "
                "worker, or telephone 1280."
            ),
            _("Whom to call"),
        )
        column.addWidget(self.referral)
        column.addWidget(self.case)
        self.case.pressed.connect(lambda: self._show_referral(True))
        self.referral.closed.connect(lambda: self._show_referral(False))

    def show_all(
        self,
        all_: Sequence[Problem],
        alike: Mapping[str, Sequence[str]],
        offices: Sequence[Office],
    ) -> None:
        """Show the problems in their columns, each as a whole.

        `alike` tells which say the same, `offices` whom to call for one child.
        """
        self.referral.show_offices(offices)
        settled = merging.settled(all_)
        whole = {each.uid: each for each in merging.whole(all_)}
        shown = [whole.get(each.uid, each) for each in settled]
        beside = _beside(settled, whole, alike)
        for stage, column in self.columns.items():
            column.fill([each for each in shown if problems.stage(each) == stage], beside)
            column.setVisible(stage not in SELDOM or bool(column.cards()))
        seldom = [self.columns[stage] for stage in SELDOM if self.columns[stage].cards()]
        self._middle.setVisible(bool(seldom))
        for column in seldom:
            column.hint.setVisible(len(seldom) == 1)
        self._row.setVisible(bool(all_))
        self._empty.setVisible(not all_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the cards get the room; the marks say their names on hover."""
        super().resizeEvent(event)
        self._legend.setVisible(self.height() >= ROOM_FOR_LEGEND)

    def _show_referral(self, on: bool) -> None:
        """Whom to call, in the place of the sentence that says so."""
        self.referral.setVisible(on)
        self.case.setVisible(not on)
        if on:
            self.referral.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

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


def _beside(
    settled: Sequence[Problem],
    whole: Mapping[str, Problem],
    alike: Mapping[str, Sequence[str]],
) -> dict[str, Beside]:
    """Of two that are alike, the one that would be put together with the other says so."""
    parts = merging.parts(settled)
    found = {}
    for each in settled:
        own = whole.get(each.uid, each)
        others = (whole[uid] for uid in alike.get(each.uid, ()) if uid in whole)
        like = next((other for other in others if merging.kept(own, other) is other), None)
        into = whole.get(each.merged_into)
        found[each.uid] = Beside(len(parts.get(each.uid, ())), into, like)
    return found


class _Legend(QWidget):
    """What the marks of the evidence mean; always in view."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=tokens.px("s3"))
        flow.addWidget(Text(_("Evidence:"), "small-strong", "ink-soft", wrap=False))
        for kind in EVIDENCE_KINDS:
            name = wording.evidence(kind)
            flow.addWidget(Mark(wording.EVIDENCE_ICONS[kind], "teal", name, name, ink="ink-soft"))
