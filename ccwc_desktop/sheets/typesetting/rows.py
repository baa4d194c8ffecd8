"""The columns, rows and cells of a table, and the rules by which rows stay together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.spans import Align, Content, spans_of

Kind = Literal["head", "line", "group", "total", "grand"]

# Share of black behind a row: all survive a photocopy.
FILLS: dict[Kind, float] = {"head": 0.09, "line": 0.0, "group": 0.06, "total": 0.06, "grand": 0.13}


@dataclass(frozen=True)
class Column:
    """A column: its width in mm and how its cells stand."""

    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Cell:
    """A cell over `span` columns and `down` rows; None means "as its row or column".

    `fill` is a share of black; `bold` and `size` (points) are for text.
    """

    content: Content | Flowable
    span: int = 1
    down: int = 1
    align: Align | None = None
    fill: float | None = None
    bold: bool | None = None
    size: float | None = None


@dataclass(frozen=True)
class Row:
    """A row of cells, from the left, leaving out columns that a cell above reaches into.

    `height` in mm is the least height; `repeated` marks a group row printed again on a new page.
    """

    cells: tuple[Cell, ...]
    kind: Kind = "line"
    height: float = 0.0
    repeated: bool = False


def head(*cells: Content | Flowable | Cell) -> Row:
    """A head row: grey, bold, centred; the head rows repeat on each page."""
    return _row("head", cells)


def line(*cells: Content | Flowable | Cell, height: float = 0.0) -> Row:
    """An ordinary row."""
    return replace(_row("line", cells), height=height)


def group(*cells: Content | Flowable | Cell) -> Row:
    """The row above the lines of a group; it is printed again after a page break."""
    return _row("group", cells)


def total(*cells: Content | Flowable | Cell) -> Row:
    """A total of columns; it takes the last line with it over a page break."""
    return _row("total", cells)


def grand(*cells: Content | Flowable | Cell) -> Row:
    """The grand total; it takes the last line with it over a page break."""
    return _row("grand", cells)


def continued(row: Row, mark: str) -> Row:
    """A group row as it is printed again: with `mark`, without its total."""
    if row.repeated:
        return row
    first, *others = row.cells
    cells = (replace(first, content=_with_mark(first.content, mark)),)
    return replace(row, cells=cells + tuple(replace(c, content="") for c in others), repeated=True)


def runs(rows: Sequence[Row], whole: bool) -> list[tuple[int, int]]:
    """Ranges [start, end) of rows, none of which may be parted by a page break."""
    found: list[tuple[int, int]] = []
    reach = 0
    for number, row in enumerate(rows):
        before = rows[number - 1].kind if number else None
        tied = whole or before == "group" or row.kind in ("total", "grand") or number < reach
        if found and tied:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
        reach = max(reach, number + max((cell.down for cell in row.cells), default=1))
    return found


def open_group(rows: Sequence[Row], start: int) -> Row | None:
    """The group row that still holds for the row at `start`."""
    if start >= len(rows) or rows[start].kind != "line":
        return None
    for row in reversed(rows[:start]):
        if row.kind == "group":
            return row
        if row.kind in ("total", "grand"):
            return None
    return None


def _row(kind: Kind, cells: Sequence[Content | Flowable | Cell]) -> Row:
    return Row(tuple(c if isinstance(c, Cell) else Cell(c) for c in cells), kind)


def _with_mark(content: Content | Flowable, mark: str) -> Content | Flowable:
    """The mark belongs behind the first words, before their English ones."""
    if isinstance(content, Flowable):
        return content
    first, *others = spans_of(content)
    said = first.text.rstrip(" ")
    return (replace(first, text=said + mark + first.text[len(said) :]), *others)
