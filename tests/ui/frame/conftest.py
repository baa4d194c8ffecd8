"""An open workbook with an Editor, and a main window over two small pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from small_pages import SPECS

from ccwc_desktop.services import committee, workbooks
from ccwc_desktop.settings import Kept
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.tasks import Tasks


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain workbook of a real commune with a chair."""
    path = tmp_path_factory.mktemp("small") / "040202.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027) as made, made.transaction() as session:
        committee.add(session, "chair", "ហេង វណ្ណៈ", sex="m")
    return path


@pytest.fixture
def editor(small_template: Path, tmp_path: Path, qapp: object) -> Iterator[Editor]:
    path = tmp_path / "040202.ccwcdb"
    shutil.copyfile(small_template, path)
    with workbooks.open_workbook(path) as database:
        yield Editor(database)


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "settings.json")


@pytest.fixture
def main_window(
    editor: Editor, tasks: Tasks, kept: Kept, qtbot: QtBot
) -> Callable[..., MainWindow]:
    """Makes shown main windows over one editor."""

    def make(width: int = 1366, height: int = 768, key: str = "") -> MainWindow:
        window = MainWindow(editor, tasks, kept, SPECS)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.begin(key)
        return window

    return make
