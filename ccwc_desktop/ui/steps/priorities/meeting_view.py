"""The meeting that decides, as one of the views of the priorities."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import meetings
from ccwc_desktop.ui.editing import EVERYTHING
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag

from . import meeting_words
from .meeting_attendance import AttendancePart
from .meeting_decisions import DecisionsPart
from .meeting_facts import AgendaPart, FactsPart, TextPart
from .meeting_signing import SigningPart


class MeetingView(ScrollColumn):
    """A view of `page`, which gives the editor and takes notices; `refresh` reads everything again.

    Topics of `editor.changed` that concern it: see `TOPICS`.
    """

    TOPICS = (EVERYTHING, "meetings", "committee", "priorities", "problems", "answers", "plans")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        self.uid = ""
        self.setAccessibleName(_("The meeting"))
        self.which = ChoiceField()
        self.which.setAccessibleName(_("Which meeting"))
        self.state = Tag("")
        self.another = Button(_("Another meeting"), "quiet", "add")
        self.remove = Button(_("Remove this meeting"), "plain", "close")
        self.nothing = EmptyState(
            "meeting",
            _("No meeting is recorded yet. Its minutes are drafted from the plan."),
            _("Record a meeting"),
        )
        self.facts = FactsPart(self.editor)
        self.attendance = AttendancePart(self.editor)
        self.agenda = AgendaPart(self.editor)
        self.decisions = DecisionsPart(self.editor)
        self.text = TextPart(self.editor)
        self.signing = SigningPart(self.editor)
        self.parts: tuple[Any, ...] = (
            *(self.facts, self.attendance, self.agenda),
            *(self.decisions, self.text, self.signing),
        )
        self._lay_out()
        self.which.entered.connect(self._on_chosen)
        self.another.clicked.connect(self._on_add)
        self.nothing.pressed.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.signing.told.connect(page.notice)
        self.signing.refusedAt.connect(self._reveal_soon)
        self.refresh()

    def _reveal_soon(self, block: QWidget) -> None:
        """In view, once the sentence below the field has its room."""
        QTimer.singleShot(0, block, lambda: self.ensureWidgetVisible(block, 0, 24))

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(tokens.px("s2"))
        head.addWidget(self.which, 1)
        head.addWidget(self.state)
        head.addWidget(self.another)
        head.addWidget(self.remove)
        self.column.setContentsMargins(0, 0, 12, 8)
        self.column.addWidget(self._head)
        for part in self.parts:
            self.column.addWidget(part)
        self.column.addWidget(self.nothing, 1)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read everything again."""
        listed = self.editor.read(meetings.listing, self.editor.plan)
        known = [each.uid for each in listed]
        if self.uid not in known:
            self.uid = known[-1] if known else ""
        self.nothing.setVisible(not listed)
        for part in (self._head, *self.parts):
            part.setVisible(bool(listed))
        if not listed:
            return
        self.which.fill([(each.uid, meeting_words.day(each)) for each in listed])
        self.which.set_value(self.uid)
        sitting = self.editor.read(meetings.sitting, self.uid, "km")
        for part in self.parts:
            part.show_sitting(sitting)
        signed = sitting.meeting.signed
        self.state.say(_("Signed") if signed else _("Not signed"), "green" if signed else "plain")
        self.remove.setVisible(not signed)

    def leave(self) -> bool:
        """Keep what is only typed; False when a text stands here that cannot be kept."""
        kept = [part.leave() for part in self.parts if self.uid]
        return all(kept)

    def focus_first(self) -> None:
        """The first thing to do."""
        if not self.uid:
            self.nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.facts.blocks[0].value() is None:
            self.facts.blocks[0].focus()
        else:
            self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, target: str) -> None:
        """Open the meeting (uid) of `target`, or "UID:sign"; "" is the one shown last."""
        uid, _colon, part = target.partition(":")
        if uid:
            self.uid = uid
            self.refresh()
        if part == "sign" and self.uid:
            self.reveal(self.signing.day.editor)
        else:
            self.focus_first()

    def here(self) -> str:
        """The target of `go_to` that opens again what is open now."""
        return self.uid

    def _on_chosen(self, uid: object) -> None:
        if not self.leave():
            self.which.set_value(self.uid)
            return
        self.uid = str(uid)
        self.refresh()

    def _on_add(self) -> None:
        if not self.leave():
            return
        with self.editor.together(_("record a meeting")):
            uid = str(self.editor.apply("meetings.add", plan=self.editor.plan))
        self.uid = uid
        self.refresh()
        self.facts.blocks[0].focus()
        self.ensureWidgetVisible(self._head)

    def _on_remove(self) -> None:
        name = self.which.currentText()
        try:
            with self.editor.together(_("remove the meeting")):
                self.editor.apply("meetings.remove", uid=self.uid)
        except Refused as refused:
            self.editor.refused.emit(refused)
            return
        self.page.notice.emit(_("“{name}” was removed.").format(name=name))
        self.focus_first()
