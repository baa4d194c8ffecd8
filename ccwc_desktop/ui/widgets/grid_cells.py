"""How a grid looks: its cells with their states, its head of one or two lines."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.records import BOLD_ROLE, INK_ROLE, PAINT_ROLE, STATE_ROLE, TAG_ROLE, Index
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens

from .grid_model import GROUP_ROLE
from .signs import paint_tag

# state: ground, ink, frame, icon
_LOOKS = {
    "warning": ("amber-tint", "amber", "amber-mark", "warning"),
    "refused": ("red-tint", "red", "red", "refusal"),
    "unknown": ("amber-tint", "amber", "amber-mark", ""),
    "locked": ("sunken", "ink-soft", "", ""),
    "totals": ("sunken", "ink", "", ""),
    "on": ("teal-tint", "ink", "", ""),
}
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class GridCells(QStyledItemDelegate):
    """Paints cells from the tokens; `left(down, right)` when a key ends the editing of one."""

    left = Signal(int, int)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, picture or text, frame."""
        area = QRectF(option.rect)
        state = str(index.data(STATE_ROLE) or "")
        ground, ink, frame, icon = _LOOKS.get(state, ("", "", "", ""))
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not ground and option.state & QStyle.StateFlag.State_Selected:
            ground = "teal-tint"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ground:
            painter.fillRect(area, palette.colour(ground))
        if paint := index.data(PAINT_ROLE):
            paint(painter, area.adjusted(4, 2, -4, -2))
        else:
            self._paint_text(painter, area, index, ink or str(index.data(INK_ROLE) or "ink"), icon)
        if frame or current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.colour("teal" if current else frame), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, area: QRectF, index: Index, ink: str, icon: str
    ) -> None:
        text = str(index.data() or "")
        state = index.data(STATE_ROLE)
        bold = bool(index.data(BOLD_ROLE)) or state in ("derived", "warning", "refused", "totals")
        if state == "unknown" and not text:
            text, bold = "?", True
        inside = area.adjusted(9, 0, -10, 0)
        if (tag := index.data(TAG_ROLE)) and text:
            font = fonts.font("tag")
            width = QFontMetrics(font).horizontalAdvance(words.strip_breaks(text)) + 17
            shape = QRectF(inside.left() - 2, area.center().y() - 13, width, 26)
            paint_tag(painter, shape, words.strip_breaks(text), str(tag))
            return
        font = fonts.font("strong" if bold else "body")
        painter.setFont(font)
        painter.setPen(palette.colour(ink))
        way = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter
        if state == "unknown":
            way = Qt.AlignmentFlag.AlignCenter
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, way if isinstance(way, int) else way.value, shown)
        if icon:
            self._paint_icon(
                painter, area, icon, ink, painter.fontMetrics().horizontalAdvance(shown)
            )

    @staticmethod
    def _paint_icon(painter: QPainter, area: QRectF, icon: str, ink: str, text: int) -> None:
        size = tokens.px("icon-mark")
        x = max(area.left() + 4, area.right() - 10 - text - size - 6)
        painter.drawPixmap(int(x), int(area.center().y() - size / 2), icons.pixmap(icon, ink, size))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell."""
        line = QLineEdit(parent)
        line.setProperty("cell", True)
        line.setFont(fonts.font("body"))
        way = index.data(Qt.ItemDataRole.TextAlignmentRole)
        line.setAlignment(way if isinstance(way, Qt.AlignmentFlag) else Qt.AlignmentFlag(way or 0))
        line.setAccessibleName(_("Value of the cell"))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The text of the cell."""
        if isinstance(editor, QLineEdit):
            editor.setText(words.strip_breaks(str(index.data(Qt.ItemDataRole.EditRole) or "")))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Exactly over the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab right, the arrows up and down; Esc is Qt's own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
            and (move := _MOVES.get(Qt.Key(event.key())))
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.left.emit(*move)
            return True
        return super().eventFilter(editor, event)


class GridHead(QHeaderView):
    """Titles that wrap, under a shared head where neighbours belong to one group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFont(fonts.font("small-strong"))
        self.setMinimumSectionSize(36)

    def sizeHint(self) -> QSize:
        """One line for the groups, and the tallest title."""
        heights = (
            self._title_height(i) + (self._group_height() if self._group(i) else 0)
            for i in range(self.count())
        )
        return QSize(super().sizeHint().width(), max(heights, default=0))

    def wish(self, section: int) -> int:
        """The width the longest line of a title asks for."""
        lines = words.strip_breaks(self._title(section)).split("\n")
        return max(self.fontMetrics().horizontalAdvance(line) for line in lines) + 18

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sections, then groups over them."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._paint_section(painter, section)
        painter.end()

    def _paint_section(self, painter: QPainter, section: int) -> None:
        area = QRect(
            self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height()
        )
        painter.fillRect(area, palette.colour("sunken"))
        group = self._group(section)
        if group:
            top = area.adjusted(0, 0, 0, 0)
            top.setHeight(self._group_height())
            whole, last = self._span(section)
            painter.setPen(palette.colour("ink"))
            painter.save()
            painter.setClipRect(top)
            name = painter.fontMetrics().elidedText(
                words.strip_breaks(group), Qt.TextElideMode.ElideRight, whole.width() - 8
            )
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, name)
            painter.restore()
            painter.setPen(palette.colour("line"))
            painter.drawLine(top.bottomLeft(), top.bottomRight())
            if last:
                painter.drawLine(top.topRight(), top.bottomRight())
            area.setTop(top.bottom() + 1)
        painter.setPen(palette.colour("ink"))
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(area.adjusted(4, 1, -5, -1), flags, self._title(section))
        painter.setPen(palette.colour("line"))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _span(self, section: int) -> tuple[QRect, bool]:
        """The whole width of the group of a section; whether the section ends it."""
        first = last = section
        while first > 0 and self._group(first - 1) == self._group(section):
            first -= 1
        while last + 1 < self.count() and self._group(last + 1) == self._group(section):
            last += 1
        left = self.sectionViewportPosition(first)
        width = self.sectionViewportPosition(last) + self.sectionSize(last) - left
        return QRect(left, 0, width, self._group_height()), last == section

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _group(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation(), GROUP_ROLE) or "")

    def _group_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 4

    def _title_height(self, section: int) -> int:
        room = QRect(0, 0, max(20, self.sectionSize(section) - 9), 1000)
        flags = Qt.TextFlag.TextWordWrap.value
        return self.fontMetrics().boundingRect(room, flags, self._title(section)).height() + 4
