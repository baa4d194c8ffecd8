"""The faces on paper and, for each, the chain of faces that stand in for a missing letter."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import uharfbuzz as hb

from ccwc_desktop import paths

BODY = "Battambang"
TITLE = "Moul"
LATIN = "KantumruyPro"

# Moul has one weight; a letter it lacks is taken from the bold body face, which stands nearest.
_CHAINS = {
    (BODY, False): ("Battambang-Regular", "KantumruyPro-Regular"),
    (BODY, True): ("Battambang-Bold", "KantumruyPro-Bold"),
    (TITLE, False): ("Moul-Regular", "Battambang-Bold", "KantumruyPro-Bold"),
    (TITLE, True): ("Moul-Regular", "Battambang-Bold", "KantumruyPro-Bold"),
    (LATIN, False): ("KantumruyPro-Regular", "Battambang-Regular"),
    (LATIN, True): ("KantumruyPro-Bold", "Battambang-Bold"),
}

# Drawn by HarfBuzz as nothing at all, so every face covers them.
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, open for shaping. Lengths are in 1/1000 em."""

    name: str
    data: bytes = field(repr=False)
    shaper: Any = field(repr=False)
    source: Any = field(repr=False)
    letters: frozenset[int] = field(repr=False)
    scale: float

    def covers(self, cluster: str) -> bool:
        """Whether every character of the cluster has a glyph here."""
        return all(ord(c) in self.letters or c in INVISIBLE for c in cluster)

    def advance(self, glyph: int) -> float:
        """The natural width of a glyph."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * self.scale

    def extremes(self, glyph: int) -> tuple[float, float]:
        """Lowest and highest ink of a glyph, from the baseline."""
        extents = self.shaper.get_glyph_extents(glyph)
        top = extents.y_bearing * self.scale
        return top + extents.height * self.scale, top


@cache
def face(name: str) -> Face:
    """The open face of a file in resources/fonts, for example `Moul-Regular`."""
    data = (paths.resources() / "fonts" / f"{name}.ttf").read_bytes()
    source = hb.Face(data)
    return Face(
        name=name,
        data=data,
        shaper=hb.Font(source),
        source=source,
        letters=frozenset(source.unicodes),
        scale=1000.0 / source.upem,
    )


def chain(family: str, bold: bool) -> tuple[str, ...]:
    """File names to try for a family, best first."""
    return _CHAINS[family, bold]


def vertical_extent(name: str) -> tuple[float, float]:
    """Descender and ascender of a face, in 1/1000 em."""
    opened = face(name)
    extents = opened.shaper.get_font_extents("ltr")
    return extents.descender * opened.scale, extents.ascender * opened.scale
