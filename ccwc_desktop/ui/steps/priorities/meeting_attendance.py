"""Who came: one line a member with three buttons, one key each; guests and children are counted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.meetings import PRESENCES, Attendance, Turnout
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.meetings import Sitting
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import restyle, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, small

from . import meeting_words
from .meeting_facts import lock

KEYS = {"1": "present", "2": "excused", "3": "absent", "0": ""}
NAME_WIDTH = 170


class SeatRow(QWidget):
    """One member; `noted` gives what was noted, "" when the pressed button is pressed again."""

    noted = Signal(str)
    moved = Signal(int)

    def __init__(self, seat: Attendance) -> None:
        super().__init__()
        self.member = seat.member
        self.presence = ""
        self.name = Text(seat.name or "–", "strong", typed=True)
        self.role = Text(meeting_words.seat(seat), "small", "ink-soft", typed=True)
        self.buttons = {key: self._button(key) for key in PRESENCES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        self.name.setMinimumWidth(NAME_WIDTH)
        row.addWidget(self.name, 2)
        row.addWidget(self.role, 3)
        for button in self.buttons.values():
            row.addWidget(button)

    def _button(self, key: str) -> Button:
        button = Button(meeting_words.presence(key), "plain", dense=True)
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_clicked, key))
        return button

    def show_presence(self, seat: Attendance, locked: bool) -> None:
        """What was noted; a locked one cannot be changed."""
        self.presence = seat.presence
        for key, button in self.buttons.items():
            chosen = key == seat.presence
            button.setChecked(chosen)
            restyle(button, kind="quiet" if chosen else "plain")
            button.setEnabled(not locked)
            said = meeting_words.presence(key)
            button.setAccessibleName(
                words.strip_breaks(_("{what}: {of_what}").format(what=seat.name, of_what=said))
            )

    def focus(self) -> None:
        """The button of what was noted, or the first."""
        self.buttons[self.presence or PRESENCES[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 (Khmer ones too) note, 0 takes back; the arrows go to another member."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        key = digits.to_latin(event.text())
        if step is not None:
            self.moved.emit(step)
        elif key in KEYS and self.buttons[PRESENCES[0]].isEnabled():
            self.noted.emit(KEYS[key])
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, key: str, _checked: bool = False) -> None:
        self.noted.emit("" if key == self.presence else key)


class AttendancePart(Part):
    """The members, whether there is a quorum, and how many others took part."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("Who was there"))
        self.rows: list[SeatRow] = []
        self.keys = small(_("Keys: 1 present, 2 absent with leave, 3 absent, 0 not noted."))
        self.others = Button(_("All others were present"), "quiet", "check", dense=True)
        self.quorum = Tag("")
        self.count = Text("", "small", "ink-soft")
        head = QHBoxLayout()
        head.addWidget(self.keys, 1)
        head.addWidget(self.others)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        counted = QHBoxLayout()
        counted.setSpacing(tokens.px("s2"))
        counted.addWidget(self.quorum)
        counted.addWidget(self.count, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.body.addLayout(counted)
        self.body.addWidget(small(_("Others who took part: how many, never their names.")))
        self.body.addLayout(self._guests())
        self.others.clicked.connect(self._on_others)

    def _guests(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        labels = {
            "guests_women": _("Women"),
            "guests_men": _("Men"),
            "girls": _("Girls, speaking for children"),
            "boys": _("Boys, speaking for children"),
        }
        for key, label in labels.items():
            block = self.field(FieldBlock(label, count_field(), width=110), key)
            row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def show_sitting(self, sitting: Sitting) -> None:
        """Show who came."""
        meeting = sitting.meeting
        self.uid = meeting.uid
        if [row.member for row in self.rows] != [seat.member for seat in sitting.seats]:
            self._fill(sitting.seats)
        for row, seat in zip(self.rows, sitting.seats, strict=True):
            row.name.say(seat.name or "–")
            row.role.say(meeting_words.seat(seat))
            row.show_presence(seat, meeting.signed)
        for block in self.blocks:
            block.set_value(getattr(meeting, block.objectName()))
            lock(block, meeting.signed)
        count = sitting.turnout
        self.others.setVisible(not meeting.signed and count.open > 0)
        self.keys.setVisible(not meeting.signed)
        self._say(count)

    def focus_open(self) -> None:
        """The first member of whom nothing is noted."""
        first = next((row for row in self.rows if not row.presence), None)
        if first is not None or self.rows:
            (first or self.rows[0]).focus()

    def _fill(self, seats: Sequence[Attendance]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SeatRow(seat) for seat in seats]
        for place, row in enumerate(self.rows):
            row.noted.connect(partial(self._on_noted, row.member))
            row.moved.connect(partial(self._on_moved, place))
            self._list.addWidget(row)

    def _say(self, count: Turnout) -> None:
        if count.quorate:
            self.quorum.say(_("Quorum"), "green")
        else:
            self.quorum.say(_("No quorum yet") if count.open else _("No quorum"), "amber")
        self.count.say(meeting_words.turnout(count))

    def _on_noted(self, member: str, presence: str) -> None:
        with self.editor.together(_("note who came")):
            self.editor.attempt("meetings.note", uid=self.uid, member=member, presence=presence)

    def _on_others(self) -> None:
        with self.editor.together(_("note who came")):
            self.editor.attempt("meetings.note_others", uid=self.uid)

    def _on_moved(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.rows):
            self.rows[place + step].focus()
