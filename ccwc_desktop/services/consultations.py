"""Consultations with children: list, add, change, remove, bring back; whom we have heard."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.consultations import Consultation, Group, Option
from ccwc_desktop.domain.errors import Refused
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
    _check(start)
    position = rows.next_position(session, ConsultationRow, ConsultationRow.plan_id == plan)
    session.add(ConsultationRow(uid=uid, plan_id=plan, position=position, **start))
    return Done(uid, Call("consultations.remove", {"uid": uid}))


def add_for(session: Session, plan: int, village: str, sex: str, age: str) -> Done:
    """A new consultation planned for one group of children of a village; gives the uid."""
    group = Group(rows.new_uid(), sex, age)
    return add(session, plan, villages=(village,), groups=(group,))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field; groups, votes and options are replaced as a whole.

    Votes for an option that is taken away go with it. Raises Refused("consultation.below_zero" |
    "consultation.more_disabled_than_heads" | "consultation.no_such_choice").
    """
    _check(new)
    row = rows.by_uid(session, ConsultationRow, uid)
    old = rows.change(row, {**new, **_votes_that_stay(row, new)})
    return Done(uid, Call("consultations.change", {"uid": uid, **old}))


def count(session: Session, uid: str, sex: str, age: str, heads: int, with_disability: int) -> Done:
    """Set how many children of a group were heard; raises what `change` raises."""
    group = Group(rows.new_uid(), sex, age, heads, with_disability)
    row = rows.by_uid(session, ConsultationRow, uid)
    return change(session, uid, groups=consultations.counted(row.groups, group))


def vote(session: Session, uid: str, sex: str, age: str, option: str, votes: int) -> Done:
    """Set the votes a group gave an option; raises what `change` raises."""
    group = Group(rows.new_uid(), sex, age)
    row = rows.by_uid(session, ConsultationRow, uid)
    return change(session, uid, groups=consultations.voted(row.groups, group, option, votes))


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
    """Take an option away with the votes it got."""
    left = consultations.without_option(get(session, uid), option)
    return change(session, uid, options=left.options, groups=left.groups)


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
    return consultations.coverage(listing(session, plan), villages)


def _votes_that_stay(row: ConsultationRow, new: Mapping[str, object]) -> dict[str, object]:
    if "options" not in new and "groups" not in new:
        return {}
    options = cast(tuple[Option, ...], new.get("options", row.options))
    groups = cast(tuple[Group, ...], new.get("groups", row.groups))
    known = {option.uid for option in options}
    kept = tuple(consultations.with_options(group, known) for group in groups)
    return {"groups": kept} if kept != groups else {}


def _check(new: Mapping[str, object]) -> None:
    if new.get("method", "vote") not in consultations.METHODS:
        raise Refused("consultation.no_such_choice", field="method", value=new["method"])
    unknown = set(cast(tuple[str, ...], new.get("safeguards", ()))) - set(consultations.SAFEGUARDS)
    if unknown:
        raise Refused("consultation.no_such_choice", field="safeguards", value=sorted(unknown))
    for group in cast(tuple[Group, ...], new.get("groups", ())):
        counts = (group.heads, group.with_disability, *(vote.count for vote in group.votes))
        if min(counts) < 0:
            raise Refused("consultation.below_zero", value=min(counts))
        if group.with_disability > group.heads:
            raise Refused(
                "consultation.more_disabled_than_heads",
                disabled=group.with_disability,
                heads=group.heads,
            )
