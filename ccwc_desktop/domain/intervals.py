"""How sure a rate is: the Wilson interval, and the one of a difference of two rates.

All for 95 of 100, two-sided, without continuity correction; pure Decimal, so that every machine
gives the same digits.
"""

from dataclasses import dataclass
from decimal import Decimal

Z = Decimal("1.959963984540054")
"""The 0.975 quantile of the normal distribution."""
FEW = 30
"""Fewer than so many: a rate is told with its interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`."""

    low: Decimal
    high: Decimal


def wilson(part: Decimal, whole: Decimal) -> Interval:
    """What the true share behind `part` of `whole` may be (0-1); `whole` is more than zero.

    E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
    the American Statistical Association 22 (1927), 209-212.
    """
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    spread = share * (1 - share) / whole + square / (4 * whole * whole)
    half = Z / (1 + square / whole) * spread.sqrt()
    return Interval(max(Decimal(0), middle - half), min(Decimal(1), middle + half))


def difference(part: Decimal, whole: Decimal, other: Decimal, other_whole: Decimal) -> Interval:
    """What the true difference of two independent shares may be (-1 to 1).

    The hybrid of two Wilson intervals: R. G. Newcombe, "Interval estimation for the difference
    between independent proportions", Statistics in Medicine 17 (1998), 873-890, method 10.
    """
    share, other_share = part / whole, other / other_whole
    one, two = wilson(part, whole), wilson(other, other_whole)
    below = ((share - one.low) ** 2 + (two.high - other_share) ** 2).sqrt()
    above = ((one.high - share) ** 2 + (other_share - two.low) ** 2).sqrt()
    return Interval(share - other_share - below, share - other_share + above)
