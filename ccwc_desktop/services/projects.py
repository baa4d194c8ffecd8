"""Projects and their lines: list, add, change, place in a year, remove, bring back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import budget, cycle, problems, proposal
from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.proposal import Wanted
from ccwc_desktop.store.schema import LineRow, ProblemRow, ProjectRow

from . import plans, rows
from .done import Call, Done

MOST_RIEL = 10**13  # ten thousand milliard: more is a slip of the finger
_COUNTS = ("girls", "boys", "women", "men", "with_disability", "poor", "minority")


def listing(session: Session, plan: int) -> tuple[Project, ...]:
    """Projects with their lines, in the order they were entered."""
    return plans.projects(session, plan)


def get(session: Session, plan: int, uid: str) -> Project:
    """One project with its lines; raises Refused("gone")."""
    for project in listing(session, plan):
        if project.uid == uid:
            return project
    raise Refused("gone", uid=uid)


def wanted(session: Session, plan: int) -> tuple[Wanted, ...]:
    """Priorities that a new project may answer, those without a project first."""
    return proposal.wanted(plans.value(session, plan, with_figures=False))


def add(session: Session, plan: int, **columns: object) -> Done:
    """A new project; gives the uid."""
    _check(columns)
    uid = rows.new_uid()
    session.add(
        ProjectRow(
            uid=uid,
            plan_id=plan,
            number=rows.next_number(session, ProjectRow, ProjectRow.plan_id == plan),
            position=rows.next_position(session, ProjectRow, ProjectRow.plan_id == plan),
            **columns,
        )
    )
    return Done(uid, Call("projects.remove", {"uid": uid}))


def from_priority(session: Session, plan: int, problem: str) -> Done:
    """A new project that answers a problem, with what is already known of it.

    It has no name yet: a problem says what is wrong, a project what will be done.
    """
    row = rows.by_uid(session, ProblemRow, problem)
    return add(
        session,
        plan,
        priority=problem,
        sector=row.sector,
        villages=row.villages,
        girls=row.girls,
        boys=row.boys,
    )


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field of a project; raises Refused("project.below_zero" | ...)."""
    _check(new)
    old = rows.change(rows.by_uid(session, ProjectRow, uid), new)
    return Done(uid, Call("projects.change", {"uid": uid, **old}))


def place(session: Session, uid: str, year: int | None) -> Done:
    """Put a project in a programme year, or back among those not placed."""
    return change(session, uid, year=year)


def place_all(session: Session, years: Mapping[str, int | None]) -> Done:
    """Put several projects (uids) in their years, or back among those not placed."""
    old = {uid: rows.by_uid(session, ProjectRow, uid).year for uid in years}
    for uid, year in years.items():
        place(session, uid, year)
    return Done(tuple(years), Call("projects.place_all", {"years": old}))


def arrange(session: Session, plan: int, uids: tuple[str, ...]) -> Done:
    """Put the projects of a plan in this order; those that are not named stay behind them."""
    found = session.scalars(
        select(ProjectRow).filter_by(plan_id=plan).order_by(ProjectRow.position)
    )
    before = list(found)
    place = {uid: number for number, uid in enumerate(uids)}
    after = sorted(before, key=lambda row: place.get(row.uid, len(place)))
    old = tuple(row.uid for row in before)
    for position, row in enumerate(after):
        row.position = position
    return Done(uids, Call("projects.arrange", {"plan": plan, "uids": old}))


def remove(session: Session, uid: str) -> Done:
    """Take a project away with its lines."""
    rows.by_uid(session, ProjectRow, uid).removed = True
    return Done(uid, Call("projects.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed project back with its lines."""
    rows.by_uid(session, ProjectRow, uid).removed = False
    return Done(uid, Call("projects.remove", {"uid": uid}))


def add_line(session: Session, project: str, **columns: object) -> Done:
    """A new line of a project; gives the uid."""
    _check_line(columns)
    rows.by_uid(session, ProjectRow, project)
    uid = rows.new_uid()
    position = rows.next_position(session, LineRow, LineRow.project == project)
    session.add(LineRow(uid=uid, project=project, position=position, **columns))
    return Done(uid, Call("projects.remove_line", {"uid": uid}))


def change_line(session: Session, uid: str, **new: object) -> Done:
    """Change a line.

    Raises Refused("line.quantity" | "line.price" | "line.no_such_source" | "line.source_twice" |
    "project.out_of_range").
    """
    _check_line(new)
    old = rows.change(rows.by_uid(session, LineRow, uid), new)
    return Done(uid, Call("projects.change_line", {"uid": uid, **old}))


def remove_line(session: Session, uid: str) -> Done:
    """Take a line away."""
    rows.by_uid(session, LineRow, uid).removed = True
    return Done(uid, Call("projects.restore_line", {"uid": uid}))


def restore_line(session: Session, uid: str) -> Done:
    """Bring a removed line back."""
    rows.by_uid(session, LineRow, uid).removed = False
    return Done(uid, Call("projects.remove_line", {"uid": uid}))


def _check(new: Mapping[str, object]) -> None:
    for key in _COUNTS:
        count = new.get(key)
        if isinstance(count, int) and count < 0:
            raise Refused("project.below_zero", field=key, value=count)
    if new.get("sector", "social") not in problems.SECTORS:
        raise Refused("problem.no_such_choice", field="sector", value=new["sector"])
    _check_between(new, "year", cycle.FIRST_YEAR, cycle.LAST_YEAR)
    _check_between(new, "start_month", 1, 12)
    _check_between(new, "end_month", 1, 12)


def _check_line(new: Mapping[str, object]) -> None:
    quantity = new.get("quantity")
    if isinstance(quantity, Decimal):
        exponent = quantity.normalize().as_tuple().exponent
        too_fine = isinstance(exponent, int) and -exponent > budget.QUANTITY_PLACES
        if not quantity.is_finite() or quantity < 0 or too_fine or quantity > 10**9:
            raise Refused("line.quantity", value=quantity, places=budget.QUANTITY_PLACES)
    price = new.get("unit_price")
    if isinstance(price, int) and not 0 <= price <= MOST_RIEL:
        raise Refused("line.price", value=price)
    given = [each.source for each in cast(tuple[Funding, ...], new.get("funding", ()))]
    for source in given:
        if source not in budget.SOURCES:
            raise Refused("line.no_such_source", source=source)
        if given.count(source) > 1:
            raise Refused("line.source_twice", source=source)
    _check_between(new, "year", cycle.FIRST_YEAR, cycle.LAST_YEAR)
    _check_between(new, "quarter", 1, 4)


def _check_between(new: Mapping[str, object], field: str, least: int, most: int) -> None:
    value = new.get(field)
    if isinstance(value, int) and not least <= value <= most:
        raise Refused("project.out_of_range", field=field, value=value, least=least, most=most)
