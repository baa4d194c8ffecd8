"""Tables of a file as lines of text, whichever kind of file they come from.

A CSV file is one sheet without a name; a spreadsheet may have several. What reads figures knows
only this shape, so that a file means the same as .csv and as .xlsx.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Figure

Lines = Iterator[tuple[int, list[str]]]
"""The number of a line (1 is the first of the file), its cells; an empty cell is ""."""
Progress = Callable[[float | None, str], None]
"""Told a share from 0 to 1 now and then; it may raise `Refused` to stop the work."""
LINES_A_WORD = 400
MOST_COLUMNS = 5000
MOST_LINES = 100_000
"""About one commune, good or bad; as many figures as a plan may hold."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def silent(_share: float | None, _text: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name ("" in a CSV file), its headings, the lines below them, once.

    `expected` is how many lines there are at most, 0 when nobody knows.
    """

    name: str
    headings: tuple[str, ...]
    lines: Lines
    expected: int = 0

    def watched(self, progress: Progress) -> Lines:
        """The lines, with a word of progress now and then."""
        for number, cells in self.lines:
            if not number % LINES_A_WORD:
                progress(min(1.0, number / self.expected) if self.expected else None, "")
            yield number, cells


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """Why a line was not taken: `code` names the sentence, `column` the heading ("" = the line).

    In a spreadsheet `sheet` and `cell` ("C5") say where it stands.
    """

    line: int
    column: str
    code: str
    details: Mapping[str, object]
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the cell that says it, and the column that names its place."""

    figure: Figure
    sheet: Sheet
    line: int
    column: int
    place_column: int

    @property
    def where(self) -> tuple[str, int]:
        """Its line, told apart from the lines of other sheets."""
        return self.sheet.name, self.line


def refusal(
    sheet: Sheet, line: int, column: int | None, code: str, /, **details: object
) -> RowRefusal:
    """A refusal of a cell, or of a whole line (no column)."""
    heading = "" if column is None else sheet.headings[column]
    cell = address(line, column) if sheet.name and column is not None else ""
    return RowRefusal(line, heading, f"figures_row.{code}", details, sheet.name, cell)


def too_large(size: int, largest: int) -> Refused:
    """That a file holds more than any file of figures; to be raised."""
    return Refused("figures_file.too_large", size=size, largest=largest)


def address(line: int, column: int) -> str:
    """How a spreadsheet names a cell: line 5, column 2 -> "C5"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = _LETTERS[rest] + letters
    return f"{letters}{line}"


def begun(name: str, lines: Lines, expected: int = 0) -> Sheet | None:
    """A sheet whose first line with anything in it are the headings; None for an empty one.

    Raises Refused("figures_file.too_large") for more columns than any table of figures has.
    """
    for _number, cells in lines:
        if any(cell.strip() for cell in cells):
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                raise too_large(len(cells), MOST_COLUMNS)
            return Sheet(name, tuple(cell.strip() for cell in cells), lines, expected)
    return None


def places_of(sheet: Sheet, names: Mapping[str, str]) -> dict[str, int]:
    """Name -> column of the headings that are among `names` (lower-case heading -> name).

    Raises Refused("figures_file.doubled_column", column).
    """
    found: dict[str, int] = {}
    for index, heading in enumerate(sheet.headings):
        name = names.get(heading.lower())
        if name is None:
            continue
        if name in found:
            raise Refused("figures_file.doubled_column", column=name)
        found[name] = index
    return found


def fitted(sheet: Sheet, line: int, cells: list[str]) -> RowRefusal | None:
    """Make a line as long as the headings; the refusal when something would be lost or guessed.

    A spreadsheet leaves out empty cells at the end; a CSV file that does has lost something.
    """
    expected = len(sheet.headings)
    if sheet.name and len(cells) < expected:
        cells += [""] * (expected - len(cells))
    if len(cells) < expected:
        return refusal(sheet, line, None, "too_few_cells", cells=len(cells), expected=expected)
    if any(cell.strip() for cell in cells[expected:]):
        return refusal(sheet, line, None, "too_many_cells", cells=len(cells), expected=expected)
    del cells[expected:]
    return None
