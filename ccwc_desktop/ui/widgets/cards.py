"""Cards that flow with the width of the page; arrow keys move between them, Enter opens one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import restyle, tokens


class FlowLayout(QLayout):
    """Rows of items, as many as fit; with `columns_of` all are equally wide, at least that."""

    def __init__(
        self, parent: QWidget | None = None, gap: int | None = None, columns_of: int = 0
    ) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = tokens.px("s2") if gap is None else gap
        self._columns_of = columns_of

    def set_columns_of(self, width: int) -> None:
        """Another least width of equal columns."""
        if width != self._columns_of:
            self._columns_of = width
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own: the layout owns the item now."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and give the item at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More rows when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """The least size; the height comes from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, move: bool) -> int:
        """Fill rows from the left; gives the height used."""
        y, shown = area.top(), self._shown()
        while shown:
            row = self._row(shown, area.width())
            shown = shown[len(row) :]
            height = max(self._height(item, width) for item, width in row)
            x = area.left()
            for item, width in row:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self._gap
            y += height + (self._gap if shown else 0)
        return y - area.top()

    def _row(self, items: list[QLayoutItem], width: int) -> list[tuple[QLayoutItem, int]]:
        if self._columns_of:
            number = max(1, (width + self._gap) // (self._columns_of + self._gap))
            each = (width - (number - 1) * self._gap) // number
            return [(item, each) for item in items[:number]]
        row: list[tuple[QLayoutItem, int]] = []
        used = 0
        for item in items:
            wish = min(item.sizeHint().width(), width)
            if row and used + wish > width:
                break
            row.append((item, wish))
            used += wish + self._gap
        return row

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        if item.hasHeightForWidth():
            return max(item.heightForWidth(width), item.minimumSize().height())
        return item.sizeHint().height()


class Card(QFrame):
    """A frame with things in it; `opened` when it can be opened and is (click, Enter, Space).

    States: "" "selected" "warning" "refused" "done" "new" (dashed) "sunken".
    """

    opened = Signal()

    def __init__(
        self, name: str = "", *, opens: bool = False, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("open", opens)
        self.setProperty("state", state)
        self.setAccessibleName(words.strip_breaks(name))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(11, 8, 11, 8)
        self.body.setSpacing(0)
        self._opens = opens
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: str) -> None:
        """Change the look."""
        restyle(self, state=state)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click inside opens."""
        inside = self.rect().contains(event.position().toPoint())
        if self._opens and event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; the arrows are left to the list around it."""
        if self._opens and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class CardList(QWidget):
    """Cards in a flow (`card_width` > 0) or one under another (0); for some sixty at most."""

    def __init__(self, name: str, card_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.strip_breaks(name))
        self._width = card_width
        self._cards: list[Card] = []
        self._layout: QLayout
        if card_width:
            self._layout = FlowLayout(self, columns_of=card_width)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self._layout = QVBoxLayout(self)
            self._layout.setContentsMargins(0, 0, 0, 0)
            self._layout.setSpacing(tokens.px("s2"))

    def cards(self) -> list[Card]:
        """The cards in their order."""
        return list(self._cards)

    def widen(self, card_width: int) -> None:
        """Another least width of the cards in a flow."""
        if isinstance(self._layout, FlowLayout):
            self._layout.set_columns_of(card_width)

    def fill(self, cards: list[Card]) -> None:
        """Show these cards instead; the place in the row keeps the focus."""
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), -1)
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        for card in cards:
            self._layout.addWidget(card)
            card.show()
        if at >= 0 and cards:
            cards[min(at, len(cards) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between cards."""
        step = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0)}
        step |= {Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}
        moved = step.get(Qt.Key(event.key()))
        here = next((i for i, card in enumerate(self._cards) if card.hasFocus()), -1)
        if moved is None or here < 0 or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        there = here + moved[0] + moved[1] * self._in_a_row()
        if 0 <= there < len(self._cards):
            self._cards[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _in_a_row(self) -> int:
        top = self._cards[0].y()
        return max(1, sum(1 for card in self._cards if card.y() == top))
