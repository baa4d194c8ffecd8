"""A list of unit prices as a file: written as CSV, read back from CSV or a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from ccwc_desktop.domain.prices import Price
from ccwc_desktop.domain.typed_amounts import MOST_RIEL

from . import typed_lists
from .sheet_lines import RowRefusal, Sheet
from .typed_lists import Cells

NAME_KM, NAME_EN, UNIT, PRICE = "name_km", "name_en", "unit", "unit_price"
DATE, PLACE, SOURCE = "date", "place", "source"
HEADINGS = (NAME_KM, NAME_EN, UNIT, PRICE, DATE, PLACE, SOURCE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says: `new` prices, how many are the `same` as here, what cannot be read.

    `refused` counts the lines with a problem; `problems` are the first of them.
    """

    new: tuple[Price, ...]
    same: int = 0
    problems: tuple[RowRefusal, ...] = ()
    refused: int = 0


def read(sheet: Sheet) -> Told:
    """The prices of a sheet, without a uid; the same one twice counts once.

    Columns: a name in Khmer or English, `unit_price` in whole riel; the others may be missing.
    RowRefusal codes "figures_row.…": no_name, not_a_number, negative, not_whole, no_price,
    too_much (text), not_a_date (text), too_long, too_few_cells, too_many_cells. Raises what
    `typed_lists.read` does.
    """
    listed = typed_lists.read(sheet, HEADINGS, (PRICE,), _price)
    new = tuple(dict.fromkeys(listed.told))
    return Told(new, len(listed.told) - len(new), listed.problems, listed.refused)


def _price(cells: Cells) -> Price | None:
    name_km, name_en = cells.text(NAME_KM), cells.text(NAME_EN)
    if not name_km and not name_en:
        cells.refuse(NAME_KM, "no_name")
    if not cells.text(PRICE):
        cells.refuse(PRICE, "no_price")
        return None
    amount = cells.riel(PRICE)
    if amount == 0:
        cells.refuse(PRICE, "no_price")
    elif amount is not None and amount > MOST_RIEL:
        cells.refuse(PRICE, "too_much", text=cells.text(PRICE)[:80])
    return Price(
        uid="",
        name_km=name_km,
        name_en=name_en,
        unit=cells.text(UNIT),
        unit_price=amount or 0,
        dated=cells.day(DATE),
        place=cells.text(PLACE),
        source=cells.text(SOURCE),
    )


def but_for(told: Told, here: Iterable[Price]) -> Told:
    """What a file says beyond the prices that are here."""
    known = {_row(each) for each in here}
    new = tuple(each for each in told.new if _row(each) not in known)
    same = told.same + len(told.new) - len(new)
    return Told(new, same, told.problems, told.refused)


def _row(price: Price) -> tuple[object, ...]:
    return (
        price.name_km,
        price.name_en,
        price.unit,
        price.unit_price,
        price.dated,
        price.place,
        price.source,
    )


def written(prices: Iterable[Price]) -> bytes:
    """The list as a CSV file for people."""
    rows = (
        {
            NAME_KM: each.name_km,
            NAME_EN: each.name_en,
            UNIT: each.unit,
            PRICE: each.unit_price,
            DATE: each.dated.isoformat() if each.dated else "",
            PLACE: each.place,
            SOURCE: each.source,
        }
        for each in prices
    )
    return typed_lists.written(HEADINGS, rows)
