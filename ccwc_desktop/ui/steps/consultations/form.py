"""One consultation, opened in place of the overview: everything that is known of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.marks import ShortText
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag

from . import wording
from .facts import Adults, Answer, Facts, Words
from .groups import Heard
from .record import Record
from .safeguards import Safeguards


class ConsultationForm(QWidget):
    """`closed` when the person goes back, `removeRequested` for the button at the top."""

    closed = Signal()
    removeRequested = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.uid = ""
        self.facts = Facts(editor)
        self.heard = Heard(editor)
        self.adults = Adults(editor)
        self.safeguards = Safeguards(editor)
        self.record = Record(editor)
        self.words = Words(editor)
        self.answer = Answer(editor)
        self._parts: tuple[Any, ...] = (
            self.facts,
            self.heard,
            self.adults,
            self.safeguards,
            self.record,
            self.words,
            self.answer,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(self._top())
        self.pane = ScrollColumn()
        self.pane.column.setContentsMargins(0, 0, 12, 0)
        reminder = _("Please never write a child’s name: only how many, and what was said.")
        self.pane.column.addWidget(Note("info", reminder))
        for part in self._parts:
            self.pane.column.addWidget(part)
        self.pane.column.addStretch()
        column.addWidget(self.pane, 1)
        for part in (self.adults, self.record, self.words):
            part.appeared.connect(self._bring)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        self.back = Button(_("All consultations"), "quiet", "back")
        self._name = ShortText("", "section")
        self._tag = Tag("")
        self.remove = Button(_("Remove"), "plain", "close")
        whole = words.strip_breaks(_("Remove this consultation"))
        self.remove.setAccessibleName(whole)
        self.remove.setToolTip(whole)
        row.addWidget(self.back)
        row.addSpacing(tokens.px("s1"))
        row.addWidget(self._name, 1)
        row.addWidget(self._tag)
        row.addWidget(self.remove)
        self.back.clicked.connect(self.closed)
        self.remove.clicked.connect(self.removeRequested)
        return row

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show a consultation; another one begins at the top."""
        if each.uid != self.uid:
            self.pane.verticalScrollBar().setValue(0)
        self.uid = each.uid
        self._name.say(f"{wording.day(each)} · {wording.method(each)}")
        colour, _icon = wording.TAGS[consultations.state(each)]
        self._tag.say(wording.kept(each), colour)
        self.facts.show_consultation(each, villages)
        self.heard.show_consultation(each)
        self.adults.show_consultation(each)
        self.safeguards.show_consultation(each)
        self.record.show_consultation(each, villages, problems)
        self.words.show_consultation(each, villages, problems)
        self.answer.show_consultation(each)

    def focus_first(self) -> None:
        """The cursor on the date."""
        self.pane.reveal(self.facts.date.editor)

    def focus_target(self, target: str) -> None:
        """The cursor on a field ("words"), on the line of an option, remark or grown-up (its uid),
        or for "" on the first open safeguard."""
        fields = [block for part in self._parts for block in part.blocks]
        lists = (self.adults.list, self.words.said.list)
        line = next((each.lines[target] for each in lists if target in each.lines), None)
        line = line or self.record.line_of(target)
        if not target or target == "safeguards":
            self.focus_open_safeguard()
        elif line is not None:
            line.focus()
            self._bring(line)
        else:
            named = [block for block in fields if block.objectName() == target]
            block = (named or [self.facts.method])[0]  # recorded by another way: choose it here
            self.pane.reveal(block.editor)
            self._bring(block)

    def begin_vote(self) -> None:
        """Children vote; where they have nothing to choose from, its pictures come into view."""
        self.pane.ensureWidgetVisible(self.record.vote, 24, 48)
        self.record.vote.begin()

    def focus_open_safeguard(self) -> None:
        """The cursor on the first safeguard that is not ticked, in view."""
        self.pane.ensureWidgetVisible(self.safeguards, 24, 48)
        self.safeguards.focus_open()
        focused = self.focusWidget()
        if focused is not None:
            self.pane.ensureWidgetVisible(focused, 24, 48)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to a widget that has just come, once it has its place: a high one's top."""

        def scroll() -> None:
            self.pane.ensureWidgetVisible(widget, 24, 48)
            if widget.height() > self.pane.viewport().height():
                top = widget.mapTo(self.pane.viewport(), QPoint(0, -tokens.px("s2")))
                bar = self.pane.verticalScrollBar()
                bar.setValue(bar.value() + top.y())

        QTimer.singleShot(0, widget, scroll)

    def leave(self) -> bool:
        """Keep what is in hand; False (said at the field) when it cannot be kept."""
        wrong = [part for part in self._parts if not part.leave()]
        if wrong:
            self.pane.ensureWidgetVisible(wrong[0], 24, 48)
            if not wrong[0].isAncestorOf(self.focusWidget()):  # a table has its wrong cell in hand
                wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong
