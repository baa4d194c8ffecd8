"""Reading .xlsx as lines of text: values only, nothing is run, nothing is believed.

A file is looked at before it is read: how large it is when unpacked, how long its rows are. The
value of a formula is what the spreadsheet last worked out; where there is none, the formula itself
stands in the cell and the reader of figures refuses it.
"""

import io
import math
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import sheet_lines
from ccwc_desktop.exchange.csv_text import LARGEST, LegacyWatch
from ccwc_desktop.exchange.sheet_lines import Lines, Sheet

LARGEST_UNPACKED = 192 * 1024 * 1024
LARGEST_PART = 16 * 1024 * 1024
"""Of a part that is no sheet (texts, styles): these are read as a whole."""
LARGEST_ROW = 1024 * 1024
MOST_PARTS = 2000
MOST_SHEETS = 200
MOST_TAGS, MOST_TAGS_OF_TEXTS, MOST_STRANGE_TAGS = 100_000, 800_000, 500_000
"""Of a part that is no sheet, of the texts, of those in sheets that are not about cells: each
becomes an object in memory."""
MOST_SHEET_TAGS = 10_000_000
"""Of all sheets: two million cells, as a country's villages with 130 fields have."""
MOST_WORK = 64_000_000
"""Signs that are read from all sheets together; a row and a cell count as sixteen more."""
MOST_ROWS = 1_048_576
_CELL, _FORMULA_SIGN = 16, 10
# It warns of decorations that it cannot keep; nothing is written back here.
warnings.filterwarnings("ignore", module="openpyxl")

_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_STRANGE = re.compile(rb"<(?!/|(?:\w+:)?(?:row|c|v|f|is|t|r)[\s/>])")
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|005[Ff])_")  # signs that XML cannot hold, and _
_CHUNK = 1024 * 1024
# What openpyxl and zipfile raise for a file that somebody damaged or made up.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OverflowError,
    EOFError,
    OSError,
    RuntimeError,
)


@dataclass(slots=True)
class _Work:
    """How much of a file may still be read: cells that a few bytes unfold to cost time too."""

    left: int = MOST_WORK

    def take(self, amount: int) -> None:
        """Raises Refused("figures_file.too_large") when there is no end of it."""
        self.left -= amount
        if self.left < 0:
            raise sheet_lines.too_large(MOST_WORK - self.left, MOST_WORK)


def sheets(data: bytes) -> Iterator[Sheet]:
    """The visible sheets that have anything in them, one after the other.

    Read a sheet before asking for the next. Refused("figures_file.…"): too_large,
    not_a_spreadsheet (another kind of zip), damaged_spreadsheet, legacy_khmer (line, sheet).
    """
    try:
        with_formulas = _looked_through(data)
        book = _opened(data, data_only=True)
        shown = [
            name
            for name in book.sheetnames
            if getattr(book[name], "sheet_state", "") == "visible" and hasattr(book[name], "rows")
        ]
        formulas = _opened(data, data_only=False) if with_formulas else None
    except _BROKEN as fault:
        raise Refused("figures_file.damaged_spreadsheet") from fault
    work = _Work()
    for name in shown:
        lines = _lines(book[name], formulas[name] if formulas is not None else None, work)
        expected = book[name].max_row or 0
        found = sheet_lines.begun(name, _watched(name, lines), min(expected, MOST_ROWS))
        if found is not None:
            yield found


def _looked_through(data: bytes) -> bool:
    """Whether there are formulas; refuses what is no spreadsheet or would not fit."""
    if len(data) > LARGEST:
        raise sheet_lines.too_large(len(data), LARGEST)
    if data.count(b"PK\x01\x02") > MOST_PARTS:  # before each becomes an object
        raise sheet_lines.too_large(len(data), LARGEST)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
            raise Refused("figures_file.not_a_spreadsheet")
        unpacked = sum(part.file_size for part in parts)
        others = [part.file_size for part in parts if not _SHEETS.fullmatch(part.filename)]
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or max(others) > LARGEST_PART:
            raise sheet_lines.too_large(unpacked, LARGEST_UNPACKED)
        sheets = [part for part in parts if _SHEETS.fullmatch(part.filename)]
        _check_others(archive, [part for part in parts if part not in sheets])
        counts = [_looked_at(archive, part) for part in sheets]  # every sheet is looked through
        tags = sum(tags for _formulas, tags in counts)
        if tags > MOST_SHEET_TAGS:
            raise sheet_lines.too_large(tags, MOST_SHEET_TAGS)
        return any(formulas for formulas, _tags in counts)


