"""Ratios that figures of a village or commune usually keep within: what "can hardly be" means."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a ratio: an indicator for a sex."""

    indicator: str
    sex: str = "t"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio and what is usual. Outside `low` to `high` a number is worth a second look.

    `part` ÷ `whole`; without a `whole` the number itself (a distance in km). `unit` is "share"
    (0-1), "each" (people per family) or "km". `smallest` is the least whole for which the ratio is
    asked about: among twelve families anything is possible. The limits hold for a village;
    a commune as a whole keeps to `commune_low` and `commune_high`, which are narrower.
    """

    key: str
    name_km: str
    name_en: str
    part: Part
    whole: Part | None
    unit: str
    low: Decimal
    high: Decimal
    commune_low: Decimal
    commune_high: Decimal
    smallest: int = 0

    def name(self, language: str) -> str:
        """What it is called in `language`."""
        return self.name_km if language == "km" else self.name_en

    def limits(self, commune: bool) -> tuple[Decimal, Decimal]:
        """The usual range, of the commune or of a village."""
        return (self.commune_low, self.commune_high) if commune else (self.low, self.high)
