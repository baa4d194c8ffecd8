"""What is usual among some numbers, and how far one of them lies from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

FEWEST = 5
"""Of fewer numbers nothing is usual."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Where most of some numbers lie: their median, and the median of the distances from it."""

    middle: Decimal
    distance: Decimal

    def modified_z(self, amount: Decimal) -> Decimal:
        """How far `amount` lies from the middle: 0.6745 (x - median) / MAD.

        More than 3.5 either way is an outlier (B. Iglewicz and D. Hoaglin, How to Detect and Handle
        Outliers, ASQC Quality Press, 1993).
        """
        return Decimal("0.6745") * (amount - self.middle) / self.distance


def usual(numbers: Sequence[Decimal]) -> Usual | None:
    """None where nothing can be said: fewer than five numbers, or most of them alike (MAD 0)."""
    if len(numbers) < FEWEST:
        return None
    middle = median(numbers)
    distance = median(abs(each - middle) for each in numbers)
    return Usual(middle, distance) if distance else None
