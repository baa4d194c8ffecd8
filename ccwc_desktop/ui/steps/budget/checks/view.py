"""What to look at again before the proposal is sent: hard ones, soft ones, those with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain.budget_checks import Remark
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import budget_checks, projects
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, small

from . import check_words
from .check_rows import RemarkRow

SEEN = 40
"""Lines of a group in view; the others follow as these are done."""
Key = tuple[str, str]


class ChecksView(ScrollColumn):
    """A view of `page`; `refresh` reads everything again."""

    TOPICS: tuple[str, ...] = ("budget_checks", "situation", "terms", "budget", "projects")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.editor = page, page.editor
        self.setAccessibleName(_("Checks of the proposal"))
        self.summary = Text("", "strong")
        self.groups = {
            "hard": Group(_("Please put these right"), _("Until then this step is not complete.")),
            "soft": Group(
                _("Please look at these again"),
                _("Correct it, or write why it is right."),
            ),
            "standing": Group(
                _("These stand by a reason"), _("The reasons are printed with the proposal.")
            ),
        }
        self.column.setSpacing(tokens.px("s2"))
        self.column.addWidget(self.summary)
        for group in self.groups.values():
            self.column.addLayout(group)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read everything again; a reason that is being typed stays."""
        plan = self.editor.plan
        told = self.editor.read(budget_checks.listing, plan)
        listed = self.editor.read(projects.listing, plan)
        hard = [each for each in told if each.hard]
        soft = [each for each in told if not each.hard and not each.accepted]
        standing = [each for each in told if not each.hard and each.accepted]
        self.summary.say(check_words.summary(hard, soft, standing))
        for key, found in (("hard", hard), ("soft", soft), ("standing", standing)):
            for row in self.groups[key].show_remarks(found, listed):
                self._connect(row)

    def go_to(self, target: str) -> None:
        """A remark "CODE:SUBJECT", else the first that waits."""
        code, _colon, subject = target.partition(":")
        for row in self._rows():
            if target and (row.remark.code, row.remark.subject) == (code, subject):
                self.reveal(row.reason if row.reason.isVisibleTo(row) else row.go)
                return
        if rows := self._rows():
            rows[0].go.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> str:
        """The remark in hand."""
        held = self.focusWidget()
        for row in self._rows():
            if held is not None and row.isAncestorOf(held):
                return f"{row.remark.code}:{row.remark.subject}"
        return ""

    def leave(self) -> bool:
        """A reason that is only typed is kept as a draft."""
        return True

    def _rows(self) -> list[RemarkRow]:
        return [row for group in self.groups.values() for row in group.rows.values()]

    def _connect(self, row: RemarkRow) -> None:
        row.goWanted.connect(self.page.go_to)
        row.accepted.connect(self._on_accepted)
        row.takenBack.connect(self._on_taken_back)
        remark = row.remark
        name = f"accepted:{self.editor.plan}:{remark.code}:{remark.subject}"
        self.editor.drafts.watch(row.reason, lambda: name)

    def _on_accepted(self, remark: Remark, reason: str) -> None:
        with self.editor.together(_("accept a warning")):
            self._accept(remark, reason)
        self.go_to("")

    def _on_taken_back(self, remark: Remark) -> None:
        with self.editor.together(_("take a reason back")):
            self._accept(remark, "")
        self.go_to(f"{remark.code}:{remark.subject}")

    def _accept(self, remark: Remark, reason: str) -> None:
        self.editor.attempt(
            "budget_checks.accept",
            plan=self.editor.plan,
            check=remark.code,
            subject=remark.subject,
            reason=reason,
        )


class Group(QVBoxLayout):
    """Remarks of one sort under their head; hidden while there are none."""

    def __init__(self, head: str, more: str) -> None:
        super().__init__()
        self.rows: dict[Key, RemarkRow] = {}
        self._head, self._about = Text(head, "section", wrap=False), small(more)
        self._rest = small("")
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s1"))
        self.setSpacing(tokens.px("s1"))
        line = QHBoxLayout()
        line.setSpacing(tokens.px("s3"))
        line.addWidget(self._head)
        line.addWidget(self._about, 1)
        self.addLayout(line)
        self.addLayout(self._column)
        self.addWidget(self._rest)

    def show_remarks(self, found: Sequence[Remark], listed: Sequence[Project]) -> list[RemarkRow]:
        """The first ones; gives the rows that are new. Rows that stay keep what is typed."""
        seen = {(each.code, each.subject): each for each in found[:SEEN]}
        for key in set(self.rows) - set(seen):
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        fresh = []
        for place, (key, remark) in enumerate(seen.items()):
            said = check_words.sentence(remark, listed)
            if key in self.rows:
                self.rows[key].show_remark(remark, said)
            else:
                self.rows[key] = RemarkRow(remark, said)
                fresh.append(self.rows[key])
            if self._column.indexOf(self.rows[key]) != place:
                self._column.insertWidget(place, self.rows[key])
                self.rows[key].show()
        self.rows = {key: self.rows[key] for key in seen}  # in the order of the page
        rest = len(found) - len(seen)
        self._rest.say(_("And {count} more.").format(count=wording.number(rest)))
        self._rest.setVisible(rest > 0)
        for part in (self._head, self._about):
            part.setVisible(bool(found))
        return fresh
