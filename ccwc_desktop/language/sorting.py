"""The order of lists: Khmer as a dictionary has it, Latin after it, numbers first by their size.

After the Khmer rules of CLDR: vowels written as one letter sort with their sound (ឥ as អិ), robat
as a ro before the letter, ុំ ំ ាំ ះ ុះ េះ ោះ after all vowels, subscripts after those; register shifters
and other small signs only decide between words that are else alike.
"""

import re
from functools import lru_cache

from .digits import to_latin
from .spelling import tidy

_EXPANDED = {
    "ឥ": "អិ",
    "ឦ": "អី",
    "ឧ": "អុ",
    "ឨ": "អុ",
    "ឩ": "អូ",
    "ឪ": "អូវ",
    "ឯ": "អែ",
    "ឰ": "អៃ",
    "ឱ": "អោ",
    "ឲ": "អោ",
    "ឳ": "អៅ",
}
_LETTERS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអ"
_VOWELS = [
    *"ាិីឹឺុូួើឿៀេែៃោៅ",
    *("\u17bb\u17c6", "\u17c6", "\u17b6\u17c6"),
    *("\u17c7", "\u17b7\u17c7", "\u17bb\u17c7", "\u17c1\u17c7", "\u17c4\u17c7"),
    "\u17d2",
]
_ORDER = {sign: place for place, sign in enumerate([*_LETTERS, *_VOWELS])}
_ROBAT = re.compile("([\u1780-\u17a2])\u17cc")
_TOKEN = re.compile("[\u17b6\u17bb]\u17c6|[\u17b7\u17bb\u17c1\u17c4]\u17c7|[0-9]+|.", re.DOTALL)
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")

# what comes first: spaces and signs, numbers, Khmer, other letters
_SIGN, _NUMBER, _KHMER, _OTHER = range(4)

Key = tuple[tuple[tuple[int, int, str], ...], str]


@lru_cache(maxsize=32768)
def sort_key(text: str) -> Key:
    """A key for `sorted` and `list.sort`; equal only for equal texts."""
    plain = to_latin(_UNSEEN.sub("", tidy(text))).casefold()
    plain = _ROBAT.sub("\u179a\u17d2\\1", plain)
    for one, parts in _EXPANDED.items():
        plain = plain.replace(one, parts)
    weights = (_weight(token) for token in _TOKEN.findall(plain))
    return tuple(weight for weight in weights if weight), text


def _weight(token: str) -> tuple[int, int, str] | None:
    """Class, place, spelling of one sign; nothing for signs that do not count at first."""
    if token in _ORDER:
        return _KHMER, _ORDER[token], ""
    if token.isdecimal():
        return _NUMBER, int(token), ""
    if "\u17c8" <= token <= "\u17d3" or token == "\u17dd":
        return None
    return (_OTHER if token.isalpha() else _SIGN), 0, token
