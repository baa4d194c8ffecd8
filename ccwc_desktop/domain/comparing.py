"""Two proposals beside each other: what was added, removed or changed, by how much, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from . import budget
from .budget import Ceiling, Line
from .budget_terms import Terms
from .matching import Pair, pairs
from .plans import Plan
from .projects import Project

_APART = ("uid", "lines", "carried_from")
"""Fields of a project or a line that are looked at otherwise, or never change."""
FIGURES = ("approved", "revised", "spent")
CHANGED = "changed"
"""The code under which the committee's own sentence on a changed project is kept (`Accepted`)."""
NOBODY = ""
"""The source of what no source pays."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field (by its name in the rules) and what it said before and says now."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Why:
    """A reason that stands in the new plan and not in the old one.

    `kind` is "accepted" (`check` names the warning), "decision" (on the place of its problem),
    "answer" (to the children), "ceiling" or "changed" (the committee's own sentence).
    """

    kind: str
    text: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line: `kind` is "added", "removed" or "changed"; `by` how it was known (`Pair.by`)."""

    kind: str
    old: Line | None
    new: Line | None
    by: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def difference(self) -> int:
        """Riel that the amount grew by."""
        return (self.new.amount if self.new else 0) - (self.old.amount if self.old else 0)


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project: as `LineChange`, with its lines that differ and the reasons that are known.

    `kind` is "figures" where all is proposed as before, and only what was approved, revised or
    spent of its lines differs.
    """

    kind: str
    old: Project | None
    new: Project | None
    by: str = ""
    changes: tuple[Change, ...] = ()
    lines: tuple[LineChange, ...] = ()
    why: tuple[Why, ...] = ()

    @property
    def project(self) -> Project:
        """The project as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def before(self) -> int:
        """Riel in the old plan."""
        return budget.project_total(self.old) if self.old else 0

    @property
    def after(self) -> int:
        """Riel in the new plan."""
        return budget.project_total(self.new) if self.new else 0


@dataclass(frozen=True, slots=True)
class CeilingChange:
    """What a source can give in a year, before and now (riel, None unknown)."""

    source: str
    year: int
    old: Ceiling | None
    new: Ceiling | None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """What a source is asked for in a year (riel); `source` "" nobody pays, `year` None no year."""

    source: str
    year: int | None
    old: int
    new: int

    @property
    def difference(self) -> int:
        """Riel more than before."""
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two plans; nothing does when both say the same.

    `sums` are all sources and years that either plan uses, differing or not: together they are the
    totals. `terms` are those of the proposal and the rate; `figures` the totals of what was
    approved, revised and spent, where they differ.
    """

    old: Plan
    new: Plan
    projects: tuple[ProjectChange, ...]
    ceilings: tuple[CeilingChange, ...]
    terms: tuple[Change, ...]
    figures: tuple[Change, ...]
    sums: tuple[Sum, ...]

    @property
    def same(self) -> bool:
        """Whether no project, ceiling or term differs."""
        return not (self.projects or self.ceilings or self.terms)

    @property
    def before(self) -> int:
        """Riel of the old proposal."""
        return sum(each.old for each in self.sums)

    @property
    def after(self) -> int:
        """Riel of the new proposal."""
        return sum(each.new for each in self.sums)

    def count(self, kind: str) -> int:
        """How many projects were "added", "removed", "changed" or have other "figures"."""
        return sum(each.kind == kind for each in self.projects)


def compare(old: Plan, new: Plan) -> Comparison:
    """The new plan beside the old one: projects and lines, ceilings, terms, sums.

    The order of projects is nobody's change, nor is a uid: two plans that were typed apart are
    compared by names and numbers.
    """
    matched = pairs(
        old.projects, new.projects, _names, lambda each: each.number, lambda each: each.carried_from
    )
    same = _Same.of(old, new, matched)
    changed = (_project(pair, same, old, new) for pair in matched)
    return Comparison(
        old,
        new,
        tuple(each for each in changed if each is not None),
        _ceilings(old, new),
        _terms(old, new, same),
        _figures(old, new),
        _sums(old, new),
    )


@dataclass(frozen=True, slots=True)
class _Same:
    """Uids of the new plan as the old one calls them, so that links can be compared."""

    problems: Mapping[str, str]
    projects: Mapping[str, str]
    objectives: Mapping[str, str]

    @classmethod
    def of(cls, old: Plan, new: Plan, projects: Sequence[Pair[Project]]) -> "_Same":
        problems = pairs(
            old.problems,
            new.problems,
            lambda each: (each.title_km, each.title_en),
            lambda each: each.number,
        )
        objectives = pairs(
            old.terms.objectives,
            new.terms.objectives,
            lambda each: (each.text_km, each.text_en),
            lambda each: each.number,
        )
        return cls(_renamed(problems), _renamed(projects), _renamed(objectives))

    def link(self, field: str, value: Any) -> Any:
        """A value of the new plan in the words of the old one."""
        if field == "priority":
            return self.problems.get(value, value)
        if field == "cdp_objective":
            return self.objectives.get(value, value)
        if field == "needs":
            return {self.projects.get(uid, uid) for uid in value}
        return value


def _renamed(matched: Iterable[Pair[Any]]) -> dict[str, str]:
    return {each.new.uid: each.old.uid for each in matched if each.old and each.new}


def _names(project: Project) -> tuple[str, ...]:
    return project.name_km, project.name_en


def _descriptions(line: Line) -> tuple[str, ...]:
    return line.description_km, line.description_en


def _project(pair: Pair[Project], same: _Same, old: Plan, new: Plan) -> ProjectChange | None:
    if pair.old is None or pair.new is None:
        kind = "added" if pair.old is None else "removed"
        why = _reasons(pair, same, old, new)
        return ProjectChange(kind, pair.old, pair.new, why=why)
    changes = _changes(pair.old, pair.new, same.link)
    lines = _lines(pair.old, pair.new, pair.by != "uid")
    if not changes and not lines:
        return None
    why = _reasons(pair, same, old, new)
    kind = "figures" if not changes and all(map(_only_figures, lines)) else "changed"
    return ProjectChange(kind, pair.old, pair.new, pair.by, changes, lines, why)


def _only_figures(line: LineChange) -> bool:
    return line.kind == "changed" and all(map(only_figures, line.changes))


def only_figures(change: Change) -> bool:
    """Whether the same is asked of the same sources, and only a figure of `FIGURES` differs."""
    if change.field != "funding":
        return False
    old, new = (
        [(each.source, each.amount) for each in funding] for funding in (change.old, change.new)
    )
    return old == new


def _lines(old: Project, new: Project, apart: bool) -> tuple[LineChange, ...]:
    """A line without a year of its own is in that of its project: that is what is compared."""
    found = []

    def told(each: Change) -> Change:
        if each.field != "year":
            return each
        return Change("year", each.old or old.year, each.new or new.year)

    for pair in pairs(old.lines, new.lines, _descriptions, apart=apart):
        if pair.old is None or pair.new is None:
            kind = "added" if pair.old is None else "removed"
            found.append(LineChange(kind, pair.old, pair.new))
        elif changes := tuple(map(told, _changes(pair.old, pair.new))):
            found.append(LineChange("changed", pair.old, pair.new, pair.by, changes))
    return tuple(found)


def _as_it_is(_field: str, value: Any) -> Any:
    return value


def _changes(old: Any, new: Any, link: Callable[[str, Any], Any] = _as_it_is) -> tuple[Change, ...]:
    found = []
    for each in fields(old):
        before, now = getattr(old, each.name), getattr(new, each.name)
        here = set(before) if each.name == "needs" else before
        if each.name not in _APART and here != link(each.name, now):
            found.append(Change(each.name, before, now))
    return tuple(found)


def _reasons(pair: Pair[Project], same: _Same, old: Plan, new: Plan) -> tuple[Why, ...]:
    """Reasons that are new: of warnings, of the place of its problem, of answers to children."""
    parts = {part for each in (pair.old, pair.new) if each for part in _uids(each)}
    told = [
        Why(CHANGED if each.check == CHANGED else "accepted", each.reason, each.check)
        for each in new.accepted
        if each not in old.accepted and parts & set(each.subject.split(":"))
    ]
    problem = _problem(pair, same)
    if problem:
        told += [
            Why("decision", each.reason)
            for each in new.decisions
            if each.problem == problem and each not in old.decisions and each.reason.strip()
        ]
        told += [
            Why("answer", each.why)
            for each in new.answers
            if each.problem == problem and each not in old.answers and each.why.strip()
        ]
    return tuple(told)


def _uids(project: Project) -> tuple[str, ...]:
    return (project.uid, *(line.uid for line in project.lines))


def _problem(pair: Pair[Project], same: _Same) -> str:
    """The uid, in the new plan, of the problem that a project answers or answered."""
    if pair.new is not None:
        return pair.new.priority
    was = pair.old.priority if pair.old is not None else ""
    return next((now for now, before in same.problems.items() if before == was), "") if was else ""


def _ceilings(old: Plan, new: Plan) -> tuple[CeilingChange, ...]:
    before = {(each.source, each.year): each for each in old.ceilings}
    now = {(each.source, each.year): each for each in new.ceilings}
    order = {source: place for place, source in enumerate(budget.SOURCES)}
    keys = sorted(before.keys() | now.keys(), key=lambda key: (order.get(key[0], 99), key[1]))
    return tuple(
        CeilingChange(*key, before.get(key), now.get(key), _ceiling_why(before.get(key), now[key]))
        if key in now
        else CeilingChange(*key, before[key], None)
        for key in keys
        if before.get(key) != now.get(key)
    )


def _ceiling_why(old: Ceiling | None, new: Ceiling) -> tuple[Why, ...]:
    told = new.reason.strip()
    return (Why("ceiling", told),) if told and (old is None or old.reason != new.reason) else ()


def _terms(old: Plan, new: Plan, same: _Same) -> tuple[Change, ...]:
    found = [Change("rate", old.rate, new.rate)] if old.rate != new.rate else []
    for each in fields(Terms):
        before, now = getattr(old.terms, each.name), getattr(new.terms, each.name)
        if each.name == "objectives":
            was = [(o.uid, o.number, o.text_km, o.text_en) for o in before]
            renamed = same.objectives
            then = [(renamed.get(o.uid, o.uid), o.number, o.text_km, o.text_en) for o in now]
            differs = was != then
        else:
            differs = before != now
        if differs:
            found.append(Change(each.name, before, now))
    return tuple(found)


def _figures(old: Plan, new: Plan) -> tuple[Change, ...]:
    found = []
    for name in FIGURES:
        before, now = (_known(plan, name) for plan in (old, new))
        if before != now:
            found.append(Change(name, before, now))
    return tuple(found)


def _known(plan: Plan, name: str) -> int | None:
    lines = (line for project in plan.projects for line in project.lines)
    told = [getattr(each, name) for line in lines for each in line.funding]
    known = [amount for amount in told if amount is not None]
    return sum(known) if known else None


def _sums(old: Plan, new: Plan) -> tuple[Sum, ...]:
    before, now = _by_source(old), _by_source(new)
    order = {source: place for place, source in enumerate((*budget.SOURCES, NOBODY))}
    keys = sorted(
        before.keys() | now.keys(), key=lambda key: (order.get(key[0], 99), key[1] or 9999)
    )
    return tuple(Sum(*key, before.get(key, 0), now.get(key, 0)) for key in keys)


def _by_source(plan: Plan) -> dict[tuple[str, int | None], int]:
    """(source, year) -> riel of every line, with what nobody pays: together they are the total."""
    sums: dict[tuple[str, int | None], int] = defaultdict(int)
    for project in plan.projects:
        for line in project.lines:
            year = line.year or project.year
            for share in budget.shares(line):
                sums[share.source, year] += share.amount or 0
            rest = budget.unfunded(line)
            if rest:
                sums[NOBODY, year] += rest
    return sums
