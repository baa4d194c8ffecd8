"""The copies of a workbook on this computer, and bringing one of them back."""

from datetime import date
from pathlib import Path

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from ccwc_desktop.store import backups
from ccwc_desktop.store.backups import Copy
from ccwc_desktop.store.database import Database, open_file
from ccwc_desktop.store.schema import DraftRow, PlanRow, VersionRow

from . import rows

__all__ = ["Copy", "bring_back", "listing"]

_COLUMNS = [
    column.key for column in VersionRow.__table__.columns if column.key not in ("id", "plan_id")
]


def listing(workbook: Path, folder: Path) -> tuple[Copy, ...]:
    """The copies of a workbook in `folder`, newest first."""
    return backups.copies(folder, workbook.stem)


def bring_back(
    workbook: Path, key: bytes | None, copy: Path, folder: Path, today: date
) -> Database:
    """The workbook, opened again as it was in a copy; it must be closed, `key` opens it.

    What is in it now is set aside as one more copy in `folder`. Versions that were finished since
    stay known, so that no number is given twice. Raises Refused("backup.not_usable" |
    "backup.failed") and what opening raises; then the workbook is as it was.
    """
    with (
        open_file(workbook, key) as present,
        backups.working_copy(present, copy) as coming,
    ):
        with present.reading() as now, coming.transaction() as then:
            _keep_versions(now, then)
            then.execute(delete(DraftRow))  # texts in hand on that day
        backups.take_place(present, coming, folder, today)
    return open_file(workbook, key)


def _keep_versions(now: Session, then: Session) -> None:
    """What was finished and perhaps sent since the copy stays in the history of its plan."""
    for plan in then.scalars(select(PlanRow)):
        newest = now.scalar(select(PlanRow).where(PlanRow.cip_year == plan.cip_year))
        if newest is None:
            continue
        known = {row.uid: row for row in then.scalars(_versions(plan.id))}
        for row in now.scalars(_versions(newest.id)):
            columns = {name: getattr(row, name) for name in _COLUMNS}
            if row.uid in known:  # perhaps it was sent since
                rows.change(known[row.uid], columns)
            else:
                then.add(VersionRow(plan_id=plan.id, **columns))
        if newest.number > plan.number:
            plan.number, plan.uid, plan.base_uid = newest.number, newest.uid, newest.base_uid
            plan.edited = True


def _versions(plan: int) -> Select[VersionRow]:
    return select(VersionRow).where(VersionRow.plan_id == plan)
