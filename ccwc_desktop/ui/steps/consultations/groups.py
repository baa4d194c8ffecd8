"""How many children of each group were heard, and how many of them with a disability."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .coverage import GROUPS

Group = tuple[str, str]  # sex, age


@dataclass(frozen=True)
class CountRow:
    """A row of counts; None where nothing was counted."""

    key: str
    title: str
    counts: Mapping[Group, int | None]

    @property
    def total(self) -> int:
        """All groups together."""
        return sum(count or 0 for count in self.counts.values())


def column(group: Group) -> GridColumn[CountRow]:
    """The counts of one group."""
    return GridColumn(
        wording.group_head(*group),
        lambda row: row.counts.get(group),
        editable=True,
        total=lambda rows: sum(row.counts.get(group) or 0 for row in rows),
    )


def total_column() -> GridColumn[CountRow]:
    """All groups of a row."""
    return GridColumn(
        _("Total"),
        lambda row: row.total,
        state=lambda row: "derived",
        total=lambda rows: sum(row.total for row in rows),
    )


class CountGrid(Part):
    """A grid of counts in a part of the form; what is refused is said under it."""

    def __init__(
        self, editor: Editor, title: str, hint: str, columns: Sequence[GridColumn[CountRow]]
    ) -> None:
        super().__init__(editor, "consultations", title)
        self.model: GridModel[CountRow] = GridModel(
            columns, lambda row: row.title, key=lambda row: row.key
        )
        self.grid = Grid(title, self.model)
        self.grid.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = Note("refused", "")
        self.said.hide()
        self.body.addWidget(small(hint))
        self.body.addWidget(self.grid)
        self.body.addWidget(self.said)
        self.model.cellRefused.connect(lambda _row, _column, said: self._refuse(said))

    def show_rows(self, rows: Sequence[CountRow]) -> None:
        """Show the kept counts."""
        self.model.show(rows)
        self.grid.fit_height()
        self.said.setVisible(self.model.wrong_cells() > 0)

    def count(self, at: tuple[int, int], keep: Callable[[], Any], value: object) -> None:
        """Keep one count; when it is refused its text stays in the cell."""
        try:
            keep()
        except Refused as refused:
            self.model.refuse(*at, wording.number(int(str(value or 0))), messages.sentence(refused))

    def leave(self) -> bool:
        """Keep the cell in hand."""
        self.grid.leave()
        return super().leave() and not self.model.wrong_cells()

    def _refuse(self, sentence: str) -> None:
        self.said.say("refused", sentence)
        self.said.show()


class Heard(CountGrid):
    """Two rows: heads, and with a disability."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            editor,
            _("Children heard"),
            _("Count heads only, girls and boys apart. A group is 8 to 12 children of one age."),
            [_without_total(column(group)) for group in GROUPS] + [_without_total(total_column())],
        )
        self.model.cellEdited.connect(lambda row, at, value: self._on_edited([(row, at, value)]))
        self.model.blockEdited.connect(self._on_edited)

    def show_consultation(self, each: Consultation) -> None:
        """Show what was counted."""
        self.uid = each.uid
        known = {(g.sex, g.age): g for g in consultations.merged(each.groups)}
        heads = {key: group.heads or None for key, group in known.items()}
        disabled = {key: group.with_disability for key, group in known.items() if group.heads}
        self.show_rows(
            [
                CountRow("heads", _("Children"), heads),
                CountRow("with_disability", _("With disability"), disabled),
            ]
        )

    def _on_edited(self, edits: Sequence[tuple[int, int, object]]) -> None:
        """Both counts of a group go together: a pasted block may bring both."""
        told = {(row, at): value for row, at, value in edits}
        with self.editor.together(_("count the children")):
            for at in sorted({at for _row, at in told}):
                rows = self.model.records()
                heads, disabled = (
                    told.get((i, at), rows[i].counts.get(GROUPS[at])) or 0 for i in (0, 1)
                )
                row = 0 if (0, at) in told else 1
                self.count((row, at), self._keeping(GROUPS[at], heads, disabled), told[row, at])

    def _keeping(self, group: Group, heads: object, disabled: object) -> Callable[[], Any]:
        return lambda: self.editor.apply(
            "consultations.count",
            uid=self.uid,
            sex=group[0],
            age=group[1],
            heads=heads,
            with_disability=disabled,
        )


def _without_total(each: GridColumn[CountRow]) -> GridColumn[CountRow]:
    """Heads and those with a disability are not added up."""
    return GridColumn(each.title, each.value, editable=each.editable, state=each.state)
