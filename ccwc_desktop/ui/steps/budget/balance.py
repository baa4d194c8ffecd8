"""The live balance: it stands at the top right and never moves."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.text import Text, inked

from . import wording


class BalanceCard(QFrame):
    """Placed in the year shown, what the ceilings leave, the part for women and children."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._heads = [Text("", "small", "ink-soft", wrap=False) for _each in range(3)]
        self._figures = [Text("", "strong", wrap=False) for _each in range(3)]
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 4)
        row.setSpacing(tokens.px("s4"))
        for place, (head, figure) in enumerate(zip(self._heads, self._figures, strict=True)):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                rule.setFixedSize(1, 36)
                row.addWidget(rule)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(head)
            column.addWidget(figure)
            row.addLayout(column)

    def show_balance(self, balance: Balance, year: int) -> None:
        """The figures of a year."""
        known = [use.left for use in balance.uses if use.year == year and use.left is not None]
        share = balance.children_share
        said = [
            (
                _("Placed for {year}").format(year=wording.year(year)),
                wording.riel(balance.by_year.get(year, 0)),
            ),
            (_("Balance left"), wording.riel(sum(known)) if known else "—"),
            (
                _("For women, children"),
                "—" if share is None else digits.percent(share, current(), 0),
            ),
        ]
        for (head, figure), label, value in zip(said, self._heads, self._figures, strict=True):
            label.say(head)
            value.say(figure)
        inked(self._figures[1], "amber" if sum(known) < 0 else "teal")
        self.setAccessibleName(". ".join(f"{head}: {figure}" for head, figure in said))
