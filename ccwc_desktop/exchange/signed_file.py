"""A small signed file (a card, a list): canonical JSON with its own key and signature inside.

The signature proves that the holder of the key made it, not who the holder is. Refusals begin with
the file's `noun`: "card.…" or "list.…".
"""

from collections.abc import Collection
from typing import Any

from ccwc_desktop import __version__
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import is_practice

from . import signing
from .strict_json import canonical, parse

SHARED = ("public_key", "made_with", "signature")
LONGEST = 1000


def short(text: object) -> bool:
    """Whether it is a text that may stand in such a file."""
    return isinstance(text, str) and len(text) <= LONGEST


def sealed(values: dict[str, Any], place: str, seed: bytes, trusted: str) -> bytes:
    """The file that says `values` of the office at `place`, signed by the holder of `seed`."""
    values = {
        **values,
        "public_key": signing.key_text(signing.public_key(seed)),
        "practice": is_practice(place),
        "made_with": __version__,
    }
    signature = signing.sign(canonical(values), seed, trusted)
    return canonical({**values, "signature": signature.decode("ascii")})


def parsed(
    data: bytes, noun: str, known: int, largest: int, texts: Collection[str], more: Collection[str]
) -> dict[str, Any]:
    """What a file says, once it has the keys of its kind: `texts` (all short) and `more`.

    `known` is the newest format this program reads. Refused: "….not_a_…" (reason), "….newer"
    (format, known, needs).
    """
    wrong = f"{noun}.not_a_{noun}"
    try:
        values = parse(data, largest)
    except Refused as error:
        raise Refused(wrong, reason=error.code) from error
    number = values.get(noun)
    if not isinstance(number, int) or isinstance(number, bool):
        raise Refused(wrong, reason=noun)
    if number > known:
        needs = str(values.get("made_with"))[:80]
        raise Refused(f"{noun}.newer", format=number, known=known, needs=needs)
    if set(values) != {noun, "practice", *SHARED, *texts, *more}:
        raise Refused(wrong, reason="keys")
    if not all(short(values[key]) for key in (*SHARED, *texts)):
        raise Refused(wrong, reason="values")
    if canonical(values) != data:
        raise Refused(wrong, reason="not_canonical")
    return values


def verified(values: dict[str, Any], noun: str, place: str, trusted: str) -> bytes:
    """The key (32 bytes) that signed what was `parsed`; takes the signature out of `values`.

    Refused: "….practice_mismatch" (code), and the codes of `signing.verify`.
    """
    if values["practice"] is not is_practice(place):
        raise Refused(f"{noun}.practice_mismatch", code=place)
    key = signing.key_from_text(values["public_key"])
    signature = values.pop("signature").encode("utf-8")
    if signing.verify(canonical(values), signature, key) != trusted:
        raise Refused("signature.wrong")
    return key
