"""What a project costs: lines, their total, and the total in words; blocks are pasted into it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import on_a_line
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import accounts, places
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import bring_into_view
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import line_words
from .line_row import COLUMNS, LEAST_SOURCE, WIDTHS, LineRow, is_narrow, labels, wide
from .line_words import Around
from .paste_panel import PastePanel
from .price_offer import KnownPrices, PriceOffer


class LinesPanel(QFrame):
    """`told(sentence)` after a removal and a paste."""

    told = Signal(str)

    def __init__(self, editor: Editor, project: str, years: tuple[int, ...]) -> None:
        super().__init__()
        self._editor, self._project, self._years = editor, project, years
        self._around: Around | None = None
        self.setProperty("card", True)
        self.rows: dict[str, LineRow] = {}
        self.offers: dict[str, PriceOffer] = {}
        self._known = KnownPrices(editor)
        self._heads = _Heads()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.px("s1"))
        self.add = Button(_("Add a line"), "quiet", "add", dense=True)
        self.paste = Button(_("Paste from a spreadsheet"), "link")
        self.pasting = PastePanel()
        self.pasting.hide()
        self.total = Text("", "section", wrap=False)
        self.dollars = small("")
        self.words = small("")
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.paste.clicked.connect(lambda: self.ask_to_paste(QGuiApplication.clipboard().text()))
        self.pasting.taken.connect(self._on_pasted)
        self.pasting.closed.connect(self._on_not_pasted)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(tokens.px("s3"))
        for button in (self.add, self.paste):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        for label in (self.words, self.dollars):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            sums.addWidget(label)
        foot.addLayout(sums, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(tokens.px("s1"))
        column.addWidget(section(_("What it costs")))
        column.addWidget(self._heads)
        column.addLayout(self._rows)
        column.addWidget(self.pasting)
        column.addLayout(foot)

    def show_project(self, project: Project) -> None:
        """The lines of a project as stored; rows that stay keep what is typed in them."""
        self._around = around = self._read_around(project)
        for uid in set(self.rows) - {each.uid for each in project.lines}:
            row = self.rows.pop(uid)
            self.offers.pop(uid)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(project.lines):
            if line.uid in self.rows:
                self.rows[line.uid].show_line(line, around)
            else:
                self.rows[line.uid] = self._row(line, place + 1, around)
            if self._rows.indexOf(self.rows[line.uid]) != place:
                self._rows.insertWidget(place, self.rows[line.uid])
                self.rows[line.uid].show()
        self._heads.setVisible(bool(project.lines))
        self._show_total()

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        kept = [row.leave() for row in list(self.rows.values())]
        return all(kept)

    def field_of(self, gap: str) -> QWidget:
        """Where a gap is filled: "lines", "line_amount", "line_share" or "source"."""
        for row in self.rows.values():
            line = row.line
            if gap == "source" and not line.funding:
                return self._field(row, "source")
            if gap in ("source", "line_share") and budget.unfunded(line):
                row.show_rest(True, "funding")
                return row
            if gap == "line_amount" and not line.description("km").strip():
                return self._field(row, "description")
            if gap == "line_amount" and not line.amount:
                return self._field(row, "unit_price" if line.quantity else "quantity")
        return self.add

    def field_at(self, uid: str, column: str) -> QWidget:
        """The field of a column of a line, opened where it is folded away and brought into view."""
        row = self.rows.get(uid)
        if row is None:
            return self.add
        field: QWidget | None = row.editors.get(column)
        if field is None:
            row.show_rest(True, column)
            field = row.rest.focusWidget() if row.rest is not None else None
        found = field or row
        QTimer.singleShot(0, found, lambda: _bring(row, found))  # once it has its place
        return found

    def ask_to_paste(self, text: str, at: str = "") -> None:
        """Show which lines a block of cells makes; `at` is the line it was pasted into."""
        self.pasting.show_block(text, at)
        self.pasting.show()
        self.pasting.focus()
        QTimer.singleShot(0, self.pasting, lambda: bring_into_view(self.pasting))

    @staticmethod
    def _field(row: LineRow, key: str) -> QWidget:
        found: QWidget = row.editors[key]
        return found

    def _read_around(self, project: Project) -> Around:
        villages = self._editor.read(places.villages)
        return Around(
            project=project,
            years=self._years,
            rate=self._editor.cycle.rate if self._editor.cycle else 0,
            villages={each.code: each.name(current()) for each in villages},
            accounts=self._editor.read(accounts.listing),
        )

    def _row(self, line: Line, number: int, around: Around) -> LineRow:
        row = LineRow(line, number, around)
        uid = line.uid
        row.edited.connect(lambda columns: self._change(uid, columns))
        row.removePressed.connect(lambda: self._remove(uid))
        row.movedOn.connect(lambda key, step: self._move_on(uid, key, step))
        row.pasted.connect(lambda text: self.ask_to_paste(text, uid))
        row.opened.connect(lambda: self._watch_rest(uid))
        for key, field in row.editors.items():
            self._editor.drafts.watch(field, _draft_name, uid, key)
        row.amountChanged.connect(self._show_total)
        self.offers[uid] = PriceOffer(
            row.editors["description"],
            self._known.matching,
            lambda known: self._change(uid, on_a_line(known.price)),
        )
        return row

    def _watch_rest(self, uid: str) -> None:
        rest = self.rows[uid].rest
        row = self.rows[uid]
        QTimer.singleShot(0, row, lambda: bring_into_view(row))
        for key, block in rest.blocks.items() if rest is not None else ():
            self._editor.drafts.watch(block.editor, _draft_name, uid, key)

    def _on_add(self) -> None:
        with self._editor.together(_("add a line")):
            uid = str(self._editor.apply("projects.add_line", project=self._project))
        if uid in self.rows:
            self.rows[uid].editors["description"].setFocus()

    def _move_on(self, uid: str, key: str, step: int) -> None:
        """The same column of the line below or above; below the last one another may be added."""
        order = [each for each in self.rows if self._rows.indexOf(self.rows[each]) >= 0]
        order.sort(key=lambda each: self._rows.indexOf(self.rows[each]))
        place = order.index(uid) + step if uid in order else len(order)
        if 0 <= place < len(order):
            field = self.rows[order[place]].editors[key]
            field.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(field)
        elif place >= len(order):
            self.add.setFocus()

    def _change(self, uid: str, columns: Mapping[str, object]) -> None:
        try:
            with self._editor.together(_("change a line")):
                self._editor.apply("projects.change_line", uid=uid, **columns)
        except Refused as refused:
            self.rows[uid].refuse(tuple(columns), messages.sentence(refused))

    def _remove(self, uid: str) -> None:
        name = self.rows[uid].editors["description"].text().strip()
        self.add.setFocus()  # first: a focus that goes with its row is looked for and scrolled to
        with self._editor.together(_("remove a line")):
            if not self._editor.attempt("projects.remove_line", uid=uid):
                return
        self.told.emit(_("The line “{name}” was removed.").format(name=name or "–"))

    def _on_pasted(self, lines: tuple[Line, ...], at: str) -> None:
        """The lines are one step of undo; an empty line that was pasted into makes room."""
        empty = at in self.rows and not self.rows[at].line.description("km")
        before = set(self.rows)
        with self._editor.together(_("paste lines")):
            if empty and not self.rows[at].line.amount:
                self._editor.attempt("projects.remove_line", uid=at)
            made = self._editor.attempt("projects.add_lines", project=self._project, lines=lines)
        self.pasting.hide()
        new = next((uid for uid in self.rows if uid not in before), "")
        self.field_at(new, "description").setFocus()
        if made:
            self.told.emit(line_words.pasted(len(lines)))

    def _on_not_pasted(self) -> None:
        self.pasting.hide()
        self.paste.setFocus()

    def _show_total(self) -> None:
        total = sum(row.live_amount() for row in self.rows.values())
        self.total.say(_("Total {amount}").format(amount=wording.riel(total)))
        self.words.say(wording.in_words(total) if total else "")
        rate = self._around.rate if self._around is not None else 0
        self.dollars.say(line_words.dollars(total, rate) if total and rate else "")


def _bring(row: LineRow, field: QWidget) -> None:
    """As much of a line as there is room for, its field in any case."""
    bring_into_view(row)
    bring_into_view(field)


def _draft_name(uid: str, key: str) -> str:
    """Descriptions are typed in the language of the screen."""
    return f"lines:{uid}:{key}" + (f"_{current()}" if key in ("description", "other") else "")


class _Heads(QWidget):
    """The heads over the columns of the lines."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        said = labels()
        self._labels: dict[str, Text] = {}
        for key in (*COLUMNS, "open", "remove"):
            label = Text(said[key], "small", "ink-soft", wrap=False)
            if key in ("quantity", "unit_price", "amount"):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._labels[key] = label
            if WIDTHS[key]:
                label.setMinimumWidth(LEAST_SOURCE if key == "source" else wide(key))
                label.setMaximumWidth(wide(key))
            row.addWidget(label, 0 if WIDTHS[key] else 1)
            if key == "amount":
                row.addSpacing(tokens.px("s1"))

    def minimumSizeHint(self) -> QSize:
        """The head of the description gives way."""
        whole = super().minimumSizeHint()
        first = self._labels["description"]
        return whole - QSize(0 if first.isHidden() else first.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Descriptions above their rows need no head; the others stand above their fields."""
        super().resizeEvent(event)
        narrow = is_narrow(event.size().width())
        self._labels["description"].setVisible(not narrow)
        self._labels["source"].setMinimumWidth(LEAST_SOURCE if narrow else wide("source"))
