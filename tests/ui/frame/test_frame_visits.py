"""What happens a moment after a page is seen: modules come ahead, the place is stored."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from small_pages import SPECS

from ccwc_desktop.services import plans
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.visits import Visits

Make = Callable[..., MainWindow]


def test_pages_are_imported_ahead_and_not_built(
    qtbot: QtBot, editor: Editor, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_later_page.py").write_text("from small_pages import RatePage\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "a_later_page", raising=False)
    visits = Visits(editor, tasks)
    qtbot.addWidget(visits)
    visits.load_ahead([*SPECS, replace(SPECS[1], key="later", module="a_later_page")])
    qtbot.waitUntil(lambda: "a_later_page" in sys.modules)
    assert visits.built() == {}


def test_the_step_in_view_is_stored_in_a_moment(
    qtbot: QtBot, main_window: Make, editor: Editor
) -> None:
    main_window().go("budget")
    qtbot.waitUntil(lambda: editor.read(plans.newest).last_step == "budget")
