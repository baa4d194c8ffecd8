"""Every page in both languages in the real window, and every sheet: what goes wrong is counted."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.ranking_ways import WAYS
from ccwc_desktop.language.catalogue import Language, _
from ccwc_desktop.services import plans, practice, sheets, submission, workbooks
from ccwc_desktop.settings import Kept
from ccwc_desktop.sheets import cover
from ccwc_desktop.store.database import Database

from . import self_checks
from .main_window import MainWindow
from .program import Program
from .start.screen import StartScreen
from .steps.budget import views as budget_views
from .vote.turns import Asked
from .vote.window import VotingWindow
from .workflow import COMMUNE_STEPS

LANGUAGES: tuple[Language, ...] = ("km", "en")
NEIGHBOUR = "990102"
PASSPHRASE = "ផ្កាឈូក ផ្ការំដួល"
SHEET_DPI = 80
SOON_MS = 400
_OFFSCREEN = "This plugin does not support"  # what the offscreen platform cannot do


@dataclass
class Report:
    """What was seen; each fault names the view it was seen in."""

    pictures: Path | None
    views: int = 0
    pages: int = 0
    faults: list[str] = field(default_factory=list)
    view: str = ""

    def fault(self, what: str) -> None:
        """Something is wrong in the view that is open."""
        self.faults.append(f"{self.view}: {what}")

    def keep(self, image: QImage, name: str) -> None:
        """Save a picture where pictures are wanted."""
        if self.pictures is not None and not image.save(str(self.pictures / f"{name}.png")):
            self.fault(f"no picture {name}.png")


def run(pictures: Path | None, size: tuple[int, int], large_text: bool, as_json: bool) -> int:
    """Open everything once; gives 0, or 1 when there was a fault. Touches no file of a person.

    In large text the sheets are left out: they have one size.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    report = Report(pictures)
    with tempfile.TemporaryDirectory() as folder, _own_home(Path(folder)), _listening(report):
        running = QApplication.instance()
        app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        kept = Kept()
        kept.change(large_text=large_text)
        program = Program(app, kept)
        program.window.showNormal()  # a small screen would have it maximized
        program.window.resize(*size)
        _Round(program, report, Path(folder)).go(printing=not large_text)
        program.main = None
        program.window.close()
    _tell(report, as_json)
    return 1 if report.faults else 0


class _Round:
    """The way through the program; groups of views share a state of the workbook."""

    def __init__(self, program: Program, report: Report, folder: Path) -> None:
        self._program, self._report = program, report
        self._stick = folder / "USB"
        self._locked = folder / "040202.ccwcdb"

    def go(self, printing: bool) -> None:
        """Start, commune, sheets, district."""
        self._stick.mkdir()
        workbooks.new_commune(self._locked, "040202", practice.CIP_YEAR, PASSPHRASE).close()
        self._program.show_start()
        self._see(self._start_views())
        self._open("commune")
        self._see(self._commune_views())
        self._see_voting()
        if printing:
            self._print()
        self._send()
        self._see({"send-done": lambda: self._main.go("send")})
        self._program.show_start()
        self._open("district")
        self._see({"inbox": lambda: self._main.go("inbox"), "inbox-looked": self._look})
        self._receive()
        names = ("inbox", "board", "totals")
        self._see({f"{name}-received": _go(self, name) for name in names})
        self._see({"board-plan": _go(self, "board", f"commune:{NEIGHBOUR}")})

    @property
    def _main(self) -> MainWindow:
        main = self._program.main
        if main is None:
            raise RuntimeError("no workbook is open")
        return main

    @property
    def _start(self) -> StartScreen:
        start = self._program.start
        if start is None:
            raise RuntimeError("a workbook is open")
        return start

    def _see(self, views: dict[str, Callable[[], None]]) -> None:
        """Each view in each language: a picture, and what is wrong in it."""
        for language in LANGUAGES:
            self._program.speak(language)
            for name, show in views.items():
                self._report.view = f"{name}-{language}"
                show()
                self._look_at(self._program.window)

    def _look_at(self, window: QWidget) -> None:
        self._settle()
        self._report.views += 1
        self._report.keep(window.grab().toImage(), self._report.view)
        for fault in self_checks.faults(window):
            self._report.fault(fault)

    def _see_voting(self) -> None:
        """The screen where children vote is a window of its own; what it counted is undone."""
        editor = self._main.editor
        held = editor.read(plans.value, editor.plan).consultations
        meeting = next(each for each in held if each.method == "vote")
        for language in LANGUAGES:
            self._program.speak(language)
            window = VotingWindow(editor, meeting.uid, seed=language)
            window.resize(self._program.window.size())
            window.show()
            window.turns.begin(Asked("f", "6-9", heads=9, each=3))
            for view in ("begin", "set-pin", "ballot", "desk"):
                self._report.view = f"vote-{view}-{language}"
                window.show_view(view)
                self._look_at(window)
            window.close()
            window.deleteLater()
            editor.undo()

    def _start_views(self) -> dict[str, Callable[[], None]]:
        return {
            "start": lambda: self._start.show_cards(),
            "new-commune": lambda: self._start.show_new("commune"),
            "new-district": lambda: self._start.show_new("district"),
            "recent": lambda: self._start.show_recent(),
            "unlock": lambda: self._start.show_unlock(self._locked),
        }

    def _commune_views(self) -> dict[str, Callable[[], None]]:
        editor = self._main.editor
        plan = editor.read(plans.value, editor.plan)
        open_one = next(e for e in plan.consultations if not consultations.is_valid(e))
        ordered = next(e for e in plan.consultations if any(g.order for g in e.groups))
        targets = {
            "pictures": ("situation", "view:pictures:OOS_12_14"),
            "consultation": ("consultations", f"consultation:{open_one.uid}"),
            "recorded": ("consultations", f"consultation:{ordered.uid}:{ordered.options[-1].uid}"),
            "problem": ("problems", f"problem:{plan.problems[0].uid}:title"),
            "problem-tree": ("problems", f"problem:{plan.problems[0].uid}:tree"),
            "bring-in": ("problems", "bring:signals"),
            "priorities-sure": ("priorities", "sure:limits"),
            "meeting": ("priorities", "meeting:"),
            "answers": ("priorities", "answers:"),
            "project": ("budget", f"project:{plan.projects[0].uid}:lines"),
            **{f"budget-{name}": ("budget", f"view:{name}") for name in budget_views.MAKERS},
        }
        return {
            **{step.key: _go(self, step.key) for step in COMMUNE_STEPS},
            **{name: _go(self, *target) for name, target in targets.items()},
            **{f"ranking-{way}": _rank(self, way) for way in reversed(WAYS)},
            "settings": lambda: self._main.show_preferences(),
            "help": lambda: self._main.show_help(),
        }

    def _open(self, kind: str) -> None:
        self._report.view = kind
        self._program.practice(kind)
        self._settle()

    def _print(self) -> None:
        """Every sheet in every edition and language."""
        editor = self._main.editor
        subject = editor.read(sheets.subject, editor.plan, datetime.now())
        for edition in sheets.editions():
            for language in LANGUAGES:
                self._report.view = f"sheet-{edition.sheet.key}-{language}"
                keys = (edition.sheet.key,)
                for drawn in sheets.draw(subject, keys, edition.public, language):
                    for page in range(len(sheets.page_sizes(drawn.pdf))):
                        self._report.pages += 1
                        name = f"{drawn.file_name.removesuffix('.pdf')}_{page + 1}"
                        self._report.keep(_image(drawn.pdf, page), name)

    def _send(self) -> None:
        """The practice commune and a neighbour put a package on a stick."""
        self._report.view = "send"
        main = self._main
        _pack(main.editor.database, self._stick)
        main.editor.note("submission")
        with practice.neighbour(self._stick.parent / f"{NEIGHBOUR}.ccwcdb", NEIGHBOUR) as other:
            _pack(other, self._stick)

    def _look(self) -> None:
        self._main.go("inbox", f"file:{self._stick}")

    def _receive(self) -> None:
        page = self._main.page
        if page is not None and page.main_button is not None:
            page.main_button.click()
        self._settle()

    def _settle(self) -> None:
        """Until the worker is done, nothing is about to come and everything is painted."""
        while self._program.tasks.current is not None or self._comes_soon():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _turn in range(4):
            QApplication.processEvents()
        for _turn in range(4):  # what came in the last turn finds its room: a backup was made
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _comes_soon(self) -> bool:
        """Whether a part waits for a moment of rest: signs of the path, the right panel."""
        waiting = self._program.window.findChildren(QTimer)
        return any(
            each.isActive() and each.isSingleShot() and each.interval() <= SOON_MS
            for each in waiting
        )


