"""Between rows and frozen values: one place that copies, changes, removes and brings back."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain.errors import Refused

Value = TypeVar("Value")
Row = TypeVar("Row")


def new_uid() -> str:
    """A fresh identity; random, because the clocks of these laptops cannot be trusted."""
    return str(uuid.uuid4())


def value_of(kind: type[Value], row: object, **more: object) -> Value:
    """A row as the frozen value of the same field names."""
    known = {
        f.name: getattr(row, f.name)
        for f in fields(kind)  # type: ignore[arg-type]
        if f.name not in more and hasattr(row, f.name)
    }
    return kind(**known, **more)


def by_uid(session: Session, kind: type[Row], uid: str) -> Row:
    """The row of a uid; raises Refused("gone") when it is not there."""
    found: Any = kind
    row: Row | None = session.scalars(select(found).where(found.uid == uid)).one_or_none()
    if row is None:
        raise Refused("gone", uid=uid)
    return row


def change(row: object, new: Mapping[str, object]) -> dict[str, object]:
    """Set columns; gives what they were, so that the opposite call can be made."""
    old = {key: getattr(row, key) for key in new}
    for key, each in new.items():
        setattr(row, key, each)
    return old


def replace_by_problem(
    session: Session, kind: Any, plan: int, before: Sequence[Any], wanted: Sequence[Any]
) -> None:
    """Put `wanted` in the place of `before`, values of the rows of `kind` in a plan, by problem.

    Rows about problems that were taken away are in neither and wait as they are.
    """
    new = {each.problem: each for each in wanted}
    seen = {each.problem for each in before}
    for row in session.scalars(select(kind).filter_by(plan_id=plan)):
        if row.problem in new:
            change(row, _columns(new.pop(row.problem)))
        elif row.problem in seen:
            session.delete(row)
    session.add_all(kind(plan_id=plan, **_columns(each)) for each in new.values())


def _columns(value: Any) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def next_position(session: Session, kind: Any, *where: Any) -> int:
    """The place after the last row, removed ones counted."""
    last = session.scalar(select(func.max(kind.position)).where(*where))
    return 0 if last is None else last + 1


def next_number(session: Session, kind: Any, *where: Any) -> int:
    """The next running number; a number is never given twice, even after a removal."""
    return (session.scalar(select(func.max(kind.number)).where(*where)) or 0) + 1
