"""What all tables share: naming of constraints, and columns that hold frozen values as JSON."""

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from ccwc_desktop.domain import plain

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Model(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=_NAMES)


class ValueList(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts or of frozen values, kept as JSON text and always replaced as a whole."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type = str) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Values to text."""
        return json.dumps(plain.plain(value or ()), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...]:
        """Text to values."""
        return _values(self.kind, value or "[]")


@lru_cache(maxsize=1 << 12)  # thousands of lines say the same few things; values cannot be changed
def _values(kind: type, text: str) -> tuple[Any, ...]:
    return tuple(plain.rebuilt(kind, each) for each in json.loads(text))


class Removable:
    """Rows a person can take away and bring back: nothing typed is ever lost."""

    uid: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
    removed: Mapped[bool] = mapped_column(default=False)