def _check_others(archive: zipfile.ZipFile, others: list[zipfile.ZipInfo]) -> None:
    for part in others:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        text = archive.read(part)
        if b"\0" in text:  # of another encoding, in which nothing can be counted
            raise Refused("figures_file.damaged_spreadsheet")
        texts = part.filename.lower() == "xl/sharedstrings.xml"
        most = MOST_TAGS_OF_TEXTS if texts else MOST_TAGS
        if text.count(b"<") > most:
            raise sheet_lines.too_large(text.count(b"<"), most)
        if part.filename == "xl/workbook.xml" and text.count(b"sheetId") > MOST_SHEETS:
            raise sheet_lines.too_large(text.count(b"sheetId"), MOST_SHEETS)


def _looked_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[bool, int]:
    """Whether a sheet has formulas, and its tags; refuses a row that would fill the memory."""
    found = False
    since_row = strange = tags = 0
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            found = found or _FORMULA.search(text) is not None
            ends = [each.end() for each in _ROW.finditer(text)]
            since_row = len(text) - ends[-1] if ends else since_row + len(chunk)
            tags += chunk.count(b"<")
            strange += len(_STRANGE.findall(chunk))
            if since_row > LARGEST_ROW:
                raise sheet_lines.too_large(since_row, LARGEST_ROW)
            if strange > MOST_STRANGE_TAGS:
                raise sheet_lines.too_large(strange, MOST_STRANGE_TAGS)
            tail = text[-32:]
    return found, tags


def _opened(data: bytes, data_only: bool) -> Any:
    """The workbook with values, or with formulas where there are any."""
    return openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )


def _lines(sheet: Any, formulas: Any, work: _Work) -> Lines:
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    rows = sheet.iter_rows(values_only=True)
    told = None
    if formulas is not None:
        formulas.reset_dimensions()
        told = formulas.iter_rows(values_only=True)
    number = 0
    while True:
        try:
            values = next(rows, None)
            behind = next(told, ()) if told is not None else ()
            cells = None if values is None else _texts(values, behind, work)
        except _BROKEN as fault:
            raise Refused("figures_file.damaged_spreadsheet") from fault
        if cells is None:
            return
        number += 1
        if number > MOST_ROWS:
            raise sheet_lines.too_large(number, MOST_ROWS)
        if cells:
            yield number, cells


def _texts(values: tuple[Any, ...], behind: tuple[Any, ...], work: _Work) -> list[str]:
    signs = sum(len(value) for value in values if isinstance(value, str))
    formulas = sum(len(formula) for formula in behind if isinstance(formula, str))
    work.take(_CELL * (1 + len(values)) + signs + _FORMULA_SIGN * formulas)
    cells = ["" if value is None else _text(value) for value in values]
    for index, formula in enumerate(behind):
        if index < len(cells) and not cells[index] and formula is not None:
            cells[index] = formula if isinstance(formula, str) else "="
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: object) -> str:
    """A value as a person would type it; a number has at most six decimals."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else f"{value:.0e}"
    if isinstance(value, float):
        if not math.isfinite(value) or abs(value) >= 10**15:
            return f"{value:g}"
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else "?"


def _watched(name: str, lines: Lines) -> Lines:
    """The lines, refused when the texts turn out to be in a font of the time before Unicode."""
    watch = LegacyWatch()
    first = 0
    for number, cells in lines:
        for cell in cells:
            watch.look(cell)
        if watch.found and not first:
            first = number
        yield number, cells
    if watch.found:
        raise Refused("figures_file.legacy_khmer", line=first, sheet=name)
