"""A list whose entries are lines of fields, with a button to add one and a look at their words."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.privacy import RiskNote

Field = tuple[str, Any, int]  # attribute of the record, editor, share of the width


class Line(QWidget):
    """One record: its fields beside each other, and a button that takes it away."""

    changed = Signal(str, str, object)  # uid, attribute, the new value
    removed = Signal(str)

    def __init__(self, uid: str, fields: Sequence[Field], remove: str) -> None:
        super().__init__()
        self.uid = uid
        self.fields: dict[str, Any] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        for name, editor, share in fields:
            self.fields[name] = editor
            editor.entered.connect(lambda value, name=name: self.changed.emit(uid, name, value))
            row.addWidget(editor, share)
        self.remove = IconButton("close", remove, "ink-soft")
        self.remove.clicked.connect(lambda: self.removed.emit(uid))
        row.addWidget(self.remove)

    def show_record(self, record: Any) -> None:
        """Show the kept values."""
        for name, editor in self.fields.items():
            editor.set_value(getattr(record, name))

    def leave(self) -> None:
        """Keep what is only typed."""
        for editor in self.fields.values():
            editor.leave()

    def focus(self) -> None:
        """The cursor in the first field."""
        next(iter(self.fields.values())).setFocus()


class Lines(QWidget):
    """Lines of records, built anew only when other records stand in the list.

    `fields()` makes the editors of a new line; `looked_at` names the attributes that are free
    text. `added`, `changed(uid, attribute, value)`, `removed(uid)` are for the part around it;
    `appeared(widget)` when a new line should be brought into view.
    """

    added = Signal()
    changed = Signal(str, str, object)
    removed = Signal(str)
    appeared = Signal(QWidget)

    def __init__(
        self,
        fields: Callable[[], Sequence[Field]],
        words_: tuple[str, str],
        looked_at: Sequence[str],
        editor: Editor,
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__()
        add, self._remove = words_
        self._fields, self._looked_at = fields, tuple(looked_at)
        self._editor, self._name_of = editor, name_of
        self.lines: dict[str, Line] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s1"))
        self.add = Button(add, "quiet", "add", dense=True)
        self.risk = RiskNote()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(tokens.px("s2"))
        self.below = QHBoxLayout()
        self.below.addWidget(self.add)
        self.below.addStretch()
        body.addLayout(self._column)
        body.addWidget(self.risk)
        body.addLayout(self.below)
        self.add.clicked.connect(self.added)
        self.risk.bettered.connect(lambda at, text: self.changed.emit(*at, text))

    def show_records(
        self, records: Sequence[Any], fill: Callable[[Line], None] = lambda _line: None
    ) -> None:
        """Show these; `fill` offers the choices of a line first."""
        if [each.uid for each in records] != list(self.lines):
            for line in self.lines.values():
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self.lines = {each.uid: self._line(each.uid) for each in records}
        for each in records:
            fill(self.lines[each.uid])
            self.lines[each.uid].show_record(each)
        self.risk.look(
            {(each.uid, name): getattr(each, name) for each in records for name in self._looked_at}
        )

    def focus_line(self, uid: str) -> None:
        """The cursor in a line, in view."""
        self.lines[uid].focus()
        self.appeared.emit(self.lines[uid])

    def leave(self) -> None:
        """Keep what is only typed."""
        for line in self.lines.values():
            line.leave()

    def _line(self, uid: str) -> Line:
        line = Line(uid, self._fields(), self._remove)
        line.changed.connect(self.changed)
        line.removed.connect(self._on_removed)
        for name, editor in line.fields.items():
            self._editor.drafts.watch(editor, self._name_of, f"{uid}:{name}")
        self._column.addWidget(line)
        return line

    def _on_removed(self, uid: str) -> None:
        self.add.setFocus()
        self.removed.emit(uid)


def text(name: str, example: str = "") -> Any:
    """A line of words with an accessible name."""
    field = text_field(words.strip_breaks(example))
    field.setAccessibleName(words.strip_breaks(name))
    return field


def choice(name: str, placeholder: str) -> ChoiceField:
    """One of several with an accessible name."""
    field = ChoiceField(placeholder=placeholder)
    field.setAccessibleName(words.strip_breaks(name))
    field.setMinimumContentsLength(10)
    return field


def problem_choice() -> ChoiceField:
    """Which problem of the list a line speaks for."""
    return choice(_("The problem it speaks for"), _("Which problem?"))


def problem_choices(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """None, then all problems by their codes."""
    named = [
        (each.uid, f"{digits.localise(each.code, current())}  {each.title(current())}")
        for each in problems
    ]
    return [("", _("no problem of the list")), *named]


def with_choices(**choices: list[tuple[str, str]]) -> Callable[[Line], None]:
    """Fills the fields of a line that are chosen from lists."""

    def fill(line: Line) -> None:
        for name, offered in choices.items():
            if name in line.fields:
                line.fields[name].fill(offered)

    return fill
