"""Times of the year in which work of some kinds goes badly, held against a project's months."""

from collections.abc import Iterable
from dataclasses import dataclass

from .projects import Project

LONGEST = 36
"""Months of a programme; what lasts longer is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Season:
    """A time of the year: `months` (1-12) in which projects of `kinds` go badly.

    With `words` it concerns only projects whose name or place holds one of them.
    """

    key: str
    months: tuple[int, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()


def months(project: Project) -> tuple[int, ...]:
    """The months (1-12) a project takes, from its first on; none while they are not known."""
    if project.start_month is None:
        return ()
    first = project.year or project.end_year or 0
    years = (project.end_year or first) - first
    last = project.end_month or project.start_month
    count = years * 12 + last - project.start_month + 1
    return tuple((project.start_month - 1 + n) % 12 + 1 for n in range(min(count, LONGEST)))


def against(project: Project, seasons: Iterable[Season]) -> tuple[Season, ...]:
    """Seasons that take more than half of a project's months."""
    taken = months(project)
    return tuple(
        season
        for season in seasons
        if taken
        and project.kind in season.kinds
        and 2 * sum(month in season.months for month in taken) > len(taken)
        and _concerns(season, project)
    )


def _concerns(season: Season, project: Project) -> bool:
    told = " ".join((project.name_km, project.name_en, project.place)).casefold()
    return not season.words or any(word.casefold() in told for word in season.words)
