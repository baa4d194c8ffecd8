"""Problems that say nearly the same in other words or another spelling."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

THRESHOLD = 0.55
"""From here on two texts are called alike. Tried on typical titles: spellings of one title lie at
0.56-0.9, other matters of the same form ("families without latrine", "... without water") at 0.5
and below."""
_LENGTH = 3
_PART = 0.6  # what it counts that a short text stands wholly in a long one
_SHORTEST = 6  # pieces; a shorter text stands in many by chance
_TELLING = 5  # pieces; from here on the rest of a text tells what it is about
_NUMBERS = re.compile(r"\d+")

Fold = Callable[[str], str]
"""Gives what readers do not tell apart as one (`spelling.search_key`)."""


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0-1.

    The larger of two coefficients over their sets of three letters in a row: L. R. Dice, "Measures
    of the amount of ecologic association between species", Ecology 26 (1945), 297-302, and 0.6 of
    the overlap coefficient (the share of the smaller set), for a short title within a long one.
    Texts that name other numbers, such as ages, are not alike (0), nor are two that begin in the
    same way and go on with nothing in common ("families without latrine", "... without water").
    """
    (pieces, numbers), (others, other_numbers) = _taken_apart(one), _taken_apart(other)
    if numbers and other_numbers and numbers != other_numbers:
        return 0.0
    shared, smaller = len(pieces & others), min(len(pieces), len(others))
    if not shared or _part_after_the_beginning(one, other):
        return 0.0
    dice = 2 * shared / (len(pieces) + len(others))
    return max(dice, _PART * shared / smaller) if smaller >= _SHORTEST else dice


def _part_after_the_beginning(one: str, other: str) -> bool:
    """Whether what follows the common beginning is long enough to tell, and shares no piece."""
    both = zip(one, other, strict=False)
    begins = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], both))
    rest, other_rest = (_taken_apart(each[begins:])[0] for each in (one, other))
    return min(len(rest), len(other_rest)) >= _TELLING and not rest & other_rest


@lru_cache(maxsize=512)
def _taken_apart(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Its pieces and its numbers; kept, for every text is compared with all others."""
    count = max(1, len(text) - _LENGTH + 1) if text else 0
    pieces = frozenset(text[at : at + _LENGTH] for at in range(count))
    return pieces, frozenset(_NUMBERS.findall(text))


def nearest(
    texts: Sequence[str], others: Mapping[str, Sequence[str]], threshold: float = THRESHOLD
) -> tuple[str, ...]:
    """Keys of `others` that are alike by any of their texts, the likest first, then as they stand.

    Texts are folded and compared place by place: Khmer with Khmer, English with English.
    """
    found = {
        key: max((likeness(a, b) for a, b in zip(texts, told, strict=False)), default=0.0)
        for key, told in others.items()
    }
    close = [key for key, share in found.items() if share >= threshold]
    return tuple(sorted(close, key=lambda key: -found[key]))


def pairs(
    texts: Mapping[str, Sequence[str]], threshold: float = THRESHOLD
) -> dict[str, tuple[str, ...]]:
    """Key -> keys of what is alike, the likest first; those without are left out."""
    found = {}
    for key, told in texts.items():
        rest = {other: each for other, each in texts.items() if other != key}
        if close := nearest(told, rest, threshold):
            found[key] = close
    return found


def without(
    found: Mapping[str, Sequence[str]], unlike: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """What `pairs` found, but for those that are not the same (key -> keys, said from one side)."""
    left = {}
    for key, others in found.items():
        rest = tuple(each for each in others if each not in unlike[key] and key not in unlike[each])
        if rest:
            left[key] = rest
    return left
