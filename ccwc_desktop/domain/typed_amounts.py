"""Quantities and prices as people type them; nothing is rounded and nothing is guessed.

Khmer and Latin digits; spaces (also no-break ones), points or commas between thousands; ៛, រៀល and
riel are left out. Khmer papers write a comma before decimals, spreadsheets often a point, and both
write either between thousands: "1,250" and "1.250" of a unit are therefore asked about, whereas
riel have no decimals, so that "45,000" and "45.000" riel can only be one number.
"""

import re
from decimal import Decimal

from .budget import QUANTITY_PLACES
from .errors import Refused

MOST_RIEL = 10**13  # ten thousand milliard: more is a slip of the finger
MOST_UNITS = 10**9

_TO_LATIN = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_MONEY = re.compile(r"៛|រៀល|riels?\b|KHR\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")  # a no-break space is one too
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:\.\d{3}){2,}(?:,\d+)?|,\d{3}\.\d+|\.\d{3},\d+)",
    re.ASCII,
)
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_PLAIN = re.compile(r"\d{1,20}(?:[.,]\d{1,20})?", re.ASCII)


def quantity(text: str) -> Decimal | None:
    """A quantity with up to three decimals; None for an empty text.

    Raises Refused("amount.two_readings", text, whole, part), Refused("amount.unreadable", text,
    wrong), Refused("amount.too_fine" | "amount.too_large" | "amount.negative" | "amount.formula").
    """
    plain = _plain(text)
    if not plain:
        return None
    if _ONE_GROUP.fullmatch(plain):
        whole, part = readings(text)
        raise Refused("amount.two_readings", text=text.strip(), whole=whole, part=part)
    value = _number(text, plain)
    if value != round(value, QUANTITY_PLACES):
        raise Refused("amount.too_fine", text=text.strip(), places=QUANTITY_PLACES)
    if value > MOST_UNITS:
        raise Refused("amount.too_large", text=text.strip(), most=MOST_UNITS)
    return _tidy(value)


def price(text: str) -> int | None:
    """Whole riel; None for an empty text.

    Raises as `quantity`, and Refused("amount.not_whole", text) where a fraction is left.
    """
    plain = _plain(text)
    if not plain:
        return None
    if _ONE_GROUP.fullmatch(plain):
        plain = re.sub(r"[.,]", "", plain)
    value = _number(text, plain)
    if value != int(value):
        raise Refused("amount.not_whole", text=text.strip())
    if value > MOST_RIEL:
        raise Refused("amount.too_large", text=text.strip(), most=MOST_RIEL)
    return int(value)


def readings(text: str) -> tuple[Decimal, Decimal]:
    """The two numbers that a text such as "1,250" may be: 1250 and 1.25."""
    plain = _plain(text)
    return Decimal(re.sub(r"[.,]", "", plain)), _tidy(Decimal(plain.replace(",", ".")))


def _tidy(value: Decimal) -> Decimal:
    """Without zeros at the end of its decimals: 2.50 and 2.5 are kept alike."""
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1)) if whole else value.normalize()


def _plain(text: str) -> str:
    """Latin digits, single spaces, no currency, nothing invisible."""
    plain = _MONEY.sub("", _INVISIBLE.sub("", text)).translate(_TO_LATIN)
    return _SPACES.sub(" ", plain.replace("\u2212", "-")).strip()


def _number(text: str, plain: str) -> Decimal:
    if _SPACED.fullmatch(plain):
        return Decimal(plain.replace(" ", "").replace(",", "."))
    if _GROUPED.fullmatch(plain):
        marks = re.sub(r"\d", "", plain)
        decimals = marks[-1] if marks[0] != marks[-1] else ""
        thousands = marks[0]
        return Decimal(plain.replace(thousands, "").replace(decimals or thousands, "."))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    if plain.startswith("="):
        raise Refused("amount.formula", text=text.strip())
    if plain[0] == "-" and re.fullmatch(r"-\s?\d[\d .,]*", plain, re.ASCII):
        raise Refused("amount.negative", text=text.strip())
    wrong = "".join(dict.fromkeys(re.sub(r"[\d\s.,]", "", plain, flags=re.ASCII)))
    raise Refused("amount.unreadable", text=text.strip(), wrong=wrong)
