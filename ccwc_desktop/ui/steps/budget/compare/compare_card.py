"""What differs between two proposals: the sums at the top, then a card for each project."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.comparing import CHANGED, Comparison, LineChange, ProjectChange
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.signs import Tag, TagColour
from ccwc_desktop.ui.widgets.text import Text, small

from . import compare_words as said

_COLOURS: dict[str, TagColour] = {
    "added": "green",
    "removed": "red",
    "changed": "amber",
    "figures": "teal",
}
_SIGNS = {"added": "add", "removed": "close", "changed": "edit", "figures": "info"}


class SumsCard(QFrame):
    """Where another amount is asked of a source in a year, and the total."""

    def __init__(self, found: Comparison) -> None:
        super().__init__()
        self.setProperty("card", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(2)
        heads = ("", _("Before"), _("Now"), _("Difference"))
        for column, head in enumerate(heads):
            grid.addWidget(_right(Text(head, "small", "ink-soft", wrap=False), column), 0, column)
        differing = [each for each in found.sums if each.difference]
        rows = [(said.source(each), each.old, each.new) for each in differing]
        rows.append((_("Total"), found.before, found.after))
        for row, (name, old, new) in enumerate(rows, start=1):
            told = (name, wording.riel(old), wording.riel(new), said.difference(new - old))
            for column, text in enumerate(told):
                cell = Text(text, "strong" if row == len(rows) else "body", wrap=not column)
                grid.addWidget(_right(cell, column), row, column)
        grid.setColumnStretch(0, 1)


def _right(text: Text, column: int) -> Text:
    if column:
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return text


class ChangeCard(QFrame):
    """One project: what was done to it, by how much, which fields and lines, and why."""

    opened = Signal(str)  # the uid of a project of the draft
    explained = Signal(str, str)  # its uid, why it changed ("" takes the sentence back)

    def __init__(self, told: ProjectChange, found: Comparison, opens: bool) -> None:
        super().__init__()
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        head.addWidget(Tag(said.kind(told.kind), _COLOURS[told.kind], _SIGNS[told.kind]))
        self.name = Text(said.project(told), "strong", typed=True)
        head.addWidget(self.name, 1)
        head.addWidget(Text(_amounts(told), "body", wrap=False))
        self.open = Button(_("Go there"), "quiet", dense=True)
        self.open.setAccessibleDescription(self.name.accessibleName())
        self.open.setVisible(opens and told.new is not None)
        self.open.clicked.connect(lambda: self.opened.emit(told.project.uid))
        head.addWidget(self.open)
        column.addLayout(head)
        if said.by(told.by):
            column.addWidget(small(said.by(told.by)))
        for each in told.changes:
            column.addWidget(Text(said.change(each, found.old, found.new), typed=True))
        for line in told.lines:
            for text in _line(line, found):
                column.addWidget(Text(text, typed=True))
        for reason in told.why:
            column.addWidget(Text(said.why(reason), "body", "teal", typed=True))
        self.why = text_field(_("Why it changed, in one sentence"))
        self.why.setAccessibleName(f"{_('Why it changed, in one sentence')}: {said.project(told)}")
        self.why.set_value(next((each.text for each in told.why if each.kind == CHANGED), ""))
        self.why.entered.connect(
            lambda text: self.explained.emit(told.project.uid, str(text or "").strip())
        )
        self.why.setVisible(opens)
        column.addWidget(self.why)
        self.setAccessibleName(words.strip_breaks(said.headed(told)))


def _amounts(told: ProjectChange) -> str:
    before, after = wording.riel(told.before), wording.riel(told.after)
    if told.kind == "added" or told.before == told.after:
        return after
    return before if told.kind == "removed" else f"{before} → {after}"


def _line(told: LineChange, found: Comparison) -> list[str]:
    """The line, then its fields a little to the right."""
    return [
        said.headed_line(told),
        *(f"    {said.change(each, found.old, found.new)}" for each in told.changes),
    ]
