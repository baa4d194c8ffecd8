"""A short list as a table in a file: columns told by their headings, one thing a line."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import dates, digits, spelling

from . import sheet_lines
from .figures_table import guarded, unguarded
from .sheet_lines import RowRefusal, Sheet

T = TypeVar("T")
MOST_LINES = 10_000
MOST_PROBLEMS = 500
LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """What a file says; lines with a problem say nothing. `refused` counts such lines."""

    told: tuple[T, ...]
    problems: tuple[RowRefusal, ...] = ()
    refused: int = 0


@dataclass(slots=True)
class Cells:
    """A line by the names of its columns; what is wrong with it is remembered."""

    sheet: Sheet
    places: Mapping[str, int]
    line: int
    cells: Sequence[str]
    problems: list[RowRefusal] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A cell in tidy spelling; "" where the file has no such column."""
        if name not in self.places:
            return ""
        said = spelling.tidy(unguarded(self.cells[self.places[name]]).strip())
        if len(said) > LONGEST_TEXT:
            self.refuse(name, "too_long", most=LONGEST_TEXT)
            return ""
        return said

    def riel(self, name: str) -> int | None:
        """Whole riel as people type them; None, with its refusal, for anything else."""
        text = self.text(name)
        try:
            return digits.parse_count(text)
        except Refused as refused:
            code = {"number.negative": "negative", "number.not_whole": "not_whole"}
            self.refuse(name, code.get(refused.code, "not_a_number"), text=text[:80])
            return None

    def day(self, name: str) -> date | None:
        """A day, None for an empty cell or, with its refusal, for what is none."""
        text = self.text(name).removesuffix("T00:00:00")  # how a spreadsheet's day is read
        if not text:
            return None
        try:
            return dates.parse_date(text)
        except Refused:
            self.refuse(name, "not_a_date", text=text[:80])
            return None

    def refuse(self, name: str, code: str, /, **details: object) -> None:
        """Remember why a cell was not taken."""
        at = self.places.get(name)
        self.problems.append(sheet_lines.refusal(self.sheet, self.line, at, code, **details))


def read(
    sheet: Sheet,
    headings: Sequence[str],
    needed: Sequence[str],
    take: Callable[[Cells], T | None],
) -> Listed[T]:
    """The things of a sheet; `take` makes one of a line, or refuses cells of it.

    Refused("figures_file.…"): no_column (column), doubled_column (column), too_many_lines (most),
    empty (no line at all), and what reading the lines may raise.
    """
    places = sheet_lines.places_of(sheet, {name: name for name in headings})
    for name in needed:
        if name not in places:
            raise Refused("figures_file.no_column", column=name)
    told: list[T] = []
    problems: list[RowRefusal] = []
    lines = refused = 0
    for line, cells in sheet.lines:
        if not any(cell.strip() for cell in cells):
            continue
        lines += 1
        if lines > MOST_LINES:
            raise Refused("figures_file.too_many_lines", most=MOST_LINES)
        if misfit := sheet_lines.fitted(sheet, line, cells):
            found, wrong = None, [misfit]
        else:
            reading = Cells(sheet, places, line, cells)
            found, wrong = take(reading), reading.problems
        if wrong or found is None:
            refused += 1
            problems += wrong[: MOST_PROBLEMS - len(problems)]
        else:
            told.append(found)
    if not lines:
        raise Refused("figures_file.empty")
    return Listed(tuple(told), tuple(problems), refused)


def written(headings: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The CSV file for people: UTF-8 with a mark, text that would run as a formula guarded."""
    text = io.StringIO()
    out = csv.DictWriter(text, headings, restval="", lineterminator="\r\n")
    out.writeheader()
    for row in rows:
        out.writerow({name: guarded(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8-sig")
