"""Members of the committee and the villages of the commune."""

from sqlalchemy.orm import Mapped, mapped_column

from .model import Model, Removable


class MemberRow(Removable, Model):
    """A member by seat."""

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    seat: Mapped[str]
    sex: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class VillageRow(Model):
    """A village of the gazetteer, confirmed or not."""

    __tablename__ = "village"

    code: Mapped[str] = mapped_column(primary_key=True)
    name_km: Mapped[str]
    name_en: Mapped[str]
    confirmed: Mapped[bool] = mapped_column(default=False)
