"""From characters to glyphs: runs by script and font coverage, shaped by HarfBuzz, remembered."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from ccwc_desktop.language import words
from ccwc_desktop.sheets.typesetting import fonts, marks

# A second glyph of a split vowel stands for no letter of its own. An empty mapping makes some
# readers print garbage, so it stands for the invisible break.
_NO_LETTER = "\u200b"

# Shown for a letter that no face has; the logical text keeps the letter itself.
SUBSTITUTE = "?"

_AS_SPACE = str.maketrans(dict.fromkeys("\u00a0\u202f\t\r\n", " "))
_DROPPED = str.maketrans(dict.fromkeys([*range(0x20), 0x7F, 0x200B, 0x2060, 0xFEFF, 0xAD]))


class Glyph(NamedTuple):
    """One drawn glyph and the letters it stands for; lengths in 1/1000 em."""

    id: int
    text: str
    advance: float
    dx: float
    dy: float


class Run(NamedTuple):
    """Glyphs of one face."""

    face: str
    glyphs: tuple[Glyph, ...]


class Shaped(NamedTuple):
    """A shaped text: `width` in 1/1000 em; `plain` when each glyph is one letter in order."""

    text: str
    width: float
    runs: tuple[Run, ...]
    plain: bool


def cleaned(text: str) -> str:
    """The text as it is printed and found again: no invisible breaks, every space a plain one."""
    return text.translate(_AS_SPACE).translate(_DROPPED)


@lru_cache(maxsize=30_000)
def shape(text: str, family: str, bold: bool) -> Shaped:
    """Shape one word or line in a family, falling back through its chain cluster by cluster."""
    text = cleaned(text)
    runs = []
    plain = True
    for name, script, part in _itemised(text, family, bold):
        run, faithful = _shaped_run(name, script, part)
        plain = plain and faithful
        runs.append(run)
    width = sum(glyph.advance for run in runs for glyph in run.glyphs)
    return Shaped(text, width, tuple(runs), plain)


def width(text: str, family: str, bold: bool, size: float) -> float:
    """Width of a text in points, at `size` points."""
    return shape(text, family, bold).width * size / 1000


def unprintable(text: str) -> str:
    """The characters of a text that no face on paper can show (each is printed as `?`)."""
    faces = [fonts.face(name) for name in fonts.chain(fonts.BODY, False)]
    return "".join(
        c
        for c in dict.fromkeys(cleaned(text))
        if c not in marks.MARKS and not any(f.covers(c) for f in faces)
    )


def _itemised(text: str, family: str, bold: bool) -> Iterator[tuple[str, str, str]]:
    """Runs of (face, script, text); digits and signs join the run before them."""
    face, script, part = "", "", ""
    for cluster in words.clusters(text):
        its_face = _face_for(cluster, family, bold)
        its_script = _script(cluster)
        if its_face == face and (not its_script or not script or its_script == script):
            part += cluster
            script = script or its_script
            continue
        if part:
            yield face, script or "Zyyy", part
        face, script, part = its_face, its_script, cluster
    if part:
        yield face, script or "Zyyy", part


@lru_cache(maxsize=10_000)
def _face_for(cluster: str, family: str, bold: bool) -> str:
    if cluster in marks.MARKS:
        return marks.NAME
    # Khmer words in an English sheet look like those of the Khmer one.
    khmer = family == fonts.LATIN and _script(cluster) == "Khmr"
    names = fonts.chain(fonts.BODY if khmer else family, bold)
    return next((name for name in names if fonts.face(name).covers(cluster)), "")


def _script(cluster: str) -> str:
    first = cluster[:1]
    if "\u1780" <= first <= "\u17ff" or "\u19e0" <= first <= "\u19ff":
        return "Khmr"
    return "Latn" if first.isalpha() else ""


def _shaped_run(face: str, script: str, text: str) -> tuple[Run, bool]:
    if face == marks.NAME:
        signs = [Glyph(marks.CODES[c], c, marks.MARKS[c].advance, 0, 0) for c in text]
        return Run(face, tuple(signs)), True
    if not face:
        return _substituted(text), False
    groups = _harfbuzz(face, script, text)
    glyphs: list[Glyph] = []
    for letters, drawn in groups:
        shares = _dealt(letters, len(drawn))
        glyphs += [Glyph(g[0], share, *g[1:]) for g, share in zip(drawn, shares, strict=True)]
    plain = all(len(drawn) == len(letters) == 1 for letters, drawn in groups)
    return Run(face, tuple(glyphs)), plain


def _substituted(text: str) -> Run:
    """A question mark for each cluster that no face can draw; never an empty box."""
    name = fonts.chain(fonts.LATIN, False)[0]
    [(_, [drawn])] = _harfbuzz(name, "Zyyy", SUBSTITUTE)
    return Run(name, tuple(Glyph(drawn[0], c, *drawn[1:]) for c in words.clusters(text)))


_Placed = tuple[int, float, float, float]


def _harfbuzz(face: str, script: str, text: str) -> list[tuple[str, list[_Placed]]]:
    """Glyphs (id, advance, dx, dy) for each cluster of the text, in drawing order."""
    opened = fonts.face(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = "km" if script == "Khmr" else "en"
    hb.shape(opened.shaper, buffer)
    starts: list[int] = []
    groups: list[list[_Placed]] = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not starts or info.cluster != starts[-1]:
            starts.append(info.cluster)
            groups.append([])
        scaled = (place.x_advance, place.x_offset, place.y_offset)
        advance, dx, dy = (v * opened.scale for v in scaled)
        groups[-1].append((info.codepoint, advance, dx, dy))
    ends = [*starts[1:], len(text)]
    pieces = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    return list(zip(pieces, groups, strict=True))


def _dealt(letters: str, glyphs: int) -> list[str]:
    """Letters of a cluster dealt over its glyphs so that, joined, they are the letters again."""
    if len(letters) >= glyphs:
        return [*letters[: glyphs - 1], letters[glyphs - 1 :]]
    return [*letters, *[_NO_LETTER] * (glyphs - len(letters))]
