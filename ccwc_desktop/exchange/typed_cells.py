"""Years and codes of places as they stand in the cells of a file."""

from collections.abc import Sequence
from decimal import Decimal

from ccwc_desktop.domain.cycle import FIRST_FIGURES, LAST_YEAR
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import padded

from .typed_numbers import number


def year(text: str) -> int:
    """A year that figures can be of; 0 for anything else."""
    amount = number(text.strip())
    if isinstance(amount, Decimal) and amount == amount.to_integral_value():
        found = int(amount)
        if FIRST_FIGURES <= found <= LAST_YEAR:
            return found
    return 0


def place(text: str, *levels: str) -> str:
    """The code of a place of one of the levels ("commune", "village"); "" for anything else.

    Khmer digits are digits, and the leading zero that a spreadsheet drops comes back.
    """
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    for level in levels:
        try:
            return padded(digits, level)
        except Refused:
            continue
    return ""


def elsewhere(cells: Sequence[str], column: int, commune: str) -> str:
    """The other commune that a line certainly speaks of; "" when it may be about `commune`.

    Most lines of a file of the country do: plain codes are told by their beginning alone.
    """
    if not commune or column >= len(cells):
        return ""
    text = cells[column]
    if 7 <= len(text) <= 8 and text.isascii() and text.isdigit():
        found = text.zfill(8)[:6]
    else:
        found = place(text, "village", "commune")[:6]
    return "" if found == commune else found
