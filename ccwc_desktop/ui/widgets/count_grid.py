"""A grid of counts inside a part of a form: a row a thing, a column a group of people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import tokens

from .grid import Grid
from .grid_model import GridColumn, GridModel
from .notes import Note

Edits = Sequence[tuple[int, int, object]]  # row, column, value


@dataclass(frozen=True)
class CountRow:
    """A row of counts by column key; None where nothing was counted."""

    key: str
    title: str
    counts: Mapping[Any, int | None]

    @property
    def total(self) -> int:
        """All columns together."""
        return sum(count or 0 for count in self.counts.values())


def column(title: str, key: object, *, totals: bool = True) -> GridColumn[CountRow]:
    """The counts of one column, editable."""
    return GridColumn(
        title,
        lambda row: row.counts.get(key),
        editable=True,
        total=(lambda rows: sum(row.counts.get(key) or 0 for row in rows)) if totals else None,
    )


def total_column(*, totals: bool = True) -> GridColumn[CountRow]:
    """All of a row."""
    return GridColumn(
        _("Total"),
        lambda row: row.total,
        state=lambda row: "derived",
        total=(lambda rows: sum(row.total for row in rows)) if totals else None,
    )


class CountGrid(QWidget):
    """The grid and, under it, the sentence when a count is refused. `edited(edits)` is called."""

    def __init__(
        self,
        name: str,
        columns: Sequence[GridColumn[CountRow]],
        edited: Callable[[Edits], None],
    ) -> None:
        super().__init__()
        self.model: GridModel[CountRow] = GridModel(
            columns, lambda row: row.title, key=lambda row: row.key
        )
        self.grid = Grid(name, self.model)
        self.grid.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = Note("refused", "")
        self.said.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(tokens.px("s2"))
        body.addWidget(self.grid)
        body.addWidget(self.said)
        self.model.cellRefused.connect(lambda _row, _column, said: self._refuse(said))
        self.model.cellEdited.connect(lambda row, at, value: edited([(row, at, value)]))
        self.model.blockEdited.connect(edited)
        self.model.dataChanged.connect(self._on_changed)

    def show_rows(self, rows: Sequence[CountRow]) -> None:
        """Show the kept counts."""
        self.model.show(rows)
        self.grid.fit_height()
        self.said.setVisible(self.model.wrong_cells() > 0)

    def keep(self, at: tuple[int, int], store: Callable[[], Any], value: object) -> None:
        """Store one count; when it is refused its text stays in the cell."""
        try:
            store()
        except Refused as refused:
            text = digits.number(int(str(value or 0)), current())
            self.model.refuse(*at, text, messages.sentence(refused))

    def leave(self) -> bool:
        """Keep the cell in hand; False, with the cursor there, while one cannot be kept."""
        self.grid.leave()
        columns = range(len(self.model.columns))
        cells = ((row, at) for row in range(self.model.rowCount()) for at in columns)
        wrong = next((cell for cell in cells if self.model.is_wrong(*cell)), None)
        if wrong is not None:
            self.grid.focus_cell(*wrong)
        return wrong is None

    def _on_changed(self) -> None:
        """A wrong cell that was emptied takes its sentence along."""
        if not self.model.wrong_cells():
            self.said.hide()

    def _refuse(self, sentence: str) -> None:
        self.said.say("refused", sentence)
        self.said.show()
