"""The district's board: who has sent what, and all proposals on one list."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import consolidation, coverage, places, plain
from ccwc_desktop.domain.budget import SOURCES
from ccwc_desktop.domain.consolidation import Proposed, Totals
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.list_tables import ListTable
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.exchange import formats
from ccwc_desktop.store import gazetteer
from ccwc_desktop.store.schema import ReceivedRow

from . import figures_export, workbooks


@dataclass(frozen=True, slots=True)
class Standing:
    """A commune on the board; money in riel, None while nothing came.

    `heard` of its `villages` are those of which some child was heard in a consultation.
    """

    place: places.Place
    state: str
    version: int | None = None
    received_at: str = ""
    projects: int | None = None
    requested: int | None = None
    heard: int | None = None
    villages: int | None = None
    check_code: str = ""
    signer: bytes = field(default=b"", repr=False)


def board(session: Session, cip_year: int | None = None) -> tuple[Standing, ...]:
    """Every commune of the area: what it has sent for `cip_year` (default: the newest year)."""
    current = _current(session, cip_year)
    have = {row.commune: row for row in current}
    return tuple(_standing(place, have.get(place.code)) for place in communes(session))


def _standing(place: places.Place, row: ReceivedRow | None) -> Standing:
    if row is None:
        return Standing(place, "none")
    heard, villages = _voices(row)
    return Standing(
        place=place,
        state="received",
        version=row.version,
        received_at=row.received_at,
        projects=row.projects,
        requested=row.requested,
        heard=heard,
        villages=villages,
        check_code=row.check_code,
        signer=row.signer,
    )


def _voices(row: ReceivedRow) -> tuple[int, int]:
    """Villages heard, and all villages, as the plan says that came."""
    told = formats.parse(row.document.encode())
    meetings: tuple[Consultation, ...] = plain.rebuilt(
        tuple[Consultation, ...], told.get("consultations", ())
    )
    codes = [village["code"] for village in told.get("villages", ())]
    return len(coverage.villages_heard(meetings, codes)), len(codes)


def communes(session: Session) -> tuple[places.Place, ...]:
    """The communes of this workbook's area, by code."""
    area = [workbooks.identity(session).code]
    while area and len(area[0]) < places.LENGTHS["commune"]:
        area = [place.code for code in area for place in gazetteer.children(code)]
    return tuple(place for code in area if (place := gazetteer.get(code)) is not None)


def consolidated(
    session: Session, cip_year: int | None = None
) -> tuple[tuple[Proposed, ...], Totals]:
    """One list of all proposed projects of the area, and its totals."""
    sent = [
        formats.from_document(formats.parse(row.document.encode()))
        for row in _current(session, cip_year)
    ]
    listed = consolidation.listing(sent)
    return listed, consolidation.totals(listed)


def plan_of(session: Session, commune: str, cip_year: int | None = None) -> Plan:
    """The current plan of a commune; raises Refused("receive.nothing_from")."""
    for row in _current(session, cip_year):
        if row.commune == commune:
            return formats.from_document(formats.parse(row.document.encode()))
    raise Refused("receive.nothing_from", commune=commune)


def _current(session: Session, cip_year: int | None = None) -> list[ReceivedRow]:
    years = workbooks.received_years(session)
    year = cip_year if cip_year is not None else (years[0] if years else 0)
    wanted = select(ReceivedRow).where(ReceivedRow.place == "current", ReceivedRow.cip_year == year)
    return list(session.scalars(wanted.order_by(ReceivedRow.commune)))


def spreadsheet(listed: Iterable[Proposed]) -> bytes:
    """The list as CSV for a spreadsheet (UTF-8 with BOM; money in riel).

    A text that begins like a formula gets an apostrophe, so that no spreadsheet runs it.
    """
    rows = tuple(listed)
    years = sorted({year for row in rows for year in row.by_year})
    sources = [each for each in SOURCES if any(each in row.by_source for row in rows)]
    text = io.StringIO()
    writer = csv.writer(text)
    head = ["commune", "code", "name_km", "name_en", "sector", "priority_km", "children", "total"]
    writer.writerow([*head, *years, *sources])
    for row in rows:
        writer.writerow(
            [
                row.commune,
                row.code,
                *(_no_formula(each) for each in (row.name_km, row.name_en)),
                row.sector,
                _no_formula(row.priority_km),
                row.children,
                row.amount,
                *(row.by_year.get(year, 0) for year in years),
                *(row.by_source.get(source, 0) for source in sources),
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def save(listed: Iterable[Proposed], folder: Path) -> Path:
    """The list for programs, projects.csv in a folder, which is made when it is not there.

    Raises Refused("file.cannot_write").
    """
    path = folder / "projects.csv"
    figures_export.save(spreadsheet(listed), path)
    return path


def save_table(table: ListTable, folder: Path) -> Path:
    """The list for people, projects.xlsx in a folder, which is made when it is not there.

    Raises Refused("file.cannot_write").
    """
    from ccwc_desktop.exchange.spreadsheets import lists

    path = folder / "projects.xlsx"
    figures_export.save(lists.written(table), path)
    return path


def _no_formula(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
