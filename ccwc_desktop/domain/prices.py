"""Unit prices a commune knows, with the day and the place of each."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit cost (riel); `place` is where it was asked, `source` who said so."""

    uid: str
    name_km: str = ""
    name_en: str = ""
    unit: str = ""
    unit_price: int = 0
    dated: date | None = None
    place: str = ""
    source: str = ""

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one when that is all there is."""
        wanted, other = self.name_km, self.name_en
        return (wanted or other) if language == "km" else (other or wanted)
