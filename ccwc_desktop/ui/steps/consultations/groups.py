"""How many children of each group were heard, and how many of them are often left out."""

from functools import partial

from ccwc_desktop.domain.consultations import Consultation, merged
from ccwc_desktop.domain.recording import COUNTS
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.widgets.count_grid import CountGrid, CountRow, Edits, column, total_column
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .coverage import GROUPS


class Heard(Part):
    """Four rows: heads, and of them with a disability, of a minority, of poor households."""

    def __init__(self, editor: Editor) -> None:
        title = _("Children heard")
        super().__init__(editor, "consultations", title)
        columns = [column(wording.group_head(*each), each, totals=False) for each in GROUPS]
        self.counts = CountGrid(title, [*columns, total_column(totals=False)], self._on_edited)
        self.body.addWidget(
            small(
                _("Count heads only, girls and boys apart. A group is 8 to 12 children of one age.")
            )
        )
        self.body.addWidget(self.counts)

    def show_consultation(self, each: Consultation) -> None:
        """Show what was counted."""
        self.uid = each.uid
        groups = merged(each.groups)
        titles = {
            "heads": _("Children"),
            "with_disability": _("With disability"),
            "minority": _("Ethnic minority"),
            "poor": _("Poor household"),
        }
        self.counts.show_rows(
            [
                CountRow(
                    part,
                    titles[part],
                    {(g.sex, g.age): getattr(g, part) for g in groups if g.heads},
                )
                for part in COUNTS
            ]
        )

    def leave(self) -> bool:
        """Keep the cell in hand."""
        return super().leave() and self.counts.leave()

    def _on_edited(self, edits: Edits) -> None:
        """All counts of a group go together: a pasted block may bring several."""
        told = {(row, at): value for row, at, value in edits}
        with self.editor.together(_("count the children")):
            for at in sorted({at for _row, at in told}):
                rows = [row for row, column in told if column == at]
                new = {COUNTS[row]: told[row, at] or 0 for row in rows}
                store = partial(self._keep, GROUPS[at], new)
                self.counts.keep((rows[0], at), store, told[rows[0], at])

    def _keep(self, group: tuple[str, str], new: dict[str, object]) -> None:
        sex, age = group
        self.editor.apply("consultations.count", uid=self.uid, sex=sex, age=age, **new)
