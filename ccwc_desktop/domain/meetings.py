"""The meeting that decides: agenda, who was there, quorum, minutes that are locked when signed."""

from dataclasses import dataclass
from datetime import date

PRESENCES = ("present", "excused", "absent")
OUTCOMES = ("chosen", "merged", "passed_on", "not_now")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether a member (uid) came: "present", "excused" or "absent"."""

    member: str
    presence: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """Why signed minutes were opened again, and when."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the committee. Guests are counted (people), never listed.

    `minutes` is what was typed in place of the drafted text ("" = as drafted). Once `signed_on` is
    set nothing of it changes until it is reopened with a reason.
    """

    uid: str
    held_on: date | None = None
    place: str = ""
    agenda: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    guests_women: int = 0
    guests_men: int = 0
    girls: int = 0
    boys: int = 0
    decisions: tuple[str, ...] = ()
    minutes: str = ""
    signed_on: date | None = None
    reopened: tuple[Reopening, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a problem (uid), and why, in words children and villagers understand."""

    problem: str
    outcome: str
    why: str = ""
