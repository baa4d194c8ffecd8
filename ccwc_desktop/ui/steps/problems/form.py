"""One problem, opened in place of the board."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import problems
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag

from . import wording
from .evidence import EvidencePart
from .facts import Gate, What, Why
from .missing import MissingPart
from .sources import Sources


class ProblemForm(QWidget):
    """`closed` when the person goes back, `removeRequested` for the button at the top."""

    closed = Signal()
    removeRequested = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.uid = ""
        self.missing = MissingPart()
        self.what, self.gate = What(editor), Gate(editor)
        self.evidence, self.why = EvidencePart(editor), Why(editor)
        self._parts: tuple[Part, ...] = (self.what, self.gate, self.evidence, self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(self._top())
        self.pane = ScrollColumn()
        self.pane.column.setContentsMargins(0, 0, 12, 0)
        self.pane.column.addWidget(self.missing)
        for part in self._parts:
            self.pane.column.addWidget(part)
        self.pane.column.addStretch()
        column.addWidget(self.pane, 1)
        self.missing.chosen.connect(self.focus_gap)
        self.evidence.appeared.connect(self._bring)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        self.back = Button(_("All problems"), "quiet", "back")
        self._code = Tag("", "teal")
        self._name = ShortText("", "section")
        self._stage = Tag("")
        self.remove = Button(_("Remove this problem"), "plain", "close")
        row.addWidget(self.back)
        row.addSpacing(tokens.px("s1"))
        row.addWidget(self._code)
        row.addWidget(self._name, 1)
        row.addWidget(self._stage)
        row.addWidget(self.remove)
        self.back.clicked.connect(self.closed)
        self.remove.clicked.connect(self.removeRequested)
        return row

    def show_problem(self, problem: Problem, villages: Sequence[Village], sources: Sources) -> None:
        """Show a problem; another one begins at the top."""
        if problem.uid != self.uid:
            self.pane.verticalScrollBar().setValue(0)
        self.uid = problem.uid
        self._code.say(digits.localise(problem.code, current()))
        self._name.say(wording.title(problem))
        stage = problems.stage(problem)
        colour = {"ready": "green", "heard": "amber"}.get(stage, "plain")
        self._stage.say(_(wording.COLUMNS[stage][0]), colour)  # type: ignore[arg-type]
        self.missing.show_gaps(problems.missing(problem) if stage == "heard" else ())
        self.what.show_problem(problem, villages)
        self.gate.show_problem(problem)
        self.evidence.show_problem(problem, sources)
        self.why.show_problem(problem)

    def focus_gap(self, gap: str) -> None:
        """The cursor on the field of a gap, in view; the title for any other word."""
        places: dict[str, tuple[Part, Callable[[], None]]] = {
            "mandate": (self.gate, self.gate.mandate.focus),
            "villages": (self.what, self.what.villages.focus),
            "affected": (self.what, self._affected().focus),
            "evidence": (self.evidence, self.evidence.focus_add),
        }
        part, focus = places.get(gap, (self.what, self._title().focus))
        self.pane.ensureWidgetVisible(part, 24, 48)
        focus()
        focused = self.focusWidget()
        if focused is not None:
            self.pane.ensureWidgetVisible(focused, 24, 48)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to a widget that has just come, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.pane.ensureWidgetVisible(widget, 24, 48))

    def _title(self) -> FieldBlock:
        return self.what.title if current() == "km" else self.what.other_title

    def _affected(self) -> FieldBlock:
        """The first of the two counts that is empty."""
        return self.what.boys if self.what.girls.value() is not None else self.what.girls

    def leave(self) -> bool:
        """Keep what is in hand; False (said at the field) when it cannot be kept."""
        wrong = [part for part in self._parts if not part.leave()]
        if wrong:
            block = next((each for each in wrong[0].blocks if each.is_wrong()), None)
            self.pane.ensureWidgetVisible(wrong[0], 24, 48)
            if block is not None:
                block.focus()
            else:
                wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong
