"""The practice commune and its district: fictional places, invented people, a whole plan."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccwc_desktop import paths
from ccwc_desktop.exchange import formats
from ccwc_desktop.store import gazetteer
from ccwc_desktop.store.database import Database

from . import figures_import, loading, prices, rows, situation, workbooks

COMMUNE = "990101"
DISTRICT = "9901"
CIP_YEAR = 2027


def commune(path: Path) -> Database:
    """A practice workbook with two years of figures, voices, problems, projects and prices."""
    database = workbooks.new_commune(path, COMMUNE, CIP_YEAR)
    folder = paths.resources() / "practice"
    with database.transaction() as session:
        for file in sorted(folder.glob("figures_*.csv")):
            preview = figures_import.preview(file.read_bytes(), figures_import.ours(session))
            situation.enter(session, figures_import.checked(preview, good_rows=False))
        document = formats.checked(formats.parse((folder / "plan.json").read_bytes()))
        loading.load(session, formats.from_document(document))
        told = prices.look(session, (folder / "prices.csv").read_bytes())
        prices.take_in(session, told.new)
    return database


def neighbour(path: Path, code: str) -> Database:
    """Another commune of the practice district with the same plan, carried over to its villages.

    It has no figures and no map of services. For training a district, which needs packages of
    several communes.
    """
    database = workbooks.new_commune(path, code, CIP_YEAR)
    told = formats.parse((paths.resources() / "practice" / "plan.json").read_bytes())
    places = {COMMUNE: code}
    there = [village.code for village in gazetteer.children(code)]
    for at, village in enumerate(gazetteer.children(COMMUNE)):
        places[village.code] = there[at % len(there)]
    own: dict[str, Any] = {"villages": [], "services": [], "offices": [], "uid": rows.new_uid()}
    carried = {**_carried(told, places), **own}
    with database.transaction() as session:
        loading.load(session, formats.from_document(formats.checked(carried)))
    return database


def _carried(told: Any, places: Mapping[str, str]) -> Any:
    """A document with other places in it; a list of places names each once."""
    if isinstance(told, dict):
        return {key: _carried(value, places) for key, value in told.items()}
    if isinstance(told, list):
        moved = [_carried(each, places) for each in told]
        return list(dict.fromkeys(moved)) if all(isinstance(e, str) for e in moved) else moved
    return places.get(told, told) if isinstance(told, str) else told


def district(path: Path) -> Database:
    """An empty receiving workbook of the practice district."""
    return workbooks.new_receiving(path, "district", DISTRICT)
