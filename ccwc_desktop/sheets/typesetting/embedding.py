"""The only place that knows ReportLab's inside: own fonts in the PDF, text operators, page counts.

Each face becomes a Type0 font with one code per (glyph, letters) pair, so that reading the codes
in order gives the logical Khmer text back. Written for ReportLab 5.1; its tests guard the seams.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from ccwc_desktop.sheets.typesetting import fonts, marks
from ccwc_desktop.sheets.typesetting.shaping import Glyph, Run, Shaped

_Name, _Dict, _Array = pdfdoc.PDFName, pdfdoc.PDFDictionary, pdfdoc.PDFArray
rl_config.useA85 = 0  # text instead of bytes: a tenth of the time, a fifth more to carry
_SHAPING_TABLES = ("GSUB", "GPOS", "GDEF", "kern", "DSIG", "meta")


class Placed(NamedTuple):
    """A shaped text at a point of the canvas: x, y and size in points, ink 0 white to 1 black."""

    x: float
    y: float
    size: float
    ink: float
    shaped: Shaped


def write(canvas: Any, texts: Iterable[Placed]) -> None:
    """Put shaped texts on the canvas, each readable again as its logical text."""
    operators = ["q BT"]
    faces = _used.setdefault(canvas._doc, {})
    ink = -1.0
    for text in texts:
        if text.ink != ink:
            ink = text.ink
            operators.append(f"{_number(1 - ink)} g")
        operators += _operators(canvas._doc, faces, text)
    if len(operators) > 1:
        canvas._code.append("\n".join([*operators, "ET Q"]))


class PagedCanvas(Canvas):
    """A canvas that finishes its pages at the end, when their number is known."""

    def __init__(
        self, *args: Any, finish: Callable[[Canvas, int, int], None], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._finish = finish
        self._waiting: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Put the page aside instead of closing it."""
        self._waiting.append(dict(self.__dict__))
        super()._startPage()  # type: ignore[misc]

    def save(self) -> None:
        """Finish every page with (canvas, page, pages), then write the document."""
        waiting = self._waiting
        for page, state in enumerate(waiting, 1):
            self.__dict__.update(state)
            self._finish(self, page, len(waiting))
            super().showPage()
        super().save()


class _FontInDocument:
    """The part of a face that one document uses; ReportLab asks for it when it saves."""

    def __init__(self, document: Any, face: str) -> None:
        self.face = face
        self.codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self.name = f"FK{len(document.fontMapping) + 1}"
        document.fontMapping["@" + face] = "/" + self.name
        document.delayedFonts.append(self)

    def code(self, glyph: Glyph) -> str:
        """The glyph's code as hexadecimal text."""
        if self.face == marks.NAME:
            self.codes[glyph.id, glyph.text] = glyph.id
            return f"{glyph.id:02X}"
        code = self.codes.setdefault((glyph.id, glyph.text), len(self.codes))
        return f"{code:04X}"

    def addObjects(self, document: Any) -> None:
        """Called by ReportLab at save."""
        maker = _marks_font if self.face == marks.NAME else _composite_font
        font = maker(document, self)
        font.__RefOnly__ = 1
        document.Reference(font, self.name)
        document.idToObject[pdfdoc.BasicFonts].dict[self.name] = font


def _natural(face: str, glyph: Glyph) -> int:
    """The width the PDF viewer will advance by, in 1/1000 em."""
    return int(glyph.advance) if face == marks.NAME else _width(face, glyph.id)


@cache
def _width(face: str, glyph: int) -> int:
    return round(fonts.face(face).advance(glyph))


_used: WeakKeyDictionary[Any, dict[str, _FontInDocument]] = WeakKeyDictionary()


def _operators(document: Any, faces: dict[str, _FontInDocument], text: Placed) -> list[str]:
    lines = []
    x = text.x
    for run in text.shaped.runs:
        if run.face not in faces:
            faces[run.face] = _FontInDocument(document, run.face)
        font = faces[run.face]
        lines.append(f"/{font.name} {_number(text.size)} Tf")
        lines.append(f"1 0 0 1 {_number(x)} {_number(text.y)} Tm")
        lines += _show(font, run, text.size)
        x += sum(glyph.advance for glyph in run.glyphs) * text.size / 1000
    if text.shaped.plain or not lines:
        return lines
    actual = text.shaped.text.encode("utf-16-be").hex().upper()
    return [f"/Span <</ActualText <FEFF{actual}>>> BDC", *lines, "EMC"]


def _show(font: _FontInDocument, run: Run, size: float) -> list[str]:
    """TJ operators."""
    lines: list[str] = []
    risen = 0.0
    for rise, pieces in _pieces(run):
        if rise != risen:
            risen = rise
            lines.append(f"{_number(rise * size / 1000)} Ts")
        shown = (f"{push}<{''.join(map(font.code, glyphs))}>" for push, glyphs in pieces)
        lines.append(f"[{' '.join(shown)}] TJ")
    if risen:
        lines.append("0 Ts")
    return lines


