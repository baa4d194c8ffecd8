"""Projects, their lines, the ceilings of the sources, and what the proposal stands on."""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.domain.budget_terms import Objective
from ccwc_desktop.domain.projects import Output, Reached

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
    kind: Mapped[str] = mapped_column(default="")
    template: Mapped[str] = mapped_column(default="")
    cdp_objective: Mapped[str] = mapped_column(default="")
    villages: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
    place: Mapped[str] = mapped_column(default="")
    objective: Mapped[str] = mapped_column(default="")
    outputs: Mapped[tuple[Output, ...]] = mapped_column(ValueList(Output), default=())
    year: Mapped[int | None]
    start_month: Mapped[int | None]
    end_year: Mapped[int | None]
    end_month: Mapped[int | None]
    girls: Mapped[int | None]
    boys: Mapped[int | None]
    women: Mapped[int | None]
    men: Mapped[int | None]
    ages: Mapped[tuple[Reached, ...]] = mapped_column(ValueList(Reached), default=())
    with_disability: Mapped[int | None]
    girls_with_disability: Mapped[int | None]
    minority: Mapped[int | None]
    minority_girls: Mapped[int | None]
    poor_children: Mapped[int | None]
    poor_girls: Mapped[int | None]
    poor: Mapped[int | None]
    responsible: Mapped[str] = mapped_column(default="")
    implementer: Mapped[str] = mapped_column(default="")
    procurement: Mapped[str] = mapped_column(default="")
    local_contribution: Mapped[str] = mapped_column(default="")
    maintenance: Mapped[str] = mapped_column(default="")
    environment_study: Mapped[bool | None]
    land_study: Mapped[bool | None]
    study_reason: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    partner: Mapped[str] = mapped_column(default="")
    needs: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
    divided: Mapped[str] = mapped_column(default="")
    carried_from: Mapped[str] = mapped_column(default="")


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
    account: Mapped[str] = mapped_column(default="")
    quarter: Mapped[int | None]
    part: Mapped[str] = mapped_column(default="")
    children: Mapped[str] = mapped_column(default="")
    children_percent: Mapped[int | None]
    children_reason: Mapped[str] = mapped_column(default="")
    price_source: Mapped[str] = mapped_column(default="")
    price_date: Mapped[date | None]
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
    basis: Mapped[str] = mapped_column(default="")


class TermsRow(Model):
    """What the proposal of a plan stands on; no row until the committee said something."""

    __tablename__ = "terms"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), primary_key=True)
    rate_on: Mapped[date | None]
    floor_percent: Mapped[int | None]
    floor_amount: Mapped[int | None] = mapped_column(BigInteger)
    floor_basis: Mapped[str] = mapped_column(default="")
    last_total: Mapped[int | None] = mapped_column(BigInteger)
    last_children: Mapped[int | None] = mapped_column(BigInteger)
    four_sectors: Mapped[bool] = mapped_column(default=False)
    cdp_first: Mapped[int | None]
    cdp_last: Mapped[int | None]
    objectives: Mapped[tuple[Objective, ...]] = mapped_column(ValueList(Objective), default=())


class AcceptedRow(Model):
    """A soft warning that stands with a reason."""

    __tablename__ = "accepted"
    __table_args__ = (UniqueConstraint("plan_id", "check", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    check: Mapped[str]
    subject: Mapped[str]
    reason: Mapped[str]
