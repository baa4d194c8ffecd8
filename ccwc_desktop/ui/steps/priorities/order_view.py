"""The order of the problems: the way in use, its table and what belongs to it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import ranking, ranking_remarks
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.suggested_scores import Suggestion
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import plans, priorities
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.text import Text

from . import columns, wording
from .anchors import AnchorsLine
from .decision import DecisionPanel
from .desk import Desk
from .drawer import Drawer
from .remark_line import RemarkLine
from .table import ScoresTable
from .way_bar import WayBar
from .weights import WeightsPanel, with_weight

LEAST_HEIGHT = 280
SUGGEST_AFTER_MS = 100
ROOM_FOR_ALL = 10  # lines of text


class OrderView(QWidget):
    """One problem a row; the row in hand can be given another place."""

    problemsWanted = Signal()
    notice = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self._heard = False
        self._suggested: Mapping[tuple[str, str], Suggestion] | None = None
        self._suggesting = QTimer(self, singleShot=True, interval=SUGGEST_AFTER_MS)
        self._suggesting.timeout.connect(self._suggest)
        self.bar = WayBar()
        self.children_switch = self.bar.children_switch
        self.remarks = RemarkLine()
        self.desk = Desk(editor)
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

    def _lay_out(self) -> None:
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(tokens.px("s2"))
        under.addWidget(self.agreement, 1)
        under.addStretch()
        under.addWidget(self.weights_button)
        under.addWidget(self.decide_button)
        self._work = QWidget()
        self._column = column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.bar)
        column.addWidget(self.remarks)
        column.addWidget(self.desk)
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
        self.bar.chosen.connect(self._choose)
        self.bar.scoredBy.connect(self._score_by)
        self.bar.memberChosen.connect(lambda: self.show_plan(self.plan))
        self.table.scored.connect(self._on_scored)
        self.table.picked.connect(self._on_picked)
        self.table.inHand.connect(self._show_in_hand)
        self.bar.typing.toggled.connect(lambda: self.show_plan(self.plan))
        self.anchors.about.taken.connect(
            lambda value: self._on_scored(self.table.problem(), self.table.code(), value)
        )
        self.anchors.about.taken.connect(lambda: self.table.setFocus())
        self.desk.levelsWanted.connect(lambda: self._choose("levels"))
        self.weights_button.clicked.connect(lambda: self.open_panel(self.weights))
        self.decide_button.clicked.connect(lambda: self.open_panel(self.decision))
        self.weights.closed.connect(lambda: self._close(self.weights_button))
        self.weights.moving.connect(self._preview)
        self.decision.closed.connect(lambda: self._close(self.decide_button))
        self.decision.told.connect(self.notice)
        self.nothing.pressed.connect(self.problemsWanted)

    def minimumSizeHint(self) -> QSize:
        """A low window scrolls the table and the drawer; the page never makes it higher."""
        return QSize(super().minimumSizeHint().width(), LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the table gets the room; "How sure?" tells how far the orders agree."""
        super().resizeEvent(event)
        self.agreement.setVisible(not _is_low(self))
        self.anchors.setVisible(_explains(self))
        self._offer_children()
        self.bar.setVisible(not _is_low(self) or self.drawer.isHidden())

    def refresh(self, suggestions_too: bool = True) -> None:
        """Read the plan again; the cursor stays where it is."""
        plan = self.editor.read(plans.value, self.editor.plan, with_figures=False)
        if suggestions_too:
            self._suggested = None  # asked for when a score is in hand
        members = plan.ways.scored_by == "members"
        left = self.editor.read(priorities.left_behind, self.editor.plan) if members else 0
        self.show_plan(plan)
        self.found = ranking_remarks.remarks(plan, self.order.rows, left)
        begun = any(row.rank is not None for row in self.order.rows)
        self.remarks.show_remarks(plan, self.found, begun)

    def show_plan(self, plan: Plan) -> None:
        """A plan as it is stored."""
        self.plan = plan
        self.bar.show_plan(plan)
        self._order_for = ranking.order_for(plan)
        order = self._order_for(plan.criteria)
        self._show_order(order, _columns(plan, order, self.bar.member))
        rows = order.rows
        self._work.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.desk.show_plan(plan, self.order)
        if plan.ways.way == "dots" and not self.bar.typing.isChecked():
            self.desk.hide()
        working = self.desk.working() and not self.desk.isHidden()
        for part in (self.table, self.decide_button):
            part.setHidden(working)
        weighted = plan.ways.way == "weighted"
        self.anchors.setVisible(_explains(self))
        self.weights_button.setVisible(weighted)
        if not weighted and not self.weights.isHidden():
            self._close(self.decide_button)
        self.weights.show_criteria(self.order.criteria)
        self._show_in_hand()

    def _show_order(self, order: Order, way: columns.Columns) -> None:
        self.order = order
        self.table.show_order(order, way)
        self._heard = any(row.children_rank is not None for row in order.rows)
        self._offer_children()
        self.table.show_children(self._heard and self.children_switch.isChecked())
        self.agreement.say(wording.agreement(order))

    def _offer_children(self) -> None:
        """Where a row of scores is worth more, the children's order stays as it is."""
        self.children_switch.setVisible(self._heard and not _is_low(self))

    def go_to(self, target: str) -> None:
        """ "score:PROBLEM:CRITERION", "weights", "desk"; else the table."""
        kind, _colon, rest = target.partition(":")
        if not self.order.rows:
            self.nothing.button.setFocus()
        elif kind == "weights":
            self.open_panel(self.weights)
        elif kind == "desk" and not self.desk.isHidden():
            self.desk.focus_first()
        else:
            if kind == "score":
                self.table.go_to(*rest.split(":"))
            self.table.setFocus()

    def leave(self) -> bool:
        """Save the field in hand; a reason that is typed waits."""
        self.decision.leave()
        return self.desk.leave() and (self.weights.isHidden() or self.weights.leave())

    def open_panel(self, panel: QFrame) -> None:
        """The weights, or another place for the problem in hand."""
        self._under.hide()  # its room is the panel's
        self.anchors.setVisible(_explains(self) and panel is not self.weights)
        self.bar.setVisible(not _is_low(self))
        self.drawer.open_panel(panel)
        if panel is self.decision:
            self.decision.focus()
        elif self.weights.fields:
            next(iter(self.weights.fields.values())).focus()

    def _close(self, opener: Button) -> None:
        self.drawer.close_panels()
        self._under.show()
        self.bar.show()
        self.anchors.setVisible(_explains(self))
        opener.setFocus()

    def _preview(self, criterion: str, weight: int) -> None:
        """What the order would be while a weight is being moved; nothing is stored yet."""
        way = self.table.scores.way
        if isinstance(way, columns.Weighted):
            order = self._order_for(with_weight(self.plan.criteria, criterion, weight))
            self._show_order(order, way.reweighed(order))

    def _choose(self, way: str) -> None:
        with self.editor.together(_("choose how to rank")):
            if self.leave():
                self.editor.attempt("ranking_ways.choose", plan=self.editor.plan, way=way)
        self.bar.show_plan(self.plan)
        if self.plan.ways.way == "pairs":
            self.desk.focus_first()  # its keys answer at once

    def _score_by(self, who: str) -> None:
        with self.editor.together(_("choose whose scores count")):
            self.editor.attempt("ranking_ways.score_by", plan=self.editor.plan, who=who)
        self.table.setFocus()  # its keys score at once

    def _on_scored(self, problem: str, criterion: str, value: object) -> None:
        step = _("take a score back") if value is None else _("give a score")
        with self.editor.together(step):
            kept = self.editor.attempt(
                "priorities.score",
                plan=self.editor.plan,
                problem=problem,
                criterion=criterion,
                value=value,
                member=self.bar.member,
            )
        if kept and value is not None:
            self.table.go_right()

    def _on_picked(self, problem: str, level: str) -> None:
        with self.editor.together(_("choose a level")):
            self.editor.attempt(
                "ranking_ways.put_level", plan=self.editor.plan, problem=problem, level=level
            )

    def _show_in_hand(self, *_cell: str) -> None:
        problem, code = self.table.problem(), self.table.code()
        self.decision.show_problem(self.order, problem)
        criterion = self.table.criterion()
        way = self.table.scores.way
        value = way.given(problem, code)
        self.anchors.show_criterion(criterion, value, way.keyed)
        if criterion is None:
            return
        if not way.keyed:
            self.anchors.about.say(self.table.cell().said())
            return
        if self._suggested is None:
            self._suggesting.start()
            return
        self.anchors.about.show_suggestion(self._suggested.get((problem, code)), value)

    def _suggest(self) -> None:
        """Read what the figures suggest, once the page is seen."""
        self._suggested = self.editor.read(priorities.suggestions, self.plan)
        self._show_in_hand()


def _columns(plan: Plan, order: Order, member: str) -> columns.Columns:
    numbered = sorted(order.problems.values(), key=lambda each: each.number)
    compared = ranking_remarks.to_compare([each.uid for each in numbered], plan.ways)
    return columns.of(plan, order, member, compared)


def _is_low(view: QWidget) -> bool:
    """A small window with large text."""
    return view.height() < ROOM_FOR_ALL * fonts.line_height()


def _explains(view: OrderView) -> bool:
    """Whether there is room and use for what the scores mean; a tap on a score tells it too."""
    return view.plan.ways.way == "weighted" and view.weights.isHidden() and not _is_low(view)
