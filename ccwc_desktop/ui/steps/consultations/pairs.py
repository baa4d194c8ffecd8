"""Choices in pairs: a group is asked about two at a time; the table shows who won."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.domain import recording
from ccwc_desktop.domain.consultations import Consultation, Group, Option
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.reading import TEXT
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .panes import Pane, head, name

ANSWER_HEIGHT, SIGN_WIDTH = 56, 40
SIGNS = {True: "✓", False: "–"}


@dataclass(frozen=True)
class PairRow:
    """An option and, by the other option, whether it won (None: not asked)."""

    number: int
    option: Option
    won: dict[str, bool | None]
    wins: int


class PairsPane(Pane):
    """The question with two large answers, how many are left, and the table of all pairs.

    Enter or a click on a cell of the table asks that pair again.
    """

    by_group = True

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._group = Group("", "f", "6-9")
        self._options: tuple[Option, ...] = ()
        self._again: tuple[str, str] | None = None
        self._pair: tuple[str, str] | None = None
        self.question = Text(role="strong")
        self.answers = (Button("", "quiet"), Button("", "quiet"))
        self.take_back = Button(_("Not asked"), "plain", dense=True)
        self.left = small("")
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        for place, button in enumerate(self.answers):
            button.setMinimumHeight(ANSWER_HEIGHT)
            button.clicked.connect(partial(self._answer, place))
            row.addWidget(button, 1)
        self.take_back.clicked.connect(partial(self._answer, None))
        last = QHBoxLayout()
        last.addWidget(self.left, 1)
        last.addWidget(self.take_back)
        self.model: GridModel[PairRow] = GridModel(
            [], lambda row: f"{wording.number(row.number)}. {head(row.option)}"
        )
        self.grid = Grid(_("Which one won?"), self.model)
        self.grid.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.cellOpened.connect(self._on_opened)
        self.body.addWidget(self.question)
        self.body.addLayout(row)
        self.body.addLayout(last)
        self.body.addWidget(self.grid)

    def show_group(self, each: Consultation, group: Group) -> None:
        """Show the next question and the table of one group."""
        if (each.uid, group.sex, group.age) != (self.uid, self._group.sex, self._group.age):
            self._again = None
        self.uid, self._group = each.uid, group
        if each.options != self._options or not self.model.columns:
            self._options = each.options
            self.model.show_columns(_columns(each.options))
        self.model.show(_rows(group, each.options))
        self.grid.fit_height()
        self._ask()

    def _ask(self) -> None:
        known = {option.uid: option for option in self._options}
        uids = tuple(known)
        waiting = recording.open_pairs(self._group, uids)
        if self._again is not None and not set(self._again) <= set(uids):
            self._again = None
        self._pair = self._again or next(iter(waiting), None)
        asked = self._pair is not None
        for place, button in enumerate(self.answers):
            button.setVisible(asked)
            if self._pair is not None:
                button.say(head(known[self._pair[place]]))
                button.setToolTip(words.strip_breaks(name(known[self._pair[place]])))
        self.question.say(
            _("Which of the two matters more to this group?") if asked else _all_asked(uids)
        )
        self.take_back.setVisible(
            self._pair is not None and bool(recording.choice_of(self._group, *self._pair))
        )
        said = _("{left} of {all} pairs are left.")
        every = len(tuple(combinations(uids, 2)))
        self.left.say(said.format(left=wording.number(len(waiting)), all=wording.number(every)))
        self.grid.setVisible(len(uids) > 1)

    def _answer(self, place: int | None, _on: bool = False) -> None:
        if self._pair is None:
            return
        one, other = self._pair
        self._again = None
        with self.editor.together(_("answer a pair")):
            self.editor.attempt(
                "consultations.prefer",
                uid=self.uid,
                sex=self._group.sex,
                age=self._group.age,
                one=one,
                other=other,
                choice="" if place is None else self._pair[place],
            )
        if self._pair is None:
            self.grid.setFocus()
        elif place is None:
            self.answers[0].setFocus()

    def _on_opened(self, row: int, column: int) -> None:
        if column < len(self._options) and row != column:
            one, other = sorted((row, column))
            self._again = (self._options[one].uid, self._options[other].uid)
            self._ask()
            self.answers[0].setFocus()
            self.appeared.emit(self.answers[0])


def _all_asked(options: Sequence[str]) -> str:
    if len(options) > 1:
        return _("All pairs were asked. To change an answer, press its place in the table.")
    return _("Please write two choices or more first.")


def _rows(group: Group, options: Sequence[Option]) -> list[PairRow]:
    uids = [option.uid for option in options]
    wins = recording.wins(group, uids)
    rows = []
    for place, option in enumerate(options):
        won: dict[str, bool | None] = {}
        for other in uids:
            choice = recording.choice_of(group, option.uid, other) if other != option.uid else ""
            won[other] = choice == option.uid if choice else None
        rows.append(PairRow(place + 1, option, won, wins[option.uid]))
    return rows


def _columns(options: Sequence[Option]) -> list[GridColumn[PairRow]]:
    return [
        *(_column(place + 1, option) for place, option in enumerate(options)),
        GridColumn(_("Won"), lambda row: wording.number(row.wins), TEXT, centre=True, bold=True),
    ]


def _column(number: int, other: Option) -> GridColumn[PairRow]:
    def sign(row: PairRow) -> str:
        won = row.won.get(other.uid)
        return "" if won is None else SIGNS[won]

    def note(row: PairRow) -> str:
        said = {
            True: _("{one} matters more than {other}"),
            False: _("{one} matters less than {other}"),
            None: _("{one} and {other}: not asked yet"),
        }[row.won.get(other.uid)]
        return (
            ""
            if row.option.uid == other.uid
            else said.format(one=name(row.option), other=name(other))
        )

    return GridColumn(
        wording.number(number),
        sign,
        TEXT,
        centre=True,
        width=SIGN_WIDTH,
        note=note,
        state=lambda row: "locked" if row.option.uid == other.uid else "",
    )
