"""What the budget spreadsheet holds, ready to be written: words, names, rows. No rules here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.domain.budget_rows import PaidLine
from ccwc_desktop.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class BudgetBook:
    """A proposal in one language.

    `words` are those of the list "budget_workbook" and say both languages; `sources`, `sectors`,
    `villages` are names by key, `units` words by the Khmer one that is kept, `bases` who usually
    sets the ceiling of a source. `about` says whose it is, `rate` is riel for a dollar on the day
    `rate_on` (None unknown).
    """

    about: str
    commune: str
    cip_year: int
    rate: int
    rate_on: date | None
    language: str
    words: Mapping[str, str]
    sources: Mapping[str, str]
    sectors: Mapping[str, str]
    villages: Mapping[str, str]
    units: Mapping[str, str]
    bases: Mapping[str, str]
    lines: tuple[PaidLine, ...]
    programme: Programme
    ceilings: tuple[Ceiling, ...]

    @property
    def used_sources(self) -> tuple[str, ...]:
        """Sources that pay something or have a ceiling, in their fixed order."""
        paying = {source for paid in self.lines for source in paid.by_source}
        wanted = paying | {each.source for each in self.ceilings}
        return tuple(source for source in self.sources if source in wanted)
