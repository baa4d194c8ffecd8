"""Step 4: problems of children. A board, and one problem opened in its place."""

from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations as voices
from ccwc_desktop.domain import problems as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import consultations, places, problems, year_roll
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button

from . import wording
from .board import Board
from .form import ProblemForm
from .last_plan import LastPlan
from .sources import Sources

TOPICS = (EVERYTHING, "problems", "consultations", "situation", "places", "plans")


class ProblemsPage(Page):
    """What is wrong for many children, where, how many, what shows it, who can act."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.board = Board()
        self._add = Button(_("Add a problem"), "quiet", "add")
        self._problems: tuple[Problem, ...] = ()
        self._opened = ""
        self.last_plan = LastPlan()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.last_plan)
        column.addWidget(self._stack, 1)
        self.last_plan.wanted.connect(self._on_wanted)
        self.last_plan.fillsChanged.connect(self._share_room)
        self._add.clicked.connect(self._on_add)
        self.board.addRequested.connect(self._on_add)
        self.board.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)
        self.refresh()

    @cached_property
    def form(self) -> ProblemForm:
        """One problem, built when the first is opened."""
        form = ProblemForm(self.editor)
        form.closed.connect(self._on_closed)
        form.removeRequested.connect(self._on_remove)
        self._stack.addWidget(form)
        return form

    def title_actions(self) -> QWidget | None:
        """Add, at the right of the title."""
        return self._add

    def knowledge(self) -> list[str]:
        """How far the problems are, and what children chose."""
        if not self._problems:
            return []
        ready = len(rules.to_rank(self._problems))
        said = ngettext(
            "{ready} of {all} problem is ready to score.",
            "{ready} of {all} problems are ready to score.",
            len(self._problems),
        ).format(ready=wording.number(ready), all=wording.number(len(self._problems)))
        return [said, *self._chosen()]

    def _chosen(self) -> list[str]:
        """The problem that got the largest share of the children's votes."""
        meetings = self.editor.read(consultations.listing, self.editor.plan)
        scores = voices.children_scores(meetings)
        known = [each for each in self._problems if scores.get(each.uid)]
        if not known:
            return []
        first = max(known, key=lambda each: scores[each.uid])
        share = wording.percent(scores[first.uid])
        said = _("In the children’s votes “{title}” got the most: {share}.")
        return [said.format(title=wording.title(first), share=share)]

    def go_to(self, target: str) -> None:
        """ "add", or "problem:UID:GAP" for the field of a gap."""
        kind, _colon, rest = target.partition(":")
        uid, _colon, gap = rest.partition(":")
        if kind == "problem" and self._open(uid):
            self.form.focus_gap(gap)
        elif kind == "add" and self._close():
            self._add.setFocus()
        elif not target:
            self._close()
            self.setFocus()

    def here(self) -> str:
        """The problem in hand."""
        return f"problem:{self._opened}" if self._opened else ""

    def leave(self) -> bool:
        """Keep the field in hand."""
        return not self._opened or self.form.leave()

    def refresh(self) -> None:
        """Read everything again."""
        self._problems = self.editor.read(problems.listing, self.editor.plan)
        opened = next((each for each in self._problems if each.uid == self._opened), None)
        if opened is not None:
            villages = self.editor.read(places.villages)
            self.form.show_problem(opened, villages, self._sources())
        else:
            self._opened = ""
            self.board.show_all(self._problems)
        if self._opened:
            self.last_plan.hide()
        else:
            waiting = self.editor.read(year_roll.waiting, self.editor.plan)
            self.last_plan.show_waiting(waiting, begun=bool(self._problems))
        self._share_room()
        self._stack.setCurrentWidget(self.form if self._opened else self.board)
        self.panelChanged.emit()

    def _sources(self) -> Sources:
        return Sources(
            self.editor.read(problems.known_figures),
            self.editor.read(consultations.listing, self.editor.plan),
        )

    def _open(self, uid: str) -> bool:
        """Open a problem; False when another one cannot be left or this one is gone."""
        if not self.leave():
            return False
        self._opened = uid
        self.refresh()
        return self._opened == uid

    def _close(self) -> bool:
        """Back to the board; False when a text cannot be kept."""
        if not self.leave():
            return False
        if self._opened:
            self._opened = ""
            self.refresh()
        return True

    def _on_changed(self, topic: str) -> None:
        if topic in TOPICS:
            self.refresh_when_seen()

    def _on_opened(self, uid: str) -> None:
        if self._open(uid):
            self.form.focus_gap("title")

    def _on_add(self) -> None:
        if not self.leave():
            return
        try:
            with self.editor.together(_("add a problem")):
                uid = self.editor.apply("problems.add", plan=self.editor.plan)
        except Refused as refused:
            self.editor.refused.emit(refused)
            return
        self._on_opened(str(uid))

    def _share_room(self) -> None:
        """A new year begins with what the last one did not finish; the empty board waits."""
        self._stack.setHidden(self.last_plan.fills)

    def _on_wanted(self, uids: tuple[str, ...]) -> None:
        with self.editor.together(_("go on from the last plan")):
            for uid in uids:
                self.editor.attempt("problems.carry_on", plan=self.editor.plan, problem=uid)
        said = ngettext(
            "{count} problem goes on. Please count the children anew.",
            "{count} problems go on. Please count the children anew.",
            len(uids),
        )
        self.notice.emit(said.format(count=wording.number(len(uids))))

    def _on_closed(self) -> None:
        uid = self._opened
        if self._close():
            self.board.focus_problem(uid)

    def _on_remove(self) -> None:
        uid, self._opened = self._opened, ""
        with self.editor.together(_("remove the problem")):
            removed = self.editor.attempt("problems.remove", uid=uid)
        if removed:
            self.notice.emit(_("The problem was removed."))
