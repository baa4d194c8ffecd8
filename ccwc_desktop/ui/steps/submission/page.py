"""Step 8: finish a version, write it to a stick, take it to the district."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import money
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import cards, plans, submission
from ccwc_desktop.services.submission import Outlook, Version
from ccwc_desktop.ui import files, messages, place_names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.to_look_at import ToLookAt
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.workflow import COMMUNE_STEPS

from . import wording
from .four_lines import FourLines, Gap
from .history import CardBox, History
from .stick import StickPanel
from .writing import Writing

LATER = ("sheets", "send")  # they come after the plan itself


class SubmissionPage(Page):
    """Four lines that turn green when they are true, the stick, and the versions so far."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.writing = Writing.of(editor, tasks)
        self.to_look_at = ToLookAt(editor)
        self.lines = FourLines()
        self.stick = StickPanel()
        self.history = History()
        self.card = CardBox()
        self._panel_of: tuple[str, str] = ("", "")
        self._share = 0.0
        self._failed = False
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.view = ScrollColumn()
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        row.addWidget(self.lines, 62)
        row.addWidget(self.stick, 38)
        self.view.column.addWidget(self.to_look_at)
        self.view.column.addLayout(row)
        self.view.column.addWidget(self.history)
        self.view.column.addWidget(self.card)
        self.view.column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)

    def _connect(self) -> None:
        self.to_look_at.goRequested.connect(self.goToStep)
        self.lines.goRequested.connect(self.goToStep)
        self.lines.finishRequested.connect(self._on_finish)
        self.stick.writeRequested.connect(self.write_to)
        self.stick.stopRequested.connect(self.writing.stop)
        self.stick.cardRequested.connect(self._on_card_beside)
        self.card.saveRequested.connect(
            lambda: files.choose_folder(self, _("Where should the card be saved?"), self.save_card)
        )
        self.writing.progressed.connect(self._on_progressed)
        self.writing.written.connect(self._on_written)
        self.writing.failed.connect(self._on_failed)
        self.editor.changed.connect(self._on_changed)

    def knowledge(self) -> list[str]:
        """What the package would say, in numbers."""
        plan = self.editor.read(plans.value, self.editor.plan, False)
        said = _("The plan holds {problems} problems and {projects} projects; together {total}.")
        return [
            said.format(
                problems=wording.number(len(plan.problems)),
                projects=wording.number(len(plan.projects)),
                total=money.riel(budget.total(plan.projects), current()),
            )
        ]

    def go_to(self, target: str) -> None:
        """What is to be looked at first, else the button that leads on."""
        if self.to_look_at.lines:
            self.view.reveal(self.to_look_at.lines[0].go)
            return
        for button in (self.lines.finish, self.stick.write, self.stick.folder, self.stick.again):
            if button.isVisibleTo(self) and button.isEnabled():
                self.view.reveal(button)
                return

    def refresh(self) -> None:
        """Read everything again."""
        outlook = self.editor.read(submission.outlook, self.editor.plan)
        self.to_look_at.show_findings(outlook.waiting)
        self._show_lines(outlook.finished, _gaps(outlook))
        self._show_panel(outlook.finished)
        self.history.show_versions(outlook.versions)
        own, _content = self.editor.read(cards.own)
        self.card.show_fingerprint(own.fingerprint)
        self.panelChanged.emit()

    def write_to(self, folder: Path) -> None:
        """Write the finished version into a folder or onto a stick."""
        self._failed = False
        self.writing.begin(folder)
        if self.writing.busy:
            self.stick.busy(None, self.writing.to_stick)
            self._on_progressed(None)

    def save_card(self, folder: Path) -> None:
        """Our identity card as a file."""
        try:
            path = self.editor.read(cards.save_own, folder)
        except Refused as refused:
            self.editor.refused.emit(refused)
            return
        said = _("Our identity card was written and read back: {file}")
        self.notice.emit(said.format(file=path.name))

    def _show_lines(self, finished: Version | None, gaps: list[Gap]) -> None:
        lines, cycle = self.lines, self.editor.cycle
        number = wording.number(cycle.version if cycle else 1)
        if gaps:
            said = _("You may send it with these gaps; the district will see them.")
            lines.complete.say("warning", _("The plan has gaps"), said)
        else:
            lines.complete.say("done", _("The plan is complete"), _("Nothing is missing."))
        lines.show_gaps(gaps)
        if finished is None:
            head = _("Finish it as version {number}").format(number=number)
            said = _("This cannot be undone. Any later edit opens the next draft by itself.")
            lines.finished.say("open", head, said)
        else:
            head = _("Finished as version {number}").format(number=number)
            said = _("{moment}. Check code {code}. This version can no longer be changed.").format(
                moment=wording.moment(finished.frozen_at), code=finished.check_code
            )
            lines.finished.say("done", head, said)
        with_gaps = _("Finish version {number} with these gaps")
        without = _("Finish version {number}")
        lines.finish.say((with_gaps if gaps else without).format(number=number))
        lines.finish.setVisible(finished is None)
        self._show_stick_lines(finished)

    def _show_stick_lines(self, finished: Version | None) -> None:
        written = finished is not None and finished.state != "frozen"
        head = _("Written and read back")
        safe = _("Safe to remove")
        if self.writing.busy:
            said = wording.do_not_disturb(self.writing.to_stick)
            self.lines.written.say("busy", head, said, self._share)
            self.lines.safe.say("open", safe, said)
        elif self._failed:
            said = _("The last writing did not succeed.")
            self.lines.written.say("warning", head, said)
            self.lines.safe.say("open", safe, _("Please wait until this line is green."))
        elif written and finished is not None:
            said = _("All of {file} is the same as the original.").format(file=finished.file_name)
            self.lines.written.say("done", head, said)
            district = place_names.full(self.editor.identity.parents[-1])
            on_stick = submission.on_stick(Path(finished.written_to))
            take = _("Please take it to {district}.")
            bring = _("Please bring the package to {district} on a stick.")
            said = (take if on_stick else bring).format(district=district)
            self.lines.safe.say("done", safe if on_stick else _("Saved in a folder"), said)
        else:
            self.lines.written.say("open", head, _("Everything on the stick is compared."))
            self.lines.safe.say("open", safe, _("Please wait until this line is green."))

    def _show_panel(self, finished: Version | None) -> None:
        if self.writing.busy:
            self.stick.busy(None, self.writing.to_stick)
            return
        key = (finished.uid, finished.state) if finished else ("draft", "")
        if key == self._panel_of:  # "another stick" and a refusal stay
            return
        self._panel_of, self._failed = key, False
        if finished is None:
            self.stick.wait(_("Then the package can be written to a stick."))
        elif finished.state == "frozen":
            self.stick.choose()
        else:
            self._show_done(finished)

    def _show_done(self, finished: Version) -> None:
        where = Path(finished.written_to)
        path = where / finished.file_name
        count = path.stat().st_size if path.is_file() else None
        self.stick.done(where, finished.file_name, count, submission.on_stick(where))

    def _on_finish(self) -> None:
        try:
            with self.editor.database.transaction() as session:
                submission.freeze(session, self.editor.plan, datetime.now())
        except Refused as refused:
            head = _("No version was made")
            self.lines.finished.say("warning", head, messages.sentence(refused))
            if self.to_look_at.lines:
                self.view.ensureWidgetVisible(self.to_look_at)
                self.to_look_at.focus_first()
            return
        self.editor.note("submission")
        self.go_to("")

    def _on_progressed(self, share: float | None) -> None:
        self._share = share or 0.0
        self.stick.busy(share, self.writing.to_stick)
        self._show_stick_lines(None)

    def _on_written(self, _folder: Path) -> None:
        self._panel_of = ("", "")
        self.refresh()
        self.stick.again.setFocus()
        self.view.verticalScrollBar().setValue(0)

    def _on_failed(self, refused: Refused) -> None:
        self._failed = True
        self.refresh()
        self.stick.refuse(messages.sentence(refused))

    def _on_card_beside(self) -> None:
        versions = self.editor.read(submission.versions, self.editor.plan)
        self.save_card(Path(versions[0].written_to))

    def _on_changed(self, _topic: str) -> None:
        self.refresh_when_seen()


def _gaps(outlook: Outlook) -> list[Gap]:
    """One link a step that lacks something."""
    names = {each.key: each.name for each in COMMUNE_STEPS}
    found = []
    for step in outlook.steps:
        if step.missing and step.key not in LATER:
            sentences = [messages.missing_sentence(gap, outlook.plan) for gap in step.missing]
            text = _("{step}: {count} missing").format(
                step=_(names[step.key]), count=wording.number(len(sentences))
            )
            found.append(Gap(step.key, step.missing[0].target, text, "\n".join(sentences)))
    return found
