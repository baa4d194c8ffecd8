"""Whom a project helps: children by age, sums that cannot be right, counts from the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import affected
from .situation import Table

if TYPE_CHECKING:
    from .projects import Project

AGES = ("0-2", "3-5", "6-11", "12-14", "15-17")
OF_THE_CHILDREN: Mapping[str, str] = {
    "with_disability": "girls_with_disability",
    "poor_children": "poor_girls",
    "minority": "minority_girls",
}
"""Some of the children, and the field of the girls among them."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Children of an age group (`AGES`, years) who benefit, None when unknown."""

    age: str
    girls: int | None = None
    boys: int | None = None


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A count that cannot be right beside another one: `part` of `whole` people in `field`.

    `code` is "below_ages" (`field` says fewer than the ages do), "above_children" (more than all
    children), "above_girls" (more girls than there are) or "above_both" (more girls among them
    than children).
    """

    field: str
    code: str
    part: int
    whole: int


def table(ages: Iterable[Reached]) -> tuple[Reached, ...]:
    """Every age group in its order; nobody counted where nothing was said."""
    told = {each.age: each for each in ages}
    return tuple(told.get(age, Reached(age)) for age in AGES)


def said(ages: Iterable[Reached]) -> tuple[Reached, ...]:
    """The age groups in their order of which something was said."""
    return tuple(each for each in table(ages) if (each.girls, each.boys) != (None, None))


def of_ages(ages: Iterable[Reached], sex: str) -> int | None:
    """All "girls" or "boys" whose age is known; None when none was counted."""
    return together(getattr(each, sex) for each in ages)


def together(counts: Iterable[int | None]) -> int | None:
    """People added up; what is not known is left out, and a sum of nothing is None."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def followed(project: "Project", ages: Sequence[Reached]) -> dict[str, int | None]:
    """The girls and boys of a project once its children are counted as `ages`.

    A number follows its ages when it was their sum, was unknown or would be below them, and when
    every age is known. Else it stays: the rest is of an age that nobody knows.
    """
    return {sex: _followed(project, ages, sex) for sex in ("girls", "boys")}


def _followed(project: "Project", ages: Sequence[Reached], sex: str) -> int | None:
    count: int | None = getattr(project, sex)
    before, now = of_ages(project.ages, sex), of_ages(ages, sex)
    if now is None:
        return count
    every = all(getattr(each, sex) is not None for each in table(ages))
    if count is None or count in (before, now) or count < now or every:
        return now
    return count


def children(project: "Project") -> int | None:
    """Girls and boys together; None unless both are known."""
    if project.girls is None or project.boys is None:
        return None
    return project.girls + project.boys


def wrong_sums(project: "Project") -> tuple[WrongSum, ...]:
    """Counts that cannot all be right; what is unknown is no fault."""
    found = []
    for sex in ("girls", "boys"):
        known, count = of_ages(project.ages, sex), getattr(project, sex)
        if known is not None and count is not None and count < known:
            found.append(WrongSum(sex, "below_ages", known, count))
    everyone = children(project)
    for some, girls in OF_THE_CHILDREN.items():
        both, of_them = getattr(project, some), getattr(project, girls)
        found += _above(some, "above_children", both, everyone)
        found += _above(girls, "above_girls", of_them, project.girls)
        found += _above(girls, "above_both", of_them, both)
    return tuple(found)


def _above(field: str, code: str, part: int | None, whole: int | None) -> list[WrongSum]:
    if part is None or whole is None or part <= whole:
        return []
    return [WrongSum(field, code, part, whole)]


def from_figures(figures: Table, villages: Iterable[str]) -> tuple[Reached, ...]:
    """Girls and boys of some villages by age as a year's figures know them; () for none."""
    places = tuple(villages)
    counted = (affected.counted(figures, f"AGE_{age.replace('-', '_')}", places) for age in AGES)
    return said(
        Reached(age, each.girls, each.boys) for age, each in zip(AGES, counted, strict=True)
    )
