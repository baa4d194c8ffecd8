"""The table a grid of numbers edits: frozen records in, changes out as signals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits, words
from ccwc_desktop.ui.records import BOLD_ROLE, INK_ROLE, PAINT_ROLE, STATE_ROLE, TAG_ROLE, Index

from .reading import COUNT, Format, explained

R = TypeVar("R")
GROUP_ROLE = Qt.ItemDataRole.UserRole + 20


@dataclass(frozen=True)
class GridColumn(Generic[R]):
    """How one column shows and takes values.

    `state` gives "" "warning" "refused" "derived" "unknown" "locked" "on"; `total` makes the value
    of the last row from all records; `note` is said on hover; `paint` paints (painter, area) in
    place of the text. Columns beside each other with the same `group` share a head above theirs.
    """

    title: str
    value: Callable[[R], object]
    format: Format = COUNT
    group: str = ""
    editable: Callable[[R], bool] | bool = False
    state: Callable[[R], str] | None = None
    note: Callable[[R], str] | None = None
    paint: Callable[[R], Any] | None = None
    tag: Callable[[R], str] | None = None
    total: Callable[[Sequence[R]], object] | None = None
    bold: bool = False
    centre: bool = False
    soft: bool = False
    width: int = 0


class GridModel(QAbstractTableModel, Generic[R]):
    """`cellEdited(row, column, value)` for one cell, `blockEdited([(row, column, value)])` for a
    pasted or cleared block; `cellRefused(row, column, sentence)` for a text that cannot be read.

    The page keeps the values and shows the new records; a text refused here or with `refuse`
    stays in its cell until it is changed. `head` names a row, `key` tells records apart.
    """

    cellEdited = Signal(int, int, object)
    blockEdited = Signal(list)
    cellRefused = Signal(int, int, str)

    def __init__(
        self,
        columns: Sequence[GridColumn[R]],
        head: Callable[[R], str],
        corner: str = "",
        total_title: str = "",
        key: Callable[[R], object] | None = None,
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self.corner = corner
        self.total_title = total_title
        self._head = head
        self._key = key or head
        self._records: list[R] = []
        self._refused: dict[tuple[object, int], tuple[str, str]] = {}

    def show(self, records: Sequence[R], total_title: str | None = None) -> None:
        """Other records; with the same rows as before the cursor and selection stay."""
        same = [self._key(r) for r in records] == [self._key(r) for r in self._records]
        if total_title is not None:
            self.total_title = total_title
        if same and records:
            renamed = [self._head(r) for r in records] != [self._head(r) for r in self._records]
            self._records = list(records)
            if renamed:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(records) - 1)
            last = self.index(len(records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def show_columns(self, columns: Sequence[GridColumn[R]]) -> None:
        """Other columns (another indicator)."""
        self.beginResetModel()
        self.columns = list(columns)
        self._refused.clear()
        self.endResetModel()

    def records(self) -> list[R]:
        """All records in their order."""
        return list(self._records)

    def record(self, row: int) -> R:
        """The record of a row."""
        return self._records[row]

    def refuse(self, row: int, column: int, text: str, sentence: str) -> None:
        """The value could not be kept: its text stays, red, with the sentence on hover."""
        self._refused[self._at(row, column)] = (text, sentence)
        self.dataChanged.emit(self.index(row, column), self.index(row, column))
        self.cellRefused.emit(row, column, sentence)

    def take_back(self) -> None:
        """The text refused last is gone; its cell shows the kept value again."""
        key, column = list(self._refused)[-1]
        del self._refused[key, column]
        rows = [self._key(record) for record in self._records]
        if key in rows:
            at = self.index(rows.index(key), column)
            self.dataChanged.emit(at, at)

    def is_wrong(self, row: int, column: int) -> bool:
        """Whether a text stands here that could not be kept."""
        return self._at(row, column) in self._refused

    def wrong_cells(self) -> int:
        """How many texts stand here that are not kept."""
        return len(self._refused)

    def total(self, column: int) -> str:
        """The text of the last row."""
        how = self.columns[column].total
        return self.columns[column].format.write(how(self._records)) if how else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns without the row heads."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles and groups above, the names of the rows at the left."""
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self._records):
                return words.strip_breaks(self._head(self._records[section]))
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        return {Qt.ItemDataRole.DisplayRole: column.title, GROUP_ROLE: column.group}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells take a value."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._takes(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        column, record = self.columns[index.column()], self._records[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        refused = self._refused.get(self._at(index.row(), index.column()))
        if refused and role == PAINT_ROLE:
            return None
        if refused and (found := _of_refused(refused, role)) is not None:
            return found
        return _plain(column, record, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A person typed a text into a cell."""
        if role != Qt.ItemDataRole.EditRole or not self._takes(index):
            return False
        row, column = index.row(), index.column()
        edits = self._read(row, column, str(value or ""))
        self.dataChanged.emit(self.index(row, column), self.index(row, column))
        for edit in edits:
            self.cellEdited.emit(*edit)
        return True

    def put_block(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> None:
        """Texts into the cells from (row, column) on; cells that take none are passed over."""
        edits: list[tuple[int, int, object]] = []
        for down, line in enumerate(lines):
            for right, text in enumerate(line):
                there = self.index(row + down, column + right)
                if there.isValid() and self._takes(there):
                    edits += self._read(there.row(), there.column(), text)
                    self.dataChanged.emit(there, there)
        if len(edits) == 1:
            self.cellEdited.emit(*edits[0])
        elif edits:
            self.blockEdited.emit(edits)

    def _read(self, row: int, column: int, text: str) -> list[tuple[int, int, object]]:
        """The edit that `text` is; none when nothing changes or it cannot be read."""
        at, shape = self._at(row, column), self.columns[column]
        try:
            value = shape.format.read(text)
        except Refused as refused:
            wrong = explained(refused)
            self._refused[at] = (text, wrong.sentence)
            self.cellRefused.emit(row, column, wrong.sentence)
            return []
        self._refused.pop(at, None)
        return [] if value == shape.value(self._records[row]) else [(row, column, value)]

    def _takes(self, index: Index) -> bool:
        if not index.isValid() or index.row() >= len(self._records):
            return False
        takes = self.columns[index.column()].editable
        return takes(self._records[index.row()]) if callable(takes) else takes

    def _at(self, row: int, column: int) -> tuple[object, int]:
        return (self._key(self._records[row]), column)


def copied(model: GridModel[R], row: int, column: int) -> str:
    """The text of a cell for a spreadsheet: Latin digits, nothing between thousands."""
    text = str(model.index(row, column).data() or "")
    if model.columns[column].format.right:
        text = digits.to_latin(text).replace(digits.NO_BREAK_SPACE, "")
    return words.strip_breaks(text)


def _plain(column: GridColumn[R], record: R, role: int) -> Any:
    """What a cell answers whose value is kept."""
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
            return column.format.write(column.value(record))
        case Qt.ItemDataRole.AccessibleTextRole:
            shown = words.strip_breaks(column.format.write(column.value(record)))
            note = column.note(record) if column.note else ""
            return f"{shown} {words.strip_breaks(note)}".strip()
        case Qt.ItemDataRole.ToolTipRole:
            return column.note(record) if column.note else None
        case _:
            pass
    asked = {STATE_ROLE: column.state, PAINT_ROLE: column.paint, TAG_ROLE: column.tag}
    getter = asked.get(role)
    if getter:
        return getter(record)
    return {BOLD_ROLE: column.bold, INK_ROLE: "ink-soft" if column.soft else "ink"}.get(role)


def _alignment(column: GridColumn[R]) -> Qt.AlignmentFlag:
    way = Qt.AlignmentFlag.AlignRight if column.format.right else Qt.AlignmentFlag.AlignLeft
    if column.centre:
        way = Qt.AlignmentFlag.AlignHCenter
    return way | Qt.AlignmentFlag.AlignVCenter


def _of_refused(refused: tuple[str, str], role: int) -> Any:
    """What a cell with a text that is not kept answers; None where it answers as usual."""
    text, sentence = refused
    return {
        Qt.ItemDataRole.DisplayRole: text,
        Qt.ItemDataRole.EditRole: text,
        Qt.ItemDataRole.ToolTipRole: sentence,
        Qt.ItemDataRole.AccessibleTextRole: f"{text}: {words.strip_breaks(sentence)}",
        STATE_ROLE: "refused",
    }.get(role)


class TotalsModel(QAbstractTableModel):
    """The one row of totals below a grid."""

    def __init__(self, grid: GridModel[Any]) -> None:
        super().__init__(grid)
        self._grid = grid
        grid.dataChanged.connect(self._on_changed)
        grid.modelReset.connect(self._on_reset)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One."""
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As the grid."""
        return 0 if parent.isValid() else len(self._grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the totals are called."""
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return words.strip_breaks(self._grid.total_title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The totals, bold."""
        if not index.isValid() or index.column() >= len(self._grid.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._grid.total(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._grid.columns[index.column()])
        return {BOLD_ROLE: True, STATE_ROLE: "totals"}.get(role)

    def _on_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))

    def _on_reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()
