"""Khmer as it was typed, as it is stored, and as it is compared.

The same word can be typed in many orders that look alike, and NFC repairs none of them. Stored text
gets the order of Unicode L2/22-290 but keeps the writer's spelling; the key for searching and for
finding duplicates goes further and forgets what readers do not tell apart.
"""

import re
import unicodedata
from itertools import pairwise

from .digits import to_latin

_COENG, _ROBAT, _RO = "\u17d2", "\u17cc", "\u179a"
_SHIFTERS = "\u17c9\u17ca"
_BELOW_U, _ABOVE = "\u17bb", "\u17b7\u17b8\u17b9\u17ba\u17be"
# the shifter that turns into a stroke below when a vowel stands above
_TRIISAP_BASES, _MUUSIKATOAN_BASES = "សហអ", "ងញមយរវប"

_SYLLABLE = re.compile(
    "([\u1780-\u17b3\u25cc])((?:\u17d2\u200d?[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd\u200c\u200d])+)"
)
_MARK = re.compile("\u17d2\u200d?[\u1780-\u17b3]|.")
_KHMER_PIECES = re.compile("([\u1780-\u17ff\u200c\u200d]+)")
_ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_DOUBLED = re.compile(f"[{_ZERO_WIDTH}]*\u200b[{_ZERO_WIDTH}]*")
_EDGE = re.compile("(?:^|(?<=\\s))\u200b|\u200b(?=\\s|$)")
_UNSEEN = re.compile(f"[{_ZERO_WIDTH}\u200c\u200d\\s]+")

# deprecated letters, and letters of inherent vowels that only old software wrote
_OLD_LETTERS = {"\u17a3": "អ", "\u17a4": "អា", "\u17b4": "", "\u17b5": ""}
_SPLIT_VOWELS = {
    "\u17c1\u17b8": "\u17be",
    "\u17b8\u17c1": "\u17be",
    "\u17c1\u17b6": "\u17c4",
    "\u17b6\u17c1": "\u17c4",
}
# what readers do not tell apart, in this order
_SAME = {
    "\u17d2\u178a": "\u17d2\u178f",
    "ឲ": "ឱ",
    "អោយ": "ឱ្យ",
    "ឫ": "រឹ",
    "ឬ": "រឺ",
    "ឭ": "លឹ",
    "ឮ": "លឺ",
}

_LEGACY_SIGN = re.compile("[A-Za-z][<Ðþðø¤¶µμ¬¥§³¨]|[<Ðþðø¤¶µμ¬¥§³¨][A-Za-z]")
_UNITS = re.compile("k?m[²³]|[µμ][gmls]+")
_HUMP = re.compile("[A-Z][^A-Z]*")


def tidy(text: str) -> str:
    """`text` as it is stored: typing order repaired, stray U+200B gone, the spelling kept."""
    for old, new in _OLD_LETTERS.items():
        text = text.replace(old, new)
    pieces = _KHMER_PIECES.split(text)
    text = "".join(
        piece if place % 2 else unicodedata.normalize("NFC", piece)
        for place, piece in enumerate(pieces)
    )
    text = _SYLLABLE.sub(lambda found: found[1] + _ordered(found[2], keep_shifter=True), text)
    return _EDGE.sub("", _DOUBLED.sub("\u200b", text))


def search_key(text: str) -> str:
    """What two texts share when a reader would call them the same; never shown.

    No spaces and nothing invisible, subscripts ដ and ត alike, Khmer digits as Latin ones, other
    letters without case and accents.
    """
    text = _UNSEEN.sub("", tidy(text))
    text = _SYLLABLE.sub(_full_order, text)
    for one, other in _SAME.items():
        text = text.replace(one, other)
    pieces = _KHMER_PIECES.split(to_latin(text))
    return "".join(piece if n % 2 else _folded(piece) for n, piece in enumerate(pieces))


def looks_legacy(text: str) -> bool:
    """Whether `text` is Khmer of the Limon or ABC fonts (Latin letters shown as Khmer ones).

    Such text cannot be read without its font. Words of only small letters cannot be told from
    English; a sentence or a table always has others.
    """
    if _KHMER_PIECES.search(text):
        return False
    tokens = text.split()
    odd = sum(1 for token in tokens if _is_odd(token))
    return odd > 0 and odd * 4 >= len(tokens)


def _is_odd(token: str) -> bool:
    """Signs inside words, or capitals in places where no Latin spelling puts them."""
    if _LEGACY_SIGN.search(token) and not _UNITS.search(token):
        return True
    letters = token.strip("()[]\"'.,:;")
    inner = sum(a.islower() and b.isupper() for a, b in pairwise(letters))
    return inner >= 2 and letters.isalpha() and min(map(len, _HUMP.findall(letters))) <= 2


def _ordered(marks: str, *, keep_shifter: bool) -> str:
    """The marks after a letter in their order: robat, subscripts, shifter, vowels, signs.

    A shifter typed before the subscripts may stay there: fonts draw it at another place.
    """
    parts = _MARK.findall(marks)
    stays = keep_shifter and parts[0] in _SHIFTERS and any(p[0] == _COENG for p in parts[1:])
    first = parts.pop(0) if stays else ""
    subscripts = [part.replace("\u200d", "") for part in parts if part[0] == _COENG]
    subscripts.sort(key=lambda part: part[-1] == _RO)
    signs: list[str] = []
    for sign in sorted((p for p in parts if p[0] != _COENG), key=_rank):
        if not signs or signs[-1] != sign:
            signs.append(sign)
    rest = "".join(signs)
    robat = _ROBAT if _ROBAT in rest else ""
    rest = rest.replace(_ROBAT, "")
    for split, whole in _SPLIT_VOWELS.items():
        rest = rest.replace(split, whole)
    return robat + first + "".join(subscripts) + rest


def _rank(sign: str) -> int:
    """The place of a sign after its letter (Unicode L2/22-290)."""
    if sign in _SHIFTERS:
        return 1
    if sign in "\u200c\u200d":
        return 2
    if sign in "\u17be\u17bf\u17c0\u17c1\u17c2\u17c3\u17c4\u17c5":
        return 3
    if sign in "\u17bb\u17bc\u17bd":
        return 4
    if sign in "\u17b7\u17b8\u17b9\u17ba":
        return 5
    if sign == "\u17b6":
        return 6
    if sign in "\u17c7\u17c8":
        return 8
    return 0 if sign == _ROBAT else 7


def _full_order(found: re.Match[str]) -> str:
    base, marks = found[1], _ordered(found[2], keep_shifter=False)
    has_shifter = any(sign in marks for sign in _SHIFTERS)
    # a shifter below a vowel looks like the vowel u, and is often typed as one
    if _BELOW_U in marks and not has_shifter and any(sign in marks for sign in _ABOVE):
        if base in _TRIISAP_BASES:
            return base + _ordered(marks.replace(_BELOW_U, "\u17ca"), keep_shifter=False)
        if base in _MUUSIKATOAN_BASES:
            return base + _ordered(marks.replace(_BELOW_U, "\u17c9"), keep_shifter=False)
    return base + marks


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
