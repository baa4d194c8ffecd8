"""The table of problems: keys 0 to 5 write and go right, a tap offers the six buttons."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QPushButton, QTableView

from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.score_row import ScoreRow

from .cells import BAR_WIDTH, ScoreCells, ScoresHead
from .columns import NOTHING, Cell, Columns
from .model import CHILDREN, RANK, TITLE, TOTAL, Index, ScoresModel

LEAST_ROWS = 56  # pixels of rows that stay in view in a low window
_LINE = 27  # pixels of a line of text at the usual size, for which the widths are meant
_WIDE_MARK = 96  # a column of marks, for a finger
_WIDE_TOTAL = 210  # where the result is all that a way shows
_LEAST_TITLE = 170  # narrower, one problem would be higher than a small window has room for
_NARROW = 980  # under this width the bars of the totals give their room to the titles
_WIDTHS = {False: (46, 66, 16 + BAR_WIDTH + 42, 93), True: (44, 62, 62, 78)}


class ScoresTable(QTableView):
    """`scored(problem, criterion, value)`; `picked(problem, column)` where a mark is set;
    `inHand(problem, column)` as the cursor moves.
    """

    scored = Signal(str, str, object)
    picked = Signal(str, str)
    inHand = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Scores of the problems"))
        self.scores = ScoresModel()
        self.cells = ScoreCells(self)
        self.tap = ScoreTap(self)
        self._children = True
        self.setModel(self.scores)
        self.setItemDelegate(self.cells)
        self.head = ScoresHead(self)
        self.setHorizontalHeader(self.head)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(fonts.at_least("row-scores"))
        self.tap.chosen.connect(self._on_tapped)
        self.clicked.connect(self._offer)
        self.verticalScrollBar().valueChanged.connect(self.tap.hide)

    def show_order(self, order: Order, way: Columns) -> None:
        """Another order; the cursor stays on its problem and column."""
        cursor = self.problem(), self.code()
        self.tap.hide()
        self.scores.show(order, way)
        if not self.currentIndex().isValid() and order.rows:
            self.go_to(*cursor)
        self.fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def show_children(self, wanted: bool) -> None:
        """With or without the children's order."""
        if self._children != wanted:
            self._children = wanted
            self.fit()

    def problem(self) -> str:
        """The uid of the problem in hand, "" for none."""
        index = self.currentIndex()
        return self.scores.row(index).problem if index.isValid() else ""

    def code(self) -> str:
        """The code of the column in hand, "" beside those of the way."""
        index = self.currentIndex()
        return self.scores.column(index.column()) if self._in_middle(index) else ""

    def cell(self) -> Cell:
        """What stands in hand; nothing beside the columns of the way."""
        index = self.currentIndex()
        return self.scores.cell(index) if self._in_middle(index) else NOTHING

    def criterion(self) -> Criterion | None:
        """The criterion in hand."""
        index = self.currentIndex()
        return self.scores.criterion(index.column()) if index.isValid() else None

    def go_to(self, problem: str = "", criterion: str = "") -> None:
        """Put the cursor on a score; without one on the very first."""
        row, column = self.scores.row_of(problem), self.scores.column_of(criterion)
        first = self.scores.column_of(TITLE) + 1
        self.setCurrentIndex(self.scores.index(max(row, 0), column if column >= 0 else first))

    def go_right(self) -> None:
        """The next criterion of the same problem."""
        index = self.currentIndex()
        if self.scores.in_middle(index.column() + 1):
            self.setCurrentIndex(index.siblingAtColumn(index.column() + 1))

    def fit(self) -> None:
        """Widths from the room there is, heights from the words."""
        width = self.viewport().width()
        unseen = {TOTAL: not self.scores.way.result, CHILDREN: not self._children}
        for section in range(self.scores.columnCount()):  # another way has other columns there
            self.setColumnHidden(section, unseen.get(self.scores.column(section), False))
        scale = fonts.line_height() / _LINE
        self.cells.narrow = width < _NARROW * scale
        self.head.narrow(self.cells.narrow)
        rank, score, total, children = (round(each * scale) for each in _WIDTHS[self.cells.narrow])
        if not self.scores.way.keyed and not self.scores.way.codes:
            total = round(_WIDE_TOTAL * scale)
        if self.scores.way.codes and not self.scores.way.result:
            score = round(_WIDE_MARK * scale)
        for section in range(self.scores.columnCount()):
            known = {RANK: rank, TOTAL: total, CHILDREN: children, TITLE: 0}
            self.setColumnWidth(section, known.get(self.scores.column(section), score))
        taken = sum(
            self.columnWidth(i)
            for i in range(self.scores.columnCount())
            if self.scores.column(i) != TITLE and not self.isColumnHidden(i)
        )
        least = round(_LEAST_TITLE * scale)
        self.setColumnWidth(self.scores.column_of(TITLE), max(least, width - taken))
        wide = taken + least > width  # large text in a small window
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if wide else off)
        title = self.columnWidth(self.scores.column_of(TITLE))
        rows = 0
        for row in range(self.scores.rowCount()):
            height = self.cells.height(self.scores, row, title)
            rows += height
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        head = self.horizontalHeader().sizeHint().height()
        self.setMaximumHeight(head + rows + 4)
        self.setMinimumHeight(min(head + rows + 4, head + LEAST_ROWS))
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other widths."""
        super().resizeEvent(event)
        self.tap.hide()
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 to 5 score, Delete takes back, Space and F2 offer the buttons, Enter goes down."""
        index, key = self.currentIndex(), event.key()
        text, keyed = digits.to_latin(event.text()), self.scores.way.keyed
        if not self._in_middle(index):
            super().keyPressEvent(event)
        elif keyed and len(text) == 1 and text.isdecimal():
            self._write(int(text))  # a nine is refused with a sentence
        elif keyed and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._write(None)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_F2):
            self._offer(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.row() + 1 < (
            self.scores.rowCount()
        ):
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))
        elif key == Qt.Key.Key_Escape and self.tap.isVisible():
            self.tap.hide()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell what is in hand; the whole row shows it."""
        super().currentChanged(now, before)
        self.tap.hide()
        self.viewport().update()
        self.inHand.emit(self.problem(), self.code())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Rows of the cursor are tinted, so neighbours are painted again."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The buttons go with the cursor."""
        super().focusOutEvent(event)
        self.tap.hide()

    def _write(self, value: int | None) -> None:
        self.scored.emit(self.problem(), self.code(), value)

    def _in_middle(self, index: Index) -> bool:
        return index.isValid() and self.scores.in_middle(index.column())

    def _offer(self, index: QModelIndex) -> None:
        criterion = self.scores.criterion(index.column())
        if self._in_middle(index) and criterion is None:
            self.picked.emit(self.problem(), self.code())
        if criterion is not None and self.scores.way.keyed:
            self.tap.offer(criterion, self.scores.way.given(self.problem(), criterion.code))
            cell = self.visualRect(index)
            self.tap.stand_by(cell.bottomLeft(), cell.topLeft())

    def _on_tapped(self, value: int | None) -> None:
        self.tap.hide()
        self.setFocus()
        self._write(value)


