"""A unit: a usual one from the list, or any other word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView

from ccwc_desktop.ui.theme import fonts
from ccwc_desktop.ui.widgets.fields import LineField

from . import wording


class UnitField(LineField):
    """Offers the usual units when it is empty, clicked, or Down is pressed."""

    def __init__(self) -> None:
        super().__init__(wording.UNIT)
        offered = QCompleter(wording.units(), self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        offered.setMaxVisibleItems(9)
        self._list = QListView()
        self._list.setObjectName("popup")
        self._list.setFont(fonts.font("body"))
        offered.setPopup(self._list)
        offered.activated.connect(self._on_offered)
        self.setCompleter(offered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the empty field shows the list."""
        super().mousePressEvent(event)
        if not self.text():
            self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down shows the whole list."""
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self.completer().setCompletionPrefix("")
        self.completer().complete()
        self._list.setMinimumWidth(180)

    def _on_offered(self, text: object) -> None:
        if isinstance(text, str):
            self.put(text)
