"""Planning years: the three-year rolling investment programme and its names on paper.

`cip_year` is the first programme year; the plan is prepared the year before.
"""

from collections.abc import Iterable
from datetime import date

from .errors import Refused

FIRST_YEAR, LAST_YEAR = 2015, 2100
FIRST_FIGURES = 2000  # figures may be older than any plan


def programme_years(cip_year: int) -> tuple[int, int, int]:
    """The three years a plan covers."""
    return (cip_year, cip_year + 1, cip_year + 2)


def preparing_year(cip_year: int) -> int:
    """The year in which the plan is prepared."""
    return cip_year - 1


def usual_cip_year(today: date) -> int:
    """The plan that a committee prepares today."""
    return today.year + 1


def years_to_offer(have: Iterable[int], today: date) -> tuple[int, ...]:
    """First programme years to choose from, newest first: those there are, this and the next."""
    usual = usual_cip_year(today)
    return tuple(sorted({*have, usual, usual + 1}, reverse=True))


def checked_year(year: int, first: int = FIRST_YEAR) -> int:
    """`year` itself; raises Refused("plan.year_out_of_range") when it cannot be meant."""
    if not first <= year <= LAST_YEAR:
        raise Refused("plan.year_out_of_range", year=year, first=first, last=LAST_YEAR)
    return year


def plan_id(commune: str, cip_year: int) -> str:
    """The plan's name on paper, such as 040202-2027-2029."""
    return f"{commune}-{cip_year}-{cip_year + 2}"


def file_stem(commune: str, cip_year: int, version: int) -> str:
    """How files of one version begin, such as 040202_2027_v3."""
    return f"{commune}_{cip_year}_v{version}"
