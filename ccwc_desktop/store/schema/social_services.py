"""The social service map of the villages, and the offices to ask."""

from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .model import Model
from .situation import ExactNumber


class MappedServiceRow(Model):
    """A service in a village; what is unknown has no row."""

    __tablename__ = "mapped_service"
    __table_args__ = (UniqueConstraint("village", "service"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    village: Mapped[str]
    service: Mapped[str]
    present: Mapped[bool | None]
    km: Mapped[Decimal | None] = mapped_column(ExactNumber)
    year: Mapped[int]


class OfficeRow(Model):
    """The office of a service."""

    __tablename__ = "service_office"

    service: Mapped[str] = mapped_column(primary_key=True)
    office: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
