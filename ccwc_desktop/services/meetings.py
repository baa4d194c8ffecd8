"""Meetings of the committee: list, add, change, note who came, sign, reopen, remove, bring back.

Nothing of a signed meeting changes but by `reopen`, with a reason that stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import answers as following
from ccwc_desktop.domain import meetings
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.meetings import Attendance, Meeting, Turnout
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language import Language, dates
from ccwc_desktop.sheets import minutes_text
from ccwc_desktop.sheets.numbers import Numbers
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import MeetingRow

from . import committee, plans, rows
from .done import Call, Done

LINE = "\n"
_COUNTS = ("guests_women", "guests_men", "girls", "boys")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting with the members it called, who of them came, and what is missing before signing.

    `draft` is the text of the minutes: as typed, else as drafted in the language asked for.
    """

    meeting: Meeting
    seats: tuple[Attendance, ...]
    turnout: Turnout
    missing: tuple[str, ...]
    draft: str


def listing(session: Session, plan: int) -> tuple[Meeting, ...]:
    """Meetings by date; those without a date last."""
    wanted = select(MeetingRow).where(MeetingRow.plan_id == plan, MeetingRow.removed.is_(False))
    found = session.scalars(wanted.order_by(MeetingRow.position))
    return meetings.in_time(rows.value_of(Meeting, row) for row in found)


def get(session: Session, uid: str) -> Meeting:
    """One meeting; raises Refused("gone")."""
    return rows.value_of(Meeting, _row(session, uid))


def sitting(session: Session, uid: str, language: Language) -> Sitting:
    """All that a page shows of a meeting; raises Refused("gone")."""
    row = _row(session, uid)
    meeting = rows.value_of(Meeting, row)
    seats = meetings.called(meeting, committee.listing(session))
    count = meetings.turnout(seats, reference.quorum_more_than())
    text = meeting.minutes or drafted(session, row.plan_id, language)
    return Sitting(meeting, seats, count, meetings.missing(meeting, count), text)


def drafted(session: Session, plan: int, language: Language) -> str:
    """The text of the minutes as the plan tells it, one paragraph a line."""
    return drafted_of(plans.value(session, plan, with_figures=False), language)


def drafted_of(plan: Plan, language: Language) -> str:
    """The same of a plan value."""
    sentences = {key: (each.km, each.en) for key, each in reference.names("meeting").items()}
    followed = following.followed(plan, reference.first_places())
    return LINE.join(minutes_text.drafted(plan, followed, sentences, Numbers(language)))


def usual_agenda() -> tuple[str, ...]:
    """The agenda a new meeting starts with, in Khmer as it is printed."""
    return tuple(each.km for each in reference.agenda())


