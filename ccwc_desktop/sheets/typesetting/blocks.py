"""Things that hold other things together: stacks, neighbours, boxes, and what shares a page."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable, Spacer

from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.spans import MM, ROUNDING, Content, Style, bold
from ccwc_desktop.sheets.typesetting.text import draw_line, measure

_ENDLESS = 1e6


def gap(height: float) -> Flowable:
    """Empty paper, `height` mm high."""
    return Spacer(0, height * MM)


class Stack(Flowable):
    """Things one below the other, with their own spaces between them."""

    def __init__(self, items: Sequence[Flowable]) -> None:
        super().__init__()
        self.items = list(items)

    def getSpaceBefore(self) -> float:
        """Points above: those of the first thing."""
        return self.items[0].getSpaceBefore() if self.items else 0.0

    def getSpaceAfter(self) -> float:
        """Points below: those of the last thing."""
        return self.items[-1].getSpaceAfter() if self.items else 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The sum of the heights and of the larger of each two meeting spaces."""
        self.width = available_width
        self._tops: list[float] = []
        height = 0.0
        for number, item in enumerate(self.items):
            if number:
                height += self._between(number)
            self._tops.append(height)
            height += item.wrap(available_width, _ENDLESS)[1]
        self.height = height
        return self.width, height

    def _between(self, number: int) -> float:
        above, below = self.items[number - 1], self.items[number]
        return max(above.getSpaceAfter(), below.getSpaceBefore())

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between two things, or inside the one that crosses the border."""
        self.wrap(available_width, available_height)
        for number, (item, top) in enumerate(zip(self.items, self._tops, strict=True)):
            if top + item.height <= available_height + ROUNDING:
                continue
            parts = inner_split(self, item, available_width, available_height - top)
            head = self.items[:number] + parts[:1]
            tail = parts[1:] if parts else [item]
            rest = [*tail, *self.items[number + 1 :]]
            return [Stack(head), Stack(rest)] if head else []
        return [self]

    def draw(self) -> None:
        """Draw from the top down."""
        for item, top in zip(self.items, self._tops, strict=True):
            item.drawOn(self.canv, 0, self.height - top - item.height)


class Together(Stack):
    """A heading (or several) and what it belongs to: the heading never ends a page."""

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut inside the last thing only."""
        self.wrap(available_width, available_height)
        *leading, last = self.items
        room = available_height - self._tops[-1]
        parts = inner_split(self, last, available_width, room) if room > 0 else []
        if not parts:
            # On a fresh page nothing is won by waiting for the next one.
            return self.items if available_height > page_height(self) - 1 else []
        return [Together([*leading, parts[0]]), *parts[1:]]


class Closing(Stack):
    """The end of a sheet: the block of signatures keeps at least the end of `before` with it."""

    def __init__(self, before: Flowable, signatures: Flowable) -> None:
        super().__init__([before, signatures])

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut inside `before`, so that its last row or lines move with the signatures."""
        self.wrap(available_width, available_height)
        before, signatures = self.items
        if before.height > available_height + ROUNDING:
            parts = inner_split(self, before, available_width, available_height)
            return [*parts[:-1], Closing(parts[-1], signatures)] if parts else []
        head, tail = parted(before, available_width)
        if head is not None:
            return [head, Closing(tail, signatures)]
        if self.height <= page_height(self):
            return []
        if type(before) is Stack and len(before.items) > 1:
            return [Stack(before.items[:-1]), Closing(before.items[-1], signatures)]
        return [before, signatures]


class SideBySide(Flowable):
    """Things beside each other, tops aligned; `widths` and `space` in mm."""

    def __init__(
        self, items: Sequence[Flowable], widths: Sequence[float], space: float = 5.0
    ) -> None:
        super().__init__()
        self.items = list(items)
        self.widths = [width * MM for width in widths]
        self.space = space * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the highest."""
        pairs = zip(self.items, self.widths, strict=True)
        self.height = max(item.wrap(width, _ENDLESS)[1] for item, width in pairs)
        self.width = sum(self.widths) + self.space * (len(self.widths) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw from left to right."""
        x = 0.0
        for item, width in zip(self.items, self.widths, strict=True):
            item.drawOn(self.canv, x, self.height - item.height)
            x += width + self.space


class Boxed(Flowable):
    """A notice in a box: words at the left and, where given, bold words at the right.

    `line` is the strength of the box in points: 0.8, or 1.2 for a warning.
    """

    def __init__(self, content: Content, style: Style, right: str = "", line: float = 0.8) -> None:
        super().__init__()
        self.content = Paragraph(content, style)
        self.style = style
        self.right = bold(right) if right else None
        self.line = line
        self.pad_x, self.pad_y = 2.5 * MM, 0.7 * MM

    def getSpaceBefore(self) -> float:
        """Points above."""
        return 2.0 * MM

    def getSpaceAfter(self) -> float:
        """Points below."""
        return 2.0 * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The words wrap in what the right side leaves."""
        self.width = available_width
        taken = measure(self.right, self.style) + self.pad_x if self.right else 0.0
        room = available_width - 2 * self.pad_x - taken
        self.height = self.content.wrap(room, _ENDLESS)[1] + 2 * self.pad_y
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box and its words; the right words stand on the first line."""
        self.canv.saveState()
        self.canv.setLineWidth(self.line)
        self.canv.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        self.canv.restoreState()
        self.content.drawOn(self.canv, self.pad_x, self.pad_y)
        if self.right:
            y = self.height - self.pad_y - self.content.lines[0].above
            right = self.width - self.pad_x
            draw_line(self.canv, right, y, self.right, self.style, "right")


def glued(item: Flowable) -> bool:
    """Whether the thing stays on the page of what follows it."""
    return bool(getattr(item, "glued", False))


def parted(item: Flowable, width: float) -> tuple[Flowable | None, Flowable]:
    """All but the end of a thing, and its end: the least that may stand before signatures."""
    if isinstance(item, Together):
        *leading, last = item.items
        head, tail = parted(last, width)
        return (None, item) if head is None else (Together([*leading, head]), tail)
    if isinstance(item, Paragraph):
        item.wrap(width, _ENDLESS)
        parts = item.split_at(len(item.lines) - 2)
        return (parts[0], parts[1]) if parts else (None, item)
    divided = getattr(item, "parted", None)
    return divided(width) if divided else (None, item)


def inner_split(outer: Flowable, item: Any, width: float, height: float) -> list[Flowable]:
    """Split a thing inside another one; it learns of the page from the outer one."""
    item._frame = getattr(outer, "_frame", None)
    return list(item.split(width, height))


def page_height(item: Any) -> float:
    """Height in points of the text area the thing was last tried on."""
    frame = getattr(item, "_frame", None)
    return _ENDLESS if frame is None else float(frame._height)
