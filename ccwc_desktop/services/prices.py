"""The commune's list of unit prices: typed, taken in from a file, learned from its projects."""

from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain import prices as rules
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import Known, Price
from ccwc_desktop.domain.typed_amounts import MOST_RIEL
from ccwc_desktop.exchange import price_lists
from ccwc_desktop.exchange.price_lists import Told
from ccwc_desktop.language import spelling
from ccwc_desktop.store.schema import LineRow, PlanRow, PriceRow, ProjectRow

from . import rows, sheet_files
from .done import Call, Done

MOST_PRICES = 20_000
_TAUGHT = (
    LineRow.uid,
    LineRow.description_km,
    LineRow.description_en,
    LineRow.unit,
    LineRow.quantity,
    LineRow.unit_price,
    LineRow.price_source,
    LineRow.price_date,
)
_TYPED = tuple(getattr(PriceRow, each.name) for each in fields(Price))
fold = lru_cache(maxsize=1 << 16)(spelling.search_key)
"""Names of things come again and again; a list of thousands has four texts a line."""


def typed(session: Session) -> tuple[Price, ...]:
    """What was typed or taken in, as entered."""
    wanted = select(*_TYPED).where(PriceRow.removed.is_(False)).order_by(PriceRow.position)
    return tuple(Price(*columns) for columns in session.execute(wanted))


def listing(session: Session) -> tuple[Known, ...]:
    """Every price known: by name, the newest of each thing first (`prices.gathered`)."""
    return rules.gathered(typed(session), _learned(session), fold)


def matching(session: Session, text: str, most: int = 8) -> tuple[Known, ...]:
    """The newest price of things whose name has the words of `text`."""
    return rules.matching(listing(session), text, fold, most)


def _learned(session: Session) -> list[Known]:
    """From the lines of all plans of this workbook."""
    wanted = (
        select(*_TAUGHT, ProjectRow.name_km, ProjectRow.name_en, PlanRow.cip_year)
        .join(ProjectRow, LineRow.project == ProjectRow.uid)
        .join(PlanRow, ProjectRow.plan_id == PlanRow.id)
        .where(LineRow.removed.is_(False), ProjectRow.removed.is_(False), LineRow.unit_price > 0)
        .order_by(PlanRow.cip_year.desc(), LineRow.id)
    )
    found = []
    for *taught, name_km, name_en, cip_year in session.execute(wanted):
        line = Line(**{column.key: value for column, value in zip(_TAUGHT, taught, strict=True)})
        known = rules.learned(line, cycle.preparing_year(cip_year), (name_km, name_en), fold)
        if known is not None:
            found.append(known)
    return found


def add(session: Session, **columns: object) -> Done:
    """A new price; gives the uid. Raises Refused("price.amount", value)."""
    _check(columns)
    uid = rows.new_uid()
    session.add(PriceRow(uid=uid, position=rows.next_position(session, PriceRow), **columns))
    return Done(uid, Call("prices.remove", {"uid": uid}))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field of a price; raises Refused("gone" | "price.amount")."""
    _check(new)
    old = rows.change(rows.by_uid(session, PriceRow, uid), new)
    return Done(uid, Call("prices.change", {"uid": uid, **old}))


def remove(session: Session, uid: str) -> Done:
    """Take a price away."""
    rows.by_uid(session, PriceRow, uid).removed = True
    return Done(uid, Call("prices.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed price back."""
    rows.by_uid(session, PriceRow, uid).removed = False
    return Done(uid, Call("prices.remove", {"uid": uid}))


def look(session: Session, data: bytes) -> Told:
    """The prices of a file (.csv or .xlsx) that are not here yet; changes nothing.

    Raises Refused("figures_file....") for a file that cannot be read at all.
    """
    told = price_lists.read(sheet_files.with_heading(data, price_lists.PRICE))
    return price_lists.but_for(told, typed(session))


def take_in(session: Session, prices: Sequence[Price]) -> Done:
    """Enter the prices of a file behind those that are here; gives how many.

    Raises Refused("price.amount") and Refused("price.too_many", most).
    """
    first = rows.next_position(session, PriceRow)
    if first + len(prices) > MOST_PRICES:
        raise Refused("price.too_many", most=MOST_PRICES)
    uids = []
    for place, each in enumerate(prices, start=first):
        _check({"unit_price": each.unit_price})
        uids.append(rows.new_uid())
        session.add(
            PriceRow(
                uid=uids[-1],
                position=place,
                name_km=each.name_km,
                name_en=each.name_en,
                unit=each.unit,
                unit_price=each.unit_price,
                dated=each.dated,
                place=each.place,
                source=each.source,
            )
        )
    return Done(len(prices), Call("prices.take_out", {"uids": tuple(uids)}))


def take_out(session: Session, uids: tuple[str, ...]) -> Done:
    """Undo taking in."""
    for uid in uids:
        rows.by_uid(session, PriceRow, uid).removed = True
    return Done(len(uids), Call("prices.bring_back", {"uids": uids}))


def bring_back(session: Session, uids: tuple[str, ...]) -> Done:
    """Take in again what was taken out."""
    for uid in uids:
        rows.by_uid(session, PriceRow, uid).removed = False
    return Done(len(uids), Call("prices.take_out", {"uids": uids}))


def written(session: Session) -> bytes:
    """The list as a CSV file, learned prices too: what is in full."""
    known = listing(session)
    return price_lists.written(each.price for each in known if rules.in_full(each.price))


def columns_of(price: Price) -> dict[str, object]:
    """A price as columns, to be written down in the list."""
    return {
        "name_km": price.name_km,
        "name_en": price.name_en,
        "unit": price.unit,
        "unit_price": price.unit_price,
        "dated": price.dated,
        "place": price.place,
        "source": price.source,
    }


def _check(new: dict[str, object]) -> None:
    price = new.get("unit_price")
    if isinstance(price, int) and not 0 <= price <= MOST_RIEL:
        raise Refused("price.amount", value=price)
