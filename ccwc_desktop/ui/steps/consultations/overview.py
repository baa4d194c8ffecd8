"""The overview of the step: the consultations by date, and whom the committee has heard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.scroll import ScrollColumn

from .coverage import Coverage, rows_of
from .timeline import Timeline


class Overview(QWidget):
    """`opened(uid)`, `wanted(village, sex, age)` from an empty circle, `addRequested`."""

    opened = Signal(str)
    wanted = Signal(str, str, str)
    addRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.pane = ScrollColumn()
        self.pane.column.setSpacing(tokens.px("s2"))
        self.timeline = Timeline()
        self.empty = EmptyState(
            "child-speaking",
            _("No child was heard yet. A talk with one group of one village is a beginning."),
            _("Add a consultation"),
        )
        self.coverage = Coverage(self)
        for part in (self.timeline, self.empty):
            self.pane.column.addWidget(part)
        self.pane.column.addWidget(self.coverage, 1)
        self.pane.column.addStretch()
        column.addWidget(self.pane)
        self.timeline.opened.connect(self.opened)
        self.coverage.opened.connect(self.opened)
        self.pane.verticalScrollBar().valueChanged.connect(self.coverage.callout.hide)
        self.coverage.wanted.connect(self.wanted)
        self.empty.pressed.connect(self.addRequested)

    def show_all(self, meetings: Sequence[Consultation], villages: Sequence[Village]) -> None:
        """Show all consultations and the circles of all villages."""
        self.timeline.setVisible(bool(meetings))
        self.empty.setVisible(not meetings)
        self.timeline.show_all(meetings, villages)
        self.coverage.show_rows(rows_of(meetings, villages))
        self.coverage.meter.show_all(meetings, [village.code for village in villages])

    def focus_meeting(self, uid: str) -> None:
        """The focus on the card of a consultation."""
        self.timeline.focus_meeting(uid)

    def focus_village(self, code: str) -> None:
        """The cursor on the circles of a village, in view."""
        self.coverage.focus_village(code)
        self.pane.ensureWidgetVisible(self.coverage, 0, 0)
