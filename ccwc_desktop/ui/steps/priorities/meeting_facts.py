"""When and where a meeting was, its agenda, and the text of its minutes."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import meetings as service
from ccwc_desktop.services.meetings import Sitting
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LineField, LongText, date_field, text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.reading import Format
from ccwc_desktop.ui.widgets.text import small

DATE_EXAMPLE, TIME_EXAMPLE = "15/9/2026", "8:30"


def _read_time(text: str) -> object:
    return f"{dates.parse_time(text):%H:%M}" if words.strip_breaks(text).strip() else ""


def _write_time(value: object) -> str:
    return (
        dates.clock(time.fromisoformat(value), current())
        if isinstance(value, str) and value
        else ""
    )


TIME = Format(_read_time, _write_time)


def _example(text: str) -> str:
    return _("for example {date}").format(date=digits.localise(text, current()))


def lock(block: FieldBlock, locked: bool) -> None:
    """Lock a field or open it; what it says of a wrong or risky text stays."""
    if (block.editor.property("state") == "locked") != locked:
        block.lock(locked)


class FactsPart(Part):
    """Date, hours and place."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("When and where"))
        fields = (
            ("held_on", FieldBlock(_("Date"), date_field(_example(DATE_EXAMPLE))), 4),
            ("opened", FieldBlock(_("Opened at"), LineField(TIME, _example(TIME_EXAMPLE))), 3),
            ("closed", FieldBlock(_("Closed at"), LineField(TIME)), 3),
            ("place", FieldBlock(_("Where it was"), text_field()), 6),
        )
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        for key, block, share in fields:
            row.addWidget(self.field(block, key), share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the kept values."""
        self.uid = sitting.meeting.uid
        for block in self.blocks:
            block.set_value(getattr(sitting.meeting, block.objectName()))
            lock(block, sitting.meeting.signed)


class AgendaPart(Part):
    """The agenda, one item a line."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("Agenda"))
        self.text = FieldBlock(_("One item a line"), LongText(7), key="agenda")
        self.usual = Button(_("Put the usual agenda"), "link")
        editor.drafts.watch(self.text.editor, self.name_of, "agenda")
        self.blocks.append(self.text)
        self.body.addWidget(self.text)
        self.body.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.edited.connect(lambda text: self._keep(_lines(text)))
        self.usual.clicked.connect(lambda: self._keep(service.usual_agenda()))

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the items."""
        self.uid = sitting.meeting.uid
        self.text.set_value("\n".join(sitting.meeting.agenda))
        lock(self.text, sitting.meeting.signed)
        usual = sitting.meeting.agenda == service.usual_agenda()
        self.usual.setVisible(not sitting.meeting.signed and not usual)

    def _keep(self, agenda: tuple[str, ...]) -> None:
        with self.editor.together(_("the agenda")):
            self.editor.attempt("meetings.change", uid=self.uid, agenda=agenda)


class TextPart(Part):
    """What is printed as the proceedings: drafted from the plan until somebody types."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("Text of the minutes"))
        self.body.addWidget(
            small(
                _("Drafted in Khmer from the plan. It may be changed; it is printed as it stands.")
            )
        )
        self.text = FieldBlock(_("Proceedings"), LongText(12), key="minutes")
        self.again = Button(_("Draft it from the plan again"), "link")
        editor.drafts.watch(self.text.editor, self.name_of, "minutes")
        self.blocks.append(self.text)
        self.body.addWidget(self.text)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.edited.connect(lambda text: self._keep(str(text or "").strip()))
        self.again.clicked.connect(lambda: self._keep(""))
        self._drafted: str | None = None

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the text as it would be printed."""
        self.uid = sitting.meeting.uid
        typed = bool(sitting.meeting.minutes)
        self._drafted = None if typed else sitting.draft
        self.text.set_value(sitting.draft)
        lock(self.text, sitting.meeting.signed)
        if typed and not sitting.meeting.signed:
            warn_of_risks(self.text, sitting.draft)
        self.again.setVisible(typed and not sitting.meeting.signed)

    def _keep(self, text: str) -> None:
        if text == self._drafted:
            return
        with self.editor.together(_("the text of the minutes")):
            self.editor.attempt("meetings.change", uid=self.uid, minutes=text)


def _lines(text: object) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(text or "").splitlines() if line.strip())
