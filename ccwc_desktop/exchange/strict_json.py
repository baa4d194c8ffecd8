"""JSON with one way to write it and no surprises when it is read (RFC 8259, narrowed)."""

import json
from collections import Counter
from decimal import Decimal
from typing import Any, NoReturn

from ccwc_desktop.domain.errors import Refused

LARGEST = 16 * 1024 * 1024  # bytes; a commune with thirty villages and ten years has about three
MOST_COMMAS = 1_000_000
"""Each parts two values, which take up to a hundred times their bytes in memory."""


class _DoubledKeyError(ValueError):
    """A key that stands twice in one object."""


def canonical(document: object) -> bytes:
    """UTF-8, sorted keys, no spaces: what is hashed, signed and compared.

    Raises Refused("document.not_text") for half a character, which no file can hold.
    """
    text = json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("document.not_text") from error


def parse(data: bytes, largest: int = LARGEST) -> dict[str, Any]:
    """The object in `data`.

    Refused("document.…"): too_large, not_utf8, not_json, doubled_key, not_a_number (NaN,
    Infinity), too_deep, not_text (half a character), not_an_object. Fractions become Decimal,
    which no schema of ours takes for a whole number.
    """
    if len(data) > largest or data.count(b",") > MOST_COMMAS:
        raise Refused("document.too_large", size=len(data), largest=largest)
    document = _loaded(_text(data))
    if not isinstance(document, dict):
        raise Refused("document.not_an_object")
    _check_characters(document)
    return document


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("document.not_utf8", position=error.start) from error


def _loaded(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=Decimal,
        )
    except _DoubledKeyError as error:
        raise Refused("document.doubled_key", key=str(error)) from error
    except json.JSONDecodeError as error:
        raise Refused("document.not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Refused("document.too_deep") from error
    except (ValueError, ArithmeticError) as error:  # thousands of digits, an endless exponent
        raise Refused("document.not_a_number") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _DoubledKeyError(next(key for key, count in counts.items() if count > 1))
    return found


def _no_constant(name: str) -> NoReturn:
    raise Refused("document.not_a_number", text=name)


def _check_characters(document: dict[str, Any]) -> None:
    """An escape such as \\ud800 gives half a character, which no file can hold."""
    try:
        json.dumps(document, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("document.not_text") from error
    except RecursionError as error:
        raise Refused("document.too_deep") from error
