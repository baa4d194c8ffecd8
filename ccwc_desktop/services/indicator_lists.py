"""A district's list of indicators: made and signed by the district, taken in by communes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import additions as rules
from ccwc_desktop.domain.additions import AdditionList
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import drives, indicator_lists, signing
from ccwc_desktop.exchange.indicator_lists import SignedList
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import CardRow, IndicatorListRow

from . import workbooks
from .done import Call, Done

SUFFIX = ".ccwclist"


@dataclass(frozen=True, slots=True)
class Offer:
    """A list that was looked at. `signer`: "known", "unknown" or "changed" (another key)."""

    told: AdditionList
    fingerprint: str
    signer: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A list of this workbook."""

    told: AdditionList
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as data, for the way back."""

    id: int
    place: str
    from_year: int
    issued: str
    signer: bytes
    document: str


def file_content(path: Path) -> bytes:
    """A list's file; raises Refused("file.missing" | "file.unreadable")."""
    try:
        with path.open("rb") as file:
            return file.read(indicator_lists.LARGEST + 1)
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault


def make(session: Session, toml: bytes, issued: date) -> bytes:
    """The district's list as a signed file, from what a person wrote.

    Raises Refused("list.not_district") and what `from_toml` and `additions.check` raise.
    """
    identity = workbooks.identity(session)
    if identity.kind != "district":
        raise Refused("list.not_district", kind=identity.kind)
    told = indicator_lists.from_toml(toml, identity.code, issued)
    rules.check(told, reference.indicators())
    return indicator_lists.write(told, workbooks.seed(session))


def save(data: bytes, path: Path) -> Path:
    """The file, read back; raises Refused("drive....")."""
    return drives.write_verified(data, path.parent, path.name)


def look(session: Session, data: bytes) -> Offer:
    """What a file adds and who signed it; changes nothing.

    Raises Refused("list.other_place" | "list.practice_differs"), and what `indicator_lists.read`
    and `additions.check` raise.
    """
    signed = indicator_lists.read(data)
    _check_ours(session, signed)
    rules.check(signed.told, reference.indicators())
    return Offer(
        told=signed.told,
        fingerprint=signed.fingerprint,
        signer=_signer(session, signed),
        taken=_row(session, data) is not None,
    )


def take_in(session: Session, data: bytes, compared: bool = False) -> Done:
    """Count by this list from its year on; gives the list.

    A key that we do not know, or another than we know, needs a person who `compared` the
    fingerprint. Raises Refused("list.signer_unknown" | "list.signer_changed") and as `look`.
    """
    offer = look(session, data)
    if offer.signer != "known" and not compared:
        code = f"list.signer_{offer.signer}"
        raise Refused(code, place=offer.told.place, fingerprint=offer.fingerprint)
    if offer.taken:
        return Done(offer.told, None)
    signed = indicator_lists.read(data)
    row = IndicatorListRow(
        place=offer.told.place,
        from_year=offer.told.from_year,
        issued=offer.told.issued.isoformat(),
        signer=signed.public_key,
        document=data.decode("utf-8"),
    )
    session.add(row)
    session.flush()
    return Done(offer.told, Call("indicator_lists.take_away", {"id": row.id}))


def take_away(session: Session, id: int) -> Done:
    """Undo taking in: the figures stay, and are shown again with the list."""
    row = session.get_one(IndicatorListRow, id)
    stored = Stored(row.id, row.place, row.from_year, row.issued, row.signer, row.document)
    session.delete(row)
    return Done(id, Call("indicator_lists.put_back", {"stored": stored}))


def put_back(session: Session, stored: Stored) -> Done:
    """The list as it was."""
    session.add(
        IndicatorListRow(
            id=stored.id,
            place=stored.place,
            from_year=stored.from_year,
            issued=stored.issued,
            signer=stored.signer,
            document=stored.document,
        )
    )
    return Done(stored.id, Call("indicator_lists.take_away", {"id": stored.id}))


def listing(session: Session) -> tuple[Taken, ...]:
    """The lists of this workbook, oldest first."""
    order = (IndicatorListRow.from_year, IndicatorListRow.issued, IndicatorListRow.id)
    found = session.scalars(select(IndicatorListRow).order_by(*order))
    return tuple(
        Taken(
            indicator_lists.read(row.document.encode("utf-8")).told,
            signing.fingerprint(row.signer),
        )
        for row in found
    )


def _check_ours(session: Session, signed: SignedList) -> None:
    identity = workbooks.identity(session)
    if signed.practice != identity.practice:
        raise Refused("list.practice_differs", place=signed.told.place)
    if not identity.code.startswith(signed.told.place):
        raise Refused("list.other_place", place=signed.told.place, ours=identity.code)


def _signer(session: Session, signed: SignedList) -> str:
    if signed.public_key == signing.public_key(workbooks.seed(session)):
        return "known"
    card = session.get(CardRow, signed.told.place)
    if card is None:
        return "unknown"
    return "known" if card.public_key == signed.public_key else "changed"


def _row(session: Session, data: bytes) -> IndicatorListRow | None:
    text = data.decode("utf-8")
    return session.scalar(select(IndicatorListRow).where(IndicatorListRow.document == text))
