"""The plan of a year as one value, and loading one that another program or version wrote."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.budget import Ceiling, Line
from ccwc_desktop.domain.committee import Member, Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Criterion, Decision, Score
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.store.schema import (
    CeilingRow,
    ConsultationRow,
    CriterionRow,
    DecisionRow,
    FigureRow,
    LineRow,
    MemberRow,
    PlanRow,
    ProblemRow,
    ProjectRow,
    ScoreRow,
    VersionRow,
    VillageRow,
)

from . import rows, workbooks
from .done import Call, Done

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Cycle:
    """One planning cycle of the workbook, for the header and the year menu."""

    id: int
    cip_year: int
    version: int
    draft: bool
    last_step: str
    rate: int


def listing(session: Session) -> tuple[Cycle, ...]:
    """All cycles, newest first."""
    found = session.scalars(select(PlanRow).order_by(PlanRow.cip_year.desc()))
    return tuple(_cycle(session, row) for row in found)


def newest(session: Session, cip_year: int | None = None) -> Cycle:
    """The plan of `cip_year`, or the newest; raises Refused("plan.none" | "plan.no_such_year")."""
    cycles = listing(session)
    if not cycles:
        raise Refused("plan.none")
    if cip_year is None:
        return cycles[0]
    for each in cycles:
        if each.cip_year == cip_year:
            return each
    raise Refused("plan.no_such_year", year=cip_year, years=[each.cip_year for each in cycles])


def open_year(session: Session, cip_year: int) -> Done:
    """A new empty cycle, or the one that is there; switching years never renames a plan."""
    cycle.checked_year(cip_year)
    have = session.scalar(select(PlanRow.id).where(PlanRow.cip_year == cip_year))
    return Done(have or workbooks.add_plan(session, cip_year), None)


def remember_step(session: Session, plan: int, step: str) -> Done:
    """Where the person stopped."""
    _row(session, plan).last_step = step
    return Done(step, None)


def change(session: Session, plan: int, **new: object) -> Done:
    """Change the rate (riel for a dollar)."""
    row = _row(session, plan)
    old = rows.change(row, new)
    row.edited = True
    return Done(plan, Call("plans.change", {"plan": plan, **old}))


def last_version(session: Session, plan: int) -> VersionRow | None:
    """The newest frozen version's row (for services only)."""
    wanted = select(VersionRow).where(VersionRow.plan_id == plan)
    return session.scalar(wanted.order_by(VersionRow.number.desc()).limit(1))


def value(session: Session, plan: int) -> Plan:
    """The whole plan with full figures, as it is kept here."""
    row = _row(session, plan)
    identity = workbooks.identity(session)
    number, uid, base = row.number, row.uid, row.base_uid
    frozen = None if row.edited else last_version(session, plan)
    if frozen is not None:
        number, uid, base = frozen.number, frozen.uid, frozen.base_uid
    kept = _kept(session, plan)
    return Plan(
        uid=uid,
        commune=identity.code,
        cip_year=row.cip_year,
        version=number,
        base_uid=base,
        practice=identity.practice,
        rate=row.rate,
        committee=_all(session, Member, MemberRow),
        villages=tuple(
            rows.value_of(Village, each)
            for each in session.scalars(select(VillageRow).order_by(VillageRow.code))
        ),
        figures=_figures(session, row.cip_year),
        consultations=_all(session, Consultation, ConsultationRow, ConsultationRow.plan_id == plan),
        problems=_all(session, Problem, ProblemRow, ProblemRow.plan_id == plan),
        criteria=tuple(
            rows.value_of(Criterion, each)
            for each in session.scalars(
                select(CriterionRow)
                .where(CriterionRow.plan_id == plan)
                .order_by(CriterionRow.position)
            )
        ),
        scores=kept[0],
        decisions=kept[1],
        projects=projects(session, plan),
        ceilings=ceilings(session, plan),
    )


