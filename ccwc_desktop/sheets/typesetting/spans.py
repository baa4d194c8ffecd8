"""What is written and how: pieces of text with their looks, and the style of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ccwc_desktop.sheets.typesetting import fonts

Align = Literal["left", "centre", "right"]

# The line box in em above and below the baseline; it holds the ink of every stacked letter.
ABOVE, BELOW = 1.13, 0.57
BOXES = {fonts.BODY: (ABOVE, BELOW), fonts.TITLE: (1.23, 0.59), fonts.LATIN: (0.98, 0.32)}

MM = 72 / 25.4
# Sums of lengths differ by rounding; the page forgives no more than this, in points.
ROUNDING = 1e-6
ENGLISH_INK = 0.68


@dataclass(frozen=True)
class Span:
    """A piece of text that differs from its paragraph; None means "as the paragraph".

    `size` in points, or `scale` times the paragraph's size; `ink` from 0 white to 1 black;
    `dots` is the length in mm of a dotted line for the pen, instead of text.
    """

    text: str
    bold: bool | None = None
    face: str | None = None
    size: float | None = None
    scale: float = 1.0
    ink: float | None = None
    dots: float = 0.0


Content = str | Span | Sequence[str | Span]


@dataclass(frozen=True)
class Style:
    """The look of a paragraph: `size` in points, `step` (line height) in em, the rest in mm.

    `hang` indents every line but the first, `first` the first one; a `glued` paragraph stays on
    the page of what follows it.
    """

    size: float = 9.5
    bold: bool = False
    face: str = fonts.BODY
    ink: float = 1.0
    align: Align = "left"
    step: float = ABOVE + BELOW
    first: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    glued: bool = False


def bold(text: str) -> Span:
    """Bold within a paragraph."""
    return Span(text, bold=True)


def grey(text: str) -> Span:
    """Weaker than the text around it."""
    return Span(text, ink=ENGLISH_INK)


def english(text: str, size: float = 6.2) -> Span:
    """The small English words beside or under the Khmer ones; dropped where they do not fit."""
    return Span(text, bold=False, face=fonts.LATIN, size=size, ink=ENGLISH_INK)


def code(text: str) -> Span:
    """A machine identifier: always Latin digits, in the Latin face."""
    return Span(text, face=fonts.LATIN, scale=0.92)


def dots(length: float) -> Span:
    """A dotted line of `length` mm to write on."""
    return Span("", dots=length)


def both(khmer: str, latin: str) -> tuple[str, Span]:
    """A Khmer line with its English line below, for the head of a column."""
    return khmer, english("\n" + latin)


def spans_of(content: Content) -> tuple[Span, ...]:
    """Any content as spans."""
    if isinstance(content, str):
        return (Span(content),)
    if isinstance(content, Span):
        return (content,)
    return tuple(Span(part) if isinstance(part, str) else part for part in content)


def plain_text(content: Content) -> str:
    """The words of a content without their looks."""
    return "".join(span.text for span in spans_of(content))


def restyled(style: Style, **changes: object) -> Style:
    """The style with some fields changed."""
    return replace(style, **changes)  # type: ignore[arg-type]
