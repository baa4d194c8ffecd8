"""Verified copies of a workbook: one a day, made while it is open, read back before it counts."""

import os
import re
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from ccwc_desktop.domain.errors import Refused

from . import keys
from .database import SUFFIX, Database, connect, driver_errors

KEPT = 14
_NAME = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-(?P<day>\d{4}-\d\d-\d\d)\.ccwcdb")


def copy(database: Database, target: Path) -> Path:
    """A whole, checked copy at `target`, with its key file.

    Raises Refused("backup.failed"), also when `target` is the open workbook itself.
    """
    if target.resolve() == database.path.resolve():
        raise Refused("backup.failed", path=target)
    part = target.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        with closing(database.raw()) as source:
            # Neither driver can copy over the other: VACUUM INTO stays in the file's own format.
            source.execute("VACUUM INTO ?", (str(part),))
        if not _sound(part, database.key):
            raise Refused("backup.failed", path=target)
        _flush(part)
        own_keys = keys.path_for(database.path)
        if own_keys.is_file():
            keys.write(keys.path_for(target), own_keys.read_bytes())
        part.replace(target)
    except driver_errors(OSError) as fault:
        raise Refused("backup.failed", path=target) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def daily(database: Database, folder: Path, today: date) -> Path:
    """Today's copy in `folder`, made unless it is there; the newest fourteen are kept.

    Copies are numbered, since the clock of an old laptop may go backwards.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused("backup.failed", path=folder) from fault
    stem = database.path.stem
    have = listing(folder, stem)
    if have and have[-1].name.endswith(f"-{today.isoformat()}{SUFFIX}"):
        return have[-1]
    number = 1 + (int(_parts(have[-1])["number"]) if have else 0)
    made = copy(database, folder / f"{stem}-{number:05d}-{today.isoformat()}{SUFFIX}")
    for old in listing(folder, stem)[:-KEPT]:
        with suppress(OSError):  # a scanner may hold an old copy; it goes another day
            old.unlink(missing_ok=True)
            keys.path_for(old).unlink(missing_ok=True)
    return made


def listing(folder: Path, stem: str) -> list[Path]:
    """The copies of one workbook, oldest first."""
    found = [path for path in folder.iterdir() if _parts(path).get("stem") == stem]
    return sorted(found, key=lambda path: path.name)


def _parts(path: Path) -> dict[str, str]:
    match = _NAME.fullmatch(path.name)
    return match.groupdict() if match else {}


def _flush(path: Path) -> None:
    """VACUUM INTO does not wait for the disk; the copy counts when it is on it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sound(path: Path, key: bytes | None) -> bool:
    with closing(connect(path, key)) as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
