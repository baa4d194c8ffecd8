"""The ranked problems as a table model: rank, title, one column a criterion, total, children."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccwc_desktop.domain.priorities import Criterion, Ranked
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import _, current

from . import wording

Index = QModelIndex | QPersistentModelIndex
RANK, TITLE, TOTAL, CHILDREN = "rank", "title", "total", "children"
EMPTY = Order((), {}, (), {}, None)


class ScoresModel(QAbstractTableModel):
    """Rows follow the order; the cursor stays on its problem when they change places."""

    def __init__(self) -> None:
        super().__init__()
        self.order = EMPTY
        self._columns: list[str] = []
        self._criteria: dict[str, Criterion] = {}

    def show(self, order: Order) -> None:
        """Another order."""
        columns = [RANK, TITLE, *(each.code for each in order.criteria), TOTAL, CHILDREN]
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
        self._criteria = {each.code: each for each in order.criteria}

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
        return self._criteria.get(self.column(section))

    def score(self, index: Index) -> int | None:
        """The score of a cell."""
        return self.order.scores.get((self.row(index).problem, self.column(index.column())))

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
        criterion = self.criterion(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return criterion.short(current()) if criterion else self._head(self.column(section))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and criterion:
            return _("{criterion}, weight {weight}").format(
                criterion=criterion.name(current()), weight=wording.shown(criterion.weight)
            )
        return None

    @staticmethod
    def _head(key: str) -> str:
        heads = {
            RANK: _("Rank"),
            TITLE: _("Problem"),
            TOTAL: _("Total score"),
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
        if key in self._criteria:
            value = self.score(index)
            return "" if value is None else wording.shown(value)
        return {
            RANK: wording.rank(row),
            TITLE: wording.title(self.order, row.problem),
            TOTAL: wording.total(row),
            CHILDREN: wording.children_rank(row),
        }[key]

    def _sentence(self, index: Index) -> str:
        row, key = self.row(index), self.column(index.column())
        if key in self._criteria:
            return wording.score(self._criteria[key], self.score(index))
        if key == CHILDREN:
            return wording.children(row)
        if key == TITLE:
            title, notes = self._words(index), wording.notes(self.order, row)
            return f"{title}. {notes}" if notes else title
        if key == RANK and row.final_rank is None:
            return _("No place yet: {missing}").format(missing=wording.total(row))
        return f"{self._head(key)}: {self._words(index)}"
