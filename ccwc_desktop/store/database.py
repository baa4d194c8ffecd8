"""Opening a workbook file, and the transactions on it.

SQLite or SQLCipher with the rollback journal and full flushes: a power cut loses at most the
field in hand. Reading begins deferred, writing takes the write lock at once. One process at a
time holds a workbook, by a lock of the operating system.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from ccwc_desktop.domain.errors import Refused

from .schema import CONTENT, LineRow, Model, PlanRow, ProjectRow

SUFFIX = ".ccwcdb"
APPLICATION_ID = 0x43435743  # "CCWC" in the header of a plain file
REVISIONS = ("0001", "0002", "0003")  # every revision this program knows, oldest first
_CIPHER = "sqlcipher3.dbapi2"
_REVISION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_PLAIN_HEADER = b"SQLite format 3\x00"
_FAULTS = {
    "disk is full": "workbook.disk_full",
    "readonly": "workbook.read_only",
    "unable to open": "workbook.folder",  # the journal cannot be made: a stick was pulled
    "database is locked": "workbook.in_use",  # some other program reads the file
    "malformed": "workbook.damaged",
    "disk i/o error": "workbook.damaged",
}


class Database:
    """An open workbook file. Close it, or use it as a context."""

    def __init__(self, path: Path, key: bytes | None, lock: FileLock) -> None:
        self.path = path
        self.key = key
        self._lock = lock
        self.engine = _engine(path, key)
        self._writer = self.engine.execution_options(writes=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One user event: all of it is stored, or nothing."""
        with (
            _refusing(self.path),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A steady view of the workbook; nothing can be stored through it."""
        with _refusing(self.path), Session(self.engine, autoflush=False) as session:
            yield session
            session.rollback()

    def raw(self) -> Any:
        """A fresh connection of the driver, for copies and checks."""
        return connect(self.path, self.key)

    @property
    def is_open(self) -> bool:
        """Whether this process still holds the file."""
        return bool(self._lock.is_locked)

    def close(self) -> None:
        """Let go of the file, so that it can be copied or opened elsewhere."""
        self.engine.dispose()
        self._lock.release()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(path: Path, key: bytes | None = None) -> Database:
    """A new empty workbook file at `path`, encrypted when a key (32 bytes) is given.

    Raises Refused("workbook.exists" | "workbook.folder" | "workbook.in_use").
    """
    if path.exists():
        raise Refused("workbook.exists", path=path)
    if not path.parent.is_dir():
        raise Refused("workbook.folder", path=path.parent)
    database = Database(path, key, _locked(path))
    try:
        with database.transaction() as session:
            connection = session.connection()
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            Model.metadata.create_all(connection)
            connection.execute(text(_REVISION_TABLE))
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:head)"), {"head": REVISIONS[-1]}
            )
    except BaseException:
        database.close()
        with suppress(FileNotFoundError):
            path.unlink()
        raise
    return database


def open_file(path: Path, key: bytes | None = None) -> Database:
    """An existing workbook, at the newest revision.

    Raises Refused("workbook.missing" | "workbook.not_one" | "workbook.in_use" | "workbook.newer" |
    "workbook.damaged" | "workbook.not_upgraded").
    """
    if not path.is_file():
        raise Refused("workbook.missing", path=path)
    database = Database(path, key, _locked(path))
    try:
        revision = _revision(database)
        if revision not in REVISIONS:
            raise Refused("workbook.newer", path=path, revision=revision)
        if revision != REVISIONS[-1]:
            from . import migrations

            migrations.upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def driver_errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the drivers in use raise, and `more` kinds.

    SQLCipher is loaded (5 MB) with the first encrypted file.
    """
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error, cipher.Error, *more) if cipher else (sqlite3.Error, *more)


def is_plain(path: Path) -> bool:
    """Whether the file is an unencrypted database."""
    with path.open("rb") as file:
        return file.read(16) == _PLAIN_HEADER


def _revision(database: Database) -> str:
    try:
        with database.engine.connect() as connection:
            tables = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
            if not {"alembic_version", "workbook", "plan"} <= tables:
                raise Refused("workbook.not_one", path=database.path)
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return str(found)
    except DBAPIError as fault:
        # with the right key an unreadable file was a workbook once
        broken = database.key is not None or "malformed" in str(fault.orig).lower()
        code = "workbook.damaged" if broken else "workbook.not_one"
        raise Refused(code, path=database.path) from fault


def _locked(path: Path) -> FileLock:
    """The lock file stays beside the workbook; the operating system frees it after a crash."""
    # opened by one thread and closed by another, so the lock is the process's
    lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as fault:
        raise Refused("workbook.in_use", path=path) from fault
    except OSError as fault:
        raise Refused("workbook.folder", path=path.parent) from fault
    return lock


def _driver(key: bytes | None) -> Any:
    if key is None:
        return sqlite3
    import sqlcipher3.dbapi2

    return sqlcipher3.dbapi2


def connect(path: Path, key: bytes | None) -> Any:
    """A connection of the driver that fits: plain SQLite, or SQLCipher with a raw key."""
    connection = _driver(key).connect(str(path), isolation_level=None, check_same_thread=False)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _engine(path: Path, key: bytes | None) -> Engine:
    creator: Callable[[], Any] = lambda: connect(path, key)  # noqa: E731
    engine = create_engine("sqlite://", module=_driver(key), creator=creator, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver's own transactions would leave half a migration behind: begin ourselves.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Faults of the disk, met where they happen, as sentences a person can act on."""
    try:
        yield
    except DBAPIError as fault:
        message = str(fault.orig).lower()
        for words, code in _FAULTS.items():
            if words in message:
                raise Refused(code, path=path) from fault
        raise


@event.listens_for(Session, "before_flush")
def _mark_plans_edited(session: Session, *_: object) -> None:
    """Any change of content makes the last frozen version old; no service has to remember it.

    What belongs to one plan touches that plan; committee, villages and figures are in all of them
    (no `plan_id`).
    """
    # `session.new` and its like are made anew each time they are asked for
    dirty = (row for row in session.dirty if session.is_modified(row))
    touched = (*session.new, *session.deleted, *dirty)
    changed = [row for row in touched if isinstance(row, CONTENT)]
    if not changed:
        return
    owners = {getattr(row, "plan_id", None) for row in changed if not isinstance(row, LineRow)}
    projects = {row.project for row in changed if isinstance(row, LineRow)}
    if projects:
        wanted = select(ProjectRow.plan_id).where(ProjectRow.uid.in_(projects))
        owners |= set(session.scalars(wanted))
    for plan in session.scalars(select(PlanRow).where(PlanRow.edited.is_(False))):
        if plan.id in owners or None in owners:
            plan.edited = True
