"""Opening and making workbooks, and the window over one. The first import of the database stack:
only the worker imports this, while the start is already seen."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccwc_desktop import paths
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import copies, workbooks
from ccwc_desktop.settings import Kept, Recent
from ccwc_desktop.store.database import Database

from .editing import Editor
from .main_window import MainWindow
from .tasks import Tasks

if TYPE_CHECKING:
    from .start.new_workbook import NewWorkbook

SUFFIX = ".ccwcdb"


def open_workbook(path: Path, passphrase: str = "") -> Database:
    """An existing workbook; one on a stick, or a daily copy, is copied to its place first.

    Raises what `services.workbooks.open_workbook` raises.
    """
    if workbooks.is_on_stick(path) or path.resolve().parent == paths.backups().resolve():
        path = workbooks.bring_in(path, paths.workbooks(), passphrase)
    return workbooks.open_workbook(path, passphrase)


def bring_back(path: Path, key: bytes | None, copy: Path) -> Database:
    """The workbook as it was in one of its copies; raises what `services.copies` raises."""
    return copies.bring_back(path, key, copy, paths.backups(), date.today())


def make(asked: "NewWorkbook") -> Database:
    """A new workbook in the usual folder; raises what the services raise."""
    path = paths.workbooks() / f"{asked.code}{SUFFIX}"
    if asked.kind == "commune":
        return workbooks.new_commune(path, asked.code, asked.cip_year, asked.passphrase)
    return workbooks.new_receiving(path, asked.kind, asked.code, asked.passphrase)


def practice(kind: str) -> Database:
    """The practice workbook of a commune or district, made at its first use."""
    from ccwc_desktop.services import practice as practices  # with all that takes in figures

    code = practices.COMMUNE if kind == "commune" else practices.DISTRICT
    path = paths.workbooks() / f"{code}{SUFFIX}"
    if path.is_file():
        return workbooks.open_workbook(path)
    return practices.commune(path) if kind == "commune" else practices.district(path)


def close(database: Database, renew: bool) -> None:
    """Let go of a workbook; `renew`: the copy of the day takes in what changed since.

    A copy that cannot be made now is made, or its refusal said, when the workbook is opened again.
    """
    if renew:
        with suppress(Refused):
            workbooks.back_up(database, paths.backups(), date.today())
    database.close()


def editor(database: Database, parent: QObject) -> Editor:
    """The Editor of an open workbook; on the window's thread."""
    return Editor(database, parent=parent)


def main_window(editing: Editor, tasks: Tasks, kept: Kept) -> MainWindow:
    """The content of the window."""
    return MainWindow(editing, tasks, kept)


def as_recent(editing: Editor) -> Recent:
    """Its line in the list of workbooks."""
    identity = editing.identity
    path = str(editing.database.path.resolve())
    return Recent(path, identity.code, identity.kind, date.today().isoformat())
