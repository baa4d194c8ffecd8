"""The block of signatures at the end of a sheet, with the empty room a seal needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from ccwc_desktop.sheets.typesetting import fonts, styles
from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.spans import ENGLISH_INK, MM, Content, Style, dots

_DATE = Style(size=9.5, align="centre")
_HEADING = Style(size=10, bold=True, align="centre")
_ROLE = Style(size=9.5, face=fonts.TITLE, align="centre")
_HINT = Style(size=7.8, ink=ENGLISH_INK, align="centre")
_NAME = Style(size=10, bold=True, align="centre")

# ថ្ងៃទី…… ខែ………… ឆ្នាំ២០……, to be written by hand
DATE_TO_WRITE: Content = ("ថ្ងៃទី", dots(8.5), " ខែ", dots(13.5), " ឆ្នាំ២០", dots(7.5))


@dataclass(frozen=True)
class Signer:
    """Who signs: `heading` (seen and agreed), `date` lines, `role`, `hint` below it, `name`.

    An empty name becomes a dotted line.
    """

    heading: str
    role: str
    hint: str
    name: str = ""
    date: tuple[Content, ...] = ()


class Signatures(Flowable):
    """One to three signers from left to right, their names on one line.

    `dates` stand above the right column; `inside` sets them within it (landscape sheets).
    `room` is the empty paper in mm for signature and seal; `shares` the columns' widths; `latin`
    is for an English edition.
    """

    closes = True

    def __init__(
        self,
        signers: Sequence[Signer],
        dates: Sequence[Content] = (),
        *,
        inside: bool = False,
        room: float = 35.0,
        shares: Sequence[float] = (1, 0.85, 1),
        before: float = 4.0,
        latin: bool = False,
    ) -> None:
        super().__init__()
        self.signers = tuple(signers)
        self.dates = tuple(dates)
        self.inside = inside
        self.room = room * MM
        self.shares = tuple(shares) if len(shares) == len(signers) else (1.0,) * len(signers)
        self.before = before * MM
        self.latin = latin

    def getSpaceBefore(self) -> float:
        """Points above, unless at the top of a page."""
        return self.before

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The highest column decides where the names stand."""
        self.width = available_width
        self._widths = [available_width * s / sum(self.shares) for s in self.shares]
        self._date_width = min(82 * MM, available_width)
        self._dates = self._wrapped([(d, _DATE) for d in self.dates], self._date_width)
        self._columns = [
            self._wrapped(self._above_name(number), width)
            for number, width in enumerate(self._widths)
        ]
        self._names = [
            self._wrapped([(signer.name or dots(38), _NAME)], width)[0]
            for signer, width in zip(self.signers, self._widths, strict=True)
        ]
        above = 0.0 if self.inside else _height(self._dates) + 1.2 * MM * bool(self.dates)
        self._column_top = above
        self._name_top = above + max(map(_height, self._columns)) + self.room
        self.height = self._name_top + max(name.height for name in self._names)
        return self.width, self.height

    def draw(self) -> None:
        """Draw dates, columns and names."""
        if not self.inside:
            _draw(self.canv, self._dates, self.width - self._date_width, self.height)
        x = 0.0
        for column, name, width in zip(self._columns, self._names, self._widths, strict=True):
            _draw(self.canv, column, x, self.height - self._column_top)
            name.drawOn(self.canv, x, self.height - self._name_top - name.height)
            x += width

    def _above_name(self, number: int) -> list[tuple[Content, Style]]:
        signer = self.signers[number]
        own = [(date, _DATE) for date in signer.date]
        last = number == len(self.signers) - 1
        printed = [(date, _DATE) for date in self.dates] if self.inside and last else []
        return [
            *printed,
            (signer.heading, _HEADING),
            *own,
            (signer.role, _ROLE),
            (signer.hint, _HINT),
        ]

    def _wrapped(self, texts: Sequence[tuple[Content, Style]], width: float) -> list[Paragraph]:
        return [
            Paragraph(text, styles.dressed(style, self.latin)).set_to(width)
            for text, style in texts
            if text
        ]


def _height(paragraphs: Sequence[Paragraph]) -> float:
    return sum(paragraph.height for paragraph in paragraphs)


def _draw(canvas: Canvas, paragraphs: Sequence[Paragraph], x: float, top: float) -> None:
    for paragraph in paragraphs:
        top -= paragraph.height
        paragraph.drawOn(canvas, x, top)
