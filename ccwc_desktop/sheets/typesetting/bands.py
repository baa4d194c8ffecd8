"""Pictures and words beside each other, centred: a table for those who read little."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting.spans import MM

_ENDLESS = 1e6


class Band(Flowable):
    """Things beside each other in columns of `widths` mm, all centred from top to bottom.

    `height` in mm is the least height. `rule` draws the line below, `fill` a grey ground (share of
    black), `box` a frame around all. Things narrower than their column (pictures) stand centred.
    """

    def __init__(
        self,
        items: Sequence[Flowable | None],
        widths: Sequence[float],
        *,
        height: float = 0.0,
        pad: float = 2.0,
        rule: bool = False,
        fill: float = 0.0,
        box: bool = False,
    ) -> None:
        super().__init__()
        self.items = list(items)
        self.widths = [width * MM for width in widths]
        self.least, self.pad = height * MM, pad * MM
        self.rule, self.fill, self.box = rule, fill, box

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the highest thing and its room above and below."""
        highest = 0.0
        for item, width in zip(self.items, self.widths, strict=True):
            if item is not None:
                highest = max(highest, item.wrap(width, _ENDLESS)[1])
        self.width = sum(self.widths)
        self.height = max(self.least, highest + 2 * self.pad)
        return self.width, self.height

    def draw(self) -> None:
        """The ground, the things, the lines."""
        canvas = self.canv
        canvas.saveState()
        if self.fill:
            canvas.setFillGray(1 - self.fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setLineWidth(0.7)
        if self.rule:
            canvas.line(0, 0, self.width, 0)
        if self.box:
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        canvas.restoreState()
        x = 0.0
        for item, width in zip(self.items, self.widths, strict=True):
            if item is not None:
                room = width - item.width
                item.drawOn(canvas, x + room / 2, (self.height - item.height) / 2)
            x += width
