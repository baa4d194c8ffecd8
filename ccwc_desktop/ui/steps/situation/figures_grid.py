"""The grid of one indicator: entering numbers, doubts with their callout, sources."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_lines
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.figure_lines import Line
from ccwc_desktop.domain.situation import Key
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridModel
from ccwc_desktop.ui.widgets.notes import Callout, Note

from . import wording
from .columns import Columns, Row
from .reason import ReasonLine

Edit = tuple[int, int, object]


class FiguresGrid(QWidget):
    """Shows the lines of an indicator and says what a person did; the page stores it.

    `typed([(place, sex, value)])`, `sourceChosen(place, key)`, `reasonGiven(place, sex, text)`,
    `inputsWanted(code)` when a doubt lies in the numbers a figure is worked out from.
    """

    typed = Signal(list)
    sourceChosen = Signal(str, str)
    reasonGiven = Signal(str, str, str)
    inputsWanted = Signal(str)

    def __init__(self, places: dict[str, str], over: QWidget) -> None:
        super().__init__()
        self.places = places
        self._commune: Line | None = None
        self._with_commune = False
        self.columns: Columns | None = None
        self.model: GridModel[Row] = GridModel(
            [], lambda row: row.name, _("Village"), key=lambda row: row.line.place
        )
        self.grid = Grid(_("Figures of the villages"), self.model)
        self._over = over  # the whole page, so that the callout finds room beside any cell
        self.callout = Callout(over)
        self.wrong = Note("refused", "")
        self.reason = ReasonLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.wrong)  # above: below the grid it would lie out of a low window
        column.addWidget(self.grid, 1)
        column.addWidget(self.reason)
        self.wrong.hide()
        self.reason.hide()
        self._connect()

    def _connect(self) -> None:
        self.model.cellEdited.connect(lambda *edit: self._on_edited([edit]))
        self.model.blockEdited.connect(self._on_edited)
        self.model.cellRefused.connect(lambda _row, _column, said: self._say_wrong(said))
        self.model.dataChanged.connect(self._look_at_wrong)
        self.grid.cellEntered.connect(lambda _row, _column: self._point())
        self.grid.cellOpened.connect(self._on_opened)
        self.grid.table.verticalScrollBar().valueChanged.connect(self.callout.hide)
        QShortcut(QKeySequence("Alt+Return"), self.grid, self._to_callout)
        self.callout.closed.connect(self.grid.setFocus)
        self.callout.firstChosen.connect(self._correct)
        self.callout.secondChosen.connect(self._ask_reason)
        self.reason.given.connect(self.reasonGiven)

    def show_picture(self, picture: Picture, code: str) -> None:
        """The numbers as stored; the cursor stays when the indicator is the same."""
        catalogue = picture.table.catalogue
        other = self.columns is None or self.columns.known.code != code
        *villages, self._commune = picture.lines(code)
        keeps = figure_lines.keeps_commune(picture.table, code)
        self._with_commune = keeps or (self._with_commune and not other)
        if other or self.columns is None:
            known = catalogue[code]
            self.columns = Columns(known, catalogue.get(known.of), self._commune_line)
            self.model.show_columns(self.columns.made())
            self.reason.hide()
        rows = [Row(self.places.get(line.place, line.place), line) for line in villages]
        if self._with_commune and not self.columns.known.derived:
            rows.append(Row(_("Whole commune"), self._commune))
        self.callout.hide()
        self.model.show(rows, _total_title(len(villages)))
        self._look_at_wrong()

    def focus_cell(self, place: str, sex: str) -> bool:
        """Put the cursor on a number; False when its place has no line here."""
        found = [i for i, row in enumerate(self.model.records()) if row.line.place == place]
        if not found or self.columns is None:
            return False
        self.grid.focus_cell(found[0], self.columns.of_sex(sex))
        QTimer.singleShot(0, self, self._point)  # the grid may still be moved by a new head
        return True

    def focus_first(self) -> None:
        """The first number that is not known and can be typed, or the first of all."""
        if self.columns is None:
            return
        for column, (kind, sex) in enumerate(self.columns.keys):
            for row, record in enumerate(self.model.records()):
                cell = record.line.cells.get(sex) if kind == "own" else None
                if cell is not None and cell.takes and cell.value is None:
                    self.grid.focus_cell(row, column)
                    return
        self.grid.focus_cell(0, self.columns.of_sex("f"))

    def current_key(self) -> Key:
        """The number at the cursor; the total of its line in a column that is none of a sex."""
        assert self.columns is not None
        here = self.grid.table.currentIndex()
        row, column = (here.row(), here.column()) if here.isValid() else (0, 0)
        sex = self.columns.sex(column) or self.columns.known.sexes[-1]
        return self.columns.known.code, self.model.record(row).line.place, sex

    def leave(self) -> bool:
        """Store the number in hand; False while a text stands here that is no number."""
        self.grid.leave()
        self._look_at_wrong()
        return not self.model.wrong_cells()

    def refuse(self, edits: list[tuple[str, str, object]], refused: Refused) -> None:
        """The numbers could not be kept; the first keeps its text, with the sentence."""
        place, sex, value = edits[0]
        rows = [row.line.place for row in self.model.records()]
        if self.columns is not None and place in rows:
            text = digits.localise(str(value if value is not None else ""), current())
            at = (rows.index(place), self.columns.of_sex(sex))
            self.model.refuse(*at, text, messages.sentence(refused))

    def _commune_line(self) -> Line:
        assert self._commune is not None
        return self._commune

    def _on_edited(self, edits: list[Edit]) -> None:
        assert self.columns is not None
        self.typed.emit(
            [
                (self.model.record(row).line.place, self.columns.sex(column), value)
                for row, column, value in edits
            ]
        )
        self._look_at_wrong()

    def _doubt(self) -> Doubt | None:
        """The doubt at the cursor; none where a text stands that is no number."""
        here = self.grid.table.currentIndex()
        if self.columns is None or not here.isValid():
            return None
        if self.model.is_wrong(here.row(), here.column()):
            return None
        sex = self.columns.sex(here.column())
        doubts = self.model.record(here.row()).line.cells[sex].doubts if sex else ()
        return doubts[0] if doubts else None

    def _point(self) -> None:
        """The callout at the cursor, if there is a doubt."""
        doubt, here = self._doubt(), self.grid.table.currentIndex()
        if doubt is None or self.columns is None:
            self.callout.hide()
            return
        derived = self.columns.known.derived
        cell = self.grid.cell(here.row(), here.column())
        corner = self.grid.table.viewport().mapTo(self._over, cell.topLeft())
        self.callout.point(
            QRect(corner, cell.size()),
            messages.doubt_sentence(doubt),
            wording.what_to_do(doubt, derived),
            _("See those figures") if derived else _("Correct it"),
            "" if doubt.hard else _("It is right: write a reason"),
            "refused" if doubt.hard else "warning",
        )

    def _to_callout(self) -> None:
        """From the cell to the two ways out, by keyboard."""
        if not self.callout.isHidden():
            self.callout.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _correct(self) -> None:
        assert self.columns is not None
        self.callout.hide()
        known, here = self.columns.known, self.grid.table.currentIndex()
        if known.derived:
            self.inputsWanted.emit(known.formula[0].indicator)
            return
        line = self.model.record(here.row()).line
        sex = self.columns.sex(here.column())
        takes = sex if line.cells[sex].takes else next(s for s in line.cells if line.cells[s].takes)
        index = self.model.index(here.row(), self.columns.of_sex(takes))
        self.grid.focus_cell(index.row(), index.column())
        self.callout.hide()
        self.grid.table.edit(index)

    def _ask_reason(self) -> None:
        doubt = self._doubt()
        self.callout.hide()
        if doubt is not None:
            self.reason.ask(doubt)

    def _on_opened(self, row: int, column: int) -> None:
        if self.columns is None or not self.columns.is_source(column):
            return
        line = self.model.record(row).line
        if not line.source:
            return
        menu = self.source_menu(line.place)
        cell = self.grid.cell(row, column)
        menu.popup(self.grid.table.viewport().mapToGlobal(cell.bottomLeft()))

    def source_menu(self, place: str) -> QMenu:
        """The sources a line may have."""
        menu = QMenu(self)
        for key, name in names.names("figure_sources").items():
            action = QAction(words.strip_breaks(name.text(current())), menu)
            action.triggered.connect(lambda _on, key=key: self.sourceChosen.emit(place, key))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.say("refused", sentence)
        self.wrong.show()

    def _look_at_wrong(self) -> None:
        if not self.model.wrong_cells():
            self.wrong.hide()


def _total_title(villages: int) -> str:
    said = ngettext("Total, {count} village", "Total, {count} villages", villages)
    return said.format(count=digits.number(villages, current()))
