"""Criteria with their weights, scores, other ways to rank, and what the committee decided."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Level

from .model import Model, ValueList


class CriterionRow(Model):
    """A criterion of one plan; its words may be the committee's own."""

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    position: Mapped[int]
    code: Mapped[str]
    name_km: Mapped[str]
    name_en: Mapped[str]
    weight: Mapped[int]
    short_km: Mapped[str] = mapped_column(default="")
    short_en: Mapped[str] = mapped_column(default="")
    low_km: Mapped[str] = mapped_column(default="")
    low_en: Mapped[str] = mapped_column(default="")
    middle_km: Mapped[str] = mapped_column(default="")
    middle_en: Mapped[str] = mapped_column(default="")
    high_km: Mapped[str] = mapped_column(default="")
    high_en: Mapped[str] = mapped_column(default="")


class ScoreRow(Model):
    """0-5 for a problem under a criterion, agreed on or given by one member."""

    __tablename__ = "score"
    __table_args__ = (UniqueConstraint("plan_id", "problem", "criterion", "member"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    problem: Mapped[str]
    criterion: Mapped[str]
    value: Mapped[int]
    member: Mapped[str] = mapped_column(default="")


class WaysRow(Model):
    """How one plan ranks, and what was recorded for each way."""

    __tablename__ = "ways"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    way: Mapped[str]
    scored_by: Mapped[str]
    dots_each: Mapped[int]
    ballots: Mapped[tuple[Ballot, ...]] = mapped_column(ValueList(Ballot))
    contests: Mapped[tuple[Contest, ...]] = mapped_column(ValueList(Contest))
    levels: Mapped[tuple[Level, ...]] = mapped_column(ValueList(Level))


class DecisionRow(Model):
    """The place given by the committee, with its reason."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("plan_id", "problem"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    problem: Mapped[str]
    rank: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
