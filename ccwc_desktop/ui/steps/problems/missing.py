"""What still stands between a problem and its score, each a line that leads to the field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.text import Text

from . import wording


class MissingPart(Card):
    """`chosen(gap)` when a line is pressed; hidden when nothing is missing."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("What is missing"), state="warning")
        self.body.setContentsMargins(14, 8, 14, 10)
        self._head = Text(_("Before it can be scored, please say:"), "strong", "amber")
        self._flow = FlowLayout(gap=tokens.px("s2"))
        self.body.addWidget(self._head)
        self.body.addLayout(self._flow)
        self._shown: tuple[str, ...] | None = None
        self.lines: dict[str, Button] = {}

    def show_gaps(self, gaps: Sequence[str]) -> None:
        """Show these gaps."""
        self.setVisible(bool(gaps))
        if tuple(gaps) == self._shown:
            return
        self._shown = tuple(gaps)
        for line in self.lines.values():
            self._flow.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {}
        for gap in gaps:
            line = Button(_(wording.GAPS[gap]), "accept", dense=True)
            line.clicked.connect(lambda _on=False, gap=gap: self.chosen.emit(gap))
            self._flow.addWidget(line)
            self.lines[gap] = line
