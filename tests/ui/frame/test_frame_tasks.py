"""Long work: one after another on the worker, told on the window's thread, stopped when asked."""

import gc
import threading
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.ui.tasks import Cancelled, Progress, Tasks


class Told:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Refused] = []
        self.threads: set[int] = set()

    def take(self, result: Any) -> None:
        self.done.append(result)
        self.threads.add(threading.get_ident())

    def refuse(self, refused: Refused) -> None:
        self.failed.append(refused)
        self.threads.add(threading.get_ident())


@pytest.fixture
def told() -> Told:
    return Told()


def test_work_runs_elsewhere_and_is_told_here(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    tasks.run(lambda _progress: threading.get_ident(), told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done[0] != threading.get_ident()
    assert told.threads == {threading.get_ident()}
    assert tasks.current is None


def test_tasks_wait_for_one_another(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    busy: list[bool] = []
    tasks.busy.connect(busy.append)
    for number in range(3):
        tasks.run(lambda _progress, number=number: number, told.take, told.refuse, "Work")
    assert tasks.current is not None
    qtbot.waitUntil(lambda: len(told.done) == 3)
    assert told.done == [0, 1, 2]
    assert busy == [True, False]


def test_progress_is_told_in_order(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    heard: list[tuple[object, str]] = []
    tasks.progressed.connect(lambda share, text: heard.append((share, text)))

    def work(progress: Progress) -> str:
        progress(0.5, "half")
        progress(1.0, "all")
        return "made"

    tasks.run(work, told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: told.done == ["made"])
    assert heard == [(None, "Work"), (0.5, "half"), (1.0, "all")]


def test_a_refusal_reaches_the_one_who_asked(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    def work(_progress: Progress) -> None:
        raise Refused("backup.failed")

    tasks.run(work, told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: bool(told.failed))
    assert told.failed[0].code == "backup.failed"
    assert told.done == []


def test_work_stops_at_its_next_word_when_cancelled(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress(0.5)
        return "never"

    task = tasks.run(work, told.take, told.refuse, "Work")
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(told.failed))
    assert isinstance(told.failed[0], Cancelled)
    assert told.done == []


def test_a_waiting_task_can_be_cancelled_before_it_begins(
    qtbot: QtBot, tasks: Tasks, told: Told
) -> None:
    go_on = threading.Event()
    tasks.run(lambda _progress: go_on.wait(5), told.take, told.refuse, "First")
    second = tasks.run(lambda _progress: "second", told.take, told.refuse, "Second")
    second.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: len(told.done) + len(told.failed) == 2)
    assert told.done == [True]
    assert told.failed[0].code == "task.cancelled"


def test_a_fault_of_ours_is_told_and_reaches_the_crash_window(
    qtbot: QtBot, tasks: Tasks, told: Told
) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda _progress: 1 // 0, told.take, told.refuse, "Work")
        qtbot.waitUntil(lambda: bool(told.failed))
    assert told.failed[0].code == "program.fault"
    assert [each[0] for each in caught] == [ZeroDivisionError]
    assert tasks.current is None


def test_after_closing_nothing_is_told(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    tasks.run(lambda _progress: "made", told.take, told.refuse, "Work")
    tasks.close()
    again = Tasks()
    again.run(lambda _progress: "after", told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: told.done == ["after"])
    again.close()


class Part(QObject):
    """A part of a window that holds itself, as pages and what they connect hold one another."""

    def __init__(self, told: Told | None = None) -> None:
        super().__init__()
        self.itself = self
        self.told = told

    def take(self, result: Any) -> None:
        self.told.take(result)  # type: ignore[union-attr]


def test_the_worker_never_deletes_parts_of_a_window(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    threads: list[int] = []

    def work(_progress: Progress) -> None:
        for _ in range(100_000):  # Python looks for garbage every few hundred of these
            garbage: list[Any] = []
            garbage.append(garbage)

    weakref.finalize(Part(), lambda: threads.append(threading.get_ident()))
    tasks.run(work, told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: told.done == [None])
    gc.collect()
    assert threads == [threading.get_ident()]


def test_garbage_of_long_work_is_swept_while_it_runs(
    qtbot: QtBot, tasks: Tasks, told: Told
) -> None:
    swept = threading.Event()
    weakref.finalize(Part(), swept.set)
    tasks._sweep.setInterval(1)
    tasks.run(lambda _progress: swept.wait(20), told.take, told.refuse, "Work")
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: told.done == [True])
    assert gc.isenabled()


def test_a_page_that_is_gone_is_not_told(qtbot: QtBot, tasks: Tasks, told: Told) -> None:
    page = Part(told)
    tasks.run(lambda _progress: "made", page.take, told.refuse, "Work")
    page.itself = None  # type: ignore[assignment]
    delete(page)
    tasks.run(lambda _progress: "after", told.take, told.refuse, "Work")
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done == ["after"]
    assert told.failed == []
