"""The bundled pictures on paper: the small part of SVG in which they are written.

They consist of rectangles, circles, ellipses, paths and groups, with plain colours and transforms;
anything else is our own mistake and raises ValueError, which a test of all pictures would show.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import acos, ceil, cos, pi, radians, sin, sqrt, tan
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.spans import MM

_PARTS = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_CALLS = re.compile(r"(\w+)\(([^)]*)\)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}

Point = tuple[float, float]


class SvgPicture(Flowable):
    """A bundled picture as a square, `side` mm wide."""

    def __init__(self, file: Path, side: float) -> None:
        super().__init__()
        self.file = file
        self.width = self.height = side * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size it was given."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it; paper has its zero below, SVG above."""
        canvas = self.canv
        root = _read(self.file)
        _left, _top, wide, _high = (float(each) for each in root.attrib["viewBox"].split())
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self.width / wide, -self.height / wide)
        _draw(canvas, root, {"fill": "#000000", "stroke": "none", "stroke-width": "1"})
        canvas.restoreState()


@cache
def _read(file: Path) -> ElementTree.Element:
    return ElementTree.parse(file).getroot()


def _draw(canvas: Canvas, element: ElementTree.Element, above: Mapping[str, str]) -> None:
    look = {**above, **element.attrib}
    canvas.saveState()
    _transform(canvas, look.pop("transform", ""))
    name = element.tag.rpartition("}")[2]
    if name in ("svg", "g"):
        for child in element:
            _draw(canvas, child, {key: each for key, each in look.items() if key in _PASSED_ON})
    else:
        _draw_shape(canvas, name, element.attrib, look)
    canvas.restoreState()


_PASSED_ON = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")


def _draw_shape(
    canvas: Canvas, name: str, told: Mapping[str, str], look: Mapping[str, str]
) -> None:
    fill, stroke = look["fill"] != "none", look["stroke"] != "none"
    if fill:
        canvas.setFillColor(_colour(look["fill"]))
    if stroke:
        canvas.setStrokeColor(_colour(look["stroke"]))
        canvas.setLineWidth(float(look["stroke-width"]))
        canvas.setLineCap(_CAPS[look.get("stroke-linecap", "butt")])
        canvas.setLineJoin(_JOINS[look.get("stroke-linejoin", "miter")])
    path = canvas.beginPath()
    number = {key: float(told.get(key, 0)) for key in ("x", "y", "cx", "cy", "r", "rx", "ry")}
    if name == "path":
        _trace(path, told["d"])
    elif name == "rect":
        size = float(told["width"]), float(told["height"])
        radius = number["rx"] or number["ry"]
        if radius:
            path.roundRect(number["x"], number["y"], *size, radius)
        else:
            path.rect(number["x"], number["y"], *size)
    elif name in ("circle", "ellipse"):
        wide, high = number["rx"] or number["r"], number["ry"] or number["r"]
        path.ellipse(number["cx"] - wide, number["cy"] - high, 2 * wide, 2 * high)
    else:
        raise ValueError(f"a picture has <{name}>")
    canvas.drawPath(path, stroke=int(stroke), fill=int(fill))


def _colour(text: str) -> Any:
    code = text.removeprefix("#")
    return HexColor("#" + (code if len(code) == 6 else "".join(each * 2 for each in code)))


def _transform(canvas: Canvas, text: str) -> None:
    for name, told in _CALLS.findall(text):
        numbers = [float(each) for each in _PARTS.findall(told)]
        if name == "translate":
            canvas.translate(numbers[0], numbers[1] if len(numbers) > 1 else 0)
        elif name == "scale":
            canvas.scale(numbers[0], numbers[-1])
        elif name == "rotate":
            x, y = numbers[1:] or (0, 0)
            canvas.translate(x, y)
            canvas.rotate(numbers[0])
            canvas.translate(-x, -y)
        else:
            raise ValueError(f"a picture has {name}()")


