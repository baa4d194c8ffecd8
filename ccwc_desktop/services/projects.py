"""Projects and their lines: list, add, change, place in a year, remove, bring back."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import beneficiaries, proposal
from ccwc_desktop.domain import projects as rules
from ccwc_desktop.domain.beneficiaries import Reached
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.proposal import Wanted
from ccwc_desktop.store.schema import LineRow, ProblemRow, ProjectRow

from . import affected, line_checks, plans, project_checks, rows, templates
from .done import Call, Done


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
    """A new project; gives the uid. Raises what `change` raises."""
    project_checks.check(columns)
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
    return add(session, plan, **_of_priority(session, problem))


def _of_priority(session: Session, problem: str) -> dict[str, object]:
    row = rows.by_uid(session, ProblemRow, problem)
    return {
        "priority": problem,
        "sector": row.sector,
        "villages": row.villages,
        "girls": row.girls,
        "boys": row.boys,
    }


def from_template(
    session: Session, plan: int, template: str, language: str, problem: str = ""
) -> Done:
    """A new project as a template begins it (`templates.begun`), for a problem or none ("").

    Texts kept in one language only are in `language`. Raises Refused("template.unknown" | "gone").
    """
    known = _of_priority(session, problem) if problem else {}
    base = Project("", 0, **known)  # type: ignore[arg-type]
    project = templates.begun(session, template, base, language)
    own = [f.name for f in fields(Project) if f.name not in ("uid", "number", "lines")]
    done = add(session, plan, **{name: getattr(project, name) for name in own})
    add_lines(session, str(done.result), project.lines)
    return done


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field of a project.

    Raises Refused("project.below_zero" | "project.out_of_range" | "project.needs_itself" |
    "project.needs_circle" | "problem.no_such_choice" | "line.quantity").
    """
    project_checks.check(new)
    row = rows.by_uid(session, ProjectRow, uid)
    if new.get("needs"):
        _check_needs(session, row, cast(tuple[str, ...], new["needs"]))
    old = rows.change(row, new)
    return Done(uid, Call("projects.change", {"uid": uid, **old}))


def _check_needs(session: Session, row: ProjectRow, needs: tuple[str, ...]) -> None:
    others = plans.projects(session, row.plan_id)
    wanted = {each.uid: each.needs for each in others} | {row.uid: needs}
    way = rules.circle(wanted, row.uid)
    if len(way) == 2:
        raise Refused("project.needs_itself")
    if way:
        number = next(each.number for each in others if each.uid == way[1])
        raise Refused("project.needs_circle", number=number)


def count_ages(session: Session, uid: str, ages: tuple[Reached, ...]) -> Done:
    """How old the children of a project are; girls and boys follow (`beneficiaries.followed`).

    Raises Refused("project.below_zero" | "problem.no_such_choice").
    """
    project = rows.value_of(Project, rows.by_uid(session, ProjectRow, uid))
    told = beneficiaries.said(ages)
    project_checks.check({"ages": ages})
    return change(session, uid, ages=told, **beneficiaries.followed(project, told))


def take_figures(session: Session, uid: str) -> Done:
    """Girls and boys by age as the newest figures of the project's villages know them.

    Raises Refused("project.figures_unknown").
    """
    found = known_ages(session, uid)
    if not found:
        raise Refused("project.figures_unknown")
    counts = {sex: beneficiaries.of_ages(found, sex) for sex in ("girls", "boys")}
    known = {sex: count for sex, count in counts.items() if count is not None}
    return change(session, uid, ages=found, **known)


def known_ages(session: Session, uid: str) -> tuple[Reached, ...]:
    """What the newest figures know of the children in a project's villages; () for nothing."""
    return affected.by_age(session, rows.by_uid(session, ProjectRow, uid).villages)


def place(session: Session, uid: str, year: int | None) -> Done:
    """Put a project in a programme year, or back among those not placed."""
    return change(session, uid, year=year)


def place_all(
    session: Session,
    years: Mapping[str, int | None],
    lines: Mapping[str, int | None] = MappingProxyType({}),
) -> Done:
    """Put several projects (uids), and lines (uids) that have a year of their own, in their years.

    None puts a project back among those not placed, and a line in the year of its project.
    """
    old = {uid: rows.by_uid(session, ProjectRow, uid).year for uid in years}
    old_lines = {uid: rows.by_uid(session, LineRow, uid).year for uid in lines}
    for uid, year in years.items():
        place(session, uid, year)
    for uid, year in lines.items():
        change_line(session, uid, year=year)
    return Done(tuple(years), Call("projects.place_all", {"years": old, "lines": old_lines}))


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
    line_checks.check(columns)
    rows.by_uid(session, ProjectRow, project)
    uid = rows.new_uid()
    position = rows.next_position(session, LineRow, LineRow.project == project)
    session.add(LineRow(uid=uid, project=project, position=position, **columns))
    return Done(uid, Call("projects.remove_line", {"uid": uid}))


def change_line(session: Session, uid: str, **new: object) -> Done:
    """Change a line; raises what `line_checks.check` raises."""
    row = rows.by_uid(session, LineRow, uid)
    line_checks.check(new, rows.value_of(Line, row))
    old = rows.change(row, new)
    return Done(uid, Call("projects.change_line", {"uid": uid, **old}))


def remove_line(session: Session, uid: str) -> Done:
    """Take a line away."""
    rows.by_uid(session, LineRow, uid).removed = True
    return Done(uid, Call("projects.restore_line", {"uid": uid}))


def restore_line(session: Session, uid: str) -> Done:
    """Bring a removed line back."""
    rows.by_uid(session, LineRow, uid).removed = False
    return Done(uid, Call("projects.remove_line", {"uid": uid}))


def add_lines(session: Session, project: str, lines: tuple[Line, ...]) -> Done:
    """Several new lines of a project behind those it has, as pasted; gives their uids."""
    rows.by_uid(session, ProjectRow, project)
    first = rows.next_position(session, LineRow, LineRow.project == project)
    uids = tuple(rows.new_uid() for _line in lines)
    for place, (uid, line) in enumerate(zip(uids, lines, strict=True)):
        columns = {
            each.name: getattr(line, each.name) for each in fields(Line) if each.name != "uid"
        }
        line_checks.check(columns)
        session.add(LineRow(uid=uid, project=project, position=first + place, **columns))
    return Done(uids, Call("projects.remove_lines", {"uids": uids}))


def remove_lines(session: Session, uids: tuple[str, ...]) -> Done:
    """Take several lines away."""
    for uid in uids:
        rows.by_uid(session, LineRow, uid).removed = True
    return Done(uids, Call("projects.restore_lines", {"uids": uids}))


def restore_lines(session: Session, uids: tuple[str, ...]) -> Done:
    """Bring several removed lines back."""
    for uid in uids:
        rows.by_uid(session, LineRow, uid).removed = False
    return Done(uids, Call("projects.remove_lines", {"uids": uids}))
