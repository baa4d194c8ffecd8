"""Finding places, and the villages of this commune."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import places
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import Place
from ccwc_desktop.store import gazetteer
from ccwc_desktop.store.schema import (
    ConsultationRow,
    FigureRow,
    ProblemRow,
    ProjectRow,
    VillageRow,
    WorkbookRow,
)

from . import rows
from .done import Call, Done


def find(text: str, kinds: tuple[str, ...] = ("commune", "sangkat")) -> list[Place]:
    """Places by the beginning of a Khmer or Latin name, or by code (no session needed)."""
    return gazetteer.find(text, kinds)


def get(code: str) -> Place | None:
    """One place of the gazetteer."""
    return gazetteer.get(code)


def parents(code: str) -> list[Place]:
    """Province and district above a place."""
    return gazetteer.parents(code)


def villages(session: Session) -> tuple[Village, ...]:
    """The villages of this commune, by code."""
    found = session.scalars(select(VillageRow).order_by(VillageRow.code))
    return tuple(rows.value_of(Village, row) for row in found)


def families(session: Session) -> Mapping[str, int]:
    """Village code -> families, as the newest figure says."""
    wanted = select(FigureRow).where(FigureRow.indicator == "FAMILIES").order_by(FigureRow.year)
    found = session.scalars(wanted)
    return {row.place: int(row.value) for row in found if row.value is not None}


def confirm(session: Session, codes: tuple[str, ...], confirmed: bool = True) -> Done:
    """Tick villages (or take the tick away)."""
    changed = []
    for code in codes:
        row = session.get(VillageRow, code)
        if row is not None and row.confirmed != confirmed:
            row.confirmed = confirmed
            changed.append(code)
    undo = Call("places.confirm", {"codes": tuple(changed), "confirmed": not confirmed})
    return Done(tuple(changed), undo if changed else None)


def fixed(session: Session) -> bool:
    """Whether the commune can no longer change: a figure, meeting, problem or project exists."""
    kinds = (FigureRow, ConsultationRow, ProblemRow, ProjectRow)
    return any(session.scalar(select(func.count()).select_from(kind)) for kind in kinds)


def choose_commune(session: Session, commune: str, confirmed: tuple[str, ...] = ()) -> Done:
    """Give this workbook another commune, while it is still empty.

    `confirmed` are the villages that are ticked at once. Raises Refused("place.fixed" |
    "place.unknown" | "place.practice_differs"): practice work never becomes a real plan.
    """
    workbook = session.scalars(select(WorkbookRow)).one()
    old = workbook.code
    if commune == old:
        return Done(commune, None)
    place = gazetteer.get(commune)
    if place is None or places.level(commune) != "commune":
        raise Refused("place.unknown", code=commune, level="commune")
    if places.is_practice(commune) != places.is_practice(old):
        raise Refused("place.practice_differs", commune=commune)
    if workbook.kind != "commune" or fixed(session):
        raise Refused("place.fixed", commune=old)
    workbook.code = commune
    ticked = tuple(village.code for village in villages(session) if village.confirmed)
    for row in session.scalars(select(VillageRow)):
        session.delete(row)
    session.flush()
    for village in gazetteer.children(commune):
        session.add(
            VillageRow(
                code=village.code,
                name_km=village.name_km,
                name_en=village.name_en,
                confirmed=village.code in confirmed,
            )
        )
    arguments = {"commune": old, "confirmed": ticked}
    return Done(commune, Call("places.choose_commune", arguments))