def _steps(text: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path with their numbers; one that repeats is named again."""
    parts = _PARTS.findall(text)
    at, name = 0, ""
    while at < len(parts):
        if parts[at].isalpha():
            name = parts[at]
            at += 1
        count = _TAKES[name.upper()]
        yield name, [float(each) for each in parts[at : at + count]]
        at += count
        name = {"M": "L", "m": "l"}.get(name, name)


@dataclass
class _Pen:
    """Where a path has come to; `handle` is the last control point of a smooth curve."""

    at: Point = (0.0, 0.0)
    start: Point = (0.0, 0.0)
    handle: Point | None = None
    kind: str = ""


def _trace(path: Any, text: str) -> None:
    pen = _Pen()
    for name, numbers in _steps(text):
        kind = name.upper()
        x, y = pen.at if name.islower() else (0.0, 0.0)
        if kind == "Z":
            path.close()
            pen = _Pen(pen.start, pen.start)
            continue
        if kind == "A":
            end = (numbers[5] + x, numbers[6] + y)
            for curve in _arc(pen.at, end, numbers):
                path.curveTo(*curve)
            pen = _Pen(end, pen.start)
            continue
        if kind in "HV":
            to = (numbers[0] + x, pen.at[1]) if kind == "H" else (pen.at[0], numbers[0] + y)
            path.lineTo(*to)
            pen = _Pen(to, pen.start)
            continue
        points = [(a + x, b + y) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
        if kind == "M":
            path.moveTo(*points[0])
            pen = _Pen(points[0], points[0])
        elif kind == "L":
            path.lineTo(*points[0])
            pen = _Pen(points[0], pen.start)
        else:
            pen = _curve(path, pen, kind, points)


def _curve(path: Any, pen: _Pen, kind: str, points: list[Point]) -> _Pen:
    """C and S are cubic, Q and T quadratic; S and T mirror the last handle."""
    x, y = pen.at
    family = "CS" if kind in "CS" else "QT"
    if kind in "ST":
        smooth = pen.handle if pen.handle is not None and pen.kind in family else pen.at
        points = [(2 * x - smooth[0], 2 * y - smooth[1]), *points]
    handle, end = points[-2], points[-1]
    if family == "CS":
        first, second = points[0], points[1]
    else:
        first = (x + 2 / 3 * (handle[0] - x), y + 2 / 3 * (handle[1] - y))
        second = (
            end[0] + 2 / 3 * (handle[0] - end[0]),
            end[1] + 2 / 3 * (handle[1] - end[1]),
        )
    path.curveTo(*first, *second, *end)
    return _Pen(end, pen.start, handle, kind)


def _arc(start: Point, end: Point, told: list[float]) -> Iterator[tuple[float, ...]]:
    """An arc of an ellipse as Bezier curves (W3C, SVG 1.1, appendix F.6)."""
    rx, ry, turn, large, sweep = (*map(abs, told[:2]), radians(told[2]), told[3], told[4])
    if start == end:
        return
    if not rx or not ry:
        yield (*start, *end, *end)
        return
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x = cos(turn) * half_x + sin(turn) * half_y
    y = -sin(turn) * half_x + cos(turn) * half_y
    grow = max(1.0, sqrt((x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    rest = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    share = sqrt(max(0.0, rest) / ((rx * y) ** 2 + (ry * x) ** 2))
    share *= -1 if bool(large) == bool(sweep) else 1
    cx, cy = share * rx * y / ry, -share * ry * x / rx
    begin = _angle(1, 0, (x - cx) / rx, (y - cy) / ry)
    sweep_by = _angle((x - cx) / rx, (y - cy) / ry, (-x - cx) / rx, (-y - cy) / ry)
    if not sweep and sweep_by > 0:
        sweep_by -= 2 * pi
    if sweep and sweep_by < 0:
        sweep_by += 2 * pi
    middle_x = cos(turn) * cx - sin(turn) * cy + (start[0] + end[0]) / 2
    middle_y = sin(turn) * cx + cos(turn) * cy + (start[1] + end[1]) / 2
    count = ceil(abs(sweep_by) / (pi / 2) - 1e-9) or 1
    step = sweep_by / count
    handle = 4 / 3 * tan(step / 4)

    def on_page(u: float, v: float) -> Point:
        return (
            middle_x + cos(turn) * rx * u - sin(turn) * ry * v,
            middle_y + sin(turn) * rx * u + cos(turn) * ry * v,
        )

    for number in range(count):
        a, b = begin + number * step, begin + (number + 1) * step
        yield (
            *on_page(cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
            *on_page(cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
            *on_page(cos(b), sin(b)),
        )


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    length = sqrt(ux * ux + uy * uy) * sqrt(vx * vx + vy * vy)
    angle = acos(max(-1.0, min(1.0, (ux * vx + uy * vy) / length)))
    return -angle if ux * vy - uy * vx < 0 else angle
