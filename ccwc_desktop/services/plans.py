"""The planning cycles of a workbook, and the plan of a year as one value."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, merging
from ccwc_desktop.domain.additions import Addition, used
from ccwc_desktop.domain.budget import Ceiling, Line
from ccwc_desktop.domain.budget_terms import USUAL_TERMS, Accepted, Terms
from ccwc_desktop.domain.committee import Member, Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.meetings import Answer, Meeting
from ccwc_desktop.domain.plans import Plan, linked
from ccwc_desktop.domain.priorities import Criterion, Decision, Score
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.ranking_ways import AS_USUAL, Ways
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.domain.social_services import MappedService, Office
from ccwc_desktop.store.schema import (
    AcceptedRow,
    AnswerRow,
    CeilingRow,
    ConsultationRow,
    CriterionRow,
    DecisionRow,
    FigureRow,
    LineRow,
    MappedServiceRow,
    MeetingRow,
    MemberRow,
    OfficeRow,
    PlanRow,
    ProblemRow,
    ProjectRow,
    ScoreRow,
    TermsRow,
    VersionRow,
    VillageRow,
    WaysRow,
)

from . import catalogues, rows, workbooks
from .done import Call, Done

Value = TypeVar("Value")
MOST_RIEL_FOR_A_DOLLAR = 1_000_000
_LASTING_TERMS = ("rate_on", "four_sectors", "cdp_first", "cdp_last", "objectives")


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
    """A new cycle, or the one that is there; switching years never renames a plan.

    A new one starts with the rate, the weights and the development plan of the newest plan before
    it; floors and last year's sums belong to their year. Raises Refused("plan.year_out_of_range").
    """
    cycle.checked_year(cip_year)
    have = session.scalar(select(PlanRow.id).where(PlanRow.cip_year == cip_year))
    if have is not None:
        return Done(have, None)
    new = workbooks.add_plan(session, cip_year)
    before = select(PlanRow).where(PlanRow.cip_year < cip_year).order_by(PlanRow.cip_year.desc())
    last = session.scalar(before.limit(1))
    if last is not None:
        _start_as(session, new, last)
    return Done(new, None)


def _start_as(session: Session, new: int, last: PlanRow) -> None:
    _row(session, new).rate = last.rate
    session.execute(delete(CriterionRow).where(CriterionRow.plan_id == new))
    for row in session.scalars(select(CriterionRow).where(CriterionRow.plan_id == last.id)):
        columns = {field.name: getattr(row, field.name) for field in fields(Criterion)}
        session.add(CriterionRow(plan_id=new, position=row.position, **columns))
    before = session.get(TermsRow, last.id)
    if before is not None:
        kept = {key: getattr(before, key) for key in _LASTING_TERMS}
        session.add(TermsRow(plan_id=new, **kept))


def remember_step(session: Session, plan: int, step: str) -> Done:
    """Where the person stopped."""
    _row(session, plan).last_step = step
    return Done(step, None)


def change(session: Session, plan: int, rate: int) -> Done:
    """Change the rate (riel for a dollar); raises Refused("plan.rate_out_of_range")."""
    if not 1 <= rate <= MOST_RIEL_FOR_A_DOLLAR:
        raise Refused("plan.rate_out_of_range", value=rate, most=MOST_RIEL_FOR_A_DOLLAR)
    row = _row(session, plan)
    old = rows.change(row, {"rate": rate})
    row.edited = True
    return Done(plan, Call("plans.change", {"plan": plan, **old}))


def last_version(session: Session, plan: int) -> VersionRow | None:
    """The newest frozen version's row (for services only)."""
    wanted = select(VersionRow).where(VersionRow.plan_id == plan)
    return session.scalar(wanted.order_by(VersionRow.number.desc()).limit(1))


def value(session: Session, plan: int, with_figures: bool = True) -> Plan:
    """The whole plan as it is kept here; the many figures may be left out by who needs none."""
    row = _row(session, plan)
    identity = workbooks.identity(session)
    number, uid, base = row.number, row.uid, row.base_uid
    frozen = None if row.edited else last_version(session, plan)
    if frozen is not None:
        number, uid, base = frozen.number, frozen.uid, frozen.base_uid
    told = figures(session, FigureRow.year < row.cip_year) if with_figures else ()
    problems = _all(session, Problem, ProblemRow, ProblemRow.plan_id == plan)
    whole = Plan(
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
        services=tuple(
            rows.value_of(MappedService, each)
            for each in session.scalars(
                select(MappedServiceRow).order_by(
                    MappedServiceRow.village, MappedServiceRow.service
                )
            )
        ),
        offices=tuple(
            rows.value_of(Office, each)
            for each in session.scalars(select(OfficeRow).order_by(OfficeRow.service))
        ),
        figures=told,
        indicators=_own_indicators(session, told, problems),
        consultations=_all(session, Consultation, ConsultationRow, ConsultationRow.plan_id == plan),
        problems=problems,
        criteria=tuple(
            rows.value_of(Criterion, each)
            for each in session.scalars(
                select(CriterionRow)
                .where(CriterionRow.plan_id == plan)
                .order_by(CriterionRow.position)
            )
        ),
        scores=scores(session, plan),
        ways=ways(session, plan),
        decisions=decisions(session, plan),
        answers=answers(session, plan),
        meetings=_all(session, Meeting, MeetingRow, MeetingRow.plan_id == plan),
        projects=projects(session, plan),
        ceilings=ceilings(session, plan),
        terms=terms(session, plan),
        accepted=accepted(session, plan),
    )
    return linked(whole)


