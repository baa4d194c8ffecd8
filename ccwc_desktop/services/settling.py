"""Whether a draft is one: what was changed back to the frozen version opens no next one."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.exchange import formats
from ccwc_desktop.store.schema import PlanRow

from . import documents, plans


def settle_all(session: Session) -> None:
    """The same for every plan: committee, villages and figures are in all of them."""
    for plan in session.scalars(select(PlanRow.id)).all():
        settle(session, plan)


def settle(session: Session, plan: int) -> bool:
    """Let a draft go that says the same as the version frozen last; whether none is left open.

    The check code is worked out again for a draft only, since that takes a while.
    """
    row, last = session.get_one(PlanRow, plan), plans.last_version(session, plan)
    session.flush()  # what was changed in this session counts
    if last is None or not row.edited:
        return last is not None
    now = replace(
        plans.value(session, plan), uid=last.uid, version=last.number, base_uid=last.base_uid
    )
    content = formats.canonical(documents.travelling_of(now))
    row.edited = formats.check_code(content) != last.check_code
    return not row.edited
