"""What the last plan did not finish: its priorities first, to be taken on with a tick each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.year_roll import Unfinished
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services.year_roll import Waiting
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import CheckList
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording

TALLEST = 190
QWIDGETSIZE_MAX = 16777215  # Qt's own name and number for "no limit"


class LastPlan(QFrame):
    """`wanted(uids)` when the ticked ones shall go on; folded to a line once work has begun.

    Until then it `fills` the page: it is what a new year begins with.
    """

    wanted = Signal(object)
    fillsChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._head = Text("", "section", wrap=False)
        self.fold = Button("", "link")
        self.problems = CheckList()
        self.take = Button("", "quiet", "next", after=True)
        self._pane = ScrollColumn()
        self._pane.column.addWidget(self.problems)
        self._pane.column.addStretch()
        self._hint = small(
            _("Ticked ones go on in this plan. How many children, scores and votes are asked anew.")
        )
        self._lay_out()
        self._folded: bool | None = None  # None until a person folded or opened it
        self._begun = False
        self.fold.clicked.connect(self._on_fold)
        self.problems.entered.connect(lambda _ticked: self._count())
        self.take.clicked.connect(lambda: self.wanted.emit(self.problems.value()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(tokens.px("s1"))
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch()
        head.addWidget(self.fold)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._pane)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.take)
        column.addLayout(foot)

    @property
    def fills(self) -> bool:
        """Whether nothing else need be seen."""
        return not (self.isHidden() or self._begun or self._pane.isHidden())

    def show_waiting(self, waiting: Waiting, begun: bool) -> None:
        """What waits; open while the plan has no problem of its own."""
        self._begun = begun
        self.setVisible(bool(waiting.problems))
        self._pane.setMaximumHeight(TALLEST if begun else QWIDGETSIZE_MAX)
        language, count = current(), len(waiting.problems)
        first = digits.localise(f"{waiting.cip_year}–{waiting.cip_year + 2}", language)
        said = ngettext(
            "Plan {years}: {count} problem is not carried over",
            "Plan {years}: {count} problems are not carried over",
            count,
        )
        self._head.say(said.format(years=first, count=digits.number(count, language)))
        ticked = self.problems.value()
        self.problems.fill([(each.problem.uid, _line(each)) for each in waiting.problems])
        ranked = [each.problem.uid for each in waiting.problems if each.rank is not None]
        self.problems.set_value(ticked or (() if begun else ranked))
        self._show_folded(begun if self._folded is None else self._folded)
        self._count()

    def _on_fold(self) -> None:
        self._show_folded(not self._pane.isHidden())
        self._folded = self._pane.isHidden()
        self.fillsChanged.emit()

    def _show_folded(self, folded: bool) -> None:
        for part in (self._pane, self._hint, self.take):
            part.setVisible(not folded)
        self.fold.say(_("Look at them") if folded else _("Fold away"))

    def _count(self) -> None:
        count = len(self.problems.value())
        said = ngettext("Go on with {count} problem", "Go on with {count} problems", count)
        self.take.say(said.format(count=digits.number(count, current())))
        self.take.setEnabled(bool(count))


def _line(each: Unfinished) -> str:
    title = wording.title(each.problem)
    if each.rank is None:
        return title
    rank = digits.number(each.rank, current())
    return _("Priority {rank}: {title}").format(rank=rank, title=title)
