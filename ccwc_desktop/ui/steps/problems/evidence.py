"""What shows a problem: figures, children's voices, meetings, school, health centre, police."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccwc_desktop.domain.problems import BY_HAND, Evidence, Problem
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .sources import Sources

POINTING = ("figure", "consultation")  # kinds that are chosen from a list


class EvidenceLine(QWidget):
    """One piece of evidence: its kind, what it points to, a note, remove."""

    removed = Signal(str)

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.uid = evidence.uid
        kind = wording.evidence(evidence.kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        sign = QLabel()
        sign.setPixmap(
            icons.pixmap(wording.EVIDENCE_ICONS[evidence.kind], "teal", tokens.px("icon"))
        )
        sign.setFixedHeight(fonts.line_height("strong"))
        told = QVBoxLayout()
        told.setSpacing(0)
        self._what = small("")
        told.addWidget(Text(kind, "strong"))
        told.addWidget(self._what)
        told.addStretch()
        note = text_field(words.strip_breaks(_("what it says")))
        said = _("{what}: {of_what}").format(what=kind, of_what=_("what it says"))
        self.note = FieldBlock(words.strip_breaks(said), note)
        self.note.label.hide()
        remove = IconButton("close", _("Take this evidence away"), "ink-soft")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 4)
        row.addWidget(self.note, 5, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        remove.clicked.connect(lambda: self.removed.emit(self.uid))

    def show_evidence(self, evidence: Evidence, sources: Sources) -> None:
        """Show the kept values."""
        said = sources.said(evidence)
        self._what.say(said)
        self._what.setVisible(bool(said))
        self.note.set_value(evidence.note)
        warn_of_risks(self.note, evidence.note)


class EvidencePart(Part):
    """The list, and a button for each kind; a figure or a consultation is chosen from a list.

    `appeared(widget)` when a new field should be brought into view.
    """

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("What shows it?"))
        self._sources = Sources((), ())
        self._lines: dict[str, EvidenceLine] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s2"))
        self.body.addLayout(self._column)
        self.body.addWidget(small(_("Add what shows this problem:")))
        self.buttons = {kind: self._button(kind) for kind in BY_HAND}
        flow = FlowLayout(gap=tokens.px("s2"))
        for button in self.buttons.values():
            flow.addWidget(button)
        self.body.addLayout(flow)
        self._choosers = {
            "figure": FieldBlock(_("Which figure?"), ChoiceField(placeholder=_("Choose"))),
            "consultation": FieldBlock(
                _("Which consultation?"), ChoiceField(placeholder=_("Choose"))
            ),
        }
        for kind, chooser in self._choosers.items():
            chooser.hide()
            chooser.edited.connect(lambda ref, kind=kind: self._add(kind, str(ref)))
            self.body.addWidget(chooser)
        self._nothing = small("")
        self._nothing.hide()
        self.body.addWidget(self._nothing)

    def _button(self, kind: str) -> Button:
        button = Button(wording.evidence(kind), "quiet", wording.EVIDENCE_ICONS[kind], dense=True)
        button.clicked.connect(lambda: self._on_kind(kind))
        return button

    def show_problem(self, problem: Problem, sources: Sources) -> None:
        """Show the kept evidence."""
        if problem.uid != self.uid:
            self._show_chooser("")
        self.uid = problem.uid
        self._sources = sources
        self._show_lines(problem.evidence)

    def focus_add(self) -> None:
        """The focus on the first kind."""
        self.buttons[BY_HAND[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keep the notes that are only typed."""
        for line in self._lines.values():
            line.note.editor.leave()
        return super().leave()

    def _show_lines(self, evidence: Sequence[Evidence]) -> None:
        if [each.uid for each in evidence] != list(self._lines):
            for line in self._lines.values():
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self._lines = {each.uid: self._line(each) for each in evidence}
        for each in evidence:
            self._lines[each.uid].show_evidence(each, self._sources)

    def _line(self, evidence: Evidence) -> EvidenceLine:
        line = EvidenceLine(evidence)
        line.removed.connect(self._on_removed)
        self._undo_names[line.note] = _("what the evidence says")
        line.note.edited.connect(
            lambda note, block=line.note, uid=evidence.uid: self.keep(
                block, "change_evidence", evidence=uid, note=note
            )
        )
        self.editor.drafts.watch(line.note.editor, self.name_of, f"evidence:{evidence.uid}")
        self._column.addWidget(line)
        return line

    def _on_kind(self, kind: str) -> None:
        self._show_chooser(kind)
        if kind not in POINTING:
            self._add(kind)
            return
        choices = self._sources.choices(kind)
        if choices:
            chooser = self._choosers[kind]
            chooser.editor.fill(choices)
            chooser.set_value(None)
            chooser.focus()
            self.appeared.emit(chooser)

    def _show_chooser(self, kind: str) -> None:
        """Ask which figure or consultation; say so when there is none to choose."""
        choices = self._sources.choices(kind)
        for each, chooser in self._choosers.items():
            chooser.setVisible(each == kind and bool(choices))
        empty = {
            "figure": _("There are no figures yet. They are entered in step 2."),
            "consultation": _("No child was heard yet. Consultations are entered in step 3."),
        }
        self._nothing.setVisible(kind in empty and not choices)
        self._nothing.say(empty.get(kind, ""))

    def _add(self, kind: str, ref: str = "") -> None:
        with self.editor.together(_("add evidence")):
            uid = self.editor.apply("problems.add_evidence", uid=self.uid, kind=kind, ref=ref)
        self._show_chooser("")
        self._lines[str(uid)].note.focus()
        self.appeared.emit(self._lines[str(uid)])

    def _on_removed(self, evidence: str) -> None:
        with self.editor.together(_("take evidence away")):
            self.editor.attempt("problems.remove_evidence", uid=self.uid, evidence=evidence)
        self.focus_add()
