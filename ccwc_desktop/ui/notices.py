"""What the window says above Back and Next, and what it said before."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccwc_desktop.language import dates, words
from ccwc_desktop.language.catalogue import _, current

from .theme import tokens
from .widgets.buttons import Button
from .widgets.notes import Note, NoteKind, UndoNotice
from .widgets.scroll import ScrollColumn
from .widgets.text import Text

MOST_EARLIER = 30
_REFUSED: NoteKind = "refused"
_INFO: NoteKind = "info"


class Notices(QWidget):
    """One notice at a time; it stays until the next action or until it is closed."""

    undoRequested = Signal()
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earlier: list[tuple[datetime, str]] = []
        self._undo = UndoNotice()
        self._other = Note("refused", "", _("Close this notice"))
        self._other.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._undo)
        column.addWidget(self._other)
        self._undo.undoRequested.connect(self.undoRequested)
        self._other.pressed.connect(self._other.hide)

    def say(self, sentence: str, undoable: bool) -> None:
        """Something was done; "" when only the notice before has had its time."""
        self.clear()
        if not sentence:
            return
        self._undo.say(sentence, undoable)
        self._keep(sentence)

    def refuse(self, sentence: str) -> None:
        """Something could not be done."""
        self._note(_REFUSED, sentence)

    def inform(self, sentence: str) -> None:
        """Something to know, that nobody has just done."""
        self._note(_INFO, sentence)

    def _note(self, kind: NoteKind, sentence: str) -> None:
        self.clear()
        self._other.say(kind, sentence, _("Close this notice"))
        self._other.show()
        self._keep(sentence)

    def clear(self) -> None:
        """The next action began."""
        self._undo.hide()
        self._other.hide()

    def text(self) -> str:
        """What stands there now, "" for nothing."""
        for each in (self._undo, self._other):
            if not each.isHidden():
                return each.accessibleName()
        return ""

    def _keep(self, sentence: str) -> None:
        self.earlier = [(datetime.now(), sentence), *self.earlier][:MOST_EARLIER]
        self.said.emit()

    def show_earlier(self, above: QWidget) -> QWidget:
        """Everything said so far, newest first, in a list over `above`; Esc closes it."""
        popup = _Earlier(self.earlier, above)
        popup.move(above.mapToGlobal(QPoint(above.width() - popup.width(), -popup.height() - 8)))
        popup.show()
        return popup


class _Earlier(QFrame):
    """The list of earlier notices."""

    def __init__(self, earlier: list[tuple[datetime, str]], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName(words.strip_breaks(_("Earlier notices")))
        self.resize(460, 300)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 8)
        scroll = ScrollColumn()
        for moment, sentence in earlier:
            time = dates.clock(moment.time(), current())
            scroll.column.addWidget(Text(f"{time}  {sentence}", "small"))
        scroll.column.addStretch()
        column.addWidget(scroll)
        close = Button(_("Close"), "quiet", dense=True)
        close.clicked.connect(self.close)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        column.setSpacing(tokens.px("s2"))
        close.setFocus()
