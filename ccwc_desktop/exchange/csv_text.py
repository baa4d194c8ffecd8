"""The text of a CSV file that came from anywhere, and the shape of its headings."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from ccwc_desktop.domain.errors import Refused

from . import sheet_lines
from .sheet_lines import Lines, Sheet

LARGEST = 48 * 1024 * 1024
"""Bytes of a file of figures; the country's villages with 80 fields are 5 million."""
LARGEST_ROW = 1024 * 1024
MOST_ROWS = 1_048_576
_DELIMITERS = ",;\t"
_KINDS = (
    (b"PK\x03\x04", "spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),
    (b"%PDF", "pdf"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
)
_PREFIX = re.compile(r"\d+(?:\.[0-9A-Za-z]+)*-(?=.)")
_FIRST = re.compile(r"\S[^\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_QUOTED = re.compile(r'"[^"]*"')
# Limon and its like put Khmer signs on Latin-1 letters: "RkugPñMeBj". Letters that romanised
# Khmer uses (Kâmpóng, Siĕm Réab) do not count.
_LEGACY = re.compile(r"[\u0080-\u00ff](?<![ÂâÉéÊêÎîÓóÔôÛûÈèÀàÇç\u00a0])")
_KHMER = re.compile(r"[\u1780-\u17ff]")
_LEGACY_SIGNS = 3


def decoded(data: bytes) -> str:
    """The text.

    Refused("figures_file.…"): empty, too_large, not_text, not_utf8, legacy_khmer.
    """
    if len(data) > LARGEST:
        raise Refused("figures_file.too_large", size=len(data), largest=LARGEST)
    if not data.strip():
        raise Refused("figures_file.empty")
    kind = next((kind for mark, kind in _KINDS if data.startswith(mark)), "")
    if kind or b"\x00" in data:
        raise Refused("figures_file.not_text", kind=kind or "binary")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _check_legacy(data.decode("cp1252", errors="replace"))
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("figures_file.not_utf8", line=line) from error
    if not text.isascii() and not _KHMER.search(text):
        _check_legacy(text)
    return text


def _check_legacy(text: str) -> None:
    signs = list(islice(_LEGACY.finditer(text), _LEGACY_SIGNS))
    if len(signs) >= _LEGACY_SIGNS:
        line = text.count("\n", 0, signs[0].start()) + 1
        raise Refused("figures_file.legacy_khmer", line=line)


class LegacyWatch:
    """Looks out for Khmer of the time before Unicode; a file with real Khmer in it has none."""

    def __init__(self) -> None:
        self._khmer = False
        self._signs = 0

    @property
    def found(self) -> bool:
        """Whether what was seen so far is legacy text."""
        return self._signs >= _LEGACY_SIGNS and not self._khmer

    def look(self, text: str) -> None:
        """Look at one more text."""
        if not text.isascii():
            self._khmer = self._khmer or bool(_KHMER.search(text))
            self._signs += sum(1 for _sign in _LEGACY.finditer(text))


def sheet(data: bytes) -> Sheet:
    """A CSV file as a sheet; what is wrong with its form is refused while its lines are read.

    Refused("figures_file.…") as `decoded`, and malformed (line), too_large (a row, or too many).
    """
    text = decoded(data)
    found = sheet_lines.begun("", _lines(text), text.count("\n") + 1)
    if found is None:
        raise Refused("figures_file.empty")
    return found


def _lines(text: str) -> Lines:
    begun = 0  # where the row in hand begins
    end = 0

    def pieces() -> Iterator[str]:
        # as io.StringIO would give them, which takes four bytes for each sign
        nonlocal end
        for found in _LINE.finditer(text):
            end = found.end()
            if end - begun > LARGEST_ROW:
                raise sheet_lines.too_large(end - begun, LARGEST_ROW)
            yield found[0]

    lines = csv.reader(pieces(), delimiter=delimiter(text), strict=True)
    try:
        for cells in lines:
            begun = end
            if lines.line_num > MOST_ROWS:
                raise sheet_lines.too_large(lines.line_num, MOST_ROWS)
            yield lines.line_num, cells
    except csv.Error as error:
        raise Refused("figures_file.malformed", line=lines.line_num) from error


def delimiter(text: str) -> str:
    """What separates the cells of the first line that has any: comma, semicolon or tab."""
    found = _FIRST.search(text)
    first = _QUOTED.sub("", found[0][:LARGEST_ROW]) if found else ""
    return max(_DELIMITERS, key=first.count)


def short_code(heading: str) -> str:
    """The Commune Database's short code in a heading: "4.a-M3_4Pre_S" -> "M3_4Pre_S"."""
    return _PREFIX.sub("", heading.strip(), count=1)