def _own_indicators(
    session: Session, told: Iterable[Figure], problems: Iterable[Problem]
) -> tuple[Addition, ...]:
    """What the district added and the plan uses, in figures or as the evidence of a problem."""
    known = catalogues.additions(session)
    if not known:
        return ()
    evidence = (each.ref for problem in problems for each in problem.evidence)
    return used(known, {*(figure.indicator for figure in told), *evidence})


def projects(session: Session, plan: int) -> tuple[Project, ...]:
    """Projects with their lines, as entered; one whose problem was removed has no priority.

    One whose problem was put together with another answers the whole; the row keeps the part, so
    that taking the problems apart gives it back.
    """
    parts = select(ProblemRow.uid, ProblemRow.merged_into).where(
        ProblemRow.plan_id == plan, ProblemRow.removed.is_(False)
    )
    wholes = merging.ends({row.uid: row.merged_into for row in session.execute(parts)})
    lines: dict[str, list[Line]] = {}
    columns = [getattr(LineRow, field.name) for field in fields(Line)]
    wanted = (
        select(LineRow.project, *columns)
        .join(ProjectRow, LineRow.project == ProjectRow.uid)
        .where(ProjectRow.plan_id == plan, LineRow.removed.is_(False))
        .order_by(LineRow.position)
    )
    for project, *line in session.execute(wanted):  # as columns: there may be thousands
        lines.setdefault(project, []).append(Line(*line))
    found = session.scalars(
        select(ProjectRow)
        .where(ProjectRow.plan_id == plan, ProjectRow.removed.is_(False))
        .order_by(ProjectRow.position)
    )
    return tuple(
        rows.value_of(
            Project,
            row,
            lines=tuple(lines.get(row.uid, ())),
            priority=wholes.get(row.priority, ""),
        )
        for row in found
    )


def figures(session: Session, *where: ColumnElement[bool]) -> tuple[Figure, ...]:
    """Figures by year, indicator, place and sex; read as columns, since there are thousands."""
    parts = ("year", "indicator", "place", "sex", "source")
    order = [getattr(FigureRow, part) for part in parts]
    columns = [getattr(FigureRow, field.name) for field in fields(Figure)]
    found = session.execute(select(*columns).where(*where).order_by(*order))
    return tuple(Figure(*row) for row in found)


def scores(session: Session, plan: int) -> tuple[Score, ...]:
    """Scores of problems that were not removed; read as columns, since members make thousands."""
    columns = [getattr(ScoreRow, field.name) for field in fields(Score)]
    wanted = select(*columns).where(
        ScoreRow.plan_id == plan, ScoreRow.problem.in_(_live_problems(plan))
    )
    found = session.execute(wanted.order_by(ScoreRow.problem, ScoreRow.criterion, ScoreRow.member))
    return tuple(Score(*row) for row in found)


def decisions(session: Session, plan: int) -> tuple[Decision, ...]:
    """Decisions on problems that were not removed, by place."""
    wanted = select(DecisionRow).where(
        DecisionRow.plan_id == plan, DecisionRow.problem.in_(_live_problems(plan))
    )
    found = session.scalars(wanted.order_by(DecisionRow.rank, DecisionRow.problem))
    return tuple(rows.value_of(Decision, row) for row in found)


def ways(session: Session, plan: int) -> Ways:
    """How the plan ranks; as usual until the committee chose."""
    row = session.get(WaysRow, plan)
    return AS_USUAL if row is None else rows.value_of(Ways, row)


def answers(session: Session, plan: int) -> tuple[Answer, ...]:
    """What became of problems that were not removed."""
    wanted = select(AnswerRow).where(
        AnswerRow.plan_id == plan, AnswerRow.problem.in_(_live_problems(plan))
    )
    found = session.scalars(wanted.order_by(AnswerRow.problem))
    return tuple(rows.value_of(Answer, row) for row in found)


def ceilings(session: Session, plan: int) -> tuple[Ceiling, ...]:
    """Ceilings by source and year."""
    wanted = select(CeilingRow).where(CeilingRow.plan_id == plan)
    found = session.scalars(wanted.order_by(CeilingRow.source, CeilingRow.year))
    return tuple(rows.value_of(Ceiling, row) for row in found)


def terms(session: Session, plan: int) -> Terms:
    """What the proposal stands on; as usual until the committee said something."""
    row = session.get(TermsRow, plan)
    return USUAL_TERMS if row is None else rows.value_of(Terms, row)


def accepted(session: Session, plan: int) -> tuple[Accepted, ...]:
    """Soft warnings that stand with a reason."""
    wanted = select(AcceptedRow).where(AcceptedRow.plan_id == plan)
    found = session.scalars(wanted.order_by(AcceptedRow.check, AcceptedRow.subject))
    return tuple(rows.value_of(Accepted, row) for row in found)


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


def _live_problems(plan: int) -> Select[str]:
    return select(ProblemRow.uid).where(ProblemRow.plan_id == plan, ProblemRow.removed.is_(False))
