"""A problem tree on paper: boxes of causes, the problem, boxes of effects, lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.blocks import page_height
from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.spans import MM, ROUNDING

_GAP = 9 * MM  # between the columns: room for lines and arrows
_TRUNK = 0.24  # the share of the width that the problem takes
_INSET = 6 * MM  # that the second level stands further in
_BETWEEN = 2.2 * MM
_PAD_X, _PAD_Y = 2.0 * MM, 1.0 * MM
_LINE, _TRUNK_LINE, _ARROW = 0.6, 1.2, 2.0 * MM


@dataclass(frozen=True, slots=True)
class Box:
    """A cause or an effect; a `deep` one hangs on the box of the first level above it."""

    text: Paragraph
    deep: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    boxes: tuple[Box, ...]
    left: float
    leads: bool  # whether its boxes lead to the problem, or come of it


class Tree(Flowable):
    """Boxes left and right of the problem. What does not fit goes on under the problem again."""

    def __init__(self, causes: Sequence[Box], trunk: Paragraph, effects: Sequence[Box]) -> None:
        super().__init__()
        self.causes, self.trunk, self.effects = tuple(causes), trunk, tuple(effects)

    def getSpaceBefore(self) -> float:
        """Points above, unless at the top of a page."""
        return 2 * MM

    def getSpaceAfter(self) -> float:
        """Points below."""
        return 4 * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the highest of the three columns."""
        self.width = available_width
        self._trunk_width = (available_width - 2 * _GAP) * _TRUNK
        self._column = (available_width - 2 * _GAP - self._trunk_width) / 2
        self.trunk.wrap(self._trunk_width - 2 * _PAD_X, 0)
        for each in (*self.causes, *self.effects):
            room = self._column - (_INSET if each.deep else 0.0)
            each.text.wrap(room - 2 * _PAD_X, 0)
        self.height = max(
            self.trunk.height + 2 * _PAD_Y, _height(self.causes), _height(self.effects)
        )
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The boxes that fit on each side, and a tree of the others, if no page could hold all."""
        self.wrap(available_width, available_height)
        if self.height <= page_height(self) + ROUNDING and available_height < page_height(self) - 1:
            return []
        fit = [_fitting(side, available_height) for side in (self.causes, self.effects)]
        if self.trunk.height + 2 * _PAD_Y > available_height or not any(fit):
            return []
        first = Tree(self.causes[: fit[0]], self.trunk, self.effects[: fit[1]])
        rest = Tree(self.causes[fit[0] :], self.trunk, self.effects[fit[1] :])
        return [first, rest] if rest.causes or rest.effects else [first]

    def draw(self) -> None:
        """Boxes and lines from the top down; the problem stands in the middle of its column."""
        canvas = self.canv
        canvas.saveState()
        trunk_left = self._column + _GAP
        trunk_height = self.trunk.height + 2 * _PAD_Y
        bottom = (self.height - trunk_height) / 2
        canvas.setLineWidth(_TRUNK_LINE)
        canvas.setFillGray(0.94)
        canvas.rect(trunk_left, bottom, self._trunk_width, trunk_height, stroke=1, fill=1)
        canvas.setFillGray(0)
        self.trunk.drawOn(canvas, trunk_left + _PAD_X, bottom + _PAD_Y)
        canvas.setLineWidth(_LINE)
        middle = self.height / 2
        self._draw_side(_Side(self.causes, 0.0, True), trunk_left, middle)
        right = trunk_left + self._trunk_width
        self._draw_side(_Side(self.effects, right + _GAP, False), right, middle)
        canvas.restoreState()

    def _draw_side(self, side: _Side, trunk: float, middle: float) -> None:
        y = self.height - max(0.0, (self.height - _height(side.boxes)) / 2)
        hangs_at = y
        for each in side.boxes:
            height = each.text.height + 2 * _PAD_Y
            x = side.left + (_INSET if each.deep else 0.0)
            level = y - height / 2
            self.canv.rect(x, y - height, side.left + self._column - x, height)
            each.text.drawOn(self.canv, x + _PAD_X, y - height + _PAD_Y)
            if each.deep:
                bend = side.left + _INSET / 2
                self.canv.lines([(bend, hangs_at, bend, level), (bend, level, x, level)])
            else:
                self._connect(side, level, trunk, middle)
                hangs_at = y - height
            y -= height + _BETWEEN

    def _connect(self, side: _Side, level: float, trunk: float, middle: float) -> None:
        """From a cause to the problem, or from the problem to an effect, with an arrow."""
        if side.leads:
            start, end = (side.left + self._column, level), (trunk, middle)
        else:
            start, end = (trunk, middle), (side.left, level)
        bend = (start[0] + end[0] - _ARROW) / 2
        self.canv.lines(
            [
                (start[0], start[1], bend, start[1]),
                (bend, start[1], bend, end[1]),
                (bend, end[1], end[0], end[1]),
            ]
        )
        arrow = self.canv.beginPath()
        arrow.moveTo(end[0], end[1])
        arrow.lineTo(end[0] - _ARROW, end[1] + _ARROW / 2.4)
        arrow.lineTo(end[0] - _ARROW, end[1] - _ARROW / 2.4)
        arrow.close()
        self.canv.drawPath(arrow, stroke=0, fill=1)


def _height(boxes: Sequence[Box]) -> float:
    if not boxes:
        return 0.0
    return sum(each.text.height + 2 * _PAD_Y + _BETWEEN for each in boxes) - _BETWEEN


def _fitting(boxes: Sequence[Box], room: float) -> int:
    """How many boxes fit, from the first on."""
    count = 0
    while count < len(boxes) and _height(boxes[: count + 1]) <= room + ROUNDING:
        count += 1
    return count
