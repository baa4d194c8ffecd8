"""A dressed application for every test of the window, and a way to look at it in both languages."""

import gc
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccwc_desktop.language import catalogue
from ccwc_desktop.ui import theme


@pytest.fixture(scope="session", params=["km", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    """All tests of the window in Khmer, then all in English: dressing the program takes a while."""
    return str(request.param)


@pytest.fixture(autouse=True)
def language(spoken: str, qapp: QApplication) -> Iterator[str]:
    """Each test of the window runs in Khmer and in English."""
    catalogue.use(spoken)
    if _looks(qapp) != _dressed.get(spoken):
        theme.apply(qapp, spoken)
        _dressed[spoken] = _looks(qapp)
    yield spoken
    catalogue.use("km")
    # A program keeps its first objects and collects by itself while work runs (`ui/tasks.py`); here
    # the windows of one test must not stay for the next.
    gc.unfreeze()
    gc.enable()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


_dressed: dict[str, tuple[str, str]] = {}


def _looks(app: QApplication) -> tuple[str, str]:
    return app.font().toString(), app.styleSheet()


W = TypeVar("W", bound=QWidget)


class Stage:
    """A shown window that widgets are put on."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        self.window.setObjectName("page")
        self.column = QVBoxLayout(self.window)
        qtbot.addWidget(self.window)

    def put(self, *widgets: W) -> W:
        """Show widgets one under another; gives the first."""
        for widget in widgets:
            self.column.addWidget(widget)
        with self._qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        return widgets[0]


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """An empty window."""
    return Stage(qtbot)


@pytest.fixture
def typed() -> Callable[[QWidget, str], None]:
    """Types like a Khmer keyboard does: each sign a key press without a Latin key code."""

    def press(widget: QWidget, text: str) -> None:
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(widget, event)

    return press
