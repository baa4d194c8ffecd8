"""Whom we have heard: a circle for every village and group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccwc_desktop.domain import coverage
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import AGE_GROUPS, Consultation
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.notes import Callout
from ccwc_desktop.ui.widgets.pictures import Filling, circle, paint_circle
from ccwc_desktop.ui.widgets.reading import TEXT
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section

from . import wording
from .meter import Meter

FILLINGS: Mapping[str, Filling] = {"heard": "full", "open": "half", "none": "empty"}
GROUPS = tuple((sex, age) for age in AGE_GROUPS for sex in ("f", "m"))
SMALLEST_ROWS = 5
COUNT_WIDTH, SCROLL_BAR = 72, 16


@dataclass(frozen=True)
class VillageRow:
    """A village with its mark for each group, and the consultation behind each mark."""

    village: Village
    marks: Mapping[tuple[str, str], str]
    meetings: Mapping[tuple[str, str], Consultation | None]

    @property
    def heard(self) -> int:
        """How many groups were heard with all safeguards kept."""
        return sum(mark == "heard" for mark in self.marks.values())


def rows_of(meetings: Sequence[Consultation], villages: Sequence[Village]) -> list[VillageRow]:
    """One row a village."""
    marks = coverage.coverage(meetings, (village.code for village in villages))
    return [
        VillageRow(
            village,
            {(sex, age): marks[village.code, sex, age] for sex, age in GROUPS},
            {
                (sex, age): coverage.meeting_of(meetings, village.code, sex, age)
                for sex, age in GROUPS
            },
        )
        for village in villages
    ]


def _said(row: VillageRow, sex: str, age: str) -> str:
    """A circle in words: "Kaoh Lot, Girls 10–13: heard on 12 June"."""
    meeting = row.meetings[sex, age]
    said = {
        "heard": _("heard, {date}"),
        "open": _("heard, {date}, but safeguards are open"),
        "none": _("not heard yet"),
    }[row.marks[sex, age]]
    said = said.format(date=wording.day(meeting) if meeting else "")
    where = _where(row, sex, age)
    return words.strip_breaks(_("{where}: {sentence}").format(where=where, sentence=said))


def _where(row: VillageRow, sex: str, age: str) -> str:
    """ "Kaoh Lot, Girls 10–13"."""
    return f"{row.village.name(current())}{_(', ')}{wording.group(sex, age)}"


def _painter(mark: str) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, area: paint_circle(painter, area, FILLINGS[mark])


def _column(sex: str, age: str, two_lines: bool) -> GridColumn[VillageRow]:
    return GridColumn(
        wording.group_head(sex, age) if two_lines else wording.group(sex, age),
        lambda row: "",
        TEXT,
        paint=lambda row: _painter(row.marks[sex, age]),
        note=lambda row: _said(row, sex, age),
    )


def _columns(two_lines: bool) -> list[GridColumn[VillageRow]]:
    count: GridColumn[VillageRow] = GridColumn(
        _("Groups"),
        lambda row: f"{wording.number(row.heard)}/{wording.number(len(GROUPS))}",
        TEXT,
        centre=True,
        width=COUNT_WIDTH,
    )
    return [*(_column(sex, age, two_lines) for sex, age in GROUPS), count]


class Coverage(QWidget):
    """`opened(uid)` for a circle that has a consultation.

    One that has none says so in a callout over `over`; `wanted(village, sex, age)` comes only when
    its button is pressed.
    """

    opened = Signal(str)
    wanted = Signal(str, str, str)

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._over = over
        self.callout = Callout(over)
        self._asked: tuple[str, str, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        self._tag = Tag("", "teal")
        self.meter = Meter()
        column.addLayout(self._head())
        column.addWidget(self.meter)
        self.model: GridModel[VillageRow] = GridModel(
            _columns(two_lines=False),
            lambda row: row.village.name(current()),
            _("Village"),
            key=lambda row: row.village.code,
        )
        self.grid = Grid(_("Whom have we heard?"), self.model, "row-circles")
        self.grid.cellEntered.connect(lambda _row, _column: self.callout.hide())
        self.grid.cellOpened.connect(self._on_opened)
        self.grid.table.verticalScrollBar().valueChanged.connect(self.callout.hide)
        self.callout.closed.connect(self.grid.setFocus)
        self.callout.firstChosen.connect(self._on_wanted)
        self._two_lines = False
        column.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        head = section(_("Whom have we heard?"))
        head.setWordWrap(False)
        row.addWidget(head)
        row.addWidget(self._tag)
        row.addStretch()
        for filling, word in (
            ("full", _("Heard")),
            ("half", _("Safeguards open")),
            ("empty", _("Not yet")),
        ):
            row.addWidget(circle(filling, word))  # type: ignore[arg-type]
            row.addWidget(Text(word, "small", "ink-soft", wrap=False))
            row.addSpacing(tokens.px("s1"))
        return row

    def show_rows(self, rows: Sequence[VillageRow]) -> None:
        """Show the villages; the cursor stays."""
        self.callout.hide()
        said = _("{heard} of {all} groups")
        heard = wording.number(sum(row.heard for row in rows))
        self._tag.say(said.format(heard=heard, all=wording.number(len(rows) * len(GROUPS))))
        self.model.show(rows)
        self._limit_height(len(rows))

    def _limit_height(self, rows: int) -> None:
        """As high as all villages where the window allows; the heads stay when they scroll."""
        table = self.grid.table
        row, rest = table.verticalHeader().defaultSectionSize(), table.head.sizeHint().height() + 8
        self.grid.setMinimumHeight(min(rows, SMALLEST_ROWS) * row + rest)
        self.grid.setMaximumHeight(rows * row + rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heads of two lines where one does not fit."""
        super().resizeEvent(event)
        metrics = self.grid.table.head.fontMetrics()
        names = [words.strip_breaks(wording.group(*group)) for group in GROUPS]
        wish = sum(metrics.horizontalAdvance(name) + 18 for name in names) + COUNT_WIDTH
        room = self.width() - self.grid.table.verticalHeader().width() - SCROLL_BAR
        if (wish > room) != self._two_lines:
            self._two_lines = wish > room
            self.model.show_columns(_columns(self._two_lines))
            self._limit_height(len(self.model.records()))

    def focus_village(self, code: str) -> None:
        """Put the cursor on the first circle of a village that is still empty."""
        for at, row in enumerate(self.model.records()):
            if row.village.code == code:
                empty = [i for i, group in enumerate(GROUPS) if row.marks[group] == "none"]
                self.grid.focus_cell(at, empty[0] if empty else 0)

    def _on_opened(self, row: int, column: int) -> None:
        if column >= len(GROUPS):
            return
        record, (sex, age) = self.model.record(row), GROUPS[column]
        meeting = record.meetings[sex, age]
        if meeting is not None:
            self.opened.emit(meeting.uid)
            return
        self._asked = (record.village.code, sex, age)
        self.grid.focus_cell(row, column)
        cell = self.grid.cell(row, column)
        corner = self.grid.table.viewport().mapTo(self._over, cell.topLeft())
        heard = _("In this village {heard} of {all} groups were heard with all safeguards kept.")
        self.callout.point(
            QRect(corner, cell.size()),
            _("{where}: {sentence}").format(
                where=_where(record, sex, age), sentence=_("not heard yet")
            ),
            heard.format(heard=wording.number(record.heard), all=wording.number(len(GROUPS))),
            _("Begin a consultation with them"),
        )
        self.callout.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wanted(self) -> None:
        self.callout.hide()
        if self._asked is not None:
            self.wanted.emit(*self._asked)
