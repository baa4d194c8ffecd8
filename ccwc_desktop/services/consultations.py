"""Consultations with children: list, add, change, remove, bring back; whom we have heard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import consultation_checks, consultations, recording
from ccwc_desktop.domain import coverage as covered
from ccwc_desktop.domain.consultations import Adult, Consultation, Group, Option, Remark
from ccwc_desktop.domain.coverage import Unheard
from ccwc_desktop.store.schema import ConsultationRow

from . import places, rows
from .done import Call, Done


def listing(session: Session, plan: int) -> tuple[Consultation, ...]:
    """Consultations by date; those without a date last."""
    wanted = select(ConsultationRow).where(
        ConsultationRow.plan_id == plan, ConsultationRow.removed.is_(False)
    )
    found = session.scalars(wanted.order_by(ConsultationRow.position))
    values = [rows.value_of(Consultation, row) for row in found]
    return tuple(sorted(values, key=lambda each: (each.held_on is None, str(each.held_on))))


def get(session: Session, uid: str) -> Consultation:
    """One consultation; raises Refused("gone")."""
    return rows.value_of(Consultation, rows.by_uid(session, ConsultationRow, uid))


def add(session: Session, plan: int, method: str = "group_talk", **columns: object) -> Done:
    """A new consultation; gives the uid."""
    uid = rows.new_uid()
    start: dict[str, object] = {
        "villages": (),
        "groups": (),
        "safeguards": (),
        "options": (),
        "method": method,
        **columns,
    }
    consultation_checks.check(start)
    position = rows.next_position(session, ConsultationRow, ConsultationRow.plan_id == plan)
    session.add(ConsultationRow(uid=uid, plan_id=plan, position=position, **start))
    return Done(uid, Call("consultations.remove", {"uid": uid}))


def add_for(session: Session, plan: int, village: str, sex: str, age: str) -> Done:
    """A new consultation planned for one group of children of a village; gives the uid."""
    group = Group(rows.new_uid(), sex, age)
    return add(session, plan, villages=(village,), groups=(group,))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field; groups, options, remarks and adults are replaced as a whole.

    What groups said about an option that is taken away goes with it, and a remark under it stands
    by itself. Raises what `consultation_checks.check` raises.
    """
    consultation_checks.check(new)
    row = rows.by_uid(session, ConsultationRow, uid)
    old = rows.change(row, {**new, **_what_stays(row, new)})
    return Done(uid, Call("consultations.change", {"uid": uid, **old}))


def count(
    session: Session,
    uid: str,
    sex: str,
    age: str,
    heads: int | None = None,
    with_disability: int | None = None,
    minority: int | None = None,
    poor: int | None = None,
) -> Done:
    """Set how many children of a group were heard (None: as before); raises as `change` does."""
    told = {
        "heads": heads,
        "with_disability": with_disability,
        "minority": minority,
        "poor": poor,
    }
    counts = {name: number for name, number in told.items() if number is not None}
    groups, group = _groups(session, uid, sex, age)
    return change(session, uid, groups=recording.counted(groups, group, **counts))


def vote(session: Session, uid: str, sex: str, age: str, option: str, votes: int) -> Done:
    """Set the votes a group gave an option; raises what `change` raises."""
    groups, group = _groups(session, uid, sex, age)
    return change(session, uid, groups=recording.voted(groups, group, option, votes))


def cast_votes(
    session: Session, uid: str, sex: str, age: str, options: Sequence[str], votes: int = 1
) -> Done:
    """One child of a group chose these options: each has `votes` more (-1 takes them back).

    All or nothing, so that a power cut never leaves half a child. Raises what `change` raises.
    """
    groups, group = _groups(session, uid, sex, age)
    for option in options:
        before = consultations.votes((recording.like(groups, group),), option)
        groups = recording.voted(groups, group, option, before + votes)
    return change(session, uid, groups=groups)


def put_in_order(session: Session, uid: str, sex: str, age: str, order: Sequence[str]) -> Done:
    """Set the order of a group: options, most wanted first."""
    groups, group = _groups(session, uid, sex, age)
    return change(session, uid, groups=recording.ordered(groups, group, order))


def prefer(
    session: Session, uid: str, sex: str, age: str, one: str, other: str, choice: str
) -> Done:
    """Set which of two options a group preferred, "" for not asked; raises what `change` raises."""
    groups, group = _groups(session, uid, sex, age)
    return change(session, uid, groups=recording.preferred(groups, group, one, other, choice))


def count_faces(
    session: Session, uid: str, sex: str, age: str, option: str, counts: Sequence[int]
) -> Done:
    """Set how many children of a group chose each face for an option, worst first; raises what
    `change` raises."""
    groups, group = _groups(session, uid, sex, age)
    return change(session, uid, groups=recording.faced(groups, group, option, counts))


