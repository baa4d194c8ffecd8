"""The practice district, and packages of practice communes on a stick."""

import shutil
from datetime import datetime

import pytest

from ccwc_desktop.services import plans, practice, problems, receiving, submission
from ccwc_desktop.sheets import cover
from ccwc_desktop.store.database import open_file
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Tasks

NOON = datetime(2026, 11, 24, 12, 0)


def pack(database, folder):
    """Freeze and write; gives the package's path."""
    with database.transaction() as session:
        plan = plans.newest(session).id
        submission.freeze(session, plan, NOON)
    with database.reading() as session:
        ready = submission.prepared(session, plan, cover.page)
    return submission.write(submission.build(ready), folder)


@pytest.fixture(scope="session")
def packages(tmp_path_factory, practice_file):
    """Packages by name: two communes, a newer version of one, another key of the other."""
    folder = tmp_path_factory.mktemp("packages")
    made = {}
    first = shutil.copy(practice_file, folder / "first.ccwcdb")
    with open_file(folder / first) as database:
        made["doung"] = pack(database, folder)
        with database.transaction() as session:
            uid = problems.listing(session, plans.newest(session).id)[0].uid
            problems.change(session, uid=uid, girls=12)
        made["doung 2"] = pack(database, folder)
    with practice.neighbour(folder / "second.ccwcdb", "990102") as database:
        made["svay"] = pack(database, folder)
    (folder / "changed").mkdir()
    with practice.neighbour(folder / "changed.ccwcdb", "990102") as database:
        made["svay changed"] = pack(database, folder / "changed")
    return made


@pytest.fixture
def stick(tmp_path, packages):
    """Puts packages on a new stick."""
    folder = tmp_path / "TRANSCEND"

    def put(*names):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in names:
            shutil.copy(packages[name], folder)
        return folder

    return put


@pytest.fixture(scope="session")
def district_file(tmp_path_factory):
    """The empty practice district, closed, to be copied."""
    path = tmp_path_factory.mktemp("template") / "9901.ccwcdb"
    practice.district(path).close()
    return path


@pytest.fixture
def editor(qapp, tmp_path, district_file):
    with open_file(tmp_path / shutil.copy(district_file, tmp_path)) as database:
        yield Editor(database, practice.CIP_YEAR)


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def received(editor, stick):
    """The district after two communes' packages came."""
    folder = stick("doung", "svay")
    found = [receiving.look(path) for path in receiving.files_in([folder])]
    with editor.database.transaction() as session:
        receiving.receive(session, receiving.offers(session, found), NOON)
    editor.note("receiving")
    return editor
