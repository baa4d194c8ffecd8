"""Signs no Khmer face has (tick boxes, triangles, discs): outlines for an even-odd fill."""

from typing import NamedTuple

NAME = "CCWCMarks"

# Four Bezier arcs make a circle when the handles are this share of the radius.
_ROUND = 0.5523


class Mark(NamedTuple):
    """One sign: advance in 1/1000 em and PDF path operators on the same grid."""

    advance: int
    path: str


def _polygon(*points: tuple[int, int]) -> str:
    first, *others = points
    lines = " ".join(f"{x} {y} l" for x, y in others)
    return f"{first[0]} {first[1]} m {lines} h"


def _circle(x: int, y: int, radius: int) -> str:
    h = round(radius * _ROUND)
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"{right} {y} m {right} {y + h} {x + h} {high} {x} {high} c "
        f"{x - h} {high} {left} {y + h} {left} {y} c {left} {y - h} {x - h} {low} {x} {low} c "
        f"{x + h} {low} {right} {y - h} {right} {y} c h"
    )


def _half_disc(x: int, y: int, radius: int) -> str:
    h = round(radius * _ROUND)
    return (
        f"{x} {y - radius} m {x} {y + radius} l {x - h} {y + radius} {x - radius} {y + h} "
        f"{x - radius} {y} c {x - radius} {y - h} {x - h} {y - radius} {x} {y - radius} c h"
    )


_BOX = "60 -150 920 920 re 115 -95 810 810 re"
_TICK = _polygon((240, 330), (310, 400), (450, 245), (745, 610), (815, 550), (455, 105))
_RING = _circle(440, 330, 400) + " " + _circle(440, 330, 340)

MARKS: dict[str, Mark] = {
    "☐": Mark(1040, _BOX),
    "☑": Mark(1040, _BOX + " " + _TICK),
    "✓": Mark(700, _polygon((40, 330), (120, 410), (250, 260), (560, 690), (650, 625), (255, 80))),
    "▲": Mark(880, _polygon((60, 0), (820, 0), (440, 680))),
    "▼": Mark(880, _polygon((60, 680), (820, 680), (440, 0))),
    "●": Mark(880, _circle(440, 330, 400)),
    "○": Mark(880, _RING),
    "◐": Mark(880, _RING + " " + _half_disc(440, 330, 340)),
    "■": Mark(880, "80 -40 720 720 re"),
    "□": Mark(880, "80 -40 720 720 re 130 10 620 620 re"),
}
CODES: dict[str, int] = {sign: code for code, sign in enumerate(MARKS, 1)}
