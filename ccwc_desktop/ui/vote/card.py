"""Picture cards to touch, and the board that fits them all into the room there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ccwc_desktop.language import digits, words
from ccwc_desktop.ui.theme import fonts, icons, palette, tokens

LARGEST_PICTURE = 320
BADGE = 38
KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
TOUCHES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
WRAP = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Shape:
    """A card is never smaller (the board grows beyond its room instead), nor wider than so many
    times its height. `columns` is a fixed number of them, 0 for what fits best; `alone` is how much
    larger words are that stand without a picture."""

    wide: int = 150
    high: int = 132
    widest: float = 1.3
    columns: int = 0
    alone: float = 1.6


PICTURES = Shape()


class PictureCard(QAbstractButton):
    """A picture over its words, or large words alone. Chosen: a thick frame and a check badge.

    The frame of the keyboard is seen only once a key was pressed: before, it would favour a card.
    """

    def __init__(self, key: str, text: str, picture: str, role: str = "child") -> None:
        super().__init__()
        self.key = key
        self.shape = PICTURES
        self.is_pointed_at = False  # by the keyboard, and seen
        self._text, self._picture, self._role = text, picture, role
        self.setCheckable(True)
        self.setAccessibleName(words.strip_breaks(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As small as it can be used."""
        return QSize(PICTURES.wide, PICTURES.high)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A quick second tap is the same tap, for eager fingers: it takes nothing back."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came here, or something else brought the focus."""
        self.is_pointed_at = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another card has it now."""
        self.is_pointed_at = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter touches it like Space does; the arrows are left to the board."""
        if event.key() not in (*TOUCHES, *ARROWS):
            super().keyPressEvent(event)
        elif not self.is_pointed_at:  # the first key shows where the keyboard is
            self.is_pointed_at = True
            self.update()
        elif event.key() in ARROWS:
            event.ignore()
        elif event.key() != Qt.Key.Key_Space and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and frame, picture, words, badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        pad = tokens.px("s2") + tokens.px("border-vote")
        inside = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        font, height = self._fitted(inside)
        painter.setFont(font)
        painter.setPen(palette.colour("teal-deep" if self.isChecked() else "ink"))
        if self._picture:
            side = min(inside.height() - height - 4, inside.width(), LARGEST_PICTURE)
            spare = inside.height() - height - 4 - side
            place = QPointF(inside.center().x() - side / 2, inside.top() + spare / 2)
            painter.drawPixmap(place, icons.picture(self._picture, int(side)))
            below = inside.adjusted(0, spare / 2 + side + 4, 0, -spare / 2)
            painter.drawText(below, WRAP, self._text)
        else:
            painter.drawText(inside, WRAP, self._text)
        if self.isChecked():
            self._paint_badge(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        thick = tokens.px("border-vote") if self.isChecked() else tokens.px("border")
        if self.is_pointed_at and not self.isChecked():
            thick = tokens.px("border-strong")
        strong = self.isChecked() or self.is_pointed_at
        painter.setPen(QPen(palette.colour("teal" if strong else "edge"), thick))
        painter.setBrush(palette.colour("teal-tint" if self.isDown() else "surface"))
        half = thick / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, tokens.px("radius-card"), tokens.px("radius-card"))
        if self.is_pointed_at and self.isChecked():
            painter.setPen(QPen(palette.colour("teal-line"), tokens.px("border-strong")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(5, 5, -5, -5), 5, 5)

    def _fitted(self, inside: QRectF) -> tuple[QFont, float]:
        """The font in which the words fit under the picture (or alone), and their height."""
        room = inside.height() * (0.42 if self._picture else 1.0)
        font = fonts.font(self._role)
        points = font.pointSizeF() * (1.0 if self._picture else self.shape.alone)
        while True:
            font.setPointSizeF(points)
            wide = QRectF(0, 0, inside.width(), 10_000)
            needed = QFontMetricsF(font).boundingRect(wide, WRAP, self._text)
            fits = needed.height() <= room and needed.width() <= inside.width()
            if fits or points <= tokens.TYPE["tag"][0]:
                return font, needed.height()
            points -= 0.5

    def _paint_badge(self, painter: QPainter) -> None:
        size = min(BADGE, self.width() // 4, self.height() // 2)
        place = QRectF(self.width() - size - 10, 10, size, size)
        painter.setPen(QPen(palette.colour("surface"), 2))
        painter.setBrush(palette.colour("teal"))
        painter.drawEllipse(place)
        mark = int(size * 0.6)
        corner = place.center() - QPointF(mark / 2, mark / 2)
        painter.drawPixmap(corner, icons.pixmap("check", "surface", mark))


def arrange(
    count: int, width: int, height: int, gap: int, shape: Shape = PICTURES
) -> tuple[int, int, int]:
    """Columns, width and height of `count` cards in the room given: as large as they can be.

    Cards that would be too small keep the least size and go beyond the height.
    """
    best = (1, 0, 0)
    for columns in (shape.columns,) if shape.columns else range(1, count + 1):
        rows = ceil(count / columns)
        wide = (width - (columns - 1) * gap) // columns
        high = (height - (rows - 1) * gap) // rows
        wide = min(wide, int(high * shape.widest))
        if wide >= shape.wide and high >= shape.high and min(wide, high) > min(best[1:]):
            best = (columns, wide, high)
    if best[1]:
        return best
    columns = shape.columns or max(1, min(count, (width + gap) // (shape.wide + gap)))
    return columns, (width - (columns - 1) * gap) // columns, shape.high


class CardBoard(QWidget):
    """Cards in rows; `touched` gives the key of a card. Arrows move, digits and Enter touch."""

    touched = Signal(str)

    def __init__(self, name: str, gap: int | None = None, shape: Shape = PICTURES) -> None:
        super().__init__()
        self.setAccessibleName(words.strip_breaks(name))
        self.cards: list[PictureCard] = []
        self._gap = tokens.px("s4") if gap is None else gap
        self._shape = shape
        self._columns = 1

    def show_cards(self, cards: Sequence[PictureCard]) -> None:
        """These cards, in this order."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = list(cards)
        for card in self.cards:
            card.setParent(self)
            card.shape = self._shape
            card.clicked.connect(lambda _on, key=card.key: self.touched.emit(key))
            card.show()
        self._place()

    def choose(self, keys: Iterable[str]) -> None:
        """Show these as chosen and no others."""
        chosen = set(keys)
        for card in self.cards:
            card.setChecked(card.key in chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room, other sizes."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card; a digit touches the card at that place."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        steps |= {Qt.Key.Key_Down: self._columns, Qt.Key.Key_Up: -self._columns}
        here = next((i for i, card in enumerate(self.cards) if card.hasFocus()), -1)
        digit = digits.to_latin(event.text())
        if event.key() in steps and here >= 0:
            there = here + steps[Qt.Key(event.key())]
            if 0 <= there < len(self.cards):
                self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)
        elif digit.isdecimal() and 0 < int(digit) <= len(self.cards):
            self.cards[int(digit) - 1].setFocus(Qt.FocusReason.TabFocusReason)
            self.cards[int(digit) - 1].click()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        if not self.cards:
            return
        room = (self.width(), self.height(), self._gap, self._shape)
        columns, wide, high = arrange(len(self.cards), *room)
        self._columns = columns
        rows = ceil(len(self.cards) / columns)
        self.setMinimumHeight(rows * self._shape.high + (rows - 1) * self._gap)
        for place, card in enumerate(self.cards):
            row, column = divmod(place, columns)
            in_row = min(columns, len(self.cards) - row * columns)
            left = (self.width() - in_row * wide - (in_row - 1) * self._gap) // 2
            corner = QRect(left + column * (wide + self._gap), row * (high + self._gap), wide, high)
            card.setGeometry(corner)
