"""Signs that are read without letters: done, waiting, not yet, faces, a telephone, a tick box."""

from typing import Literal

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.spans import MM

Kind = Literal["tick", "clock", "bar", "smile", "flat", "frown", "telephone", "box"]
_LINE = 0.09  # of the side


class Sign(Flowable):
    """A sign in a square, `side` mm wide: each has its own shape, so that grey paper will do."""

    def __init__(self, kind: Kind, side: float) -> None:
        super().__init__()
        self.kind = kind
        self.width = self.height = side * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size it was given."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it on a grid of 100 by 100."""
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.width / 100, self.height / 100)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setLineWidth(100 * _LINE * (0.6 if self.kind in _FACES else 0.7))
        if self.kind == "box":
            canvas.setLineWidth(5)
            canvas.rect(5, 5, 90, 90, stroke=1, fill=0)
        elif self.kind == "telephone":
            _telephone(canvas)
        else:
            if self.kind == "bar":
                canvas.setDash([9, 11])
            canvas.circle(50, 50, 45, stroke=1, fill=0)
            canvas.setDash([])
            _inside(canvas, self.kind)
        canvas.restoreState()


_FACES = ("smile", "flat", "frown")


def _inside(canvas: Canvas, kind: str) -> None:
    canvas.setLineWidth(100 * _LINE * (0.6 if kind in _FACES else 1))
    if kind in _FACES:
        canvas.setFillGray(0)
        for x in (35, 65):
            canvas.circle(x, 62, 4.5, stroke=0, fill=1)
    if kind == "tick":
        _line(canvas, (28, 52), (44, 36), (74, 68))
    elif kind == "clock":
        _line(canvas, (50, 78), (50, 48), (68, 36))
    elif kind in ("bar", "flat"):
        _line(canvas, (30, 50 if kind == "bar" else 36), (70, 50 if kind == "bar" else 36))
    else:
        middle = 22 if kind == "smile" else 50
        ends = 40 if kind == "smile" else 28
        canvas.bezier(30, ends, 38, middle, 62, middle, 70, ends)


def _line(canvas: Canvas, *points: tuple[float, float]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


def _telephone(canvas: Canvas) -> None:
    """A receiver, the way it lies on a telephone."""
    path = canvas.beginPath()
    path.moveTo(10, 84)
    path.curveTo(12, 44, 44, 12, 84, 10)
    path.curveTo(94, 12, 94, 22, 90, 32)
    path.lineTo(70, 38)
    path.lineTo(60, 27)
    path.curveTo(46, 33, 33, 46, 27, 60)
    path.lineTo(38, 70)
    path.lineTo(32, 90)
    path.curveTo(22, 94, 12, 94, 10, 84)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)
