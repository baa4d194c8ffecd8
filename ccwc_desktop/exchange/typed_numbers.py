"""Numbers as people and spreadsheets write them in a cell."""

import re
from decimal import Decimal

_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,6})?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,6})?|\d{1,3}(?:,\d{3})\.\d{1,6}")
_MINUS = ("-", "\u2212")
_DOUBTFUL = re.compile(r"[1-9១-៩]\d{0,2},\d{3}")


def number(text: str) -> Decimal | str | None:
    """A number of zero or more; None for an empty cell; the code of a refusal otherwise.

    Latin and Khmer digits; spaces between thousands; a point, or a comma before one, two or more
    than three decimals. "1,250" is refused as ambiguous: some write 1250 so and some 1.25.
    Codes: "not_a_number", "formula", "negative", "ambiguous_number".
    """
    plain = text.replace("\u200b", "").strip()
    if _SPACED.fullmatch(plain):
        plain = _SPACES.sub("", plain)
    if not plain:
        return None
    if _DOUBTFUL.fullmatch(plain):
        return "ambiguous_number"
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if plain[0] == "=":
        return "formula"
    if plain[0] in _MINUS:
        rest = plain[1:].lstrip()
        if rest[:1] not in _MINUS and isinstance(number(rest), Decimal):
            return "negative"
    return "not_a_number"
