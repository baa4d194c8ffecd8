"""Dot votes: women, men, girls and boys by problem, with the heads of each group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import ballots
from ccwc_desktop.domain.ballots import Tally
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.ranking_ways import BALLOT_GROUPS
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.reading import TEXT
from ccwc_desktop.ui.widgets.text import shortened

from . import wording

LONGEST_HEAD = 34  # signs of a title in the head of its row
HEADS = ""  # the key of the row of heads


@dataclass(frozen=True)
class Row:
    """The heads of the groups, or the dots a problem got from them."""

    problem: str
    title: str
    counts: Mapping[str, int]
    wrong: frozenset[str] = frozenset()
    share: str = ""
    rank: str = ""


class DotsDesk(QWidget):
    """Typed by group as the sheets are read out; rows stay in the order of the problems."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._too_many = ""
        self.each = FieldBlock(_("Dots for each person"), count_field(), width=110)
        self.model: GridModel[Row] = GridModel(
            [*map(_column, BALLOT_GROUPS), *_results()],
            lambda row: row.title,
            corner=_("Problem"),
            total_title=_("Dots in all"),
            key=lambda row: row.problem,
        )
        self.grid = Grid(_("Dots by group"), self.model)
        self.grid.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wrong = Note("refused", "")
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        line = QHBoxLayout()
        line.setSpacing(tokens.px("s3"))
        line.addWidget(self.each, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.wrong, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        column.addWidget(self.grid)
        self.each.edited.connect(self._on_each)
        self.model.cellEdited.connect(lambda row, at, value: self._keep([(row, at, value)]))
        self.model.blockEdited.connect(self._keep)
        self.model.cellRefused.connect(lambda _row, _at, said: self._say(said))
        self.model.dataChanged.connect(self._look_at_wrong)

    def show_plan(self, plan: Plan, order: Order) -> None:
        """What was counted."""
        ways = plan.ways
        self.each.set_value(ways.dots_each)
        heads = ballots.heads(ways.ballots)
        too_many = ballots.too_many(ways.ballots, ways.dots_each)
        wrong = frozenset(each.group for each in too_many)
        problems = sorted(order.problems.values(), key=lambda each: each.number)
        given = {
            each.problem: each for each in ballots.tallies((p.uid for p in problems), ways.ballots)
        }
        rows = [Row(HEADS, _("People who vote"), heads, wrong)]
        rows += [_row(each, given[each.uid]) for each in problems]
        self.model.show(rows)
        self.grid.fit_height()
        self._too_many = " ".join(wording.too_many(each) for each in too_many)
        self._look_at_wrong()

    def focus_first(self) -> None:
        """The heads of the first group."""
        self.grid.focus_cell(0, 0)

    def leave(self) -> bool:
        """Keep the cell in hand; False while one holds what cannot be kept."""
        self.grid.leave()
        return self.each.leave() and not self.model.wrong_cells()

    def _say(self, sentence: str) -> None:
        self.wrong.say("refused", sentence)
        self.wrong.setVisible(bool(sentence))

    def _look_at_wrong(self) -> None:
        """The sentence of a refused text stays as long as the text."""
        if not self.model.wrong_cells():
            self._say(self._too_many)

    def _on_each(self, value: object) -> None:
        try:
            with self._editor.together(_("the dots for each person")):
                self._editor.apply(
                    "ranking_ways.give_each", plan=self._editor.plan, dots=value or 0
                )
        except Refused as refused:
            self.each.show_refusal(messages.sentence(refused))

    def _keep(self, edits: Sequence[tuple[int, int, object]]) -> None:
        rows = self.model.records()
        with self._editor.together(_("count the dots")):
            for row, at, value in edits:
                self._count(rows[row].problem, BALLOT_GROUPS[at], value or 0)

    def _count(self, problem: str, group: str, count: object) -> None:
        plan = self._editor.plan
        if problem == HEADS:
            self._editor.attempt("ranking_ways.count_heads", plan=plan, group=group, heads=count)
            return
        self._editor.attempt(
            "ranking_ways.count_dots", plan=plan, group=group, problem=problem, dots=count
        )


def _column(group: str) -> GridColumn[Row]:
    return GridColumn(
        wording.group_names()[group],
        lambda row: row.counts.get(group) or None,
        editable=True,
        state=lambda row: "warning" if group in row.wrong else "",
        total=lambda rows: sum(row.counts.get(group, 0) for row in rows if row.problem != HEADS),
    )


def _results() -> tuple[GridColumn[Row], ...]:
    """What comes of the dots: all of them, the mean share, the place."""
    whole = GridColumn[Row](
        _("Total"),
        lambda row: sum(row.counts.values()) or None,
        state=lambda row: "derived",
        total=lambda rows: sum(sum(row.counts.values()) for row in rows if row.problem != HEADS),
    )
    share = GridColumn[Row](
        _("Mean share"), lambda row: row.share, TEXT, state=lambda row: "derived", centre=True
    )
    rank = GridColumn[Row](
        _("Rank"), lambda row: row.rank, TEXT, state=lambda row: "derived", centre=True, bold=True
    )
    return whole, share, rank


def _row(problem: Problem, given: Tally) -> Row:
    share = wording.percent(given.score) if given.score is not None else ""
    rank = wording.shown(given.rank) if given.rank is not None else ""
    return Row(problem.uid, _head(problem), given.by_group, share=share, rank=rank)


def _head(problem: Problem) -> str:
    code = digits.localise(problem.code, current())
    title = shortened(problem.title(current()), LONGEST_HEAD)
    return words.strip_breaks(f"{code}  {title}")