def projects(session: Session, plan: int) -> tuple[Project, ...]:
    """Projects with their lines, as entered."""
    lines: dict[str, list[Line]] = {}
    wanted = (
        select(LineRow)
        .join(ProjectRow, LineRow.project == ProjectRow.uid)
        .where(ProjectRow.plan_id == plan, LineRow.removed.is_(False))
        .order_by(LineRow.position)
    )
    for row in session.scalars(wanted):
        lines.setdefault(row.project, []).append(rows.value_of(Line, row))
    found = session.scalars(
        select(ProjectRow)
        .where(ProjectRow.plan_id == plan, ProjectRow.removed.is_(False))
        .order_by(ProjectRow.position)
    )
    return tuple(rows.value_of(Project, row, lines=tuple(lines.get(row.uid, ()))) for row in found)


def ceilings(session: Session, plan: int) -> tuple[Ceiling, ...]:
    """Ceilings by source and year."""
    wanted = select(CeilingRow).where(CeilingRow.plan_id == plan)
    found = session.scalars(wanted.order_by(CeilingRow.source, CeilingRow.year))
    return tuple(rows.value_of(Ceiling, row) for row in found)


def load(session: Session, plan: Plan, replace: bool = False) -> Done:
    """Merge a plan by uid (or put it in the place of that year's plan).

    Figures merge by indicator, place, year and sex; a figure that travelled as "1 to 4" never
    overwrites a number we know. Raises Refused("plan.other_commune" | "plan.uid_elsewhere").
    """
    identity = workbooks.identity(session)
    if plan.commune != identity.code:
        raise Refused("plan.other_commune", theirs=plan.commune, ours=identity.code)
    have = session.scalar(select(PlanRow.id).where(PlanRow.cip_year == plan.cip_year))
    plan_id = have or workbooks.add_plan(session, plan.cip_year)
    row = _row(session, plan_id)
    if replace:
        _empty(session, plan_id)
    if last_version(session, plan_id) is None:
        row.uid, row.base_uid, row.number = plan.uid, plan.base_uid, plan.version
    row.rate = plan.rate
    row.edited = True
    _put_shared(session, plan)
    _put_own(session, plan_id, plan)
    session.flush()
    return Done(plan_id, None)


def _put_shared(session: Session, plan: Plan) -> None:
    for position, member in enumerate(plan.committee):
        _put(session, MemberRow, member, position=position)
    for village in plan.villages:
        row = session.get(VillageRow, village.code)
        if row is not None:
            row.confirmed = village.confirmed
    for figure in plan.figures:
        put_figure(session, figure)


def put_figure(session: Session, figure: Figure) -> Figure:
    """Set one figure and give what was there (value None and no note: nothing was)."""
    where = {f: getattr(figure, f) for f in ("indicator", "place", "year", "sex")}
    row = session.scalar(select(FigureRow).filter_by(**where))
    before = rows.value_of(Figure, row) if row is not None else Figure(**where, value=None)
    if figure.hidden and before.value is not None:
        return before
    empty = figure.value is None and not figure.hidden and not figure.note
    if row is None and not empty:
        session.add(FigureRow(**{f.name: getattr(figure, f.name) for f in fields(Figure)}))
    elif row is not None and empty:
        session.delete(row)
    elif row is not None:
        rows.change(row, {f: getattr(figure, f) for f in ("value", "source", "note", "hidden")})
    return before


def _put_own(session: Session, plan_id: int, plan: Plan) -> None:
    for position, consultation in enumerate(plan.consultations):
        _put(session, ConsultationRow, consultation, plan_id=plan_id, position=position)
    for position, problem in enumerate(plan.problems):
        _put(session, ProblemRow, problem, plan_id=plan_id, position=position)
    if plan.criteria:
        session.execute(delete(CriterionRow).where(CriterionRow.plan_id == plan_id))
        for position, criterion in enumerate(plan.criteria):
            columns = {f.name: getattr(criterion, f.name) for f in fields(Criterion)}
            session.add(CriterionRow(plan_id=plan_id, position=position, **columns))
    for score in plan.scores:
        _put_by(session, ScoreRow, plan_id, score, ("problem", "criterion"))
    for decision in plan.decisions:
        _put_by(session, DecisionRow, plan_id, decision, ("problem",))
    for ceiling in plan.ceilings:
        _put_by(session, CeilingRow, plan_id, ceiling, ("source", "year"))
    for position, project in enumerate(plan.projects):
        _put(session, ProjectRow, project, plan_id=plan_id, position=position)
        session.flush()
        for place, line in enumerate(project.lines):
            _put(session, LineRow, line, project=project.uid, position=place)