def add(session: Session, plan: int, **columns: object) -> Done:
    """A new meeting with the usual agenda; gives the uid."""
    uid = rows.new_uid()
    start: dict[str, object] = {"agenda": usual_agenda(), **_checked(columns)}
    position = rows.next_position(session, MeetingRow, MeetingRow.plan_id == plan)
    session.add(MeetingRow(uid=uid, plan_id=plan, position=position, **start))
    return Done(uid, Call("meetings.remove", {"uid": uid}))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field but those of signing; the agenda and the decisions as a whole.

    Raises Refused("meeting.signed" | "meeting.below_zero" | "time.unreadable").
    """
    row = _open_row(session, uid)
    old = rows.change(row, _checked(new))
    return Done(uid, Call("meetings.change", {"uid": uid, **old}))


def note(session: Session, uid: str, member: str, presence: str) -> Done:
    """Note that a member came or not; "" takes it back.

    Raises Refused("meeting.signed" | "meeting.no_such_choice").
    """
    if presence not in ("", *meetings.PRESENCES):
        raise Refused("meeting.no_such_choice", value=presence)
    row = _open_row(session, uid)
    return change(session, uid, attendance=meetings.noted(row.attendance, member, presence))


def note_others(session: Session, uid: str, presence: str = "present") -> Done:
    """Note the same of every member of whom nothing was noted; raises what `note` raises."""
    if presence not in meetings.PRESENCES:
        raise Refused("meeting.no_such_choice", value=presence)
    row = _open_row(session, uid)
    have = {each.member for each in row.attendance}
    others = (each.uid for each in committee.listing(session) if each.uid not in have)
    more = tuple(Attendance(member, presence) for member in others)
    return change(session, uid, attendance=(*row.attendance, *more))


def sign(session: Session, uid: str, on: date) -> Done:
    """Lock the minutes: with the members and the text as they stand, in Khmer where not typed.

    Raises Refused("meeting.signed" | "meeting.no_date" | "meeting.signed_too_early" |
    "meeting.not_all_noted").
    """
    row = _open_row(session, uid)
    meeting = rows.value_of(Meeting, row)
    if meeting.held_on is None:
        raise Refused("meeting.no_date")
    if on < meeting.held_on:
        raise Refused("meeting.signed_too_early", on=on, held_on=meeting.held_on)
    seats = meetings.called(meeting, committee.listing(session))
    open_seats = sum(not each.presence for each in seats)
    if open_seats or not seats:
        raise Refused("meeting.not_all_noted", count=open_seats)
    text = meeting.minutes or drafted(session, row.plan_id, "km")
    return _put(row, meetings.signed(meeting, on, seats, text))


def reopen(session: Session, uid: str, on: date, reason: str) -> Done:
    """Open signed minutes for changes; the reason stays with them and is printed.

    Raises Refused("meeting.reason_needed" | "meeting.not_signed").
    """
    if not reason.strip():
        raise Refused("meeting.reason_needed")
    row = _row(session, uid)
    if row.signed_on is None:
        raise Refused("meeting.not_signed")
    return _put(row, meetings.reopened(rows.value_of(Meeting, row), on, reason.strip()))


def put_back(session: Session, uid: str, before: Meeting, now: Meeting) -> Done:
    """The undo of signing and reopening; raises Refused("meeting.changed_since").

    It works only while the meeting is as signing or reopening left it: it is no way round a lock.
    """
    row = _row(session, uid)
    if rows.value_of(Meeting, row) != now:
        raise Refused("meeting.changed_since")
    return _put(row, before)


def remove(session: Session, uid: str) -> Done:
    """Take a meeting away; raises Refused("meeting.signed")."""
    _open_row(session, uid).removed = True
    return Done(uid, Call("meetings.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed meeting back."""
    _row(session, uid).removed = False
    return Done(uid, Call("meetings.remove", {"uid": uid}))


def check_loaded(
    session: Session, plan: int, told: tuple[Meeting, ...], replace: bool = False
) -> None:
    """Whether meetings of a document may be stored; raises Refused("meeting.signed").

    What was signed here stays as it is, unless the document says the same of it. A document that
    takes the place of the plan must hold it.
    """
    wanted = select(MeetingRow).where(MeetingRow.plan_id == plan, MeetingRow.removed.is_(False))
    here = {row.uid: rows.value_of(Meeting, row) for row in session.scalars(wanted)}
    new = {each.uid: each for each in told}
    for uid, known in here.items():
        if known.signed and new.get(uid, None if replace else known) != known:
            raise Refused("meeting.signed", held_on=known.held_on)


def _put(row: MeetingRow, new: Meeting) -> Done:
    before = rows.value_of(Meeting, row)
    rows.change(row, {f.name: getattr(new, f.name) for f in fields(Meeting)})
    arguments = {"uid": new.uid, "before": before, "now": new}
    return Done(new.uid, Call("meetings.put_back", arguments))


def _row(session: Session, uid: str) -> MeetingRow:
    return rows.by_uid(session, MeetingRow, uid)


def _open_row(session: Session, uid: str) -> MeetingRow:
    row = _row(session, uid)
    if row.signed_on is not None:
        raise Refused("meeting.signed", held_on=row.held_on)
    return row


def _checked(new: Mapping[str, object]) -> dict[str, object]:
    kept = dict(new)
    for key in _COUNTS:
        count = kept.get(key)
        if key in kept and count is None:
            kept[key] = 0
        if isinstance(count, int) and count < 0:
            raise Refused("meeting.below_zero", value=count)
    for key in ("opened", "closed"):
        text = cast(str, kept.get(key) or "")
        if text.strip():
            kept[key] = f"{dates.parse_time(text):%H:%M}"
        elif key in kept:
            kept[key] = ""
    if "decisions" in kept:
        told = cast(tuple[meetings.Resolution, ...], kept["decisions"])
        kept["decisions"] = tuple(replace(each, text=each.text.strip()) for each in told)
    return kept
