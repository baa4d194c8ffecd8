"""Comparing proposals: the draft, versions of this workbook, a plan document or a package."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import comparing
from ccwc_desktop.domain.comparing import Comparison
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.exchange import package
from ccwc_desktop.store.schema import VersionRow

from . import documents, plans, submission
from .submission import Version

DRAFT = "draft"


def sides(session: Session, plan: int) -> tuple[bool, tuple[Version, ...]]:
    """Whether there is a draft to compare, and the versions of a plan, newest first."""
    last = plans.last_version(session, plan)
    draft = last is None or last.uid != plans.value(session, plan, with_figures=False).uid
    return draft, submission.versions(session, plan)


def side(session: Session, plan: int, key: str) -> Plan:
    """The plan of "draft" or of the number of a version.

    Raises Refused("compare.no_version", version).
    """
    if key == DRAFT:
        return plans.value(session, plan, with_figures=False)
    for row in session.scalars(select(VersionRow).where(VersionRow.plan_id == plan)):
        if str(row.number) == key:
            return documents.read(row.document.encode())
    raise Refused("compare.no_version", version=key)


def read(path: Path) -> Plan:
    """The plan of a document (.json) or a package (.ccwc), which may come from anywhere.

    Nothing is taken in. Raises Refused("file.missing" | "file.unreadable"), what
    `documents.read` refuses of a document, and what `package.read` refuses of a package.
    """
    try:
        if path.suffix == submission.SUFFIX and path.is_file():
            return package.read(path).plan
        with path.open("rb") as file:
            content = file.read(documents.LARGEST + 1)
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault
    return documents.read(content)


def compare(old: Plan, new: Plan) -> Comparison:
    """The two beside each other; raises Refused("compare.other_commune", theirs, ours)."""
    if old.commune != new.commune:
        raise Refused("compare.other_commune", theirs=new.commune, ours=old.commune)
    return comparing.compare(old, new)
