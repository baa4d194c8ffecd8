"""The places of Cambodia and of the practice province, from two lists in `resources`.

Nothing is read before someone asks, and the villages (nine tenths of the list) only when someone
asks for a village or for the villages of a commune.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from ccwc_desktop import paths
from ccwc_desktop.domain.places import LENGTHS, PRACTICE_PREFIX, Place
from ccwc_desktop.language.digits import to_latin
from ccwc_desktop.language.sorting import sort_key
from ccwc_desktop.language.spelling import search_key
from ccwc_desktop.language.words import clusters

COMMUNES = ("commune", "sangkat")

_VILLAGE = LENGTHS["village"]
# what people type before a name
_TITLES = re.compile(
    "^(?:រាជធានី|ខេត្ត|ក្រុង|ស្រុក|ខណ្ឌ|ឃុំ|សង្កាត់|ភូមិ"
    "|(?:province|district|municipality|commune|village|khaet|krong|srok|khan|khum|sangkat|phum)\\b)"
    "\\s*(?=.)",
    re.IGNORECASE,
)
# how well a name fits, the best first
_BEGINS, _WORD_BEGINS, _INSIDE, _NOWHERE = range(4)


def get(code: str) -> Place | None:
    """The place of a full code ("040202"), or None."""
    if len(code) == _VILLAGE:
        return _villages_of(code[:-2]).get(code)
    return next((place for place in _beginning_with(f"{code}\t") if place.code == code), None)


def children(code: str) -> list[Place]:
    """The places one level below `code`, in the order of their codes; "" gives the provinces.

    Practice places only come with a practice code.
    """
    if len(code) >= _VILLAGE:
        return []
    index = _villages_of(code) if len(code) == LENGTHS["commune"] else _down_to_communes()
    inside = (p for p in index.values() if p.code[:-2] == code)
    return [place for place in inside if code or not place.code.startswith(PRACTICE_PREFIX)]


def parents(code: str) -> list[Place]:
    """The places `code` lies in, the province first, without the place itself."""
    found = (get(code[:length]) for length in LENGTHS.values() if length < len(code))
    return [place for place in found if place]


def find(text: str, kinds: tuple[str, ...] = COMMUNES, limit: int = 20) -> list[Place]:
    """Places of `kinds` whose name or code someone is typing, the likeliest first.

    Names in Khmer or Latin letters, from their beginning or that of any word in them; codes with
    Khmer digits or without their leading zero. Spelling variants, spaces and a typed ឃុំ or "khum"
    make no difference. Practice places are found by code only.
    """
    typed = to_latin(text).strip()
    digits = re.sub(r"\s", "", typed)
    if digits.isascii() and digits.isdigit():
        found = [p for p in _of_kinds(kinds) if p.code.startswith((digits, "0" + digits))]
        return sorted(found, key=lambda p: (not p.code.startswith(digits), p.code))[:limit]
    wanted = {search_key(typed), search_key(_TITLES.sub("", typed))} - {""}
    ranked = []
    for place in _of_kinds(kinds):
        rank = min((_rank(place, key) for key in wanted), default=_NOWHERE)
        if rank < _NOWHERE and not place.code.startswith(PRACTICE_PREFIX):
            ranked.append((rank, sort_key(place.name_km), place.code, place))
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:3])[:limit]]


def _rank(place: Place, key: str) -> int:
    """Where a key stands in the names of a place."""
    khmer, latin, words = _keys(place)
    if khmer.startswith(key) or latin.startswith(key):
        return _BEGINS
    if any(word.startswith(key) for word in words):
        return _WORD_BEGINS
    return _INSIDE if _stands_inside(khmer, key) else _NOWHERE


def _stands_inside(name: str, key: str) -> bool:
    """Khmer has no spaces: a word inside a name begins where a cluster begins."""
    if key not in name:
        return False
    start = 0
    for cluster in clusters(name):
        if name.startswith(key, start):
            return True
        start += len(cluster)
    return False


@cache
def _keys(place: Place) -> tuple[str, str, tuple[str, ...]]:
    """Search keys of a place: Khmer name, Latin name, the Latin name from each later word on."""
    words = place.name_en.split()
    tails = tuple(search_key(" ".join(words[n:])) for n in range(1, len(words)))
    return search_key(place.name_km), search_key(place.name_en), tails


def _of_kinds(kinds: tuple[str, ...]) -> Iterator[Place]:
    index = _villages() if "village" in kinds else _down_to_communes()
    return (place for place in index.values() if place.kind in kinds)


@cache
def _villages_of(commune: str) -> dict[str, Place]:
    """The villages of one commune: a workbook asks for no others, and all take 10 MB."""
    found = _beginning_with(commune)
    return {place.code: place for place in found if len(place.code) == _VILLAGE}


@lru_cache(maxsize=256)
def _beginning_with(start: str) -> tuple[Place, ...]:
    """The places whose lines begin so, found in the bytes: to read all lines takes 20 ms."""
    wanted, found = b"\n" + start.encode(), []
    for path in _files():
        text = b"\n" + path.read_bytes()
        at = text.find(wanted)
        while at >= 0:
            end = text.find(b"\n", at + 1)
            found.append(text[at + 1 : end if end >= 0 else len(text)].decode())
            at = text.find(wanted, end) if end >= 0 else -1
    return tuple(place for _code, place in _places(found))


@cache
def _down_to_communes() -> dict[str, Place]:
    """Everything but villages; the files have these first."""
    found: dict[str, Place] = {}
    for path in _files():
        with path.open(encoding="utf-8") as lines:
            above = takewhile(lambda line: line.index("\t") < _VILLAGE, lines)
            found.update(_places(above))
    return found


@cache
def _villages() -> dict[str, Place]:
    """All places."""
    found: dict[str, Place] = {}
    for path in _files():
        with path.open(encoding="utf-8") as lines:
            found.update(_places(lines))
    return found


def _files() -> list[Path]:
    folder = paths.resources()
    return [folder / "reference" / "gazetteer.tsv", folder / "practice" / "places.tsv"]


def _places(lines: Iterable[str]) -> Iterator[tuple[str, Place]]:
    for line in lines:
        code, kind, name_km, name_en = line.rstrip("\n").split("\t")
        yield code, Place(code, kind, name_km, name_en)
