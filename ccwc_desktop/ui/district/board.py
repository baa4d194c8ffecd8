"""The board: one line a commune, and the plan of one that has come."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import cards, consolidation
from ccwc_desktop.services.consolidation import Standing
from ccwc_desktop.ui import messages, place_names
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .plan_view import PlanView
from .tiles import Tiles

TOPICS = (EVERYTHING, "receiving")


class BoardPage(Page):
    """Which communes have sent their plan, and what they ask for."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.tiles = Tiles("teal", "ink", "ink")
        self.table = RecordTable(
            _("Board of the communes"), _columns(), stretch=0, row="row-scores", sortable=True
        )
        self.waiting = Note("warning", "")
        self.plan = PlanView()
        self._opened = ""  # the commune whose plan is in view
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._board())
        self._stack.addWidget(self.plan)
        self.table.opened.connect(self._on_opened)
        self.plan.closed.connect(self._on_closed)
        editor.changed.connect(self._on_changed)
        self.refresh()

    def _board(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(tokens.px("s3"))
        column.addWidget(self.tiles)
        column.addWidget(self.table, 1)
        column.addWidget(self.waiting)
        column.addWidget(small(_("Choose a commune that has sent its plan, to see its projects.")))
        return whole

    def go_to(self, target: str) -> None:
        """ "commune:CODE" opens its plan; otherwise the board."""
        kind, _colon, code = target.partition(":")
        row = self.table.records.row_of(lambda each: each.place.code == code)
        standing = self.table.records.record(row) if kind == "commune" else None
        if standing is not None:
            self._on_opened(standing)
        else:
            self._on_closed()

    def here(self) -> str:
        """The plan in view."""
        return f"commune:{self._opened}" if self._opened else ""

    def refresh(self) -> None:
        """Read everything again."""
        standings = self.editor.read(consolidation.board, self.editor.cip_year)
        self._show_tiles(standings)
        head = self.table.horizontalHeader()
        self.table.show_records(standings, _totals(standings))
        self.table.sortByColumn(head.sortIndicatorSection(), head.sortIndicatorOrder())
        self._show_waiting(standings)

    def _show_tiles(self, standings: tuple[Standing, ...]) -> None:
        sent = [each for each in standings if each.state != "none"]
        of = f"{wording.number(len(sent))} / {wording.number(len(standings))}"
        projects = sum(each.projects or 0 for each in sent)
        requested = sum(each.requested or 0 for each in sent)
        years = wording.years(self.editor.cip_year)
        self.tiles.say(
            (of, _("communes have sent a plan")),
            (wording.number(projects), _("projects for {years}").format(years=years)),
            (wording.millions(requested), _("million riel requested")),
        )

    def _show_waiting(self, standings: tuple[Standing, ...]) -> None:
        names = [each.place.name(current()) for each in standings if each.state == "none"]
        self.waiting.setVisible(bool(names) and len(names) < len(standings))
        said = ngettext(
            "{count} commune has not sent its plan yet: {names}",
            "{count} communes have not sent their plan yet: {names}",
            len(names),
        )
        self.waiting.say("warning", wording.counted(said, len(names), names=_(", ").join(names)))

    def _on_opened(self, standing: Standing) -> None:
        if standing.state == "none":
            return
        year = self.editor.cip_year
        plan = self.editor.read(consolidation.plan_of, standing.place.code, year)
        self.plan.show_plan(standing, plan, cards.fingerprint(standing.signer))
        self._opened = standing.place.code
        self._stack.setCurrentWidget(self.plan)
        self.plan.back.setFocus()

    def _on_closed(self) -> None:
        self._show_board()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        self.table.setFocus()

    def _on_changed(self, topic: str) -> None:
        if topic in TOPICS:
            self._show_board()
            self.refresh()

    def _show_board(self) -> None:
        self._opened = ""
        self._stack.setCurrentIndex(0)


def _columns() -> list[Column[Standing]]:
    return [
        Column(
            _("Commune"),
            lambda each: place_names.full(each.place),
            bold=True,
            sort=lambda each: each.place.name(current()),
        ),
        Column(
            _("State"),
            lambda each: messages.state(each.state),
            tag=lambda each: "amber" if each.state == "none" else "teal",
            sort=lambda each: each.state,
        ),
        Column(
            _("Received"),
            lambda each: wording.day(each.received_at) if each.received_at else "—",
            sort=lambda each: each.received_at,
        ),
        Column(
            _("Version"),
            lambda each: wording.number(each.version) if each.version else "—",
            "end",
            sort=lambda each: each.version or 0,
        ),
        Column(
            _("Villages heard"),
            _heard,
            "end",
            sort=lambda each: -1.0 if not each.villages else (each.heard or 0) / each.villages,
        ),
        Column(
            _("Projects"),
            lambda each: "—" if each.projects is None else wording.number(each.projects),
            "end",
            sort=lambda each: each.projects or 0,
        ),
        Column(
            _("Requested (៛)"),
            lambda each: "—" if each.requested is None else wording.plain_riel(each.requested),
            "end",
            sort=lambda each: each.requested or 0,
        ),
    ]


def _heard(standing: Standing) -> str:
    """ "8 / 10"; nothing to say while no plan came."""
    if standing.heard is None or standing.villages is None:
        return "—"
    return f"{wording.number(standing.heard)} / {wording.number(standing.villages)}"


def _totals(standings: tuple[Standing, ...]) -> tuple[str, ...]:
    sent = [each for each in standings if each.state != "none"]
    heard = sum(each.heard or 0 for each in sent)
    villages = sum(each.villages or 0 for each in sent)
    return (
        words.strip_breaks(_("Total")),
        "",
        "",
        "",
        f"{wording.number(heard)} / {wording.number(villages)}",
        wording.number(sum(each.projects or 0 for each in sent)),
        wording.plain_riel(sum(each.requested or 0 for each in sent)),
    )
