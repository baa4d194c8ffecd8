"""The plan of one commune, as it came: what it says in numbers, and its projects."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import consolidation
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import signals
from ccwc_desktop.services.consolidation import Standing
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import section, small

from . import wording
from .figure_doubts import FigureDoubts
from .project_columns import project_columns
from .tiles import Tiles


class PlanView(QWidget):
    """`closed` when the person goes back to the board (button or Esc)."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(_("Back to the board"), "quiet", "back", dense=True)
        self.head, self.version = section(""), Tag("", "teal")
        self.told = small("")
        self.tiles = Tiles("ink", "ink", "teal")
        self.doubts = FigureDoubts()
        self.table = RecordTable(_("Projects"), project_columns())
        line = QHBoxLayout()
        line.setSpacing(tokens.px("s3"))
        line.addWidget(self.back)
        line.addWidget(self.head, 1)
        line.addWidget(self.version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(tokens.px("s3"))
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.tiles)
        column.addWidget(self.doubts)
        column.addWidget(self.table, 1)
        self.back.clicked.connect(self.closed)

    def show_plan(self, standing: Standing, plan: Plan, fingerprint: str) -> None:
        """Another commune's plan."""
        listed = consolidation.listing([plan])
        totals = consolidation.totals(listed)
        self.head.say(place_names.full(standing.place))
        self.version.say(wording.version(plan.version))
        told = _("Received {moment}. Check code {code}. Fingerprint of the sender: {fingerprint}")
        self.told.say(
            told.format(
                moment=wording.moment(standing.received_at),
                code=standing.check_code,
                fingerprint=wording.fingerprint(fingerprint),
            )
        )
        self.tiles.say(
            (wording.number(len(plan.problems)), _("problems")),
            (
                wording.number(totals.projects),
                _("projects for {years}").format(years=wording.years(plan.cip_year)),
            ),
            (wording.millions(totals.amount), _("million riel requested")),
        )
        self.doubts.show_doubts(signals.warnings_of(plan))
        total = [_("Total"), "", "", wording.plain_riel(totals.amount)]
        self.table.show_records(listed, total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
