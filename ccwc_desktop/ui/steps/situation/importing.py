"""Taking in a file of figures: choose it or drop it on the page, look, take."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import figures_import, situation
from ccwc_desktop.services.figures_import import Preview
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Progress, Tasks
from ccwc_desktop.ui.widgets.notes import Note

from . import sayings
from .preview_panel import PreviewPanel


class Importing(QObject):
    """`opened()` when there is something to look at, `closed(year)` after; 0: nothing was taken.

    `panel` is what a file would do, `note` says why a file cannot be read.
    """

    opened = Signal()
    closed = Signal(int)
    notice = Signal(str)

    def __init__(self, editor: Editor, tasks: Tasks) -> None:
        super().__init__()
        self._editor, self._tasks = editor, tasks
        self._preview: Preview | None = None
        self.note = Note("refused", "", _("Close"))
        self.note.hide()
        self.note.pressed.connect(self.note.hide)

    @cached_property
    def panel(self) -> PreviewPanel:
        """Built with the first file: most visits take in none."""
        panel = PreviewPanel(self._editor)
        panel.taken.connect(self._take)
        panel.cancelled.connect(self.leave)
        return panel

    def leave(self) -> None:
        """Close the file that is looked at, if there is one; nothing of it is taken."""
        if self._preview is not None:
            self._preview = None
            self.closed.emit(0)

    def take_drops_on(self, page: QWidget) -> None:
        """A file that is dropped anywhere on `page` is looked at."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """One file of this computer may come in."""
        if not isinstance(event, QDropEvent):  # entering and moving are of this kind, too
            return False
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if len(urls) != 1:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.look_at(Path(urls[0].toLocalFile()))
        return True

    def choose_file(self) -> None:
        """The dialog; the file chosen is read at once."""
        patterns = _("Figures (*.csv *.xlsx)")
        files.choose_files(
            self.note,
            _("Take in a file"),
            patterns,
            lambda paths: self.look_at(paths[0]),
            "figures",
        )

    def look_at(self, path: Path) -> None:
        """Read a file beside the window's work, then show what it would do."""
        self.note.hide()
        ours = self._editor.read(figures_import.ours)

        def work(progress: Progress) -> Preview:
            data = figures_import.content(path)
            progress(None)
            return figures_import.preview(data, ours, progress)

        self._tasks.run(
            work,
            lambda preview: self._show(preview, path.name),
            self._refuse,
            _("Reading {file}").format(file=path.name),
        )

    def _show(self, preview: Preview, name: str) -> None:
        self._preview = preview
        self.panel.show_preview(preview, name)
        self.opened.emit()
        self.panel.focus()

    def _refuse(self, refused: Refused) -> None:
        self.note.say("refused", messages.sentence(refused), _("Close"))
        self.note.show()

    def _take(self) -> None:
        if self._preview is None:
            return
        figures = figures_import.checked(self._preview, good_rows=True)
        try:
            with self._editor.together(_("taking in the file")):
                self._editor.apply("situation.enter", figures=figures)
        except Refused as refused:
            self.panel.refuse(messages.sentence(refused))
            return
        count = len(figures)
        sentence = ngettext("{count} number was taken in.", "{count} numbers were taken in.", count)
        newest = max(figure.year for figure in figures)
        table = self._editor.read(situation.table, newest)
        filled = rules.completeness(table, rules.wanted(table))
        self._preview = None
        self.closed.emit(newest)
        said = sentence.format(count=digits.number(count, current()))
        self.notice.emit(f"{said} {sayings.filled(newest, *filled)}")
