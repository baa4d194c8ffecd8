"""The text of a CSV file that came from anywhere, and the shape of its headings."""

import re

from ccwc_desktop.domain.errors import Refused

LARGEST = 64 * 1024 * 1024
_DELIMITERS = ",;\t"
_KINDS = (
    (b"PK\x03\x04", "spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),
    (b"%PDF", "pdf"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
)
_PREFIX = re.compile(r"\d+(?:\.[0-9A-Za-z]+)*-(?=.)")
_QUOTED = re.compile(r'"[^"]*"')
# Limon and its like put Khmer signs on Latin-1 letters: "RkugPñMeBj". Letters that romanised
# Khmer uses (Kâmpóng, Siĕm Réab) do not count.
_LEGACY = re.compile(r"[\u0080-\u00ff](?<![ÂâÉéÊêÎîÓóÔôÛûÈèÀàÇç\u00a0])")
_KHMER = re.compile(r"[\u1780-\u17ff]")
_LEGACY_SIGNS = 3


def decoded(data: bytes) -> str:
    """The text.

    Refused("figures_file.…"): empty, too_large, not_text, not_utf8, legacy_khmer.
    """
    if not data.strip():
        raise Refused("figures_file.empty")
    if len(data) > LARGEST:
        raise Refused("figures_file.too_large", size=len(data), largest=LARGEST)
    kind = next((kind for mark, kind in _KINDS if data.startswith(mark)), "")
    if kind or b"\x00" in data:
        raise Refused("figures_file.not_text", kind=kind or "binary")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("figures_file.not_utf8", line=line) from error
    if not text.isascii() and not _KHMER.search(text):
        _check_legacy(text)
    return text


def _check_legacy(text: str) -> None:
    signs = list(_LEGACY.finditer(text))
    if len(signs) >= _LEGACY_SIGNS:
        line = text.count("\n", 0, signs[0].start()) + 1
        raise Refused("figures_file.legacy_khmer", line=line)


def delimiter(text: str) -> str:
    """What separates the cells of the first line that has any: comma, semicolon or tab."""
    first = _QUOTED.sub("", text.lstrip().partition("\n")[0])
    return max(_DELIMITERS, key=first.count)


def short_code(heading: str) -> str:
    """The Commune Database's short code in a heading: "4.a-M3_4Pre_S" -> "M3_4Pre_S"."""
    return _PREFIX.sub("", heading.strip(), count=1)
