"""Folders and files of this computer: choosing them, opening them, saying where something lies
and how large it is."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current

from .last_folders import last
from .widgets.buttons import Button
from .widgets.notes import Note


def choose_folder(
    parent: QWidget, title: str, then: Callable[[Path], None], kind: str = "saved"
) -> None:
    """Ask for a folder or stick; the window stays usable, and nothing happens on "cancel".

    The next time one of this kind is asked for, the dialog begins there.
    """
    dialog = _dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: last.take(kind, Path(name)))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def choose_files(
    parent: QWidget, title: str, patterns: str, then: Callable[[list[Path]], None], kind: str
) -> None:
    """Ask for files; `patterns` are words with patterns: "Packages (*.ccwc)".

    The next time one of this kind is asked for, the dialog begins in the same folder.
    """
    dialog = _dialog(parent, title, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([patterns, _("All files (*)")])
    dialog.filesSelected.connect(lambda names: last.take(kind, Path(names[0]).parent))
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the file program of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent.window(), title, str(last.of(kind)))
    if sys.platform.startswith("linux"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def size(count: int) -> str:
    """Bytes as people say them: "240 KB", "2.4 MB", "6.8 GB"."""
    if count < 1000_000:
        return _("{count} KB").format(count=digits.number(max(1, round(count / 1000)), current()))
    if count < 1000_000_000:
        return _("{count} MB").format(count=_tenths(count, 1000_000))
    return _("{count} GB").format(count=_tenths(count, 1000_000_000))


def _tenths(count: int, unit: int) -> str:
    return digits.number(Decimal(count) / unit, current(), places=1)


class Saved(Note):
    """Where something was saved, with its folder one click away; `elsewhere` asks for another."""

    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("done", "", parent=parent)
        self._folder = Path()
        self.open = Button(_("Open folder"), "plain", dense=True)
        self.other = Button(_("Save in another folder"), "plain", dense=True)
        self.add(self.other)
        self.add(self.open)
        self.open.clicked.connect(lambda: open_folder(self._folder))
        self.other.clicked.connect(self.elsewhere)
        self.hide()

    def tell(self, sentence: str, folder: Path) -> None:
        """It is in `folder` now."""
        self._folder = folder
        self.say("done", sentence)
        self.open.show()
        self.show()

    def refuse(self, sentence: str) -> None:
        """It could not be saved; another folder may do."""
        self.say("refused", sentence)
        self.open.hide()
        self.show()