@lru_cache(maxsize=30_000)
def _pieces(run: Run) -> list[tuple[float, list[tuple[str, list[Glyph]]]]]:
    """Glyphs of the same rise (1/1000 em), in pieces that begin with a push of the viewer's pen.

    `drift` is how far that pen lags behind the shaper's.
    """
    risen: list[tuple[float, list[tuple[str, list[Glyph]]]]] = []
    drift = 0.0
    for glyph in run.glyphs:
        if not risen or abs(glyph.dy - risen[-1][0]) > 0.5:
            rise = glyph.dy if risen or abs(glyph.dy) > 0.5 else 0.0
            risen.append((rise, []))
        pieces = risen[-1][1]
        drift += glyph.dx
        if abs(drift) > 0.4:
            pieces.append((_number(-drift) + " ", []))
            drift = 0.0
        elif not pieces:
            pieces.append(("", []))
        pieces[-1][1].append(glyph)
        drift += glyph.advance - glyph.dx - _natural(run.face, glyph)
    return risen


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _composite_font(document: Any, font: _FontInDocument) -> Any:
    face = fonts.face(font.face)
    used = list(font.codes)
    data, renumbered = _subset(face, {glyph for glyph, _ in used})
    # The tag must differ between subsets and be the same for the same subset.
    digest = hashlib.sha256(data).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    base = _Name(f"{tag}+{face.name}")
    to_glyph = b"".join(renumbered[glyph].to_bytes(2, "big") for glyph, _ in used)
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": base,
        "CIDSystemInfo": _Dict(
            {
                "Registry": pdfdoc.PDFString("Adobe"),
                "Ordering": pdfdoc.PDFString("Identity"),
                "Supplement": 0,
            }
        ),
        "FontDescriptor": _descriptor(document, font, base, data),
        "DW": 0,
        "W": f"[0 [{' '.join(str(_width(font.face, glyph)) for glyph, _ in used)}]]",
        "CIDToGIDMap": document.Reference(_stream(to_glyph), "gids:" + font.name),
    }
    return _Dict(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base,
            "Encoding": "/Identity-H",
            "DescendantFonts": _Array(
                [document.Reference(_Dict(descendant), "descendant:" + font.name)]
            ),
            "ToUnicode": _to_unicode(document, font, 4),
        }
    )


def _descriptor(document: Any, font: _FontInDocument, base: Any, data: bytes) -> Any:
    low, high = (round(v) for v in fonts.vertical_extent(font.face))
    file = document.Reference(_stream(data, Length1=len(data)), "file:" + font.name)
    return document.Reference(
        _Dict(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": 4,
                "FontBBox": _Array([-1000, low, 2000, high]),
                "ItalicAngle": 0,
                "Ascent": high,
                "Descent": low,
                "CapHeight": 700,
                "StemV": 140 if "Regular" not in font.face else 80,
                "FontFile2": file,
            }
        ),
        "descriptor:" + font.name,
    )


def _subset(face: fonts.Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """A font file with these glyphs only, and the new number of each old glyph."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    for table in _SHAPING_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
    plan = hb.SubsetPlan(face.source, wanted)
    small = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    return bytes(small.blob.data), {glyph: mapping[glyph] for glyph in glyphs}


def _marks_font(document: Any, font: _FontInDocument) -> Any:
    """A Type3 font: its glyphs are the paths of `marks`, filled in the colour of the text."""
    signs = list(marks.MARKS.values())
    names = [f"m{code}" for code in range(1, len(signs) + 1)]
    procedures = {
        name: document.Reference(
            _stream(f"{sign.advance} 0 0 -200 1100 900 d1 {sign.path} f*"), f"{font.name}:{name}"
        )
        for name, sign in zip(names, signs, strict=True)
    }
    return _Dict(
        {
            "Type": "/Font",
            "Subtype": "/Type3",
            "FontBBox": _Array([0, -200, 1100, 900]),
            "FontMatrix": _Array([0.001, 0, 0, 0.001, 0, 0]),
            "CharProcs": _Dict(procedures),
            "Encoding": _Dict(
                {"Type": "/Encoding", "Differences": _Array([1, *map(_Name, names)])}
            ),
            "FirstChar": 1,
            "LastChar": len(signs),
            "Widths": _Array([sign.advance for sign in signs]),
            "Resources": _Dict({}),
            "ToUnicode": _to_unicode(document, font, 2),
        }
    )


def _to_unicode(document: Any, font: _FontInDocument, digits: int) -> Any:
    """The map from codes of `digits` hexadecimal digits to letters."""
    pairs = sorted((code, text) for (_, text), code in font.codes.items() if text)
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{c:0{digits}X}> <{t.encode('utf-16-be').hex().upper()}>" for c, t in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return document.Reference(_stream("\n".join(lines)), "unicode:" + font.name)


def _stream(content: str | bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    for key, value in entries.items():
        stream.dictionary[key] = value
    stream.filters = [pdfdoc.PDFZCompress]
    return stream
