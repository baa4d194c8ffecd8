"""A list as a table for a spreadsheet: words and numbers in their places, and which are summed."""

from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class ListTable:
    """Every text already in its words; a number stays a number, None leaves its cell empty.

    `title` and `about` stand above the headings. `sums` are the places of the columns (from 0)
    that have a sum in the last row, which `total` names in the first column.
    """

    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: str
    sums: tuple[int, ...] = ()
