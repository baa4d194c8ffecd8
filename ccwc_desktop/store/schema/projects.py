"""Projects, their lines, and the ceilings of the sources."""

from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.budget import Funding

from .model import Model, Removable, ValueList
from .situation import ExactNumber


class ProjectRow(Removable, Model):
    """A proposed project."""

    __tablename__ = "project"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    name_km: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    priority: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="social")
    villages: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
    objective: Mapped[str] = mapped_column(default="")
    outputs: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None]
    start_month: Mapped[int | None]
    end_month: Mapped[int | None]
    girls: Mapped[int | None]
    boys: Mapped[int | None]
    women: Mapped[int | None]
    men: Mapped[int | None]
    with_disability: Mapped[int | None]
    poor: Mapped[int | None]
    minority: Mapped[int | None]
    responsible: Mapped[str] = mapped_column(default="")
    maintenance: Mapped[str] = mapped_column(default="")
    environment_study: Mapped[bool | None]
    land_study: Mapped[bool | None]
    study_reason: Mapped[str] = mapped_column(default="")


class LineRow(Removable, Model):
    """One thing to pay in a project."""

    __tablename__ = "line"

    id: Mapped[int] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.uid"), index=True)
    description_km: Mapped[str] = mapped_column(default="")
    description_en: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    quantity: Mapped[Decimal] = mapped_column(ExactNumber, default=Decimal(0))
    unit_price: Mapped[int] = mapped_column(BigInteger, default=0)
    year: Mapped[int | None]
    chapter: Mapped[str] = mapped_column(default="")
    quarter: Mapped[int | None]
    funding: Mapped[tuple[Funding, ...]] = mapped_column(ValueList(Funding), default=())


class CeilingRow(Model):
    """The most a source can give in a year (riel)."""

    __tablename__ = "ceiling"
    __table_args__ = (UniqueConstraint("plan_id", "source", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    source: Mapped[str]
    year: Mapped[int]
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(default="")
