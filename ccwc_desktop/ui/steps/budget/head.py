"""The head of the step: the switch of its views, and at the right what the board can do."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import ViewSwitch
from ccwc_desktop.ui.widgets.choices import ChoiceField


class Head(QWidget):
    """One row. Where all views have no room beside each other, they become a list of choices.

    `chosen` gives the key of another view; `tools` are buttons of the board.
    """

    chosen = Signal(str)

    def __init__(self, views: Mapping[str, str], shown: str, tools: Sequence[QWidget]) -> None:
        super().__init__()
        self.switch = ViewSwitch(views, shown)
        self.choice = ChoiceField(list(views.items()))
        self.choice.setAccessibleName(_("View"))
        self.choice.setMinimumWidth(160)
        self._tools = tuple(tools)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.switch)
        row.addWidget(self.choice)
        row.addStretch()
        for tool in tools:
            row.addWidget(tool)
        self.switch.chosen.connect(self.chosen)
        self.choice.entered.connect(lambda key: self.chosen.emit(str(key)))
        self.show_chosen(shown)
        self._fit()

    def show_chosen(self, key: str) -> None:
        """The view that is seen."""
        self.switch.show_chosen(key)
        self.choice.set_value(key)

    def focus(self) -> None:
        """Put the focus on the view that is seen."""
        if self.choice.isHidden():
            self.switch.buttons[str(self.choice.value())].setFocus()
        else:
            self.choice.setFocus()

    def minimumSizeHint(self) -> QSize:
        """The list of choices always has its place; the switch only where there is room."""
        tools = sum(each.sizeHint().width() + tokens.px("s2") for each in self._tools)
        return QSize(self.choice.minimumWidth() + tools, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the switch, or not."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tools = sum(each.sizeHint().width() + tokens.px("s2") for each in self._tools)
        narrow = self.switch.sizeHint().width() + tools > self.width()
        self.switch.setVisible(not narrow)
        self.choice.setVisible(narrow)
