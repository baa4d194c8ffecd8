"""The three-year programme on screen, and what of last year's goes on."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QVBoxLayout

from ccwc_desktop.domain import programme
from ccwc_desktop.domain.going_on import GoingOn
from ccwc_desktop.domain.programme import Entry, Programme
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.language.support import SUPPORT, UNSAID
from ccwc_desktop.services import names, plans, year_roll
from ccwc_desktop.services.year_roll import WaitingProjects
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import CheckList
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, small

from .exporting import Exporting

SUPPORT_SAID = {**SUPPORT, "": UNSAID}
LEAST_HEIGHT = 220
_NAMES = 1  # the column of projects
_GIVE_WAY = (2, 0, 6)  # priority, sector, total: the hint of the project tells them, too
_TAGS = {"under_way": "green", "promised": "teal", "not_promised": "amber", "": ""}


@dataclass(frozen=True)
class Row:
    """A project with the name of its sector."""

    sector: str
    entry: Entry


class ProgrammeView(ScrollColumn):
    """A view of `page`; a row opens its project."""

    TOPICS: tuple[str, ...] = ("terms", "year_roll", "free_texts")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        first = self.editor.cip_year
        self.last = LastProjects()
        self.support = Text("", "small", "ink-soft")
        self.empty = small(_("No project is written yet."))
        self.table = RecordTable(_("Programme"), _columns(first), stretch=_NAMES)
        self.elsewhere = Text("", "small", "amber")
        self.terms_button = Button(_("Development plan and terms"), "link", "edit")
        self.sheet_button = Button(_("Print the three-year programme"), "link", "next", after=True)
        self.exporting = Exporting(self.editor)
        buttons = QHBoxLayout()
        buttons.addWidget(self.terms_button)
        buttons.addStretch()
        buttons.addWidget(self.sheet_button)
        self.column.setSpacing(tokens.px("s2"))
        self.table.setMinimumHeight(LEAST_HEIGHT)
        for widget in (self.last, self.support, self.empty):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.elsewhere)
        self.column.addWidget(self.exporting)
        self.column.addLayout(buttons)
        self.table.opened.connect(self._on_opened)
        self.last.wanted.connect(self._carry_on)
        self.exporting.goRequested.connect(page.goToStep)
        self.terms_button.clicked.connect(lambda: page.go_to("view:terms"))
        self.sheet_button.clicked.connect(lambda: page.goToStep.emit("sheets", "cip-three-year"))

    def refresh(self) -> None:
        """The programme as it stands."""
        plan = self.editor.read(plans.value, self.editor.plan, with_figures=False)
        told = programme.programme_of(plan)
        self.last.show_waiting(self.editor.read(year_roll.projects_waiting, self.editor.plan))
        self._show(told)
        self.exporting.setVisible(bool(told.sectors))
        self.exporting.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of projects take what is left, or what they need at the least."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_names)

    def _fit_names(self) -> None:
        head, least = self.table.horizontalHeader(), fonts.line_height() * 6
        head.setSectionResizeMode(_NAMES, QHeaderView.ResizeMode.Stretch)
        others = [each for each in range(self.table.records.columnCount()) if each != _NAMES]
        needed = {
            each: max(self.table.sizeHintForColumn(each), head.sectionSizeHint(each)) + 1
            for each in others
        }
        room = self.table.viewport().width() - least - sum(needed.values())
        for place in _GIVE_WAY:
            self.table.setColumnHidden(place, room < 0)
            room += needed[place] if room < 0 else 0
        if head.sectionSize(_NAMES) < least:
            head.setSectionResizeMode(_NAMES, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(_NAMES, least)

    def go_to(self, target: str) -> None:
        """The table, or "last": what waits from the plan before."""
        waits = target == "last" and not self.last.isHidden()
        (self.last.projects if waits else self.table).setFocus()

    def here(self) -> str:
        """Nothing is open in it."""
        return ""

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def _show(self, told: Programme) -> None:
        rows = [
            Row(names.names("sectors")[sector.key].short(current()), entry)
            for sector in told.sectors
            for entry in sector.entries
        ]
        sums = [_money(told.by_year[year]) for year in told.years]
        self.table.show_records(rows, ["", _("Total"), "", *sums, _money(told.cost), ""])
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        counted = {key: len(each) for key, each in programme.by_support(told).items()}
        said = [
            f"{_(name)} {wording.number(counted[key])}"
            for key, name in SUPPORT_SAID.items()
            if key in counted
        ]
        self.support.say(" · ".join(said))
        self._fit_names()
        self.support.setVisible(bool(rows))
        self.elsewhere.setVisible(bool(told.elsewhere))
        amount = wording.riel_in_sentence(told.elsewhere)
        self.elsewhere.say(_("{amount} has no year of this programme yet.").format(amount=amount))

    def _on_opened(self, row: Row) -> None:
        self.page.go_to(f"project:{row.entry.project.uid}:support")

    def _carry_on(self, uids: object) -> None:
        with self.editor.together(_("go on with projects of last year")):
            plan = self.editor.plan
            self.editor.attempt("year_roll.carry_projects", plan=plan, projects=uids)


def _columns(first: int) -> list[Column[Row]]:
    def of_year(year: int) -> Column[Row]:
        return Column(
            wording.year(year),
            lambda row: _money(row.entry.by_year.get(year, 0)),
            align="end",
        )

    return [
        Column(_("Sector"), lambda row: row.sector),
        Column(
            _("Project"),
            lambda row: wording.name_of(row.entry.project),
            bold=True,
            tooltip=_hint,
        ),
        Column(_("Priority"), _priority, align="centre"),
        *(of_year(year) for year in range(first, first + 3)),
        Column(_("Total (riel)"), lambda row: _money(row.entry.cost), align="end"),
        Column(
            _("Support"),
            _support,
            tag=lambda row: _TAGS[row.entry.project.support],
            tooltip=lambda row: row.entry.project.partner,
        ),
    ]


def _money(amount: int) -> str:
    return wording.number(amount) if amount else "–"


def _priority(row: Row) -> str:
    return "–" if row.entry.rank is None else wording.number(row.entry.rank)


def _hint(row: Row) -> str:
    """What may have no column in a narrow window."""
    told = {
        _("Sector"): row.sector,
        _("Priority"): _priority(row),
        _("Total (riel)"): _money(row.entry.cost),
    }
    return words.strip_breaks("\n".join(f"{name}: {said}" for name, said in told.items()))


def _support(row: Row) -> str:
    return _(SUPPORT_SAID[row.entry.project.support])


class LastProjects(QFrame):
    """Projects of the plan before that are planned for these years: `wanted(uids)` go on."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._head = Text("", "section", wrap=False)
        self.projects = CheckList()
        self.take = Button("", "quiet", "next", after=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(tokens.px("s1"))
        column.addWidget(self._head)
        column.addWidget(small(_("Ticked ones go on in this plan, with the costs of its years.")))
        column.addWidget(self.projects)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.take)
        column.addLayout(foot)
        self.projects.entered.connect(lambda _ticked: self._count())
        self.take.clicked.connect(lambda: self.wanted.emit(tuple(self.projects.value())))

    def show_waiting(self, waiting: WaitingProjects) -> None:
        """What waits, all ticked; hidden when nothing does."""
        self.setVisible(bool(waiting.projects))
        count = len(waiting.projects)
        years = wording.year(waiting.cip_year) + "–" + wording.year(waiting.cip_year + 2)
        said = ngettext(
            "Plan {years}: {count} project goes on",
            "Plan {years}: {count} projects go on",
            count,
        )
        self._head.say(said.format(years=years, count=wording.number(count)))
        self.projects.fill([(each.project.uid, _waiting(each)) for each in waiting.projects])
        self.projects.set_value(tuple(each.project.uid for each in waiting.projects))
        self._count()

    def _count(self) -> None:
        count = len(self.projects.value())
        said = ngettext("Go on with {count} project", "Go on with {count} projects", count)
        self.take.say(said.format(count=wording.number(count)))
        self.take.setEnabled(bool(count))


def _waiting(each: GoingOn) -> str:
    name = wording.name_of(each.project)
    if not each.amount:
        return name
    return _("{name}: {amount}").format(name=name, amount=wording.riel_in_sentence(each.amount))
