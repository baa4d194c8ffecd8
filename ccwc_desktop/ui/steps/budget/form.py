"""The form of a project, in the place of the board; each field is stored when it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import projects as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import problems, projects
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section

from . import fields, wording
from .lines import LinesPanel

_GAPS = {"name": "name_km", "villages": "villages", "year": "year", "beneficiaries": "girls"}


class ProjectForm(QWidget):
    """`closed` leads back to the board, `told(sentence)` is for the notice."""

    closed = Signal()
    told = Signal(str)

    def __init__(self, editor: Editor, uid: str, years: tuple[int, ...]) -> None:
        super().__init__()
        self._editor, self.uid = editor, uid
        self.back = Button(_("All projects"), "link", "back")
        self.remove = Button(_("Remove the project"), "link")
        self.title = Text("", "section", typed=True)
        self.code = Text("", "small", "ink-soft", wrap=False)
        self.without = Text(
            _("This project answers no priority of children; the sheet says so."), "small", "amber"
        )
        self.blocks = fields.build(editor, years)
        self.lines = LinesPanel(editor, uid, years)
        self.done = Button(_("Done"), "quiet", "check")
        self._lay_out()
        for key, block in self.blocks.items():
            block.edited.connect(lambda value, key=key: self._store(key, value))
            editor.drafts.watch(block.editor, "projects:{}:{}".format, uid, key)
        self.lines.told.connect(self.told)
        self.back.clicked.connect(self._on_done)
        self.done.clicked.connect(self._on_done)
        self.remove.clicked.connect(self._on_remove)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.code)
        self.view = ScrollColumn()
        column = self.view.column
        column.setSpacing(tokens.px("s2"))
        identity, inside = _card()
        inside.addLayout(self._grid(fields.IDENTITY))
        inside.addWidget(self.without)
        column.addWidget(identity)
        column.addWidget(self.lines)
        for key, title in fields.heads().items():
            card, inside = _card()
            inside.addWidget(section(title))
            inside.addLayout(self._grid(fields.REST[key]))
            column.addWidget(card)
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

    def _grid(self, rows: tuple[tuple[tuple[str, int], ...], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setVerticalSpacing(tokens.px("s2"))
        for number, row in enumerate(rows):
            left = 0
            for key, span in row:
                block = self.blocks[key]
                grid.addWidget(block, number, left, 1, span, Qt.AlignmentFlag.AlignTop)
                left += span
        for column in range(12):
            grid.setColumnStretch(column, 1)
        return grid

    def refresh(self) -> bool:
        """Show what is stored; False when the project is no longer there."""
        try:
            project = self._editor.read(projects.get, self._editor.plan, self.uid)
        except Refused:
            return False
        self._show(project)
        return True

    def focus(self, gap: str = "") -> None:
        """The field of a gap ("villages", "lines", ...); else the name."""
        if gap in ("lines", "line_amount", "source"):
            self.view.reveal(self.lines.field_of(gap))
            return
        block = self.blocks[_GAPS.get(gap, "name_km")]
        self.view.ensureWidgetVisible(block, 24, 48)
        block.focus()

    def leave(self) -> bool:
        """Store what is typed; False, with the sentence at the field, when something is not."""
        for block in self.blocks.values():
            block.editor.leave()
        lines = self.lines.leave()
        return lines and not any(block.is_wrong() for block in self.blocks.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _show(self, project: Project) -> None:
        known = self._editor.read(problems.listing, self._editor.plan)
        fields.offer_priorities(self.blocks["priority"].editor, known, project.priority)
        for key, block in self.blocks.items():
            block.set_value(getattr(project, key))
        fields.ask_for_name(self.blocks["name_km"], project, known)
        self.lines.show_lines(project.lines)
        self.title.say(wording.name_of(project))
        code = rules.code(self._editor.identity.code, self._editor.cip_year, project.number)
        self.code.say(digits.localise(code, current()))
        self.without.setVisible(not project.priority)

    def _store(self, key: str, value: object) -> None:
        try:
            with self._editor.together(_("change the project")):
                self._editor.apply("projects.change", uid=self.uid, **{key: value})
        except Refused as refused:
            self.blocks[key].show_refusal(messages.sentence(refused))

    def _on_done(self) -> None:
        if self.leave():
            self.closed.emit()

    def _on_remove(self) -> None:
        name = self.title.accessibleName()
        with self._editor.together(_("remove the project")):
            if not self._editor.attempt("projects.remove", uid=self.uid):
                return
        self.told.emit(_("The project “{name}” was removed.").format(name=name))


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(tokens.px("s1"))
    return card, column
