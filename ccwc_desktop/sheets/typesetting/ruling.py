"""The rules of a table: each drawn once, as long as it goes, so that all look equally strong."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas


class Area(NamedTuple):
    """The grid squares of a cell: rows [row, row_end) and columns [column, column_end)."""

    row: int
    row_end: int
    column: int
    column_end: int


def draw(
    canvas: Canvas, areas: Iterable[Area], columns: Sequence[float], rows: Sequence[float]
) -> None:
    """Rule around all areas; `columns` are the x and `rows` the y of the grid lines, in points.

    Line width and colour are those of the canvas.
    """
    across: set[tuple[int, int]] = set()
    down: set[tuple[int, int]] = set()
    for area in areas:
        for column in range(area.column, area.column_end):
            across |= {(area.row, column), (area.row_end, column)}
        for row in range(area.row, area.row_end):
            down |= {(area.column, row), (area.column_end, row)}
    horizontal = [
        (columns[a], rows[line], columns[b], rows[line]) for line, a, b in _merged(across)
    ]
    vertical = [(columns[line], rows[a], columns[line], rows[b]) for line, a, b in _merged(down)]
    canvas.lines(horizontal + vertical)


def _merged(steps: set[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(line, from, to) for neighbouring steps on the same grid line."""
    found: list[tuple[int, int, int]] = []
    for line, step in sorted(steps):
        if found and found[-1][0] == line and found[-1][2] == step:
            found[-1] = (line, found[-1][1], step + 1)
        else:
            found.append((line, step, step + 1))
    return found
