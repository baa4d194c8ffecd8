"""The ranked problems as a table model: rank, title, the columns of the way, result, children."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccwc_desktop.domain.priorities import Criterion, Ranked
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import _

from . import wording
from .columns import Cell, Columns

Index = QModelIndex | QPersistentModelIndex
RANK, TITLE, TOTAL, CHILDREN = "rank", "title", "total", "children"
EMPTY = Order((), {}, (), {}, None)


class ScoresModel(QAbstractTableModel):
    """Rows follow the order; the cursor stays on its problem when they change places."""

    def __init__(self) -> None:
        super().__init__()
        self.order = EMPTY
        self.way = Columns()
        self._columns: list[str] = []

    def show(self, order: Order, way: Columns) -> None:
        """Another order, or other columns."""
        self.way = way
        columns = [RANK, TITLE, *way.codes, TOTAL, CHILDREN]
        same = columns == self._columns and {row.problem for row in order.rows} == {
            row.problem for row in self.order.rows
        }
        if same:
            self._reorder(order)
            return
        self.beginResetModel()
        self._take(order, columns)
        self.endResetModel()

    def _take(self, order: Order, columns: list[str]) -> None:
        self.order, self._columns = order, columns

    def _reorder(self, order: Order) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        problems = [self.row(index).problem for index in before]
        self._take(order, self._columns)
        after = [
            self.index(self.row_of(uid), index.column())
            for uid, index in zip(problems, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def row(self, index: Index) -> Ranked:
        """The problem of a cell."""
        return self.order.rows[index.row()]

    def row_of(self, uid: str) -> int:
        """The row of a problem, -1 for none."""
        return next((i for i, row in enumerate(self.order.rows) if row.problem == uid), -1)

    def column(self, section: int) -> str:
        """What a column holds: one of the words above or the code of a criterion."""
        return self._columns[section] if 0 <= section < len(self._columns) else ""

    def column_of(self, key: str) -> int:
        """The number of a column, -1 for none."""
        return self._columns.index(key) if key in self._columns else -1

    def criterion(self, section: int) -> Criterion | None:
        """The criterion of a column, None for the others."""
        return self.way.criterion(self.column(section))

    def in_middle(self, section: int) -> bool:
        """Whether a column belongs to the way: something is given there."""
        return self.column(section) in self.way.codes

    def cell(self, index: Index) -> Cell:
        """What the way shows in a cell of the middle, or as the result."""
        row, key = self.row(index), self.column(index.column())
        return self.way.outcome(row) if key == TOTAL else self.way.cell(row, key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a problem."""
        return 0 if parent.isValid() else len(self.order.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are criteria, and four."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Heads; the full name of a criterion on hover and for screen readers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        key = self.column(section)
        middle = key in self.way.codes
        if role == Qt.ItemDataRole.DisplayRole:
            return self.way.head(key) if middle else self._head(key)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and middle:
            return self.way.name(key)
        return None

    def _head(self, key: str) -> str:
        heads = {
            RANK: _("Rank"),
            TITLE: _("Problem"),
            TOTAL: self.way.result,
            CHILDREN: _("Children’s order"),
        }
        return heads.get(key, "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the pictures are the delegate's."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._sentence(index)
        return None

    def _words(self, index: Index) -> str:
        row, key = self.row(index), self.column(index.column())
        if key == TOTAL or key in self.way.codes:
            return self.cell(index).text
        return {
            RANK: wording.rank(row),
            TITLE: wording.title(self.order, row.problem),
            CHILDREN: wording.children_rank(row),
        }[key]

    def _sentence(self, index: Index) -> str:
        row, key = self.row(index), self.column(index.column())
        if key == TOTAL or key in self.way.codes:
            return self.cell(index).said()
        if key == CHILDREN:
            return wording.children(row)
        if key == TITLE:
            title, notes = self._words(index), wording.notes(self.order, row)
            return f"{title}. {notes}" if notes else title
        if key == RANK and row.final_rank is None:
            return self.way.outcome(row).said() or _("It has no place yet.")
        return f"{self._head(key)}: {self._words(index)}"
