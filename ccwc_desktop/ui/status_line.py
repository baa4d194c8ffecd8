"""The line at the bottom: saved, undo, long work, earlier notices, backup."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import dates, words
from ccwc_desktop.language.catalogue import _, current

from . import messages
from .editing import Editor
from .tasks import Tasks
from .theme import fonts, icons, tokens
from .widgets.buttons import Button
from .widgets.text import Text, inked, shortened

SHOWN_AFTER_MS = 400  # shorter work would only flash
LONGEST_NAME = 32  # signs of the name of a change


class StatusLine(QFrame):
    """Listens to the editor and the tasks; asks for undo and for the earlier notices."""

    undoRequested = Signal()
    earlierRequested = Signal()

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._editor = editor
        self.undo = Button(_("Undo"), "link", "undo")
        self.earlier = Button(_("Earlier notices"), "link")
        self._saved_sign, self._saved = QLabel(), Text("", "small", wrap=False)
        self._rule = _rule()
        self._work = _Work(tasks)
        self._backup_sign, self._backup = QLabel(), Text("", "small", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(tokens.px("s2"))
        for widget in (self._saved_sign, self._saved, self._rule, self.undo):
            row.addWidget(widget)
        row.addStretch(1)
        for each in (self._work, self.earlier, self._backup_sign, self._backup):
            row.addWidget(each)
        self.setMinimumHeight(fonts.at_least("status", "small", padding=10))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.earlier.hide()
        self.undo.clicked.connect(self.undoRequested)
        self.earlier.clicked.connect(self.earlierRequested)
        editor.saved.connect(self._on_saved)
        editor.drafts.said.connect(self._on_brought_back)
        editor.undoChanged.connect(self._on_undo_changed)
        self._say_saved("check", _("All is saved"))
        self._on_undo_changed()

    def show_backup(self, told: datetime | Refused) -> None:
        """Today's copy holds all that was saved until a moment, or why there is none."""
        if isinstance(told, Refused):
            icon, colour, ink = "warning", "amber", "amber"
            said, more = _("No backup today"), messages.sentence(told)
        else:
            icon, colour, ink = "backup", "green", "ink"
            said = _("Backup of {time}").format(time=dates.clock(told.time(), current()))
            more = _("It is made again when the workbook is closed.")
        self._backup_sign.setPixmap(icons.pixmap(icon, colour, tokens.px("icon-tag")))
        self._backup.say(said)
        inked(self._backup, ink)
        self._backup.setToolTip(words.strip_breaks(more))

    def _on_saved(self, moment: datetime) -> None:
        said = _("Saved {time}").format(time=dates.clock(moment.time(), current()))
        self._say_saved("check", said)

    def _on_brought_back(self, _sentence: str) -> None:
        """Not all is saved while a text of the last time waits in its field."""
        self._say_saved("", "")

    def _say_saved(self, icon: str, said: str) -> None:
        if icon:
            self._saved_sign.setPixmap(icons.pixmap(icon, "green", tokens.px("icon-tag")))
        self._saved_sign.setVisible(bool(icon))
        self._saved.say(said)

    def _on_undo_changed(self) -> None:
        name = shortened(self._editor.undo_text, LONGEST_NAME)
        said = _("Undo: {change}").format(change=name) if name else _("Undo")
        self.undo.say(said)
        self.undo.setVisible(self._editor.can_undo)
        self._rule.setVisible(self._editor.can_undo)


class _Work(QWidget):
    """What runs now, how far it is, and a way to stop it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._text = Text("", "small", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(_("How far the work is"))
        self._stop = Button(_("Stop"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(self._text)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._stop)
        self._soon = QTimer(self, interval=SHOWN_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.show)
        self._stop.clicked.connect(tasks.cancel_all)
        tasks.busy.connect(self._on_busy)
        tasks.progressed.connect(self._on_progressed)
        self.hide()

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._soon.start()
        else:
            self._soon.stop()
            self.hide()

    def _on_progressed(self, share: float | None, text: str) -> None:
        title = self._tasks.current.title if self._tasks.current else ""
        self._text.say(text or title)
        self._bar.setRange(0, 0 if share is None else 100)
        if share is not None:
            self._bar.setValue(round(share * 100))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedSize(1, 20)
    return rule
