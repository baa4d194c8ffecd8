"""A district's list of indicators (`.ccwclist`): canonical JSON signed by the district's key.

As a card, it proves that the holder of the key made it; who that is, a card handed over face to
face or two people comparing the fingerprint say. What the list may say is checked by
`domain.additions.check`.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ccwc_desktop.domain.additions import Addition, AdditionList, prefix
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import LENGTHS

from . import signed_file, signing

FORMAT = 1
LARGEST = 512 * 1024
_TRUSTED = "CCWC list of figures; format=1"
_TEXTS = ("place", "name_km", "name_en", "issued")
_LISTED = ("from_year", "indicators")
_FIELDS = tuple(field.name for field in fields(Addition) if field.name != "from_year")
_NEEDED = ("code", "name_km", "name_en", "definition_km", "definition_en", "unit", "section")


@dataclass(frozen=True, slots=True)
class SignedList:
    """A list and the key (32 bytes) that signed it."""

    told: AdditionList
    public_key: bytes
    practice: bool
    made_with: str

    @property
    def fingerprint(self) -> str:
        """Digits to compare by voice."""
        return signing.fingerprint(self.public_key)


def write(told: AdditionList, seed: bytes) -> bytes:
    """The file of a list, signed by the holder of `seed`; raises Refused("list.bad_place")."""
    _check_place(told.place)
    values: dict[str, Any] = {
        "list": FORMAT,
        "place": told.place,
        "name_km": told.name_km,
        "name_en": told.name_en,
        "issued": told.issued.isoformat(),
        "from_year": told.from_year,
        "indicators": [
            {field: getattr(each, field) for field in _FIELDS} for each in told.additions
        ],
    }
    return signed_file.sealed(values, told.place, seed, _TRUSTED)


def read(data: bytes) -> SignedList:
    """The list in a file.

    Refused: "list.not_a_list" (reason), "list.newer" (format, known, needs), "list.bad_place",
    "list.practice_mismatch", and the codes of `signing.verify`.
    """
    values = signed_file.parsed(data, "list", FORMAT, LARGEST, _TEXTS, _LISTED)
    if not _fit(values):
        raise Refused("list.not_a_list", reason="values")
    _check_place(values["place"])
    key = signed_file.verified(values, "list", values["place"], _TRUSTED)
    year = values["from_year"]
    told = AdditionList(
        place=values["place"],
        name_km=values["name_km"],
        name_en=values["name_en"],
        issued=_day(values["issued"]),
        from_year=year,
        additions=tuple(Addition(from_year=year, **each) for each in values["indicators"]),
    )
    return SignedList(told, key, values["practice"], values["made_with"])


def _fit(values: dict[str, Any]) -> bool:
    year, told = values["from_year"], values["indicators"]
    if not isinstance(year, int) or isinstance(year, bool) or not isinstance(told, list):
        return False
    return all(
        isinstance(each, dict)
        and set(each) == set(_FIELDS)
        and all(signed_file.short(text) for text in each.values())
        for each in told
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused("list.not_a_list", reason="issued") from error
    if day.isoformat() != text:
        raise Refused("list.not_a_list", reason="issued")
    return day


def _check_place(code: str) -> None:
    if len(code) != LENGTHS["district"] or not (code.isascii() and code.isdigit()):
        raise Refused("list.bad_place", code=code[:80])


def from_toml(data: bytes, place: str, issued: date) -> AdditionList:
    """A list as a person writes it: `from_year`, names, `[[indicators]]` (docs/package-format.md).

    A code may be written without its beginning ("WELLS" for "D0402-WELLS"). Refused:
    "list.not_toml" (reason), "list.bad_value" (code, field, text), "list.no_name" (code).
    """
    if len(data) > LARGEST:
        raise Refused("list.not_toml", reason="size")
    try:
        told = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, thousands of digits
        raise Refused("list.not_toml", reason=str(error)) from error
    year, entries = told.get("from_year"), told.get("indicators", [])
    if not isinstance(year, int) or isinstance(year, bool) or not isinstance(entries, list):
        raise Refused("list.not_toml", reason="from_year, indicators")
    name_km, name_en = told.get("name_km", ""), told.get("name_en", "")
    fit = signed_file.short(name_km) and signed_file.short(name_en)
    if not fit or not all(isinstance(each, dict) for each in entries):
        raise Refused("list.not_toml", reason="name_km, name_en, indicators")
    additions = tuple(_written(entry, prefix(place), year) for entry in entries)
    return AdditionList(place, name_km, name_en, issued, year, additions)


def _written(entry: dict[str, Any], begins: str, year: int) -> Addition:
    code = str(entry.get("code", ""))[:80]
    for key, text in entry.items():
        if key not in _FIELDS or not signed_file.short(text):
            raise Refused("list.bad_value", code=code, field=key, text=str(text)[:80])
    for key in _NEEDED:
        if not entry.get(key):
            raise Refused("list.bad_value", code=code, field=key, text="")
    whole = code if code.startswith(begins) else begins + code
    formula = " ".join(
        term if term[:1] in "+-" else f"+{term}" for term in entry.get("formula", "").split()
    )
    usual = {"split": "t", **entry, "code": whole, "formula": formula}
    return Addition(from_year=year, **usual)
