"""Fields people type in. `entered` comes once for each changed value, when the field is left."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QTextEdit

from ccwc_desktop.language import words
from ccwc_desktop.ui.theme import fonts, icons, palette, restyle, tokens

from .reading import COUNT, DATE, NUMBER, PERCENT, TELEPHONE, TEXT, Draft, Format

_SIGNS = {
    "warning": ("warning", "amber"),
    "refused": ("refusal", "red"),
    "locked": ("lock", "ink-soft"),
}
TYPING_PAUSE_MS = 800


class LineField(QLineEdit):
    """One line of text, a number or a date, as its format says; Khmer and Latin digits alike."""

    entered = Signal(object)
    unreadable = Signal(object)  # a reading.Wrong
    settled = Signal()  # what stands there now is the kept value
    filled = Signal()  # a value was shown

    def __init__(self, reading: Format = TEXT, placeholder: str = "") -> None:
        super().__init__()
        self._draft = Draft(reading)
        self._sign: QAction | None = None
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(fonts.at_least("control", padding=12))
        if reading.right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self.leave)

    def value(self) -> object:
        """The value last shown or entered (not a text that is still wrong)."""
        return self._draft.value

    def set_value(self, value: object) -> None:
        """Show a value; a text being typed or refused is not overwritten by the same value."""
        text = self._draft.show(value, self.text(), self.hasFocus())
        if text is not None:
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))
        self.filled.emit()

    def is_unkept(self) -> bool:
        """Whether a text stands here that is not the value."""
        return self._draft.differs(self.text())

    def type_in(self, text: str) -> None:
        """Write for the person, who has not left the field yet."""
        self.setText(text)

    def put(self, text: object) -> None:
        """Enter a text or a value for the person (the cure of a message)."""
        self.setText(text if isinstance(text, str) else self._draft.format.write(text))
        self.leave()

    def leave(self) -> None:
        """Read the text; called when the focus goes or Enter is pressed."""
        outcome = self._draft.take(self.text())
        if outcome == "wrong":
            self._mark(self._draft.wrong.signs if self._draft.wrong else "")
            self.unreadable.emit(self._draft.wrong)
        elif outcome != "untouched":
            written = self._draft.format.write(self._draft.value)
            self.setText(written)
            self._mark("")
            self._draft.seen = written
            (self.entered.emit(self._draft.value) if outcome == "new" else self.settled.emit())

    def refuse(self, sentence: str) -> None:
        """The value entered last could not be kept; the text stays."""
        self._draft.refuse(sentence)

    def show_state(self, state: str) -> None:
        """The look: "" "warning" "refused" "locked" (read only)."""
        if self._sign:
            self.removeAction(self._sign)
            self._sign = None
        if state in _SIGNS:
            name, colour = _SIGNS[state]
            self._sign = QAction(icons.icon(name, colour, tokens.px("icon")), "", self)
            self.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)
        self.setReadOnly(state == "locked")
        restyle(self, state=state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back the kept value."""
        if event.key() == Qt.Key.Key_Escape and (
            self._draft.wrong or self.text() != self._draft.seen
        ):
            self.give_up()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Show the kept value again."""
        self.setText(self._draft.give_up())
        self._mark("")
        self.settled.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A number is selected whole: typing replaces it."""
        super().focusInEvent(event)
        if self._draft.format.right and not self._draft.wrong:
            QTimer.singleShot(0, self, self.selectAll)

    def _mark(self, signs: str) -> None:
        """The wrong signs red and bold inside the field; Qt keeps such marks when the text goes."""
        red = QTextCharFormat()
        red.setForeground(palette.colour("red"))
        red.setFontWeight(QFont.Weight.Bold)
        kind = QInputMethodEvent.AttributeType.TextFormat
        here = self.cursorPosition()
        marks = [
            QInputMethodEvent.Attribute(kind, at - here, 1, red)
            for at, sign in enumerate(self.text())
            if sign in signs
        ]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))


