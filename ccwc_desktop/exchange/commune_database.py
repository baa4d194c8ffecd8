"""Exports of the Commune Database: rows by village or by commune, read line by line.

Headings are `NNN-shortcode` (also `4.a-M3_4Pre_S`) or plain short codes, beside `Year`, `VillGis`
and `CommGis`; a file without `VillGis` has a row a commune. Spreadsheets drop the leading zero of a
code, change the separator and write Khmer digits; all of that is read. What cannot be read is
refused with its line, and never guessed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import parent

from . import sheet_lines, typed_cells
from .csv_text import short_code
from .sheet_lines import Progress, RowRefusal, Sheet
from .typed_numbers import number

YEAR, VILLAGE, COMMUNE = "Year", "VillGis", "CommGis"
MOST_PROBLEMS = 2000
"""Refusals that are kept; of a file with more, the number is still counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one place in one year, by short code; None where the cell was empty.

    `village` is "" in a file that has a row a commune.
    """

    line: int
    year: int
    village: str
    commune: str
    values: Mapping[str, Decimal | None]

    @property
    def place(self) -> str:
        """What the figures are of: the village, or the commune."""
        return self.village or self.commune


@dataclass(frozen=True, slots=True)
class Export:
    """What a sheet holds. `columns` are those of its short codes, `place_column` the one of the
    village or commune, `ignored` headings nobody asked for.

    `level` is "village" or "commune". A row that has a problem is not among `rows`. `refused`
    counts such lines, even past the most that `problems` keeps; `elsewhere` counts the lines of
    each commune that was not asked for.
    """

    level: str
    rows: tuple[Row, ...]
    problems: tuple[RowRefusal, ...]
    refused: int
    columns: Mapping[str, int]
    place_column: int
    ignored: tuple[str, ...]
    elsewhere: Mapping[str, int] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The short codes."""
        return tuple(self.columns)

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

    sheet: Sheet
    places: Mapping[str, int]
    fields: Sequence[tuple[int, str]]
    seen: dict[tuple[int, str], str]
    numbers: dict[str, Decimal | str | None] = field(default_factory=dict)

    def refusal(self, line: int, column: int, code: str, /, **details: object) -> RowRefusal:
        """Why a cell was not taken."""
        return sheet_lines.refusal(self.sheet, line, column, code, **details)


Known = Mapping[str, Collection[str]]
"""Level ("village", "commune") -> the short codes that are taken of such a file."""


def read(
    sheet: Sheet,
    known: Known | None = None,
    only: str = "",
    seen: dict[tuple[int, str], str] | None = None,
    progress: Progress = sheet_lines.silent,
) -> Export:
    """The rows of an export; with `only` those of one commune, the others are just counted.

    `seen` is kept from sheet to sheet: year and place -> the line where it stood first.
    `known` says which columns to take; others are named in `ignored` and never read. None takes
    every column. Refused("figures_file.…"): no_column (column), doubled_column (column), and what
    reading the lines may raise (see `csv_text.sheet`).
    RowRefusal codes "figures_row.…": not_a_number, formula, negative, ambiguous_number (text),
    unknown_year, village_code, commune_code (text), other_commune, doubled (first), too_few_cells,
    too_many_cells (cells, expected).
    """
    reading, ignored = _begun(sheet, known, {} if seen is None else seen)
    level = "village" if VILLAGE in reading.places else "commune"
    telling = reading.places[VILLAGE if level == "village" else COMMUNE]
    rows: list[Row] = []
    problems: list[RowRefusal] = []
    elsewhere: dict[str, int] = {}
    refused = ours = 0
    for line, cells in sheet.watched(progress):
        if other := typed_cells.elsewhere(cells, telling, only):
            elsewhere[other] = elsewhere.get(other, 0) + 1
            continue
        if not any(cell.strip() for cell in cells):
            continue
        ours += 1
        if ours > sheet_lines.MOST_LINES:
            raise sheet_lines.too_large(ours, sheet_lines.MOST_LINES)
        found = _row(reading, line, cells)
        if isinstance(found, Row):
            rows.append(found)
            continue
        refused += 1
        problems += found[: MOST_PROBLEMS - len(problems)]
    columns = {name: at for at, name in reading.fields}
    return Export(
        level, tuple(rows), tuple(problems), refused, columns, telling, ignored, elsewhere
    )


