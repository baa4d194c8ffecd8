"""How the table of scores is painted: circles, bars, the amber gap, heads with weights."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens
from ccwc_desktop.ui.widgets.pictures import paint_bar, paint_rank
from ccwc_desktop.ui.widgets.signs import paint_tag

from . import wording
from .model import CHILDREN, RANK, TITLE, TOTAL, Index, ScoresModel

_WRAP = Qt.TextFlag.TextWordWrap.value
BAR_WIDTH = 70


class ScoreCells(QStyledItemDelegate):
    """Paints each kind of cell from the tokens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False  # no bar beside the total
        self._heights: dict[tuple[str, str, int], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, the cell's own picture, frame."""
        model = index.model()
        if not isinstance(model, ScoresModel):
            return
        key, area = model.column(index.column()), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        in_row = _row_in_hand(option, index)
        ground = "teal-tint" if chosen else "hover-row" if in_row else ""
        if key == TITLE and not chosen:
            ground = "held" if in_row else "sunken"
        if ground:
            painter.fillRect(area, palette.colour(ground))
        {RANK: self._rank, TITLE: self._title, TOTAL: self._total, CHILDREN: self._children}.get(
            key, self._middle
        )(painter, area, model, index)
        if current or chosen:
            _frame(painter, area, "teal")
        painter.restore()

    def _rank(self, painter: QPainter, area: QRectF, model: ScoresModel, index: Index) -> None:
        paint_rank(painter, area, wording.rank(model.row(index)), filled=True)

    def _title(self, painter: QPainter, area: QRectF, model: ScoresModel, index: Index) -> None:
        title, notes = _title_words(model, index)
        inside = area.adjusted(8, 3, -8, -3)
        painter.setFont(fonts.font("strong"))
        painter.setPen(palette.colour("ink"))
        high = _height(painter.fontMetrics(), title, int(inside.width()))
        low = _height(QFontMetrics(fonts.font("small")), notes, int(inside.width()))
        inside.setTop(inside.top() + max(0.0, (inside.height() - high - low) / 2))
        painter.drawText(inside, _WRAP, title)
        if notes:
            painter.setFont(fonts.font("small"))
            painter.setPen(palette.colour("ink-soft"))
            painter.drawText(inside.adjusted(0, high, 0, 4), _WRAP, notes)

    def _middle(self, painter: QPainter, area: QRectF, model: ScoresModel, index: Index) -> None:
        cell, middle = model.cell(index), area.center()
        if cell.kind in ("chosen", "free"):
            paint_choice(painter, area, cell.kind == "chosen")
            return
        painter.setFont(fonts.font("strong"))
        if cell.share is None:
            if cell.kind == "gap":
                painter.fillRect(area, palette.colour("amber-tint"))
                _frame(painter, area, "amber-mark")
            painter.setPen(palette.colour("amber" if cell.kind == "gap" else "ink-soft"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, cell.text)
            return
        painter.setPen(palette.colour("ink"))
        figure = QRectF(area.left(), middle.y() - 19, area.width(), 26)
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, cell.text)
        if cell.below:
            painter.setFont(fonts.font("tag"))
            painter.setPen(palette.colour("amber" if cell.kind == "apart" else "ink-soft"))
            low = QRectF(area.left(), middle.y() + 3, area.width(), 18)
            painter.drawText(low, Qt.AlignmentFlag.AlignCenter, cell.below)
            return
        bar = QRectF(area.left() + 11, middle.y() + 9, area.width() - 22, 6)
        paint_bar(painter, bar, cell.share)

    def _total(self, painter: QPainter, area: QRectF, model: ScoresModel, index: Index) -> None:
        cell = model.cell(index)
        said = words.strip_breaks(cell.text)
        if cell.share is None:
            metrics = QFontMetrics(fonts.font("tag"))
            width = min(metrics.horizontalAdvance(said) + 17.0, area.width() - 6)
            tag = QRectF(0, 0, width, max(26, metrics.lineSpacing()))
            tag.moveCenter(area.center())
            if not self.narrow:
                tag.moveLeft(area.left() + 8)
            paint_tag(painter, tag, said, "amber")
            return
        painter.setFont(fonts.font("strong"))
        painter.setPen(palette.colour("ink"))
        if self.narrow:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)
            return
        painter.drawText(
            area.adjusted(8 + BAR_WIDTH + 8, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, said
        )
        bar = QRectF(area.left() + 8, area.center().y() - 8, BAR_WIDTH, 16)
        paint_bar(painter, bar, cell.share, "teal")

    def _children(self, painter: QPainter, area: QRectF, model: ScoresModel, index: Index) -> None:
        row, size = model.row(index), tokens.px("icon-mark")
        if not row.far_from_children:
            paint_rank(painter, area, wording.children_rank(row), filled=False)
            return
        paint_rank(painter, area.adjusted(0, 0, -size - 6, 0), wording.children_rank(row), False)
        mark = icons.pixmap("warning", "amber-mark", size)
        middle = area.center()
        painter.drawPixmap(int(middle.x() + 12), int(middle.y() - size / 2), mark)

    def height(self, model: ScoresModel, row: int, width: int) -> int:
        """How high a row must be for its title in a column so wide."""
        title, notes = _title_words(model, model.index(row, model.column_of(TITLE)))
        asked = (title, notes, width)
        if asked not in self._heights:
            high = _height(QFontMetrics(fonts.font("strong")), title, width - 16)
            low = _height(QFontMetrics(fonts.font("small")), notes, width - 16)
            self._heights[asked] = max(high + low + 8, fonts.at_least("row-scores"))
        return self._heights[asked]


class ScoresHead(QHeaderView):
    """Names that wrap, with the weight of each criterion under its name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFont(fonts.font("small-strong"))
        self.setMinimumSectionSize(36)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def narrow(self, narrow: bool) -> None:
        """Smaller names where the columns are narrow."""
        font = fonts.font("tag" if narrow else "small-strong")
        font.setBold(True)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """As high as the tallest name and a line for the weights."""
        model = self.model()
        tall = (
            _height(self.fontMetrics(), self._name(i), max(24, self.sectionSize(i) - 3))
            for i in range(self.count())
            if isinstance(model, ScoresModel) and not self.isSectionHidden(i)
        )
        told_below = any(self._below(i) for i in range(self.count()) if not self.isSectionHidden(i))
        line = self._line() if told_below else 0
        return QSize(super().sizeHint().width(), max(tall, default=26) + line + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every section that is shown."""
        painter = QPainter(self.viewport())
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._paint(painter, section)
        painter.end()

    def _paint(self, painter: QPainter, section: int) -> None:
        area = QRect(
            self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height()
        )
        painter.fillRect(area, palette.colour("sunken"))
        painter.setPen(palette.colour("line"))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        below = self._below(section)
        name_area = area.adjusted(1, 2, -2, -self._line() - 2 if below else -2)
        title = self._key(section) == TITLE
        place = Qt.AlignmentFlag.AlignLeft if title else Qt.AlignmentFlag.AlignCenter
        painter.setFont(self.font())
        painter.setPen(palette.colour("ink"))
        room = name_area.adjusted(7, 0, 0, 0) if title else name_area
        painter.drawText(room, place.value | _WRAP, self._name(section))
        painter.setFont(fonts.font("small"))
        painter.setPen(palette.colour("ink-soft"))
        side_room = 8 if title else 1
        low = area.adjusted(side_room, area.height() - self._line() - 3, -side_room, -3)
        side = Qt.AlignmentFlag.AlignRight if title else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(low, side.value | Qt.AlignmentFlag.AlignVCenter.value, below)

    def _key(self, section: int) -> str:
        model = self.model()
        return model.column(section) if isinstance(model, ScoresModel) else ""

    def _name(self, section: int) -> str:
        return words.add_breaks(str(self.model().headerData(section, self.orientation()) or ""))

    def _below(self, section: int) -> str:
        model = self.model()
        if not isinstance(model, ScoresModel):
            return ""
        key, way = self._key(section), model.way
        if key in way.codes:
            return words.strip_breaks(way.below(key))
        weights = _("Weight") if way.codes and way.below(way.codes[0]) else ""
        return words.strip_breaks({TITLE: weights, TOTAL: way.result_below}.get(key, ""))

    def _line(self) -> int:
        return QFontMetrics(fonts.font("small")).lineSpacing()


def paint_choice(painter: QPainter, area: QRectF, chosen: bool) -> None:
    """A round mark that is set, or an empty one."""
    painter.setPen(QPen(palette.colour("teal" if chosen else "edge"), 2))
    painter.setBrush(palette.colour("surface"))
    painter.drawEllipse(area.center(), 10, 10)
    if chosen:
        painter.setBrush(palette.colour("teal"))
        painter.drawEllipse(area.center(), 5, 5)


def _title_words(model: ScoresModel, index: Index) -> tuple[str, str]:
    row = model.row(index)
    title = words.add_breaks(wording.title(model.order, row.problem))
    return title, wording.notes(model.order, row)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    if not text:
        return 0
    return metrics.boundingRect(QRect(0, 0, max(20, width), 10_000), _WRAP, text).height()


def _row_in_hand(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QTableView) and view.currentIndex().row() == index.row()


def _frame(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.colour(colour), 2))
    painter.drawRect(area.adjusted(1, 1, -2, -2))
