"""One line of text at a point, for headers, charts and forms."""

from reportlab.pdfgen.canvas import Canvas

from ccwc_desktop.sheets.typesetting import lines
from ccwc_desktop.sheets.typesetting.spans import Align, Content, Style

_ENDLESS = 1e6


def measure(content: Content, style: Style) -> float:
    """Width in points of a content set on one line."""
    return _line(content, style).width


def draw_line(
    canvas: Canvas,
    x: float,
    y: float,
    content: Content,
    style: Style,
    align: Align | None = None,
) -> float:
    """Draw a content on one line, its baseline at y; x is its left end, centre or right end.

    Points throughout. The style's own alignment holds unless `align` is given. Returns the width.
    """
    line = _line(content, style)
    before = {"left": 0.0, "centre": 0.5, "right": 1.0}[align or style.align]
    lines.draw(canvas, line, x - line.width * before, y)
    return line.width


def _line(content: Content, style: Style) -> lines.Line:
    return lines.broken(lines.words(content, style), _ENDLESS, style)[0]
