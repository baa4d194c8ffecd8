"""What children could vote for, and how each group voted."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.consultations import Consultation, Option
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text

from .groups import CountGrid, CountRow, Group, column, total_column

LONGEST_HEAD = 24  # signs of an option in the head of its row


class OptionLine(QWidget):
    """One thing to vote for: its words, the problem it speaks for, remove."""

    changed = Signal(str, str, str)  # option, "text" or "problem", the new value
    removed = Signal(str)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.uid = option.uid
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        self.text = text_field(words.strip_breaks(_("for example: clean latrines at school")))
        self.text.setAccessibleName(words.strip_breaks(_("What children could choose")))
        self.problem = ChoiceField(placeholder=_("Which problem?"))
        self.problem.setAccessibleName(words.strip_breaks(_("The problem it speaks for")))
        self.problem.setMinimumContentsLength(12)
        remove = IconButton("close", _("Take this choice away"), "ink-soft")
        row.addWidget(self.text, 3)
        row.addWidget(self.problem, 3)
        row.addWidget(remove)
        self.text.entered.connect(lambda value: self.changed.emit(self.uid, "text", value))
        self.problem.entered.connect(lambda value: self.changed.emit(self.uid, "problem", value))
        remove.clicked.connect(lambda: self.removed.emit(self.uid))

    def show_option(self, option: Option, problems: Sequence[Problem]) -> None:
        """Show the kept words and link."""
        choices = [("", _("no problem of the list"))]
        choices += [
            (p.uid, f"{digits.localise(p.code, current())}  {p.title(current())}") for p in problems
        ]
        self.problem.fill(choices)
        self.text.set_value(option.text)
        self.problem.set_value(option.problem)


class Votes(CountGrid):
    """Options as lines, votes as a grid of option x group with totals.

    `appeared(widget)` when a new line should be brought into view.
    """

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            editor,
            _("Children’s vote"),
            _("Write what children could choose, then the votes of each group."),
            [total_column()],
        )
        self._groups: tuple[Group, ...] = ()
        self._lines: dict[str, OptionLine] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s1"))
        self._add = Button(_("Add a choice"), "quiet", "add", dense=True)
        self._nobody = Text(_("Please count the children first, then their votes."), "small")
        self._rule = Note("info", "")
        self.body.insertLayout(2, self._column)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch()
        self.body.insertLayout(3, row)
        self.body.insertWidget(4, self._nobody)
        self.body.addWidget(self._rule)
        self._add.clicked.connect(self._on_add)
        self.model.cellEdited.connect(lambda row, at, value: self._on_votes([(row, at, value)]))
        self.model.blockEdited.connect(self._on_votes)

    def show_consultation(self, each: Consultation, problems: Sequence[Problem]) -> None:
        """Show options and votes."""
        self.uid = each.uid
        self._show_lines(each.options, problems)
        merged = {(g.sex, g.age): g for g in consultations.merged(each.groups)}
        if tuple(merged) != self._groups:
            self._groups = tuple(merged)
            self.model.show_columns([*map(column, self._groups), total_column()])
        self.model.total_title = _("Total")
        self.show_rows(
            [
                CountRow(
                    option.uid,
                    _head(option),
                    {key: consultations.votes((g,), option.uid) for key, g in merged.items()},
                )
                for option in each.options
            ]
        )
        self.grid.setVisible(bool(merged and each.options))
        self._nobody.setVisible(bool(each.options) and not merged)
        self._say_rule(each)

    def leave(self) -> bool:
        """Keep what is typed in the lines and in the grid."""
        for line in self._lines.values():
            line.text.leave()
        return super().leave()

    def _say_rule(self, each: Consultation) -> None:
        self._rule.setVisible(bool(each.options))
        without = [option for option in each.options if not option.problem]
        if consultations.is_valid(each) and without:
            said = _(
                "Choose the problem each choice speaks for: without it, its votes do not count."
            )
            self._rule.say("warning", said)
        elif consultations.is_valid(each):
            said = _("All ten safeguards were kept: these votes count in the children’s order.")
            self._rule.say("info", said)
        else:
            said = _("These votes do not count yet: all ten safeguards must be kept first.")
            self._rule.say("warning", said)

    def _show_lines(self, options: Sequence[Option], problems: Sequence[Problem]) -> None:
        if [option.uid for option in options] != list(self._lines):
            for line in self._lines.values():
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self._lines = {option.uid: self._line(option) for option in options}
        for option in options:
            self._lines[option.uid].show_option(option, problems)

    def _line(self, option: Option) -> OptionLine:
        line = OptionLine(option)
        line.changed.connect(self._on_option)
        line.removed.connect(self._on_removed)
        self.editor.drafts.watch(line.text, self.name_of, f"option:{option.uid}")
        self._column.addWidget(line)
        return line

    def _on_add(self) -> None:
        uid = self.editor.apply("consultations.add_option", uid=self.uid)
        self._lines[str(uid)].text.setFocus()
        self.appeared.emit(self._lines[str(uid)])

    def _on_option(self, option: str, field: str, value: str) -> None:
        self.editor.attempt(
            "consultations.change_option", uid=self.uid, option=option, **{field: value}
        )

    def _on_removed(self, option: str) -> None:
        with self.editor.together(_("take the choice away")):
            self.editor.attempt("consultations.remove_option", uid=self.uid, option=option)
        self._add.setFocus()

    def _on_votes(self, edits: Sequence[tuple[int, int, object]]) -> None:
        with self.editor.together(_("count the votes")):
            for row, at, value in edits:
                option, group = self.model.record(row).key, self._groups[at]
                self.count((row, at), self._keeping(option, group, value or 0), value)

    def _keeping(self, option: str, group: Group, votes: object) -> Callable[[], Any]:
        sex, age = group
        return lambda: self.editor.apply(
            "consultations.vote", uid=self.uid, sex=sex, age=age, option=option, votes=votes
        )


def _head(option: Option) -> str:
    signs = words.clusters(option.text or words.strip_breaks(_("without a name")))
    return "".join(signs) if len(signs) <= LONGEST_HEAD else "".join(signs[:LONGEST_HEAD]) + "…"
