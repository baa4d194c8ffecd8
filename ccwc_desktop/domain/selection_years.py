"""What fits in a year, and over three years, beside what the committee placed there itself.

In a year those compete that are placed in it and those that are not placed yet; projects of other
years stay and take their riel first. Over three years all compete but what is promised or under
way, which stays where it is placed: the first year takes the best set under its ceilings, the next
one the best of what is left, and so on. Each year is exact for what remains; the three together are
not claimed to be the best, since a year does not give up anything for a later one.

What is promised or under way is in, whatever it costs; if it is not placed, it is in the year that
is looked at (the first of three). Lines with a year of their own take from the ceilings of that
year. A source without a ceiling does not bind. Nothing here changes a plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import budget, cycle, selection, selection_reasons
from .budget import Line
from .plans import Plan
from .projects import Project
from .proposal import Balance
from .selection import Purse, Selection
from .selection_projects import PROMISED, Piece, costs, home, pieces, unready, worths
from .selection_reasons import Reason


@dataclass(frozen=True, slots=True)
class Room:
    """A ceiling of the year: what others left of it (`amount`), and what is taken (riel)."""

    purse: Purse
    amount: int
    taken: int
    taken_by_committee: int

    @property
    def left(self) -> int:
        """What the proposal leaves; below 0 where promises are above the ceiling."""
        return self.amount - self.taken

    @property
    def left_by_committee(self) -> int:
        """What the committee's own choice leaves; below 0 when over the ceiling."""
        return self.amount - self.taken_by_committee


