"""Long work off the window's thread: one worker, one emitter that lives as long as the window."""

import gc
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from ccwc_desktop.domain.errors import Refused

T = TypeVar("T")
# Qt calls Python many times for one page: each call waits so long for a worker that computes
SWITCH_AFTER_S = 0.0005
SWEEP_EVERY_MS = 500


class Cancelled(Refused):
    """The person stopped the work; `code` is "task.cancelled"."""

    def __init__(self) -> None:
        super().__init__("task.cancelled")


class Progress:
    """What work is given: call it now and then; it raises Cancelled once the person stops it."""

    def __init__(self, tell: Callable[[float | None, str], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop

    def __call__(self, share: float | None, text: str = "") -> None:
        """`share` is 0 to 1, or None when nobody knows; `text` says what is done now."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(share, text)


class Task:
    """Work that waits or runs. `cancel` asks it to stop at its next word of progress."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Refused], None],
        title: str,
    ) -> None:
        self.title = title
        self.work, self.done, self.failed = work, done, failed
        self.stop = threading.Event()

    def cancel(self) -> None:
        """Stop it; `failed` gets Cancelled, and what it had begun is rolled back by the work."""
        self.stop.set()


class Tasks(QObject):
    """Runs one task at a time, in the order asked for.

    `busy(bool)` at the first and after the last; `progressed(share, text)` in between.
    `done` and `failed` run on the window's thread, unless they belong to a page that is gone by
    then. A fault of ours reaches `failed` as Refused("program.fault") and then the crash window.

    While work runs, Python's garbage is collected by the window's thread only: among it may be
    parts of a window, and Qt crashes when another thread deletes these.
    """

    busy = Signal(bool)
    progressed = Signal(object, str)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: SimpleQueue[Task | None] = SimpleQueue()
        self._told: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._waiting: list[Task] = []
        self._worker: threading.Thread | None = None
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)
        self._sweep = QTimer(self, interval=SWEEP_EVERY_MS)
        self._sweep.timeout.connect(lambda: gc.collect(1))

    @property
    def current(self) -> Task | None:
        """The task that runs, None when all is quiet."""
        return self._waiting[0] if self._waiting else None

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refused], None],
        title: str,
    ) -> Task:
        """Run `work(progress)` on the worker; then `done(result)` or `failed(refusal)` here."""
        task = Task(work, done, failed, title)
        self._waiting.append(task)
        gc.disable()
        self._sweep.start()
        if self._worker is None:
            sys.setswitchinterval(SWITCH_AFTER_S)
            self._worker = threading.Thread(target=self._work, name="tasks", daemon=True)
            self._worker.start()
        self._asked.put(task)
        if len(self._waiting) == 1:
            self.busy.emit(True)
        return task

    def _rest(self) -> None:
        """No work runs any more."""
        self._sweep.stop()
        gc.enable()

    def cancel_all(self) -> None:
        """Ask everything to stop."""
        for task in self._waiting:
            task.cancel()

    def close(self) -> None:
        """Stop everything and wait for the worker; nothing is told any more."""
        self.cancel_all()
        self._waiting.clear()
        if self._worker is not None:
            self._asked.put(None)
            self._worker.join()
            self._worker = None
            self._rest()
        while not self._told.empty():
            self._told.get()

    def _work(self) -> None:
        while (task := self._asked.get()) is not None:
            self._tell(self._outcome(task))

    def _outcome(self, task: Task) -> Callable[[], None]:
        """Runs on the worker; gives what is to be done on the window's thread."""

        def tell(share: float | None, text: str) -> None:
            self._tell(lambda: self.progressed.emit(share, text))

        try:
            progress = Progress(tell, task.stop)
            progress(None, task.title)
            result = task.work(progress)
        except Refused as refusal:
            refused = refusal
            return lambda: self._finish(task, lambda: _told(task.failed, refused))
        except Exception as fault:
            broken = fault
            return lambda: self._finish(task, lambda: _fail(task, broken))
        return lambda: self._finish(task, lambda: _told(task.done, result))

    def _tell(self, told: Callable[[], None]) -> None:
        self._told.put(told)
        self._woken.emit()

    def _on_woken(self) -> None:
        while not self._told.empty():
            self._told.get()()

    def _finish(self, task: Task, tell: Callable[[], None]) -> None:
        self._waiting.remove(task)
        if not self._waiting:
            self._rest()
            self.busy.emit(False)
        tell()


def _told(hear: Callable[[T], None], what: T) -> None:
    """Tell the one who asked, unless it is a part of a window that was closed meanwhile."""
    owner = getattr(hear, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        hear(what)


def _fail(task: Task, fault: Exception) -> None:
    _told(task.failed, Refused("program.fault"))
    raise fault
