"""One start of a window in a fresh process, timed from the moment its parent began it.

`python -m packaging.bench_window empty|program BEGAN [WORKBOOK]` prints JSON: milliseconds to the
first paint and until usable, milliseconds per step, resident memory (MB) after all steps.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

LONGEST_WAIT_MS = 120_000
REST_S = 3.5
LOOK_AFTER_MS = 5  # less would keep the worker from its work


class FirstPaint(QObject):
    """Calls `then` once, right after `window` was painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
        return False


def since(began: float) -> float:
    """Milliseconds since the parent began this process."""
    return (time.time() - began) * 1000


def memory_mb() -> float:
    """Resident memory of this process."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def empty(began: float) -> None:
    """An empty window with the same fonts: the floor."""
    from ccwc_desktop.ui.theme import fonts

    app = QApplication(sys.argv[:1])
    fonts.load()
    window = QMainWindow()
    window.resize(1366, 768)
    told: dict[str, object] = {}

    def painted() -> None:
        told.update(first=since(began), usable=since(began), memory=memory_mb())
        app.quit()

    FirstPaint(window, painted)
    window.show()
    app.exec()
    print(json.dumps(told))


def program(began: float, workbook: Path) -> None:
    """The program, opened on a workbook, every step visited."""
    from ccwc_desktop.ui import imports

    imports.make_plain()
    from ccwc_desktop.settings import Kept
    from ccwc_desktop.ui.program import Program

    app = QApplication(sys.argv[:1])
    told: dict[str, object] = {}
    running = Program(app, Kept())
    running.window.resize(1366, 768)
    FirstPaint(running.window, lambda: told.update(first=since(began)))

    def look() -> None:
        if running.main is None:
            QTimer.singleShot(LOOK_AFTER_MS, look)
            return
        FirstPaint(running.main, usable)

    def usable() -> None:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        app.sendEvent(app.focusWidget() or running.window, press)
        told.update(usable=since(began))
        _rest(app)  # a person reads the first page
        _without_sheets()
        first = _visit(app, running)
        second = _visit(app, running)
        told.update(steps={key: [first[key], second[key]] for key in first})
        _rest(app)
        told.update(memory=memory_mb())  # every step seen, no sheet drawn yet
        print(json.dumps(told), flush=True)
        running.window.close()
        app.quit()

    running.begin(workbook, False)
    QTimer.singleShot(LOOK_AFTER_MS, look)
    QTimer.singleShot(LONGEST_WAIT_MS, app.quit)
    app.exec()


def _without_sheets() -> None:
    """No sheet is drawn, however long a slow machine takes to come past them."""
    from ccwc_desktop.ui.steps.sheets import drawing

    drawing.LOOK_AFTER_MS = LONGEST_WAIT_MS


def _rest(app: QApplication) -> None:
    """Nobody does anything for a while."""
    ends = time.perf_counter() + REST_S
    while time.perf_counter() < ends:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.005)


def _visit(app: QApplication, running: object) -> dict[str, float]:
    """Milliseconds until each step is shown."""
    from ccwc_desktop.domain.workflow import STEPS

    times: dict[str, float] = {}
    for key in STEPS:
        begins = time.perf_counter()
        running.main.go(key)  # type: ignore[attr-defined]
        app.processEvents()
        times[key] = (time.perf_counter() - begins) * 1000
    return times


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty(float(sys.argv[2]))
    else:
        program(float(sys.argv[2]), Path(sys.argv[3]))
