"""What a commune's budget proposal stands on: rate, floor, development plan, explained warnings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of the commune development plan, numbered as in that plan."""

    uid: str
    number: int
    text_km: str = ""
    text_en: str = ""

    def text(self, language: str) -> str:
        """The text in `language`, or in the other one when that is all there is."""
        wanted, other = self.text_km, self.text_en
        return (wanted or other) if language == "km" else (other or wanted)


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of the whole proposal; everything may be unknown.

    `rate_on` is the day of the plan's dollar rate. `floor_percent` (1-100) and `floor_amount`
    (riel) are the least for children and women that the district set, `floor_basis` where it says
    so; no law that sets one is known. `last_total` and `last_children` (riel) are last year's
    proposal when it is not in the workbook. `four_sectors`: the district counts gender among the
    other four. `cdp_first` and `cdp_last` are the years of the commune development plan.
    """

    rate_on: date | None = None
    floor_percent: int | None = None
    floor_amount: int | None = None
    floor_basis: str = ""
    last_total: int | None = None
    last_children: int | None = None
    four_sectors: bool = False
    cdp_first: int | None = None
    cdp_last: int | None = None
    objectives: tuple[Objective, ...] = ()


USUAL_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A soft warning that stands with a reason; `subject` is the uid or key it is about.

    A ceiling has its reason itself: "over_ceiling" about "SOURCE:YEAR:RIEL" tells, without a
    reason, by how much it was passed when that was given.
    """

    check: str
    subject: str
    reason: str


OVER = "over_ceiling"
"""The check of a passed ceiling."""


def up_to(accepted: Iterable[Accepted]) -> dict[tuple[str, int], int]:
    """Source and year of a ceiling -> riel over it for which its reason was given."""
    found = {}
    for each in accepted:
        source, _colon, rest = each.subject.partition(":")
        year, _colon, riel = rest.partition(":")
        if each.check == OVER and year.isdecimal() and riel.isdecimal():
            found[source, int(year)] = int(riel)
    return found
