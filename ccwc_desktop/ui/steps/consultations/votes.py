"""Numbers by group: votes, papers of a box, drawings of a theme."""

from collections.abc import Sequence
from functools import partial

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.widgets.count_grid import CountGrid, CountRow, Edits, column, total_column

from . import wording
from .panes import Pane, head


class Votes(Pane):
    """A grid of option x group with totals."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._groups: tuple[tuple[str, str], ...] = ()
        self.counts = CountGrid(_("Numbers by group"), [total_column()], self._on_edited)
        self.counts.model.total_title = _("Total")
        self.body.addWidget(self.counts)

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show the numbers."""
        self.uid = each.uid
        merged = {(g.sex, g.age): g for g in consultations.merged(each.groups)}
        if tuple(merged) != self._groups:
            self._groups = tuple(merged)
            columns = [column(wording.group_head(*key), key) for key in self._groups]
            self.counts.model.show_columns([*columns, total_column()])
        self.counts.show_rows(
            [
                CountRow(
                    option.uid,
                    head(option),
                    {key: consultations.votes((g,), option.uid) for key, g in merged.items()},
                )
                for option in each.options
            ]
        )

    def leave(self) -> bool:
        """Keep the cell in hand."""
        return self.counts.leave()

    def _on_edited(self, edits: Edits) -> None:
        with self.editor.together(_("count the votes")):
            for row, at, value in edits:
                option, group = self.counts.model.record(row).key, self._groups[at]
                store = partial(self._keep, option, group, value or 0)
                self.counts.keep((row, at), store, value)

    def _keep(self, option: str, group: tuple[str, str], votes: object) -> None:
        sex, age = group
        self.editor.apply(
            "consultations.vote", uid=self.uid, sex=sex, age=age, option=option, votes=votes
        )
