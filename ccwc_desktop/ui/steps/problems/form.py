"""One problem, opened in place of the board: what is known of it, or its tree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import problems
from ccwc_desktop.domain.affected import Counted
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.social_services import Office
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.ui import tab_order
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, ViewSwitch
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag

from . import wording
from .counts import Counts
from .evidence import EvidencePart
from .facts import Gate, What, Why
from .missing import MissingPart
from .sources import Sources
from .together import Kin, SameMatter, Together
from .tree import TreeView

VIEWS = {"about": N_("About it"), "tree": N_("Problem tree")}


@dataclass(frozen=True)
class Known:
    """What the form shows beside the problem itself.

    `whole` is the problem with what its parts add; `named` are causes and effects of children.
    """

    whole: Problem
    villages: Sequence[Village]
    sources: Sources
    kin: Kin
    countable: Sequence[Counted] = ()
    counted: Counted | None = None
    named: Sequence[tuple[str, str]] = ()
    offices: Sequence[Office] = ()


class ProblemForm(QWidget):
    """`closed` when the person goes back, `removeRequested` for the button at the top."""

    closed = Signal()
    removeRequested = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.uid = ""
        self.view = "about"
        self._editor = editor
        self._shown: tuple[Problem, Known] | None = None
        self.missing, self.same = MissingPart(), SameMatter()
        self.what, self.counts, self.gate = What(editor), Counts(editor), Gate(editor)
        self.evidence, self.why = EvidencePart(editor), Why(editor)
        self.together = Together(editor)
        self._parts: tuple[Part, ...] = (
            *(self.what, self.counts, self.gate, self.evidence, self.why, self.together),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(self._top())
        self.pane = ScrollColumn()
        self.pane.column.setContentsMargins(0, 0, 12, 0)
        for part in (self.same, self.missing, *self._parts):
            self.pane.column.addWidget(part)
        self.pane.column.addStretch()
        column.addWidget(self.pane, 1)
        self.missing.chosen.connect(self.focus_gap)
        self.evidence.appeared.connect(self._bring)
        self.same.apartWanted.connect(lambda: self.together.take_apart(self.uid))
        self.same.togetherWanted.connect(lambda into: self.together.put_together(self.uid, into))
        self.same.unlikeWanted.connect(lambda other: self.together.tell_apart(self.uid, other))

    @cached_property
    def tree(self) -> TreeView:
        """The problem tree, built when it is first looked at."""
        tree = TreeView(self._editor)
        tree.appeared.connect(self._bring_in_tree)
        self._parts = (*self._parts, tree)
        self.tree_pane = ScrollColumn()
        self.tree_pane.column.setContentsMargins(0, 0, 12, 0)
        self.tree_pane.column.addWidget(tree, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.tree_pane, 1)
        return tree

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        self.back = Button(_("All problems"), "quiet", "back")
        self.switch = ViewSwitch({key: _(name) for key, name in VIEWS.items()}, self.view)
        self._code = Tag("", "teal")
        self._name = ShortText("", "section")
        self._stage = Tag("")
        self.remove = Button(_("Remove"), "plain", "close")
        self.remove.setAccessibleName(words.strip_breaks(_("Remove this problem")))
        self.remove.setToolTip(self.remove.accessibleName())
        row.addWidget(self.back)
        row.addWidget(self.switch)
        row.addSpacing(tokens.px("s1"))
        row.addWidget(self._code)
        row.addWidget(self._name, 1)
        row.addWidget(self._stage)
        row.addWidget(self.remove)
        self.back.clicked.connect(self.closed)
        self.remove.clicked.connect(self.removeRequested)
        self.switch.chosen.connect(self.turn_to)
        return row

    def show_problem(self, problem: Problem, known: Known) -> None:
        """Show a problem; another one begins at the top."""
        if problem.uid != self.uid:
            self.pane.verticalScrollBar().setValue(0)
        self.uid = problem.uid
        self._shown = problem, known
        stage = "merged" if known.kin.into else problems.stage(known.whole)
        self._code.say(digits.localise(problem.code, current()))
        self._name.say(wording.title(problem))
        colour = {"ready": "green", "heard": "amber"}.get(stage, "plain")
        self._stage.say(_(wording.COLUMNS[stage][0]), colour)  # type: ignore[arg-type]
        self.missing.show_gaps(problems.missing(known.whole) if stage == "heard" else ())
        self.same.show_kin(known.kin)
        self.what.show_problem(problem, known.villages)
        self.counts.show_problem(problem, known.countable, known.counted)
        self.gate.show_problem(problem, known.offices)
        self.evidence.show_problem(problem, known.sources)
        self.why.show_problem(problem)
        self.together.show_kin(problem, known.kin)
        if self.view == "tree":
            self.tree.show_problem(problem, wording.title(problem), known.named)

    def turn_to(self, view: str) -> None:
        """What is known, or the tree; a text that cannot be kept stays in view."""
        if view == self.view or not self.leave():
            self.switch.show_chosen(self.view)
            return
        self.view = view
        self.switch.show_chosen(view)
        if view == "tree" and self._shown is not None:
            problem, known = self._shown
            self.tree.show_problem(problem, wording.title(problem), known.named)
        self.pane.setHidden(view == "tree")
        if "tree" in self.__dict__:
            self.tree_pane.setHidden(view != "tree")
        tab_order.follow_reading(self)  # the tree is made late

    def focus_gap(self, gap: str) -> None:
        """The cursor on the field of a gap, in view; "tree" is its tree, other words the title."""
        self.turn_to("tree" if gap == "tree" else "about")
        if gap == "tree":
            self.switch.buttons["tree"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        places: dict[str, tuple[Part, Callable[[], None]]] = {
            "mandate": (self.gate, self.gate.mandate.focus),
            "villages": (self.what, self.what.villages.focus),
            "affected": (self.counts, self._affected().focus),
            "affected_reason": (self.counts, self.counts.reason.focus),
            "cause": (self.why, self.why.cause.focus),
            "need": (self.why, self.why.need.focus),
            "evidence": (self.evidence, self.evidence.focus_add),
        }
        part, focus = places.get(gap, (self.what, self._title().focus))
        if part is self.what:  # with what is said above it
            self.pane.verticalScrollBar().setValue(0)
        else:
            self.pane.ensureWidgetVisible(part, 24, 48)
        focus()
        focused = self.focusWidget()
        if focused is not None:
            self.pane.ensureWidgetVisible(focused, 24, 48)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to a widget that has just come, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.pane.ensureWidgetVisible(widget, 24, 48))

    def _bring_in_tree(self, widget: QWidget) -> None:
        self.tree_pane.ensureWidgetVisible(widget, 24, 48)

    def _title(self) -> FieldBlock:
        return self.what.title if current() == "km" else self.what.other_title

    def _affected(self) -> FieldBlock:
        """The first of the two counts that is empty."""
        counts = self.counts
        return counts.boys if counts.girls.value() is not None else counts.girls

    def leave(self) -> bool:
        """Keep what is in hand; False (said at the field) when it cannot be kept."""
        wrong = [part for part in self._parts if not part.leave()]
        if wrong:
            block = next((each for each in wrong[0].blocks if each.is_wrong()), None)
            self.pane.ensureWidgetVisible(wrong[0], 24, 48)
            if block is not None:
                block.focus()
            elif self.view == "about":
                wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong
