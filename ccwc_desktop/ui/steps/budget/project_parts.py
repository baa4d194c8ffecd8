"""The parts of the project form: fields in rows, and what is said beside some of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


class FieldsPart(FoldingPart):
    """The part `key`: its fields in the rows of `fields.LAYOUT`."""

    def __init__(
        self, editor: Editor, key: str, blocks: Mapping[str, FieldBlock], *, folds: bool = True
    ) -> None:
        super().__init__(editor, fields.titles()[key], folds=folds)
        self.key = key
        self.own = {name: blocks[name] for row in fields.LAYOUT[key] for name, _span in row}
        for name, block in self.own.items():
            self.field(block, name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(tokens.px("s2"))
        for number, row in enumerate(fields.LAYOUT[key]):
            left = 0
            for name, span in row:
                grid.addWidget(self.own[name], number, left, 1, span, Qt.AlignmentFlag.AlignTop)
                left += span
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.inside.addLayout(grid)

    def show_around(self, project: Project, around: Around) -> None:
        """Fill what is chosen from other things of the plan, before the project is shown."""

    def show_project(self, project: Project) -> None:
        """Show the kept values, and what in them may show who a child is."""
        super().show_project(project)
        for name, block in self.own.items():
            block.set_value(getattr(project, name))
            if name in _FREE:
                warn_of_risks(block, getattr(project, name))


class IdentityPart(FieldsPart):
    """What it is called, which priority it answers, where and when."""

    def __init__(self, editor: Editor, blocks: Mapping[str, FieldBlock]) -> None:
        super().__init__(editor, "identity", blocks, folds=False)
        self._problems: Sequence[Problem] = ()
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
        self.inside.addWidget(self.without)
        self.inside.insertWidget(0, self.carried)

    def show_around(self, project: Project, around: Around) -> None:
        """Offer the problems and years there are now."""
        self._problems = around.problems
        fields.offer_priorities(self.own["priority"].editor, around.problems, project.priority)
        fields.offer_years(self.own["end_year"].editor, around.years, project.end_year)

    def show_project(self, project: Project) -> None:
        """Ask for the name while there is none; say when it ends before it begins."""
        super().show_project(project)
        named = project.name("km").strip()
        block = self.own["name_km"]
        if not fields.ask_for_name(block, project, self._problems) and not project.name_km:
            block.clear_message()  # named in the other language
        end = self.own["end_month"]
        if rules.ends_before_it_starts(project):
            end.show_warning(_("It ends before it begins. Please check month and year."))
        elif not end.is_wrong():
            end.clear_message()
        self.without.setVisible(not project.priority)
        self.carried.setVisible(bool(project.carried_from) and bool(named))


class GoalPart(FieldsPart):
    """Objective, results, and the objective of the development plan it serves.

    `termsWanted` when the person wants to type the objectives.
    """

    termsWanted = Signal()

    def __init__(self, editor: Editor, blocks: Mapping[str, FieldBlock]) -> None:
        super().__init__(editor, "goal", blocks)
        self.none = small(_("No objective of the development plan is typed yet."))
        self.terms = Button(_("Type the objectives of the plan"), "link", "edit")
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.terms, 0, Qt.AlignmentFlag.AlignLeft)
        self.terms.clicked.connect(self.termsWanted)

    def show_around(self, project: Project, around: Around) -> None:
        """Offer the objectives there are now; without one, say where they are typed."""
        fields.offer_objectives(self.own["cdp_objective"].editor, around.objectives)
        self.own["cdp_objective"].setVisible(bool(around.objectives))
        self.none.setVisible(not around.objectives)


class SupportPart(FieldsPart):
    """Who supports it, which projects come first, and whether it can be done in part."""

    def __init__(self, editor: Editor, blocks: Mapping[str, FieldBlock]) -> None:
        super().__init__(editor, "support", blocks)
        self.meaning = small("")
        self.inside.addWidget(self.meaning)

    def show_around(self, project: Project, around: Around) -> None:
        """Offer the other projects."""
        fields.offer_projects(self.own["needs"].editor, around.projects, project.uid)

    def show_project(self, project: Project) -> None:
        """Say what doing it in part means for its lines."""
        super().show_project(project)
        self.meaning.say(project_wording.meaning(project.divided))


def build(editor: Editor, blocks: Mapping[str, FieldBlock]) -> tuple[FieldsPart, ...]:
    """The parts made of fields alone, but for the identity, in their order."""
    return (
        GoalPart(editor, blocks),
        FieldsPart(editor, "care", blocks),
        FieldsPart(editor, "studies", blocks),
        SupportPart(editor, blocks),
    )
