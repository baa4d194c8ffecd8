"""What the meeting decided: one line each, with who sees to it and until when."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.meetings import Resolution
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services.meetings import Sitting
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import date_field, text_field
from ccwc_desktop.ui.widgets.text import small

from .meeting_facts import lock


class DecisionRow(QWidget):
    """One decision; `changed` gives the new one, `dropped` when it is taken away."""

    changed = Signal(object)
    dropped = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.kept = Resolution("")
        shown = digits.number(number, current())
        self.text = FieldBlock(_("Decision {number}").format(number=shown), text_field())
        self.who = FieldBlock(_("Responsible"), text_field())
        self.until = FieldBlock(_("Until when"), date_field())
        named = words.strip_breaks(_("Take decision {number} away").format(number=shown))
        self.drop = IconButton("close", named)
        self.blocks = {"text": self.text, "who": self.who, "until": self.until}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        for block, share in ((self.text, 8), (self.who, 4), (self.until, 3)):
            row.addWidget(block, share, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignBottom)
        for key, block in self.blocks.items():
            block.edited.connect(partial(self._on_edited, key))
        self.drop.clicked.connect(self.dropped)

    def show_decision(self, each: Resolution, locked: bool) -> None:
        """Show the kept values."""
        self.kept = each
        for key, block in self.blocks.items():
            block.set_value(getattr(each, key))
            lock(block, locked)
        self.drop.setVisible(not locked)

    def _on_edited(self, key: str, value: object) -> None:
        new = value if key == "until" else str(value or "")
        self.changed.emit(replace(self.kept, **{key: new}))  # type: ignore[arg-type]


class DecisionsPart(Part):
    """The decisions in their order; a new one is added with a button."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "meetings", _("Decisions of the meeting"))
        self.rows: list[DecisionRow] = []
        self._kept: tuple[Resolution, ...] = ()
        self.nothing = small(_("No decision is written down yet."))
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.px("s2"))
        self.add = Button(_("Add a decision"), "quiet", "add", dense=True)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the decisions."""
        meeting = sitting.meeting
        self.uid, self._kept = meeting.uid, meeting.decisions
        while len(self.rows) > len(meeting.decisions):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(meeting.decisions):
            self._new_row()
        for row, each in zip(self.rows, meeting.decisions, strict=True):
            row.show_decision(each, meeting.signed)
        self.nothing.setVisible(not meeting.decisions)
        self.add.setVisible(not meeting.signed)

    def leave(self) -> bool:
        """Keep what is only typed; False when a date cannot be read."""
        kept = [block.leave() for row in list(self.rows) for block in row.blocks.values()]
        return all(kept)

    def _new_row(self) -> None:
        place = len(self.rows)
        row = DecisionRow(place + 1)
        row.changed.connect(partial(self._on_changed, place))
        row.dropped.connect(partial(self._on_dropped, place))
        self.rows.append(row)
        self._list.addWidget(row)

    def _on_add(self) -> None:
        if self.leave():
            self._put((*self._kept, Resolution("")), _("add a decision"))
            self.rows[-1].text.focus()

    def _on_changed(self, place: int, new: Resolution) -> None:
        kept = (*self._kept[:place], new, *self._kept[place + 1 :])
        self._put(kept, _("a decision of the meeting"))

    def _on_dropped(self, place: int) -> None:
        self._put((*self._kept[:place], *self._kept[place + 1 :]), _("take a decision away"))
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].text.focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, decisions: tuple[Resolution, ...], step: str) -> None:
        with self.editor.together(step):
            self.editor.attempt("meetings.change", uid=self.uid, decisions=decisions)
