"""Members of the committee: list, add, change, remove, bring back."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import committee
from ccwc_desktop.domain.committee import Member
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import MemberRow

from . import rows, workbooks
from .done import Call, Done


def listing(session: Session) -> tuple[Member, ...]:
    """Members in the order of their seats."""
    wanted = select(MemberRow).where(MemberRow.removed.is_(False)).order_by(MemberRow.position)
    return committee.in_order(tuple(rows.value_of(Member, row) for row in session.scalars(wanted)))


def usual_role(session: Session, seat: str) -> str:
    """What the person on a seat usually is, in the Khmer of a commune or of a sangkat."""
    role = reference.usual_roles()[seat].km
    place = workbooks.identity(session).place
    if place is None or place.kind != "sangkat":
        return role
    return role.replace("មេឃុំ", "ចៅសង្កាត់").replace("ឃុំ", "សង្កាត់")


def add(session: Session, seat: str, name: str, **more: object) -> Done:
    """A new member on a seat; gives the uid.

    Raises Refused("committee.no_such_seat" | "committee.no_such_sex" | "committee.no_name" |
    "committee.telephone").
    """
    new = _checked({"seat": seat, "name": name, **more})
    uid = rows.new_uid()
    position = rows.next_position(session, MemberRow)
    session.add(MemberRow(uid=uid, position=position, **new))
    return Done(uid, Call("committee.remove", {"uid": uid}))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change name, seat, sex, role or phone; raises as `add`."""
    old = rows.change(rows.by_uid(session, MemberRow, uid), _checked(new))
    return Done(uid, Call("committee.change", {"uid": uid, **old}))


def remove(session: Session, uid: str) -> Done:
    """Take a member off the list."""
    rows.by_uid(session, MemberRow, uid).removed = True
    return Done(uid, Call("committee.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed member back."""
    rows.by_uid(session, MemberRow, uid).removed = False
    return Done(uid, Call("committee.remove", {"uid": uid}))


def _checked(new: Mapping[str, object]) -> dict[str, object]:
    """The columns as they are kept."""
    if "seat" in new and new["seat"] not in committee.SEATS:
        raise Refused("committee.no_such_seat", seat=new["seat"])
    if new.get("sex", "") not in ("f", "m", ""):
        raise Refused("committee.no_such_sex", sex=new["sex"])
    if "name" in new and not str(new["name"]).strip():
        raise Refused("committee.no_name")
    if "phone" in new:
        return {**new, "phone": committee.telephone(str(new["phone"]))}
    return dict(new)
