"""The pages already visited, one of them in view; a page is built on the first visit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from .editing import Editor
from .page import Page
from .tasks import Tasks
from .workflow import PageSpec


class Visits(QStackedWidget):
    """Passes on what pages ask for."""

    goToStep = Signal(str, str)
    notice = Signal(str)
    panelChanged = Signal()

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._tasks = editor, tasks
        self._pages: dict[str, Page] = {}

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

    def built(self) -> dict[str, Page]:
        """The pages visited so far."""
        return dict(self._pages)
