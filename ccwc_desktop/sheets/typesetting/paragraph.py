"""A paragraph of Khmer and English that wraps, splits over pages and can be found again."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting import lines
from ccwc_desktop.sheets.typesetting.spans import MM, ROUNDING, Content, Style, restyled

# A page neither starts nor ends with fewer lines of a paragraph than this.
_TOGETHER = 2


class Paragraph(Flowable):
    """Text set to the width it is given. Attributes after wrap: `lines`, `width`, `height`."""

    def __init__(self, content: Content, style: Style) -> None:
        super().__init__()
        self._begin(lines.words(content, style), style)

    @classmethod
    def of_words(cls, words: Sequence[lines.Word], style: Style) -> "Paragraph":
        """A paragraph of words already measured (the rest of one that was split)."""
        paragraph = cls.__new__(cls)
        Flowable.__init__(paragraph)
        paragraph._begin(list(words), style)
        return paragraph

    def _begin(self, words: list[lines.Word], style: Style) -> None:
        self.style = style
        self.words = words
        self.lines: list[lines.Line] = []
        self.glued = style.glued
        self._wrapped_at = -1.0

    def getSpaceBefore(self) -> float:
        """Points above, unless at the top of a page."""
        return self.style.before * MM

    def getSpaceAfter(self) -> float:
        """Points below."""
        return self.style.after * MM

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break into lines; the height is that of the line boxes."""
        if available_width != self._wrapped_at:
            words = lines.with_fitting_english(self.words, available_width)
            self.lines = lines.broken(words, available_width, self.style)
            self._wrapped_at = available_width
        self.width = available_width
        self.height = sum(line.above + line.below for line in self.lines)
        return self.width, self.height

    def set_to(self, width: float) -> "Paragraph":
        """This paragraph, wrapped to `width` points."""
        self.wrap(width, 0)
        return self

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Two paragraphs, the first of which fits, or none when it should move as a whole."""
        self.wrap(available_width, available_height)
        fitting = 0
        height = 0.0
        for line in self.lines:
            height += line.above + line.below
            if height > available_height + ROUNDING:
                break
            fitting += 1
        return self.split_at(min(fitting, len(self.lines) - _TOGETHER))

    def split_at(self, count: int) -> list[Flowable]:
        """The first `count` lines and the others; none when a lonely line would be left."""
        if count < _TOGETHER or len(self.lines) - count < _TOGETHER:
            return []
        head = [word for line in self.lines[:count] for word in line.words]
        tail = [word for line in self.lines[count:] for word in line.words]
        first = restyled(self.style, after=0.0)
        rest = restyled(self.style, before=0.0, first=self.style.hang)
        return [Paragraph.of_words(head, first), Paragraph.of_words(tail, rest)]

    def draw(self) -> None:
        """Draw the lines from the top down."""
        y = self.height
        for number, line in enumerate(self.lines):
            y -= line.above
            indent = (self.style.first if number == 0 else self.style.hang) * MM
            room = self.width - indent - line.width
            shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[self.style.align]
            lines.draw(self.canv, line, indent + room * shift, y)
            y -= line.below
