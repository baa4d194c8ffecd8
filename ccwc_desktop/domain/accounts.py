"""The chart of accounts that the lines of a budget use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a chapter: `code` of 2 digits is the chapter itself, 4 or 5 an account of it.

    `origin` says whose list it is in.
    """

    code: str
    name_km: str = ""
    name_en: str = ""
    origin: str = ""

    @property
    def chapter(self) -> str:
        """The chapter it belongs to (2 digits)."""
        return self.code[:2]

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one when that is all there is."""
        wanted, other = self.name_km, self.name_en
        return (wanted or other) if language == "km" else (other or wanted)
