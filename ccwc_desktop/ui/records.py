"""One table model over frozen records, for every table that is only read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccwc_desktop.language import sorting, words

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Align = Literal["start", "end", "centre"]

# What the delegate of `widgets.tables` asks a model for, besides Qt's own roles.
TAG_ROLE = Qt.ItemDataRole.UserRole + 1  # colour of a tag around the text
INK_ROLE = Qt.ItemDataRole.UserRole + 2  # token colour of the text
BOLD_ROLE = Qt.ItemDataRole.UserRole + 3
PAINT_ROLE = Qt.ItemDataRole.UserRole + 4  # a function (painter, area) instead of the text
STATE_ROLE = Qt.ItemDataRole.UserRole + 5  # state of a cell, see widgets.grid_cells
RECORD_ROLE = Qt.ItemDataRole.UserRole + 6

_ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "end": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column shows a record; `text` is also what a screen reader says.

    `tag` gives the colour of a tag ("" for none), `ink` a token colour, `paint` a function that
    paints a picture instead of the text, `sort` a key (the text when absent). Texts are ordered as
    a dictionary has them.
    """

    title: str
    text: Callable[[R], str]
    align: Align = "start"
    tag: Callable[[R], str] | None = None
    ink: Callable[[R], str] | None = None
    paint: Callable[[R], Any] | None = None
    tooltip: Callable[[R], str] | None = None
    sort: Callable[[R], Any] | None = None
    bold: bool = False


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Rows of records, columns as told, and a last row of totals where there are any.

    With `at_once` a view is given so many records, and as many more each time it is scrolled to
    its end: it measures all that it is given. Such a list has no totals.
    """

    def __init__(self, columns: Sequence[Column[R]], at_once: int = 0) -> None:
        super().__init__()
        self.columns = list(columns)
        self._at_once = at_once
        self._out = 0
        self._by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._records: list[R] = []
        self._given: list[R] = []
        self._totals: list[str] = []

    def show(self, records: Sequence[R], totals: Sequence[str] = (), least: int = 0) -> None:
        """Other records; `totals` has one text a column, `least` are given out in any case."""
        self.beginResetModel()
        self._given = list(records)
        self._records = self._in_order()
        self._totals = list(totals)
        out = max(self._at_once, least) if self._at_once else len(records)
        self._out = min(out, len(records))
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are records that the view was not given yet."""
        return not parent.isValid() and self._out < len(self._records)

    def fetchMore(self, parent: Index) -> None:
        """Give the view some more."""
        if not self.canFetchMore(parent):
            return
        more = min(self._out + self._at_once, len(self._records))
        self.beginInsertRows(QModelIndex(), self._out, more - 1)
        self._out = more
        self.endInsertRows()

    def record(self, row: int) -> R | None:
        """The record of a row, None for the totals."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, fits: Callable[[R], bool]) -> int:
        """The first row whose record fits, -1 for none."""
        return next((i for i, each in enumerate(self._records) if fits(each)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Records given out and the totals."""
        return 0 if parent.isValid() else self._out + bool(self._totals)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As told."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above; nothing at the left."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        record = self.record(index.row())
        if record is None:
            return self._total(index.column(), role)
        return _shown(column, record, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the records, by no column (-1) as they were given; the totals stay last.

        Other records that are shown later stand in the same order.
        """
        self.layoutAboutToBeChanged.emit()
        self._by = (column, order)
        self._records = self._in_order()
        self.layoutChanged.emit()

    def _in_order(self) -> list[R]:
        column, order = self._by
        if not 0 <= column < len(self.columns):
            return list(self._given)
        key = self.columns[column].sort or self.columns[column].text
        down = order == Qt.SortOrder.DescendingOrder
        return sorted(self._given, key=lambda each: _ordered(key(each)), reverse=down)

    def _total(self, column: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._totals[column] if column < len(self._totals) else ""
        return {BOLD_ROLE: True, STATE_ROLE: "totals"}.get(role)


def _ordered(key: Any) -> Any:
    return sorting.sort_key(key) if isinstance(key, str) else key


def _shown(column: Column[R], record: R, role: int) -> Any:
    """One cell of a record."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        case Qt.ItemDataRole.AccessibleTextRole:
            return words.strip_breaks(column.text(record))
        case Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(record) if column.tooltip else None
        case _:
            pass
    asked: dict[int, Callable[[R], Any] | None] = {
        TAG_ROLE: column.tag,
        INK_ROLE: column.ink,
        PAINT_ROLE: column.paint,
    }
    if role in asked:
        getter = asked[role]
        return getter(record) if getter else None
    return {BOLD_ROLE: column.bold, RECORD_ROLE: record}.get(role)
