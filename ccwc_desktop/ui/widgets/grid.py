"""A table of numbers edited like a spreadsheet: head, first column and totals always in view.

Enter goes down, Tab right, typing replaces, F2 edits, Delete clears, Ctrl+C and Ctrl+V carry
blocks (tab-separated, Khmer or Latin digits).
"""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts

from .grid_cells import GridCells, GridHead
from .grid_model import GridModel, TotalsModel, copied


class GridTable(QTableView):
    """The table itself; used through `Grid`."""

    cellOpened = Signal(int, int)

    def __init__(self, model: GridModel[Any], row: str) -> None:
        super().__init__()
        self.grid = model
        self.setProperty("part", "grid")
        self.head = GridHead(self)
        self._corner = QLabel(words.strip_breaks(model.corner), self)
        self._corner.setProperty("corner", True)
        self._corner.setFont(fonts.font("small-strong"))
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.cells = GridCells(self)
        self.setItemDelegate(self.cells)
        rows = self.verticalHeader()
        rows.setFont(fonts.font("strong"))
        rows.setSectionsClickable(False)
        rows.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(fonts.at_least(row, padding=4))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cells.left.connect(self.step)
        self.clicked.connect(self._on_clicked)

    def step(self, down: int, right: int) -> None:
        """Move the cursor; at the end of a row to the next one."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + right
        if column >= self.grid.columnCount():
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, self.grid.columnCount() - 1
        there = self.grid.index(row, column)
        if there.isValid():
            self.setCurrentIndex(there)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif self._takes_back(event):
            self.grid.take_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves inside; at the last cell it leaves the grid, and before the first."""
        here = self.currentIndex()
        at = here.row() * self.grid.columnCount() + here.column()
        last = self.grid.rowCount() * self.grid.columnCount() - 1
        if here.isValid() and (at < last if forward else at > 0):
            self.step(0, 1 if forward else -1)
            return True
        return QWidget.focusNextPrevChild(self, forward)

    def event(self, event: QEvent) -> bool:
        """Tab is asked for through focusNextPrevChild only."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}
            forward = keys.get(Qt.Key(event.key()))
            if forward is not None:
                return self.focusNextPrevChild(forward)
        if event.type() == QEvent.Type.ShortcutOverride and self._takes_back(event):
            event.accept()  # else it is the window's key
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(0, 0))

    def copy(self) -> None:
        """The selected block to the clipboard."""
        chosen = self.selectedIndexes()
        rows = sorted({i.row() for i in chosen})
        columns = sorted({i.column() for i in chosen})
        lines = ("\t".join(copied(self.grid, r, c) for c in columns) for r in rows)
        if chosen:
            QApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """The clipboard into the cells from the first selected one on."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        text = QApplication.clipboard().text().rstrip("\r\n")
        lines = [line.split("\t") for line in text.splitlines()]
        row, column = min(i.row() for i in chosen), min(i.column() for i in chosen)
        if row >= 0 and lines:
            self.grid.put_block(row, column, lines)

    def clear_cells(self) -> None:
        """The selected cells become unknown."""
        chosen = self.selectedIndexes()
        if chosen:
            rows = range(min(i.row() for i in chosen), max(i.row() for i in chosen) + 1)
            columns = range(min(i.column() for i in chosen), max(i.column() for i in chosen) + 1)
            self.grid.put_block(rows[0], columns[0], [["" for _c in columns] for _r in rows])

    def fit_columns(self) -> None:
        """Each column as wide as it needs; what is left over is shared out."""
        wishes = [
            column.width or max(self.head.wish(i), 64) for i, column in enumerate(self.grid.columns)
        ]
        spare = max(0, self.viewport().width() - sum(wishes))
        for i, wish in enumerate(wishes):
            self.setColumnWidth(i, wish + spare * wish // max(1, sum(wishes)))
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self.fit_columns()

    def updateGeometries(self) -> None:
        """Keep the words of the corner in the corner."""
        super().updateGeometries()
        self._corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self.verticalHeader().width(), self.head.height()
        )
        self._corner.raise_()

    def _takes_back(self, event: QEvent) -> bool:
        """Whether it is Ctrl+Z while a refused text stands here: that was typed last."""
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return undo and self.grid.wrong_cells() > 0

    def _enter(self) -> None:
        here = self.currentIndex()
        row, column = here.row(), here.column()
        opens = here.isValid() and not here.flags() & Qt.ItemFlag.ItemIsEditable
        self.step(1, 0)
        if opens:  # last: what opens may take the focus
            self.cellOpened.emit(row, column)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.cellOpened.emit(index.row(), index.column())


