"""Totals: all projects of all communes on one list, with sums that follow the search."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ccwc_desktop import paths
from ccwc_desktop.domain import consolidation as rules
from ccwc_desktop.domain.consolidation import Proposed
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import consolidation
from ccwc_desktop.ui import files, messages, project_list, project_names
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .project_columns import project_columns
from .sums import Sums
from .tiles import Tiles

TOPICS = (EVERYTHING, "receiving")


class TotalsPage(Page):
    """The list at the left, its sums at the right."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self._listed: tuple[Proposed, ...] = ()
        self.export = Button(_("Save as a spreadsheet"), "plain", "totals")
        self.saved = files.Saved()
        self.tiles = Tiles("ink", "ink", "teal")
        self.search = QLineEdit()
        self.table = RecordTable(_("All projects"), _columns(), stretch=1, sortable=True)
        self.unfound = small(_("No project fits. Please search with fewer words."))
        self.sums = Sums()
        self.nothing = EmptyState(
            "totals", _("No package was received yet."), _("Go to the Inbox"), icon="inbox"
        )
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.nothing.pressed.connect(lambda: self.goToStep.emit("inbox", ""))
        self.export.clicked.connect(lambda: self.save_to(self.usual_folder()))
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(self, _("Where should the list be saved?"), self.save_to)
        )
        editor.changed.connect(self._on_changed)
        self.refresh()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(words.strip_breaks(_("Commune, project, sector, source")))
        self.search.setAccessibleName(words.strip_breaks(_("Search in the list")))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedHeight(fonts.at_least("control", padding=12))
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        left = QVBoxLayout()
        left.setSpacing(tokens.px("s2"))
        left.addWidget(self.search)
        left.addWidget(self.unfound)
        left.addWidget(self.table, 1)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s4"))
        row.addLayout(left, 70)
        row.addWidget(self.sums, 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(tokens.px("s3"))
        for part in (self.saved, self.tiles):
            column.addWidget(part)
        column.addWidget(self._work, 1)
        column.addWidget(self.nothing, 1)

    def title_actions(self) -> QWidget | None:
        """Save, at the right of the title."""
        return self.export

    def look_for(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def go_to(self, target: str) -> None:
        """The search."""
        self.search.setFocus()

    def refresh(self) -> None:
        """Read everything again."""
        self._listed, _totals = self.editor.read(consolidation.consolidated, self.editor.cip_year)
        for part in (self._work, self.tiles):
            part.setVisible(bool(self._listed))
        self.nothing.setVisible(not self._listed)
        self._show()

    def shown(self) -> list[Proposed]:
        """The projects that fit what is searched, every word of it."""
        wanted = _plain(self.search.text()).split()
        return [each for each in self._listed if all(word in _all_words(each) for word in wanted)]

    def usual_folder(self) -> Path:
        """Documents/CCWC and a folder of the district and its year."""
        return paths.documents() / f"{self.editor.identity.code}-{self.editor.cip_year}"

    def save_to(self, folder: Path) -> None:
        """The projects that are shown, in the words of the language, as .xlsx."""
        office, year = self.editor.identity.code, self.editor.cip_year
        try:
            table = project_list.table(self.shown(), office, year)
            path = consolidation.save_table(table, folder)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            return
        said = _("{file} with {count} projects was saved in {folder}.")
        where = f"{folder.parent.name}/{folder.name}"
        told = wording.counted(said, len(self.shown()), file=path.name, folder=where)
        self.saved.tell(told, folder)

    def _show(self) -> None:
        shown = self.shown()
        totals = rules.totals(shown)
        self.export.setEnabled(bool(shown))
        self.unfound.setVisible(bool(self._listed) and not shown)
        head = self.table.horizontalHeader()
        total = [_("Total"), "", "", "", wording.plain_riel(totals.amount)]
        self.table.show_records(shown, total)
        self.table.sortByColumn(head.sortIndicatorSection(), head.sortIndicatorOrder())
        self.sums.show_totals(totals)
        self.tiles.say(
            (wording.number(len(totals.by_commune)), _("communes")),
            (wording.number(totals.projects), _("projects")),
            (wording.millions(totals.amount), _("million riel requested")),
        )

    def _on_changed(self, topic: str) -> None:
        if topic in TOPICS:
            self.saved.hide()
            self.refresh()


def _columns() -> list[Column[Proposed]]:
    commune: Column[Proposed] = Column(
        _("Commune"),
        lambda each: wording.short_place(each.commune),
    )
    return [commune, *project_columns()]


def _all_words(project: Proposed) -> str:
    said = (
        wording.place_of(project.commune),
        project.code,
        project.name_km,
        project.name_en,
        project_names.sector(project.sector),
        *(project_names.source(each) for each in project.by_source),
    )
    return _plain(" ".join(said))


def _plain(text: str) -> str:
    return digits.to_latin(words.strip_breaks(text)).casefold()
