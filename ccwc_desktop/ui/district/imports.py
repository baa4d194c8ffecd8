"""What was received before, each import with a way to take it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.language.sorting import sort_key
from ccwc_desktop.services.receiving import Receipt
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text, section

from . import wording

SHOWN = 5


class Imports(QWidget):
    """The newest imports; `takeBackRequested(uid)`."""

    takeBackRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(section(_("Earlier imports")))

    def show_imports(self, imports: tuple[Receipt, ...]) -> None:
        """These, newest first."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.buttons = []
        self._lines = [self._line(each) for each in imports[:SHOWN]]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(imports))

    def _line(self, receipt: Receipt) -> QWidget:
        count = len(receipt.imported)
        said = ngettext("{moment}: {count} package", "{moment}: {count} packages", count)
        text = wording.counted(said, count, moment=wording.moment(receipt.received_at))
        names = [wording.place_of(each.commune) for each in receipt.imported]
        text = f"{text} · {_(', ').join(sorted(set(names), key=sort_key))}"
        back = Button(_("Take back"), "link")
        back.setAccessibleDescription(text)
        back.clicked.connect(lambda: self.takeBackRequested.emit(receipt.uid))
        self.buttons.append(back)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(text, "small"), 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return line
