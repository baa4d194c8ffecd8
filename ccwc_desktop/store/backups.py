"""Verified copies of a workbook: one a day, made while it is open, read back before it counts."""

import re
import shutil
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from ccwc_desktop.domain.errors import Refused

from . import keys
from .database import SUFFIX, Database, connect

KEPT = 14
_NAME = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-(?P<day>\d{4}-\d\d-\d\d)\.ccwcdb")


def copy(database: Database, target: Path) -> Path:
    """A whole, checked copy at `target`, with its key file; raises Refused("backup.failed")."""
    part = target.with_suffix(".part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        with closing(database.raw()) as source:
            # Neither driver can copy over the other: VACUUM INTO stays in the file's own format.
            source.execute("VACUUM INTO ?", (str(part),))
        if not _sound(part, database.key):
            raise Refused("backup.failed", path=target)
        part.replace(target)
        own_keys = keys.path_for(database.path)
        if own_keys.is_file():
            shutil.copyfile(own_keys, keys.path_for(target))
    except OSError as fault:
        raise Refused("backup.failed", path=target) from fault
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return target


def daily(database: Database, folder: Path, today: date) -> Path:
    """Today's copy in `folder`, made unless it is there; the newest fourteen are kept.

    Copies are numbered, since the clock of an old laptop may go backwards.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = database.path.stem
    have = listing(folder, stem)
    if have and have[-1].name.endswith(f"-{today.isoformat()}{SUFFIX}"):
        return have[-1]
    number = 1 + (int(_parts(have[-1])["number"]) if have else 0)
    made = copy(database, folder / f"{stem}-{number:05d}-{today.isoformat()}{SUFFIX}")
    for old in listing(folder, stem)[:-KEPT]:
        old.unlink(missing_ok=True)
        keys.path_for(old).unlink(missing_ok=True)
    return made


def listing(folder: Path, stem: str) -> list[Path]:
    """The copies of one workbook, oldest first."""
    found = [path for path in folder.glob(f"{stem}-*{SUFFIX}") if _parts(path).get("stem") == stem]
    return sorted(found, key=lambda path: path.name)


def _parts(path: Path) -> dict[str, str]:
    match = _NAME.fullmatch(path.name)
    return match.groupdict() if match else {}


def _sound(path: Path, key: bytes | None) -> bool:
    with closing(connect(path, key)) as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
