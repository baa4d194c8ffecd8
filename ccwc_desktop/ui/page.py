"""What the frame asks of a page, and what a page may ask of the frame."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from .editing import Editor
from .tasks import Tasks
from .widgets.panel_cards import PanelCards


class Cards(Protocol):
    """What fills the right panel with cards."""

    def shown(self) -> PanelCards | None:
        """The cards as they stand now; None while there are none."""


class Page(QWidget):
    """One step of the path, or one page of the district.

    The frame gives the title, the sentence why, Back and Next, the right panel and the margins (24
    left and right). A page builds its widgets, layout, connections and first refresh in its
    constructor `(editor, tasks, parent)` and calls `refresh_when_seen` on `editor.changed(topic)`
    for the topics it shows. The frame shows a page as high as the window allows: a page that may
    grow puts a ScrollColumn in itself.
    """

    goToStep = Signal(str, str)  # a step's key, a target in it ("" for its beginning)
    notice = Signal(str)  # the dark notice, with Undo while there is one; "" ends the one before
    panelChanged = Signal()  # `knowledge` or `telling` is new, or another `main_button` counts

    help_topic = ""  # what F1 opens; the key of the step when empty
    wide = False  # wide pages start with the right panel folded
    main_button: QPushButton | None = None  # the step's own filled button: Next becomes outlined
    telling: Cards | None = None  # what stands above "what we know" in the right panel

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.tasks = tasks
        self._stale = False

    def title_actions(self) -> QWidget | None:
        """What stands at the right of the title; None for nothing."""
        return None

    def knowledge(self) -> list[str]:
        """Sentences for "what we know"."""
        return []

    def panel_cards(self) -> PanelCards | None:
        """Cards for the right panel; None for none."""
        return self.telling.shown() if self.telling is not None else None

    def go_to(self, target: str) -> None:
        """Show and focus the field of a `Missing.target` ("seat:youth"); "" is the beginning."""
        self.setFocus()

    def here(self) -> str:
        """The target of `go_to` that opens again what is open now, for another language."""
        return ""

    def leave(self) -> bool:
        """Save the field in hand; False (and the reason at the field) when it cannot be kept."""
        return True

    def look_for(self) -> None:
        """Ctrl+F: focus the page's own search, if it has one."""

    def refresh(self) -> None:
        """Read everything again."""

    def refresh_when_seen(self) -> None:
        """Read everything again: now, or at the next visit while another page is in view."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was in view."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
