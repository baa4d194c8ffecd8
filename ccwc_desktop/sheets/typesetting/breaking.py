"""Where a line of print may end: at the marks of `language.words` and at spaces, but not where
paper asks for more: within a date or an amount, before a joining dash, before a closing sign."""

import re
from bisect import bisect_right
from typing import NamedTuple

from ccwc_desktop.language import words

BREAK = "\u200b"
JOINER = "\u2060"

_NO_START = frozenset("។៕៖ៗ៘៙៚៛!%),.:;?]}»”’…‰")
_NO_END = frozenset("([{«“‘")

_MONTHS = (
    *("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា"),
    *("កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DIGIT = "[0-9០-៩]"
_MONTH = "|".join(_MONTHS)
# Each finds one run of spaces that must not become a line end: between groups of thousands, before
# a month, behind "less than", and before a sign that joins what stands on both its sides.
_TIGHT_SPACES = re.compile(
    rf"(?<={_DIGIT}) +(?={_MONTH}|{_DIGIT}{{3}}(?!{_DIGIT}))"
    rf"|(?<=[<>≥≤]) +(?={_DIGIT})"
    r"| +(?=[–—·×=](?: |$))"
)
_DATE_SPACES = re.compile(rf"(?<={_DIGIT}) (?:{_MONTH})( +)(?={_DIGIT}{{4}})")
_BEFORE_NUMBER = ("ទី", "ឆ្នាំ", "លេខ")
# A piece between marks that is longer than this was typed by someone and put into a sentence.
_LONG = 24


class Piece(NamedTuple):
    """text[start:end] stays on one line; text[end:after] are the spaces behind it."""

    start: int
    end: int
    after: int
    newline: bool


def marked(text: str) -> str:
    """The text with break marks: those it brings along, or else those of the segmenter."""
    if BREAK not in text:
        return words.add_breaks(text)
    found = text.split(BREAK)
    return BREAK.join(words.add_breaks(p) if len(p) > _LONG else p for p in found)


def pieces(text: str) -> tuple[str, list[Piece]]:
    """The text without its marks, and the pieces a line is made of.

    `text` is already `marked`. A newline ends a line.
    """
    bare, wanted = _without_marks(text)
    ends = sorted(_legal(bare, wanted) | {m.start() for m in re.finditer("\n", bare)})
    found = []
    start = 0
    for end in [*ends, len(bare)]:
        part = bare[start:end]
        # A piece swallows the newline that ended the piece before it.
        newline = part.startswith("\n")
        part = part.removeprefix("\n")
        start = end - len(part)
        spaces = len(part) - len(part.rstrip(" "))
        if part or newline:
            found.append(Piece(start, end - spaces, end, newline))
        start = end
    return bare, found


def _without_marks(text: str) -> tuple[str, set[int]]:
    bare: list[str] = []
    places: set[int] = set()
    glued: set[int] = set()
    for c in text:
        if c == BREAK:
            places.add(len(bare))
        elif c == JOINER:
            glued.add(len(bare))
        else:
            bare.append(c)
    return "".join(bare), places - glued


def _legal(text: str, wanted: set[int]) -> set[int]:
    """Positions before which a line may start."""
    whole = _cluster_starts(text)
    legal = {p for p in wanted if p in whole and _may_part(text, p)}
    return legal | _space_breaks(text)


def _cluster_starts(text: str) -> set[int]:
    starts = set()
    position = 0
    for cluster in words.clusters(text):
        starts.add(position)
        position += len(cluster)
    return starts


def _may_part(text: str, position: int) -> bool:
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    if after in _NO_START or after == " " or before in _NO_END or _is_digit(before):
        return False
    if before in "-–—/" or after in "-–—/":
        return False
    return not (_is_digit(after) and text[:position].endswith(_BEFORE_NUMBER))


def _space_breaks(text: str) -> set[int]:
    tight = {m.end() for m in _TIGHT_SPACES.finditer(text)}
    tight |= {m.end(1) for m in _DATE_SPACES.finditer(text)}
    found = set()
    for match in re.finditer(" +", text):
        start, end = match.span()
        edge = start == 0 or end == len(text) or text[start - 1] == "\n"
        if edge or end in tight or text[end] in _NO_START or text[start - 1] in _NO_END:
            continue
        found.add(end)
    return found


def _is_digit(c: str) -> bool:
    return c in "0123456789០១២៣៤៥៦៧៨៩"


def emergency(text: str, fits: int) -> int:
    """How many characters of a word too long for its line to keep.

    A name holds words: the last border of these at or before `fits`, or else of a cluster, at least
    one cluster, and no closing sign left to start the next line.
    """
    _, inside = pieces(words.add_breaks(text))
    within = [piece.end for piece in inside if 0 < piece.end <= fits and piece.end < len(text)]
    if within:
        return within[-1]
    borders = sorted(_cluster_starts(text) - {0}) or [len(text)]
    at = bisect_right(borders, fits) - 1
    while at > 0 and (text[borders[at]] in _NO_START or text[borders[at] - 1] in _NO_END):
        at -= 1
    return borders[max(at, 0)]
