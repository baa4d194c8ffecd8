"""The board of projects: not placed and the three years, side by side."""

from collections.abc import Container, Iterator
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import fonts, restyle, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

from .card import ProjectCard

CARRIED = "application/x-ccwc-project"
LEAST_HEIGHT = 190


class BoardColumn(QFrame):
    """One year, or those that are not placed; `dropped(uid, before)` ("" = at the end)."""

    dropped = Signal(str, str)

    def __init__(self, year: int | None) -> None:
        super().__init__()
        self.year = year
        self.setProperty("card", True)
        self.setProperty("state", "sunken")
        self.setAcceptDrops(True)
        name = words.strip_breaks(wording.column(year))
        self.setAccessibleName(name)
        self.sum = Text("", "small", "ink-soft", wrap=False)
        self.cards = CardList(_("Projects: {column}").format(column=name))
        self.view = ScrollColumn()
        self.view.column.addWidget(self.cards)
        self.elsewhere = CardList(_("Placed in other years: {column}").format(column=name))
        self.view.column.addWidget(self.elsewhere)
        self.view.column.addStretch()
        head = QHBoxLayout()
        head.addWidget(Text(name, "section", wrap=False))
        head.addStretch()
        head.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def project_cards(self) -> list[ProjectCard]:
        """The cards from the top."""
        return [each for each in self.cards.cards() if isinstance(each, ProjectCard)]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Projects may come in."""
        if event.mimeData().hasFormat(CARRIED):
            restyle(self, state="selected")
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone on to another one."""
        restyle(self, state="sunken")

    def dropEvent(self, event: QDropEvent) -> None:
        """Before the card under the hand, or at the end."""
        restyle(self, state="sunken")
        uid = bytes(event.mimeData().data(CARRIED).data()).decode()
        event.acceptProposedAction()
        self.dropped.emit(uid, self._before(event.position().toPoint()))

    def _before(self, place: QPoint) -> str:
        for card in self.project_cards():
            if place.y() < card.mapTo(self, card.rect().center()).y():
                return card.uid
        return ""


class Board(QWidget):
    """`opened(uid)`, `removed(uid)`, `arranged(uid, year, order of all uids)`.

    `fitsWanted` asks what fits under the ceilings.
    """

    opened = Signal(str)
    removed = Signal(str)
    arranged = Signal(str, object, object)
    fitsWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(LEAST_HEIGHT)
        self.columns: list[BoardColumn] = []
        self._order: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.px("s2"))

    def fill_at_least(self, room: int) -> None:
        """Of the `room` (pixels) it is scrolled in, as much as a card needs with large text."""
        wanted = round(LEAST_HEIGHT * fonts.line_height() / 26)
        self.setMinimumHeight(max(LEAST_HEIGHT, min(room, wanted)))

    def sizeHint(self) -> QSize:
        """What the cards ask for is scrolled inside the columns, never by the whole page."""
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)

    def show_balance(self, balance: Balance, fitting: Container[str] = ()) -> None:
        """All cards anew; the focus stays on its project. Those of `fitting` would still fit."""
        if [each.year for each in self.columns] != [None, *balance.years]:
            self._build(balance.years)
        focus = next((card.uid for card in self.cards() if card.hasFocus()), "")
        if focus:  # else it wanders from card to card as they go, and scrolls
            self.setFocus()
        self._order = tuple(each.uid for each in balance.projects)
        for column in self.columns:
            mine = [each for each in balance.projects if self._home(each, balance) == column.year]
            column.cards.fill([self._card(each, balance, each.uid in fitting) for each in mine])
            others = [each for each in balance.projects if each not in mine]
            column.elsewhere.fill(list(self._lines_in(column.year, others)))
            if column.year is None:
                column.sum.say(wording.projects(len(mine)))
            else:
                column.sum.say(wording.riel(balance.by_year.get(column.year, 0)))
        if focus:
            self.focus(focus)

    @staticmethod
    def _home(project: Project, balance: Balance) -> int | None:
        return project.year if project.year in balance.years else None

    def cards(self) -> list[ProjectCard]:
        """All cards, column by column."""
        return [card for column in self.columns for card in column.project_cards()]

    def focus(self, uid: str) -> None:
        """Put the focus on a project, if it is here."""
        for column in self.columns:
            for card in column.project_cards():
                if card.uid == uid:
                    column.view.reveal(card)

    def _build(self, years: tuple[int, ...]) -> None:
        for old in self.columns:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = [BoardColumn(year) for year in (None, *years)]
        for column in self.columns:
            column.dropped.connect(
                lambda uid, before, year=column.year: self._put(uid, year, before)
            )
            self._row.addWidget(column, 1)
        question = Button(_("What fits?"), "link", dense=True)
        question.setToolTip(words.strip_breaks(_("What fits under the ceilings?")))
        question.clicked.connect(self.fitsWanted)
        self.columns[0].view.column.insertWidget(1, question)

    def _card(self, project: Project, balance: Balance, fits: bool) -> ProjectCard:
        card = ProjectCard(project, balance.years, fits=fits)
        uid = project.uid
        card.opened.connect(lambda: self.opened.emit(uid))
        card.removed.connect(lambda: self.removed.emit(uid))
        card.placed.connect(lambda year: self._put(uid, year, ""))
        card.stepped.connect(lambda right, down: self._step(uid, right, down))
        card.dragged.connect(lambda: self._drag(uid), Qt.ConnectionType.QueuedConnection)
        return card

    def _lines_in(self, year: int | None, projects: list[Project]) -> Iterator[Card]:
        """What projects of other years cost here: else the sum of a year could not be followed."""
        for project in projects:
            amount = budget.by_year(project).get(year, 0)
            if year is None or not amount:
                continue
            name, riel = wording.name_of(project), wording.riel(amount)
            told = (
                _("{amount} of the project of {year}").format(
                    amount=riel, year=wording.year(project.year)
                )
                if project.year
                else _("{amount} of a project not placed yet").format(amount=riel)
            )
            card = Card(f"{name}. {told}", opens=True, state="sunken")
            card.body.addWidget(Text(name, "small", typed=True))
            card.body.addWidget(Text(told, "small", "ink-soft"))
            card.opened.connect(partial(self.opened.emit, project.uid))
            yield card

    def _drag(self, uid: str) -> None:
        """The board drags, not the card: a drop makes all cards anew."""
        card = next((each for each in self.cards() if each.uid == uid), None)
        if card is None:
            return
        drag, carried = QDrag(self), QMimeData()
        carried.setData(CARRIED, uid.encode())
        drag.setMimeData(carried)
        drag.setPixmap(card.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def _step(self, uid: str, right: int, down: int) -> None:
        at = next(i for i, c in enumerate(self.columns) if uid in _uids(c))
        if right:
            if 0 <= at + right < len(self.columns):
                self._put(uid, self.columns[at + right].year, "")
            return
        listed = _uids(self.columns[at])
        there = listed.index(uid) + down
        if 0 <= there < len(listed):
            listed.remove(uid)
            listed.insert(there, uid)
            after = listed[there + 1] if there + 1 < len(listed) else ""
            self._put(uid, self.columns[at].year, after)

    def _put(self, uid: str, year: int | None, before: str) -> None:
        """Into a year, before another project of it ("" = at the end)."""
        if before == uid:
            return
        order = [each for each in self._order if each != uid]
        order.insert(order.index(before) if before in order else len(order), uid)
        self.arranged.emit(uid, year, tuple(order))
        self.focus(uid)


def _uids(column: BoardColumn) -> list[str]:
    return [card.uid for card in column.project_cards()]