def is_export(sheet: Sheet) -> bool:
    """Whether the headings are those of such an export."""
    have = {short_code(heading).lower() for heading in sheet.headings}
    return YEAR.lower() in have and bool(have & {VILLAGE.lower(), COMMUNE.lower()})


def _coded(sheet: Sheet, asked: Collection[str]) -> Sheet:
    """The sheet with short codes as headings; a code that is `asked` may begin with digits."""
    plain = (heading.lower() for heading in sheet.headings)
    codes = tuple(each if each in asked else short_code(each) for each in plain)
    return Sheet(sheet.name, codes, sheet.lines, sheet.expected)


def _begun(
    sheet: Sheet, known: Known | None, seen: dict[tuple[int, str], str]
) -> tuple[_Reading, tuple[str, ...]]:
    asked = {code.lower() for codes in (known or {}).values() for code in codes}
    coded = _coded(sheet, asked)
    names = {name.lower(): name for name in (YEAR, VILLAGE, COMMUNE)}
    places = sheet_lines.places_of(coded, names)
    if YEAR not in places:
        raise Refused("figures_file.no_column", column=YEAR)
    if VILLAGE not in places and COMMUNE not in places:
        raise Refused("figures_file.no_column", column=VILLAGE)
    others = [
        code for code in map(short_code, sheet.headings) if code and code.lower() not in names
    ]
    taken = others if known is None else known["village" if VILLAGE in places else "commune"]
    columns = sheet_lines.places_of(coded, {code.lower(): code for code in taken})
    if VILLAGE not in places and not columns:  # nothing in it is counted once a commune
        raise Refused("figures_file.no_column", column=VILLAGE)
    used = {*places.values(), *columns.values()}
    ignored = tuple(heading for index, heading in enumerate(sheet.headings) if index not in used)
    fields = [(at, name) for name, at in columns.items()]
    return _Reading(sheet, places, fields, seen), ignored


def _row(reading: _Reading, line: int, cells: list[str]) -> Row | list[RowRefusal]:
    if misfit := sheet_lines.fitted(reading.sheet, line, cells):
        return [misfit]
    problems: list[RowRefusal] = []
    year = _year(reading, line, cells, problems)
    village, commune = _places(reading, line, cells, problems)
    values = _values(reading, line, cells, problems)
    place = village or commune
    if year and place:
        here = f"{reading.sheet.name}!{line}" if reading.sheet.name else str(line)
        first = reading.seen.setdefault((year, place), here)
        if first != here:
            column = reading.places[VILLAGE if village else COMMUNE]
            problems.append(
                reading.refusal(line, column, "doubled", first=first, village=place, year=year)
            )
    return problems or Row(line, year, village, commune, values)


def _year(reading: _Reading, line: int, cells: Sequence[str], problems: list[RowRefusal]) -> int:
    text = cells[reading.places[YEAR]]
    year = typed_cells.year(text)
    if not year:
        said = text.strip()[:80]
        problems.append(reading.refusal(line, reading.places[YEAR], "unknown_year", text=said))
    return year


def _places(
    reading: _Reading, line: int, cells: Sequence[str], problems: list[RowRefusal]
) -> tuple[str, str]:
    """The village ("" in a file by commune) and the commune of a line."""
    village = commune = ""
    if VILLAGE in reading.places:
        village = _code(reading, line, cells, VILLAGE, problems)
        commune = parent(village)
    if COMMUNE in reading.places:
        commune = _code(reading, line, cells, COMMUNE, problems)
    if village and commune and parent(village) != commune:
        at = reading.places[COMMUNE]
        details = {"village": village, "commune": commune}
        problems.append(reading.refusal(line, at, "other_commune", **details))
    return village, commune


def _code(
    reading: _Reading, line: int, cells: Sequence[str], column: str, problems: list[RowRefusal]
) -> str:
    text = cells[reading.places[column]]
    level = "village" if column == VILLAGE else "commune"
    code = typed_cells.place(text, level)
    if not code:
        at, said = reading.places[column], text.strip()[:80]
        problems.append(reading.refusal(line, at, f"{level}_code", text=said))
    return code


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
            problems.append(reading.refusal(line, index, amount, text=text[:80]))
        else:
            values[name] = amount
    return values
