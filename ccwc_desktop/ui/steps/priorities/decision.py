"""Another place for a problem than the one worked out, with the reason that is printed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import Text, section

from . import wording


@dataclass
class _Draft:
    """What is chosen and typed for a problem and not set yet."""

    place: object
    reason: str


class DecisionPanel(QFrame):
    """For the problem in hand: a place, the reason, "set"; a place that was set is taken back."""

    closed = Signal()
    told = Signal(str)  # what was done, for the notice

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._problem = ""
        self._title = ""
        self._drafts: dict[str, _Draft] = {}
        self.setProperty("card", True)
        self.setAccessibleName(_("Another place for this problem"))
        self.title = Text("", "strong", typed=True)
        self.standing = Text("", "small", "ink-soft")
        self.place = FieldBlock(_("Place"), ChoiceField())
        self.reason = FieldBlock(
            _("Reason"), text_field(), required=True, hint=_("printed on the sheet")
        )
        self.set_place = Button(_("Set this place"), "quiet", "check", dense=True)
        self.take_back = Button(_("Take the decision back"), "link")
        self.close_button = Button(_("Close"), "plain", dense=True)
        self.reason.edited.connect(lambda reason: warn_of_risks(self.reason, str(reason or "")))
        self._lay_out()
        self.set_place.clicked.connect(self._on_set)
        self.take_back.clicked.connect(self._on_take_back)
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        head.addWidget(section(_("Another place:")))
        head.addWidget(self.title, 1)
        head.addWidget(self.take_back)
        head.addWidget(self.close_button)
        fields = QHBoxLayout()
        fields.setSpacing(tokens.px("s3"))
        self.place.setFixedWidth(110)
        fields.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.set_place, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(head)
        column.addWidget(self.standing)
        column.addLayout(fields)

    def show_problem(self, order: Order, problem: str) -> None:
        """The problem in hand; what was typed for another one waits for it."""
        row = next((each for each in order.rows if each.problem == problem), None)
        if self._problem and self._problem != problem:
            self._keep_draft()
            self.place.clear_message()
            self.reason.clear_message()
        if row is None:
            self._problem = ""
            self.setEnabled(False)
            return
        ranked = [each for each in order.rows if each.rank is not None]
        same = self._problem == problem
        self._problem, self._title = problem, wording.title(order, problem)
        self.title.say(self._title)
        self.standing.say(_standing(row))
        choices = [(n, wording.shown(n)) for n in range(1, len(ranked) + 1)]
        self.place.editor.fill(choices)
        if not same:
            draft = self._drafts.get(problem, _Draft(row.final_rank, row.reason))
            self.place.set_value(draft.place)
            self.reason.set_value(draft.reason)
        self.setEnabled(True)
        for part in (self.place, self.reason, self.set_place):
            part.setEnabled(row.rank is not None)
        self.take_back.setVisible(row.moved)

    def focus(self) -> None:
        """Begin with the place."""
        if self.place.isEnabled():
            self.place.focus()
        else:
            self.close_button.setFocus()

    def leave(self) -> bool:
        """What is typed waits here; nothing is lost."""
        self._keep_draft()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _keep_draft(self) -> None:
        if self._problem:
            self.reason.editor.leave()
            reason = str(self.reason.value() or "")
            self._drafts[self._problem] = _Draft(self.place.value(), reason)

    def _on_set(self) -> None:
        self.reason.editor.leave()
        problem, title = self._problem, self._title
        place, reason = self.place.value(), str(self.reason.value() or "")
        if self._decide(_("decide a place"), problem, place, reason):
            self._drafts.pop(problem, None)
            said = _("“{problem}” now has place {place}.")
            self.told.emit(said.format(problem=title, place=wording.shown(int(str(place)))))

    def _on_take_back(self) -> None:
        problem, title = self._problem, self._title
        self._problem = ""  # its fields follow the order again
        self._drafts.pop(problem, None)
        if self._decide(_("take a decision back"), problem, None, ""):
            self.told.emit(
                _("“{problem}” has the place that was worked out again.").format(problem=title)
            )

    def _decide(self, step: str, problem: str, place: object, reason: str) -> bool:
        try:
            with self._editor.together(step):
                self._editor.apply(
                    "priorities.decide",
                    plan=self._editor.plan,
                    problem=problem,
                    rank=place,
                    reason=reason,
                )
        except Refused as refused:
            self.reason.show_refusal(messages.sentence(refused))
            self.reason.focus()
            return False
        return True


def _standing(row: Ranked) -> str:
    if row.rank is None:
        return _("It has no place yet, so it cannot be moved.")
    said = _("Worked out it has place {rank}.").format(rank=wording.shown(row.rank))
    if row.moved:
        placed = _("The committee gave it place {rank}.").format(rank=wording.rank(row))
        return f"{said} {placed}"
    return said
