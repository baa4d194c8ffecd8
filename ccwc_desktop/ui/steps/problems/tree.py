"""The problem tree: causes at the left, the problem, effects at the right, each two levels deep."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain import problem_tree
from ccwc_desktop.domain.problems import BRANCH_KINDS, Branch, Problem
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import N_, _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import section, shortened, small

from .tree_drawing import TreeCanvas

HEADS = {"cause": N_("Causes"), "effect": N_("Effects")}
ASKED = {"cause": N_("Why is it so?"), "effect": N_("What comes of it?")}
ADDS = {"cause": N_("Add a cause"), "effect": N_("Add an effect")}
BEHIND = {"cause": N_("And why is that?"), "effect": N_("And what comes of that?")}
REMOVES = {"cause": N_("Take this cause away"), "effect": N_("Take this effect away")}
MOST_LINES = 6
CHIP = 60  # letters of what children said; the whole text on hover


class GrowingText(LongText):
    """As high as its lines, so that a tree of short sentences stays small."""

    def __init__(self) -> None:
        super().__init__(1)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = max(1, round(self.document().size().height()))
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if wanted > MOST_LINES else bar.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self.fontMetrics().lineSpacing() * min(MOST_LINES, wanted) + 20)


class BranchLine(QWidget):
    """What a cause or an effect says, and a way to take it away."""

    removed = Signal(str)

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.uid = branch.uid
        self.text = FieldBlock(words.strip_breaks(_(ASKED[branch.kind])), GrowingText())
        self.text.label.hide()
        remove = IconButton("close", _(REMOVES[branch.kind]), "ink-soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        row.addWidget(self.text, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        remove.clicked.connect(lambda: self.removed.emit(self.uid))

    def show_text(self, text: str) -> None:
        """Show the kept text."""
        self.text.set_value(text)
        warn_of_risks(self.text, text)


class TreeView(Part):
    """The tree of one problem; every change is kept at once. `appeared(widget)` is a new field."""

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems")
        self.lines: dict[str, BranchLine] = {}
        self._shape: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self.canvas = TreeCanvas()
        self.adds = {kind: self._adding(kind) for kind in BRANCH_KINDS}
        self._said = {kind: QWidget() for kind in BRANCH_KINDS}
        self._flows = {kind: FlowLayout(said) for kind, said in self._said.items()}
        self._chips: list[Button] = []
        self.body.addWidget(
            small(
                _(
                    "Causes at the left lead to the problem; at the right is what comes of it. "
                    "Write what many say, never the story of one child."
                )
            )
        )
        self.body.addWidget(self.canvas, 1)

    def _adding(self, kind: str) -> Button:
        button = Button(_(ADDS[kind]), "quiet", "add")
        button.clicked.connect(lambda: self.add(kind))
        return button

    def show_problem(self, problem: Problem, title: str, named: Sequence[tuple[str, str]]) -> None:
        """Show the kept tree; `named` are causes and effects that children named."""
        self.uid = problem.uid
        shape = (problem.uid, tuple((each.uid, each.under) for each in problem.branches))
        if self._shape != shape:
            self._build(problem)
            self._shape = shape
        self.canvas.show_trunk(title)
        for each in problem.branches:
            self.lines[each.uid].show_text(each.text)
        self._show_named(named)

    def add(self, kind: str, under: str = "", text: str = "") -> None:
        """A cause or an effect more, with the cursor in it."""
        with self.editor.together(_(ADDS[kind])):
            uid = self.editor.apply(
                "problems.add_branch", uid=self.uid, kind=kind, under=under, text=text
            )
        line = self.lines.get(str(uid))
        if line is not None and not text:
            line.text.focus()
            QTimer.singleShot(0, line, lambda: self.appeared.emit(line))

    def leave(self) -> bool:
        """Keep the texts that are only typed; one that cannot be kept gets the cursor."""
        wrong = [line for line in self.lines.values() if not line.text.leave()]
        if wrong:
            wrong[0].text.focus()
        return not wrong

    def _build(self, problem: Problem) -> None:
        self.lines = {}
        for kind in BRANCH_KINDS:
            column = self.canvas.clear(kind, keep=(self.adds[kind], self._said[kind]))
            column.addWidget(section(_(HEADS[kind])))
            column.addWidget(small(_(ASKED[kind])))
            for limb in problem_tree.limbs(problem.branches, kind):
                first = self._line(limb.branch)
                twigs = [self._line(each) for each in limb.twigs]
                self.canvas.add_limb(kind, first, twigs, self._deeper(limb.branch))
            column.addWidget(self.adds[kind], 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._said[kind])
            column.addStretch(1)
            self.adds[kind].show()

    def _line(self, branch: Branch) -> BranchLine:
        line = BranchLine(branch)
        line.removed.connect(self._on_removed)
        self._undo_names[line.text] = _(HEADS[branch.kind])
        line.text.edited.connect(
            lambda text, block=line.text, uid=branch.uid: self.keep(
                block, "change_branch", branch=uid, text=text
            )
        )
        self.editor.drafts.watch(line.text.editor, self.name_of, f"branch:{branch.uid}")
        self.lines[branch.uid] = line
        return line

    def _deeper(self, branch: Branch) -> Button:
        button = Button(_(BEHIND[branch.kind]), "link", "add", dense=True)
        button.clicked.connect(lambda: self.add(branch.kind, branch.uid))
        return button

    def _on_removed(self, branch: str) -> None:
        with self.editor.together(_("take it from the tree")):
            self.editor.attempt("problems.remove_branch", uid=self.uid, branch=branch)
        self.adds[BRANCH_KINDS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_named(self, named: Sequence[tuple[str, str]]) -> None:
        """What children named, a button each; one press puts it into the tree."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for kind, flow in self._flows.items():
            texts = [text for each, text in named if each == kind]
            self._said[kind].setVisible(bool(texts))
            for text in texts:
                said = _("Children said: {text}").format(text=text)
                chip = Button(shortened(text, CHIP), "plain", "voices", dense=True)
                chip.setAccessibleName(words.strip_breaks(said))
                chip.setToolTip(words.strip_breaks(said))
                chip.clicked.connect(
                    lambda _on=False, kind=kind, text=text: self.add(kind, text=text)
                )
                flow.addWidget(chip)
                self._chips.append(chip)
