"""The QR code of a sheet, drawn as vectors so that old printers keep its edges sharp."""

import segno
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.spans import MM


def modules(text: str) -> list[list[bool]]:
    """The dark modules of the code, row by row from the top; error level M."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


def draw(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """Draw the code with its lower left corner at (x, y); `side` in points, without quiet zone."""
    rows = modules(text)
    step = side / len(rows)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        bottom = y + side - (number + 1) * step
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                path.rect(x + start * step, bottom, (end - start) * step, step)
            start = max(end, start + 1)
    canvas.saveState()
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


class QrCode(Flowable):
    """A QR code within a sheet; `side` in mm."""

    def __init__(self, text: str, side: float = 13.0) -> None:
        super().__init__()
        self.text = text
        self.width = self.height = side * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Its side."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the code."""
        draw(self.canv, self.text, 0, 0, self.width)
