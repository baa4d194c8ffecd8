"""One verified copy a day, made by the worker a moment after the workbook was opened.

It is made again, where something changed, when the workbook is closed: see `opening.close`.
"""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ccwc_desktop import paths
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import workbooks

from .editing import Editor
from .tasks import Progress, Tasks

AFTER_MS = 4000


class DailyBackup(QObject):
    """`finished(moment)` when today's copy holds all until then; `finished(refusal)` else."""

    finished = Signal(object)

    def __init__(self, editor: Editor, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._tasks = editor, tasks
        self._timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.make)
        self._timer.start()

    def make(self) -> None:
        """Make it now."""
        database = self._editor.database

        def work(_progress: Progress) -> Path:
            return workbooks.back_up(database, paths.backups(), date.today())

        self._tasks.run(work, self._on_done, self._on_failed, _("Making today’s backup"))

    def _on_done(self, _path: Path) -> None:
        self.finished.emit(datetime.now())

    def _on_failed(self, refused: Refused) -> None:
        self.finished.emit(refused)
