"""Places: codes of 2 digits for a province, 4 a district, 6 a commune, 8 a village.

A code is text and keeps its leading zero (field.md: national gazetteer). Codes that begin with 99
are practice, and nothing else makes something practice.
"""

from dataclasses import dataclass

from .errors import Refused

PRACTICE_PREFIX = "99"
LENGTHS = {"province": 2, "district": 4, "commune": 6, "village": 8}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; `kind` is its official kind (commune, sangkat, khan, ...)."""

    code: str
    kind: str
    name_km: str
    name_en: str

    def name(self, language: str) -> str:
        """The name in `language` ("km" or "en")."""
        return self.name_km if language == "km" else self.name_en


def padded(text: str, level: str) -> str:
    """A code as typed or as a spreadsheet left it ("40202"), with its leading zero ("040202").

    Raises Refused("place.not_a_code") for anything but digits of a fitting length.
    """
    digits = text.strip()
    length = LENGTHS[level]
    if not digits.isascii() or not digits.isdigit() or not length - 1 <= len(digits) <= length:
        raise Refused("place.not_a_code", text=text, level=level)
    return digits.zfill(length)


def level(code: str) -> str:
    """Which level a full code stands for; raises Refused("place.not_a_code")."""
    for name, length in LENGTHS.items():
        if len(code) == length and code.isascii() and code.isdigit():
            return name
    raise Refused("place.not_a_code", text=code, level="")


def parent(code: str) -> str:
    """The code one level up; "" above a province."""
    return code[:-2]


def is_practice(code: str) -> bool:
    """Practice places begin with 99."""
    return code.startswith(PRACTICE_PREFIX)


def is_inside(code: str, area: str) -> bool:
    """Whether `code` lies in `area` (or is it); the whole country is ""."""
    return code.startswith(area)