@dataclass(frozen=True, slots=True)
class Fits:
    """The proposal for a year beside the committee's own choice.

    `pieces` are all that compete, in order, `reasons` tells of each. `own` are projects that the
    committee placed in the year, as a whole or in part (`placed`, uids of pieces), worth
    `own_value` together (hundredths of a point). `paid` and `own_paid` are riel of their lines in
    the year. `unready` are projects of which nobody can say whether they fit, with the reason
    ("no_amount", "no_source").
    """

    year: int
    pieces: Mapping[str, Piece]
    selection: Selection
    reasons: Mapping[str, Reason]
    rooms: tuple[Room, ...]
    own: tuple[str, ...]
    placed: frozenset[str]
    own_value: int
    paid: int
    own_paid: int
    unready: Mapping[str, str]

    def of(self, project: str) -> tuple[Piece, ...]:
        """The pieces of a project that compete."""
        return tuple(each for each in self.pieces.values() if each.project == project)

    def chosen(self, project: str) -> tuple[Piece, ...]:
        """The pieces of a project that are in."""
        inside = set(self.selection.chosen)
        return tuple(each for each in self.of(project) if each.uid in inside)

    def left_out(self, project: str) -> tuple[Piece, ...]:
        """The pieces of a project that are out."""
        inside = set(self.selection.chosen)
        return tuple(each for each in self.of(project) if each.uid not in inside)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that compete, in order."""
        return tuple(dict.fromkeys(each.project for each in self.pieces.values()))

    @property
    def proposed(self) -> tuple[str, ...]:
        """The projects that are in, as a whole or in part, in order."""
        return tuple(uid for uid in self.projects if self.chosen(uid))


def of_year(plan: Plan, year: int, work: int = selection.WORK) -> Fits:
    """What fits in a year while the projects of other years stay where they are."""
    cut = pieces(plan.projects, worths(plan))
    homes = {each.uid: home(each) for each in plan.projects}
    others = [each for each in plan.projects if homes[each.uid] not in (None, year)]
    taken = [costs(each.lines, homes[each.uid] or year) for each in others]
    settled = [each for each in others if (homes[each.uid] or year) < year]
    there = {piece.uid for each in settled for piece in cut[each.uid]}
    pool = [each for each in plan.projects if homes[each.uid] in (None, year)]
    return _fits(plan, year, cut, pool, taken, there, work)


def over_years(plan: Plan, work: int = selection.WORK) -> tuple[Fits, ...]:
    """What fits in each of the three programme years, one after the other."""
    cut = pieces(plan.projects, worths(plan))
    homes = {each.uid: home(each) for each in plan.projects}
    years = cycle.programme_years(plan.cip_year)
    kept = [
        each
        for each in plan.projects
        if homes[each.uid] is not None
        and (each.support in PROMISED or homes[each.uid] not in years)
    ]
    free = [each for each in plan.projects if each not in kept]
    taken: dict[str, dict[Purse, int]] = {
        each.uid: costs(each.lines, homes[each.uid] or 0) for each in kept
    }
    there: set[str] = set()
    found = []
    for year in years:
        now = [each for each in kept if homes[each.uid] == year]
        for each in now:
            del taken[each.uid]
        there |= {
            piece.uid for each in kept if (homes[each.uid] or 0) < year for piece in cut[each.uid]
        }
        fits = _fits(plan, year, cut, (*now, *free), taken.values(), there, work)
        for uid in fits.selection.chosen:
            taken[uid] = fits.pieces[uid].costs(year)
            there.add(uid)
        found.append(fits)
    return tuple(found)


def _fits(
    plan: Plan,
    year: int,
    cut: Mapping[str, tuple[Piece, ...]],
    pool: Iterable[Project],
    taken: Iterable[Mapping[Purse, int]],
    there: set[str],
    work: int,
) -> Fits:
    """`pool` competes for what `taken` leaves; pieces that are `there` are done before."""
    pool = tuple(pool)
    promised = {each.uid for each in pool if each.support in PROMISED}
    stuck = {each.uid: why for each in pool if each.uid not in promised and (why := unready(each))}
    competing = {
        piece.uid: piece
        for uid in cut
        if uid in {each.uid for each in pool} - set(stuck)
        for piece in cut[uid]
        if piece.uid not in there
    }
    left = {(each.source, each.year): each.amount for each in plan.ceilings}
    for costs_ in taken:
        for purse, riel in costs_.items():
            if purse in left:
                left[purse] -= riel
    candidates = [
        each.candidate(year, each.project in promised, there) for each in competing.values()
    ]
    chosen = selection.select(candidates, left, work)
    chosen = selection_reasons.improved(candidates, left, chosen)
    placed = {each.uid: _placed(each, cut[each.uid], year) for each in pool}
    own = [piece for uid in cut for piece in placed.get(uid, ())]
    return Fits(
        year=year,
        pieces=competing,
        selection=chosen,
        reasons=selection_reasons.reasons(candidates, left, chosen),
        rooms=_rooms(
            left,
            year,
            [competing[uid].costs(year) for uid in chosen.chosen],
            [each.costs(year) for each in own],
        ),
        own=tuple(dict.fromkeys(each.project for each in own)),
        placed=frozenset(each.uid for each in own),
        own_value=sum(each.value for each in own),
        paid=_paid((line for uid in chosen.chosen for line in competing[uid].lines), year),
        own_paid=_paid((line for each in own for line in each.lines), year),
        unready=stuck,
    )


def _placed(project: Project, parts: tuple[Piece, ...], year: int) -> tuple[Piece, ...]:
    """What of it the committee placed in `year`: all, or parts of which each line has a year."""
    if home(project) is not None:
        return parts if home(project) == year else ()
    dated = tuple(each for each in parts if each.lines and all(line.year for line in each.lines))
    first = min((line.year or year for each in dated for line in each.lines), default=None)
    return dated if first == year and any(each.part for each in dated) else ()


def _paid(lines: Iterable[Line], year: int) -> int:
    return sum(line.amount for line in lines if (line.year or year) == year)


def _rooms(
    left: Mapping[Purse, int],
    year: int,
    proposed: Iterable[Mapping[Purse, int]],
    own: Iterable[Mapping[Purse, int]],
) -> tuple[Room, ...]:
    """The ceilings of the year, and those of other years from which lines of that year take."""
    proposed, own = tuple(proposed), tuple(own)
    rooms = [
        Room(
            purse,
            left[purse],
            sum(each.get(purse, 0) for each in proposed),
            sum(each.get(purse, 0) for each in own),
        )
        for source in budget.SOURCES
        for purse in sorted(left)
        if purse[0] == source
    ]
    return tuple(
        each for each in rooms if each.purse[1] == year or each.taken or each.taken_by_committee
    )


def whole_years(several: Iterable[Fits]) -> dict[str, int]:
    """Project (uid) -> the year in which all of it is in; those in part only are left out."""
    asked: dict[str, set[str]] = {}
    years: dict[str, dict[int, set[str]]] = {}
    for fits in several:
        for uid in fits.projects:
            asked.setdefault(uid, set()).update(each.uid for each in fits.of(uid))
            inside = {each.uid for each in fits.chosen(uid)}
            if inside:
                years.setdefault(uid, {})[fits.year] = inside
    return {
        uid: year
        for uid, by_year in years.items()
        for year in by_year
        if by_year[year] == asked[uid]
    }


def fit_now(balance: Balance, year: int) -> frozenset[str]:
    """Projects (uids) that are not placed and would still fit whole beside all that is placed."""
    left = {(each.source, each.year): each.left for each in balance.uses if each.left is not None}
    homes = {each.uid: home(each) for each in balance.projects}

    def fits(project: Project) -> bool:
        needed = [homes[uid] for uid in project.needs if uid in homes and uid != project.uid]
        asked = costs(project.lines, year)
        known = [purse for purse in asked if purse in left]
        return (
            not unready(project)
            and bool(known)
            and all(each is not None and each <= year for each in needed)
            and all(asked[purse] <= left[purse] for purse in known)
        )

    return frozenset(
        each.uid for each in balance.projects if homes[each.uid] is None and fits(each)
    )
