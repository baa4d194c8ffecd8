"""Fillings that stay apart in black and white, as strokes and dots inside a rectangle.

Both painters draw these, so paper and screen look the same.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Pattern = Literal["solid", "hatch", "grey", "dots", "white", "cross"]

IN_ORDER: tuple[Pattern, ...] = ("solid", "hatch", "grey", "dots", "white", "cross")
"""The filling of the first, second … thing in a picture."""
LEVELS: tuple[Pattern, ...] = ("white", "dots", "hatch", "cross", "solid")
"""From low to high: each has more ink than the one before."""
INK = {"solid": 0.8, "grey": 0.2}
"""The share of black of an even ground; the others have none."""


class Segment(NamedTuple):
    """A straight line; lengths as those of its rectangle."""

    x1: float
    y1: float
    x2: float
    y2: float


def strokes(
    pattern: Pattern, x: float, y: float, width: float, height: float, step: float
) -> tuple[Segment, ...]:
    """The oblique lines of a hatched rectangle, clipped to it, `step` apart along its edges.

    The lines hang on the page, not on the rectangle: equal bars look equal.
    """
    if pattern not in ("hatch", "cross") or width <= 0 or height <= 0:
        return ()
    rising = tuple(_rising(x, y, width, height, step))
    if pattern == "hatch":
        return rising
    falling = _rising(-x - width, y, width, height, step)
    return (*rising, *(Segment(-each.x1, each.y1, -each.x2, each.y2) for each in falling))


def _rising(x: float, y: float, width: float, height: float, step: float) -> Iterator[Segment]:
    """Lines on which x + y is a multiple of `step` (y grows downwards)."""
    number = int((x + y) // step) + 1
    while number * step < x + width + y + height:
        sum_ = number * step
        left, right = max(x, sum_ - y - height), min(x + width, sum_ - y)
        if right > left:
            yield Segment(left, sum_ - left, right, sum_ - right)
        number += 1


def dots(
    pattern: Pattern, x: float, y: float, width: float, height: float, step: float
) -> tuple[tuple[float, float], ...]:
    """The centres of the dots of a dotted rectangle, every second row moved by half a step."""
    if pattern != "dots" or width <= 0 or height <= 0:
        return ()
    rows = max(1, int(height / (step * 0.8)))
    gap = height / rows
    found = []
    for row in range(rows):
        at = step * (0.5 if row % 2 == 0 else 1.0)
        while at < width - step * 0.2:
            found.append((x + at, y + gap * (row + 0.5)))
            at += step
    return tuple(found)