class ScoreTap(QFrame):
    """Six buttons for a finger at a cell; the keyboard stays in the table."""

    chosen = Signal(object)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table.viewport())
        self._over = table.viewport()
        self.setProperty("card", True)
        self.setAccessibleName(_("Scores to choose from"))
        self.row: ScoreRow | None = None
        self._column = QHBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(tokens.px("s1"))
        self.back = IconButton("undo", _("Take the score back"))
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back.clicked.connect(lambda: self.chosen.emit(None))
        self._column.addWidget(self.back)
        self.hide()

    def offer(self, criterion: Criterion, value: int | None) -> None:
        """The scores of a criterion with what they mean."""
        if self.row is not None:
            self._column.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
        meanings = dict(zip((1, 3, 5), criterion.anchors(current()), strict=True))
        self.row = ScoreRow(criterion.name(current()), meanings)
        self.row.set_value(value)
        for button in self.row.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.scored.connect(self.chosen)
        self._column.insertWidget(0, self.row)
        self.row.show()
        self.back.setVisible(value is not None)

    def stand_by(self, below: QPoint, above: QPoint) -> None:
        """Under the cell, over it where there is no room."""
        self.adjustSize()
        room = self._over.rect()
        left = max(4, min(below.x(), room.width() - self.width() - 4))
        fits = below.y() + 4 + self.height() <= room.height()
        top = below.y() + 4 if fits else max(0, above.y() - self.height() - 4)
        self.move(left, top)
        self.show()
        self.raise_()
