"""Words that may show who a child is: each is looked at before the plan leaves the commune."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.free_texts import Finding
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.text import Text, section, small
from ccwc_desktop.ui.workflow import COMMUNE_STEPS

SEEN = 6  # lines in view; the others follow as these are done


class _Line(QWidget):
    """What was found and where, a way to it, and the answer that it shows no child."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        names = {each.key: each.name for each in COMMUNE_STEPS}
        said = messages.risk_sentence(finding.words, finding.code)
        self.go = Button(_("Go there"), "quiet", dense=True)
        self.harmless = Button(_("It shows no child"), "accept", dense=True)
        for button in (self.go, self.harmless):
            button.setAccessibleDescription(finding.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Text(said))
        told.addWidget(small(_(names[finding.step])))
        row.addLayout(told, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.harmless, 0, Qt.AlignmentFlag.AlignTop)


class ToLookAt(Card):
    """`goRequested(step, target)` for the field of a finding; that words show no child is kept
    when a person says so. Hidden while nothing waits."""

    goRequested = Signal(str, str)

    def __init__(self, editor: Editor) -> None:
        super().__init__(_("Please look at these words first"), state="warning")
        self._editor = editor
        self.lines: list[_Line] = []
        self._head = section("")
        self._more = small("")
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s2"))
        self.body.setContentsMargins(15, 10, 15, 12)
        self.body.setSpacing(tokens.px("s2"))
        self.body.addWidget(self._head)
        self.body.addWidget(
            small(
                _(
                    "Nothing leaves the commune before each was looked at. Please change the "
                    "words, or say that they show no child."
                )
            )
        )
        self.body.addLayout(self._column)
        self.body.addWidget(self._more)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show what waits; the first ones."""
        said = ngettext(
            "{count} place may show who a child is",
            "{count} places may show who a child is",
            len(found),
        )
        self._head.say(said.format(count=_number(len(found))))
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(each) for each in found[:SEEN]]
        rest = len(found) - len(self.lines)
        self._more.say(_("And {count} more.").format(count=_number(rest)))
        self._more.setVisible(rest > 0)
        self.setVisible(bool(found))

    def focus_first(self) -> None:
        """The way to the first finding."""
        if self.lines:
            self.lines[0].go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, finding: Finding) -> _Line:
        line = _Line(finding)
        line.go.clicked.connect(partial(self._on_go, finding))
        line.harmless.clicked.connect(partial(self._on_harmless, finding))
        self._column.addWidget(line)
        return line

    def _on_go(self, finding: Finding) -> None:
        self.goRequested.emit(finding.step, finding.target)

    def _on_harmless(self, finding: Finding) -> None:
        with self._editor.together(_("these words show no child")):
            self._editor.attempt("free_texts.look", plan=self._editor.plan, keys=(finding.key,))
        self.focus_first()


def _number(count: int) -> str:
    return digits.number(count, current())
