"""Lists of the workbook that every year's proposal uses: unit prices and accounts."""

from datetime import date

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from .model import Model, Removable


class PriceRow(Removable, Model):
    """What one unit cost."""

    __tablename__ = "price"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_km: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    unit_price: Mapped[int] = mapped_column(BigInteger, default=0)
    dated: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class AccountRow(Model):
    """An account of the list that the district sent."""

    __tablename__ = "account"

    code: Mapped[str] = mapped_column(primary_key=True)
    name_km: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    origin: Mapped[str] = mapped_column(default="")
