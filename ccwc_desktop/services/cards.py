"""Identity cards: our own public key as a file, and the cards of those we know."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import cards, drives, signing
from ccwc_desktop.exchange.cards import Card
from ccwc_desktop.store.schema import CardRow

from . import workbooks
from .done import Done

SUFFIX = ".ccwccard"


@dataclass(frozen=True, slots=True)
class Known:
    """A key we know; `how`: "first_receipt" or "card" (handed over face to face)."""

    code: str
    kind: str
    fingerprint: str
    how: str
    since: str


def own(session: Session) -> tuple[Card, bytes]:
    """Our card and the content of its file (NAME.ccwccard)."""
    identity = workbooks.identity(session)
    names = (identity.place.name_km, identity.place.name_en) if identity.place else ("", "")
    data = cards.write(identity.kind, identity.code, *names, workbooks.seed(session))
    return cards.read(data), data


def save_own(session: Session, folder: Path) -> Path:
    """Our card as a file in a folder or on a stick, read back; raises Refused("drive....")."""
    card, data = own(session)
    return drives.write_verified(data, folder, f"{card.code or 'national'}{SUFFIX}")


def fingerprint(public_key: bytes) -> str:
    """Digits of a key to compare by voice."""
    return signing.fingerprint(public_key)


def listing(session: Session) -> tuple[Known, ...]:
    """The cards of others, by code."""
    return tuple(
        Known(row.code, row.kind, signing.fingerprint(row.public_key), row.how, row.since)
        for row in session.scalars(select(CardRow).order_by(CardRow.code))
    )


def known(session: Session, code: str) -> Known | None:
    """The key we know for a place."""
    return next((each for each in listing(session) if each.code == code), None)


def take_in_file(session: Session, path: Path, now: datetime, replace: bool = False) -> Done:
    """As `take_in`, from a card file; raises Refused("file.missing" | "file.unreadable") too."""
    try:
        with path.open("rb") as file:
            data = file.read(cards.LARGEST + 1)
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault
    return take_in(session, data, now, replace)


def take_in(session: Session, data: bytes, now: datetime, replace: bool = False) -> Done:
    """Keep another's card; gives the Card.

    Raises Refused("card.key_changed") when we know another key for that place, unless a person
    compared the fingerprints and says `replace`; Refused("card.practice_differs"); and what
    `cards.read` raises.
    """
    card = cards.read(data)
    if card.practice != workbooks.identity(session).practice:
        raise Refused("card.practice_differs", place=card.code)
    row = session.get(CardRow, card.code)
    if row is not None and row.public_key != card.public_key and not replace:
        raise Refused(
            "card.key_changed",
            place=card.code,
            known=signing.fingerprint(row.public_key),
            new=signing.fingerprint(card.public_key),
        )
    if row is None:
        row = CardRow(code=card.code)
        session.add(row)
    row.kind, row.public_key, row.how = card.kind, card.public_key, "card"
    row.since = now.isoformat(timespec="seconds")
    return Done(card, None)
