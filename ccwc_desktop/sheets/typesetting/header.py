"""What stands around a sheet: national header, authority chain, titles, tags, running head."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from ccwc_desktop.sheets.typesetting import fonts, styles
from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.spans import (
    ENGLISH_INK,
    MM,
    Content,
    Span,
    Style,
    dots,
    english,
    restyled,
)
from ccwc_desktop.sheets.typesetting.text import draw_line, measure

CHAIN = Style(size=9.5, face=fonts.TITLE)
NUMBER = Style(size=9.5)
TITLE = Style(size=13.5, face=fonts.TITLE, align="centre")
SUBTITLE = Style(size=10.5, bold=True, align="centre")
ENGLISH_TITLE = Style(size=8, face=fonts.LATIN, ink=ENGLISH_INK, align="centre")
RUNNING = Style(size=8)
_TAG = Style(size=8, bold=True)

# The column ends before the national header, which begins beside the first line of the chain.
_CHAIN_WIDTH, _CHAIN_STEP = 55.0, 5.7
# The English header is narrower, and the English names of offices are longer.
_LATIN_CHAIN_WIDTH = 62.0
# A chain a little too wide is set smaller before it wraps.
_CHAIN_LEAST = 0.85
_RUNNING_GAP, _RUNNING_LEAST = 8.0, 0.7
_TAG_HEIGHT = 5.5
_ORNAMENT_HALF = 50.0


class TitleBlock(NamedTuple):
    """Chain, number line and titles at their places.

    `placed` are paragraphs with x and top (mm from the top left corner); `bottom` is where the
    sheet itself may begin, in mm.
    """

    placed: tuple[tuple[Paragraph, float, float], ...]
    bottom: float


def chain_block(
    lines: Sequence[str],
    number: str | None,
    label: str,
    left: float,
    top: float,
    number_at: float,
    latin: bool = False,
) -> TitleBlock:
    """The authority chain and the number line; an empty number leaves dots for the pen.

    A line too long wraps in its own column and moves the rest down.
    """
    placed = []
    y = top
    width = (_LATIN_CHAIN_WIDTH if latin else _CHAIN_WIDTH) * MM
    style = styles.dressed(CHAIN, latin)
    widest = max((measure(line, style) for line in lines), default=0.0)
    if width < widest <= width / _CHAIN_LEAST:
        style = restyled(style, size=style.size * width / widest)
    for line in lines:
        paragraph = Paragraph(line, style).set_to(width)
        placed.append((paragraph, left, y - paragraph.lines[0].above / MM))
        y += _CHAIN_STEP * len(paragraph.lines)
    bottom = y - _CHAIN_STEP + 2 if lines else top - _CHAIN_STEP
    if number is not None:
        y = max(y + 0.3, number_at - (_CHAIN_STEP if len(lines) < 3 else 0) * (3 - len(lines)))
        content = (f"{label} ", number or dots(34))
        paragraph = Paragraph(content, styles.dressed(NUMBER, latin)).set_to(width)
        placed.append((paragraph, left, y - paragraph.lines[0].above / MM))
        bottom = y + 2
    return TitleBlock(tuple(placed), bottom)


def title_block(
    title: str,
    subtitle: Content,
    english_line: str,
    box: tuple[float, float],
    width: float,
    first: float,
    latin: bool = False,
    scale: float = 1.0,
) -> TitleBlock:
    """Title, sub-title and English line, centred in `box` = (left, right); baselines from `first`.

    Lines after the first one move everything below them down. Lengths in mm. `scale` makes all of
    it larger, the sub-title by half as much.
    """
    left, right = box
    placed = []
    y = first
    bottom = first
    half = (1 + scale) / 2
    large = restyled(TITLE, size=TITLE.size * scale)
    smaller = restyled(SUBTITLE, size=SUBTITLE.size * half)
    for content, style, step in ((title, large, 7.0 * scale), (subtitle, smaller, 5.0 * half)):
        if content:
            room = width if style is large else right - left
            paragraph = Paragraph(content, styles.dressed(style, latin)).set_to(room * MM)
            x = (left + right - room) / 2
            placed.append((paragraph, x, y - paragraph.lines[0].above / MM))
            extra = paragraph.height - paragraph.lines[0].above - paragraph.lines[0].below
            bottom = y + extra / MM + 3.2
            y += extra / MM + step
    if english_line:
        paragraph = Paragraph(english_line, ENGLISH_TITLE).set_to((right - left) * MM)
        placed.append((paragraph, left, y - paragraph.lines[0].above / MM))
        bottom = y + (paragraph.height - paragraph.lines[0].above) / MM + 3.1
    return TitleBlock(tuple(placed), bottom)


def draw_block(canvas: Canvas, block: TitleBlock, page_height: float) -> None:
    """Draw paragraphs at their places on a page of `page_height` mm."""
    for paragraph, x, top in block.placed:
        paragraph.drawOn(canvas, x * MM, (page_height - top) * MM - paragraph.height)


def national_header(
    canvas: Canvas,
    lines: tuple[str, str],
    centre: float,
    baselines: tuple[float, float, float],
    ornament_width: float = 34.0,
    sizes: tuple[float, float] = (12.5, 11.5),
    latin: bool = False,
) -> None:
    """The two lines of the Kingdom, never broken, and the ornament below them.

    Points on the canvas: `centre` is x, `baselines` the y of both lines and of the ornament's
    centre; `ornament_width` in mm.
    """
    for line, y, size in zip(lines, baselines, sizes, strict=False):
        style = styles.dressed(Style(size=size, face=fonts.TITLE), latin)
        draw_line(canvas, centre, y, line, style, "centre")
    _ornament(canvas, centre, baselines[2], ornament_width * MM)


def tag(canvas: Canvas, words: tuple[str, str], right: float, top: float, dark: bool) -> float:
    """A tag with its right upper corner at (right, top), points; returns its width.

    Outlined, or white on black when `dark`.
    """
    ink = 0.0 if dark else 1.0
    large, small = words
    content: list[Span] = [Span(large, ink=ink)]
    if small:
        content += [Span(" "), _tag_english(small, dark)]
    style = styles.dressed(_TAG, latin=not small)
    width = measure(content, style) + 4 * MM
    canvas.saveState()
    canvas.setLineWidth(0.8)
    canvas.setFillGray(0)
    canvas.rect(right - width, top - _TAG_HEIGHT * MM, width, _TAG_HEIGHT * MM, 1, int(dark))
    canvas.restoreState()
    draw_line(canvas, right - width + 2 * MM, top - 3.6 * MM, content, style)
    return width


def running_head(
    canvas: Canvas,
    left: Content,
    right: Content,
    ends: tuple[float, float],
    text: float,
    rule: float,
    *,
    taken: float = 0.0,
    latin: bool = False,
) -> None:
    """The line at the top of the second page and after; lengths in points.

    `taken` is the room at the right end that a tag has. The right words are left out where they do
    not fit beside the left ones.
    """
    style = styles.dressed(RUNNING, latin)
    room = ends[1] - ends[0]
    wanted = measure(left, style)
    if taken:
        room -= taken + 2 * MM
    elif wanted + _RUNNING_GAP * MM + measure(right, style) <= room:
        draw_line(canvas, ends[1], text, right, style, "right")
    if wanted > room:
        style = restyled(style, size=style.size * max(room / wanted, _RUNNING_LEAST))
    draw_line(canvas, ends[0], text, left, style)
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.line(ends[0], rule, ends[1], rule)
    canvas.restoreState()


def watermark(
    canvas: Canvas, words: tuple[str, str], width: float, height: float, latin: bool = False
) -> None:
    """The practice mark behind the text of a page of `width` x `height` points."""
    large, small = words
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(52)
    above = styles.dressed(Style(size=58, face=fonts.TITLE, ink=0.14), latin)
    below = styles.dressed(Style(size=20, ink=0.18, bold=True), latin)
    draw_line(canvas, 0, 10, large, above, "centre")
    draw_line(canvas, 0, -48, small, below, "centre")
    canvas.restoreState()


def _tag_english(latin: str, dark: bool) -> Span:
    small = english(latin, 6.4)
    return Span(small.text, bold=False, face=small.face, size=small.size, ink=0.0 if dark else 0.7)


def _ornament(canvas: Canvas, x: float, y: float, width: float) -> None:
    """A diamond between two waving strokes that end in a curl, `width` points wide."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width / (2 * _ORNAMENT_HALF), width / (2 * _ORNAMENT_HALF))
    canvas.setFillGray(0)
    canvas.setLineCap(1)
    for side in (1, -1):
        canvas.saveState()
        canvas.scale(side, 1)
        _stroke(canvas)
        canvas.restoreState()
    diamond = canvas.beginPath()
    diamond.moveTo(0, 4.2)
    for px, py in ((2.7, 0), (0, -4.2), (-2.7, 0)):
        diamond.lineTo(px, py)
    diamond.close()
    diamond.moveTo(0, 1.7)
    for px, py in ((-1.1, 0), (0, -1.7), (1.1, 0)):
        diamond.lineTo(px, py)
    diamond.close()
    canvas.drawPath(diamond, stroke=0, fill=1)
    canvas.restoreState()


def _stroke(canvas: Canvas) -> None:
    """The right half: a stroke that swells in the middle, and a small leaf at the diamond."""
    wave = canvas.beginPath()
    wave.moveTo(5.2, 1.6)
    wave.curveTo(9, -3.4, 16, -3.9, 23, -1.2)
    wave.curveTo(31, 1.9, 38, 3.0, _ORNAMENT_HALF, -0.6)
    wave.curveTo(39, 1.4, 32, 0.3, 24, -2.6)
    wave.curveTo(16, -5.4, 8.4, -4.9, 5.2, 1.6)
    wave.close()
    canvas.drawPath(wave, stroke=0, fill=1)
    curl = canvas.beginPath()
    curl.moveTo(5.2, 1.6)
    curl.curveTo(4.6, 3.6, 7.4, 4.0, 7.6, 2.2)
    canvas.setLineWidth(0.8)
    canvas.drawPath(curl, stroke=1, fill=0)
