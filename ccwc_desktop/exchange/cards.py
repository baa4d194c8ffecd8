"""Cards (`.ccwccard`): the public key of a commune or a district, handed over face to face.

A card is canonical JSON signed by the key it shows. That proves that its holder made it, not who
the holder is: two people compare the fingerprint.
"""

from dataclasses import dataclass
from typing import Any

from ccwc_desktop import __version__
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import LENGTHS, is_practice

from . import signing
from .strict_json import canonical, parse

FORMAT = 1
KINDS = ("commune", "district", "province", "national")
LARGEST = 64 * 1024
_TRUSTED = "CCWC card; format=1"
_TEXTS = ("kind", "code", "name_km", "name_en", "public_key", "made_with", "signature")
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Card:
    """Who can be recognised by `public_key` (32 bytes). `code` is "" for the whole country."""

    kind: str
    code: str
    name_km: str
    name_en: str
    public_key: bytes
    practice: bool
    made_with: str

    @property
    def fingerprint(self) -> str:
        """Digits to compare by voice."""
        return signing.fingerprint(self.public_key)


def write(kind: str, code: str, name_km: str, name_en: str, seed: bytes) -> bytes:
    """The card of the holder of `seed`; raises Refused("card.bad_place")."""
    _check_place(kind, code)
    values: dict[str, Any] = {
        "card": FORMAT,
        "kind": kind,
        "code": code,
        "name_km": name_km,
        "name_en": name_en,
        "public_key": signing.key_text(signing.public_key(seed)),
        "practice": is_practice(code),
        "made_with": __version__,
    }
    signature = signing.sign(canonical(values), seed, _TRUSTED)
    return canonical({**values, "signature": signature.decode("ascii")})


def read(data: bytes) -> Card:
    """The card in a file.

    Refused: "card.not_a_card" (reason), "card.newer" (format, known, needs), "card.bad_place",
    "card.practice_mismatch", and the codes of `signing.verify`.
    """
    values = _values(data)
    _check_place(values["kind"], values["code"])
    if values["practice"] is not is_practice(values["code"]):
        raise Refused("card.practice_mismatch", code=values["code"])
    key = signing.key_from_text(values["public_key"])
    signature = values.pop("signature").encode("utf-8")
    if signing.verify(canonical(values), signature, key) != _TRUSTED:
        raise Refused("signature.wrong")
    del values["card"]
    return Card(**{**values, "public_key": key})


def _values(data: bytes) -> dict[str, Any]:
    try:
        values = parse(data, LARGEST)
    except Refused as error:
        raise Refused("card.not_a_card", reason=error.code) from error
    number = values.get("card")
    if not isinstance(number, int) or isinstance(number, bool):
        raise Refused("card.not_a_card", reason="card")
    if number > FORMAT:
        raise Refused("card.newer", format=number, known=FORMAT, needs=str(values.get("made_with")))
    if set(values) != {"card", "practice", *_TEXTS}:
        raise Refused("card.not_a_card", reason="keys")
    if not all(isinstance(values[key], str) and len(values[key]) <= _LONGEST for key in _TEXTS):
        raise Refused("card.not_a_card", reason="values")
    if canonical(values) != data:
        raise Refused("card.not_a_card", reason="not_canonical")
    return values


def _check_place(kind: str, code: str) -> None:
    length = LENGTHS.get(kind, 0)
    fits = len(code) == length and (not code or (code.isascii() and code.isdigit()))
    if kind not in KINDS or not fits:
        raise Refused("card.bad_place", kind=kind, code=code)
