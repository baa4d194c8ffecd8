"""What a committee should know of its order, as a line above the table."""

from collections.abc import Iterable

from PySide6.QtGui import QHideEvent

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking_remarks import Remark
from ccwc_desktop.ui.widgets.text import Text

from . import remark_words


class RemarkLine(Text):
    """Who was not heard is told until the committee comes back to an order it began.

    If that went with the first score, the table would move under the hand.
    """

    def __init__(self) -> None:
        super().__init__("", "small", "ink-soft")
        self._unheard = False

    def show_remarks(self, plan: Plan, found: Iterable[Remark], begun: bool) -> None:
        """The remarks on an order; `begun` once a problem has its place."""
        self._plan, self._found, self._begun = plan, tuple(found), begun
        self._unheard = not begun or (self._unheard and self.isVisible())
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        """It is known by now."""
        super().hideEvent(event)
        if self._unheard and self._begun and not event.spontaneous():
            self._unheard = False
            self._say()

    def _say(self) -> None:
        said = remark_words.told(self._plan, self._found, not_heard=self._unheard)
        self.say(said)
        self.setVisible(bool(said))
