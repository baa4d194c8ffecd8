"""A home folder of their own for all tests, and workbooks that cost a file copy each."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ccwc_desktop.services import practice, workbooks
from ccwc_desktop.services.calls import run
from ccwc_desktop.services.done import Call
from ccwc_desktop.store.database import Database, open_file

COMMUNE = "040202"
CIP_YEAR = 2027
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test touches the folders of the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    before = os.environ.get("CCWC_HOME")
    os.environ["CCWC_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["CCWC_HOME"]
    else:
        os.environ["CCWC_HOME"] = before


@pytest.fixture(scope="session")
def commune_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty plain workbook of commune 040202, closed, to be copied."""
    path = tmp_path_factory.mktemp("template") / f"{COMMUNE}.ccwcdb"
    workbooks.new_commune(path, COMMUNE, CIP_YEAR).close()
    return path


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice workbook with its whole plan, closed, to be copied."""
    path = tmp_path_factory.mktemp("template") / "990101.ccwcdb"
    practice.commune(path).close()
    return path


@pytest.fixture
def workbook(commune_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty workbook of commune 040202 with a plan for 2027."""
    with open_file(Path(shutil.copy(commune_file, tmp_path))) as database:
        yield database


@pytest.fixture
def practice_workbook(practice_file: Path, tmp_path: Path) -> Iterator[Database]:
    """The practice commune with everything in it."""
    with open_file(Path(shutil.copy(practice_file, tmp_path))) as database:
        yield database


@pytest.fixture
def session(workbook: Database) -> Iterator[Session]:
    """A writing session of `workbook`; what was done in it is stored at the end."""
    with workbook.transaction() as opened:
        yield opened


@pytest.fixture
def undone(session: Session) -> Callable[[Call | None], Call | None]:
    """Runs an undo; gives the call that does it again."""

    def back(call: Call | None) -> Call | None:
        assert call is not None
        again = run(session, call).undo
        session.flush()
        session.expire_all()
        return again

    return back
