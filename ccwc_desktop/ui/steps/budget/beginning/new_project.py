"""A new project begins with the question which priority it answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.proposal import Wanted
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.pictures import rank
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section, small


class NewProjectPanel(QFrame):
    """`chosen(problem)`; "" is a project without a priority.

    `stepWanted(step)` where something is still to be done before a problem is a priority.
    """

    chosen = Signal(str)
    stepWanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(_("New project"))
        self.unready = Note("info", "", _("Open the problems"))
        self.unready.pressed.connect(lambda: self.stepWanted.emit("problems"))
        self.list = CardList(_("Priorities to choose from"), 380)
        close = Button(_("Close"), "plain", dense=True)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(section(_("Which priority does the new project answer?")), 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.unready)

    def show_priorities(self, wanted: tuple[Wanted, ...], waiting: int) -> None:
        """Those without a project first; last, a project of the committee itself.

        `waiting` problems are not offered yet (`proposal.waiting`).
        """
        self.list.fill([*(self._priority(each) for each in wanted), self._own_costs()])
        self.unready.setVisible(bool(waiting))
        self.unready.say("info", _unready(waiting), _("Open the problems"))

    def focus(self) -> None:
        """The first of the list."""
        self.list.cards()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _priority(self, each: Wanted) -> Card:
        problem = each.problem
        title = problem.title(current()) or problem.code
        place = wording.number(each.rank) if each.rank is not None else ""
        count = wording.projects(each.projects) if each.projects else _("no project yet")
        mark = "" if place else _("not ranked yet")
        card = Card(f"{place} {title}. {count}. {mark}".strip(" ."), opens=True)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        if place:
            row.addWidget(rank(place, place))
        row.addWidget(Text(title, "strong", typed=True), 1)
        if mark:
            row.addWidget(Tag(mark, "amber"))
        row.addWidget(Tag(count, "plain" if each.projects else "teal"))
        card.body.addLayout(row)
        card.opened.connect(lambda: self.chosen.emit(problem.uid))
        return card

    def _own_costs(self) -> Card:
        words = _("Without a priority")
        card = Card(words, opens=True, state="new")
        card.body.addWidget(Text(words, "strong"))
        card.body.addWidget(small(_("costs of the committee itself; the sheet says so")))
        card.opened.connect(lambda: self.chosen.emit(""))
        return card


def _unready(count: int) -> str:
    said = ngettext(
        "{count} more problem is not offered yet: something of it is still to be entered in "
        "step 4, and then it is ranked in step 5.",
        "{count} more problems are not offered yet: something of them is still to be entered in "
        "step 4, and then they are ranked in step 5.",
        count,
    )
    return said.format(count=wording.number(count))
