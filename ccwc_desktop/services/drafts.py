"""Texts typed in fields and not stored yet: they survive a crash inside the workbook.

They are no part of any plan: keeping one opens no new version, is no step of undo and never
travels in a package.
"""

from dataclasses import dataclass, fields

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ccwc_desktop.store.schema import DraftRow

from . import rows


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """What was typed in `field` ("problems:UID:girls"); `step` and `target` are the way to it.

    `refused`: the field was left, and the text could not be its value.
    """

    field: str
    cip_year: int
    step: str
    target: str
    text: str
    refused: bool = False


def listing(session: Session) -> tuple[FieldDraft, ...]:
    """All drafts, the one typed last first."""
    found = session.scalars(select(DraftRow).order_by(DraftRow.id.desc()))
    return tuple(rows.value_of(FieldDraft, each) for each in found)


def keep(session: Session, draft: FieldDraft) -> None:
    """Keep a draft in the place of an older one of its field."""
    drop(session, draft.field)
    session.add(DraftRow(**{each.name: getattr(draft, each.name) for each in fields(draft)}))


def drop(session: Session, field: str) -> None:
    """The text was stored, emptied or given up."""
    session.execute(delete(DraftRow).where(DraftRow.field == field))
