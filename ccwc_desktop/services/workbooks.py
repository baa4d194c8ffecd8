"""Making, opening and closing workbooks; whose a workbook is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop import __version__
from ccwc_desktop.domain import cycle, places, plans
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import drive_list, signing
from ccwc_desktop.store import backups, gazetteer, keys, reference
from ccwc_desktop.store.database import Database, create, is_plain, open_file
from ccwc_desktop.store.schema import CriterionRow, PlanRow, ReceivedRow, VillageRow, WorkbookRow

from . import rows

KINDS = ("commune", "district", "province", "national")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose workbook this is. `place` is None only for the whole country."""

    uid: str
    kind: str
    code: str
    place: places.Place | None
    parents: tuple[places.Place, ...]
    practice: bool


def new_commune(path: Path, commune: str, cip_year: int, passphrase: str = "") -> Database:
    """A commune's workbook with its villages and an empty plan for `cip_year`.

    Encrypted when `passphrase` is not empty. Raises Refused("place.unknown" |
    "plan.year_out_of_range" | "workbook.exists" | "workbook.folder" | "key.passphrase_short").
    """
    cycle.checked_year(cip_year)
    _known_place(commune, "commune")

    def fill(session: Session) -> None:
        for village in gazetteer.children(commune):
            session.add(
                VillageRow(code=village.code, name_km=village.name_km, name_en=village.name_en)
            )
        add_plan(session, cip_year)

    return _new(path, "commune", commune, passphrase, fill)


def new_receiving(path: Path, kind: str, code: str, passphrase: str = "") -> Database:
    """A receiving workbook of a district ("0402"), a province ("04") or the country ("").

    Raises as `new_commune`.
    """
    if kind != "national":
        _known_place(code, kind)
    return _new(path, kind, code, passphrase)


def add_plan(session: Session, cip_year: int) -> int:
    """An empty plan with the usual criteria; gives its id."""
    plan = PlanRow(uid=rows.new_uid(), cip_year=cip_year, rate=plans.USUAL_RATE)
    session.add(plan)
    session.flush()
    for position, criterion in enumerate(reference.criteria()):
        columns = {name: getattr(criterion, name) for name in criterion.__dataclass_fields__}
        session.add(CriterionRow(plan_id=plan.id, position=position, **columns))
    return plan.id


def open_workbook(path: Path, passphrase: str = "") -> Database:
    """An existing workbook, ready for use.

    Raises Refused("workbook.missing" | "workbook.not_one" | "workbook.in_use" | "workbook.newer" |
    "workbook.damaged" | "workbook.keys_missing" | "key.needed" | "key.wrong_passphrase" |
    "key.file_damaged").
    """
    if not path.is_file():
        raise Refused("workbook.missing", path=path)
    wrapped = keys.path_for(path)
    if is_plain(path):
        return open_file(path)
    if not wrapped.is_file():
        reason = "workbook.keys_missing" if _may_be_encrypted(path) else "workbook.not_one"
        raise Refused(reason, path=path, keys=wrapped.name)
    if not passphrase:
        raise Refused("key.needed", path=path)
    return open_file(path, keys.unwrap(wrapped.read_bytes(), passphrase))


def needs_passphrase(path: Path) -> bool:
    """Whether opening asks for words; false also for a file that is no workbook at all."""
    return path.is_file() and not is_plain(path) and keys.path_for(path).is_file()


def identity(session: Session) -> Identity:
    """Whose workbook is open."""
    row = session.scalars(select(WorkbookRow)).one()
    place = gazetteer.get(row.code) if row.code else None
    parents = tuple(gazetteer.parents(row.code)) if row.code else ()
    return Identity(row.uid, row.kind, row.code, place, parents, places.is_practice(row.code))


def received_years(session: Session) -> tuple[int, ...]:
    """The programme years that packages came for, newest first."""
    found = session.scalars(
        select(ReceivedRow.cip_year).where(ReceivedRow.place != "undone").distinct()
    )
    return tuple(sorted(found, reverse=True))


def seed(session: Session) -> bytes:
    """The signing seed (32 bytes); it never leaves the workbook except inside a signature."""
    return session.scalars(select(WorkbookRow.seed)).one()


def back_up(database: Database, folder: Path, today: date) -> Path:
    """Today's verified copy of an open workbook in `folder`, renewed where it is older."""
    return backups.daily(database, folder, today)


def copy_to(database: Database, folder: Path) -> Path:
    """A verified copy with its keys in `folder` (a stick); raises Refused("backup.failed")."""
    return backups.copy(database, folder / database.path.name)


def bring_in(path: Path, folder: Path, passphrase: str = "") -> Path:
    """A verified copy of a workbook from a stick in `folder`; nobody works on a stick.

    The stick's file stays as it is; a daily copy gets the name of its workbook back; a name that
    is taken gets a number. Raises as `open_workbook` and Refused("backup.failed").
    """
    stem = backups.stem_of(path)
    with open_workbook(path, passphrase) as database:
        target = folder / f"{stem}{path.suffix}"
        number = 1
        while target.exists():
            number += 1
            target = folder / f"{stem}-{number}{path.suffix}"
        return backups.copy(database, target)


def is_on_stick(path: Path) -> bool:
    """Whether a file lies on a drive that can be taken away."""
    here = path.resolve()
    return any(here.is_relative_to(drive.path.resolve()) for drive in drive_list.removable())


def _new(
    path: Path,
    kind: str,
    code: str,
    passphrase: str,
    fill: Callable[[Session], None] = lambda _session: None,
) -> Database:
    """All of a new workbook, or nothing of it."""
    own_keys = keys.path_for(path)
    if own_keys.exists():  # the only keys of a workbook that was moved away, perhaps
        raise Refused("workbook.exists", path=own_keys)
    key, wrapped = keys.make(passphrase) if passphrase else (None, b"")
    database = create(path, key)
    try:
        if wrapped:
            keys.write(own_keys, wrapped)
        with database.transaction() as session:
            session.add(
                WorkbookRow(
                    id=1,
                    uid=rows.new_uid(),
                    kind=kind,
                    code=code,
                    seed=signing.new_seed(),
                    made_with=__version__,
                )
            )
            fill(session)
    except BaseException as fault:
        database.close()
        path.unlink(missing_ok=True)
        own_keys.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise Refused("workbook.folder", path=path.parent) from fault
        raise
    return database


def _known_place(code: str, level: str) -> places.Place:
    place = gazetteer.get(code)
    if place is None or places.level(code) != level:
        raise Refused("place.unknown", code=code, level=level)
    return place


def _may_be_encrypted(path: Path) -> bool:
    """An encrypted file is whole pages of noise; anything else was never a workbook."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(64)
    return size >= 4096 and size % 4096 == 0 and len(set(start)) > 40
