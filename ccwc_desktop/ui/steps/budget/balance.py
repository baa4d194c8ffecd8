"""The live balance: it stands at the top right and never moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.child_share import Share
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.text import Text, inked

from . import wording

_LEFT, _OVER = 1, 2  # places in the card


class BalanceCard(QFrame):
    """Placed in the year shown, what the ceilings leave, the part for women and children.

    An amount over a ceiling stands apart, while there is one. `share` is pressed to see how the
    part for women and children is counted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.year = 0
        self._heads = [Text("", "small", "ink-soft", wrap=False) for _each in range(4)]
        self.share = Button("", "link")
        self.share.setToolTip(words.strip_breaks(_("How it is counted")))
        self._figures: list[Text | Button] = [
            *(Text("", "strong", wrap=False) for _each in range(3)),
            self.share,
        ]
        self._rules: list[QFrame] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 4)
        row.setSpacing(tokens.px("s3"))
        for place, (head, figure) in enumerate(zip(self._heads, self._figures, strict=True)):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                rule.setFixedSize(1, 36)
                self._rules.append(rule)
                row.addWidget(rule)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(head)
            column.addWidget(figure, 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(column)
        inked(self._figures[_LEFT], "teal")
        inked(self._figures[_OVER], "amber")

    def show_balance(self, balance: Balance, year: int) -> None:
        """The figures of a year."""
        self.year = year
        room = budget.left_and_over(balance.uses, year)
        left, over = room or (0, 0)
        share = balance.share_by_year.get(year, Share()).part
        said = [
            (
                _("Placed for {year}").format(year=wording.year(year)),
                wording.riel(balance.by_year.get(year, 0)),
            ),
            (_("Balance left"), wording.riel(left) if room else "—"),
            (_("Over ceiling"), wording.riel(over)),
            (
                _("Women, children"),
                "—" if share is None else digits.part_percent(share, current()),
            ),
        ]
        for (head, figure), label, value in zip(said, self._heads, self._figures, strict=True):
            label.say(head)
            value.say(figure)
        for part in (self._rules[_OVER - 1], self._heads[_OVER], self._figures[_OVER]):
            part.setVisible(over > 0)
        name, counted = words.strip_breaks(said[-1][0]), words.strip_breaks(_("How it is counted"))
        self.share.setAccessibleName(f"{name}: {said[-1][1]}. {counted}")
        told = [each for place, each in enumerate(said) if place != _OVER or over]
        self.setAccessibleName(". ".join(f"{head}: {figure}" for head, figure in told))
