"""Settings in the place of a page; every choice holds at once."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop import paths
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import workbooks
from ccwc_desktop.settings import Kept
from ccwc_desktop.ui import files
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Progress, Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, Switch
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section, small

from .accounts import AccountsCard
from .copies import CopiesCard
from .figure_lists import FigureListsCard


class PreferencesPage(QWidget):
    """`textSizeChosen(large)`, `otherWorkbookRequested`; a copy ends in `notice` or `refused`."""

    closed = Signal()
    textSizeChosen = Signal(bool)
    otherWorkbookRequested = Signal()
    copyWanted = Signal(object)  # the path of an earlier copy that should take the place
    notice = Signal(str)
    refused = Signal(object)

    def __init__(
        self, editor: Editor, tasks: Tasks, kept: Kept, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._tasks, self._kept = editor, tasks, kept
        self.back = Button(_("Back to the page"), "quiet", "back")
        self.back.setShortcut(Qt.Key.Key_Escape)
        self.large = Switch(_("Large text"))
        self.copy = Button(_("Copy this workbook to a stick"), "plain", "usb")
        self.other = Button(_("Open another workbook"), "plain", "commune")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = ScrollColumn()
        column.addWidget(scroll, 1)
        self.copies = CopiesCard()
        self.lists = FigureListsCard(editor)
        self.accounts = AccountsCard(editor)
        lists = (self.lists, self.accounts)
        parts = (self._reading(), self._places(), self._workbook(), *lists, self.copies)
        for part in parts:
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        self.back.clicked.connect(self.closed)
        self.large.clicked.connect(self.textSizeChosen)
        self.copy.clicked.connect(self._on_copy)
        self.other.clicked.connect(self.otherWorkbookRequested)
        self.copies.wanted.connect(self.copyWanted)
        for each in lists:
            each.notice.connect(self.notice)
        self.setFocusProxy(self.back)
        self.large.setChecked(kept.settings.large_text)

    def refresh(self) -> None:
        """Show what is chosen now, and the copies there are."""
        self.copies.show_copies(self._editor.database.path)
        self.lists.refresh()
        self.accounts.refresh()
        self.large.setChecked(self._kept.settings.large_text)

    def _reading(self) -> QWidget:
        return _card(_("Reading"), [self.large])

    def _places(self) -> QWidget:
        places = (
            (_("This workbook"), self._editor.database.path.parent),
            (_("Backups, one a day"), paths.backups()),
            (_("Sheets and packages"), paths.documents()),
        )
        return _card(_("Where things are"), [_place(name, folder) for name, folder in places])

    def _workbook(self) -> QWidget:
        said = small(
            _("A copy takes the key file along. Please work only on the workbook of this computer.")
        )
        return _card(_("Workbook"), [self.copy, said, self.other])

    def _on_copy(self) -> None:
        files.choose_folder(self, _("Choose the stick"), self.copy_to, "sticks")

    def copy_to(self, folder: Path) -> None:
        """Make the copy by the worker."""
        database = self._editor.database

        def work(_progress: Progress) -> Path:
            return workbooks.copy_to(database, folder)

        self._tasks.run(work, self._on_copied, self.refused.emit, _("Copying the workbook"))

    def _on_copied(self, path: Path) -> None:
        said = _("The workbook was copied and checked: {file}. You may take the stick out safely.")
        self.notice.emit(said.format(file=path.name))


def _card(head: str, widgets: list[QWidget]) -> QFrame:
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 10, 16, 12)
    column.setSpacing(tokens.px("s2"))
    column.addWidget(section(head))
    for widget in widgets:
        row = QHBoxLayout()
        row.addWidget(widget)
        if isinstance(widget, Button | Switch):
            row.addStretch()
        column.addLayout(row)
    return card


def _place(name: str, folder: Path) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(name, "strong"))
    words.addWidget(small(str(folder)))
    open_ = Button(_("Open folder"), "quiet", dense=True)
    open_.setAccessibleDescription(name)
    open_.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    row.addLayout(words, 1)
    row.addWidget(open_)
    return line
