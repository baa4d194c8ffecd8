"""The workbook itself: whose it is, its signing key, and the plans and versions in it."""

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .model import Model, ValueList


class WorkbookRow(Model):
    """One row: a workbook belongs to one commune (or one district, province, the country)."""

    __tablename__ = "workbook"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    kind: Mapped[str]
    code: Mapped[str]
    seed: Mapped[bytes] = mapped_column(LargeBinary)
    made_with: Mapped[str]
    last_page: Mapped[str] = mapped_column(default="")


class PlanRow(Model):
    """A planning cycle and its draft: `number`, `uid` and `base_uid` are those the draft will get.

    `edited` is false while nothing changed since the last frozen version. `looked_at` are the keys
    of words that a person found harmless (domain.free_texts); they never travel.
    """

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    base_uid: Mapped[str] = mapped_column(default="")
    number: Mapped[int] = mapped_column(default=1)
    cip_year: Mapped[int] = mapped_column(unique=True)
    rate: Mapped[int]
    edited: Mapped[bool] = mapped_column(default=True)
    last_step: Mapped[str] = mapped_column(default="commune")
    looked_at: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())


class VersionRow(Model):
    """A frozen version: its canonical document never changes again."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    uid: Mapped[str]
    base_uid: Mapped[str]
    document: Mapped[str] = mapped_column(Text)
    check_code: Mapped[str]
    state: Mapped[str]
    frozen_at: Mapped[str]
    sha256: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str] = mapped_column(default="")
    written_to: Mapped[str] = mapped_column(default="")
