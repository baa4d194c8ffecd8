"""A ruled table that pages as clerks expect: heads and groups again, no row torn, no lone total."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting import lines, ruling, styles
from ccwc_desktop.sheets.typesetting import rows as rules
from ccwc_desktop.sheets.typesetting.blocks import Stack, page_height
from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.rows import FILLS, Cell, Column, Row
from ccwc_desktop.sheets.typesetting.spans import MM, ROUNDING, Align, Content, Style, plain_text
from ccwc_desktop.sheets.typesetting.text import measure

_ENDLESS = 1e6
_RULE, _RULE_INK = 0.35, 0.70
_HEAD_SCALE = 0.95
# What is a little too wide is set smaller: a figure torn over two lines would be read as two, and a
# torn word is not read at all.
_NUMBER = re.compile("[0-9០-៩][0-9០-៩ \u00a0.,%៛–/-]*")
_SMALLEST, _SMALLEST_NUMBER = 0.8, 0.6
# Room for two lines, in points: less is not worth tearing a row for.
_LEAST_TORN = 40.0


class _Placed(NamedTuple):
    """A cell at its place; the content is wrapped to the cell's width."""

    row: int
    column: int
    cell: Cell
    content: Flowable


class Table(Flowable):
    """Rows under columns. `size` of the text in points; `pad_x`, `pad_y`, `before`, `after` in mm.

    A `whole` table is not parted unless it is higher than a page. `step` is the line height in em.
    A `latin` table is one of an English edition.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        size: float = 9.5,
        pad_x: float = 1.3,
        pad_y: float = 0.7,
        step: float = 1.70,
        whole: bool = False,
        continued: str = " (ត)",
        before: float = 2.0,
        after: float = 2.0,
        latin: bool = False,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows = tuple(rows)
        self.size, self.step = size, step
        self.pad_x, self.pad_y = pad_x, pad_y
        self.whole = whole
        self.continued = continued
        self.before, self.after = before, after
        self.latin = latin
        self._laid_out = False
        # Shared by the parts of a table that runs over pages: each text is set only once.
        self._set: dict[tuple[int, int, rules.Kind], tuple[Cell, Flowable]] = {}

    def getSpaceBefore(self) -> float:
        """Points above, unless at the top of a page."""
        return self.before * MM

    def getSpaceAfter(self) -> float:
        """Points below."""
        return self.after * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Measure all rows; the width is that of the columns."""
        if not self._laid_out:
            self._edges = [0.0]
            for column in self.columns:
                self._edges.append(self._edges[-1] + column.width * MM)
            self._placed = self._place()
            self._heights = self._row_heights()
            self._laid_out = True
        self.width = self._edges[-1]
        self.height = sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit, and a table of the others."""
        self.wrap(available_width, available_height)
        heads = self._heads()
        room = available_height - sum(self._heights[:heads]) + ROUNDING
        fitting = 0
        for start, end in rules.runs(self.rows[heads:], self.whole):
            room -= sum(self._heights[heads + start : heads + end])
            if room < 0:
                break
            fitting = end
        if fitting:
            return list(self._parts(heads + fitting))
        return self._torn(available_height) if self._too_high() else []

    def parted(self, width: float) -> tuple[Flowable | None, Flowable]:
        """All but the last row (with its total), and the last row."""
        self.wrap(width, _ENDLESS)
        heads = self._heads()
        found = rules.runs(self.rows[heads:], self.whole)
        if len(found) < 2:
            return None, self
        first, second = self._parts(heads + found[-1][0])
        return first, second

    def draw(self) -> None:
        """Draw grey grounds, then rules, then contents; white is never painted."""
        tops = [self.height]
        for height in self._heights:
            tops.append(tops[-1] - height)
        self._draw_grid(tops)
        for row, column, cell, content in self._placed:
            top, bottom = tops[row], tops[row + cell.down]
            y = bottom + (top - bottom - content.height) / 2
            width = self._inner_width(column, cell)
            shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[self._align(row, column, cell)]
            x = self._edges[column] + self.pad_x * MM + (width - content.width) * shift
            content.drawOn(self.canv, x, y)

    def _draw_grid(self, tops: Sequence[float]) -> None:
        canvas = self.canv
        canvas.saveState()
        areas = []
        for row, column, cell, _ in self._placed:
            areas.append(ruling.Area(row, row + cell.down, column, column + cell.span))
            fill = FILLS[self.rows[row].kind] if cell.fill is None else cell.fill
            if fill:
                x, y = self._edges[column], tops[row + cell.down]
                right, top = self._edges[column + cell.span], tops[row]
                canvas.setFillGray(1 - fill)
                canvas.rect(x, y, right - x, top - y, stroke=0, fill=1)
        canvas.setLineWidth(_RULE)
        canvas.setLineCap(2)
        canvas.setStrokeGray(1 - _RULE_INK)
        ruling.draw(canvas, areas, self._edges, tops)
        canvas.restoreState()

    def _place(self) -> list[_Placed]:
        placed = []
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                taken |= {
                    (number + down, column + right)
                    for down in range(cell.down)
                    for right in range(cell.span)
                }
                content = self._content(number, column, cell)
                content.wrap(self._inner_width(column, cell), _ENDLESS)
                placed.append(_Placed(number, column, cell, content))
                column += cell.span
        return placed

    def _content(self, row: int, column: int, cell: Cell) -> Flowable:
        if isinstance(cell.content, Flowable):
            return cell.content
        kind = self.rows[row].kind
        key = (id(cell), column, kind)
        if key not in self._set:
            self._set[key] = cell, self._paragraph(row, column, cell, cell.content)
        return self._set[key][1]

    def _paragraph(self, row: int, column: int, cell: Cell, content: Content) -> Paragraph:
        kind = self.rows[row].kind
        size = cell.size or self.size * (_HEAD_SCALE if kind == "head" else 1.0)
        bold = kind != "line" if cell.bold is None else cell.bold
        align = self._align(row, column, cell)
        style = styles.dressed(Style(size, bold, align=align, step=self.step), self.latin)
        paragraph = Paragraph(content, style)
        number = _NUMBER.fullmatch(plain_text(content))
        wanted = measure(content, style) if number else lines.widest(paragraph.words)
        room = self._inner_width(column, cell)
        if wanted <= room:
            return paragraph
        scale = max(room / wanted, _SMALLEST_NUMBER if number else _SMALLEST)
        return Paragraph(content, replace(style, size=style.size * scale))

    def _align(self, row: int, column: int, cell: Cell) -> Align:
        if cell.align is not None:
            return cell.align
        kind = self.rows[row].kind
        if kind == "head":
            return "centre"
        if column == 0 and kind == "group":
            return "left"
        if column == 0 and kind in ("total", "grand"):
            return "right" if cell.span > 1 else "left"
        return self.columns[column].align

    def _inner_width(self, column: int, cell: Cell) -> float:
        edges = self._edges
        return edges[column + cell.span] - edges[column] - 2 * self.pad_x * MM

    def _row_heights(self) -> list[float]:
        heights = [row.height * MM for row in self.rows]
        # Cells of one row first: a cell over several rows only asks for what they leave wanting.
        for row, _, cell, content in sorted(self._placed, key=lambda p: p.cell.down):
            needed = content.height + 2 * self.pad_y * MM
            wanting = needed - sum(heights[row : row + cell.down])
            heights[row + cell.down - 1] += max(wanting, 0.0)
        return heights

    def _heads(self) -> int:
        kinds = [row.kind for row in self.rows]
        return next((n for n, kind in enumerate(kinds) if kind != "head"), len(kinds))

    def _parts(self, border: int) -> list["Table"]:
        heads = self.rows[: self._heads()]
        rest = self.rows[border:]
        group = rules.open_group(self.rows, border)
        again = (rules.continued(group, self.continued),) if group else ()
        return [self._of(self.rows[:border]), self._of((*heads, *again, *rest))]

    def _of(self, rows: Sequence[Row]) -> "Table":
        part = Table(
            self.columns,
            rows,
            size=self.size,
            pad_x=self.pad_x,
            pad_y=self.pad_y,
            step=self.step,
            whole=self.whole,
            continued=self.continued,
            before=self.before,
            after=self.after,
            latin=self.latin,
        )
        part._set = self._set
        return part

    def _too_high(self) -> bool:
        """Whether the first rows that must stay together are higher than a whole page."""
        heads = self._heads()
        _, end = rules.runs(self.rows[heads:], self.whole)[0]
        return sum(self._heights[: heads + end]) > page_height(self) + ROUNDING

    def _torn(self, available_height: float) -> list[Flowable]:
        """The rows that fit and, of the row too high for any page, the lines that fit."""
        heads = self._heads()
        height = sum(self._heights[:heads])
        border = heads
        while height + self._heights[border] <= available_height:
            height += self._heights[border]
            border += 1
        printed = [row for row in self.rows[heads:border] if not row.repeated]
        before: list[Flowable] = [*self._parts(border)] if printed else []
        room = available_height - height - 2 * self.pad_y * MM
        fits_elsewhere = self._heights[border] <= page_height(self) - sum(self._heights[:heads])
        if (before and fits_elsewhere) or room < _LEAST_TORN:
            return before
        upper, lower = [], []
        for _, column, cell, content in (p for p in self._placed if p.row == border):
            above, below = _cut(content, self._inner_width(column, cell), room)
            upper.append(replace(cell, content=above))
            lower.append(replace(cell, content=below))
        if all(isinstance(cell.content, _Nothing) for cell in upper):
            return before
        row = self.rows[border]
        first = (*self.rows[:border], replace(row, cells=tuple(upper), height=0.0))
        rest = (*self.rows[:heads], replace(row, cells=tuple(lower), height=0.0))
        return [self._of(first), self._of((*rest, *self.rows[border + 1 :]))]


class _Nothing(Stack):
    """In the place of a content that moves to the next page as a whole."""


def _cut(content: Flowable, width: float, room: float) -> tuple[Flowable, Flowable | str]:
    """What of a cell fits, and the rest (nothing, when all of it fits)."""
    if content.height <= room:
        return content, ""
    parts = content.split(width, room)
    if not parts:
        return _Nothing([]), content
    return parts[0], (parts[1] if len(parts) == 2 else Stack(parts[1:]))
