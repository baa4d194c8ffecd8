"""The pages already visited, one of them in view; a page is built on the first visit."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from .editing import Editor
from .page import Page
from .tasks import Tasks
from .workflow import PageSpec

AHEAD_EVERY_MS = 300


class Visits(QStackedWidget):
    """Passes on what pages ask for."""

    goToStep = Signal(str, str)
    notice = Signal(str)
    panelChanged = Signal()

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._tasks = editor, tasks
        self._pages: dict[str, Page] = {}
        self._ahead: list[PageSpec] = []
        self._ahead_soon = QTimer(self, interval=AHEAD_EVERY_MS, singleShot=True)
        self._ahead_soon.timeout.connect(self._load_next)

    def visit(self, spec: PageSpec) -> Page:
        """The page of `spec`, built if need be and brought into view."""
        page = self._pages.get(spec.key)
        if page is None:
            page = spec.load()(self._editor, self._tasks)
            page.goToStep.connect(self.goToStep)
            page.notice.connect(self.notice)
            page.panelChanged.connect(self.panelChanged)
            self._pages[spec.key] = page
            self.addWidget(page)
        self.setCurrentWidget(page)
        return page

    def load_ahead(self, specs: Sequence[PageSpec]) -> None:
        """Import the pages' modules one by one, a moment apart: 20 ms less at each first visit."""
        self._ahead = [spec for spec in specs if spec.module not in sys.modules]
        self._ahead_soon.start()

    def _load_next(self) -> None:
        if self._ahead:
            self._ahead.pop(0).load()
            self._ahead_soon.start()

    def built(self) -> dict[str, Page]:
        """The pages visited so far."""
        return dict(self._pages)
