"""What a project costs: lines, their total, and the total in words."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import wording
from .line_row import FIRST, WIDTHS, LineRow, labels, wide


class LinesPanel(QFrame):
    """`told(sentence)` after a removal."""

    told = Signal(str)

    def __init__(self, editor: Editor, project: str, years: tuple[int, ...]) -> None:
        super().__init__()
        self._editor, self._project, self._years = editor, project, years
        self.setProperty("card", True)
        self.rows: dict[str, LineRow] = {}
        self._heads = _Heads()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.px("s1"))
        self.add = Button(_("Add a line"), "quiet", "add", dense=True)
        self.total = Text("", "section", wrap=False)
        self.words = small("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        sums.addWidget(self.words)
        foot.addLayout(sums, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(tokens.px("s1"))
        column.addWidget(section(_("What it costs")))
        column.addWidget(self._heads)
        column.addLayout(self._rows)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """The lines as stored; rows that stay keep what is typed in them."""
        for uid in set(self.rows) - {each.uid for each in lines}:
            row = self.rows.pop(uid)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            if line.uid in self.rows:
                self.rows[line.uid].show_line(line)
            else:
                self.rows[line.uid] = self._row(line, place + 1)
            if self._rows.indexOf(self.rows[line.uid]) != place:
                self._rows.insertWidget(place, self.rows[line.uid])
                self.rows[line.uid].show()
        self._heads.setVisible(bool(lines))
        self._show_total()

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        kept = [row.leave() for row in list(self.rows.values())]
        return all(kept)

    def field_of(self, gap: str) -> QWidget:
        """Where a gap is filled: "lines", "line_amount" or "source"."""
        for row in self.rows.values():
            line = row.line
            if gap == "source" and not line.funding:
                return self._field(row, "source")
            if gap == "line_amount" and not line.description("km").strip():
                return self._field(row, "description")
            if gap == "line_amount" and not line.amount:
                return self._field(row, "unit_price" if line.quantity else "quantity")
        return self.add

    @staticmethod
    def _field(row: LineRow, key: str) -> QWidget:
        found: QWidget = row.editors[key]
        return found

    def _row(self, line: Line, number: int) -> LineRow:
        row = LineRow(line, number, self._years)
        uid = line.uid
        row.edited.connect(lambda column, value: self._change(uid, column, value))
        row.removePressed.connect(lambda: self._remove(uid))
        for key, field in row.editors.items():
            self._editor.drafts.watch(field, _draft_name, uid, key)
        row.amountChanged.connect(self._show_total)
        return row

    def _on_add(self) -> None:
        with self._editor.together(_("add a line")):
            uid = str(self._editor.apply("projects.add_line", project=self._project))
        if uid in self.rows:
            self.rows[uid].editors["description"].setFocus()

    def _change(self, uid: str, column: str, value: Any) -> None:
        try:
            with self._editor.together(_("change a line")):
                self._editor.apply("projects.change_line", uid=uid, **{column: value})
        except Refused as refused:
            self.rows[uid].refuse(column, messages.sentence(refused))

    def _remove(self, uid: str) -> None:
        name = self.rows[uid].editors["description"].text().strip()
        with self._editor.together(_("remove a line")):
            if not self._editor.attempt("projects.remove_line", uid=uid):
                return
        self.add.setFocus()
        self.told.emit(_("The line “{name}” was removed.").format(name=name or "–"))

    def _show_total(self) -> None:
        total = sum(row.live_amount() for row in self.rows.values())
        self.total.say(_("Total {amount}").format(amount=wording.riel(total)))
        self.words.say(wording.in_words(total) if total else "")


def _draft_name(uid: str, key: str) -> str:
    """Descriptions are typed in the language of the screen."""
    return f"lines:{uid}:{key}" + (f"_{current()}" if key == "description" else "")


class _Heads(QWidget):
    """The heads over the columns of the first row."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        said = labels()
        for key in (*FIRST, "amount"):
            label = Text(said[key], "small", "ink-soft", wrap=False)
            if key in ("quantity", "unit_price", "amount"):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            if WIDTHS[key]:
                label.setFixedWidth(wide(key))
            row.addWidget(label, 0 if WIDTHS[key] else 1)
