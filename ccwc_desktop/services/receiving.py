"""Receiving packages: look first, then store; a first receipt pins the key of its sender."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import budget, places, submission
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.exchange import formats, package
from ccwc_desktop.exchange.package import Package
from ccwc_desktop.store import gazetteer
from ccwc_desktop.store.schema import CardRow, ReceivedRow

from . import rows, workbooks
from .done import Done

SUFFIXES = (".ccwc", ".ccwc.age")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was looked at: a sound package, or why it is none."""

    path: Path
    package: Package | None = None
    refusal: Refused | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What receiving a file would do, before anything is stored.

    `outcome`: "new" (first of this commune), "newer", "same", "older" (will be filed), or
    "set_aside" with the reason in `refusal`. `signer`: "known", "unknown", "changed" or "none".
    """

    path: Path
    outcome: str
    package: Package | None = None
    plan: Plan | None = None
    place: places.Place | None = None
    signer: str = "none"
    requested: int = 0
    replaces: int | None = None
    refusal: Refused | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One package by file, commune and version."""

    file: str
    commune: str
    version: int
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one import did; `uid` takes it back. `received_at` is ISO text, "" before storing."""

    uid: str
    imported: tuple[Entry, ...] = ()
    same: tuple[Entry, ...] = ()
    filed: tuple[Entry, ...] = ()
    set_aside: tuple[tuple[str, Refused], ...] = ()
    received_at: str = ""


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The packages among files and folders (one level), by name; raises Refused("file.missing")."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.iterdir() if each.name.endswith(SUFFIXES))
            found += sorted(each for each in inside if not each.name.startswith("."))
        elif path.exists():
            found.append(path)
        else:
            raise Refused("file.missing", path=path)
    return tuple(found)


def look(path: Path) -> Found:
    """Read and check one file; changes nothing and needs no session."""
    try:
        return Found(path, package=package.read(path))
    except Refused as refusal:
        return Found(path, refusal=refusal)


def offers(session: Session, found: Iterable[Found]) -> tuple[Offer, ...]:
    """What receiving each file would mean for this workbook."""
    identity = workbooks.identity(session)
    pinned = {row.code: row.public_key for row in session.scalars(select(CardRow))}
    current = session.scalars(select(ReceivedRow).where(ReceivedRow.place == "current"))
    newest = {(row.commune, row.cip_year): row for row in current}
    return tuple(_offer(each, identity, pinned, newest) for each in found)


def _offer(
    found: Found,
    identity: workbooks.Identity,
    pinned: dict[str, bytes],
    newest: dict[tuple[str, int], ReceivedRow],
) -> Offer:
    sent = found.package
    if sent is None:
        return Offer(found.path, "set_aside", refusal=found.refusal)
    key = pinned.get(sent.commune)
    signer = "unknown" if key is None else "known" if key == sent.public_key else "changed"
    place = gazetteer.get(sent.commune)
    have = newest.get((sent.commune, sent.cip_year))
    offer = Offer(
        path=found.path,
        outcome="new",
        package=sent,
        plan=sent.plan,
        place=place,
        signer=signer,
        requested=budget.total(sent.plan.projects),
        replaces=have.version if have is not None else None,
    )
    refusal = _refusal(sent, identity, place, signer)
    if refusal is not None:
        return _with(offer, "set_aside", refusal)
    if have is None:
        return offer
    order = submission.order(sent.version, have.version)
    if order == "same" and sent.sha256 != have.sha256 and sent.check_code != have.check_code:
        return _with(
            offer, "set_aside", Refused("receive.same_version_differs", version=sent.version)
        )
    return _with(offer, {"current": "newer", "same": "same", "older": "older"}[order])


def _refusal(
    sent: Package, identity: workbooks.Identity, place: places.Place | None, signer: str
) -> Refused | None:
    if sent.practice != identity.practice:
        reason = "receive.practice" if sent.practice else "receive.not_practice"
        return Refused(reason, commune=sent.commune)
    if place is None or not places.is_inside(sent.commune, identity.code):
        return Refused("receive.other_district", commune=sent.commune, ours=identity.code)
    if signer == "changed":
        return Refused("receive.key_changed", commune=sent.commune)
    return None


def _with(offer: Offer, outcome: str, refusal: Refused | None = None) -> Offer:
    return replace(offer, outcome=outcome, refusal=refusal)


def foreseen(offered: Iterable[Offer]) -> Receipt:
    """What `receive` would do, without doing it."""
    by: dict[str, list[Entry]] = {"new": [], "newer": [], "same": [], "older": []}
    set_aside = []
    for offer in offered:
        if offer.package is None or offer.outcome == "set_aside":
            set_aside.append((offer.path.name, offer.refusal or Refused("package.not_one")))
            continue
        sent = offer.package
        by[offer.outcome].append(Entry(offer.path.name, sent.commune, sent.version, offer.signer))
    imported = (*by["new"], *by["newer"])
    return Receipt("", imported, tuple(by["same"]), tuple(by["older"]), tuple(set_aside))


def receive(session: Session, offered: Iterable[Offer], now: datetime) -> Done:
    """Store what was offered; gives a Receipt. A first package pins its sender's key."""
    uid = rows.new_uid()
    imported: list[Entry] = []
    same: list[Entry] = []
    filed: list[Entry] = []
    set_aside: list[tuple[str, Refused]] = []
    for offer in _oldest_first(offered):
        if offer.package is None or offer.outcome == "set_aside":
            set_aside.append((offer.path.name, offer.refusal or Refused("package.not_one")))
            continue
        sent = offer.package
        card = session.get(CardRow, sent.commune)
        if card is not None and card.public_key != sent.public_key:  # pinned by one before it
            refusal = Refused("receive.key_changed", commune=sent.commune)
            set_aside.append((offer.path.name, refusal))
            continue
        entry = Entry(offer.path.name, sent.commune, sent.version, offer.signer)
        outcome = _arrives(session, sent)
        if outcome == "same":
            same.append(entry)
            continue
        (filed if outcome == "older" else imported).append(entry)
        _store(session, offer, uid, outcome, now)
        session.flush()
    return Done(Receipt(uid, tuple(imported), tuple(same), tuple(filed), tuple(set_aside)), None)


