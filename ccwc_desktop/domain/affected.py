"""How many girls and boys a problem touches, taken from the figures of its villages.

Unknown is not zero: one village without a number leaves the sum unknown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from . import situation
from .problems import Problem
from .situation import Indicator, Table


@dataclass(frozen=True, slots=True)
class Counted:
    """Girls and boys (people) by an indicator in a year; None where a village is not counted."""

    indicator: str
    year: int
    girls: int | None
    boys: int | None

    @property
    def known(self) -> bool:
        """Whether both are."""
        return self.girls is not None and self.boys is not None


def can_tell(known: Indicator) -> bool:
    """Whether an indicator counts girls and boys of a village that may be named with a problem."""
    kept = known.split == "fmt" and known.unit == "people" and not known.counted_once
    return kept and not known.sensitive


def at(figures: Table, code: str, place: str, sex: str) -> int | None:
    """Girls ("f") or boys ("m") touched at a place: those counted, or those who are left out.

    Where a fall is bad ("children in school") it is the rest of the whole; None when unknown, or
    when the indicator cannot tell.
    """
    known = figures.catalogue.get(code)
    if known is None or not can_tell(known):
        return None
    part = situation.value(figures, code, place, sex)
    if known.worse == "down":
        whole = situation.value(figures, known.of, place, sex) if known.of else None
        part = None if part is None or whole is None else whole - part
    return None if part is None else max(0, int(part.to_integral_value()))


def counted(figures: Table, code: str, villages: Iterable[str]) -> Counted:
    """Girls and boys of some villages together; none without villages."""
    places = tuple(villages)
    girls, boys = (_sum(figures, code, places, sex) for sex in ("f", "m"))
    return Counted(code, figures.year, girls, boys)


def _sum(figures: Table, code: str, places: tuple[str, ...], sex: str) -> int | None:
    found = [at(figures, code, place, sex) for place in places]
    if places and None not in found:
        return sum(each for each in found if each is not None)
    if set(places) == set(figures.villages) and places:
        return at(figures, code, figures.commune, sex)
    return None


def choices(
    figures: Table, villages: Iterable[str], first: Collection[str] = ()
) -> tuple[Counted, ...]:
    """What the figures know of these villages.

    Indicators in `first` stand first, then those that tell of something bad, then the others; each
    in the order of the catalogue.
    """
    places = tuple(villages)
    able = [code for code, known in figures.catalogue.items() if can_tell(known)]
    able.sort(key=lambda code: (code not in first, not figures.catalogue[code].worse))
    told = (counted(figures, code, places) for code in able)
    return tuple(each for each in told if each.known)


def differs(problem: Problem, told: Counted) -> bool:
    """Whether the problem says another number than the figure it was taken from."""
    return told.known and (problem.girls, problem.boys) != (told.girls, told.boys)


def wants_reason(problem: Problem, told: Counted) -> bool:
    """Whether the committee should say why its number is another one than the figure's."""
    return differs(problem, told) and not problem.affected_reason.strip()
