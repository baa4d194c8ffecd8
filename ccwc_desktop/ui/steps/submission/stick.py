"""The panel at the right: which stick, how far the writing is, and when it may be taken out."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import submission
from ccwc_desktop.services.submission import Drive
from ccwc_desktop.ui import files
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.text import Text, inked, small

from . import wording

LOOK_EVERY_MS = 2000
STATES = {  # look of the card, icon colour
    "wait": ("sunken", "ink-soft"),
    "choose": ("", "teal"),
    "busy": ("selected", "teal"),
    "done": ("done", "green"),
    "refused": ("refused", "red"),
}


class StickPanel(Card):
    """`writeRequested(folder)`, `stopRequested`, `cardRequested` (our card beside the package)."""

    writeRequested = Signal(Path)
    stopRequested = Signal()
    cardRequested = Signal()

    def __init__(self) -> None:
        super().__init__(_("The stick"))
        self.state = ""
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(tokens.px("s2"))
        self._sign, self._head, self._said = QLabel(), Text("", "section"), Text("")
        self.sticks = Sticks()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the work is"))
        self._facts = QFrame()
        self._file, self._size = Text("", "strong", wrap=False), Text("", wrap=False)
        self._size_name = small(_("Size"))
        self.write = Button(_("Write to the stick"), "main", "usb")
        self.folder = Button(_("Write to a folder…"), "quiet", dense=True)
        self.stop = Button(_("Stop"), "plain", dense=True)
        self.again = Button(_("Write to another stick"), "plain", "usb", dense=True)
        self.card = Button(_("Put our identity card beside it"), "plain", "key", dense=True)
        self.open = Button(_("Open folder"), "plain", dense=True)
        self._where = Path()
        self._lay_out()
        self._connect()
        self.wait("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        words_column.addWidget(self._head)
        words_column.addWidget(self._said)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words_column, 1)
        self._facts.setProperty("card", True)
        lines = QGridLayout(self._facts)
        lines.setContentsMargins(12, 6, 12, 6)
        lines.setHorizontalSpacing(tokens.px("s4"))
        lines.setColumnStretch(1, 1)
        for row, pair in enumerate(((small(_("File")), self._file), (self._size_name, self._size))):
            for column, label in enumerate(pair):
                lines.addWidget(label, row, column)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.write, self.folder, self.stop, self.again, self.card, self.open):
            flow.addWidget(button)
        self.body.addLayout(head)
        for part in (self.sticks, self.bar, self._facts, self._buttons):
            self.body.addWidget(part)
        self.body.addStretch()

    def _connect(self) -> None:
        self.write.clicked.connect(self._on_write)
        self.folder.clicked.connect(
            lambda: files.choose_folder(
                self, _("Where should the package be saved?"), self.writeRequested.emit
            )
        )
        self.stop.clicked.connect(self.stopRequested)
        self.again.clicked.connect(self.choose)
        self.card.clicked.connect(self.cardRequested)
        self.open.clicked.connect(lambda: files.open_folder(self._where))
        self.sticks.changed.connect(self._on_sticks_changed)

    def wait(self, said: str) -> None:
        """Nothing can be written yet."""
        self._show("wait", _("First finish the version"), said)

    def choose(self) -> None:
        """A version is ready: where to?"""
        self._show("choose", _("Put in the stick"), "", (self.sticks, self.write, self.folder))
        self.sticks.look()
        self._on_sticks_changed()

    def busy(self, share: float | None, to_stick: bool) -> None:
        """The package is made or written; `share` 0 to 1."""
        if self.state != "busy":
            said = wording.do_not_disturb(to_stick)
            self._show("busy", _("Writing, then reading back"), said, (self.bar, self.stop))
        self.bar.setRange(0, 0 if share is None else 100)
        if share is not None:
            self.bar.setValue(round(share * 100))

    def done(self, where: Path, name: str, count: int | None, on_stick: bool) -> None:
        """Written and read back; `count` bytes where the file can still be seen."""
        self._where = where
        self.again.say(_("Write to another stick") if on_stick else _("Write once more"))
        self._show(
            "done",
            _("You can take the stick out") if on_stick else _("The package is in the folder"),
            str(where),
            (self._facts, self.again, self.card, self.open),
        )
        if not on_stick:
            self._sign.setPixmap(icons.pixmap("inbox", "green", 44))
        self._file.say(name)
        free = submission.free(where)
        told = [files.size(count)] if count is not None else []
        if free is not None:
            told.append(_("{size} free").format(size=files.size(free)))
        self._size.say(" · ".join(told))
        for label in (self._size_name, self._size):
            label.setVisible(bool(told))
        there = count is not None
        for button in (self.card, self.open):
            button.setVisible(there)

    def refuse(self, sentence: str) -> None:
        """Nothing was written; the sentence says what helps."""
        self._show(
            "refused",
            _("The package was not written"),
            sentence,
            (self.sticks, self.write, self.folder),
        )
        self.sticks.look()
        self._on_sticks_changed()

    def _show(self, state: str, head: str, said: str, parts: tuple[QWidget, ...] = ()) -> None:
        look, colour = STATES[state]
        self.state = state
        self.show_state(look)
        self._sign.setPixmap(icons.pixmap("usb", colour, 44))
        self._head.say(head)
        inked(self._head, {"done": "green", "refused": "red"}.get(state, "ink"))
        self._said.say(said)
        self._said.setVisible(bool(said))
        every = (self.sticks, self.bar, self._facts, self.write, self.folder)
        for part in (*every, self.stop, self.again, self.card, self.open):
            part.setVisible(part in parts)
        self._buttons.setVisible(state != "wait")
        self.setAccessibleName(f"{words.strip_breaks(head)} {words.strip_breaks(said)}".strip())

    def _on_write(self) -> None:
        folder = self.sticks.chosen()
        if folder is not None:
            self.writeRequested.emit(folder)

    def _on_sticks_changed(self) -> None:
        self.write.setEnabled(self.sticks.chosen() is not None)


class Sticks(QWidget):
    """The sticks that are plugged in, looked at again now and then; one of them is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.strip_breaks(_("Sticks")))
        self._drives: tuple[Drive, ...] | None = None
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._none = small(_("No stick was found. Please put one in; it will appear here."))
        self._column.addWidget(self._none)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """See which sticks there are now."""
        self.show_drives(submission.sticks())

    def show_drives(self, drives: tuple[Drive, ...]) -> None:
        """Offer these; the one chosen stays chosen."""
        if drives == self._drives:
            return
        before = self.chosen()
        self._drives = drives
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        for at, drive in enumerate(drives):
            self._column.addWidget(self._choice(at, drive, before))
        if drives and self._group.checkedId() < 0:
            self._group.button(0).setChecked(True)
        self._none.setVisible(not drives)
        self.changed.emit()

    def chosen(self) -> Path | None:
        """The folder of the chosen stick."""
        at = self._group.checkedId()
        return self._drives[at].path if self._drives and at >= 0 else None

    def _choice(self, at: int, drive: Drive, before: Path | None) -> QRadioButton:
        said = _("{stick} · {size} free").format(stick=drive.label, size=files.size(drive.free))
        button = QRadioButton(words.strip_breaks(said))
        button.setAccessibleName(words.strip_breaks(said))
        button.setMinimumHeight(fonts.at_least("control", padding=8))
        button.setChecked(drive.path == before)
        self._group.addButton(button, at)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Look while the list is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
