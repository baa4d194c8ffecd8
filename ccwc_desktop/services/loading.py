"""Putting in a plan that another program, version or laptop wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import committee
from ccwc_desktop.domain.budget_terms import USUAL_TERMS
from ccwc_desktop.domain.committee import Member
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.ranking_ways import AS_USUAL
from ccwc_desktop.store.schema import (
    AcceptedRow,
    AnswerRow,
    CeilingRow,
    ConsultationRow,
    CriterionRow,
    DecisionRow,
    LineRow,
    MeetingRow,
    MemberRow,
    PlanRow,
    ProblemRow,
    ProjectRow,
    ScoreRow,
    TermsRow,
    VillageRow,
    WaysRow,
)

from . import keeping, meetings, plans, rows, social_services, workbooks
from .done import Done

Numbered = TypeVar("Numbered", Problem, Project)


def load(session: Session, plan: Plan, replace: bool = False) -> Done:
    """Merge a plan by uid (or put it in the place of that year's plan); gives the plan's id.

    Figures merge by indicator, place, year, sex and source; a figure that travelled as "1 to 4"
    never overwrites a number we know. A newcomer whose number is taken gets the next one.
    Raises Refused("plan.other_commune" | "plan.uid_elsewhere" | "document.telephone" |
    "meeting.signed"): minutes that were signed here are reopened first, with a reason.
    """
    identity = workbooks.identity(session)
    if plan.commune != identity.code:
        raise Refused("plan.other_commune", theirs=plan.commune, ours=identity.code)
    have = session.scalar(select(PlanRow.id).where(PlanRow.cip_year == plan.cip_year))
    plan_id = have or workbooks.add_plan(session, plan.cip_year)
    row = session.get_one(PlanRow, plan_id)
    meetings.check_loaded(session, plan_id, plan.meetings, replace)
    if replace:
        _empty(session, plan_id)
    if plans.last_version(session, plan_id) is None:
        row.uid, row.base_uid, row.number = plan.uid, plan.base_uid, plan.version
    row.rate = plan.rate
    row.edited = True
    _put_shared(session, plan)
    _put_own(session, plan_id, plan)
    session.flush()
    return Done(plan_id, None)


def _put_shared(session: Session, plan: Plan) -> None:
    _put_all(session, MemberRow, _members(plan))
    for village in plan.villages:
        row = session.get(VillageRow, village.code)
        if row is not None:
            row.confirmed = village.confirmed
    kept = keeping.Kept(session, plan.figures)
    for figure in plan.figures:
        known = kept.chosen(figure) if figure.hidden else None
        if known is None or known.value is None:
            kept.tell(figure)
    kept.store()
    social_services.load(session, plan.services, plan.offices)


def _members(plan: Plan) -> tuple[Member, ...]:
    """The committee with its telephones as they are kept.

    Packages are not asked this: those with an older telephone must stay readable.
    """
    found = []
    for place, member in enumerate(plan.committee):
        try:
            found.append(replace(member, phone=committee.telephone(member.phone)))
        except Refused as refused:
            where = f"/committee/{place}/phone"
            raise Refused("document.telephone", where=where, **refused.details) from refused
    return tuple(found)


def _put_own(session: Session, plan_id: int, plan: Plan) -> None:
    _put_all(session, ConsultationRow, plan.consultations, plan_id=plan_id)
    problems = _numbered(session, ProblemRow, plan_id, plan.problems)
    _put_all(session, ProblemRow, problems, plan_id=plan_id)
    if plan.criteria:
        session.execute(delete(CriterionRow).where(CriterionRow.plan_id == plan_id))
        for position, criterion in enumerate(plan.criteria):
            columns = {f.name: getattr(criterion, f.name) for f in fields(Criterion)}
            session.add(CriterionRow(plan_id=plan_id, position=position, **columns))
    _put_by(session, ScoreRow, plan_id, plan.scores, ("problem", "criterion", "member"))
    _put_by(session, DecisionRow, plan_id, plan.decisions, ("problem",))
    _put_by(session, AnswerRow, plan_id, plan.answers, ("problem",))
    if plan.ways != AS_USUAL:
        _put_by(session, WaysRow, plan_id, (plan.ways,), ())
    _put_all(session, MeetingRow, plan.meetings, plan_id=plan_id)
    _put_by(session, CeilingRow, plan_id, plan.ceilings, ("source", "year"))
    if plan.terms != USUAL_TERMS:
        _put_by(session, TermsRow, plan_id, (plan.terms,), ())
    _put_by(session, AcceptedRow, plan_id, plan.accepted, ("check", "subject"))
    projects = _numbered(session, ProjectRow, plan_id, plan.projects)
    _put_all(session, ProjectRow, projects, plan_id=plan_id)
    session.flush()
    _put_lines(session, projects)


def _numbered(
    session: Session, kind: Any, plan_id: int, items: Sequence[Numbered]
) -> tuple[Numbered, ...]:
    """The items, those with a number that another row has numbered on after the last."""
    own = {item.uid for item in items}
    have = session.execute(select(kind.uid, kind.number).where(kind.plan_id == plan_id))
    taken: set[int] = {number for uid, number in have if uid not in own}
    last = max([*taken, *(item.number for item in items)], default=0)
    found: list[Numbered] = []
    for item in items:
        if item.number in taken:
            last += 1
            item = replace(item, number=last)
        found.append(item)
    return tuple(found)


def _put_all(session: Session, kind: Any, items: Sequence[Any], **owner: object) -> None:
    """Rows by uid; newcomers stand after those that are there.

    Raises Refused("plan.uid_elsewhere") for a uid of another plan or project.
    """
    where = [getattr(kind, key) == value for key, value in owner.items()]
    start = rows.next_position(session, kind, *where)
    have = _by_uid(session, kind)
    for position, each in enumerate(items, start):
        _put(session, kind, have.get(each.uid), each, position, owner)


def _put_lines(session: Session, projects: Sequence[Project]) -> None:
    """As `_put_all`, for the lines of many projects."""
    have = _by_uid(session, LineRow)
    last: dict[str, int] = {}
    for row in have.values():
        last[row.project] = max(last.get(row.project, -1), row.position)
    for project in projects:
        start = last.get(project.uid, -1) + 1
        for position, line in enumerate(project.lines, start):
            _put(session, LineRow, have.get(line.uid), line, position, {"project": project.uid})


def _by_uid(session: Session, kind: Any) -> dict[str, Any]:
    """What is there, read once: a document may hold thousands, a workbook holds few."""
    return {row.uid: row for row in session.scalars(select(kind))}


def _put(
    session: Session,
    kind: Any,
    row: Any,
    each: Any,
    position: int,
    owner: Mapping[str, object],
) -> None:
    columns = {f.name: getattr(each, f.name) for f in fields(each) if hasattr(kind, f.name)}
    if row is None:
        session.add(kind(**columns, **owner, position=position))
        return
    if any(getattr(row, key) != value for key, value in owner.items()):
        raise Refused("plan.uid_elsewhere", uid=each.uid)
    rows.change(row, {**columns, "removed": False})


def _put_by(
    session: Session, kind: Any, plan_id: int, items: Sequence[Any], keys: tuple[str, ...]
) -> None:
    """Rows of a plan by what tells them apart."""

    def name(of: Any) -> tuple[Any, ...]:
        return tuple(getattr(of, key) for key in keys)

    have = {name(row): row for row in session.scalars(select(kind).filter_by(plan_id=plan_id))}
    new = []
    for each in items:
        columns = {f.name: getattr(each, f.name) for f in fields(each)}
        row = have.get(name(each))
        if row is None:
            new.append({"plan_id": plan_id, **columns})
        else:
            rows.change(row, columns)
    if new:
        session.execute(insert(kind), new)


def _empty(session: Session, plan_id: int) -> None:
    own = select(ProjectRow.uid).where(ProjectRow.plan_id == plan_id)
    session.execute(delete(LineRow).where(LineRow.project.in_(own)))
    kinds: tuple[Any, ...] = (
        ProjectRow,
        CeilingRow,
        TermsRow,
        AcceptedRow,
        AnswerRow,
        MeetingRow,
        WaysRow,
        DecisionRow,
        ScoreRow,
        ProblemRow,
        ConsultationRow,
    )
    for kind in kinds:
        session.execute(delete(kind).where(kind.plan_id == plan_id))
    session.execute(delete(MemberRow))
