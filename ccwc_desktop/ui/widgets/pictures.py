"""Small painted pictures: each a function that paints into an area, for delegates and widgets."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts, palette, tokens

Filling = Literal["full", "half", "empty"]


def paint_trend(painter: QPainter, area: QRectF, values: Sequence[float], bad: bool) -> None:
    """A line through the years with a dot at the last; amber only where it is bad for children."""
    if len(values) < 2:
        return
    ink = palette.colour("amber-mark" if bad else "teal")
    inside = area.adjusted(3, 4, -5, -4)
    low, high = min(values), max(values)
    step = inside.width() / (len(values) - 1)
    spread = (high - low) or 1
    flat = high == low
    points = [
        QPointF(
            inside.left() + i * step,
            inside.center().y() if flat else inside.bottom() - (v - low) / spread * inside.height(),
        )
        for i, v in enumerate(values)
    ]
    painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(points)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(points[-1], 4, 4)


def paint_bar(painter: QPainter, area: QRectF, share: float, colour: str = "teal-bar") -> None:
    """A filled part (0 to 1) of a track."""
    painter.setPen(Qt.PenStyle.NoPen)
    round_by = min(2.5, area.height() / 2)
    painter.setBrush(palette.colour("track"))
    painter.drawRoundedRect(area, round_by, round_by)
    filled = QRectF(area)
    filled.setWidth(area.width() * max(0.0, min(1.0, share)))
    if filled.width() >= 1:
        painter.setBrush(palette.colour(colour))
        painter.drawRoundedRect(filled, round_by, round_by)


def paint_vessel(painter: QPainter, area: QRectF, level: float) -> None:
    """Water in a vessel; `level` is placed ÷ ceiling, what lies above the ceiling is amber."""
    inside = area.adjusted(3, 0, -3, -3)
    ceiling = inside.top() + inside.height() * 0.22
    full = inside.bottom() - ceiling
    top = max(inside.top() + 3, inside.bottom() - full * max(0.0, level))
    painter.setPen(Qt.PenStyle.NoPen)
    if level > 1:
        painter.setBrush(palette.colour("amber-water"))
        painter.drawRect(QRectF(inside.left(), top, inside.width(), ceiling - top))
    surface = max(top, ceiling)
    painter.setBrush(palette.colour("water"))
    painter.drawRect(QRectF(inside.left(), surface, inside.width(), inside.bottom() - surface))
    wall = QPainterPath(QPointF(area.left() + 1.5, area.top()))
    wall.lineTo(area.left() + 1.5, area.bottom() - 5)
    wall.quadTo(area.left() + 1.5, area.bottom() - 1.5, area.left() + 5, area.bottom() - 1.5)
    wall.lineTo(area.right() - 5, area.bottom() - 1.5)
    wall.quadTo(area.right() - 1.5, area.bottom() - 1.5, area.right() - 1.5, area.bottom() - 5)
    wall.lineTo(area.right() - 1.5, area.top())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.colour("ink-soft"), 2.5))
    painter.drawPath(wall)
    dashed = QPen(palette.colour("ink"), 1.5)
    dashed.setDashPattern([3, 2])
    painter.setPen(dashed)
    painter.drawLine(QPointF(area.left() - 2, ceiling), QPointF(area.right() + 2, ceiling))


def paint_circle(painter: QPainter, area: QRectF, filling: Filling) -> None:
    """Heard (full), heard with something open (half), not yet (empty)."""
    side = min(area.width(), area.height(), 16.0)
    circle = QRectF(0, 0, side - 2, side - 2)
    circle.moveCenter(area.center())
    ink = palette.colour("edge" if filling == "empty" else "teal")
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink if filling == "full" else palette.colour("surface"))
    painter.drawEllipse(circle)
    if filling == "half":
        painter.setBrush(ink)
        painter.drawPie(circle, -90 * 16, 180 * 16)


def paint_ring(painter: QPainter, area: QRectF, share: float) -> None:
    """Progress (0 to 1) as a ring that fills from the top."""
    side = min(area.width(), area.height())
    circle = QRectF(0, 0, side - 5, side - 5)
    circle.moveCenter(area.center())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.colour("track"), 4))
    painter.drawEllipse(circle)
    painter.setPen(QPen(palette.colour("teal"), 4, c=Qt.PenCapStyle.RoundCap))
    painter.drawArc(circle, 90 * 16, -int(max(0.0, min(1.0, share)) * 360 * 16))


def paint_rank(painter: QPainter, area: QRectF, text: str, filled: bool) -> None:
    """A rank in a circle: ours filled, the children's outlined; a dash where there is none."""
    circle = QRectF(0, 0, 30, 30)
    circle.moveCenter(area.center())
    painter.setFont(fonts.font("strong"))
    if text:
        painter.setPen(QPen(palette.colour("teal"), 2))
        painter.setBrush(palette.colour("teal" if filled else "surface"))
        painter.drawEllipse(circle)
    painter.setPen(palette.colour("ink-soft" if not text else "surface" if filled else "teal"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text or "—")


class Painted(QWidget):
    """A picture as a widget; `name` tells it in words."""

    def __init__(
        self, size: QSize, name: str, paint: Callable[[QPainter, QRectF], None] | None = None
    ) -> None:
        super().__init__()
        self.setFixedSize(size)
        self._paint = paint
        self.setAccessibleName(words.strip_breaks(name))

    def show_picture(self, name: str, paint: Callable[[QPainter, QRectF], None]) -> None:
        """Paint another picture."""
        self._paint = paint
        self.setAccessibleName(words.strip_breaks(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Smoothly, inside the whole area."""
        if self._paint:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(self.rect()))


def trend(values: Sequence[float], name: str, bad: bool = False) -> Painted:
    """The small trend of a tile."""
    return Painted(QSize(44, 24), name, lambda p, a: paint_trend(p, a, values, bad))


def bar(share: float, name: str, colour: str = "teal") -> Painted:
    """A bar of 70 x 16 for totals."""
    return Painted(QSize(70, 16), name, lambda p, a: paint_bar(p, a, share, colour))


_VESSEL = QSize(52, 78)


def vessel(level: float, name: str, size: QSize = _VESSEL) -> Painted:
    """The water level of one source of money: placed ÷ ceiling."""
    inside = (3.0, 0.0, -3.0, 0.0)
    return Painted(size, name, lambda p, a: paint_vessel(p, a.adjusted(*inside), level))


def circle(filling: Filling, name: str) -> Painted:
    """A circle of the coverage meter, for its legend."""
    side = tokens.px("icon")
    return Painted(QSize(side, side), name, lambda p, a: paint_circle(p, a, filling))


def ring(share: float, name: str, side: int = 36) -> Painted:
    """A progress ring."""
    return Painted(QSize(side, side), name, lambda p, a: paint_ring(p, a, share))


def rank(text: str, name: str, filled: bool = True) -> Painted:
    """A rank circle."""
    return Painted(QSize(34, 34), name, lambda p, a: paint_rank(p, a, text, filled))


def square(colour: str, name: str) -> Painted:
    """The square of a source of money (source-1 … source-4)."""
    side = tokens.px("source-square")

    def paint(painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour(colour))
        painter.drawRoundedRect(area, 3, 3)

    return Painted(QSize(side, side), name, paint)
