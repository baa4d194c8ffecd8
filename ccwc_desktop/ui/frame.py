"""The parts around the pages and where they stand; path and right panel fold with the width."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.settings import Kept

from .around_page import Navigation, TitleBlock
from .closing import ClosingQuestion
from .editing import Editor
from .header import Header
from .help_view import HelpView
from .notices import Notices
from .status_line import StatusLine
from .tasks import Tasks
from .theme import tokens
from .visits import Visits
from .widgets.notes import Note, NoteKind
from .widgets.path_list import PathList
from .widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from .preferences.page import PreferencesPage

_KIND: NoteKind = "info"


class Frame(QWidget):
    """Layout only; MainWindow connects the parts."""

    preferencesBuilt = Signal(object)  # the PreferencesPage, to be connected

    def __init__(self, editor: Editor, tasks: Tasks, kept: Kept) -> None:
        super().__init__()
        self.setObjectName("page")
        self._editor, self._tasks, self._kept = editor, tasks, kept
        self._fold_key, self._wide = "", False
        self._path_folded = False
        self._opened_narrow = ""  # the step whose panel was opened in a narrow window
        self.header = Header(editor)
        self.path = PathList()
        self.title = TitleBlock()
        self.example = Note("info", "", _("Close"))
        self.visits = Visits(editor, tasks)
        self.help = HelpView(editor.is_commune)
        self.notices = Notices()
        self.question = ClosingQuestion()
        self.navigation = Navigation()
        self.panel = SidePanel()
        self._beside = QWidget()  # in a narrow window the open panel lies over the page
        self._beside.setFixedWidth(tokens.px("rail"))
        self.status = StatusLine(editor, tasks)
        self._lay_out()
        for part in (self.example, self.help):
            part.hide()
        self.navigation.setVisible(editor.is_commune)
        self.panel.setVisible(editor.is_commune)
        self.panel.folded.connect(self._on_folded)
        for chosen in (self.panel.goTo, self.panel.helpChosen):
            chosen.connect(self._uncover)

    @cached_property
    def preferences(self) -> "PreferencesPage":
        """Settings; built, and their modules imported, when a person first asks for them."""
        from .preferences.page import PreferencesPage

        page = PreferencesPage(self._editor, self._tasks, self._kept)
        page.hide()
        self._views.append(page)
        self._work.insertWidget(self._work.indexOf(self.help) + 1, page, 1)
        self.preferencesBuilt.emit(page)
        return page

    def _lay_out(self) -> None:
        self._views: list[QWidget] = [self.visits, self.help]
        self._work = work = QVBoxLayout()
        work.setContentsMargins(24, 10, 24, 0)
        work.setSpacing(tokens.px("s2"))
        work.addWidget(self.title)
        work.addWidget(self.example)
        for view in self._views:
            work.addWidget(view, 1)
        for line in (self.notices, self.question, self.navigation):
            work.addWidget(line)
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.path)
        middle.addLayout(work, 1)
        middle.addWidget(self.panel)
        middle.addWidget(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def show_view(self, view: QWidget) -> None:
        """The pages, Help or Settings in the middle."""
        self.example.hide()
        for each in self._views:
            each.setVisible(each is view)

    def show_example(self, example: str) -> None:
        """The worked example over the page, until it is closed."""
        self.example.say(_KIND, words.add_breaks(example), _("Close"))
        self.example.show()

    def fold_for(self, key: str, wide: bool) -> None:
        """Fold the panel as the person left it at this step, or as its page likes."""
        if key != self._fold_key:
            self._opened_narrow = ""
        self._fold_key, self._wide = key, wide
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows fold the panel, then the path."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fold()
        self._place_panel()

    def showEvent(self, event: QShowEvent) -> None:
        """The first width that counts is the one it is shown with."""
        super().showEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < tokens.px("fold-path-under")
        if narrow != self._path_folded:
            self._path_folded = narrow
            self.path.fold(narrow)
        if self.width() < tokens.px("fold-panel-under"):
            opened = self._fold_key and self._opened_narrow == self._fold_key
            self.panel.fold(not opened)
        else:
            chosen = self._kept.settings.folded.get(self._fold_key)
            self.panel.fold(self._wide if chosen is None else chosen)
        self._lay_over()

    def _lay_over(self) -> None:
        """Beside an open panel a narrow page would be a column of single words."""
        over = self._covers()
        if over != (self._middle.indexOf(self.panel) < 0):
            if over:
                self._middle.removeWidget(self.panel)
            else:
                self._middle.insertWidget(self._middle.indexOf(self._beside), self.panel)
        self._beside.setVisible(over)
        self._place_panel()

    def _covers(self) -> bool:
        narrow = self.width() < tokens.px("fold-panel-under")
        return narrow and not self.panel.is_folded() and not self.panel.isHidden()

    def _place_panel(self) -> None:
        if self._middle.indexOf(self.panel) < 0:
            area = self._middle.geometry()
            left = area.right() + 1 - self.panel.width()
            self.panel.setGeometry(left, area.top(), self.panel.width(), area.height())
            self.panel.raise_()

    def _uncover(self) -> None:
        """What was chosen in the panel is not left under it."""
        if self._covers():
            self._opened_narrow = ""
            self._fold()

    def _on_folded(self, away: bool) -> None:
        if self.width() < tokens.px("fold-panel-under"):
            self._opened_narrow = "" if away else self._fold_key
        else:
            folded = {**self._kept.settings.folded, self._fold_key: away}
            self._kept.change(folded=folded)
        self._lay_over()
