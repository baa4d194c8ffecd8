"""Our own table of figures: written to be filled in or kept, and read back.

One shape for .csv (a number a line, with `sex` and `value`) and for the fill-in spreadsheet (a
place a line, with `value_f`, `value_m`, `value_t`). Columns are told by their headings, which are
never translated; what a person reads stands beside them and is not read back.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import SEXES, Figure, Indicator

from . import sheet_lines, typed_cells
from .sheet_lines import Progress, RowRefusal, Sheet, Told
from .typed_numbers import number

INDICATOR, PLACE, YEAR, SEX, VALUE = "indicator", "place", "year", "sex", "value"
SOURCE, CHECKED_BY, NOTE = "source", "checked_by", "note"
ACCEPTED, CHOSEN, REASON = "accepted", "chosen", "reason"
VALUES = {sex: f"value_{sex}" for sex in SEXES}
TEXTS = (CHECKED_BY, NOTE, ACCEPTED, REASON)
HEADINGS = (
    INDICATOR,
    "name",
    PLACE,
    "village",
    YEAR,
    SEX,
    VALUE,
    SOURCE,
    CHECKED_BY,
    NOTE,
    ACCEPTED,
    CHOSEN,
    REASON,
)
"""Of the CSV file; `name` and `village` are for people."""
READ_FIRST = "ccwc-read-first"
"""Stands in the first cell of a sheet that only explains."""
UNKNOWN = "?"
"""In a cell: nobody knows, and the note of the line belongs to this number."""
MOST_PROBLEMS = 2000
LONGEST_TEXT = 1000
_FORMULA_SIGNS = "=+-@'\t\r"
_NO = ("no", "false", "0", "ទេ")
_YES = ("yes", "true", "1", "", "បាទ")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled table says; cells that were left empty say nothing.

    A line with a problem says nothing either. `refused` counts such lines, `elsewhere` those of
    each other commune, `ignored` are headings nobody asked for.
    """

    told: tuple[Told, ...]
    problems: tuple[RowRefusal, ...]
    refused: int
    ignored: tuple[str, ...]
    elsewhere: Mapping[str, int]