def _go(way: _Round, key: str, target: str = "") -> Callable[[], None]:
    return lambda: way._main.go(key, target)


def _rank(way: _Round, name: str) -> Callable[[], None]:
    """The priorities ranked another way; scores and weights show their weights."""

    def go() -> None:
        editor = way._main.editor
        editor.apply("ranking_ways.choose", plan=editor.plan, way=name)
        way._main.go("priorities", "weights" if name == WAYS[0] else "desk")

    return go


def _pack(database: Database, folder: Path) -> None:
    """Freeze and write, as the window does."""
    with database.transaction() as session:
        plan = plans.newest(session).id
        submission.freeze(session, plan, datetime.now())
    with database.reading() as session:
        ready = submission.prepared(session, plan, cover.page)
    built = submission.build(ready)
    submission.write(built, folder)
    with database.transaction() as session:
        submission.written(session, plan, ready.version.number, built, str(folder))


def _image(pdf: bytes, page: int) -> QImage:
    found = sheets.picture(pdf, page, SHEET_DPI)
    shown = QImage(
        found.pixels, found.width, found.height, found.stride, QImage.Format.Format_RGB32
    )
    return shown.copy()


@contextmanager
def _own_home(folder: Path) -> Iterator[None]:
    before = os.environ.get("CCWC_HOME")
    os.environ["CCWC_HOME"] = str(folder / "home")
    yield
    if before is None:
        del os.environ["CCWC_HOME"]
    else:
        os.environ["CCWC_HOME"] = before


@contextmanager
def _listening(report: Report) -> Iterator[None]:
    """Warnings of Qt and faults in slots are faults of the view that is open."""

    def heard(kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not said.startswith(_OFFSCREEN):
            report.fault(f"Qt says: {said}")

    def caught(
        kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        report.fault(f"{kind.__name__}: {fault}")
        sys.__excepthook__(kind, fault, where)

    before, hook = qInstallMessageHandler(heard), sys.excepthook
    sys.excepthook = caught
    yield
    sys.excepthook = hook
    qInstallMessageHandler(before)


def _tell(report: Report, as_json: bool) -> None:
    if as_json:
        told = {"views": report.views, "pages": report.pages, "faults": report.faults}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    said = _("{views} views and {pages} printed pages were looked at, with {faults} faults.")
    count = len(report.faults)
    lines: Sequence[str] = (
        *report.faults,
        said.format(views=report.views, pages=report.pages, faults=count),
    )
    sys.stdout.write("\n".join(lines) + "\n")
