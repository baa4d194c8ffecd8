"""One line of what may become a problem, with what it looks like."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .candidate_words import Candidate


class CandidateLine(Card):
    """`made(candidate)` makes it a problem, `joined(candidate)` adds it to the one it is like."""

    made = Signal(object)
    joined = Signal(object)

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(candidate.title)
        self.make = Button(_("Make it a problem"), "quiet", "add")
        self.make.setAccessibleName(_spoken(self.make.text(), self))
        self.make.clicked.connect(lambda: self.made.emit(candidate))
        self.join: Button | None = None
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Text(candidate.title, "strong", typed=candidate.typed))
        if candidate.said:
            told.addWidget(small(candidate.said))
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        row.addLayout(told, 1)
        if candidate.like is not None:
            told.addWidget(self._hint(candidate))
            said = _("Add it to {code}").format(code=wording.code(candidate.like))
            self.join = Button(said, "plain", "merge")
            self.join.setAccessibleName(_spoken(self.join.text(), self))
            self.join.clicked.connect(lambda: self.joined.emit(candidate))
            row.addWidget(self.join, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.make, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def has_focus(self) -> bool:
        """Whether one of its buttons is in hand."""
        return self.make.hasFocus() or (self.join is not None and self.join.hasFocus())

    def _hint(self, candidate: Candidate) -> Text:
        assert candidate.like is not None
        said = _("Looks like {problem}").format(problem=wording.named(candidate.like))
        return Text(said, "small", "amber", typed=True)


def _spoken(button: str, line: CandidateLine) -> str:
    """What a button says to those who do not see the line it stands in."""
    return _("{what}: {of_what}").format(what=button, of_what=line.accessibleName())