def add_option(session: Session, uid: str, text: str = "", problem: str = "") -> Done:
    """Something more children can vote for; gives the uid of the option."""
    row = rows.by_uid(session, ConsultationRow, uid)
    new = Option(rows.new_uid(), text, problem)
    return Done(new.uid, change(session, uid, options=(*row.options, new)).undo)


def change_option(session: Session, uid: str, option: str, **new: str) -> Done:
    """Change the text of an option or the problem it speaks for."""
    row = rows.by_uid(session, ConsultationRow, uid)
    options = tuple(replace(each, **new) if each.uid == option else each for each in row.options)
    return change(session, uid, options=options)


def remove_option(session: Session, uid: str, option: str) -> Done:
    """Take an option away with what groups said about it."""
    left = tuple(each for each in get(session, uid).options if each.uid != option)
    return change(session, uid, options=left)


def add_remark(
    session: Session, uid: str, kind: str, text: str = "", option: str = "", village: str = ""
) -> Done:
    """Something more that was said or drawn; gives its uid. Raises what `change` raises."""
    row = rows.by_uid(session, ConsultationRow, uid)
    new = Remark(rows.new_uid(), kind, text, option, village)
    return Done(new.uid, change(session, uid, remarks=(*row.remarks, new)).undo)


def change_remark(session: Session, uid: str, remark: str, **new: str) -> Done:
    """Change the text of a remark, its village, the reply, or the problem it speaks for."""
    row = rows.by_uid(session, ConsultationRow, uid)
    remarks = tuple(replace(each, **new) if each.uid == remark else each for each in row.remarks)
    return change(session, uid, remarks=remarks)


def remove_remark(session: Session, uid: str, remark: str) -> Done:
    """Take a remark away."""
    row = rows.by_uid(session, ConsultationRow, uid)
    return change(session, uid, remarks=tuple(each for each in row.remarks if each.uid != remark))


def add_adult(session: Session, uid: str, name: str = "", role: str = "") -> Done:
    """A grown-up more who led or noted; gives the uid."""
    row = rows.by_uid(session, ConsultationRow, uid)
    new = Adult(rows.new_uid(), name, role)
    return Done(new.uid, change(session, uid, adults=(*row.adults, new)).undo)


def change_adult(session: Session, uid: str, adult: str, **new: str) -> Done:
    """Change the name or the role of a grown-up."""
    row = rows.by_uid(session, ConsultationRow, uid)
    adults = tuple(replace(each, **new) if each.uid == adult else each for each in row.adults)
    return change(session, uid, adults=adults)


def remove_adult(session: Session, uid: str, adult: str) -> Done:
    """Take a grown-up away."""
    row = rows.by_uid(session, ConsultationRow, uid)
    return change(session, uid, adults=tuple(each for each in row.adults if each.uid != adult))


def remove(session: Session, uid: str) -> Done:
    """Take a consultation away; its votes no longer count."""
    rows.by_uid(session, ConsultationRow, uid).removed = True
    return Done(uid, Call("consultations.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed consultation back."""
    rows.by_uid(session, ConsultationRow, uid).removed = False
    return Done(uid, Call("consultations.remove", {"uid": uid}))


def coverage(session: Session, plan: int) -> dict[tuple[str, str, str], str]:
    """(village, sex, age) -> "heard", "open" (safeguards missing) or "none"."""
    villages = (village.code for village in places.villages(session))
    return covered.coverage(listing(session, plan), villages)


def unheard(session: Session, plan: int) -> tuple[Unheard, ...]:
    """Who has not been heard with all safeguards kept; said before the committee ranks."""
    villages = [village.code for village in places.villages(session)]
    return covered.unheard(listing(session, plan), villages)


def _groups(session: Session, uid: str, sex: str, age: str) -> tuple[tuple[Group, ...], Group]:
    """The groups of a consultation, and one of this sex and age to record for."""
    row = rows.by_uid(session, ConsultationRow, uid)
    return row.groups, Group(rows.new_uid(), sex, age)


def _what_stays(row: ConsultationRow, new: Mapping[str, object]) -> dict[str, object]:
    """Groups and remarks without links to options that are not there."""
    if not {"options", "groups", "remarks"} & set(new):
        return {}
    known = {each.uid for each in cast(tuple[Option, ...], new.get("options", row.options))}
    groups = cast(tuple[Group, ...], new.get("groups", row.groups))
    remarks = cast(tuple[Remark, ...], new.get("remarks", row.remarks))
    stay = {
        "groups": tuple(consultations.with_options(group, known) for group in groups),
        "remarks": tuple(
            each if each.option in known else replace(each, option="") for each in remarks
        ),
    }
    had = {"groups": groups, "remarks": remarks}
    return {name: kept for name, kept in stay.items() if kept != had[name]}
