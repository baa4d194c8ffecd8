"""A chart as a value: rectangles, lines and words at their places, and the table behind them.

Lengths are in the unit of the `Measures` (mm on paper, pixels on a screen), y grows downwards.
`chart_kinds` lays charts out from numbers; one painter in sheets/typesetting and one in ui/widgets
draw exactly these marks. What is not known has no mark but its words: never a bar of zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from .patterns import Pattern

Align = Literal["left", "centre", "right"]
Dash = tuple[float, ...]

HAIRLINE, OUTLINE = 0.25, 0.5
GRID_INK = 0.25


@dataclass(frozen=True, slots=True)
class Measures:
    """How large things are. `em` is the length of one point in this unit; type is in points.

    `label` is the room for names at the left, `end` that for numbers behind the longest bar.
    `row` and `bar` are the heights of a row and of one of two bars in it, `single` of a lone bar.
    `tile` is the least size of a tile, `plot` the height of a picture of years, `step` the distance
    of the lines of a pattern.
    """

    em: float
    label: float
    end: float
    row: float
    bar: float
    single: float
    tile: tuple[float, float]
    plot: float
    step: float
    size: float
    small: float

    def line(self, size: float) -> float:
        """The height of a line of Khmer type of `size` points."""
        return 1.7 * size * self.em

    def baseline(self, middle: float, size: float) -> float:
        """Where a line of type stands whose middle is at `middle`."""
        return middle + 0.33 * size * self.em


PAPER = Measures(
    em=25.4 / 72,
    label=28.0,
    end=22.0,
    row=6.3,
    bar=2.7,
    single=3.8,
    tile=(31.0, 17.0),
    plot=38.0,
    step=1.15,
    size=8.6,
    small=8.0,
)
"""The measures of the sheets, in mm."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with a thin outline; `hue` is a name for a coloured painter only."""

    x: float
    y: float
    width: float
    height: float
    pattern: Pattern
    hue: str = ""
    outline: float = OUTLINE
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """Straight lines through points; `weight` in points, `ink` from 0 white to 1 black."""

    points: tuple[tuple[float, float], ...]
    weight: float
    ink: float = 1.0
    dash: Dash = ()
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark on a line: a disc or a square, filled or white inside."""

    x: float
    y: float
    radius: float
    square: bool
    filled: bool
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on its baseline; smaller where it is wider than `room` (0 = no limit)."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    align: Align = "left"
    room: float = 0.0
    ink: float = 1.0


Mark = Box | Stroke | Spot | Words


@dataclass(frozen=True, slots=True)
class Behind:
    """The table behind a picture: the same numbers in words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> tuple[str, ...]:
        """The table read aloud: "Prek: girls 14, boys 9"."""
        names = self.head[1:]
        told = []
        for first, *others in self.rows:
            pairs = zip(names, others, strict=True)
            said = ", ".join(f"{name} {text}".strip() for name, text in pairs)
            told.append(f"{first}: {said}")
        return tuple(told)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture ready to be painted: its size, its marks from the back to the front."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    behind: Behind


def scale(highest: Decimal | None, steps: int = 5) -> tuple[Decimal, ...]:
    """Round numbers from 0 to `highest` or a little above, about `steps` parts; (0, 1) for none."""
    if not highest or highest <= 0:
        return (Decimal(0), Decimal(1))
    raw = highest / steps
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= raw)
    return tuple(step * number for number in range(_up(highest / step) + 1))


def whole_scale(highest: Decimal | None, steps: int = 5) -> tuple[Decimal, ...]:
    """The same for what is counted: no half a child."""
    found = scale(highest, steps)
    if all(each == each.to_integral_value() for each in found):
        return found
    return tuple(Decimal(number) for number in range(_up(highest or Decimal(1)) + 1))


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


def level(value: Decimal, borders: Sequence[Decimal]) -> int:
    """Which part of a scale a value lies in, from 0; a value on a border belongs above it."""
    inside = sum(1 for border in borders[1:-1] if value >= border)
    return min(inside, len(borders) - 2)