class LongText(QPlainTextEdit):
    """Several lines; saved when left and 800 ms after the last key. Tab leaves it."""

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()
    filled = Signal()

    def __init__(self, lines: int = 3, placeholder: str = "") -> None:
        super().__init__()
        self._draft = Draft(TEXT, value="")
        self.setPlaceholderText(words.strip_breaks(placeholder))
        self.setTabChangesFocus(True)
        self._least = fonts.line_height() * lines + 20
        self.setMinimumHeight(self._least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.leave)
        self.textChanged.connect(self._pause.start)

    def sizeHint(self) -> QSize:
        """As many lines as asked for."""
        return QSize(super().sizeHint().width(), self._least)

    def minimumSizeHint(self) -> QSize:
        """Qt's own is of four lines, whatever was asked for."""
        return QSize(super().minimumSizeHint().width(), self._least)

    def value(self) -> object:
        """The text last shown or entered."""
        return self._draft.value

    def text(self) -> str:
        """What stands there now, without line-break marks."""
        return words.strip_breaks(self.toPlainText())

    def set_value(self, value: object) -> None:
        """Show a text; one being typed is not overwritten."""
        text = self._draft.show(value or "", self.text(), self.hasFocus())
        if text is not None and text != self.text():
            self.setPlainText(words.add_breaks(text))
        self._pause.stop()
        self.filled.emit()

    def is_unkept(self) -> bool:
        """Whether a text stands here that is not the one kept."""
        return self._draft.differs(self.text())

    def type_in(self, text: str) -> None:
        """Write for the person; it is kept once the field is left or another key pressed."""
        self.setPlainText(words.add_breaks(text))
        self._pause.stop()

    def put(self, text: str) -> None:
        """Write `text` for the person (the cure of a message)."""
        self.setPlainText(words.add_breaks(text))
        self.leave()

    def leave(self) -> None:
        """Read the text; called when the focus goes and after a pause in typing."""
        self._pause.stop()
        if self._draft.take(self.text()) == "new":
            self.entered.emit(self._draft.value)

    def refuse(self, sentence: str) -> None:
        """The text entered last could not be kept; it stays."""
        self._draft.refuse(sentence)

    def show_state(self, state: str) -> None:
        """The look: "" "warning" "refused" "locked" (read only)."""
        self.setReadOnly(state == "locked")
        restyle(self, state=state)

    def underline(self, phrases: tuple[str, ...]) -> None:
        """Underline these words in amber (they may show who a child is)."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(palette.colour("amber-mark"))
        look.setFontUnderline(True)
        marks = []
        for start, end in _spans(self.toPlainText(), phrases):
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = QTextCursor(self.document()), look
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self.setExtraSelections(marks)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back the kept text."""
        if event.key() == Qt.Key.Key_Escape and self.is_unkept():
            self.give_up()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Show the kept text again."""
        self.setPlainText(words.add_breaks(self._draft.give_up()))
        self._pause.stop()
        self.settled.emit()


def _spans(shown: str, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where phrases stand in a text with or without line-break marks, as cursor positions."""
    signs = [(at, words.strip_breaks(sign)) for at, sign in enumerate(shown)]
    kept = [at for at, sign in signs if sign]
    plain = words.strip_breaks(shown)
    spans = []
    for phrase in filter(None, phrases):
        start = plain.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            spans.append((_units(shown, kept[start]), _units(shown, kept[end - 1] + 1)))
            start = plain.find(phrase, end)
    return spans


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts: signs beyond the basic plane are two."""
    return place + sum(ord(sign) > 0xFFFF for sign in text[:place])


def text_field(placeholder: str = "") -> LineField:
    """One line of words; its value is text."""
    return LineField(TEXT, placeholder)


def count_field(placeholder: str = "") -> LineField:
    """People, households: int of zero or more, None when empty."""
    return LineField(COUNT, placeholder)


def percent_field() -> LineField:
    """Whole percent, "25" or "25%": int of zero or more, None when empty."""
    return LineField(PERCENT)


def telephone_field() -> LineField:
    """A telephone number: its value is text as `committee.telephone` keeps it."""
    return LineField(TELEPHONE)


def number_field(placeholder: str = "") -> LineField:
    """A number with decimals: Decimal, None when empty."""
    return LineField(NUMBER, placeholder)


def riel_field(placeholder: str = "") -> LineField:
    """Whole riel: int, None when empty."""
    return LineField(COUNT, placeholder)


def date_field(placeholder: str = "") -> LineField:
    """A day: datetime.date, None when empty; typed as 25/9/2026."""
    return LineField(DATE, placeholder)
