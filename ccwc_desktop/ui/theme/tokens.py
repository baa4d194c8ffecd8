"""The one list of colours and sizes of the window; nothing else in the program names a colour.

Contrast (WCAG 2): text pairs are at least 4.5 : 1, signs and field borders 3 : 1.
Teal: you can act. Amber: please look, you may go on. Red: this cannot be done. Green: done.
"""

from collections.abc import Mapping
from types import MappingProxyType

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#FAF8F4",
        "surface": "#FFFFFF",
        "sunken": "#F2EFE8",
        "line": "#DDD7CB",
        "edge": "#8A8578",
        "ink": "#1F2D2C",
        "ink-soft": "#51605D",
        "ink-faint": "#6B7571",
        "teal": "#0B5F61",
        "teal-deep": "#084A4C",
        "teal-press": "#06383A",
        "teal-tint": "#E2F0EE",
        "teal-held": "#CFE5E2",
        "teal-line": "#9BC8C4",
        "teal-bar": "#4A9693",
        "amber": "#8A4B00",
        "amber-mark": "#C97A00",
        "amber-tint": "#FFF4DF",
        "amber-line": "#E3B566",
        "amber-water": "#E8A33A",
        "red": "#B3261E",
        "red-tint": "#FCECEA",
        "red-line": "#E2A29D",
        "green": "#2B6E3F",
        "green-tint": "#E6F2E7",
        "green-line": "#A9CDAE",
        "girls": "#7B3F73",
        "boys": "#22638F",
        "source-1": "#0B5F61",
        "source-2": "#22638F",
        "source-3": "#5F6B1F",
        "source-4": "#7B3F73",
        "water": "#8CC7D0",
        "disabled-fill": "#C9D9D7",
        "hover-row": "#F7F5F0",
        "held": "#E6E1D6",
        "track": "#E8E3D9",
        "marked-text": "#BFDEDB",
        "scroll": "#C9C3B6",
    }
)

# Pixels at 100 % and 11.5 pt; where text stands in it, a height is the least there is.
SIZES: Mapping[str, int] = MappingProxyType(
    {
        "s1": 4,
        "s2": 8,
        "s3": 12,
        "s4": 16,
        "s5": 24,
        "radius": 6,
        "radius-card": 8,
        "border": 1,
        "border-strong": 2,
        "border-vote": 4,
        "header": 52,
        "status": 36,
        "path": 220,
        "path-folded": 56,
        "panel": 268,
        "rail": 48,
        "fold-panel-under": 1200,
        "fold-path-under": 1100,
        "control": 38,
        "control-dense": 34,
        "control-unlock": 44,
        "control-vote": 56,
        "path-item": 43,
        "row": 33,
        "row-circles": 31,
        "row-scores": 42,
        "row-board": 56,
        "list-row": 36,
        "head-line": 30,
        "icon": 20,
        "icon-tag": 18,
        "icon-mark": 16,
        "icon-header": 24,
        "badge": 22,
        "check": 20,
        "switch-width": 40,
        "switch-height": 22,
        "source-square": 12,
    }
)

# Points at normal size and weight; "title" is the Latin one, the Khmer one is Moul 15.
TYPE: Mapping[str, tuple[float, bool]] = MappingProxyType(
    {
        "title": (16.5, True),
        "section": (12.0, True),
        "body": (11.5, False),
        "strong": (11.5, True),
        "small": (11.0, False),
        "small-strong": (11.0, True),
        "tag": (10.5, False),
        "figure": (17.0, True),
        "child": (14.0, True),
    }
)
KHMER_TITLE_POINTS = 15.0
LARGE = 1.22


def hex_of(name: str) -> str:
    """The "#RRGGBB" of a colour name; KeyError for a name that is not in the list."""
    return COLOURS[name]


def px(name: str) -> int:
    """The pixels of a size name; KeyError for a name that is not in the list."""
    return SIZES[name]
