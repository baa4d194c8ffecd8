"""Projects as candidates: what each is worth, and the parts that can be in by themselves.

A project is worth the points (0-100) of the priority it answers. Where the committee moved
priorities, or ranked them without points, the place counts: the points that stand at that place,
for the ways without points n, n-1, ... 1 parts of n. A project that answers no ranked priority is
worth one point, and none is worth less: it is in where money is left. Two projects for one priority
are worth its points each.

A project that can be done in part (`Project.divided`) is worth its points in proportion to the
riel of its parts. Lines without a part are the base, which every part needs and which is worth
nothing alone. A phase needs the phase before; villages do not need each other. Who needs a divided
project needs all of it. A need of a project that was taken away does not bind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import budget, merging, ranking
from .budget import Line
from .plans import Plan
from .projects import DIVISIONS, Project
from .selection import Candidate, Purse

SCALE = 100
"""Values are hundredths of a point, rounded half-up, as `priorities.printed` rounds totals."""
LEAST_POINTS = Fraction(1)
PROMISED = ("under_way", "promised")


@dataclass(frozen=True, slots=True)
class Worth:
    """What a project is worth: the points (0-100) and final rank of its priority.

    `rank` is None where it answers no ranked priority.
    """

    points: Fraction
    rank: int | None

    @property
    def value(self) -> int:
        """Whole hundredths of a point."""
        return int(self.points * SCALE + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Piece:
    """A project (`part` ""), or one part of it; `needs` are uids of pieces."""

    uid: str
    project: str
    part: str
    lines: tuple[Line, ...]
    value: int
    needs: tuple[str, ...]
    place: int

    @property
    def amount(self) -> int:
        """Riel of its lines."""
        return sum(line.amount for line in self.lines)

    def costs(self, year: int) -> dict[Purse, int]:
        """Riel by purse when it is done in `year`; a line that has its own year keeps it."""
        return costs(self.lines, year)

    def candidate(self, year: int, fixed: bool, there: Iterable[str] = ()) -> Candidate:
        """It as a candidate of a year; what is `there` already is not needed any more."""
        needs = tuple(uid for uid in self.needs if uid not in there)
        return Candidate(
            self.uid, self.value, self.costs(year), needs, fixed, self.place, self.project
        )


def costs(lines: Iterable[Line], year: int) -> dict[Purse, int]:
    """Riel by purse of lines that are paid in `year`, or in their own."""
    taken: dict[Purse, int] = defaultdict(int)
    for line in lines:
        for share in budget.shares(line):
            taken[share.source, line.year or year] += share.amount or 0
    return dict(taken)


def home(project: Project) -> int | None:
    """The year a project is placed in: its own, or the first of its lines if all have one."""
    years = [line.year for line in project.lines if line.year]
    dated = bool(project.lines) and len(years) == len(project.lines)
    return project.year or (min(years) if dated else None)


def unready(project: Project) -> str:
    """Why nobody can say whether it fits: "no_amount", "no_source", or ""."""
    if not budget.project_total(project):
        return "no_amount"
    return "no_source" if any(budget.unfunded(line) > 0 for line in project.lines) else ""


def worths(plan: Plan) -> dict[str, Worth]:
    """Project (uid) -> what it is worth."""
    by_problem = _by_problem(plan)
    to = merging.targets(plan.problems)
    nothing = Worth(LEAST_POINTS, None)
    return {
        each.uid: by_problem.get(to.get(each.priority, each.priority), nothing)
        for each in plan.projects
    }


def _by_problem(plan: Plan) -> dict[str, Worth]:
    rows = [row for row in ranking.order_of(plan).rows if row.final_rank is not None]
    points = sorted((row.total for row in rows if row.total is not None), reverse=True)
    if len(points) < len(rows):
        points = [Fraction(100 * each, len(rows)) for each in range(len(rows), 0, -1)]
    by_rank: dict[int, list[Fraction]] = defaultdict(list)
    ordered = sorted(rows, key=lambda row: row.final_rank or 0)
    for row, stands in zip(ordered, points, strict=True):
        by_rank[row.final_rank or 0].append(stands)
    return {
        row.problem: Worth(max(sum(at, Fraction(0)) / len(at), LEAST_POINTS), row.final_rank)
        for row in rows
        for at in (by_rank[row.final_rank or 0],)
    }


def pieces(projects: Iterable[Project], worth: Mapping[str, Worth]) -> dict[str, tuple[Piece, ...]]:
    """Project (uid) -> its pieces, the base first; projects by rank of priority, then number."""
    last = float("inf")

    def order(project: Project) -> tuple[float, int]:
        rank = worth[project.uid].rank
        return (last if rank is None else rank, project.number)

    listed = sorted(projects, key=order)
    cut = {each.uid: _parts(each) for each in listed}
    uids = {uid: tuple(_uid(uid, part) for part, _lines in found) for uid, found in cut.items()}
    return {
        each.uid: tuple(_pieces(each, cut[each.uid], worth[each.uid].value, uids, place))
        for place, each in enumerate(listed, start=1)
    }


def _pieces(
    project: Project,
    parts: list[tuple[str, tuple[Line, ...]]],
    value: int,
    uids: Mapping[str, tuple[str, ...]],
    place: int,
) -> Iterator[Piece]:
    outer = tuple(
        piece for uid in project.needs if uid != project.uid for piece in uids.get(uid, ())
    )
    weights = [sum(line.amount for line in lines) if part else 0 for part, lines in parts]
    if not any(weights):
        weights = [1 if part or len(parts) == 1 else 0 for part, _lines in parts]
    whole, before, given = sum(weights), 0, 0
    base = [_uid(project.uid, part) for part, _lines in parts if not part]
    last: list[str] = []
    for (part, lines), weight in zip(parts, weights, strict=True):
        before += weight
        mine, given = value * before // whole - given, value * before // whole
        uid = _uid(project.uid, part)
        inner = (base if part else []) + (last if project.divided == "phase" else [])
        yield Piece(uid, project.uid, part, lines, mine, (*inner, *outer), place)
        last = [uid] if part else []


def project_of(piece: str) -> str:
    """The project (uid) of a piece (uid)."""
    return piece.partition("#")[0]


def part_of(piece: str) -> str:
    """The part of a piece (uid), "" for a base or a whole project."""
    return piece.partition("#")[2]


def _uid(project: str, part: str) -> str:
    return f"{project}#{part}" if part else project


def _parts(project: Project) -> list[tuple[str, tuple[Line, ...]]]:
    """The base, if it has lines, then the parts in their order; one piece if it is not divided."""
    named = {line.part for line in project.lines} - {""}
    if project.divided not in DIVISIONS or len(named) < 2:
        return [("", project.lines)]
    villages = {code: at for at, code in enumerate(project.villages)}

    def order(part: str) -> tuple[int, int, str]:
        if part in villages:
            return (0, villages[part], part)
        return (0, int(part), part) if part.isdecimal() and len(part) < 10 else (1, 0, part)

    listed = ("", *sorted(named, key=order))
    cut = [(part, tuple(each for each in project.lines if each.part == part)) for part in listed]
    return [(part, lines) for part, lines in cut if lines]
