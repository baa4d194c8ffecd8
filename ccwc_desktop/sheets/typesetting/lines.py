"""Lines of words: measured, broken to a width, and drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from ccwc_desktop.sheets.typesetting import breaking, embedding, fonts, shaping
from ccwc_desktop.sheets.typesetting.spans import (
    ABOVE,
    BELOW,
    BOXES,
    MM,
    ROUNDING,
    Content,
    Span,
    Style,
    spans_of,
)

# Stands for a dotted line within the text of a paragraph.
_DOTS = "\ufffc"

_SMALLEST_ENGLISH = 0.8
_NO_BREAK_SPACE = "\u00a0"


class Part(NamedTuple):
    """Text of one look; `dots` (points) makes it a dotted line. `size` in points."""

    text: str
    face: str
    bold: bool
    size: float
    ink: float
    dots: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.dots or shaping.width(self.text, self.face, self.bold, self.size)


@dataclass(frozen=True)
class Word:
    """What stays on one line, the space behind it, and whether a new line starts before it."""

    parts: tuple[Part, ...]
    space: Part | None = None
    newline: bool = False

    @cached_property
    def width(self) -> float:
        """Width in points without the space behind."""
        return sum(part.width for part in self.parts)

    @cached_property
    def advance(self) -> float:
        """Width in points with the space behind."""
        return self.width + (self.space.width if self.space else 0.0)

    @cached_property
    def box(self) -> tuple[float, float]:
        """Points that its letters need above and below the baseline."""
        boxes = [_box(part) for part in self.parts]
        return max((box[0] for box in boxes), default=0.0), max(
            (box[1] for box in boxes), default=0.0
        )


@dataclass(frozen=True)
class Line:
    """Words of one line with the extent of its box above and below the baseline, in points."""

    words: tuple[Word, ...]
    above: float
    below: float

    @property
    def width(self) -> float:
        """Width in points, without the spaces at its end."""
        return sum(word.advance for word in self.words[:-1]) + sum(
            word.width for word in self.words[-1:]
        )


def words(content: Content, style: Style) -> list[Word]:
    """The words of a content; text without break marks gets them from the segmenter."""
    return list(_words(spans_of(content), style))


# A table that goes over pages asks again for the cells of each part.
@lru_cache(maxsize=5_000)
def _words(spans: tuple[Span, ...], style: Style) -> tuple[Word, ...]:
    texts = [_DOTS if span.dots else breaking.marked(span.text) for span in spans]
    owners = [span for span, text in zip(spans, texts, strict=True) for c in text if _kept(c)]
    bare, pieces = breaking.pieces("".join(texts))
    found = []
    for piece in pieces:
        parts = tuple(_parts(bare, owners, piece.start, piece.end, style))
        spaces = tuple(_parts(bare, owners, piece.end, piece.after, style))
        found.append(Word(parts, spaces[0] if spaces else None, piece.newline))
    return tuple(found)


def broken(words_: Sequence[Word], width: float, style: Style) -> list[Line]:
    """Lines no wider than `width` points, filled from the first word on."""
    rows: list[list[Word]] = [[]]
    used = 0.0
    queue = list(reversed(words_))
    while queue:
        word = queue.pop()
        room = width - _indent(style, first=len(rows) == 1)
        if word.newline and not _at_start(rows):
            rows.append([])
            used, room = 0.0, width - _indent(style, first=False)
        if rows[-1] and used + word.width > room + ROUNDING:
            rows.append([])
            used, room = 0.0, width - _indent(style, first=False)
        if word.width > room + ROUNDING:
            word, rest = _cut(word, room)
            queue += [rest] if rest else []
        rows[-1].append(word)
        used += word.advance
    return [_boxed(row, style) for row in rows]


def draw(canvas: Canvas, line: Line, x: float, y: float) -> None:
    """Draw a line with its left end and baseline at (x, y), in points."""
    placed = []
    for word in line.words:
        for part in (*word.parts, *([word.space] if word.space else [])):
            if part.dots:
                _draw_dots(canvas, x, y, part.dots)
            else:
                shaped = shaping.shape(part.text, part.face, part.bold)
                placed.append(embedding.Placed(x, y, part.size, part.ink, shaped))
            x += part.width
    embedding.write(canvas, placed)


def with_fitting_english(words_: Sequence[Word], width: float) -> list[Word]:
    """The words, with the English ones a little smaller when one of them is wider than `width`.

    The English is a help: where it would need to be much smaller it is left out, for it is
    never broken inside a word.
    """
    widest = max((word.width for word in words_ if _is_english(word)), default=0.0)
    if widest <= width + ROUNDING:
        return list(words_)
    scale = width / widest
    if scale < _SMALLEST_ENGLISH:
        return [word for word in words_ if not _is_english(word)]
    return [_scaled(word, scale) if _is_english(word) else word for word in words_]


def widest(words_: Sequence[Word]) -> float:
    """Width in points of the longest word; the small English words do not count."""
    return max((word.width for word in words_ if not _is_english(word)), default=0.0)


def _scaled(word: Word, scale: float) -> Word:
    parts = tuple(part._replace(size=part.size * scale) for part in word.parts)
    return replace(word, parts=parts)


def _kept(c: str) -> bool:
    return c not in (breaking.BREAK, breaking.JOINER)


def _at_start(rows: list[list[Word]]) -> bool:
    return len(rows) == 1 and not rows[0]


def _is_english(word: Word) -> bool:
    return bool(word.parts) and all(p.face == fonts.LATIN and p.ink < 1 for p in word.parts)


def _indent(style: Style, first: bool) -> float:
    return (style.first if first else style.hang) * MM


def _parts(text: str, owners: Sequence[Span], start: int, end: int, style: Style) -> Iterator[Part]:
    """Runs of the same look within text[start:end]."""
    for span, places in groupby(range(start, end), key=lambda p: owners[p]):
        run = "".join(text[p] for p in places)
        size = span.size if span.size is not None else style.size * span.scale
        yield Part(
            text=run,
            face=span.face or style.face,
            bold=style.bold if span.bold is None else span.bold,
            size=size,
            ink=style.ink if span.ink is None else span.ink,
            dots=span.dots * MM,
        )


def _cut(word: Word, room: float) -> tuple[Word, Word | None]:
    """A word too long for a line, cut at a no-break space or else between clusters.

    The rest may be cut again.
    """
    text = "".join(part.text for part in word.parts)
    widths = [0.0]
    for end in range(1, len(text) + 1):
        widths.append(sum(part.width for part in _slice(word.parts, 0, end)))
    fits = bisect_right(widths, room + ROUNDING) - 1
    space = text.rfind(_NO_BREAK_SPACE, 1, fits + 1)
    if 0 < space < len(text) - 1:
        behind = _slice(word.parts, space, space + 1)[0]
        head = Word(_slice(word.parts, 0, space), behind, word.newline)
        return head, Word(_slice(word.parts, space + 1, len(text)), word.space)
    at = breaking.emergency(text, fits)
    if at >= len(text):
        return word, None
    head = Word(_slice(word.parts, 0, at), None, word.newline)
    return head, Word(_slice(word.parts, at, len(text)), word.space)


def _slice(parts: Sequence[Part], start: int, end: int) -> tuple[Part, ...]:
    kept = []
    position = 0
    for part in parts:
        text = part.text[max(start - position, 0) : max(end - position, 0)]
        position += len(part.text)
        if text:
            kept.append(part._replace(text=text))
    return tuple(kept)


def _boxed(row: Sequence[Word], style: Style) -> Line:
    """A line with its box: that of its largest letters; English alone needs less."""
    least = BOXES[style.face] if style.face == fonts.LATIN else (ABOVE, BELOW)
    loose = max(style.step - sum(least), 0.0) * style.size
    above = max((word.box[0] for word in row), default=0.0)
    below = max((word.box[1] for word in row), default=0.0)
    parts = [part for word in row for part in word.parts]
    if parts and all(_is_latin_line(part) for part in parts):
        return Line(tuple(row), above, below)
    return Line(
        tuple(row),
        max(above, least[0] * style.size) + loose,
        max(below, least[1] * style.size),
    )


def _is_latin_line(part: Part) -> bool:
    return part.face == fonts.LATIN and part.ink < 1 and not part.dots


def _box(part: Part) -> tuple[float, float]:
    """Points above and below the baseline; Khmer letters need their room in any face."""
    khmer = part.face == fonts.LATIN and any("\u1780" <= c <= "\u17ff" for c in part.text)
    above, below = BOXES[fonts.BODY if khmer else part.face]
    return above * part.size, below * part.size


def _draw_dots(canvas: Canvas, x: float, y: float, length: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0.35)
    canvas.setDash([0.5, 1.5])
    canvas.line(x + 1, y - 0.8, x + length - 1, y - 0.8)
    canvas.restoreState()