class Grid(QFrame):
    """A grid over a `GridModel`, in a card, with its totals below when a column has a total.

    `cellEntered(row, column)` when the cursor moves; `cellOpened` by Enter or a click on a cell
    that takes no value. `row` is a size token for the height of rows.
    """

    cellEntered = Signal(int, int)
    cellOpened = Signal(int, int)

    def __init__(self, name: str, model: GridModel[Any], row: str = "row") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setProperty("state", "grid")
        self.model = model
        self.table = GridTable(model, row)
        self.table.setAccessibleName(words.strip_breaks(name))
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self._totals = self._totals_row(name)
        column.addWidget(self._totals)
        self.table.cellOpened.connect(self.cellOpened)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._is_fitted = False
        self.table.horizontalScrollBar().rangeChanged.connect(self._on_width)
        model.modelReset.connect(self._fit)
        model.headerDataChanged.connect(self._fit)
        self._fit()

    def _totals_row(self, name: str) -> QTableView:
        totals = QTableView()
        totals.setProperty("part", "grid")
        totals.setProperty("row", "totals")
        totals.setAccessibleName(words.strip_breaks(self.model.total_title or name))
        totals.setModel(TotalsModel(self.model))
        totals.setItemDelegate(GridCells(totals))
        totals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        totals.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        totals.horizontalHeader().hide()
        totals.verticalHeader().setFont(fonts.font("strong"))
        totals.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        totals.verticalHeader().setDefaultSectionSize(
            self.table.verticalHeader().defaultSectionSize()
        )
        totals.setFixedHeight(totals.verticalHeader().defaultSectionSize())
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        totals.setHorizontalScrollBarPolicy(off)
        totals.setVerticalScrollBarPolicy(off)
        totals.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.head.sectionResized.connect(
            lambda section, _old, new: totals.setColumnWidth(section, new)
        )
        bar = self.table.horizontalScrollBar()
        bar.valueChanged.connect(totals.horizontalScrollBar().setValue)
        return totals

    def cell(self, row: int, column: int) -> QRect:
        """Where a cell is, in the pixels of `table.viewport()` (for a Callout)."""
        return self.table.visualRect(self.model.index(row, column))

    def focus_cell(self, row: int, column: int) -> None:
        """Put the cursor there and show it."""
        self.table.setCurrentIndex(self.model.index(row, column))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Commit a cell that is being edited."""
        if self.table.state() == QAbstractItemView.State.EditingState:
            self.table.setFocus()

    def fit_height(self) -> None:
        """Be as high as all rows, for a grid inside a scrolled page."""
        rows = self.model.rowCount() * self.table.verticalHeader().defaultSectionSize()
        totals = 0 if self._totals.isHidden() else self._totals.height()
        bar = self.table.horizontalScrollBar()  # it would lie over the last row
        below = bar.sizeHint().height() if bar.maximum() else 0
        self.setFixedHeight(rows + self.table.head.sizeHint().height() + totals + below + 8)
        self._is_fitted = True

    def _on_width(self) -> None:
        if self._is_fitted:
            self.fit_height()

    def _fit(self) -> None:
        self._totals.setVisible(any(column.total for column in self.model.columns))
        metrics = self.table.verticalHeader().fontMetrics()
        names = [
            self.model.headerData(i, Qt.Orientation.Vertical) for i in range(self.model.rowCount())
        ]
        names += [self.model.total_title, self.model.corner]
        width = max((metrics.horizontalAdvance(str(name)) for name in names), default=40) + 26
        self.table.verticalHeader().setFixedWidth(width)
        self._totals.verticalHeader().setFixedWidth(width)
        self.table.fit_columns()
        for column in range(len(self.model.columns)):
            self._totals.setColumnWidth(column, self.table.columnWidth(column))
        self._totals.viewport().update()  # a wider head moves it, which paints nothing

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.cellEntered.emit(current.row(), current.column())
