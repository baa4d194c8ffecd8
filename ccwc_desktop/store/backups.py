"""Verified copies of a workbook: one a day, made and renewed while it is open, read back before
it counts.

A copy can take the place of its workbook again; what was there before is set aside as a copy of
its own, which is never thrown away.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ccwc_desktop.domain.errors import Refused

from . import keys
from .database import SUFFIX, Database, connect, driver_errors, open_file

KEPT = 14
_NAME = re.compile(
    r"(?P<stem>.+)-(?P<number>\d{5})-(?P<day>\d{4}-\d\d-\d\d)(?P<aside>-aside)?\.ccwcdb"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a workbook: its running number, the day in its name, its bytes.

    `at` is the moment of that day its workbook was written to last, by this machine's clock; None
    when that was on another day. `aside`: made before another copy took the place of the workbook.
    """

    path: Path
    number: int
    day: date
    at: datetime | None
    size: int
    aside: bool


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
    """Today's copy in `folder`, which holds all that was stored; the newest fourteen are kept.

    It is made once a day, and renewed where the workbook was written to since: a copy has the time
    of its workbook. Copies are numbered, since the clock of an old laptop may go backwards.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = database.path.stat().st_mtime_ns
    except OSError as fault:
        raise Refused("backup.failed", path=folder) from fault
    stem = database.path.stem
    have = _all(folder, stem)
    todays = have and have[-1].name.endswith(f"-{today.isoformat()}{SUFFIX}")
    if todays and have[-1].stat().st_mtime_ns == written:
        return have[-1]
    made = copy(database, have[-1] if todays else _next(folder, stem, today))
    with suppress(OSError):  # without its time it is made again
        os.utime(made, ns=(written, written))
    for old in listing(folder, stem)[:-KEPT]:
        with suppress(OSError):  # a scanner may hold an old copy; it goes another day
            old.unlink(missing_ok=True)
            keys.path_for(old).unlink(missing_ok=True)
    return made


def listing(folder: Path, stem: str) -> list[Path]:
    """The daily copies of one workbook, oldest first."""
    return [path for path in _all(folder, stem) if not _parts(path)["aside"]]


def copies(folder: Path, stem: str) -> tuple[Copy, ...]:
    """All copies of one workbook, newest first; none when the folder is not there."""
    if not folder.is_dir():
        return ()
    return tuple(_described(path) for path in reversed(_all(folder, stem)))


def stem_of(path: Path) -> str:
    """The name a workbook had before it was copied: 040202 of 040202-00012-2026-11-24.ccwcdb."""
    return _parts(path).get("stem", path.stem)


@contextmanager
def working_copy(database: Database, of: Path) -> Iterator[Database]:
    """A copy of `database` opened with its key, at the newest revision, in a place that passes.

    Raises Refused("backup.not_usable") when it is damaged or locked with another key.
    """
    with TemporaryDirectory(dir=database.path.parent, ignore_cleanup_errors=True) as place:
        scratch = Path(place, database.path.name)
        try:
            shutil.copyfile(of, scratch)
            opened = open_file(scratch, database.key)
        except (OSError, Refused) as fault:
            raise Refused("backup.not_usable", path=of) from fault
        with opened:
            if not _sound(scratch, database.key):
                raise Refused("backup.not_usable", path=of)
            yield opened


def take_place(database: Database, copy_: Database, folder: Path, today: date) -> Path:
    """Put a working copy in the place of its workbook, which is set aside in `folder` before.

    Both files are let go of; the lock of `database` stays until it is closed. Gives the copy that
    was set aside. Raises Refused("backup.failed"), and then the workbook is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = copy(database, _next(folder, database.path.stem, today, "-aside"))
        for each in (copy_, database):
            each.engine.dispose()
        _flush(copy_.path)
        copy_.path.replace(database.path)
    except OSError as fault:
        raise Refused("backup.failed", path=database.path) from fault
    return aside


def _all(folder: Path, stem: str) -> list[Path]:
    """Daily copies and those set aside, in the order they were made."""
    found = [path for path in folder.iterdir() if _parts(path).get("stem") == stem]
    return sorted(found, key=lambda path: path.name)


def _next(folder: Path, stem: str, today: date, aside: str = "") -> Path:
    """Where the next copy goes."""
    have = _all(folder, stem)
    number = 1 + (int(_parts(have[-1])["number"]) if have else 0)
    return folder / f"{stem}-{number:05d}-{today.isoformat()}{aside}{SUFFIX}"


def _described(path: Path) -> Copy:
    parts, told = _parts(path), path.stat()
    day, written = date.fromisoformat(parts["day"]), datetime.fromtimestamp(told.st_mtime)
    return Copy(
        path=path,
        number=int(parts["number"]),
        day=day,
        at=written if written.date() == day else None,
        size=told.st_size,
        aside=bool(parts["aside"]),
    )


def _parts(path: Path) -> dict[str, str]:
    match = _NAME.fullmatch(path.name)
    return match.groupdict(default="") if match else {}


def _flush(path: Path) -> None:
    """VACUUM INTO does not wait for the disk; the copy counts when it is on it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sound(path: Path, key: bytes | None) -> bool:
    with closing(connect(path, key)) as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