def _oldest_first(offered: Iterable[Offer]) -> list[Offer]:
    """Two versions of a commune on one stick arrive in their order, whatever their file names."""
    return sorted(offered, key=lambda o: (o.package.version if o.package else 0, o.path.name))


def _arrives(session: Session, sent: Package) -> str:
    have = [row for row in _rows_of(session, sent.commune, sent.cip_year) if row.place != "undone"]
    if any(row.sha256 == sent.sha256 or row.uid == sent.uid for row in have):
        return "same"
    newest = max((row.version for row in have), default=None)
    return submission.order(sent.version, newest)


def _store(session: Session, offer: Offer, uid: str, outcome: str, now: datetime) -> None:
    sent, plan = offer.package, offer.plan
    assert sent is not None
    assert plan is not None
    if session.get(CardRow, sent.commune) is None:
        session.add(
            CardRow(
                code=sent.commune,
                kind="commune",
                public_key=sent.public_key,
                how="first_receipt",
                since=now.isoformat(timespec="seconds"),
            )
        )
    if outcome == "current":
        for row in _rows_of(session, sent.commune, sent.cip_year):
            if row.place == "current":
                row.place = "filed"
    session.add(
        ReceivedRow(
            import_uid=uid,
            commune=sent.commune,
            cip_year=sent.cip_year,
            version=sent.version,
            uid=sent.uid,
            base_uid=plan.base_uid,
            check_code=sent.check_code,
            sha256=sent.sha256,
            signer=sent.public_key,
            document=formats.canonical(sent.document).decode(),
            received_at=now.isoformat(timespec="seconds"),
            file_name=offer.path.name,
            place="current" if outcome == "current" else "filed",
            projects=len(plan.projects),
            requested=offer.requested,
        )
    )


def undo(session: Session, import_uid: str) -> Done:
    """Take one import back; the version before it stands again.

    Keys pinned by that import alone are forgotten. Raises Refused("receive.no_import").
    """
    taken = list(
        session.scalars(
            select(ReceivedRow).where(
                ReceivedRow.import_uid == import_uid, ReceivedRow.place != "undone"
            )
        )
    )
    if not taken:
        raise Refused("receive.no_import", uid=import_uid)
    for row in taken:
        row.place = "undone"
    session.flush()
    for commune, cip_year in {(row.commune, row.cip_year) for row in taken}:
        left = [r for r in _rows_of(session, commune, cip_year) if r.place != "undone"]
        for row in left:
            row.place = "filed"
        if left:
            max(left, key=lambda r: r.version).place = "current"
        elif not session.scalar(
            select(ReceivedRow.id).where(
                ReceivedRow.commune == commune, ReceivedRow.place != "undone"
            )
        ):
            card = session.get(CardRow, commune)
            if card is not None and card.how == "first_receipt":
                session.delete(card)
    return Done(tuple(row.file_name for row in taken), None)


def imports(session: Session) -> tuple[Receipt, ...]:
    """Earlier imports, newest first, those taken back left out."""
    found: dict[str, list[ReceivedRow]] = {}
    wanted = select(ReceivedRow).where(ReceivedRow.place != "undone")
    for row in session.scalars(wanted.order_by(ReceivedRow.id.desc())):
        found.setdefault(row.import_uid, []).append(row)
    return tuple(
        Receipt(
            uid,
            tuple(Entry(r.file_name, r.commune, r.version) for r in stored),
            received_at=stored[0].received_at,
        )
        for uid, stored in found.items()
    )


def _rows_of(session: Session, commune: str, cip_year: int) -> list[ReceivedRow]:
    wanted = select(ReceivedRow).where(
        ReceivedRow.commune == commune, ReceivedRow.cip_year == cip_year
    )
    return list(session.scalars(wanted.order_by(ReceivedRow.version)))
