"""A district's list of indicators (`.ccwclist`): canonical JSON signed by the district's key.

As a card, it proves that the holder of the key made it; who that is, a card handed over face to
face or two people comparing the fingerprint say. What the list may say is checked by
`domain.additions.check`.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ccwc_desktop import __version__
from ccwc_desktop.domain.additions import Addition, AdditionList, prefix
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import LENGTHS, is_practice

from . import signing
from .strict_json import canonical, parse

FORMAT = 1
LARGEST = 512 * 1024
_TRUSTED = "CCWC list of figures; format=1"
_TEXTS = ("place", "name_km", "name_en", "issued", "public_key", "made_with", "signature")
_LONGEST = 1000
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
        "public_key": signing.key_text(signing.public_key(seed)),
        "practice": is_practice(told.place),
        "made_with": __version__,
    }
    signature = signing.sign(canonical(values), seed, _TRUSTED)
    return canonical({**values, "signature": signature.decode("ascii")})


def read(data: bytes) -> SignedList:
    """The list in a file.

    Refused: "list.not_a_list" (reason), "list.newer" (format, known, needs), "list.bad_place",
    "list.practice_mismatch", and the codes of `signing.verify`.
    """
    values = _values(data)
    _check_place(values["place"])
    if values["practice"] is not is_practice(values["place"]):
        raise Refused("list.practice_mismatch", code=values["place"])
    key = signing.key_from_text(values["public_key"])
    signature = values.pop("signature").encode("utf-8")
    if signing.verify(canonical(values), signature, key) != _TRUSTED:
        raise Refused("signature.wrong")
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


def _values(data: bytes) -> dict[str, Any]:
    try:
        values = parse(data, LARGEST)
    except Refused as error:
        raise Refused("list.not_a_list", reason=error.code) from error
    number = values.get("list")
    if not isinstance(number, int) or isinstance(number, bool):
        raise Refused("list.not_a_list", reason="list")
    if number > FORMAT:
        raise Refused("list.newer", format=number, known=FORMAT, needs=str(values.get("made_with")))
    if set(values) != {"list", "practice", "from_year", "indicators", *_TEXTS}:
        raise Refused("list.not_a_list", reason="keys")
    if not all(_short(values[key]) for key in _TEXTS) or not _fit(values):
        raise Refused("list.not_a_list", reason="values")
    if canonical(values) != data:
        raise Refused("list.not_a_list", reason="not_canonical")
    return values


def _fit(values: dict[str, Any]) -> bool:
    year, told = values["from_year"], values["indicators"]
    if not isinstance(year, int) or isinstance(year, bool) or not isinstance(told, list):
        return False
    return all(
        isinstance(each, dict)
        and set(each) == set(_FIELDS)
        and all(_short(text) for text in each.values())
        for each in told
    )


def _short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= _LONGEST


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
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused("list.not_toml", reason=str(error)) from error
    year, entries = told.get("from_year"), told.get("indicators", [])
    if not isinstance(year, int) or isinstance(year, bool) or not isinstance(entries, list):
        raise Refused("list.not_toml", reason="from_year, indicators")
    name_km, name_en = told.get("name_km", ""), told.get("name_en", "")
    fit = _short(name_km) and _short(name_en)
    if not fit or not all(isinstance(each, dict) for each in entries):
        raise Refused("list.not_toml", reason="name_km, name_en, indicators")
    additions = tuple(_written(entry, prefix(place), year) for entry in entries)
    return AdditionList(place, name_km, name_en, issued, year, additions)


def _written(entry: dict[str, Any], begins: str, year: int) -> Addition:
    code = str(entry.get("code", ""))[:80]
    for key, text in entry.items():
        if key not in _FIELDS or not _short(text):
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
