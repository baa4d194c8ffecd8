"""The keys of the window, each once: what is pressed, what it does, what Help says about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ccwc_desktop.language.catalogue import N_


@dataclass(frozen=True, slots=True)
class Key:
    """`name` is what the frame does; "" for keys that pages and tables answer themselves.

    `words` is what Help says to a commune, `office` to an office that receives plans; "" where the
    key has no use.
    """

    name: str
    keys: tuple[str, ...]
    shown: str
    words: str
    office: str = ""


KEYS = (
    Key("undo", ("Ctrl+Z",), "Ctrl+Z", N_("Undo the last change"), N_("Undo the last change")),
    Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl+Shift+Z", N_("Do it again"), N_("Do it again")),
    Key("step", tuple(f"Ctrl+{n}" for n in range(1, 9)), "Ctrl+1 … 8", N_("Go to a step")),
    Key("", (), "Ctrl+1 … 3", "", N_("Go to a page")),
    Key("back", ("Alt+Left",), "Alt+←", N_("The step before"), N_("The page before")),
    Key("next", ("Alt+Right",), "Alt+→", N_("The next step"), N_("The next page")),
    Key("find", ("Ctrl+F",), "Ctrl+F", N_("Find on this page"), N_("Find on this page")),
    Key("sheets", ("Ctrl+P",), "Ctrl+P", N_("Print sheets")),
    Key("open", ("Ctrl+O",), "Ctrl+O", N_("Open another workbook"), N_("Open another workbook")),
    Key("help", ("F1",), "F1", N_("Help for this step"), N_("Help for this page")),
    Key("full", ("F11",), "F11", N_("Whole screen, and back"), N_("Whole screen, and back")),
    Key("", (), "F2", N_("Edit a cell of a table")),
    Key("", (), "F4", N_("In the figures: who told this number")),
    Key("", (), "Enter, Tab", N_("In a table: down, right")),
    Key("", (), "0 … 5", N_("Give a score (Khmer digits too)")),
    Key("", (), "Alt+Shift+←↑↓→", N_("Move a card")),
    Key("", (), "Esc", N_("Close what opened; bring back the saved text"), N_("Close what opened")),
)


def install(window: QWidget, doers: dict[str, Callable[[int], None]]) -> list[QShortcut]:
    """Shortcuts of the window; each doer gets the number of its key (0 for the first)."""
    made = []
    for key in KEYS:
        for number, sequence in enumerate(key.keys if key.name in doers else ()):
            shortcut = QShortcut(QKeySequence(sequence), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            do = doers[key.name]
            shortcut.activated.connect(lambda do=do, number=number: do(number))
            made.append(shortcut)
    return made


class UndoBeyondFields(QObject):
    """Fields keep Ctrl+Z for themselves, also with nothing to undo: then it is the window's.

    It watches only the field with the focus: a filter on everything would slow everything.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the key through when the field itself has nothing to take back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if isinstance(watched, QLineEdit):
            able = watched.isUndoAvailable(), watched.isRedoAvailable()
        elif isinstance(watched, QPlainTextEdit):
            document = watched.document()
            able = document.isUndoAvailable(), document.isRedoAvailable()
        else:
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not able[0]
        redo = event.matches(QKeySequence.StandardKey.Redo) and not able[1]
        if undo or redo:
            event.ignore()
            return True
        return False
