"""The chart of accounts in use: the district's list where it sent one, else our chapters."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import account_lists
from ccwc_desktop.exchange.typed_lists import Listed
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import AccountRow

from . import rows, sheet_files
from .done import Call, Done

MOST_ACCOUNTS = 2000


def bundled() -> tuple[Account, ...]:
    """The chapters that ship with the program; their list is nobody's ("")."""
    return tuple(
        Account(code, name.km, name.en) for code, name in reference.names("chapters").items()
    )


def taken_in(session: Session) -> tuple[Account, ...]:
    """The list that was taken in, by code; empty while there is none."""
    found = session.scalars(select(AccountRow).order_by(AccountRow.code))
    return tuple(rows.value_of(Account, row) for row in found)


def listing(session: Session) -> tuple[Account, ...]:
    """Chapters and accounts to choose from, by code."""
    return taken_in(session) or bundled()


def look(data: bytes, origin: str) -> Listed[Account]:
    """The accounts of a file (.csv or .xlsx) of which `origin` says whose they are.

    A chapter that the file leaves out comes from the bundled ones. Changes nothing; raises
    Refused("figures_file....") for a file that cannot be read at all.
    """
    known = {each.code: each for each in bundled()}
    sheet = sheet_files.with_heading(data, account_lists.CODE)
    listed = account_lists.read(sheet, origin, known)
    have = {each.code for each in listed.told}
    used = {each.chapter for each in listed.told} - have
    lacking = tuple(
        Account(code, known[code].name_km, known[code].name_en, origin)
        for code in sorted(used & set(known))
    )
    told = tuple(sorted((*listed.told, *lacking), key=lambda each: each.code))
    return Listed(told, listed.problems, listed.refused)


def put(session: Session, accounts: Sequence[Account]) -> Done:
    """Count by this list alone, or by the bundled chapters (an empty list); gives how many.

    Raises Refused("account.too_many", most).
    """
    if len(accounts) > MOST_ACCOUNTS:
        raise Refused("account.too_many", most=MOST_ACCOUNTS)
    old = taken_in(session)
    session.execute(delete(AccountRow))
    session.add_all(
        AccountRow(code=each.code, name_km=each.name_km, name_en=each.name_en, origin=each.origin)
        for each in accounts
    )
    return Done(len(accounts), Call("accounts.put", {"accounts": old}))


def written(session: Session) -> bytes:
    """The list in use as a CSV file."""
    return account_lists.written(listing(session))
