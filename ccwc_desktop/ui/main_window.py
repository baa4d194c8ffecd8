"""The main window's content: what its parts do for one another.

It knows the list of pages and no page's inside. Another language or text size is a new
MainWindow over the same Editor and Tasks.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.settings import Kept

from . import keys, messages, tab_order
from .daily_backup import DailyBackup
from .editing import Editor
from .frame import Frame
from .help_view import example_of
from .page import Page
from .progress import PlanProgress
from .tasks import Tasks
from .workflow import PageSpec, pages_of

if TYPE_CHECKING:
    from .preferences.page import PreferencesPage

PANEL_AFTER_MS = 30
REST_AFTER_MS = 2000


class MainWindow(QWidget):
    """Everything inside the window once a workbook is open."""

    languageChosen = Signal(str)
    textSizeChosen = Signal(bool)
    otherWorkbookRequested = Signal()
    copyWanted = Signal(object)  # the path of an earlier copy
    fullScreenRequested = Signal()
    leaving = Signal()  # `may_close` asked, and the person said: close

    def __init__(
        self,
        editor: Editor,
        tasks: Tasks,
        kept: Kept,
        specs: Sequence[PageSpec] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self.tasks = editor, tasks
        self.specs = tuple(specs or pages_of(editor.identity.kind))
        self.page: Page | None = None
        self.spec = self.specs[0]
        self.frame = Frame(editor, tasks, kept)
        self.progress = PlanProgress(editor, self)
        # the words people wrote are broken into lines after the page is painted
        self._panel_soon = QTimer(self, interval=PANEL_AFTER_MS, singleShot=True)
        self._at_rest = QTimer(self, interval=REST_AFTER_MS, singleShot=True)
        self.backup = DailyBackup(editor, tasks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        editor.drafts.serve(self, lambda: (self.spec.key, self.page.here() if self.page else ""))
        self._connect_frame()
        self._connect_work()
        self._shortcuts = keys.install(self, self._doers())
        self._show_path()

    def _connect_frame(self) -> None:
        frame = self.frame
        frame.header.languageChosen.connect(self._after_leaving(self.languageChosen.emit))
        frame.header.yearChosen.connect(
            self._after_leaving(lambda year: self._try(lambda: self.editor.switch_year(year)))
        )
        frame.header.settingsPressed.connect(self.show_preferences)
        frame.header.versionPressed.connect(lambda: self.go("send"))
        frame.path.chosen.connect(self.go)
        frame.navigation.back.connect(lambda: self.step(-1))
        frame.navigation.next.connect(lambda: self.step(1))
        frame.panel.goTo.connect(lambda target: self.go(self.spec.key, target))
        frame.panel.helpChosen.connect(self._on_help_chosen)
        frame.example.pressed.connect(frame.example.hide)
        frame.help.closed.connect(self._show_page)
        frame.preferencesBuilt.connect(lambda page: _connect_preferences(self, page))

    def _connect_work(self) -> None:
        frame = self.frame
        frame.visits.goToStep.connect(self.go)
        frame.visits.notice.connect(self.say)
        frame.visits.panelChanged.connect(self._panel_soon.start)
        self._panel_soon.timeout.connect(self._fill_panel)
        self._panel_soon.timeout.connect(self._at_rest.start)
        self._at_rest.timeout.connect(words.rest)
        self._panel_soon.timeout.connect(self._show_way)
        frame.status.undoRequested.connect(lambda: self._try(self.editor.undo))
        frame.status.earlierRequested.connect(lambda: frame.notices.show_earlier(frame.status))
        frame.notices.undoRequested.connect(lambda: self._try(self.editor.undo))
        frame.notices.said.connect(frame.status.earlier.show)
        self.editor.changed.connect(frame.notices.clear)
        self.editor.refused.connect(self.refuse)
        self.editor.drafts.said.connect(frame.notices.inform)
        self.backup.finished.connect(frame.status.show_backup)
        self.progress.looked.connect(self._show_path)
        self.progress.looked.connect(self._panel_soon.start)
        self.progress.looked.connect(lambda: frame.visits.load_ahead(self.specs))

    def _doers(self) -> dict[str, Callable[[int], None]]:
        return {
            "undo": lambda _number: self._try(self.editor.undo),
            "redo": lambda _number: self._try(self.editor.redo),
            "step": lambda number: self.go(self.specs[min(number, len(self.specs) - 1)].key),
            "back": lambda _number: self.step(-1),
            "next": lambda _number: self.step(1),
            "find": lambda _number: self.page.look_for() if self.page else None,
            "sheets": lambda _number: self.go("sheets"),
            "open": lambda _number: self._after_leaving(self.otherWorkbookRequested.emit)(),
            "help": lambda _number: self.show_help(),
            "full": lambda _number: self.fullScreenRequested.emit(),
        }

    def begin(self, key: str = "", target: str = "") -> None:
        """Open a page (and what `target` names in it), or the one where the person stopped."""
        known = [each.key for each in self.specs]
        if not key and self.editor.drafts.reopen(known, self._open):
            return
        stopped = self.editor.cycle.last_step if self.editor.cycle else ""
        self._open(next((each for each in (key, stopped) if each in known), known[0]), target)

    def go(self, key: str, target: str = "") -> None:
        """Open a page at a field, unless the one in hand holds a text that cannot be kept."""
        if key == self.spec.key and self.page is not None:  # the very field may be the wrong one
            self._open(key, target)
        elif key in [each.key for each in self.specs]:
            self._after_leaving(self._open)(key, target)

    def step(self, by: int) -> None:
        """The page before or after this one."""
        at = self.specs.index(self.spec) + by
        if 0 <= at < len(self.specs):
            self.go(self.specs[at].key)

    def _open(self, key: str, target: str = "") -> None:
        arriving = self.page is None or key != self.spec.key
        self.spec = next(each for each in self.specs if each.key == key)
        self._show_page()
        if self.page is not None and (target or arriving):
            self.page.go_to(target)
        if arriving:
            self.frame.notices.clear()
            self.progress.remember(key)

    def _show_page(self) -> None:
        spec, frame = self.spec, self.frame
        self.page = page = frame.visits.visit(spec)
        frame.show_view(frame.visits)
        frame.title.show_page(_(spec.title), _(spec.why), page.title_actions())
        self._show_way()
        frame.path.go_to(spec.key)
        frame.fold_for(spec.key, page.wide)
        QTimer.singleShot(0, self, self._panel_soon.start)  # the page is painted first

    def _show_way(self) -> None:
        at = self.specs.index(self.spec)
        before = _(self.specs[at - 1].name) if at else ""
        after = _(self.specs[at + 1].name) if at + 1 < len(self.specs) else ""
        has_main = self.page is not None and self.page.main_button is not None
        self.frame.navigation.show_step(before, after, has_main)

    def _fill_panel(self) -> None:
        panel = self.frame.panel
        if self.page is not None and self.editor.is_commune:
            panel.show_cards(self.page.panel_cards())
            panel.know(self.page.knowledge())
            if self.progress.knows(self.spec.key):
                panel.miss(self.progress.missing(self.spec.key))
            helps = [("how", _("How to do this step"))]
            helps += [("example", _("See an example"))] if example_of(self.spec.key) else []
            panel.offer_help(helps)
        tab_order.follow_reading(self.frame)

    def _show_path(self) -> None:
        self.frame.path.show_items(self.progress.items(self.specs), self.spec.key)

    def _on_help_chosen(self, kind: str) -> None:
        if kind == "example":
            self.frame.show_example(example_of(self.spec.key))
        else:
            self.show_help()

    def _after_leaving(self, then: Callable[..., None]) -> Callable[..., None]:
        """`then`, once the field in hand is saved or given up."""

        def ask(*given: object) -> None:
            self.frame.question.hide()
            if self.page is None or self.page.leave():
                then(*given)
                return
            self.frame.path.go_to(self.spec.key)
            drafts = self.editor.drafts
            self.frame.question.ask_about_field(self.page, drafts, lambda: then(*given))

        return ask

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except Refused as refused:
            self.refuse(refused)

    def say(self, sentence: str) -> None:
        """A notice, with Undo while there is something to take back."""
        self.frame.notices.say(sentence, self.editor.can_undo)

    def refuse(self, refused: Refused) -> None:
        """A refusal that no field shows."""
        self.frame.notices.refuse(messages.sentence(refused))

    def show_help(self, topic: str = "") -> None:
        """Help in the place of the page."""
        own = self.page.help_topic if self.page is not None else ""
        self.frame.help.show_topic(topic or own or self.spec.key)
        self.frame.title.show_page(_("Help"), "")
        self.frame.path.go_to("")
        self.frame.show_view(self.frame.help)
        self.frame.help.close_button.setFocus()

    def show_preferences(self) -> None:
        """Settings in the place of the page."""
        self.frame.preferences.refresh()
        self.frame.title.show_page(_("Settings"), "")
        self.frame.path.go_to("")
        self.frame.show_view(self.frame.preferences)
        self.frame.preferences.setFocus()

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it asks, and `leaving` may follow."""
        if self.tasks.current is not None:
            self.frame.question.ask_about_work(self.tasks.current.title, self.leaving.emit)
            return False
        if self.page is not None and not self.page.leave():
            drafts = self.editor.drafts
            self.frame.question.ask_about_field(self.page, drafts, self.leaving.emit)
            return False
        self.progress.remember_now()
        return True


def _connect_preferences(window: MainWindow, page: "PreferencesPage") -> None:
    """What a person asks for in Settings; the three that change the page leave it first."""
    page.closed.connect(window._show_page)
    page.textSizeChosen.connect(window._after_leaving(window.textSizeChosen.emit))
    page.otherWorkbookRequested.connect(window._after_leaving(window.otherWorkbookRequested.emit))
    page.copyWanted.connect(window._after_leaving(window.copyWanted.emit))
    page.notice.connect(window.say)
    page.refused.connect(window.refuse)
