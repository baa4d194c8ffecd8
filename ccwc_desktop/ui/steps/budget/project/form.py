"""The form of a project, in the place of the board; each field is stored when it is left."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import beneficiaries
from ccwc_desktop.domain import projects as rules
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import plans, problems, projects, templates
from ccwc_desktop.ui import tab_order, waiting_field
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.lines.panel import LinesPanel
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

from . import fields, project_parts, project_wording
from .people import PeoplePart
from .project_parts import Around, FieldsPart, GoalPart, IdentityPart
from .template_part import TemplatePart

_GAPS = {
    "": "name_km",
    "name": "name_km",
    "beneficiaries": "girls",
    "sums": "girls",
    "ages": "girls",
    "months": "start_month",
}
_OF_LINES = ("lines", "line_amount", "line_share", "source")


class ProjectForm(QWidget):
    """`closed(True)` leads to the board, `closed(False)` to where it was opened from.

    `told(sentence)` is for the notice.

    `wanted(target)` when the person wants another view of the step.
    """

    closed = Signal(bool)
    told = Signal(str)
    wanted = Signal(str)

    def __init__(self, editor: Editor, uid: str, years: tuple[int, ...]) -> None:
        super().__init__()
        self._editor, self.uid, self._years = editor, uid, years
        self.back = Button(_("All projects"), "link", "back")
        self.remove = Button(_("Remove the project"), "link")
        self.title = ShortText("", "section")
        self.code = Text("", "small", "ink-soft", wrap=False)
        made = fields.Blocks(editor, years)
        self.identity = IdentityPart(editor, made)
        self.lines = LinesPanel(editor, uid, years)
        self.template = TemplatePart(editor)
        self.people = PeoplePart(editor, made)
        self.parts: dict[str, FieldsPart] = {
            part.key: part
            for part in (self.identity, self.people, *project_parts.build(editor, made))
        }
        self.blocks = project_parts.FieldsOf(self.parts.values())
        self.done = Button(_("Done"), "quiet", "check")
        self._lay_out()
        self._connect()
        if self.refresh():
            self._open_gaps()
        tab_order.follow_reading(self)

    @property
    def without(self) -> Text:
        """The sentence that the project answers no priority."""
        return self.identity.without

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.code)
        self.view = ScrollColumn()
        column = self.view.column
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.identity)
        column.addWidget(self.template)
        column.addWidget(self.lines)
        for key, part in self.parts.items():
            if key != "identity":
                column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.done)
        foot.addStretch()
        foot.addWidget(self.remove)
        column.addLayout(foot)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.px("s2"))
        whole.addLayout(head)
        whole.addWidget(self.view, 1)

    def _connect(self) -> None:
        for part in self.parts.values():
            part.turned.connect(self._on_turned)
        self.template.turned.connect(self._on_turned)
        goal = self.parts["goal"]
        if isinstance(goal, GoalPart):
            goal.termsWanted.connect(lambda: self.wanted.emit("view:terms"))
        self.lines.told.connect(self.told)
        self.back.clicked.connect(lambda: self._leave_for(board=True))
        self.done.clicked.connect(lambda: self._leave_for(board=False))
        self.remove.clicked.connect(self._on_remove)

    def refresh(self) -> bool:
        """Show what is stored; False when the project is no longer there."""
        plan = self._editor.plan
        listed = self._editor.read(projects.listing, plan)
        project = next((each for each in listed if each.uid == self.uid), None)
        if project is None:
            return False
        known = self._editor.read(problems.listing, plan)
        terms = self._editor.read(plans.terms, plan)
        wanted = self._editor.read(projects.wanted, plan)
        ranks = {each.problem.uid: each.rank for each in wanted if each.rank is not None}
        self._show(project, Around(known, terms.objectives, listed, self._years, ranks))
        return True

    def here(self) -> str:
        """The target of the project, with the part in hand ("project:UID:people")."""
        focused = self.focusWidget()
        for key, part in self.parts.items():
            if focused is not None and key != "identity" and part.isAncestorOf(focused):
                return f"project:{self.uid}:{key}"
        return f"project:{self.uid}"

    def focus(self, gap: str = "") -> None:
        """The field of a gap ("villages", "lines", ...), of a line ("line:UID:COLUMN"), a field or
        a part; else the name.
        """
        if gap.startswith("line:"):
            _line, uid, column = gap.split(":")
            self.view.reveal(self.lines.field_at(uid, column))
            return
        if gap in _OF_LINES:
            self.view.reveal(self.lines.field_of(gap))
            return
        name = fields.first_of(gap) if gap in self.parts else self._field_of(_GAPS.get(gap, gap))
        part = next(each for each in self.parts.values() if name in each.names)
        part.open()
        block = part.own[name]
        block.focus()
        QTimer.singleShot(0, block, lambda: self._bring(part, block))  # once it has its place

    def _bring(self, part: FieldsPart, block: QWidget) -> None:
        """Scroll to the head of a part, or as far as its field asks for."""
        inside = self.view.widget()
        if part is not self.identity and inside is not None:
            self.view.verticalScrollBar().setValue(part.mapTo(inside, QPoint(0, -8)).y())
        self.view.ensureWidgetVisible(block, 24, 48)

    @staticmethod
    def _field_of(name: str) -> str:
        """A field that has a block: the people left out are in the table of the part."""
        among = (*beneficiaries.OF_THE_CHILDREN, *beneficiaries.OF_THE_CHILDREN.values())
        known = {key for rows in fields.LAYOUT.values() for row in rows for key, _span in row}
        if name in among:
            return "girls"
        return name if name in known else "name_km"

    def leave(self) -> bool:
        """Store what is typed; False, with the sentence at the field, when something is not."""
        wrong = [part for part in self.parts.values() if not part.leave()]
        for part in wrong:
            part.open()
        return self.lines.leave() and not wrong

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to where it was opened from."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave_for(board=False)
        else:
            super().keyPressEvent(event)

    def _show(self, project: Project, around: Around) -> None:
        project = templates.spoken(project, current())
        said = project_wording.summaries(project, around.projects)
        for key, part in self.parts.items():
            part.show_in(project, around)
            part.say(said.get(key, ""))
        self.template.show_project(project)
        self.lines.show_project(project)
        self._project = project
        self.title.say(wording.name_of(project))
        code = rules.code(self._editor.identity.code, self._editor.cip_year, project.number)
        self.code.say(digits.localise(code, current()))

    def _open_gaps(self) -> None:
        """What is still to be said begins open."""
        gaps = rules.missing(self._project)
        self.people.open("beneficiaries" in gaps or "sums" in gaps)

    def _on_turned(self) -> None:
        tab_order.follow_reading(self)
        self._editor.drafts.bring_back()

    def _leave_for(self, board: bool) -> None:
        if self.leave():
            self.closed.emit(board)
        else:
            self.told.emit(waiting_field.show(self))

    def _on_remove(self) -> None:
        name = self.title.accessibleName()
        with self._editor.together(_("remove the project")):
            if not self._editor.attempt("projects.remove", uid=self.uid):
                return
        self.told.emit(_("The project “{name}” was removed.").format(name=name))
