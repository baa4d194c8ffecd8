"""The sheets as pages: drawn by the worker, and again after a change of the plan."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Drawn, Edition, Subject
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.tasks import Cancelled, Progress, Task, Tasks

THUMBNAIL_DPI = 30
LOOK_AFTER_MS = 300


@dataclass(frozen=True)
class Made:
    """A drawn edition: its documents, all their pages as (PDF, page from 0), the first in small."""

    edition: Edition
    documents: tuple[Drawn, ...]
    pages: tuple[tuple[bytes, int], ...]
    first: QImage


def image(pdf: bytes, page: int, dpi: float) -> QImage:
    """One page (from 0) as an image of its own."""
    found = sheets.picture(pdf, page, dpi)
    shown = QImage(
        found.pixels, found.width, found.height, found.stride, QImage.Format.Format_RGB32
    )
    return shown.copy()


class Drawings(QObject):
    """`began`, then `drawn` or `failed(refusal)`; `made` and `subject` are those of the last time.

    Nothing is drawn before `look`, and again only after `forget`; nor for somebody who passes by
    on the way to another page.
    """

    began = Signal()
    progressed = Signal(object)  # 0 to 1, None while nobody knows
    drawn = Signal()
    failed = Signal(object)

    def __init__(self, editor: Editor, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._editor, self._tasks = editor, tasks
        self._task: Task | None = None
        self._fresh = False
        self._again = False
        self._subject: Subject | None = None
        self.made: dict[Edition, Made] = {}
        self._soon = QTimer(self, interval=LOOK_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._draw_if_seen)
        tasks.progressed.connect(self._on_progressed)

    @property
    def busy(self) -> bool:
        """Whether the worker draws, or is about to."""
        return self._task is not None or self._soon.isActive()

    @property
    def subject(self) -> Subject:
        """What the sheets speak of."""
        if self._subject is None:
            self._subject = self._editor.read(sheets.subject, self._editor.plan, datetime.now())
        return self._subject

    def forget(self) -> None:
        """The plan changed; what is being drawn is no longer true."""
        self._fresh, self._subject = False, None
        if self._task is not None:
            self._again = True
            self._task.cancel()

    def stop(self) -> None:
        """The person does not want to wait."""
        if self._soon.isActive():
            self._soon.stop()
            self.failed.emit(Cancelled())
        elif self._task is not None:
            self._task.cancel()

    def look(self) -> None:
        """Draw all sheets that have something in them, unless that was done already."""
        if not self._fresh and self._task is None:
            self._soon.start()
            self.began.emit()

    def _draw_if_seen(self) -> None:
        if self._page.isVisible():
            self._draw()

    def _draw(self) -> None:
        self._fresh = True
        subject = self.subject
        empty = sheets.left_out(subject)
        wanted = [each for each in sheets.editions() if each.sheet.key not in empty]

        def work(progress: Progress) -> dict[Edition, Made]:
            return {
                each: _made(subject, each, at, len(wanted), progress)
                for at, each in enumerate(wanted)
            }

        self._task = self._tasks.run(work, self._on_drawn, self._on_failed, _("Drawing the sheets"))

    def _on_progressed(self, share: float | None, _text: str) -> None:
        if self._task is not None and self._tasks.current is self._task:
            self.progressed.emit(share)

    def _on_drawn(self, made: dict[Edition, Made]) -> None:
        if not isValid(self):  # the window speaks another language now
            return
        self._task = None
        if self._again:
            self._draw_again()
            return
        self.made = made
        self.drawn.emit()

    def _on_failed(self, refused: Refused) -> None:
        if not isValid(self):
            return
        self._task = None
        if self._again and isinstance(refused, Cancelled):
            self._draw_again()
            return
        self._fresh = False
        self.failed.emit(refused)

    def _draw_again(self) -> None:
        self._again = False
        self._draw()


def _made(subject: Subject, edition: Edition, at: int, of: int, progress: Progress) -> Made:
    """Draw one edition, the `at`th `of` all."""

    def tell(share: float, _key: str) -> None:
        progress((at + share) / of)

    documents = sheets.draw(subject, (edition.sheet.key,), edition.public, "km", tell)
    pages = tuple(
        (each.pdf, page) for each in documents for page in range(len(sheets.page_sizes(each.pdf)))
    )
    return Made(edition, documents, pages, image(*pages[0], THUMBNAIL_DPI))
