"""From the start to the open workbook and back: builds every part by hand, once."""

import gc
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue
from ccwc_desktop.language.catalogue import Language, _
from ccwc_desktop.settings import Kept, Recent

from . import crash, qt_words, theme
from .keys import UndoBeyondFields
from .last_folders import last
from .start.screen import StartScreen, is_locked
from .tasks import Progress, Tasks
from .window import Window

if TYPE_CHECKING:
    from .editing import Editor
    from .main_window import MainWindow
    from .start.new_workbook import NewWorkbook

PACKAGE = ".ccwc"


class Program(QObject):
    """Holds the window; either the start or a MainWindow is in it."""

    def __init__(self, app: QApplication, kept: Kept) -> None:
        super().__init__(app)
        self._app, self.kept = app, kept
        last.kept = kept
        self.tasks = Tasks(self)
        self.editor: Editor | None = None
        self.main: MainWindow | None = None
        self.start: StartScreen | None = None
        self._package: Path | None = None
        self._news = ""  # said once the workbook is open
        self._words = qt_words.install(app)
        UndoBeyondFields(app)
        self._dress()
        self.window = Window(kept, self._may_close, self._let_go)

    def begin(self, path: Path | None, practice: bool) -> None:
        """Show the window at once; the worker loads the database stack once it is painted."""
        opens = practice or (path is not None and path.suffix != PACKAGE and not is_locked(path))
        self.show_start(_("Opening the plan") if opens else "")

        def load() -> None:
            if practice:
                self.practice("commune")
            elif opens and path is not None:
                self.open_path(path)
            elif self.tasks.current is None and self.main is None:
                self.tasks.run(_load, lambda _loaded: None, self.refuse, _("Starting"))

        # not before: while modules are imported, every call from Qt into Python waits its turn
        self.window.painted.connect(load)
        self.window.show()
        if path is not None and not opens:
            self.open_path(path)

    def show_start(self, opening: str = "") -> None:
        """Before a workbook is open; closes the one that is. `opening` says what comes at once."""
        self._let_go_workbook()
        self.start = StartScreen(self.kept.settings, opening)
        self.start.languageChosen.connect(self.speak)
        self.start.openRequested.connect(self._open)
        self.start.newRequested.connect(self.make)
        self.start.practiceRequested.connect(self.practice)
        self.window.put(self.start)

    def open_path(self, path: Path) -> None:
        """A workbook, or a package for the district workbook used last."""
        if path.suffix == PACKAGE:
            districts = [each for each in self.kept.settings.recent if each.kind != "commune"]
            if not districts:
                self.refuse(Refused("package.no_district"))
                return
            self._package, path = path, Path(districts[0].path)
        if self.start is not None and is_locked(path):
            self.start.show_unlock(path)
        else:
            self._open(path)

    def _open(self, path: Path, passphrase: str = "") -> None:
        if is_locked(path) and not passphrase:
            self.refuse(Refused("key.needed", path=path))
        else:
            self._run(lambda stack: stack.open_workbook(path, passphrase), _("Opening the plan"))

    def make(self, asked: "NewWorkbook") -> None:
        """A new workbook."""
        self._run(lambda stack: stack.make(asked), _("Making the workbook"))

    def practice(self, kind: str) -> None:
        """The practice commune or district."""
        self._run(lambda stack: stack.practice(kind), _("Opening the practice workbook"))

    def speak(self, language: Language) -> None:
        """Another language: the same page, in the same place, in a new window content."""
        self.kept.change(language=language)
        self._rebuild()

    def enlarge(self, large: bool) -> None:
        """Large text, or the usual size."""
        self.kept.change(large_text=large)
        self._rebuild()

    def refuse(self, refused: Refused) -> None:
        """Where the person is looking."""
        if self.main is not None:
            self.main.refuse(refused)
        elif self.start is not None:
            self.start.refuse(refused)

    def _run(self, work: Callable[[ModuleType], Any], title: str, news: str = "") -> None:
        self._news = news
        if self.start is None:
            self.show_start()
        if self.start is not None:
            self.start.wait(title)
        self.tasks.run(lambda progress: work(_load(progress)), self._on_opened, self.refuse, title)

    def _on_opened(self, database: Any) -> None:
        stack = sys.modules[_STACK]
        self.editor = stack.editor(database, self)
        recent: Recent = stack.as_recent(self.editor)
        self.kept.take(self.kept.settings.opened(recent))
        package, self._package = self._package, None
        self._show_main("inbox" if package else "")
        if self._news and self.main is not None:
            self.main.say(self._news)
        if package and self.main is not None:
            self.main.go("inbox", f"file:{package}")

    def _show_main(self, key: str, target: str = "") -> None:
        main: MainWindow = sys.modules[_STACK].main_window(self.editor, self.tasks, self.kept)
        # queued: the button that was pressed is deleted by what it asks for
        queued = Qt.ConnectionType.QueuedConnection
        main.languageChosen.connect(self.speak, queued)
        main.textSizeChosen.connect(self.enlarge, queued)
        main.otherWorkbookRequested.connect(self._on_other_workbook)
        main.copyWanted.connect(lambda copy: _bring_back(self, copy))
        main.fullScreenRequested.connect(self.window.turn_full_screen)
        main.leaving.connect(self._on_leaving)
        self.main, self.start = main, None
        self.window.put(main)
        main.begin(key, target)

    def _rebuild(self) -> None:
        if self.main is not None:
            key = self.main.spec.key
            here = self.main.page.here() if self.main.page is not None else ""
            self.main = None
            self.window.clear()
            self._dress()
            self._show_main(key, here)
            return
        self._dress()
        if self.start is not None:
            before = self.start
            self.show_start()
            self.start.show_again(before.at)
            if before.form is not None and self.start.form is not None:
                self.start.form.take(before.form)

    def _dress(self) -> None:
        settings = self.kept.settings
        catalogue.use(settings.language)
        theme.apply(self._app, settings.language, settings.large_text)

    def _on_other_workbook(self) -> None:
        if self.main is not None and self.main.may_close():
            self.show_start()
            if self.start is not None:
                self.start.show_recent()

    def _may_close(self) -> bool:
        return self.main is None or self.main.may_close()

    def _on_leaving(self) -> None:
        self.main = None  # the question is answered
        self.window.close()

    def _let_go(self) -> None:
        self.tasks.close()
        self._let_go_workbook()

    def _let_go_workbook(self, renew: bool = True) -> None:
        self.main = None
        if self.editor is not None:
            sys.modules[_STACK].close(self.editor.database, renew)
            self.editor.deleteLater()
            self.editor = None


def _bring_back(program: Program, copy: Path) -> None:
    """The workbook is closed while a copy takes its place; its key opens both."""
    if program.editor is not None:
        database = program.editor.database
        path, key = database.path, database.key
        program._let_go_workbook(renew=False)  # the copy that was chosen may be the one of today
        news = _("The earlier copy is open. What was here before is the newest copy in Settings.")
        program._run(lambda stack: stack.bring_back(path, key, copy), _("Opening the copy"), news)


_STACK = "ccwc_desktop.ui.opening"


def _load(_progress: Progress) -> ModuleType:
    """The database stack and the pages' frame; at once when it is there."""
    if _STACK not in sys.modules:
        importlib.import_module(_STACK)
        gc.freeze()  # 100,000 objects come to stay: looking through them again and again is lost
    return sys.modules[_STACK]


def run(path: Path | None = None, practice: bool = False) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    crash.write_down()
    program = Program(app, Kept())
    sys.excepthook = crash.hook(program.refuse, crash.OneWindow().tell)
    program.begin(path, practice)
    status = app.exec()
    sys.excepthook = sys.__excepthook__
    return status
