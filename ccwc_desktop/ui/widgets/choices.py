"""Choosing: one of several, several of several, several villages from a list that opens."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import fonts, icons, palette, restyle, tokens

from .buttons import Button
from .scroll import ScrollColumn

Choices = Sequence[tuple[Any, str]]


class ChoiceField(QComboBox):
    """One of several; `fill` with (value, words) pairs. The wheel never changes it unseen."""

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(self, choices: list[tuple[Any, str]] | None = None, placeholder: str = "") -> None:
        super().__init__()
        self._value: object = None
        self._before: object = None
        self._choices: list[tuple[Any, str]] = []
        self.setPlaceholderText(words.strip_breaks(placeholder))
        self.setFixedHeight(fonts.at_least("control", padding=12))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().installEventFilter(self)
        self.fill(choices or [])
        self.activated.connect(self._on_activated)
        self.currentTextChanged.connect(self.setToolTip)

    def fill(self, choices: list[tuple[Any, str]]) -> None:
        """Offer these; the value shown stays shown if it is among them."""
        if choices != self._choices:
            self._choices = list(choices)
            self.clear()
            for value, text in choices:
                self.addItem(words.strip_breaks(text), value)
        self._select()

    def value(self) -> object:
        """The value chosen, None for nothing."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value; one that is not offered shows nothing."""
        self._value = value
        self._select()

    def put(self, value: object) -> None:
        """Choose for the person."""
        self.set_value(value)
        self.entered.emit(value)

    def leave(self) -> None:
        """Nothing waits in a list of choices."""

    def refuse(self, sentence: str) -> None:
        """The choice could not be kept; it stays seen."""
        self._value = self._before

    def show_state(self, state: str) -> None:
        """The look: "" "warning" "refused" "locked"."""
        self.setEnabled(state != "locked")
        restyle(self, state=state)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words too long for the field end in …; all of them stand in its tooltip."""
        super().initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + 8
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A Latin digit finds the Khmer one."""
        text = digits.localise(event.text(), current())
        if text != event.text():
            event = QKeyEvent(event.type(), event.key(), event.modifiers(), text)
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """So it does while the list is open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = digits.localise(event.text(), current())
            if text != event.text():
                self.view().keyboardSearch(text)
                return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()

    def _select(self) -> None:
        found = [i for i in range(self.count()) if self.itemData(i) == self._value]
        self.setCurrentIndex(found[0] if found else -1)

    def _on_activated(self, index: int) -> None:
        value = self.itemData(index)
        if value != self._value:
            self._before, self._value = self._value, value
            self.entered.emit(value)


def colour_square(colour: str) -> QIcon:
    """A filled square of a token colour, for `ChoiceField.setItemIcon` (sources of money)."""
    square = QPixmap(tokens.px("source-square"), tokens.px("source-square"))
    square.fill(palette.colour(colour))
    return QIcon(square)


class CheckList(QWidget):
    """Several of several, all in view; `entered` gives the ticked values in list order."""

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(self, choices: Choices = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._boxes: list[tuple[Any, QCheckBox]] = []
        self.fill(choices)

    def fill(self, choices: Choices) -> None:
        """Offer these; nothing is ticked."""
        for _value, old in self._boxes:
            self._column.removeWidget(old)
            old.deleteLater()
        self._boxes = []
        for value, text in choices:
            box = QCheckBox(words.strip_breaks(text))
            box.setAccessibleName(words.strip_breaks(text))
            box.setMinimumHeight(fonts.at_least("list-row", padding=4))
            box.clicked.connect(self._on_clicked)
            self._column.addWidget(box)
            self._boxes.append((value, box))
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def value(self) -> tuple[Any, ...]:
        """The ticked values."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these values and no others."""
        ticked = tuple(value) if isinstance(value, list | tuple | set | frozenset) else ()
        for each, box in self._boxes:
            box.setChecked(each in ticked)

    def put(self, value: object) -> None:
        """Tick for the person."""
        self.set_value(value)
        self.entered.emit(self.value())

    def leave(self) -> None:
        """Nothing waits: each tick is entered at once."""

    def refuse(self, sentence: str) -> None:
        """The ticks could not be kept; they stay seen."""

    def show_state(self, state: str) -> None:
        """ "locked" cannot be changed."""
        for _value, box in self._boxes:
            box.setEnabled(state != "locked")

    def _on_clicked(self) -> None:
        self.entered.emit(self.value())


class _Popup(QFrame):
    """The list that opens under a chooser; Esc and a click outside close it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.list = CheckList()
        self.done = Button(_("Done"), "quiet", dense=True)
        self.done.clicked.connect(self.close)
        scroll = ScrollColumn()
        scroll.column.addWidget(self.list)
        scroll.column.addStretch()
        column.addWidget(scroll)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def hideEvent(self, event: Any) -> None:
        """Closed in whatever way."""
        super().hideEvent(event)
        self.closed.emit()


class MultiChoice(QPushButton):
    """Several of many (villages): shows their names, opens a list with ticks.

    `entered` gives the tuple of values once, when the list closes with other ticks.
    """

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(self, choices: Choices = (), nothing: str = "") -> None:
        super().__init__()
        self.setProperty("chooser", True)
        self.setFixedHeight(fonts.at_least("control", padding=12))
        self.setIcon(icons.icon("open-list", "ink", tokens.px("icon-tag")))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._nothing = nothing or _("Choose")
        self._value: tuple[Any, ...] = ()
        self._popup = _Popup(self)
        self._popup.closed.connect(self._on_closed)
        self._choices: Choices = ()
        self.fill(choices)
        self.clicked.connect(self._open)

    def fill(self, choices: Choices) -> None:
        """Offer these."""
        self._choices = list(choices)
        self._popup.list.fill(choices)
        self.set_value(self._value)

    def value(self) -> tuple[Any, ...]:
        """The chosen values in list order."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show these as chosen."""
        self._popup.list.set_value(value)
        self._value = self._popup.list.value()
        self._say()

    def put(self, value: object) -> None:
        """Choose for the person."""
        self.set_value(value)
        self.entered.emit(self._value)

    def leave(self) -> None:
        """Nothing waits: the list enters when it closes."""

    def refuse(self, sentence: str) -> None:
        """The choice could not be kept; it stays seen."""

    def show_state(self, state: str) -> None:
        """The look: "" "warning" "refused" "locked"."""
        self.setEnabled(state != "locked")
        restyle(self, state=state)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter open the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        below = screen.bottom() - corner.y()
        above = corner.y() - self.height() - 4 - screen.top()
        rows = self._popup.list.sizeHint().height() + 80
        height = min(rows, 420, max(below, above))
        if height > below:
            corner.setY(corner.y() - self.height() - 4 - height)
        self._popup.resize(max(self.width(), 260), height)
        self._popup.move(corner)
        self._popup.show()
        self._popup.list.setFocus()

    def _on_closed(self) -> None:
        chosen = self._popup.list.value()
        if chosen != self._value:
            self._value = chosen
            self._say()
            self.entered.emit(chosen)

    def _say(self) -> None:
        names = [words.strip_breaks(text) for value, text in self._choices if value in self._value]
        text = _(", ").join(names) if names else words.strip_breaks(self._nothing)
        room = max(80, self.width() - 60)
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(text)
        self.setAccessibleDescription(text)

    def resizeEvent(self, event: Any) -> None:
        """Shorten the names to the room there is."""
        super().resizeEvent(event)
        self._say()
