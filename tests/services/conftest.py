import shutil
from pathlib import Path

import pytest
from builders import plan, project, uid

from ccwc_desktop.services import loading, workbooks
from ccwc_desktop.store.database import open_file


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory):
    """A workbook of 040202 with the small whole plan of the builders, closed."""
    path = tmp_path_factory.mktemp("template") / "filled.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027) as database, database.transaction() as session:
        projects = (project(1), project(2, priority=uid(2)))
        loading.load(session, plan(villages=(), projects=projects))
    return path


@pytest.fixture
def filled(filled_file, tmp_path):
    """A workbook with a member on every seat, a meeting, two problems and two projects."""
    with open_file(Path(shutil.copy(filled_file, tmp_path))) as database:
        yield database
