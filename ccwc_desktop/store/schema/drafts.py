"""Texts that were typed and are not stored yet."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from .model import Model


class DraftRow(Model):
    """What stands in a field and is not its value: it waits for the next start and never travels.

    `field` names the very field ("problems:UID:girls"), `step` and `target` the way to it.
    """

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(unique=True)
    cip_year: Mapped[int]
    step: Mapped[str]
    target: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    refused: Mapped[bool]
