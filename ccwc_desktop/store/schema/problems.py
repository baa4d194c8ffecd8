"""Problems and their evidence."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ccwc_desktop.domain.problems import Branch, Evidence

from .model import Model, Removable, ValueList


class ProblemRow(Removable, Model):
    """A problem of children in this plan."""

    __tablename__ = "problem"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    title_km: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="social")
    villages: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
    girls: Mapped[int | None]
    boys: Mapped[int | None]
    mandate: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    need: Mapped[str] = mapped_column(default="")
    sensitive: Mapped[bool] = mapped_column(default=False)
    evidence: Mapped[tuple[Evidence, ...]] = mapped_column(ValueList(Evidence), default=())
    carried_from: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    cluster: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str] = mapped_column(default="")
    affected_by: Mapped[str] = mapped_column(default="")
    affected_reason: Mapped[str] = mapped_column(default="")
    branches: Mapped[tuple[Branch, ...]] = mapped_column(ValueList(Branch), default=())
    unlike: Mapped[tuple[str, ...]] = mapped_column(ValueList(), default=())
