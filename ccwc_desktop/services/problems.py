"""Problems: list, add, change, remove, bring back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import problems, year_roll
from ccwc_desktop.domain import situation as figures
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Evidence, Problem
from ccwc_desktop.store.schema import ProblemRow

from . import rows, situation
from .done import Call, Done


def listing(session: Session, plan: int) -> tuple[Problem, ...]:
    """Problems in the order they were entered."""
    wanted = select(ProblemRow).where(ProblemRow.plan_id == plan, ProblemRow.removed.is_(False))
    found = session.scalars(wanted.order_by(ProblemRow.position))
    return tuple(rows.value_of(Problem, row) for row in found)


def get(session: Session, uid: str) -> Problem:
    """One problem; raises Refused("gone")."""
    return rows.value_of(Problem, rows.by_uid(session, ProblemRow, uid))


def add(session: Session, plan: int, **columns: object) -> Done:
    """A new problem; gives the uid."""
    _check(columns)
    uid = rows.new_uid()
    session.add(
        ProblemRow(
            uid=uid,
            plan_id=plan,
            number=rows.next_number(session, ProblemRow, ProblemRow.plan_id == plan),
            position=rows.next_position(session, ProblemRow, ProblemRow.plan_id == plan),
            **columns,
        )
    )
    return Done(uid, Call("problems.remove", {"uid": uid}))


def add_from_signal(session: Session, plan: int, key: str, note: str, **columns: object) -> Done:
    """A new problem with the signal `key` as its evidence; `note` is what it says. Gives the uid.

    `columns`: see `signal_problems.draft`.
    """
    return add(session, plan, evidence=(Evidence(rows.new_uid(), "signal", key, note),), **columns)


def carry_on(session: Session, plan: int, problem: str) -> Done:
    """A problem of an earlier plan goes on in `plan`; gives its new uid.

    Raises Refused("gone") for one that is not there any more, or goes on already.
    """
    row = rows.by_uid(session, ProblemRow, problem)
    goes_on = {each.carried_from for each in listing(session, plan)}
    if row.removed or row.plan_id == plan or problem in goes_on:
        raise Refused("gone", uid=problem)
    new = year_roll.carried_on(
        rows.value_of(Problem, row),
        rows.new_uid(),
        rows.next_number(session, ProblemRow, ProblemRow.plan_id == plan),
    )
    columns = {field.name: getattr(new, field.name) for field in fields(Problem)}
    position = rows.next_position(session, ProblemRow, ProblemRow.plan_id == plan)
    session.add(ProblemRow(plan_id=plan, position=position, **columns))
    return Done(new.uid, Call("problems.remove", {"uid": new.uid}))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field; raises Refused("problem.below_zero" | "problem.no_such_choice")."""
    _check(new)
    old = rows.change(rows.by_uid(session, ProblemRow, uid), new)
    return Done(uid, Call("problems.change", {"uid": uid, **old}))


def add_evidence(session: Session, uid: str, kind: str, ref: str = "", note: str = "") -> Done:
    """Attach what shows the problem; gives the uid of the evidence."""
    if kind not in problems.EVIDENCE_KINDS:
        raise Refused("problem.no_such_choice", field="kind", value=kind)
    row = rows.by_uid(session, ProblemRow, uid)
    new = Evidence(rows.new_uid(), kind, ref, note)
    done = change(session, uid, evidence=(*row.evidence, new))
    return Done(new.uid, done.undo)


def change_evidence(session: Session, uid: str, evidence: str, **new: str) -> Done:
    """Change what a piece of evidence says."""
    row = rows.by_uid(session, ProblemRow, uid)
    kept = tuple(replace(each, **new) if each.uid == evidence else each for each in row.evidence)
    return change(session, uid, evidence=kept)


def remove_evidence(session: Session, uid: str, evidence: str) -> Done:
    """Take a piece of evidence away."""
    row = rows.by_uid(session, ProblemRow, uid)
    kept = tuple(each for each in row.evidence if each.uid != evidence)
    return change(session, uid, evidence=kept)


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A number of the commune that can show a problem; girls and boys None when not kept apart."""

    indicator: str
    year: int
    total: Decimal
    girls: Decimal | None = None
    boys: Decimal | None = None


def known_figures(session: Session) -> tuple[KnownFigure, ...]:
    """What the newest figures say of the whole commune, in the order of the catalogue."""
    years = situation.years(session)
    if not years:
        return ()
    table = situation.table(session, years[0])
    known = []
    for code in table.catalogue:
        total, girls, boys = (figures.value(table, code, table.commune, sex) for sex in "tfm")
        if total is not None:
            known.append(KnownFigure(code, table.year, total, girls, boys))
    return tuple(known)


def remove(session: Session, uid: str) -> Done:
    """Take a problem away; its scores wait with it."""
    rows.by_uid(session, ProblemRow, uid).removed = True
    return Done(uid, Call("problems.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed problem back."""
    rows.by_uid(session, ProblemRow, uid).removed = False
    return Done(uid, Call("problems.remove", {"uid": uid}))


def _check(new: Mapping[str, object]) -> None:
    for key in ("girls", "boys"):
        count = new.get(key)
        if isinstance(count, int) and count < 0:
            raise Refused("problem.below_zero", field=key, value=count)
    choices = (("mandate", ("", *problems.MANDATES)), ("sector", problems.SECTORS))
    for key, allowed in choices:
        if key in new and new[key] not in allowed:
            raise Refused("problem.no_such_choice", field=key, value=new[key])
