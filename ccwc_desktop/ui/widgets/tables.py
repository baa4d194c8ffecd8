"""A table that is read: tags, pictures, a row of totals; Enter or a click opens a row."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.ui.records import (
    BOLD_ROLE,
    INK_ROLE,
    PAINT_ROLE,
    STATE_ROLE,
    TAG_ROLE,
    Column,
    Index,
    RecordsModel,
)
from ccwc_desktop.ui.theme import fonts, palette, tokens

from .signs import paint_tag


class TableCells(QStyledItemDelegate):
    """Paints the cells of a read table from the tokens."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then a picture, a tag or words."""
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if index.data(STATE_ROLE) == "totals":
            painter.fillRect(area, palette.colour("sunken"))
        elif selected:
            painter.fillRect(area, palette.colour("teal-tint"))
        if paint := index.data(PAINT_ROLE):
            paint(painter, area.adjusted(8, 2, -8, -2))
        elif (tag := index.data(TAG_ROLE)) and index.data():
            self._paint_tag(painter, area, str(index.data()), str(tag))
        else:
            self._paint_words(painter, area, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.colour("teal"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_tag(self, painter: QPainter, area: QRectF, text: str, colour: str) -> None:
        plain = words.strip_breaks(text)
        painter.setFont(fonts.font("tag"))
        width = painter.fontMetrics().horizontalAdvance(plain) + 17
        tag = QRectF(area.left() + 8, 0, min(width, area.width() - 10), 26)
        tag.moveTop(area.center().y() - 13)
        paint_tag(painter, tag, plain, colour)

    def _paint_words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setFont(fonts.font("strong" if index.data(BOLD_ROLE) else "body"))
        painter.setPen(palette.colour(index.data(INK_ROLE) or "ink"))
        way = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        flags = (way if isinstance(way, int) else way.value) | Qt.TextFlag.TextWordWrap.value
        painter.drawText(area.adjusted(8, 1, -8, -1), flags, str(index.data() or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words, wrapped to the width of the column."""
        view = option.widget
        font = fonts.font("strong" if index.data(BOLD_ROLE) else "body")
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        return _room(str(index.data() or ""), font.toString(), max(20, width - 16))


@lru_cache(maxsize=10_000)  # a long table asks many times for the same words
def _room(text: str, font: str, width: int) -> QSize:
    """Room for words in a font (as Qt writes it), wrapped to a width in pixels."""
    described = QFont()
    described.fromString(font)
    metrics = QFontMetrics(described)
    area = metrics.boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap.value, text)
    plain = metrics.horizontalAdvance(words.strip_breaks(text))
    return QSize(plain + 24, max(tokens.px("row"), area.height() + 6))


class RecordTable(QTableView):
    """A read table over `records.RecordsModel`; `opened(record)` by click, Enter or Space.

    `stretch` names the column that takes the room left over; `row` is a size token; `at_once` as in
    the model, for lists of thousands.
    """

    opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        *,
        stretch: int = 0,
        row: str = "row",
        sortable: bool = False,
        at_once: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.strip_breaks(name))
        self.records: RecordsModel[Any] = RecordsModel(columns, at_once)
        self.setModel(self.records)
        self.setItemDelegate(TableCells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(fonts.at_least(row, padding=6))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(fonts.font("small-strong"))
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        if sortable:  # without an arrow the rows stand as they were given; a third press returns
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.setSortIndicatorClearable(True)
        self.setProperty("sortable", sortable)
        self.setSortingEnabled(sortable)
        self.clicked.connect(self._on_opened)

    def show_records(self, records: Sequence[Any], totals: Sequence[str] = ()) -> None:
        """Other records; the row with the cursor keeps it."""
        row = self.currentIndex().row()
        self.records.show(records, totals, row + 1)
        if 0 <= row < len(records):
            self.setCurrentIndex(self.records.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def fit_height(self) -> None:
        """Be as high as all rows, for a table inside a scrolled page."""
        rows = sum(self.rowHeight(i) for i in range(self.records.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)

    def _on_opened(self, index: QModelIndex | QPersistentModelIndex) -> None:
        record = self.records.record(index.row()) if index.isValid() else None
        if record is not None:
            self.opened.emit(record)
