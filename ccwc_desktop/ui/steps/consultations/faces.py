"""A scorecard: how many children of a group chose each of five faces for a service."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccwc_desktop.domain import recording
from ccwc_desktop.domain.consultations import FACES, Consultation, Group
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.count_grid import CountGrid, CountRow, Edits, column, total_column
from ccwc_desktop.ui.widgets.text import Text

from .panes import Pane, head

FACE_SIZE = 30


def face_words() -> tuple[str, ...]:
    """The names of the faces, worst first (field.md 5)."""
    return (_("Very bad"), _("Bad"), _("Middle"), _("Good"), _("Very good"))


class FacesPane(Pane):
    """The five faces with their words, and a grid of option x face."""

    by_group = True

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._group = Group("", "f", "6-9")
        named = enumerate(face_words())
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        for place, word in named:
            face = QLabel()
            face.setPixmap(icons.pixmap(f"face-{place + 1}", "teal", FACE_SIZE))
            row.addWidget(face)
            row.addWidget(Text(word, "small", wrap=False))
        row.addStretch()
        columns = [column(word, place) for place, word in enumerate(face_words())]
        self.counts = CountGrid(_("Faces"), [*columns, total_column()], self._on_edited)
        self.counts.model.total_title = _("Total")
        self.body.addLayout(row)
        self.body.addWidget(self.counts)

    def show_group(self, each: Consultation, group: Group) -> None:
        """Show the faces of one group."""
        if (each.uid, group.uid) != (self.uid, self._group.uid):
            self.counts.model.show_columns(self.counts.model.columns)  # texts refused elsewhere go
        self.uid, self._group = each.uid, group
        self.counts.show_rows(
            [
                CountRow(
                    option.uid,
                    head(option),
                    {at: n or None for at, n in enumerate(recording.faces_of(group, option.uid))},
                )
                for option in each.options
            ]
        )

    def leave(self) -> bool:
        """Keep the cell in hand."""
        return self.counts.leave()

    def _on_edited(self, edits: Edits) -> None:
        with self.editor.together(_("count the faces")):
            for row in sorted({row for row, _at, _value in edits}):
                option = self.counts.model.record(row).key
                counts = list(recording.faces_of(self._group, option))
                told = [(at, value) for where, at, value in edits if where == row and at < FACES]
                for at, value in told:
                    counts[at] = int(str(value or 0))
                store = partial(self._keep, option, tuple(counts))
                self.counts.keep((row, told[0][0]), store, told[0][1])

    def _keep(self, option: str, counts: tuple[int, ...]) -> None:
        self.editor.apply(
            "consultations.count_faces",
            uid=self.uid,
            sex=self._group.sex,
            age=self._group.age,
            option=option,
            counts=counts,
        )
