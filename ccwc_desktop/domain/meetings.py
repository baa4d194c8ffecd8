"""The meeting that decides: agenda, who was there, quorum, minutes that are locked when signed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from .committee import Member, in_order

PRESENCES = ("present", "excused", "absent")
OUTCOMES = ("chosen", "merged", "passed_on", "not_now")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether a member (uid) came: "present", "excused" or "absent".

    Who the member was is written here when the minutes are signed: a seat may get another person
    later, and the paper stays as it is.
    """

    member: str
    presence: str
    name: str = ""
    sex: str = ""
    seat: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the meeting decided, `who` sees to it and `until` when."""

    text: str
    who: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Reopening:
    """Why signed minutes were opened again, and when."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the committee. Guests are counted (people), never listed.

    `opened` and `closed` are times of the day ("08:30", "" = not written down). `minutes` is what
    was typed in place of the drafted text ("" = as drafted); signing writes the text down as it
    stands. Once `signed_on` is set nothing of it changes until it is reopened with a reason.
    """

    uid: str
    held_on: date | None = None
    opened: str = ""
    closed: str = ""
    place: str = ""
    agenda: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    guests_women: int = 0
    guests_men: int = 0
    girls: int = 0
    boys: int = 0
    decisions: tuple[Resolution, ...] = ()
    minutes: str = ""
    signed_on: date | None = None
    reopened: tuple[Reopening, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether it is locked."""
        return self.signed_on is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a problem (uid), and why, in words children and villagers understand."""

    problem: str
    outcome: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who came, in people. `open` are members nobody noted yet, `needed` makes a quorum."""

    members: int
    present: int
    women: int
    excused: int
    absent: int
    open: int
    needed: int

    @property
    def quorate(self) -> bool:
        """Whether enough members came to decide."""
        return bool(self.members) and self.present >= self.needed


def called(meeting: Meeting, members: Iterable[Member]) -> tuple[Attendance, ...]:
    """The members by seat, each with its presence ("" = not noted).

    Signed minutes tell of the members of that day, others of the present committee.
    """
    if meeting.signed:
        return meeting.attendance
    noted = {each.member: each.presence for each in meeting.attendance}
    return tuple(
        Attendance(m.uid, noted.get(m.uid, ""), m.name, m.sex, m.seat, m.role)
        for m in in_order(tuple(members))
    )


def turnout(seats: Iterable[Attendance], more_than: Fraction) -> Turnout:
    """Who came of `called` members; a quorum is `more_than` this share of them, one half usually.

    Half of ten is five, so six are needed; half of eleven is five and a half: six again.
    """
    seats = tuple(seats)
    present = [each for each in seats if each.presence == "present"]
    return Turnout(
        members=len(seats),
        present=len(present),
        women=sum(each.sex == "f" for each in present),
        excused=sum(each.presence == "excused" for each in seats),
        absent=sum(each.presence == "absent" for each in seats),
        open=sum(not each.presence for each in seats),
        needed=int(len(seats) * more_than) + 1,
    )


def noted(attendance: Iterable[Attendance], member: str, presence: str) -> tuple[Attendance, ...]:
    """The attendance with what was noted of a member; "" takes it back."""
    others = tuple(each for each in attendance if each.member != member)
    return (*others, Attendance(member, presence)) if presence else others


def chair(seats: Iterable[Attendance]) -> Attendance | None:
    """Who led: the chair, else the vice-chair, whoever of them was present; None for nobody."""
    present = {each.seat: each for each in reversed(tuple(seats)) if each.presence == "present"}
    return present.get("chair") or present.get("vice_chair")


def missing(meeting: Meeting, count: Turnout) -> tuple[str, ...]:
    """What should be there before the minutes are signed, as codes."""
    gaps = {
        "date": meeting.held_on is None,
        "attendance": not count.members or count.open > 0,
        "quorum": bool(count.members) and not count.open and not count.quorate,
        "agenda": not meeting.agenda,
        "decisions": not meeting.decisions,
    }
    return tuple(code for code, gap in gaps.items() if gap)


def signed(meeting: Meeting, on: date, seats: Iterable[Attendance], text: str) -> Meeting:
    """The meeting locked: with the members of that day and the text as it stands."""
    return replace(meeting, signed_on=on, attendance=tuple(seats), minutes=text)


def reopened(meeting: Meeting, on: date, reason: str) -> Meeting:
    """The meeting open for changes again; the reason stays with it."""
    again = (*meeting.reopened, Reopening(on, reason))
    return replace(meeting, signed_on=None, reopened=again)


def in_time(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Meetings by date, those without one last."""
    return tuple(sorted(meetings, key=lambda each: (each.held_on is None, str(each.held_on))))
