"""The page of priorities: the order, how sure it is, the meeting, answers to the children."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import N_, _
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.buttons import ViewSwitch

from . import remark_words, wording
from .answers_view import AnswersView
from .meeting_view import MeetingView
from .order_view import OrderView
from .sure_view import SureView

_TOPICS = (EVERYTHING, "priorities", "ranking_ways", "problems", "consultations", "projects")
_MORE_TOPICS = ("committee", "budget", "plans", "situation")
NAMES = {
    "order": N_("Order"),
    "sure": N_("How sure?"),
    "meeting": N_("Meeting"),
    "answers": N_("Answers"),
}
View = SureView | MeetingView | AnswersView


class PrioritiesPage(Page):
    """One view at a time; all but the order are built when they are first seen."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.name = "order"
        self.order_view = OrderView(editor)
        self.views: dict[str, View] = {}
        self.switch = ViewSwitch({key: _(name) for key, name in NAMES.items()}, self.name)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.order_view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack, 1)
        self._slot = QWidget()
        slot = QHBoxLayout(self._slot)
        slot.setContentsMargins(0, 0, 0, 0)
        slot.addWidget(self.switch)
        self.switch.chosen.connect(self._turn_to)
        self.order_view.notice.connect(self.notice)
        self.order_view.problemsWanted.connect(lambda: self.goToStep.emit("problems", ""))
        self.editor.changed.connect(self._on_changed)
        self.refresh()

    def title_actions(self) -> QWidget:
        """The switch of the views."""
        return self._slot

    def view(self, name: str) -> View:
        """A view beside the order, built when it is first asked for."""
        if name not in self.views:
            makers: dict[str, Callable[[Page], View]] = {
                "sure": SureView,
                "meeting": MeetingView,
                "answers": AnswersView,
            }
            self.views[name] = makers[name](self)
            self._stack.addWidget(self.views[name])
        return self.views[name]

    def refresh(self) -> None:
        """Read what is in view again."""
        self.order_view.refresh()
        if self.name != "order":
            self.view(self.name).refresh()
        self.panelChanged.emit()

    def knowledge(self) -> list[str]:
        """How many have their place, who is first for us and for children, who was not heard."""
        view = self.order_view
        if not view.order.rows:
            return []
        unheard = remark_words.who_not_heard(view.plan, view.found)
        return [*wording.knowledge(view.order), *filter(None, (unheard,))]

    def go_to(self, target: str) -> None:
        """ "score:PROBLEM:CRITERION", "weights", "desk", "problems" (another step), or
        "sure", "meeting:…", "answers:…".
        """
        kind, _colon, rest = target.partition(":")
        if kind == "problems":
            self.goToStep.emit("problems", "")
        if not self._turn_to(kind if kind in NAMES else "order"):
            return
        if self.name == "order":
            self.order_view.go_to(target)
        else:
            self.view(self.name).go_to(rest)

    def here(self) -> str:
        """The view, and what is open in it."""
        if self.name == "order":
            return "" if self.order_view.weights.isHidden() else "weights"
        return f"{self.name}:{self.view(self.name).here()}"

    def leave(self) -> bool:
        """Save the field in hand."""
        return self.order_view.leave() if self.name == "order" else self.view(self.name).leave()

    def look_for(self) -> None:
        """Ctrl+F: the table."""
        if self._turn_to("order"):
            self.order_view.table.setFocus()

    def _turn_to(self, name: str) -> bool:
        """Another view; False when a field of this one cannot be kept."""
        if name != self.name and not self.leave():
            self.switch.show_chosen(self.name)
            return False
        if name != self.name:
            self.name = name
            self.notice.emit("")
            if name != "order":
                self._stack.setCurrentWidget(self.view(name))
                self.view(name).refresh()
            else:
                self._stack.setCurrentWidget(self.order_view)
                self.order_view.refresh()
            self.panelChanged.emit()  # Tab goes through what is in view now
        self.switch.show_chosen(name)
        return True

    def _on_changed(self, topic: str) -> None:
        beside = self.views.get(self.name)
        mine = (*_TOPICS, *_MORE_TOPICS, *(beside.TOPICS if beside is not None else ()))
        if topic in mine:
            self.refresh_when_seen()
