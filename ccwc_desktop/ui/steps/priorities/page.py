"""The page of priorities: the table of scores, what they mean, weights and decisions."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import priorities
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, Switch
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.text import Text

from . import wording
from .anchors import AnchorsLine
from .decision import DecisionPanel
from .drawer import Drawer
from .table import ScoresTable
from .weights import WeightsPanel

LEAST_HEIGHT = 280
_TOPICS = (EVERYTHING, "priorities", "problems", "consultations", "projects")


class PrioritiesPage(Page):
    """One problem a row; the row in hand can be given another place."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.children_switch = Switch(_("Show the children’s order"))
        self.children_switch.setChecked(True)
        self._slot = QWidget()
        self.table = ScoresTable()
        self.anchors = AnchorsLine()
        self.agreement = Text("", "small", "ink-soft")
        self.weights_button = Button(_("Weights"), "plain", "settings", dense=True)
        self.decide_button = Button(_("Decide another place"), "plain", "edit", dense=True)
        self.weights = WeightsPanel(editor)
        self.decision = DecisionPanel(editor)
        self.drawer = Drawer(self.weights, self.decision)
        self.nothing = EmptyState(
            "priority", _("No problem is ready to score yet."), _("Go to the problems")
        )
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        slot = QHBoxLayout(self._slot)
        slot.setContentsMargins(0, 0, 0, 0)
        slot.addWidget(self.children_switch)
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(tokens.px("s2"))
        under.addWidget(self.agreement, 1)
        under.addWidget(self.weights_button)
        under.addWidget(self.decide_button)
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.table, 1)
        column.addWidget(self.anchors)
        column.addWidget(self._under)
        column.addWidget(self.drawer)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.addWidget(self._work, 1)
        whole.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.children_switch.toggled.connect(self.table.show_children)
        self.table.scored.connect(self._on_scored)
        self.table.inHand.connect(self._on_in_hand)
        self.weights_button.clicked.connect(lambda: self._open(self.weights))
        self.decide_button.clicked.connect(lambda: self._open(self.decision))
        self.weights.closed.connect(lambda: self._close(self.weights_button))
        self.decision.closed.connect(lambda: self._close(self.decide_button))
        self.decision.told.connect(self.notice)
        self.nothing.pressed.connect(lambda: self.goToStep.emit("problems", ""))
        self.editor.changed.connect(self._on_changed)

    def minimumSizeHint(self) -> QSize:
        """A low window scrolls the table and the drawer; the page never makes it higher."""
        return QSize(super().minimumSizeHint().width(), LEAST_HEIGHT)

    def title_actions(self) -> QWidget:
        """The switch for the children's order."""
        return self._slot

    def refresh(self) -> None:
        """Read the order again; the cursor stays where it is."""
        order = self.order = self.editor.read(priorities.order, self.editor.plan)
        self._work.setVisible(bool(order.rows))
        self.nothing.setVisible(not order.rows)
        heard = any(row.children_rank is not None for row in order.rows)
        self.children_switch.setVisible(heard)
        self.table.show_order(order)
        self.table.show_children(heard and self.children_switch.isChecked())
        self.agreement.say(wording.agreement(order))
        self.weights.show_criteria(order.criteria)
        self._show_in_hand()
        self.panelChanged.emit()

    def knowledge(self) -> list[str]:
        """How many are scored, who is first for us and for children."""
        return wording.knowledge(self.order) if self.order.rows else []

    def go_to(self, target: str) -> None:
        """ "score:PROBLEM:CRITERION", "weights"; "problems" is another step."""
        kind, _colon, rest = target.partition(":")
        if kind == "problems" or not self.order.rows:
            if kind == "problems":
                self.goToStep.emit("problems", "")
            self.nothing.button.setFocus()
            return
        if kind == "score":
            self.table.go_to(*rest.split(":"))
        if kind == "weights":
            self._open(self.weights)
            return
        self.table.setFocus()

    def here(self) -> str:
        """The weights while they are open."""
        return "" if self.weights.isHidden() else "weights"

    def leave(self) -> bool:
        """Save the weight in hand; a reason that is typed waits."""
        self.decision.leave()
        return self.weights.isHidden() or self.weights.leave()

    def look_for(self) -> None:
        """Ctrl+F: the table."""
        self.table.setFocus()

    def _on_changed(self, topic: str) -> None:
        if topic in _TOPICS:
            self.refresh_when_seen()

    def _on_scored(self, problem: str, criterion: str, value: object) -> None:
        step = _("take a score back") if value is None else _("give a score")
        try:
            with self.editor.together(step):
                self.editor.apply(
                    "priorities.score",
                    plan=self.editor.plan,
                    problem=problem,
                    criterion=criterion,
                    value=value,
                )
        except Refused as refused:
            self.editor.refused.emit(refused)
            return
        if value is not None:
            self.table.go_right()

    def _on_in_hand(self, problem: str, criterion: str) -> None:
        if problem:
            self._show_in_hand()

    def _show_in_hand(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.anchors.show_criterion(self.table.criterion(), self.table.scores.score(index))
        self.decision.show_problem(self.order, self.table.problem())

    def _open(self, panel: QFrame) -> None:
        self._under.hide()  # its room is the panel's
        self.drawer.open_panel(panel)
        if panel is self.decision:
            self.decision.focus()
        elif self.weights.fields:
            next(iter(self.weights.fields.values())).focus()

    def _close(self, opener: Button) -> None:
        self.drawer.close_panels()
        self._under.show()
        opener.setFocus()
