"""From a complete plan to a package: freeze a version, build it, write it, remember it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle, priorities, ranking, submission
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.free_texts import Finding
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.workflow import StepState
from ccwc_desktop.exchange import drive_list, drives, formats, package
from ccwc_desktop.exchange.drives import Drive
from ccwc_desktop.store.schema import PlanRow, VersionRow

from . import (
    budget_checks,
    documents,
    free_texts,
    plans,
    rows,
    settling,
    sheets,
    workbooks,
    workflow,
)
from .done import Done

__all__ = [
    "Built",
    "Drive",
    "Outlook",
    "Prepared",
    "Version",
    "build",
    "free",
    "freeze",
    "on_stick",
    "outlook",
    "prepared",
    "sticks",
    "versions",
    "write",
    "written",
]

SUFFIX = ".ccwc"
MOST_NAMED = 5  # words of a refusal
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen version and how far it went. Times are ISO text of this machine's clock."""

    number: int
    uid: str
    check_code: str
    state: str
    frozen_at: str
    sha256: str
    file_name: str
    written_to: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan before it leaves, read at one moment: its versions (newest first), the one that it is
    now unless it is a draft, its steps, and the words that wait to be looked at."""

    plan: Plan
    versions: tuple[Version, ...]
    finished: Version | None
    steps: tuple[StepState, ...]
    waiting: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that building a package needs, read at one moment."""

    plan: Plan
    version: Version
    document: dict[str, Any]
    seed: bytes
    subject: sheets.Subject
    readme: str


@dataclass(frozen=True, slots=True)
class Built:
    """A package in memory: its file name, its bytes, their SHA-256 (hex)."""

    file_name: str
    data: bytes
    sha256: str


def versions(session: Session, plan: int) -> tuple[Version, ...]:
    """Frozen versions, newest first."""
    wanted = select(VersionRow).where(VersionRow.plan_id == plan)
    found = session.scalars(wanted.order_by(VersionRow.number.desc()))
    return tuple(rows.value_of(Version, row) for row in found)


def outlook(session: Session, plan: int) -> Outlook:
    """How a plan stands before it leaves; a finished version was looked at when it was made."""
    value = plans.value(session, plan)
    told = versions(session, plan)
    finished = told[0] if told and told[0].uid == value.uid else None
    sent = finished is not None and finished.state != "frozen"
    waiting = () if finished else free_texts.findings_of(session, plan, value)
    steps = workflow.progress_of(value, sent, budget_checks.without_priority(session, plan))
    return Outlook(value, told, finished, steps, waiting)


def freeze(session: Session, plan: int, now: datetime) -> Done:
    """Make the draft the next version, with its check code; an unchanged plan keeps its version.

    Gives the Version. There is no undo: any later edit opens the next draft.
    Raises Refused("submission.nothing_to_send") for a plan without a ranked problem or project,
    and Refused("submission.look_first", count, words) while it holds words that may show who a
    child is and nobody looked at (free_texts).
    """
    row = session.get_one(PlanRow, plan)
    last = plans.last_version(session, plan)
    if last is not None and settling.settle(session, plan):
        return Done(rows.value_of(Version, last), None)
    value = plans.value(session, plan)
    if not value.problems and not value.projects:
        raise Refused("submission.nothing_to_send")
    waiting = free_texts.findings_of(session, plan, value)
    if waiting:
        words = [each.words for each in waiting[:MOST_NAMED]]
        raise Refused("submission.look_first", count=len(waiting), words=words)
    content = formats.canonical(documents.travelling_of(value))
    frozen = VersionRow(
        plan_id=plan,
        number=row.number,
        uid=row.uid,
        base_uid=row.base_uid,
        document=content.decode(),
        check_code=formats.check_code(content),
        state=submission.moved("draft", "frozen"),
        frozen_at=now.isoformat(timespec="seconds"),
        sha256="",
        file_name="",
        written_to="",
    )
    session.add(frozen)
    rows.change(
        row,
        {"number": row.number + 1, "base_uid": row.uid, "uid": rows.new_uid(), "edited": False},
    )
    session.flush()
    return Done(rows.value_of(Version, frozen), None)


def prepared(
    session: Session, plan: int, readme: Callable[[sheets.Subject, Version], str]
) -> Prepared:
    """Everything for the package of the newest frozen version.

    `readme` makes the cover page that a person can read. Raises Refused("submission.not_frozen").
    """
    frozen = plans.last_version(session, plan)
    if frozen is None or session.get_one(PlanRow, plan).edited:
        raise Refused("submission.not_frozen")
    version = rows.value_of(Version, frozen)
    told = formats.parse(frozen.document.encode())
    value = formats.from_document(told)
    printed = datetime.fromisoformat(frozen.frozen_at)
    subject = sheets.subject_of(value, frozen.check_code, printed)
    seed = workbooks.seed(session)
    return Prepared(value, version, told, seed, subject, readme(subject, version))


def build(ready: Prepared, progress: Progress = lambda _share, _text: None) -> Built:
    """The package; needs no session. The same version gives the same bytes every time."""
    official = sheets.draw(
        ready.subject,
        sheets.for_the_district(ready.subject),
        progress=lambda share, _text: progress(share * 0.8, ""),
    )
    public = sheets.draw(ready.subject, sheets.for_the_public(ready.subject), public=True)
    data = package.build(
        ready.document,
        {each.file_name: each.pdf for each in (*official, *public)},
        ready.readme,
        ready.seed,
        priorities=_priorities(ready.plan),
    )
    progress(1.0, "")
    stem = cycle.file_stem(ready.plan.commune, ready.plan.cip_year, ready.plan.version)
    return Built(stem + SUFFIX, data, hashlib.sha256(data).hexdigest())


def write(built: Built, folder: Path, progress: Progress = lambda _share, _text: None) -> Path:
    """Write to a stick or folder, read back, compare; raises Refused("drive....")."""
    return drives.write_verified(
        built.data, folder, built.file_name, lambda done, whole: progress(done / whole, "")
    )


def sticks() -> tuple[Drive, ...]:
    """The sticks that are plugged in, by their names."""
    return tuple(drives.removable())


def on_stick(folder: Path) -> bool:
    """Whether a folder lies on a stick; one that is not there is a stick that was taken out."""
    return not folder.is_dir() or workbooks.is_on_stick(folder)


def free(folder: Path) -> int | None:
    """Bytes that can still be written there; None when it does not answer (a stick pulled)."""
    try:
        return drive_list.free_bytes(folder)
    except OSError:
        return None


def written(session: Session, plan: int, number: int, built: Built, where: str) -> Done:
    """Remember that a version was written and read back."""
    row = session.scalars(select(VersionRow).filter_by(plan_id=plan, number=number)).one()
    rows.change(
        row,
        {
            "state": submission.moved(row.state, "written"),
            "sha256": built.sha256,
            "file_name": built.file_name,
            "written_to": where,
        },
    )
    return Done(rows.value_of(Version, row), None)


def _priorities(plan: Plan) -> Sequence[Mapping[str, object]]:
    """The ranked rows, as a table for those who open the package without this program."""
    order = ranking.order_of(plan)
    return [
        {
            "problem": row.problem,
            "title_km": order.problems[row.problem].title("km"),
            "title_en": order.problems[row.problem].title("en"),
            "total": priorities.printed(row.total),
            "rank": row.rank,
            "children_rank": row.children_rank,
            "decided_rank": row.decided_rank,
            "reason": row.reason,
        }
        for row in order.rows
    ]
