"""Figures: one number for an indicator, a place, a year and a sex; what a district adds."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from .model import Model


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal kept as text: exact, and with the decimals as they were typed."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Decimal to text."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Text to Decimal."""
        return None if value is None else Decimal(value)


class FigureRow(Model):
    """A figure as one source told it; a row with no value says that the number is not known."""

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("year", "indicator", "place", "sex", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str]
    place: Mapped[str]
    year: Mapped[int]
    sex: Mapped[str]
    value: Mapped[Decimal | None] = mapped_column(ExactNumber)
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    hidden: Mapped[bool] = mapped_column(default=False)
    checked_by: Mapped[str] = mapped_column(default="")
    accepted: Mapped[str] = mapped_column(default="")
    chosen: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")


class IndicatorListRow(Model):
    """A district's signed list of indicators, kept as it came; `place` is the district's code."""

    __tablename__ = "indicator_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    from_year: Mapped[int]
    issued: Mapped[str]
    signer: Mapped[bytes] = mapped_column(LargeBinary)
    document: Mapped[str] = mapped_column(Text, unique=True)
