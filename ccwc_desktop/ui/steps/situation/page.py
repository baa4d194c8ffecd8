"""The page of the second step: six tiles, the grid of one indicator, taking in an export."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_lines as rules
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import figure_lines, places
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button, ViewSwitch
from ccwc_desktop.ui.widgets.scroll import ScrollColumn

from . import sayings
from .blank_form import BlankForm
from .chooser import IndicatorChooser
from .explained import Explained
from .forms_menu import FormsMenu
from .importing import Importing
from .signal_cards import SignalCards
from .spreadsheet_form import SpreadsheetForm
from .tiles import Tiles
from .views import NAMES, Views
from .year_field import YearField

_TOPICS = (EVERYTHING, "situation", "indicator_lists", "social_services", "places", "plans")
ROWS_SHOWN = 4


class SituationPage(Page):
    """The figures of one year; `code` is the indicator in the grid."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.year = editor.read(figure_lines.newest_year, editor.cip_year)
        self.code = ""
        self.picture: figure_lines.Picture
        self._years: tuple[int, ...] = ()
        self.year_field = YearField()
        self.tiles = Tiles(_("The most telling figures"))
        self.chooser = IndicatorChooser()
        self.import_button = Button(_("Take in a file"), "quiet", "import")
        self.blank_form = BlankForm(editor, tasks, self)
        self.spreadsheet_form = SpreadsheetForm(editor, tasks, lambda: self.year, self)
        self.explained = Explained()
        self.views = Views(editor, self, self.explained.new_source)
        self.figures = self.views.grid
        self.switch = ViewSwitch({key: _(name) for key, name in NAMES.items()}, self.views.name)
        self.importing = Importing(editor, tasks)
        self.signals = self.telling = SignalCards(self, self._to_cell)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()
        self._show_indicator()

    def _lay_out(self) -> None:
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(tokens.px("s3"))
        actions.addWidget(self.switch)
        actions.addWidget(self.year_field)
        self.view = view = ScrollColumn()
        view.column.setSpacing(tokens.px("s2"))
        view.column.addWidget(self.tiles)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(tokens.px("s2"))
        bar.addWidget(self.chooser, 1)
        bar.addWidget(FormsMenu(self.blank_form.button, self.spreadsheet_form.button))
        bar.addWidget(self.import_button)
        view.column.addWidget(self._bar)
        view.column.addWidget(self.blank_form.saved)
        view.column.addWidget(self.spreadsheet_form.saved)
        view.column.addWidget(self.importing.note)
        view.column.addWidget(self.explained)
        view.column.addWidget(self.views, 1)
        row = fonts.at_least("row", padding=4)
        self.figures.grid.setMinimumHeight(row * (ROWS_SHOWN + 1) + 70)
        self.stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        self.year_field.chosen.connect(self._choose_year)
        self.year_field.gapWanted.connect(self._to_cell)
        self.tiles.chosen.connect(self._choose)
        self.chooser.chosen.connect(self._choose)
        self.explained.termChosen.connect(self._choose)
        self.views.chosen.connect(self._choose)
        self.switch.chosen.connect(self._turn_to)
        self.explained.about.clicked.connect(self.views.show_about)
        QShortcut(QKeySequence("F4"), self, self.views.show_about)
        self.views.aboutShown.connect(self.view.ensureWidgetVisible)
        self.import_button.clicked.connect(self.importing.choose_file)
        self.importing.opened.connect(self._on_import_opened)
        self.importing.closed.connect(self._on_import_closed)
        self.importing.notice.connect(self.notice)
        self.importing.take_drops_on(self)
        self.editor.changed.connect(self._on_changed)

    def title_actions(self) -> QWidget | None:
        """Table, form or pictures, and the year of the figures."""
        return self._actions

    def refresh(self) -> None:
        """Read everything again; the years before the one in view not while a number is stored."""
        before = self.picture.tables[:-1] if self.views.storing else ()
        self.picture = self.editor.read(figure_lines.picture, self.year, before)
        self.code = self.code or _first_code(self.picture)
        if not before:
            villages = self.editor.read(places.villages)
            self.views.places = {v.code: v.name(current()) for v in villages}
            self._years = self.editor.read(figure_lines.years, self.editor.cip_year)
        self.year_field.show_years(self._years, self.year, self.picture)
        self.tiles.show_trends(self.picture.table.catalogue, self.picture.tiles)
        self.tiles.mark(self.code)
        self.signals.look(self.picture.table)
        self.views.show_picture(self.picture, self.code)
        self.panelChanged.emit()

    def knowledge(self) -> list[str]:
        """How much is known, what to look at again, where most children are concerned."""
        return sayings.knowledge(self.picture, self.code)

    def go_to(self, target: str) -> None:
        """ "indicator:CODE", "figure:CODE:PLACE:SEX", "view:NAME:CODE"."""
        kind, _colon, rest = target.partition(":")
        self._choose_year(self.editor.read(figure_lines.newest_year, self.editor.cip_year))
        if kind == "indicator" and self._choose(rest):
            self.views.view.focus_first()
        elif kind == "view":
            name, _colon, code = rest.partition(":")
            self._choose(code)
            self._turn_to(name)
        elif kind == "figure":
            self._to_cell(*rest.split(":"))
        else:
            self.chooser.field.setFocus()

    def leave(self) -> bool:
        """Store the number in hand; a preview of a file is only left behind."""
        return self.views.leave()

    def here(self) -> str:
        """The view and the figure in it."""
        return f"view:{self.views.name}:{self.code}"

    def look_for(self) -> None:
        """Ctrl+F: the list of figures."""
        self.chooser.field.setFocus()
        self.chooser.field.showPopup()

    def sizeHint(self) -> QSize:
        """As high as the frame allows."""
        return QSize(800, 600)

    def _choose(self, code: str) -> bool:
        self.importing.leave()
        if code != self.code and not self.views.leave():
            self.chooser.show_indicator(self.code)
            return False
        if self.views.name == "services":
            self._turn_to("table")
        if code != self.code:
            self.code = code
            self._show_indicator()
        QTimer.singleShot(0, self, self._reveal_grid)
        return True

    def _to_cell(self, code: str, place: str, sex: str) -> None:
        if self._choose(code) and not self.views.view.focus_cell(place, sex):
            self.views.view.focus_first()

    def _reveal_grid(self) -> None:
        """In a low window the grid lies below the tiles."""
        self.view.ensureWidgetVisible(self.figures.grid, 0, 0)

    def _show_indicator(self) -> None:
        if self.code not in self.picture.table.catalogue:  # of the district, from a later year on
            self.code = _first_code(self.picture)
        known = self.picture.table.catalogue[self.code]
        self.chooser.show_table(self.picture.table)
        self.chooser.show_indicator(self.code)
        self.explained.show_indicator(known)
        lines = self.picture.lines(self.code)[:-1]
        self.explained.source.set_value(rules.usual_source(known, lines) or "committee")
        self.views.show_picture(self.picture, self.code)
        self.tiles.mark(self.code)
        self.panelChanged.emit()

    def _choose_year(self, year: int) -> None:
        if year == self.year or not self.views.leave():
            self.year_field.field.set_value(self.year)
            return
        self.importing.leave()
        self.year = year
        self.refresh()

    def _turn_to(self, name: str) -> None:
        self.importing.leave()
        self.views.turn_to(name)
        self.switch.show_chosen(self.views.name)
        self.tiles.setVisible(self.views.name == "table")  # the others need the room
        for part in (self._bar, self.explained):
            part.setHidden(self.views.name == "services")
        if self.views.name == "form":
            self.views.form.focus_first()
        self.panelChanged.emit()

    def _on_import_opened(self) -> None:
        if self.stack.count() == 1:
            self.stack.addWidget(self.importing.panel)
        self.stack.setCurrentIndex(1)
        take = self.importing.panel.take
        self.main_button = None if take.isHidden() else take
        self.notice.emit("")
        self.panelChanged.emit()

    def _on_import_closed(self, year: int) -> None:
        self.stack.setCurrentIndex(0)
        self.main_button = None
        self.panelChanged.emit()
        self.import_button.setFocus()
        if year in self.editor.read(figure_lines.years, self.editor.cip_year):
            self._choose_year(year)

    def _on_changed(self, topic: str) -> None:
        if topic == EVERYTHING:
            newest = self.editor.read(figure_lines.newest_year, self.editor.cip_year)
            offered = self.editor.read(figure_lines.years, self.editor.cip_year)
            self.year = self.year if self.year in offered else newest
        if topic in _TOPICS:
            self.refresh_when_seen()


def _first_code(picture: figure_lines.Picture) -> str:
    """Something children need, once there are figures; before, the first that is typed."""
    known = picture.table.catalogue
    if not picture.known:
        return next(iter(known))
    return next(code for code in picture.tiles if known[code].worse)
