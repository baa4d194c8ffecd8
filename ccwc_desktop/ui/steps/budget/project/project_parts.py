"""The parts of the project form: fields in rows, and what is said beside some of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from ccwc_desktop.domain import projects as rules
from ccwc_desktop.domain.budget_terms import Objective
from ccwc_desktop.domain.free_texts import FREE
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import Text, small

from . import fields, project_wording
from .folding import FoldingPart

_FREE = FREE[Project]


@dataclass(frozen=True)
class Around:
    """What the form shows beside the project itself."""

    problems: Sequence[Problem]
    objectives: Sequence[Objective]
    projects: Sequence[Project]
    years: tuple[int, ...]
    ranks: Mapping[str, int] = field(default_factory=dict)


class FieldsPart(FoldingPart):
    """The part `key`: its fields in the rows of `fields.LAYOUT`."""

    def __init__(
        self, editor: Editor, key: str, blocks: Mapping[str, FieldBlock], *, folds: bool = True
    ) -> None:
        super().__init__(editor, fields.titles()[key], folds=folds)
        self.key = key
        self.names = [name for row in fields.LAYOUT[key] for name, _span in row]
        self.own: dict[str, FieldBlock] = {}
        self._blocks = blocks
        self._shown: tuple[Project, Around] | None = None

    def furnish(self) -> None:
        """Its fields, with their values."""
        self.own = {name: self._blocks[name] for name in self.names}
        for name, block in self.own.items():
            self.field(block, name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(tokens.px("s2"))
        for number, row in enumerate(fields.LAYOUT[self.key]):
            left = 0
            for name, span in row:
                grid.addWidget(self.own[name], number, left, 1, span, Qt.AlignmentFlag.AlignTop)
                left += span
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.inside.addLayout(grid)
        self.lay_out()
        if self._shown is not None:
            self.fill(*self._shown)

    def lay_out(self) -> None:
        """What stands beside the fields."""

    def show_in(self, project: Project, around: Around) -> None:
        """Show the kept values, once there are fields."""
        self.show_project(project)
        self._shown = project, around
        if self.own:
            self.fill(project, around)

    def fill(self, project: Project, around: Around) -> None:
        """The kept values, and what in them may show who a child is."""
        for name, block in self.own.items():
            block.set_value(getattr(project, name))
            if name in _FREE:
                warn_of_risks(block, getattr(project, name))


class IdentityPart(FieldsPart):
    """What it is called, which priority it answers, where and when."""

    def __init__(self, editor: Editor, blocks: Mapping[str, FieldBlock]) -> None:
        super().__init__(editor, "identity", blocks, folds=False)
        self.without = Text(
            _("This project answers no priority of children; the sheet says so."), "small", "amber"
        )
        self.carried = Note(
            "info",
            _(
                "Carried over from last year’s plan with its words and lines. Please look at "
                "prices, years and numbers again."
            ),
        )
        self.look_inside()

    def lay_out(self) -> None:
        """What is said of the whole project."""
        self.inside.addWidget(self.without)
        self.inside.insertWidget(0, self.carried)

    def fill(self, project: Project, around: Around) -> None:
        """Ask for the name while there is none; say when it ends before it begins."""
        priority = self.own["priority"].editor
        fields.offer_priorities(priority, around.problems, project.priority, around.ranks)
        fields.offer_years(self.own["end_year"].editor, around.years, project.end_year)
        super().fill(project, around)
        block = self.own["name_km"]
        if not fields.ask_for_name(block, project, around.problems) and not project.name_km:
            block.clear_message()  # named in the other language
        end = self.own["end_month"]
        if rules.ends_before_it_starts(project):
            end.show_warning(_("It ends before it begins. Please check month and year."))
        elif not end.is_wrong():
            end.clear_message()
        self.without.setVisible(not project.priority)
        self.carried.setVisible(bool(project.carried_from))


class GoalPart(FieldsPart):
    """Objective, results, and the objective of the development plan it serves.

    `termsWanted` when the person wants to type the objectives.
    """

    termsWanted = Signal()

    def lay_out(self) -> None:
        """Where the objectives of the development plan are typed."""
        self.none = small(_("No objective of the development plan is typed yet."))
        self.terms = Button(_("Type the objectives of the plan"), "link", "edit")
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.terms, 0, Qt.AlignmentFlag.AlignLeft)
        self.terms.clicked.connect(self.termsWanted)

    def fill(self, project: Project, around: Around) -> None:
        """Offer the objectives there are now."""
        fields.offer_objectives(self.own["cdp_objective"].editor, around.objectives)
        self.own["cdp_objective"].setVisible(bool(around.objectives))
        self.none.setVisible(not around.objectives)
        super().fill(project, around)


class SupportPart(FieldsPart):
    """Who supports it, which projects come first, and whether it can be done in part."""

    def lay_out(self) -> None:
        """What doing it in part means for its lines."""
        self.meaning = small("")
        self.inside.addWidget(self.meaning)

    def fill(self, project: Project, around: Around) -> None:
        """Offer the other projects."""
        fields.offer_projects(self.own["needs"].editor, around.projects, project.uid)
        super().fill(project, around)
        self.meaning.say(project_wording.meaning(project.divided))


def build(editor: Editor, blocks: Mapping[str, FieldBlock]) -> tuple[FieldsPart, ...]:
    """The parts made of fields alone, but for the identity, in their order."""
    return (
        GoalPart(editor, "goal", blocks),
        FieldsPart(editor, "care", blocks),
        FieldsPart(editor, "studies", blocks),
        SupportPart(editor, "support", blocks),
    )


class FieldsOf(Mapping[str, FieldBlock]):
    """The fields of several parts by name; who asks for one has its part furnished."""

    def __init__(self, parts: Iterable[FieldsPart]) -> None:
        self._parts = {name: part for part in parts for name in part.names}

    def __getitem__(self, name: str) -> FieldBlock:
        part = self._parts[name]
        part.look_inside()
        return part.own[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
