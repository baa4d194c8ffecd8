"""The painter of charts on the screen, and a widget that lays one out for its width."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccwc_desktop.domain import charts, patterns
from ccwc_desktop.domain.charts import Chart, Measures
from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts, palette, tokens

_ROLE = "small"
_HUES = {"girls": "girls", "boys": "boys", "level": "teal", "": "teal"}
_EDGE = 4.0


def measures() -> Measures:
    """The measures of the screen in pixels, for the size of letters that was chosen."""
    points = tokens.TYPE[_ROLE][0]
    em = QFontInfo(fonts.font(_ROLE)).pixelSize() / points
    line = 1.7 * points * em
    return Measures(
        em=em,
        label=line * 5.2,
        end=line * 3.4,
        row=line * 1.22,
        bar=line * 0.5,
        single=line * 0.62,
        tile=(line * 5.6, line * 3.6),
        plot=line * 8.5,
        step=line * 0.2,
        size=points,
        small=points,
    )


def paint_chart(painter: QPainter, chart: Chart, step: float) -> None:
    """Every mark from the back to the front; `step` is that of the measures it was laid out by."""
    for mark in chart.marks:
        match mark:
            case charts.Box():
                _box(painter, mark, step)
            case charts.Stroke():
                _stroke(painter, mark)
            case charts.Spot():
                _spot(painter, mark)
            case charts.Words():
                _words(painter, mark)


def _hue(name: str) -> QColor:
    return palette.colour(_HUES[name])


def _box(painter: QPainter, box: charts.Box, step: float) -> None:
    area = (box.x, box.y, box.width, box.height)
    ink = _hue(box.hue)
    if box.pattern == "solid":
        painter.fillRect(QRectF(*area), ink)
    elif box.pattern == "grey":
        painter.fillRect(QRectF(*area), palette.colour("teal-line"))
    else:
        painter.fillRect(QRectF(*area), palette.colour("surface"))
    painter.setPen(QPen(ink, 1.2))
    found = patterns.strokes(box.pattern, *area, step)
    painter.drawLines([QLineF(*each) for each in found])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x, y in patterns.dots(box.pattern, *area, step):
        painter.drawEllipse(QPointF(x, y), step * 0.2, step * 0.2)
    outline = QPen(palette.colour("edge") if box.pattern == "white" else ink, 1)
    if box.dashed:
        outline.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(*area))


def _stroke(painter: QPainter, stroke: charts.Stroke) -> None:
    if stroke.ink == charts.GRID_INK:
        ink = palette.colour("line")
    elif not stroke.ink:
        ink = palette.colour("surface")
    elif stroke.ink < 0.8:
        ink = palette.colour("edge")
    else:
        ink = _hue(stroke.hue) if stroke.hue else palette.colour("ink")
    pen = QPen(ink, max(1.0, stroke.weight * 1.6))
    if stroke.dash:
        pen.setDashPattern([length * 1.2 for length in stroke.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in stroke.points])


def _spot(painter: QPainter, spot: charts.Spot) -> None:
    ink = _hue(spot.hue) if spot.hue else palette.colour("ink")
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(ink if spot.filled else palette.colour("surface"))
    centre = QPointF(spot.x, spot.y)
    if spot.square:
        side = 2 * spot.radius
        painter.drawRect(QRectF(spot.x - spot.radius, spot.y - spot.radius, side, side))
    else:
        painter.drawEllipse(centre, spot.radius, spot.radius)


def _words(painter: QPainter, said: charts.Words) -> None:
    text = words.strip_breaks(said.text)
    font = fonts.font(_ROLE, said.size)
    font.setBold(said.bold)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if said.room and wide > said.room:
        font = _smaller(font, said.room / wide)
        wide = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(palette.colour("ink"))
    before = {"left": 0.0, "centre": 0.5, "right": 1.0}[said.align]
    painter.drawText(QPointF(said.x - wide * before, said.y), text)


def _smaller(font: QFont, share: float) -> QFont:
    font.setPointSizeF(font.pointSizeF() * share)
    return font


class ChartView(QWidget):
    """A chart as wide as there is room; its table is what a screen reader says.

    `show_chart(name, make)`: `make(measures, width in pixels)` gives the chart.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._make: Callable[[Measures, float], Chart] | None = None
        self._step = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, name: str, make: Callable[[Measures, float], Chart]) -> None:
        """Another chart."""
        self._make = make
        self.setAccessibleName(words.strip_breaks(name))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Laid out again for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marks; a frame around them while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), palette.colour("surface"))
        if self.chart is not None:
            painter.translate(_EDGE * 2, _EDGE)
            paint_chart(painter, self.chart, self._step)
            painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(palette.colour("teal"), tokens.px("border-strong")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _lay_out(self) -> None:
        if self._make is None:
            return
        found = measures()
        self._step = found.step
        self.chart = self._make(found, max(200.0, self.width() - 4 * _EDGE))
        self.setFixedHeight(ceil(self.chart.height + 3 * _EDGE))
        told = "; ".join(self.chart.behind.lines())
        self.setAccessibleDescription(words.strip_breaks(told))
        self.update()
