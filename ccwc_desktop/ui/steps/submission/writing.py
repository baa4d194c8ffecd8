"""A package on its way to a stick or folder, made and written by the worker."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import submission
from ccwc_desktop.services.submission import Built
from ccwc_desktop.sheets import cover
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Cancelled, Progress, Task, Tasks

MAKING = 0.6  # the share of the work that is drawing and packing; the rest is the stick


class Writing(QObject):
    """`written(folder)` after the version was noted as written, or `failed(refusal)`.

    It belongs to the Tasks, not to the page: another language makes a new page while the stick
    is still being written.
    """

    progressed = Signal(object)
    written = Signal(Path)
    failed = Signal(object)

    def __init__(self, editor: Editor, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.editor, self._tasks = editor, tasks
        self._task: Task | None = None
        self.to_stick = True  # where it is written now, or was written last
        tasks.progressed.connect(self._on_progressed)

    @classmethod
    def of(cls, editor: Editor, tasks: Tasks) -> "Writing":
        """The one of this workbook."""
        for each in tasks.findChildren(cls):
            if each.editor is editor:
                return each
            each.deleteLater()
        return cls(editor, tasks)

    @property
    def busy(self) -> bool:
        """Whether the stick must stay where it is."""
        return self._task is not None

    def begin(self, folder: Path) -> None:
        """Make the package of the finished version and write it into `folder`."""
        plan = self.editor.plan
        self.to_stick = submission.on_stick(folder)
        try:
            ready = self.editor.read(submission.prepared, plan, cover.page)
        except Refused as refused:
            self.failed.emit(refused)
            return
        making, writing = _("Making the package"), _("Writing, then reading back")

        def work(progress: Progress) -> Built:
            built = submission.build(ready, lambda share, _key: progress(share * MAKING, making))
            submission.write(
                built, folder, lambda share, _key: progress(MAKING + share * (1 - MAKING), writing)
            )
            return built

        def done(built: Built) -> None:
            self._task = None
            try:
                with self.editor.database.transaction() as session:
                    submission.written(session, plan, ready.version.number, built, str(folder))
            except Refused as refused:
                self.failed.emit(refused)
                return
            self.editor.note("submission")
            self.written.emit(folder)

        self._task = self._tasks.run(work, done, self._on_failed, making)

    def stop(self) -> None:
        """Stop it; nothing half written stays on the stick."""
        if self._task is not None:
            self._task.cancel()

    def _on_progressed(self, share: float | None, _text: str) -> None:
        if self._task is not None and self._tasks.current is self._task:
            self.progressed.emit(share)

    def _on_failed(self, refused: Refused) -> None:
        self._task = None
        stopped = isinstance(refused, Cancelled)
        self.failed.emit(Refused("drive.cancelled") if stopped else refused)
