"""A field for a password: what is typed can be shown; keyboard and Caps Lock are said in words."""

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, icons, restyle, tokens
from ccwc_desktop.ui.widgets.signs import Tag


class KeyboardTag(Tag):
    """Which keyboard is chosen, in a word; it follows the keyboard and the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", parent=parent)
        QGuiApplication.inputMethod().localeChanged.connect(self._look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):  # another keyboard may be chosen in another window
            app.focusObjectChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        khmer = QGuiApplication.inputMethod().locale().language() == QLocale.Language.Khmer
        self.say(_("Keyboard: Khmer") if khmer else _("Keyboard: English"))


class PassphraseField(QLineEdit):
    """`capsLock(bool)` when it seems to be on or off.

    A wide field has the keyboard in itself (`says_keyboard`); beside a narrow one stands a
    KeyboardTag of its own.
    """

    capsLock = Signal(bool)

    def __init__(
        self, name: str, says_keyboard: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.strip_breaks(name))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMinimumHeight(fonts.at_least("control-unlock"))
        self._caps = False
        self._eye = self.addAction(
            icons.icon("preview", "ink-soft"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.triggered.connect(self._on_eye)
        self._keyboard = KeyboardTag(self) if says_keyboard else None
        self._say_eye()

    def show_wrong(self, sentence: str) -> None:
        """Red, with the sentence for a screen reader; "" when all is well again."""
        restyle(self, state="refused" if sentence else "")
        self.setAccessibleDescription(words.strip_breaks(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A large letter without Shift (or a small one with it) means Caps Lock."""
        text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(not self._caps)
        elif len(text) == 1 and text.isascii() and text.isalpha():
            self._set_caps(text.isupper() != shift)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keyboard's name stands before the eye."""
        super().resizeEvent(event)
        if self._keyboard is not None:
            size = self._keyboard.sizeHint()
            left = self.width() - size.width() - 44
            top = (self.height() - size.height()) // 2
            self._keyboard.setGeometry(QRect(left, top, size.width(), size.height()))
            self.setTextMargins(0, 0, size.width() + 8, 0)

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.capsLock.emit(on)

    def _on_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._say_eye()

    def _say_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        said = words.strip_breaks(_("Show the password") if hidden else _("Hide the password"))
        self._eye.setText(said)
        self._eye.setToolTip(said)


def sizes() -> int:
    """The height of the large controls of the start."""
    return max(tokens.px("control-unlock"), fonts.at_least("control-unlock"))