@dataclass(slots=True)
class _Reading:
    """What is known while the lines of one sheet go by."""

    sheet: Sheet
    places: Mapping[str, int]
    catalogue: Mapping[str, Indicator]
    sources: Mapping[str, str]
    seen: dict[tuple[object, ...], str]
    problems: list[RowRefusal] = field(default_factory=list)

    def text(self, cells: Sequence[str], name: str) -> str:
        """A cell by the name of its column, "" where there is no such column."""
        return cells[self.places[name]] if name in self.places else ""

    def refuse(self, line: int, name: str, code: str, /, **details: object) -> None:
        """Remember why a cell was not taken."""
        at = self.places[name]
        self.problems.append(sheet_lines.refusal(self.sheet, line, at, code, **details))


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is a table of this kind, by its headings."""
    have = {heading.lower() for heading in sheet.headings}
    return {INDICATOR, PLACE} <= have


def only_explains(sheet: Sheet) -> bool:
    """Whether a sheet is the page of instructions of a form."""
    return sheet.headings[0] == READ_FIRST


def read(
    sheet: Sheet,
    catalogue: Mapping[str, Indicator],
    sources: Mapping[str, str],
    only: str,
    seen: dict[tuple[object, ...], str],
    progress: Progress = sheet_lines.silent,
) -> Filled:
    """The figures of one sheet, those of the commune `only`.

    `sources` gives the key for every way of writing a source; `seen` is kept from sheet to sheet,
    so that a figure that stands in two of them is noticed. Refused("figures_file.…"): no_column,
    doubled_column (column), and what reading the lines may raise.
    RowRefusal codes "figures_row.…": those of the Commune Database and no_such_indicator, derived,
    place_code, no_such_sex, not_split, unknown_source, yes_or_no (text), too_long, doubled_figure.
    """
    reading, ignored = _begun(sheet, catalogue, sources, seen)
    told: list[Told] = []
    problems: list[RowRefusal] = []
    elsewhere: dict[str, int] = {}
    refused = ours = 0
    for line, cells in sheet.watched(progress):
        if sheet.name and not reading.text([*cells, *[""] * len(sheet.headings)], INDICATOR):
            continue  # a title, or an empty line, of the form
        if not any(cell.strip() for cell in cells):
            continue
        if other := typed_cells.elsewhere(cells, reading.places[PLACE], only):
            elsewhere[other] = elsewhere.get(other, 0) + 1
            continue
        ours += 1
        if ours > sheet_lines.MOST_LINES:
            raise sheet_lines.too_large(ours, sheet_lines.MOST_LINES)
        found = _line(reading, line, cells)
        if not reading.problems:
            told += found
            continue
        refused += 1
        problems += reading.problems[: MOST_PROBLEMS - len(problems)]
        reading.problems.clear()
    return Filled(tuple(told), tuple(problems), refused, ignored, elsewhere)


def _begun(
    sheet: Sheet,
    catalogue: Mapping[str, Indicator],
    sources: Mapping[str, str],
    seen: dict[tuple[object, ...], str],
) -> tuple[_Reading, tuple[str, ...]]:
    names = {name: name for name in (*HEADINGS, *VALUES.values())}
    places = sheet_lines.places_of(sheet, names)
    by_sex = any(name in places for name in VALUES.values())
    needed = (YEAR, SOURCE, *(VALUES.values() if by_sex else (SEX, VALUE)))
    for name in needed:
        if name not in places:
            raise Refused("figures_file.no_column", column=name)
    used = set(places.values())
    ignored = tuple(
        heading for index, heading in enumerate(sheet.headings) if heading and index not in used
    )
    return _Reading(sheet, places, catalogue, sources, seen), ignored


def _line(reading: _Reading, line: int, cells: list[str]) -> list[Told]:
    """The figures of a line; its problems are left in `reading`."""
    if misfit := sheet_lines.fitted(reading.sheet, line, cells):
        reading.problems.append(misfit)
        return []
    known = _indicator(reading, line, cells)
    place = typed_cells.place(reading.text(cells, PLACE), "village", "commune")
    if not place:
        reading.refuse(line, PLACE, "place_code", text=reading.text(cells, PLACE)[:80])
    year = typed_cells.year(reading.text(cells, YEAR))
    if not year:
        reading.refuse(line, YEAR, "unknown_year", text=reading.text(cells, YEAR)[:80])
    more = _more(reading, line, cells)
    values = _values(reading, line, cells, known)
    if reading.problems or known is None:
        return []
    told = []
    for sex, (column, value) in values.items():
        figure = Figure(known.code, place, year, sex, value, **more)
        if figure.says_nothing:
            continue
        at = reading.places[column]
        told.append(Told(figure, reading.sheet, line, at, reading.places[PLACE]))
    for each in told:
        _once(reading, each)
    return told


def _indicator(reading: _Reading, line: int, cells: Sequence[str]) -> Indicator | None:
    text = reading.text(cells, INDICATOR).strip()
    known = reading.catalogue.get(text)
    if known is None:
        reading.refuse(line, INDICATOR, "no_such_indicator", text=text[:80])
    return known


def _more(reading: _Reading, line: int, cells: Sequence[str]) -> dict[str, Any]:
    """Source, who checked, note, reasons."""
    more: dict[str, Any] = {}
    text = reading.text(cells, SOURCE).strip()
    if text and text.lower() not in reading.sources:
        reading.refuse(line, SOURCE, "unknown_source", text=text[:80])
    more[SOURCE] = reading.sources.get(text.lower(), "") if text else ""
    for name in TEXTS:
        said = unguarded(reading.text(cells, name))
        if len(said) > LONGEST_TEXT:
            reading.refuse(line, name, "too_long", most=LONGEST_TEXT)
        more[name] = said
    chosen = reading.text(cells, CHOSEN).strip().lower()
    if chosen not in (*_YES, *_NO):
        reading.refuse(line, CHOSEN, "yes_or_no", text=chosen[:80])
    more[CHOSEN] = chosen not in _NO
    return more


def _values(
    reading: _Reading, line: int, cells: Sequence[str], known: Indicator | None
) -> dict[str, tuple[str, Decimal | None]]:
    """Sex -> column and number of a line; None where the cell was left empty."""
    columns = {sex: name for sex, name in VALUES.items() if name in reading.places}
    if not columns:
        sex = reading.text(cells, SEX).strip().lower()
        if sex not in SEXES:
            reading.refuse(line, SEX, "no_such_sex", text=sex[:80])
            return {}
        columns = {sex: VALUE}
    found: dict[str, tuple[str, Decimal | None]] = {}
    for sex, name in columns.items():
        text = reading.text(cells, name).strip()
        amount = None if text == UNKNOWN else number(text)
        if isinstance(amount, str):
            reading.refuse(line, name, amount, text=text[:80])
        elif amount is not None and known is not None and known.derived:
            reading.refuse(line, name, "derived", text=text[:80])
        elif known is not None and sex not in known.sexes:
            if amount is not None:
                reading.refuse(line, name, "not_split", text=text[:80])
        elif text or len(columns) == 1:
            found[sex] = name, amount
    if not found and "t" in columns:
        found["t"] = columns["t"], None  # a note on an empty line is about the total
    return found


def _once(reading: _Reading, told: Told) -> None:
    """The same source tells a number once."""
    figure, name = told.figure, told.sheet.name
    key = (*figure.key, figure.year, figure.source)
    here = f"{name}!{sheet_lines.address(told.line, told.column)}" if name else str(told.line)
    first = reading.seen.setdefault(key, here)
    if first != here:
        column = told.sheet.headings[told.column].lower()
        reading.refuse(told.line, column, "doubled_figure", where=first)


def written(rows: Iterable[Mapping[str, object]]) -> bytes:
    """The CSV file for people: UTF-8 with a mark, so that spreadsheets show Khmer.

    `rows` have the keys of HEADINGS. Text that a spreadsheet would take for a formula is guarded.
    """
    text = io.StringIO()
    out = csv.DictWriter(text, HEADINGS, restval="", lineterminator="\r\n")
    out.writeheader()
    for row in rows:
        out.writerow({name: guarded(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8-sig")


def row_of(figure: Figure, name: str, village: str) -> dict[str, object]:
    """A figure as a row of the CSV file."""
    return {
        INDICATOR: figure.indicator,
        "name": name,
        PLACE: figure.place,
        "village": village,
        YEAR: figure.year,
        SEX: figure.sex,
        VALUE: "" if figure.value is None else format(figure.value, "f"),
        SOURCE: figure.source,
        CHECKED_BY: figure.checked_by,
        NOTE: figure.note,
        ACCEPTED: figure.accepted,
        CHOSEN: "" if figure.chosen else "no",
        REASON: figure.reason,
    }


def guarded(value: object) -> object:
    """Text with an apostrophe before what a spreadsheet would run as a formula."""
    if isinstance(value, str) and value.startswith(tuple(_FORMULA_SIGNS)):
        return f"'{value}"
    return value


def unguarded(text: str) -> str:
    """Text without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(tuple(_FORMULA_SIGNS)) else text
