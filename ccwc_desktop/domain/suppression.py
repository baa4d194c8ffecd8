"""Small numbers on a public table: hidden, and not to be worked out from what stays printed.

A count of 1-4 becomes "1 to 4". Where a printed total would give it away, other cells of that sum
are told as a range as well, at last the total itself. What a reader can work out is followed by
narrowing the bounds of every cell along all printed sums until nothing changes.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from .disclosure import SMALLEST_SHOWN, is_small

ENDLESS = 10**9
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Range:
    """What is told of a hidden cell: from `low` to `high`; `high` ENDLESS tells nothing."""

    low: int
    high: int

    @property
    def small(self) -> bool:
        """Whether it stands for a count that could point to a child."""
        return self == SMALL

    @property
    def open(self) -> bool:
        """Whether nothing at all is told."""
        return self.high >= ENDLESS


SMALL = Range(1, SMALLEST_SHOWN - 1)
BELOW_TEN = Range(1, 9)
NOTHING = Range(0, ENDLESS)


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """`total` is printed as the sum of `parts`."""

    total: K
    parts: tuple[K, ...]

    @property
    def cells(self) -> tuple[K, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


def hidden(
    values: Mapping[K, Decimal | int | None],
    protected: Iterable[K],
    sums: Sequence[Sum[K]],
) -> dict[K, Range]:
    """The cells that are not told exactly; None among `values` is a cell that nobody knows.

    `protected` are the cells whose 1-4 must not be seen.
    """
    small = {key for key in protected if is_small(values[key])}
    told = dict.fromkeys(small, SMALL)
    while True:
        known = bounds(values, told, sums)
        exposed = [key for key in values if key in small and known[key].low == known[key].high]
        if not any(_veil(values, told, sums, key) for key in exposed):
            return told


def bounds(
    values: Mapping[K, Decimal | int | None], told: Mapping[K, Range], sums: Sequence[Sum[K]]
) -> dict[K, Range]:
    """What a reader of the printed table can know of each cell."""
    found = {key: _printed(key, value, told) for key, value in values.items()}
    changed = True
    while changed:
        changed = False
        for each in sums:
            changed |= _narrowed(found, each)
    return found


def _printed(key: K, value: Decimal | int | None, told: Mapping[K, Range]) -> Range:
    if key in told:
        return told[key]
    return NOTHING if value is None else Range(int(value), int(value))


def _narrowed(found: dict[K, Range], each: Sum[K]) -> bool:
    """Use one sum in both directions; whether anything became narrower."""
    low = sum(found[part].low for part in each.parts)
    high = sum(found[part].high for part in each.parts)
    total = found[each.total]
    narrower = {each.total: Range(max(total.low, low), min(total.high, high))}
    for part in each.parts:
        own = found[part]
        others_low, others_high = low - own.low, high - own.high
        narrower[part] = Range(
            max(own.low, total.low - others_high), min(own.high, total.high - others_low)
        )
    changed = any(found[key] != new for key, new in narrower.items())
    found.update(narrower)
    return changed


def _veil(
    values: Mapping[K, Decimal | int | None],
    told: dict[K, Range],
    sums: Sequence[Sum[K]],
    exposed: K,
) -> bool:
    """Tell one more cell less exactly; False when nothing is left to do."""
    mine = [each for each in sums if exposed in each.cells]
    others = [each for each in sums if exposed not in each.cells]
    return _veil_in(values, told, mine) or _veil_in(values, told, others)


def _veil_in(
    values: Mapping[K, Decimal | int | None], told: dict[K, Range], sums: Sequence[Sum[K]]
) -> bool:
    for each in sums:
        candidates = [p for p in each.parts if p not in told and (values[p] or 0) > 0]
        if candidates:
            chosen = min(candidates, key=lambda key: values[key] or 0)
            told[chosen] = band(int(values[chosen] or 0))
            return True
    for each in sums:
        value = values[each.total]
        wider = BELOW_TEN if is_small(value) else band(int(value or 0))
        for veil in (wider, NOTHING):
            if value is not None and told.get(each.total) not in (veil, NOTHING):
                told[each.total] = veil
                return True
    return False


def band(value: int) -> Range:
    """The range that a number of five or more is told as; a smaller one that is open is 1-9."""
    if value < SMALLEST_SHOWN:
        return BELOW_TEN
    if value < 10:
        return Range(5, 9)
    width = 10 if value < 100 else 50
    low = value // width * width
    return Range(low, low + width - 1)
