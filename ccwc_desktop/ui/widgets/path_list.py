"""The path at the left: numbered steps with their state; any step may be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.records import RECORD_ROLE, Index
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens

from .signs import STATE_COLOURS, StepState, state_word


@dataclass(frozen=True)
class PathItem:
    """One step: `number` 0 shows the icon instead (pages of the district); `state` "" no sign."""

    key: str
    title: str
    icon: str = ""
    number: int = 0
    state: StepState | str = ""


class _Items(QAbstractListModel):
    """The steps as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[PathItem] = []

    def show(self, items: Sequence[PathItem]) -> None:
        """Other items, or the same with other states."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Steps."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; what a screen reader says; the state on hover."""
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        title = words.strip_breaks(item.title)
        word = state_word(item.state) if item.state in STATE_COLOURS else ""  # type: ignore[arg-type]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                number = digits.number(item.number, current()) if item.number else ""
                return " ".join(filter(None, (number, title, word)))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{title} ({word})" if word else title
            case _:
                return item if role == RECORD_ROLE else None


class _Cells(QStyledItemDelegate):
    """Paints a step; narrow shows its icon and sign only."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """43 pixels, or more when the title needs two lines."""
        view = self.parent()  # the rectangle of the option is that of an earlier width
        width = view.width() if isinstance(view, QWidget) else tokens.px("path")
        if width < 100:
            return QSize(10, tokens.px("path-item"))
        room = QRectF(0, 0, width - 92, 400)
        flags = Qt.TextFlag.TextWordWrap.value
        item: PathItem = index.data(RECORD_ROLE)
        high = option.fontMetrics.boundingRect(room.toRect(), flags, item.title).height()
        return QSize(10, max(tokens.px("path-item"), high + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark, number or icon, title, sign."""
        item: PathItem = index.data(RECORD_ROLE)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        narrow = area.width() < 100
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = area.adjusted(4 if narrow else 10, 0.5, -4 if narrow else -10, -0.5)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(palette.colour("surface" if chosen else "hover-row"))
            edge = "teal" if focus else "teal-line" if chosen else "sunken"
            painter.setPen(QPen(palette.colour(edge), 2 if focus else 1))
            painter.drawRoundedRect(frame, tokens.px("radius"), tokens.px("radius"))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.colour("teal"))
            bar = QRectF(frame.left() + 4.5, frame.center().y() - 13, 4, 26)
            painter.drawRoundedRect(bar, 2, 2)
        if narrow:
            self._paint_narrow(painter, frame, item, chosen)
        else:
            self._paint_wide(painter, frame, item, chosen)
        painter.restore()

    def _paint_wide(self, painter: QPainter, frame: QRectF, item: PathItem, chosen: bool) -> None:
        painter.setFont(fonts.font("strong" if chosen else "body"))
        painter.setPen(palette.colour("teal" if chosen else "ink"))
        left = QRectF(frame.left() + 14, frame.top(), 20, frame.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        if item.number:
            text = digits.number(item.number, current())
            painter.drawText(left, (middle | Qt.AlignmentFlag.AlignHCenter).value, text)
        elif item.icon:
            shade = "teal" if chosen else "ink"
            image = icons.pixmap(item.icon, shade, tokens.px("icon"))
            painter.drawPixmap(int(left.left()), int(frame.center().y() - 10), image)
        title = frame.adjusted(40 if item.icon and not item.number else 38, 0, -34, 0)
        painter.drawText(title, middle.value | Qt.TextFlag.TextWordWrap.value, item.title)
        if item.state in STATE_COLOURS:
            sign = icons.pixmap(item.state, STATE_COLOURS[item.state], tokens.px("icon"))
            painter.drawPixmap(int(frame.right() - 28), int(frame.center().y() - 10), sign)

    def _paint_narrow(self, painter: QPainter, frame: QRectF, item: PathItem, chosen: bool) -> None:
        shade = "teal" if chosen else "ink-soft"
        if item.icon:
            image = icons.pixmap(item.icon, shade, tokens.px("icon"))
            painter.drawPixmap(int(frame.left() + 11), int(frame.center().y() - 10), image)
        if item.state in STATE_COLOURS:
            sign = icons.pixmap(item.state, STATE_COLOURS[item.state], 12)
            painter.drawPixmap(int(frame.right() - 14), int(frame.bottom() - 15), sign)


class PathList(QListView):
    """`chosen(key)` when the person goes to a step (click, arrows and Enter)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("path")
        self.setAccessibleName(_("Steps of the plan"))
        self._model = _Items()
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.setViewportMargins(0, 12, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.fold(False)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self._current = ""

    def show_items(self, items: Sequence[PathItem], current_key: str) -> None:
        """The steps with their states, and which one is open."""
        focused = self.hasFocus()
        self._model.show(items)
        self.go_to(current_key)
        if focused:
            self.setFocus()

    def go_to(self, key: str) -> None:
        """Mark the step that is open, without saying so."""
        self._current = key
        for row, item in enumerate(self._model.items):
            if item.key == key:
                self.setCurrentIndex(self._model.index(row, 0))

    def fold(self, away: bool) -> None:
        """Icons only, under 1100 pixels."""
        self.setFixedWidth(tokens.px("path-folded" if away else "path"))
        self.scheduleDelayedItemsLayout()

    def _on_chosen(self, index: QModelIndex) -> None:
        key = self._model.items[index.row()].key
        if key != self._current:
            self._current = key
            self.chosen.emit(key)
