"""Signing locks the minutes; opening them again needs a reason, which is printed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import dates
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services.meetings import Sitting
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import date_field, text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text

from . import meeting_words


class SigningPart(Part):
    """`told` is the sentence for the notice, `refusedAt` the field that says what is missing."""

    told = Signal(str)
    refusedAt = Signal(object)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("Signature"))
        self.standing = Note("info", "")
        self.day = FieldBlock(_("Signed on"), date_field(), width=160)
        self.sign = Button(_("The minutes are signed: lock them"), "quiet", "lock")
        self.reason = FieldBlock(
            _("Why are they opened again?"), text_field(), required=True, hint=_("is printed")
        )
        self.reopen = Button(_("Reopen the minutes"), "plain", "edit")
        self.history = Text("", "small", "ink-soft", typed=True)
        self._open = _row(self.day, self.sign)
        self._locked = _row(self.reason, self.reopen)
        for part in (self.standing, self._open, self._locked, self.history):
            self.body.addWidget(part)
        self.sign.clicked.connect(self._on_sign)
        self.reopen.clicked.connect(self._on_reopen)
        self.day.set_value(date.today())

    def show_sitting(self, sitting: Sitting) -> None:
        """Whether it is locked, what is missing, why it was opened before."""
        meeting = sitting.meeting
        if self.uid != meeting.uid:
            self.day.clear_message()
            self.reason.clear_message()
            self.reason.set_value("")
        self.uid = meeting.uid
        self._open.setHidden(meeting.signed)
        self._locked.setHidden(not meeting.signed)
        if meeting.signed_on is not None:
            said = _("Signed on {date}. Nothing of this meeting can be changed.")
            self.standing.say("done", said.format(date=_day(meeting.signed_on)))
        elif sitting.missing:
            self.standing.say("warning", meeting_words.missing(sitting.missing))
        else:
            self.standing.say(
                "info",
                _("Please print the minutes, have them signed, and lock them here."),
            )
        line = _("Opened again on {date}: {reason}")
        again = (line.format(date=_day(r.on), reason=r.reason) for r in meeting.reopened)
        self.history.say("\n".join(again))
        self.history.setVisible(bool(meeting.reopened))

    def leave(self) -> bool:
        """A day or a reason that is only typed waits here."""
        return True

    def _on_sign(self) -> None:
        if not self.day.leave():
            return
        on = self.day.value()
        if not isinstance(on, date):
            self.day.show_refusal(
                _("Please type the date as day/month/year, for example 25/9/2026.")
            )
            return
        if self._apply(self.day, _("sign the minutes"), "meetings.sign", on=on):
            self.reopen.setFocus()  # the pressed one is gone
            self.told.emit(_("The minutes are signed and locked."))

    def _on_reopen(self) -> None:
        self.reason.editor.leave()
        new = {"on": date.today(), "reason": str(self.reason.value() or "")}
        if self._apply(self.reason, _("reopen the minutes"), "meetings.reopen", **new):
            self.reason.set_value("")
            self.sign.setFocus()
            self.told.emit(_("The minutes can be changed again; the reason stays with them."))

    def _apply(self, block: FieldBlock, step: str, service: str, **new: object) -> bool:
        try:
            with self.editor.together(step):
                self.editor.apply(service, uid=self.uid, **new)
        except Refused as refused:
            block.show_refusal(messages.sentence(refused))
            block.focus()
            self.refusedAt.emit(block)
            return False
        block.clear_message()
        return True


def _day(day: date) -> str:
    return dates.long_date(day, current())


def _row(block: FieldBlock, button: Button) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.px("s3"))
    row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return part