def _put(session: Session, kind: type, each: object, **more: object) -> None:
    columns = {
        f.name: getattr(each, f.name)
        for f in fields(each)  # type: ignore[arg-type]
        if hasattr(kind, f.name)
    }
    row = session.scalar(select(kind).where(kind.uid == columns["uid"]))  # type: ignore[attr-defined]
    if row is None:
        session.add(kind(**columns, **more))
        return
    for owner in ("plan_id", "project"):
        if owner in more and getattr(row, owner) != more[owner]:
            raise Refused("plan.uid_elsewhere", uid=columns["uid"])
    rows.change(row, {**columns, "removed": False})


def _put_by(
    session: Session, kind: type, plan_id: int, each: object, keys: tuple[str, ...]
) -> None:
    columns = {f.name: getattr(each, f.name) for f in fields(each)}  # type: ignore[arg-type]
    row = session.scalar(select(kind).filter_by(plan_id=plan_id, **{k: columns[k] for k in keys}))
    if row is None:
        session.add(kind(plan_id=plan_id, **columns))
    else:
        rows.change(row, columns)


def _empty(session: Session, plan_id: int) -> None:
    own = select(ProjectRow.uid).where(ProjectRow.plan_id == plan_id)
    session.execute(delete(LineRow).where(LineRow.project.in_(own)))
    for kind in (ProjectRow, CeilingRow, DecisionRow, ScoreRow, ProblemRow, ConsultationRow):
        session.execute(delete(kind).where(kind.plan_id == plan_id))
    session.execute(delete(MemberRow))


def _row(session: Session, plan: int) -> PlanRow:
    row = session.get(PlanRow, plan)
    if row is None:
        raise Refused("plan.none")
    return row


def _cycle(session: Session, row: PlanRow) -> Cycle:
    last = None if row.edited else last_version(session, row.id)
    number = row.number if last is None else last.number
    return Cycle(row.id, row.cip_year, number, last is None, row.last_step, row.rate)


def _all(session: Session, kind: type[Value], row_kind: Any, *where: Any) -> tuple[Value, ...]:
    wanted = select(row_kind).where(row_kind.removed.is_(False), *where)
    found = session.scalars(wanted.order_by(row_kind.position))
    return tuple(rows.value_of(kind, row) for row in found)


def _figures(session: Session, cip_year: int) -> tuple[Figure, ...]:
    order = (FigureRow.year, FigureRow.indicator, FigureRow.place, FigureRow.sex)
    wanted = select(FigureRow).where(FigureRow.year < cip_year).order_by(*order)
    return tuple(rows.value_of(Figure, row) for row in session.scalars(wanted))


def _kept(session: Session, plan: int) -> tuple[tuple[Score, ...], tuple[Decision, ...]]:
    """Scores and decisions of problems that were not removed."""
    live = select(ProblemRow.uid).where(ProblemRow.plan_id == plan, ProblemRow.removed.is_(False))
    scores = session.scalars(
        select(ScoreRow)
        .where(ScoreRow.plan_id == plan, ScoreRow.problem.in_(live))
        .order_by(ScoreRow.problem, ScoreRow.criterion)
    )
    decisions = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.plan_id == plan, DecisionRow.problem.in_(live))
        .order_by(DecisionRow.rank, DecisionRow.problem)
    )
    return (
        tuple(rows.value_of(Score, row) for row in scores),
        tuple(rows.value_of(Decision, row) for row in decisions),
    )
