"""The painter of charts on paper: draws the marks of a `domain.charts.Chart`, nothing else."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import charts, patterns
from ccwc_desktop.sheets.typesetting import styles
from ccwc_desktop.sheets.typesetting.spans import MM, Style, restyled
from ccwc_desktop.sheets.typesetting.text import draw_line, measure

_HATCH = 0.45  # points
_DOT = 0.42  # mm


class ChartPicture(Flowable):
    """A chart (its lengths in mm) as a thing of a story; it is never parted."""

    def __init__(self, chart: charts.Chart, latin: bool = False) -> None:
        super().__init__()
        self.chart = chart
        self.latin = latin

    def getSpaceBefore(self) -> float:
        """Points above."""
        return 1.0 * MM

    def getSpaceAfter(self) -> float:
        """Points below."""
        return 2.0 * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size of the chart."""
        self.width, self.height = self.chart.width * MM, self.chart.height * MM
        return self.width, self.height

    def draw(self) -> None:
        """Draw the marks from the back to the front."""
        canvas = self.canv
        for mark in self.chart.marks:
            canvas.saveState()
            match mark:
                case charts.Box():
                    self._box(canvas, mark)
                case charts.Stroke():
                    self._stroke(canvas, mark)
                case charts.Spot():
                    self._spot(canvas, mark)
                case charts.Words():
                    self._words(canvas, mark)
            canvas.restoreState()

    def _y(self, y: float) -> float:
        return float(self.height - y * MM)

    def _box(self, canvas: Canvas, box: charts.Box) -> None:
        x, y = box.x * MM, self._y(box.y + box.height)
        ink = patterns.INK.get(box.pattern, 0.0)
        if ink:
            canvas.setFillGray(1 - ink)
            canvas.rect(x, y, box.width * MM, box.height * MM, stroke=0, fill=1)
        area = (box.x, box.y, box.width, box.height)
        canvas.setLineWidth(_HATCH)
        for each in patterns.strokes(box.pattern, *area, charts.PAPER.step):
            canvas.line(each.x1 * MM, self._y(each.y1), each.x2 * MM, self._y(each.y2))
        canvas.setFillGray(0)
        for dot_x, dot_y in patterns.dots(box.pattern, *area, charts.PAPER.step):
            canvas.circle(dot_x * MM, self._y(dot_y), _DOT * MM / 2, stroke=0, fill=1)
        canvas.setLineWidth(box.outline)
        if box.dashed:
            canvas.setDash([2, 2])
        canvas.rect(x, y, box.width * MM, box.height * MM, stroke=1, fill=0)

    def _stroke(self, canvas: Canvas, stroke: charts.Stroke) -> None:
        canvas.setLineWidth(stroke.weight)
        canvas.setStrokeGray(1 - stroke.ink)
        if stroke.dash:
            canvas.setDash([length * stroke.weight * 1.2 for length in stroke.dash])
        path = canvas.beginPath()
        for number, (x, y) in enumerate(stroke.points):
            (path.lineTo if number else path.moveTo)(x * MM, self._y(y))
        canvas.drawPath(path, stroke=1, fill=0)

    def _spot(self, canvas: Canvas, spot: charts.Spot) -> None:
        canvas.setLineWidth(0.9)
        canvas.setFillGray(0.15 if spot.filled else 1)
        x, y, radius = spot.x * MM, self._y(spot.y), spot.radius * MM
        if spot.square:
            canvas.rect(x - radius, y - radius, 2 * radius, 2 * radius, stroke=1, fill=1)
        else:
            canvas.circle(x, y, radius, stroke=1, fill=1)

    def _words(self, canvas: Canvas, said: charts.Words) -> None:
        if not said.text:
            return
        plain = Style(size=said.size, bold=said.bold, ink=said.ink, align=said.align)
        style = styles.dressed(plain, self.latin)
        room = said.room * MM
        if room and (wanted := measure(said.text, style)) > room:
            style = restyled(style, size=style.size * room / wanted)
        draw_line(canvas, said.x * MM, self._y(said.y), said.text, style)
