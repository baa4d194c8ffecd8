"""A new project begins empty or with an example: the list, a search, and what an example holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.templates import Template
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import templates
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.steps.budget.search_field import SearchField
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import small

from . import template_words
from .template_preview import TemplatePreview

LIST_WIDTH = 330


@dataclass(frozen=True)
class Row:
    """A head of the list, or an example under it."""

    head: str
    template: Template | None = None

    @property
    def text(self) -> str:
        """What the row says."""
        return self.head if self.template is None else template_words.name(self.template)


class TemplateChooser(QWidget):
    """`chosen(problem, key)`; the key "" is an empty project. `closed` goes back."""

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._problem: Problem | None = None
        self.setAccessibleName(_("Examples of projects"))
        self.back = Button(_("Other priority"), "link", "back")
        self.title = ShortText("", "section")
        self.empty = Button(_("Begin empty"), "plain", "add", dense=True)
        self.search = SearchField(_("Search in the examples"), _("for example: latrine, bicycle"))
        self.list = RecordTable(_("Examples"), [_column()])
        self.unfound = small(_("No example has these words. Please begin empty."))
        self.preview = TemplatePreview()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.empty.clicked.connect(lambda: self._choose(""))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        self.list.opened.connect(self._on_opened)
        self.preview.taken.connect(self._choose)

    def _lay_out(self) -> None:
        self.list.horizontalHeader().hide()
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(tokens.px("s1"))
        for widget in (self.search, self.unfound):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setFixedWidth(round(LIST_WIDTH * fonts.line_height() / 26))
        left.setContentsMargins(0, 0, 0, 0)
        side.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        row.addWidget(side)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(head)
        column.addLayout(row, 1)

    def ask(self, problem: Problem | None) -> None:
        """Examples for a priority (None: for none), those that fit it first."""
        self._problem = problem
        answered = problem.title(current()) or problem.code if problem is not None else ""
        self.title.say(
            _("New project for “{priority}”").format(priority=answered)
            if answered
            else _("New project without a priority")
        )
        self.search.clear()
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> str:
        """What `go_to` shows again: the example chosen and what is searched for."""
        row = self.list.records.record(self.list.currentIndex().row())
        chosen = row.template.key if row is not None and row.template is not None else ""
        return f"{chosen}:{self.search.text()}"

    def go_to(self, place: str) -> None:
        """Search again for the same, and choose the same example."""
        key, _colon, text = place.partition(":")
        self.search.setText(text)
        wanted = self.list.records.row_of(
            lambda row: row.template is not None and row.template.key == key
        )
        if wanted >= 0:
            index = self.list.records.index(wanted, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, RecordTable.ScrollHint.PositionAtCenter)

    @property
    def problem(self) -> str:
        """The priority that is answered, "" for none."""
        return self._problem.uid if self._problem is not None else ""

    def rows(self) -> list[Row]:
        """Those that fit the priority, then theme by theme what the search leaves."""
        found = templates.searched(self.search.text())
        by_key = {each.key: each for each in found}
        fit = [by_key[key] for key in templates.fitting(self._problem) if key in by_key]
        rows = _under(_("Fitting this priority"), fit)
        for key in templates.groups():
            rest = [each for each in found if each.group == key and each not in fit]
            rows += _under(template_words.group(key), rest)
        return rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        rows = self.rows()
        self.list.show_records(rows)
        self.list.resizeRowsToContents()
        self.list.setVisible(bool(rows))
        self.unfound.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self.list.records.index(1, 0))
            self.list.scrollToTop()
        else:
            self.preview.hide()

    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.list.records.record(index.row())
        if row is None or row.template is None:
            return
        begun = self._editor.read(templates.begun, row.template.key, Project("", 0), current())
        self.preview.show_template(row.template, begun.lines)
        self.preview.show()

    def _on_opened(self, row: Row) -> None:
        if row.template is not None:
            self.preview.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: str) -> None:
        self.chosen.emit(self.problem, key)


def _under(head: str, found: Sequence[Template]) -> list[Row]:
    return [Row(head), *(Row(head, each) for each in found)] if found else []


def _column() -> Column[Row]:
    return Column(
        _("Example"),
        lambda row: row.text,
        tag=lambda row: "" if row.template is not None else "plain",
    )
