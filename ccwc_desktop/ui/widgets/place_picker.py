"""Finding a place: type its name in Khmer or Latin letters, or its code."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.records import RECORD_ROLE, Index
from ccwc_desktop.ui.theme import fonts, icons, palette, restyle, tokens

from .signs import Tag

SHOWN = 8


class _Found(QAbstractListModel):
    """The places that fit."""

    def __init__(self, around: Callable[[Place], str]) -> None:
        super().__init__()
        self._around = around
        self.places: list[Place] = []

    def show(self, places: Sequence[Place]) -> None:
        """Other places."""
        self.beginResetModel()
        self.places = list(places)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Places."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, code and what lies around it."""
        if not index.isValid() or index.row() >= len(self.places):
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.name(current())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            code = digits.localise(place.code, current())
            return f"{place.name(current())}, {code}, {self._around(place)}"
        if role == Qt.ItemDataRole.UserRole:
            return self._around(place)
        return place if role == RECORD_ROLE else None


class _Cells(QStyledItemDelegate):
    """Name bold, what lies around it soft, the code at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(200, fonts.line_height() + fonts.line_height("small") + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One place."""
        place: Place = index.data(RECORD_ROLE)
        area = QRectF(option.rect).adjusted(10, 2, -10, -2)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.colour("teal-tint"))
        painter.setPen(palette.colour("ink"))
        painter.setFont(fonts.font("strong"))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop.value, place.name(current()))
        painter.setPen(palette.colour("teal-deep"))
        painter.setFont(fonts.font("tag"))
        code = digits.localise(place.code, current())
        right = Qt.AlignmentFlag.AlignRight.value
        painter.drawText(area, right | Qt.AlignmentFlag.AlignTop.value, code)
        painter.setPen(palette.colour("ink-soft"))
        painter.setFont(fonts.font("small"))
        around = str(index.data(Qt.ItemDataRole.UserRole) or "")
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom.value, around)
        painter.restore()


class PlacePicker(QLineEdit):
    """`find(text)` gives the places that fit, best first; `around(place)` their parents in words.

    `chosen(code)` when one is taken by click or Enter. Esc, or leaving without choosing, brings
    back the place shown before. Also a field for a FieldBlock: its value is the code.
    """

    chosen = Signal(str)
    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Place]],
        around: Callable[[Place], str] = lambda place: place.name_en,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._place: Place | None = None
        self.setFixedHeight(fonts.at_least("control", padding=12))
        self.setPlaceholderText(words.strip_breaks(_("Type a name or a code")))
        sign = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(self.placeholderText())  # Qt makes a button of it, which needs a name
        self._code = Tag("", "teal")
        self._code.setParent(self)
        self._code.hide()
        self._model = _Found(around)
        self.popup = QListView(self)
        self.popup.setWindowFlags(Qt.WindowType.ToolTip)
        self.popup.setObjectName("popup")
        self.popup.setAccessibleName(_("Places found"))
        self.popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.popup.setModel(self._model)
        self.popup.setItemDelegate(_Cells(self.popup))
        self.popup.clicked.connect(self._on_clicked)
        self.none = QLabel(self.popup)
        self.none.setText(words.strip_breaks(_("No place has this name. Try fewer letters.")))
        self.none.setContentsMargins(10, 6, 10, 6)
        self.textEdited.connect(self._on_typed)

    def value(self) -> str:
        """The code of the place shown, "" for none."""
        return self._place.code if self._place else ""

    def set_place(self, place: Place | None) -> None:
        """Show a place."""
        self._place = place
        self.setText(place.name(current()) if place else "")
        self.setCursorPosition(0)
        self._code.setVisible(place is not None)
        if place:
            self._code.say(digits.localise(place.code, current()))
        self.setAccessibleDescription(self._code.text() if place else "")
        self.popup.hide()
        self._put_code()

    def set_value(self, value: object) -> None:
        """Show the place of a code, as `find` knows it."""
        found = [p for p in self._find(str(value)) if p.code == value] if value else []
        self.set_place(found[0] if found else None)

    def put(self, value: object) -> None:
        """Choose a code for the person."""
        self.set_value(value)
        self.entered.emit(self.value())

    def leave(self) -> None:
        """A text that is no place goes back to the place."""
        self.set_place(self._place)

    def refuse(self, sentence: str) -> None:
        """The choice could not be kept; it stays seen."""

    def show_state(self, state: str) -> None:
        """The look: "" "warning" "refused" "locked"."""
        self.setReadOnly(state == "locked")
        restyle(self, state=state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes, Esc gives up."""
        key, seen = event.key(), self.popup.isVisible()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and seen:
            self._on_clicked(self.popup.currentIndex())
        elif key == Qt.Key.Key_Escape and (seen or self.isModified()):
            self.set_place(self._place)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the list."""
        super().focusOutEvent(event)
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code keeps its place at the right."""
        super().resizeEvent(event)
        self._put_code()

    def _put_code(self) -> None:
        self._code.resize(self._code.sizeHint())
        x = self.width() - self._code.width() - tokens.px("s2")
        self._code.move(x, (self.height() - self._code.height()) // 2)

    def _on_typed(self, text: str) -> None:
        self._code.hide()
        typed = digits.to_latin(words.strip_breaks(text)).strip()
        self._model.show(list(self._find(typed))[:50] if typed else [])
        if not typed:
            self.popup.hide()
            return
        rows = self._model.rowCount()
        self.none.setVisible(rows == 0)
        self.none.adjustSize()
        each = self.popup.sizeHintForRow(0) if rows else self.none.height()
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = (self.screen().availableGeometry().bottom() - corner.y()) // each
        shown = max(1, min(rows, SHOWN, room))
        self.popup.resize(max(self.width(), 320), each * shown + 4)
        self.popup.move(corner)
        self.popup.show()
        self.popup.setCurrentIndex(self._model.index(0, 0))

    def _walk(self, step: int) -> None:
        if not self.popup.isVisible():
            self._on_typed(self.text())
            return
        row = max(0, min(self._model.rowCount() - 1, self.popup.currentIndex().row() + step))
        self.popup.setCurrentIndex(self._model.index(row, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            place = self._model.places[index.row()]
            self.set_place(place)
            self.chosen.emit(place.code)
            self.entered.emit(place.code)
