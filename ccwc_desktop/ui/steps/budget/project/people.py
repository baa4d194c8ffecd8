"""Whom a project helps: all of them, the children by age, and those who are often left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.domain import beneficiaries
from ccwc_desktop.domain.beneficiaries import OF_THE_CHILDREN, Reached, WrongSum
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import projects, situation
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.count_grid import CountGrid, CountRow, Edits
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.grid_model import GridColumn
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import small

from . import project_wording
from .project_parts import Around, FieldsPart

SEXES = ("girls", "boys")


class PeoplePart(FieldsPart):
    """Five numbers, a table of ages beside one of the children often left out."""

    def __init__(self, editor: Editor, blocks: Mapping[str, FieldBlock]) -> None:
        super().__init__(editor, "people", blocks)
        self._project = Project("", 0)
        self._wrong: tuple[WrongSum, ...] = ()
        self._tables: tuple[CountGrid, ...] = ()

    def lay_out(self) -> None:
        """The tables, and what is said of the sums."""
        self.take = Button("", "link", "figures")
        self.ages = CountGrid(_("Children by age"), _age_columns(), self._on_ages)
        self.ages.model.corner, self.ages.model.total_title = _("Age"), _("Total")
        self.among = CountGrid(_("Of the children"), self._among_columns(), self._on_among)
        self.among.model.corner = _("Of the children")
        self._tables = (self.ages, self.among)
        self.sums, self.doubt = Note("warning", ""), Note("warning", "")
        tables = QHBoxLayout()
        tables.setSpacing(tokens.px("s4"))
        for grid in self._tables:
            tables.addWidget(grid, 1, Qt.AlignmentFlag.AlignTop)
        self.inside.addWidget(self.sums)
        self.inside.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addLayout(tables)
        self.inside.addWidget(self.doubt)
        self.inside.addWidget(
            small(_("Count each child once. Leave empty what nobody knows; never write names."))
        )
        self.take.clicked.connect(self._on_take)

    def fill(self, project: Project, around: Around) -> None:
        """The kept counts, and which of them cannot be right together."""
        super().fill(project, around)
        self._project = project
        self._wrong = beneficiaries.wrong_sums(project)
        told = beneficiaries.table(project.ages)
        self.ages.show_rows(
            [CountRow(e.age, _age(e.age), {sex: getattr(e, sex) for sex in SEXES}) for e in told]
        )
        names = _names()
        self.among.show_rows(
            [
                CountRow(some, names[some], {key: getattr(project, key) for key in (some, girls)})
                for some, girls in OF_THE_CHILDREN.items()
            ]
        )
        self._say_wrong()
        self._offer_figures(project)

    def _offer_figures(self, project: Project) -> None:
        """What the figures know of its villages."""
        known = self.editor.read(projects.known_ages, project.uid)
        self.take.setVisible(bool(known))
        if known:
            newest = self.editor.read(situation.years)[0]
            year = digits.localise(str(newest), current())
            self.take.say(_("Take the ages from the figures of {year}").format(year=year))
        self.take.setEnabled(known != project.ages)

    def leave(self) -> bool:
        """Keep the cells in hand."""
        return super().leave() and all(grid.leave() for grid in self._tables)

    def _say_wrong(self) -> None:
        """Under the numbers and under the tables: the fields are too narrow for a sentence."""
        said = {each.field: project_wording.wrong(each) for each in self._wrong}
        for sex in SEXES:
            block = self.own[sex]
            if not block.is_wrong():
                block.editor.show_state("warning" if sex in said else "")
                block.editor.setAccessibleDescription(words.strip_breaks(said.get(sex, "")))
        named = {sex: self.own[sex].label.text() for sex in SEXES}
        _tell(self.sums, [_named(named[sex], said[sex]) for sex in SEXES if sex in said])
        names = _names()
        _tell(
            self.doubt,
            [
                _named(names[some], said[key])
                for some, girls in OF_THE_CHILDREN.items()
                for key in (some, girls)
                if key in said
            ],
        )

    def _among_columns(self) -> list[GridColumn[CountRow]]:
        def state(key: str) -> str:
            return "warning" if any(each.field == key for each in self._wrong) else ""

        return [
            GridColumn(
                _("Children"),
                lambda row: row.counts.get(row.key),
                editable=True,
                state=lambda row: state(row.key),
            ),
            GridColumn(
                _("of them girls"),
                lambda row: row.counts.get(OF_THE_CHILDREN[row.key]),
                editable=True,
                state=lambda row: state(OF_THE_CHILDREN[row.key]),
            ),
        ]

    def _on_ages(self, edits: Edits) -> None:
        """All cells of a pasted block are one change; girls and boys follow."""
        before = self._project
        ages: list[Reached] = list(beneficiaries.table(before.ages))
        for row, column, value in edits:
            count = value if isinstance(value, int) else None
            girls = column == SEXES.index("girls")
            ages[row] = replace(ages[row], girls=count) if girls else replace(ages[row], boys=count)
        with self.editor.together(_("count the children")):
            self.ages.keep(edits[0][:2], lambda: self._keep_ages(ages), edits[0][2])
        self._tell_followed(before, self._project)

    def _tell_followed(self, before: Project, now: Project) -> None:
        """A number that somebody typed is not changed by the ages without a word."""
        said = []
        for sex in SEXES:
            was, is_now = getattr(before, sex), getattr(now, sex)
            typed = was is not None and was != beneficiaries.of_ages(before.ages, sex)
            if typed and is_now != was:
                numbers = {"was": wording.number(was), "now": wording.number(is_now)}
                told = _("{was} became {now}, as the ages add up.").format(**numbers)
                said.append(_named(self.own[sex].label.text(), told))
        if said:
            _tell(self.sums, said)

    def _keep_ages(self, ages: Sequence[Reached]) -> None:
        self.editor.apply("projects.count_ages", uid=self.uid, ages=tuple(ages))

    def _on_among(self, edits: Edits) -> None:
        keys = list(OF_THE_CHILDREN.items())
        new = {keys[row][column]: value for row, column, value in edits}
        with self.editor.together(_("count the children")):
            self.among.keep(
                edits[0][:2],
                lambda: self.editor.apply("projects.change", uid=self.uid, **new),
                edits[0][2],
            )

    def _on_take(self) -> None:
        with self.editor.together(_("take the ages from the figures")):
            self.editor.attempt("projects.take_figures", uid=self.uid)


def _named(what: str, said: str) -> str:
    return _("{what}: {of_what}").format(what=what, of_what=said)


def _tell(note: Note, told: Sequence[str]) -> None:
    note.setVisible(bool(told))
    note.say("warning", " ".join(told))


def _age_columns() -> list[GridColumn[CountRow]]:
    columns: list[GridColumn[CountRow]] = [
        GridColumn(
            title,
            lambda row, sex=sex: row.counts.get(sex),  # type: ignore[misc]
            editable=True,
            total=lambda rows, sex=sex: beneficiaries.together(row.counts.get(sex) for row in rows),  # type: ignore[misc]
        )
        for sex, title in zip(SEXES, (_("Girls"), _("Boys")), strict=True)
    ]
    together: GridColumn[CountRow] = GridColumn(
        _("Total"),
        lambda row: beneficiaries.together(row.counts.values()),
        state=lambda row: "derived",
        total=lambda rows: beneficiaries.together(
            count for row in rows for count in row.counts.values()
        ),
    )
    return [*columns, together]


def _age(age: str) -> str:
    return _("{ages} years").format(ages=digits.localise(age.replace("-", "–"), current()))


def _names() -> dict[str, str]:
    return {
        "with_disability": _("With a disability"),
        "poor_children": _("In poor families"),
        "minority": _("Ethnic minority"),
    }
