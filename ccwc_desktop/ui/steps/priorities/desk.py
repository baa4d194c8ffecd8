"""Where a way is recorded that is not typed into the table: dots and pairs."""

from functools import cached_property

from PySide6.QtCore import Signal

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.ui.editing import Editor

from .dots import DotsDesk
from .drawer import Drawer
from .pairs import PairsDesk


class Desk(Drawer):
    """Shows the desk of the way in use, built when it is first needed; hidden for the others."""

    levelsWanted = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._way = ""

    @cached_property
    def dots(self) -> DotsDesk:
        """Built when dots are first counted."""
        dots = DotsDesk(self._editor)
        self.column.addWidget(dots)
        dots.grid.cellEntered.connect(self._reveal_cell)
        return dots

    @cached_property
    def pairs(self) -> PairsDesk:
        """Built when problems are first compared."""
        pairs = PairsDesk(self._editor)
        pairs.levelsWanted.connect(self.levelsWanted)
        self.column.addWidget(pairs)
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

    def working(self) -> bool:
        """Whether dots are typed or questions are left: the order is no matter yet."""
        return self._way == "dots" or (self._way == "pairs" and self.pairs.asking)

    def leave(self) -> bool:
        """Keep what is only typed."""
        shown = self._shown()
        return shown is None or shown.leave()

    def _reveal_cell(self, row: int, column: int) -> None:
        """In a low window the cell in hand is brought into view."""
        table = self.dots.grid.table
        at = table.viewport().mapTo(self._inside, self.dots.grid.cell(row, column).center())
        self.ensureVisible(at.x(), at.y(), 0, table.rowHeight(row))

    def _shown(self) -> DotsDesk | PairsDesk | None:
        if self._way == "dots":
            return self.dots
        return self.pairs if self._way == "pairs" else None
