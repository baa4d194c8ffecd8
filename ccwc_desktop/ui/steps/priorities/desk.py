"""Where a way is recorded that is not typed into the table: dots and pairs."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.ui.editing import Editor

from .dots import DotsDesk
from .pairs import PairsDesk


class Desk(QWidget):
    """Shows the desk of the way in use, built when it is first needed; hidden for the others."""

    levelsWanted = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._way = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @cached_property
    def dots(self) -> DotsDesk:
        """Built when dots are first counted."""
        dots = DotsDesk(self._editor)
        self._column.addWidget(dots)
        return dots

    @cached_property
    def pairs(self) -> PairsDesk:
        """Built when problems are first compared."""
        pairs = PairsDesk(self._editor)
        pairs.levelsWanted.connect(self.levelsWanted)
        self._column.addWidget(pairs)
        return pairs

    def show_plan(self, plan: Plan, order: Order) -> None:
        """The desk of the plan's way."""
        self._way = plan.ways.way
        shown = self._shown()
        for name in ("dots", "pairs"):
            if name in self.__dict__:
                getattr(self, name).setVisible(name == self._way)
        self.setVisible(shown is not None)
        if shown is not None:
            shown.show_plan(plan, order)

    def focus_first(self) -> None:
        """Where something can be given."""
        shown = self._shown()
        if shown is not None:
            shown.focus_first()

    def leave(self) -> bool:
        """Keep what is only typed."""
        shown = self._shown()
        return shown is None or shown.leave()

    def _shown(self) -> DotsDesk | PairsDesk | None:
        if self._way == "dots":
            return self.dots
        return self.pairs if self._way == "pairs" else None
