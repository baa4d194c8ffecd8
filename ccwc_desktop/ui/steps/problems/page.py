"""Step 4: problems of children. A board, and one problem or what may become one in its place."""

from functools import cached_property

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.domain import merging, problem_tree
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import (
    affected,
    consultations,
    places,
    problems,
    projects,
    social_services,
    year_roll,
)
from ccwc_desktop.services import problem_sources as candidates
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button

from . import sayings
from .board import Board
from .bring_in import VIEWS, BringIn
from .form import Known, ProblemForm
from .last_plan import LastPlan
from .sources import Sources
from .together import kin

BRINGING = "bring:"  # in the place of a uid, while candidates are in view
TOPICS = (EVERYTHING, "problems", "consultations", "situation", "places", "plans")


class ProblemsPage(Page):
    """What is wrong for many children, where, how many, what shows it, who can act."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.board = Board(editor.identity)
        self._add = Button(_("Add a problem"), "quiet", "add")
        self._bring = Button(_("Bring in"), "plain", "import")
        self._actions = QWidget()
        self._problems: tuple[Problem, ...] = ()
        self._opened = ""  # the uid of a problem, BRINGING, or "" for the board
        self.last_plan = LastPlan()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.last_plan)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bring)
        row.addWidget(self._add)
        self.last_plan.wanted.connect(self._on_wanted)
        self.last_plan.fillsChanged.connect(self._share_room)
        self._add.clicked.connect(self._on_add)
        self._bring.clicked.connect(lambda: self.go_to("bring"))
        self.board.addRequested.connect(self._on_add)
        self.board.opened.connect(self._on_opened)
        self.board.togetherWanted.connect(lambda uid, other: self._on_pair(uid, other, True))
        self.board.apartWanted.connect(lambda uid, other: self._on_pair(uid, other, False))
        editor.changed.connect(self._on_changed)
        self.refresh()

    @cached_property
    def form(self) -> ProblemForm:
        """One problem, built when the first is opened."""
        form = ProblemForm(self.editor)
        form.closed.connect(self._on_closed)
        form.removeRequested.connect(self._on_remove)
        form.together.opened.connect(self._on_opened)
        self._stack.addWidget(form)
        return form

    @cached_property
    def bring_in(self) -> BringIn:
        """What may become a problem, built when it is first asked for."""
        bring_in = BringIn(self.editor)
        bring_in.closed.connect(self._on_closed)
        bring_in.told.connect(self.notice)
        self._stack.addWidget(bring_in)
        return bring_in

    def title_actions(self) -> QWidget | None:
        """Bring in and add, at the right of the title."""
        return self._actions

    def knowledge(self) -> list[str]:
        """How far the problems are, and what children chose."""
        meetings = self.editor.read(consultations.listing, self.editor.plan)
        return sayings.knowledge(self._problems, meetings)

    def go_to(self, target: str) -> None:
        """ "add", "tree", "bring:VIEW", or "problem:UID:GAP" for a gap ("tree" for its tree)."""
        kind, _colon, rest = target.partition(":")
        uid, _colon, gap = rest.partition(":")
        if kind == "problem" and self._open(uid):
            self.form.focus_gap(gap)
        elif kind == "bring" and self._open(BRINGING):
            self.bring_in.show_view(rest if rest in VIEWS else self.bring_in.view)
            self.bring_in.switch.buttons[self.bring_in.view].setFocus()
        elif kind == "tree" and self._problems and self._open(self._problems[0].uid):
            self.form.focus_gap("tree")
        elif kind == "add" and self._close():
            self._add.setFocus()
        elif not target:
            self._close()
            self.setFocus()

    def here(self) -> str:
        """The problem in hand, or the list of candidates."""
        if self._opened == BRINGING:
            return f"bring:{self.bring_in.view}"
        if not self._opened:
            return ""
        return f"problem:{self._opened}" + (":tree" if self.form.view == "tree" else "")

    def leave(self) -> bool:
        """Keep the field in hand."""
        return self._opened in ("", BRINGING) or self.form.leave()

    def refresh(self) -> None:
        """Read everything again."""
        self._problems = self.editor.read(problems.listing, self.editor.plan)
        opened = next((each for each in self._problems if each.uid == self._opened), None)
        shown: QWidget = self.board
        if opened is not None:
            self.form.show_problem(opened, self._known(opened))
            shown = self.form
        elif self._opened == BRINGING:
            self.bring_in.refresh()
            shown = self.bring_in
        else:
            self._opened = ""
            alike = candidates.alike_problems(self._problems)
            offices = self.editor.read(social_services.offices)
            self.board.show_all(self._problems, alike, offices)
        if self._opened:
            self.last_plan.hide()
        else:
            waiting = self.editor.read(year_roll.waiting, self.editor.plan)
            self.last_plan.show_waiting(waiting, begun=bool(self._problems))
        self._share_room()
        self._stack.setCurrentWidget(shown)
        self.panelChanged.emit()

    def _known(self, problem: Problem) -> Known:
        """All that the form shows beside the problem."""
        editor = self.editor
        meetings = editor.read(consultations.listing, editor.plan)
        like = candidates.alike_problems(self._problems).get(problem.uid, ())
        whole = {each.uid: each for each in merging.whole(self._problems)}
        by, villages = problem.affected_by, problem.villages
        return Known(
            whole=whole.get(problem.uid, problem),
            villages=editor.read(places.villages),
            sources=Sources(editor.read(problems.known_figures), meetings, editor.identity),
            kin=kin(problem, self._problems, like),
            countable=editor.read(affected.countable, problem),
            counted=editor.read(affected.counted, by, villages) if by else None,
            named=problem_tree.named_by_children(
                problem, merging.heard_through(meetings, self._problems)
            ),
            offices=editor.read(social_services.offices),
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
        self.notice.emit(sayings.gone_on(len(uids)))

    def _on_pair(self, uid: str, other: str, same: bool) -> None:
        together = self.form.together
        if same and together.put_together(uid, other):
            self.notice.emit(_("They are one problem now."))
        elif not same and together.tell_apart(uid, other):
            self.notice.emit(_("They stay two problems."))
        self.board.focus_problem(uid)

    def _on_closed(self) -> None:
        uid = self._opened
        if self._close():
            self._bring.setFocus() if uid == BRINGING else self.board.focus_problem(uid)

    def _on_remove(self) -> None:
        uid, self._opened = self._opened, ""
        listed = self.editor.read(projects.listing, self.editor.plan)
        answered = sum(each.priority == uid for each in listed)
        with self.editor.together(_("remove the problem")):
            removed = self.editor.attempt("problems.remove", uid=uid)
        if removed:
            self.setFocus()  # the pressed button is gone
            self.notice.emit(_removed(answered))


def _removed(answered: int) -> str:
    """That it is gone, and how many projects answered it: they stay without a problem."""
    said = _("The problem was removed.")
    if not answered:
        return said
    more = ngettext(
        "{count} project answered it and stays without a problem.",
        "{count} projects answered it and stay without a problem.",
        answered,
    )
    return f"{said} {more.format(count=digits.number(answered, current(), 0))}"
