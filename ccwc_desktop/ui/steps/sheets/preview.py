"""The page itself at the right: while it is drawn how far that is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.sheets import Subject
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.preview import PreviewPane
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import wording
from .drawing import Made, image

DPI = 110


class Preview(QWidget):
    """`stopRequested` while drawing, `againRequested` after it was stopped."""

    stopRequested = Signal()
    againRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = section("")
        self.code = Tag("", "green", "check")
        self._standing = small("")
        self.finish = Button(_("Finish the version"), "link")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.code)
        self.pane = PreviewPane()
        self._busy, self.bar, self.stop = _busy()
        self.stopped = EmptyState("preview", "", _("Draw them now"))
        self._views = QStackedWidget()
        for view in (self.pane, self._busy, self.stopped):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(head)
        column.addWidget(self._standing)
        column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._views, 1)
        self.stop.clicked.connect(self.stopRequested)
        self.stopped.pressed.connect(self.againRequested)
        self._mark(False, False)

    def show_made(self, made: Made | None, subject: Subject) -> None:
        """The pages of one sheet."""
        self._views.setCurrentWidget(self.pane)
        self.title.say(wording.title(made.edition) if made else "")
        self._mark(made is not None, subject.draft)
        self.code.say(subject.check_code)
        said = wording.standing(subject.draft, subject.plan.version, subject.check_code)
        self._standing.say(said)
        if made is None:
            self.refuse(_("No sheet has anything to print yet."))
            self.stopped.button.hide()
            return
        self.pane.set_pages([_drawn_later(*each) for each in made.pages])

    def wait(self) -> None:
        """The sheets are being drawn."""
        self.bar.setRange(0, 0)
        self._views.setCurrentWidget(self._busy)

    def progress(self, share: float | None) -> None:
        """How far that is, 0 to 1."""
        if share is not None:
            self.bar.setRange(0, 100)
            self.bar.setValue(round(share * 100))

    def refuse(self, sentence: str) -> None:
        """They were not drawn."""
        self._mark(False, False)
        self.title.say("")
        self.stopped.button.show()
        self.stopped.sentence.say(sentence)
        self._views.setCurrentWidget(self.stopped)

    def _mark(self, drawn: bool, draft: bool) -> None:
        """A draft is explained, a finished version shows its code."""
        self.code.setVisible(drawn and not draft)
        self._standing.setVisible(drawn)
        self.finish.setVisible(drawn and draft)


def _drawn_later(pdf: bytes, page: int) -> Callable[[], QImage]:
    return lambda: image(pdf, page, DPI)


def _busy() -> tuple[QWidget, QProgressBar, Button]:
    whole = QWidget()
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(_("How far the work is"))
    stop = Button(_("Stop"), "quiet", dense=True)
    line = QHBoxLayout()
    line.addWidget(bar, 1)
    line.addWidget(stop)
    column = QVBoxLayout(whole)
    column.addStretch()
    column.addWidget(Text(_("Drawing the sheets"), "strong"))
    column.addLayout(line)
    column.addStretch()
    return whole, bar, stop
