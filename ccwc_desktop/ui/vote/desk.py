"""The facilitator's page, behind the PIN: go on, another group, the results, the end."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import voting
from ccwc_desktop.domain.voting import Sitting
from ccwc_desktop.ui.theme import palette, tokens
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

from .page import VotePage, large
from .speech import Speech


class Bar(QWidget):
    """A bar of `count` out of so many children, at most the whole track."""

    def __init__(self, count: int, of: int) -> None:
        super().__init__()
        self._share = min(1.0, count / of) if of else 0.0
        self.setMinimumSize(QSize(80, 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, then the bar."""
        painter = QPainter(self)
        area = QRectF(0, (self.height() - 16) / 2, self.width(), 16)
        painter.fillRect(area, palette.colour("track"))
        area.setWidth(area.width() * self._share)
        painter.fillRect(area, palette.colour("teal-bar"))


class DeskPage(VotePage):
    """`goneOn`, `anotherGroup`, `ended`. Results come only when asked for: children may look on."""

    goneOn = Signal()
    anotherGroup = Signal()
    ended = Signal()

    def __init__(
        self,
        speech: Speech,
        group: str,
        sitting: Sitting,
        results: Sequence[tuple[str, int]],
        cards: Mapping[str, tuple[str, str]],
    ) -> None:
        _ = speech.gettext
        super().__init__(speech, _("For the facilitator"), group)
        self.lock.hide()
        self._results, self.cards, self._voted = results, cards, sitting.voted
        said = speech.ngettext(
            "{count} child of this group has voted. Every vote is kept.",
            "{count} children of this group have voted. Every vote is kept.",
            sitting.voted,
        )
        self.column.addWidget(Text(said, "section"))
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s5"))
        row.addLayout(self._buttons(sitting), 1)
        self._place = ScrollColumn()
        row.addWidget(self._place, 2)
        self.column.addLayout(row, 1)
        help_ = _("If a child needs help: telephone 1280, day and night, free of charge.")
        self.column.addWidget(Note("info", help_))
        self.setFocusProxy(self._likely)

    def _buttons(self, sitting: Sitting) -> QVBoxLayout:
        _ = self.speech.gettext
        over = sitting.is_over
        more = _("One more child votes") if over else _("Go on with the vote")
        self.go_on = large(more, "plain" if over else "main", "next")
        self.other = large(_("Another group"), "main" if over else "plain", "voices")
        self.results = large(_("Show the results"), "plain", "figures")
        if sitting.voted < voting.FEWEST_FOR_RESULTS:
            self.results.setEnabled(False)
            self.results.say(_("The results come after three children"))
        self.end = large(_("End the vote"), "plain", "close")
        self.go_on.clicked.connect(self.goneOn)
        self.other.clicked.connect(self.anotherGroup)
        self.results.clicked.connect(self._on_results)
        self.end.clicked.connect(self.ended)
        column = QVBoxLayout()
        column.setSpacing(tokens.px("s3"))
        self._likely, less = (self.other, self.go_on) if over else (self.go_on, self.other)
        for button in (self._likely, less, self.results, self.end):
            column.addWidget(button)
        column.addStretch()
        return column

    def _on_results(self) -> None:
        self.results.setEnabled(False)
        self._likely.setFocus()
        table = QGridLayout()
        table.setHorizontalSpacing(tokens.px("s3"))
        table.setVerticalSpacing(tokens.px("s2"))
        for row, (option, count) in enumerate(self._results):
            table.addWidget(Text(self.cards[option][0], "body"), row, 0)
            table.addWidget(Text(self.speech.number(count), "strong", wrap=False), row, 1)
            table.addWidget(Bar(count, self._voted), row, 2)
        table.setColumnStretch(0, 3)
        table.setColumnStretch(2, 4)
        self._place.column.addLayout(table)
        self._place.column.addStretch()
