"""Cards (`.ccwccard`): the public key of a commune or a district, handed over face to face.

A card is canonical JSON signed by the key it shows. That proves that its holder made it, not who
the holder is: two people compare the fingerprint.
"""

from dataclasses import dataclass
from typing import Any

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import LENGTHS

from . import signed_file, signing

FORMAT = 1
KINDS = ("commune", "district", "province", "national")
LARGEST = 64 * 1024
_TRUSTED = "CCWC card; format=1"
_TEXTS = ("kind", "code", "name_km", "name_en")


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
    }
    return signed_file.sealed(values, code, seed, _TRUSTED)


def read(data: bytes) -> Card:
    """The card in a file.

    Refused: "card.not_a_card" (reason), "card.newer" (format, known, needs), "card.bad_place",
    "card.practice_mismatch", and the codes of `signing.verify`.
    """
    values = signed_file.parsed(data, "card", FORMAT, LARGEST, _TEXTS, ())
    _check_place(values["kind"], values["code"])
    key = signed_file.verified(values, "card", values["code"], _TRUSTED)
    del values["card"]
    return Card(**{**values, "public_key": key})


def _check_place(kind: str, code: str) -> None:
    length = LENGTHS.get(kind, 0)
    fits = len(code) == length and (not code or (code.isascii() and code.isdigit()))
    if kind not in KINDS or not fits:
        raise Refused("card.bad_place", kind=kind, code=code)
