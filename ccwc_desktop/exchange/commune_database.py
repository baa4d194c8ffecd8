"""Exports of the Commune Database: village rows in a CSV file, read line by line.

Headings are `NNN-shortcode` (also `4.a-M3_4Pre_S`) or plain short codes, beside `Year`, `VillGis`
and `CommGis`. Spreadsheets drop the leading zero of a code, change the separator and write Khmer
digits; all of that is read. What cannot be read is refused with its line, and never guessed.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ccwc_desktop.domain.cycle import FIRST_YEAR, LAST_YEAR
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import padded, parent

from .csv_text import decoded, delimiter, short_code
from .typed_numbers import number

YEAR, VILLAGE, COMMUNE = "Year", "VillGis", "CommGis"
_NEEDED = (YEAR, VILLAGE)
MOST_PROBLEMS = 2000
"""Refusals that are kept; of a file with more, the number is still counted."""
_EARLIEST = FIRST_YEAR - 15


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one village in one year, by short code; None where the cell was empty."""

    line: int
    year: int
    village: str
    commune: str
    values: Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """Why a line was not taken: `code` names the sentence, `column` the heading ("" = the line)."""

    line: int
    column: str
    code: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds. `fields` are its short codes, `ignored` headings nobody asked for.

    A row that has a problem is not among `rows`. `refused` counts such lines, even past the most
    that `problems` keeps; `elsewhere` lines of communes that were not asked for.
    """

    rows: tuple[Row, ...]
    problems: tuple[RowRefusal, ...]
    refused: int
    fields: tuple[str, ...]
    ignored: tuple[str, ...]
    elsewhere: int = 0

    @property
    def years(self) -> tuple[int, ...]:
        """The years in the good rows."""
        return tuple(sorted({row.year for row in self.rows}))

    @property
    def communes(self) -> tuple[str, ...]:
        """The communes in the good rows."""
        return tuple(sorted({row.commune for row in self.rows}))


@dataclass(slots=True)
class _Reading:
    """What is known while the lines go by."""

    headings: Sequence[str]
    places: Mapping[str, int]
    fields: Sequence[tuple[int, str]]
    only: str = ""
    seen: dict[tuple[int, str], int] = field(default_factory=dict)
    numbers: dict[str, Decimal | str | None] = field(default_factory=dict)


def read(data: bytes, known: Collection[str] | None = None, only: str = "") -> Export:
    """The rows of an export; with `only` those of one commune, the others are just counted.

    `known` are the short codes to take; other columns are named in `ignored` and never read. None
    takes every column. Refused("figures_file.…"): empty, too_large, not_text (kind), not_utf8
    (line), legacy_khmer (line), no_column (column), doubled_column (column), malformed (line).
    RowRefusal codes "figures_row.…": not_a_number, negative, ambiguous_number (text), unknown_year,
    village_code, commune_code (text), other_commune, doubled (first), too_few_cells,
    too_many_cells (cells, expected).
    """
    text = decoded(data)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    rows: list[Row] = []
    problems: list[RowRefusal] = []
    refused = elsewhere = 0
    try:
        headings = _headings(lines)
        reading, ignored = _begun(headings, known)
        reading.only = only
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if _is_elsewhere(reading, cells):
                elsewhere += 1
                continue
            found = _row(reading, lines.line_num, cells)
            if isinstance(found, Row):
                rows.append(found)
                continue
            refused += 1
            problems += found[: MOST_PROBLEMS - len(problems)]
    except csv.Error as error:
        raise Refused("figures_file.malformed", line=lines.line_num) from error
    fields = tuple(name for _, name in reading.fields)
    return Export(tuple(rows), tuple(problems), refused, fields, ignored, elsewhere)


def _headings(lines: Iterator[list[str]]) -> list[str]:
    for cells in lines:
        if any(cell.strip() for cell in cells):
            while cells and not cells[-1].strip():
                cells.pop()
            return [cell.strip() for cell in cells]
    raise Refused("figures_file.empty")


def _begun(
    headings: Sequence[str], known: Collection[str] | None
) -> tuple[_Reading, tuple[str, ...]]:
    codes = [short_code(heading) for heading in headings]
    named = {name.lower(): name for name in (YEAR, VILLAGE, COMMUNE)}
    wanted = None if known is None else {code.lower(): code for code in known}
    places: dict[str, int] = {}
    fields: dict[str, int] = {}
    ignored = []
    for index, code in enumerate(codes):
        if place := named.get(code.lower()):
            _add(places, place, index)
        elif wanted is None and code:
            _add(fields, code, index)
        elif wanted is not None and code.lower() in wanted:
            _add(fields, wanted[code.lower()], index)
        else:
            ignored.append(headings[index])
    for name in _NEEDED:
        if name not in places:
            raise Refused("figures_file.no_column", column=name)
    reading = _Reading(headings, places, [(index, name) for name, index in fields.items()])
    return reading, tuple(ignored)


def _add(columns: dict[str, int], name: str, index: int) -> None:
    if name in columns:
        raise Refused("figures_file.doubled_column", column=name)
    columns[name] = index


def _is_elsewhere(reading: _Reading, cells: Sequence[str]) -> bool:
    """Whether a line certainly speaks of a village of another commune."""
    place = reading.places[VILLAGE]
    if not reading.only or place >= len(cells):
        return False
    village = _code(reading, 0, cells, VILLAGE, [])
    return village != "" and parent(village) != reading.only


def _row(reading: _Reading, line: int, cells: list[str]) -> Row | list[RowRefusal]:
    expected = len(reading.headings)
    if len(cells) != expected:
        if any(cell.strip() for cell in cells[expected:]) or len(cells) < expected:
            code = "too_few_cells" if len(cells) < expected else "too_many_cells"
            return [_refusal(line, "", code, cells=len(cells), expected=expected)]
        del cells[expected:]
    problems: list[RowRefusal] = []
    year = _year(reading, line, cells, problems)
    village = _code(reading, line, cells, VILLAGE, problems)
    commune = parent(village)
    if COMMUNE in reading.places:
        commune = _code(reading, line, cells, COMMUNE, problems)
        if village and commune and parent(village) != commune:
            problems.append(
                _refusal(line, COMMUNE, "other_commune", village=village, commune=commune)
            )
    values = _values(reading, line, cells, problems)
    if year and village:
        first = reading.seen.setdefault((year, village), line)
        if first != line:
            problems.append(
                _refusal(line, VILLAGE, "doubled", first=first, village=village, year=year)
            )
    return problems or Row(line, year, village, commune, values)


def _year(reading: _Reading, line: int, cells: Sequence[str], problems: list[RowRefusal]) -> int:
    text = cells[reading.places[YEAR]].strip()
    amount = number(text)
    if isinstance(amount, Decimal) and amount == amount.to_integral_value():
        year = int(amount)
        if _EARLIEST <= year <= LAST_YEAR:
            return year
    problems.append(_refusal(line, YEAR, "unknown_year", text=text[:80]))
    return 0


def _code(
    reading: _Reading, line: int, cells: Sequence[str], column: str, problems: list[RowRefusal]
) -> str:
    text = cells[reading.places[column]].strip()
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    level = "village" if column == VILLAGE else "commune"
    try:
        return padded(digits, level)
    except Refused:
        problems.append(_refusal(line, column, f"{level}_code", text=text[:80]))
        return ""


def _values(
    reading: _Reading, line: int, cells: Sequence[str], problems: list[RowRefusal]
) -> dict[str, Decimal | None]:
    values: dict[str, Decimal | None] = {}
    numbers = reading.numbers  # the same small numbers stand in most cells of a file
    for index, name in reading.fields:
        text = cells[index]
        if text not in numbers:
            numbers[text] = number(text)
        amount = numbers[text]
        if isinstance(amount, str):
            column = reading.headings[index]
            problems.append(_refusal(line, column, amount, text=text[:80]))
        else:
            values[name] = amount
    return values


def _refusal(line: int, column: str, code: str, **details: object) -> RowRefusal:
    return RowRefusal(line, column, f"figures_row.{code}", details)
