"""What the page of figures reads: the years, a picture of one of them, its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, figure_checks, figure_lines, situation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.figure_checks import Doubt
from ccwc_desktop.domain.figure_lines import Line, Trend
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.store import reference

from . import names
from . import situation as figures

TREND_YEARS = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """The figures of a year beside those of the year before.

    `tiles` are the first indicators with their trends; `codes` are those that the table should be
    full of: `known` of their `wanted` village figures are known. `tables` are the years up to this
    one, oldest first.
    """

    table: Table
    last: Table
    tiles: Mapping[str, Trend]
    codes: tuple[str, ...]
    known: int
    wanted: int
    tables: tuple[Table, ...]
    asked: dict[str, tuple[Doubt, ...]] = field(default_factory=dict, compare=False, repr=False)

    def doubts(self, code: str) -> tuple[Doubt, ...]:
        """What is to be looked at again in an indicator."""
        if code not in self.asked:
            past, usual = self.tables[-2:-4:-1], reference.plausible_ratios()
            self.asked[code] = figure_checks.doubts(self.table, past, usual, code)
        return self.asked[code]

    def lines(self, code: str) -> tuple[Line, ...]:
        """The lines of an indicator: villages, then the commune."""
        return figure_lines.lines(self.table, self.last, code, self.doubts(code))


def years(session: Session, cip_year: int) -> tuple[int, ...]:
    """The years to choose from, newest first: those with figures, the two before the plan."""
    preparing = cycle.preparing_year(cip_year)
    have = (year for year in figures.years(session) if year <= preparing)
    return tuple(sorted({*have, preparing, preparing - 1}, reverse=True))


def newest_year(session: Session, cip_year: int) -> int:
    """The newest year with figures that the plan looks at, or the year it is prepared in."""
    have = (year for year in figures.years(session) if year < cip_year)
    return max(have, default=cycle.preparing_year(cip_year))


def picture(session: Session, year: int, before: Sequence[Table] = ()) -> Picture:
    """Everything the page shows of a year.

    `before` are the tables of the three years before it, from a picture made earlier, where only
    figures of `year` were changed since.
    """
    if before:
        tables = (*before, figures.table(session, year))
    else:
        tables = figures.tables(session, range(year - TREND_YEARS + 1, year + 1))
    table, last = tables[-1], tables[-2]
    codes = situation.wanted(table)
    known, wanted = situation.completeness(table, codes)
    return Picture(
        table=table,
        last=last,
        tiles={code: _trend(tables, code) for code in names.tiles()},
        codes=codes,
        known=known,
        wanted=wanted,
        tables=tables,
    )


def _trend(tables: Sequence[Table], code: str) -> Trend:
    values = [situation.value(table, code, table.commune, "t") for table in tables]
    return figure_lines.trend(tables[-1].catalogue[code], values)


def file_content(path: Path) -> bytes:
    """A file to be taken in; raises Refused("file.missing" | "file.unreadable")."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault
