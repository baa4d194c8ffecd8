"""The practice commune and its district: fictional places, invented people, a whole plan."""

from pathlib import Path

from ccwc_desktop import paths
from ccwc_desktop.exchange import formats
from ccwc_desktop.store.database import Database

from . import loading, situation, workbooks

COMMUNE = "990101"
DISTRICT = "9901"
CIP_YEAR = 2027


def commune(path: Path) -> Database:
    """A practice workbook with two years of figures, voices, problems and projects."""
    database = workbooks.new_commune(path, COMMUNE, CIP_YEAR)
    folder = paths.resources() / "practice"
    with database.transaction() as session:
        for file in sorted(folder.glob("figures_*.csv")):
            preview = situation.preview(file.read_bytes(), situation.ours(session))
            situation.enter(session, situation.checked(preview, good_rows=False))
        document = formats.checked(formats.parse((folder / "plan.json").read_bytes()))
        loading.load(session, formats.from_document(document))
    return database


def district(path: Path) -> Database:
    """An empty receiving workbook of the practice district."""
    return workbooks.new_receiving(path, "district", DISTRICT)
