"""Meetings of the committee, and what became of each problem."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.meetings import Attendance, Reopening, Resolution

from .model import Model, Removable, ValueList


class MeetingRow(Removable, Model):
    """A meeting with its agenda, attendance, decisions and minutes."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    held_on: Mapped[date | None]
    opened: Mapped[str] = mapped_column(default="")
    closed: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    agenda: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
    attendance: Mapped[tuple[Attendance, ...]] = mapped_column(ValueList(Attendance), default=())
    guests_women: Mapped[int] = mapped_column(default=0)
    guests_men: Mapped[int] = mapped_column(default=0)
    girls: Mapped[int] = mapped_column(default=0)
    boys: Mapped[int] = mapped_column(default=0)
    decisions: Mapped[tuple[Resolution, ...]] = mapped_column(ValueList(Resolution), default=())
    minutes: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    reopened: Mapped[tuple[Reopening, ...]] = mapped_column(ValueList(Reopening), default=())


class AnswerRow(Model):
    """What became of a problem, and why."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("plan_id", "problem"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    problem: Mapped[str]
    outcome: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
