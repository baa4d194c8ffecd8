"""Meetings with children: counts only, never a name."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.consultations import Adult, Group, Option, Remark

from .model import Model, Removable, ValueList


class ConsultationRow(Removable, Model):
    """A consultation with its groups, votes and kept safeguards."""

    __tablename__ = "consultation"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    held_on: Mapped[date | None]
    method: Mapped[str]
    villages: Mapped[tuple[str, ...]] = mapped_column(ValueList())
    groups: Mapped[tuple[Group, ...]] = mapped_column(ValueList(Group))
    safeguards: Mapped[tuple[str, ...]] = mapped_column(ValueList())
    options: Mapped[tuple[Option, ...]] = mapped_column(ValueList(Option))
    words: Mapped[str] = mapped_column(default="")
    feedback_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None]
    adults: Mapped[tuple[Adult, ...]] = mapped_column(ValueList(Adult), default=())
    not_there: Mapped[str] = mapped_column(default="")
    remarks: Mapped[tuple[Remark, ...]] = mapped_column(ValueList(Remark), default=())
    answered_on: Mapped[date | None]
