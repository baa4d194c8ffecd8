"""What the program says on a page: notes, the notice with Undo, the callout at a cell."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, restyle, tokens

from .buttons import Button, IconButton, Kind
from .scroll import ScrollColumn
from .text import Text, inked

NoteKind = Literal["info", "warning", "refused", "done"]
_LOOKS: dict[str, tuple[str, str]] = {
    "info": ("info", "teal"),
    "warning": ("warning", "amber"),
    "refused": ("refusal", "red"),
    "done": ("check", "green"),
}
_BUTTON_KINDS: dict[str, Kind] = {
    "info": "quiet",
    "warning": "accept",
    "refused": "cure",
    "done": "plain",
}


class Note(QFrame):
    """A sentence that stays: for information, a warning, a refusal, something done.

    `pressed` comes when its button (if any) is pressed. `add` puts another widget into the line.
    """

    pressed = Signal()

    def __init__(
        self,
        kind: NoteKind,
        sentence: str,
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(tokens.px("s2"))
        self._icon = QLabel()
        self._text = Text()
        self._button = Button("", "plain", dense=True)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        self._button.clicked.connect(self.pressed)
        self.say(kind, sentence, button)

    def sizeHint(self) -> QSize:
        """As high as its words are at the width it has; it never grows beyond its hint."""
        hint = super().sizeHint()
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return hint
        return QSize(hint.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def say(self, kind: NoteKind, sentence: str, button: str = "") -> None:
        """Show another sentence."""
        icon, colour = _LOOKS[kind]
        restyle(self, note=kind)
        self._icon.setPixmap(icons.pixmap(icon, colour, tokens.px("icon")))
        self._text.say(sentence)
        inked(self._text, "ink" if kind in ("info", "done") else colour)
        self._button.setVisible(bool(button))
        if button:
            self._button.say(button)
            restyle(self._button, kind=_BUTTON_KINDS[kind])
        self.setAccessibleName(self._text.accessibleName())
        _announce(self)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget (a field for the reason) before the button."""
        self._row.insertWidget(2, widget, stretch)


class UndoNotice(QFrame):
    """ "The project was deleted · Undo": dark, stays until the next action or ✕."""

    undoRequested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("note", "undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(tokens.px("s3"))
        sign = QLabel()
        sign.setPixmap(icons.pixmap("check", "surface", tokens.px("icon")))
        self._text = Text(colour="surface")
        self._undo = Button(_("Undo"))
        self._undo.setIcon(icons.beside_words("undo", "surface", tokens.px("icon")))
        self._undo.setIconSize(QSize(tokens.px("icon") + 6, tokens.px("icon")))
        self._close = IconButton("close", _("Close this notice"), "surface")
        row.addWidget(sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self._on_close)
        self.hide()

    def say(self, sentence: str, undoable: bool = True) -> None:
        """Show `sentence`; without an undo it is only a notice."""
        self._text.say(sentence)
        self._undo.setVisible(undoable)
        self.setAccessibleName(self._text.accessibleName())
        self.show()
        _announce(self)

    def _on_undo(self) -> None:
        self.hide()
        self.undoRequested.emit()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


class Callout(QFrame):
    """A frame beside a cell: the sentence, what to do, up to two ways out; Esc closes it.

    It is a child of the widget it points at (a table's viewport) and keeps inside it.
    """

    firstChosen = Signal()
    secondChosen = Signal()
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("note", "callout")
        self._over = over
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 10)
        row.setSpacing(tokens.px("s2"))
        self._sign = QLabel()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        self._head = Text(role="strong")
        self._more = Text()
        self._first = Button("", "plain", dense=True)
        self._second = Button("", "accept", dense=True)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.addWidget(self._first)
        buttons.addWidget(self._second)
        buttons.addStretch()
        self._view = ScrollColumn()
        self._view.column.addWidget(self._more)
        self._view.viewport().setAutoFillBackground(False)
        column.addWidget(self._head)
        column.addWidget(self._view)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self._first.clicked.connect(self.firstChosen)
        self._second.clicked.connect(self.secondChosen)
        over.installEventFilter(self)
        self.hide()

    def point(
        self,
        cell: QRect,
        head: str,
        more: str = "",
        first: str = "",
        second: str = "",
        kind: NoteKind = "warning",
    ) -> None:
        """Stand below `cell` (in the viewport's pixels), above it where there is no room."""
        icon, ink = _LOOKS[kind]
        self._sign.setPixmap(icons.pixmap(icon, ink, tokens.px("icon")))
        restyle(self, note="refused" if kind == "refused" else "callout")
        for label, text in ((self._head, head), (self._more, more)):
            label.say(text)
            label.setVisible(bool(text))
        self._view.setVisible(bool(more))
        for button, text in ((self._first, first), (self._second, second)):
            button.say(text)
            button.setVisible(bool(text))
        width = min(460, self._over.width() - 8)
        self.ensurePolished()
        self._fit(width)
        self.move(self._place_beside(cell))
        self.setAccessibleName(self._head.accessibleName())
        self.show()
        self.raise_()
        _announce(self)

    def _fit(self, width: int) -> None:
        """As high as the words are; where that is more than there is room for, they scroll."""
        layout = self.layout()
        if layout is None:
            return
        sign, edges = self._sign.sizeHint().width() + tokens.px("s2"), layout.contentsMargins()
        inside = width - sign - edges.left() - edges.right() - 2
        words = self._more.heightForWidth(inside) if not self._view.isHidden() else 0
        self._view.setFixedHeight(words)
        layout.activate()
        over = self.heightForWidth(width) - (self._over.height() - 8)
        if over > 0 and words:
            self._view.setFixedHeight(max(fonts.line_height() * 2, words - over))
            layout.activate()
        self.resize(width, min(self.heightForWidth(width), self._over.height() - 8))

    def _place_beside(self, cell: QRect) -> QPoint:
        left = max(4, min(cell.right() - self.width(), self._over.width() - self.width() - 4))
        below = cell.bottom() + 5
        fits = below + self.height() <= self._over.height()
        return QPoint(left, below if fits else max(2, cell.top() - self.height() - 5))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page under it moved: what it pointed at is elsewhere."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Wheel):
            self.hide()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; words that do not fit are scrolled by PgUp and PgDn."""
        bar = self._view.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            down = event.key() == Qt.Key.Key_PageDown
            bar.setValue(bar.value() + (1 if down else -1) * bar.pageStep())
        else:
            super().keyPressEvent(event)


def _announce(widget: QWidget) -> None:
    """Let a screen reader say it at once."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
