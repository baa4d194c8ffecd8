"""The commune's list of unit prices as a view: search, add, change, take in and save a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ccwc_desktop import paths
from ccwc_desktop.domain import prices as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import Known
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import figures_export, figures_import, prices
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import EVERYTHING
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget.search_field import SearchField
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import small

from . import price_columns
from .price_part import PricePart

WIDTHS = {1: 88, 2: 126, 3: 118, 4: 204, 5: 194}  # columns; the first takes the rest
LEAST = 230  # of the first column; where there is no room the last ones stand under it
SEEN_BESIDE = 210  # the table while a price is open, else it waits until that is done
AT_ONCE = 100  # lines of the table; districts send lists of thousands
LINES_SAID = 6  # of a file that was not taken in


class PricesView(QWidget):
    """A view of `page`; one price is open at a time, under the search."""

    TOPICS: tuple[str, ...] = (EVERYTHING, "prices", "projects", "plans")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.editor = page, page.editor
        self.setAccessibleName(_("Unit prices"))
        self.known: tuple[Known, ...] = ()
        self._open = ""
        self._shown = 0
        self.search = SearchField(_("Search in the prices"), _("Name, place or project"))
        self.add = Button(_("Add a price"), "quiet", "add", dense=True)
        self.take_in = Button(_("Take in a file"), "plain", "import", dense=True)
        self.save = Button(_("Save as a file"), "plain", "sheets", dense=True)
        self.note = Note("refused", "", _("Close"))
        self.saved = files.Saved()
        self.part = PricePart(self.editor)
        self.table = RecordTable(
            _("Unit prices"),
            price_columns.columns(lambda place: self.table.isColumnHidden(place)),
            sortable=True,
            at_once=AT_ONCE,
        )
        self.unfound = small(_("No price has these words."))
        self.nothing = EmptyState(
            "totals", _("No price is known yet. Lines of projects teach it, too."), _("Add a price")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        head.addWidget(self.search, 1)
        for button in (self.add, self.take_in, self.save):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(head)
        self.pane = ScrollColumn()
        self.pane.column.addWidget(self.part)
        self.pane.column.addStretch()
        for widget in (self.note, self.saved, self.pane, self.unfound):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.note.hide()
        self.pane.hide()
        head_of = self.table.horizontalHeader()
        for place, width in WIDTHS.items():
            head_of.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            head_of.resizeSection(place, _scaled(width))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.add.clicked.connect(self._on_add)
        self.nothing.pressed.connect(self._on_add)
        self.take_in.clicked.connect(self._choose_file)
        self.save.clicked.connect(lambda: self.save_to(paths.documents()))
        self.saved.elsewhere.connect(
            lambda: files.choose_folder(self, _("Where should the list be saved?"), self.save_to)
        )
        self.note.pressed.connect(self.note.hide)
        self.table.opened.connect(self._on_opened)
        self.part.done.connect(self._on_done)
        self.part.removed.connect(self._on_removed)
        self.part.copied.connect(self._on_copied)

    def refresh(self) -> None:
        """Read everything again; what is typed stays. A list saved before is old now."""
        self.saved.hide()
        self.known = self.editor.read(prices.listing)
        self._fill()
        held = next((each for each in self.known if each.price.uid == self._open), None)
        if held is not None:
            self.part.show_price(held)
        self._arrange(held is not None)

    def go_to(self, target: str) -> None:
        """A price by its uid, or the search."""
        found = next((each for each in self.known if target and each.price.uid == target), None)
        if found is not None:
            self._on_opened(found)
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> str:
        """The price that is open."""
        return self._open

    def leave(self) -> bool:
        """Store the field in hand; False when a text stands here that is not kept."""
        return self.part.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the price that is open."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def take_in_file(self, path: Path) -> None:
        """All prices of a file that are not here yet; none when a line of it is none."""
        self.saved.hide()
        try:
            data = figures_import.content(path)
            told = self.editor.read(prices.look, data)
            if told.problems:
                said = [messages.row_sentence(each) for each in told.problems[:LINES_SAID]]
                refusal = messages.sentence(Refused("price.lines_refused"))
                self._refuse("\n".join((refusal, *said)))
                return
            with self.editor.together(_("taking in the file")):
                self.editor.apply("prices.take_in", prices=told.new)
        except Refused as refused:
            self._refuse(messages.sentence(refused))
            return
        self.note.hide()
        self.page.notice.emit(_taken(len(told.new), told.same))

    def save_to(self, folder: Path) -> None:
        """The list as a CSV file."""
        path = folder / f"{self.editor.identity.code}_prices.csv"
        try:
            figures_export.save(self.editor.read(prices.written), path)
        except Refused as refused:
            self.saved.refuse(messages.sentence(refused))
            return
        self.saved.tell(_("Saved: {file}").format(file=path.name), folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room for the table and the price that is open."""
        super().resizeEvent(event)
        self._arrange(bool(self._open))

    def _arrange(self, opened: bool) -> None:
        """The price that is open, and beside it as much of the table as there is room for."""
        self.part.body.invalidate()  # fields may just have come or gone
        self.part.body.activate()
        wanted = self.part.sizeHint().height() + 4
        room = self.height() - self.add.height() - tokens.px("s2")
        beside = not opened or room - wanted >= _scaled(SEEN_BESIDE)
        self.pane.setVisible(opened)
        self.pane.setFixedHeight(wanted if beside else max(room, 80))
        self.table.setVisible(bool(self._shown) and beside)
        left = self.width() - sum(_scaled(WIDTHS[place]) for place in (1, 2, 3))
        for place in (price_columns.WHERE, price_columns.ORIGIN):
            left -= _scaled(WIDTHS[place])
            hide = left < _scaled(LEAST)
            if hide != self.table.isColumnHidden(place):
                self.table.setColumnHidden(place, hide)
                self.table.records.layoutChanged.emit()  # what it told stands under the name

    def _fill(self) -> None:
        text = self.search.text()
        shown = [each for each in self.known if rules.holds(each, text, prices.fold)]
        self.table.show_records(shown)
        self._shown = len(shown)
        self._arrange(bool(self._open))
        self.unfound.setVisible(bool(self.known) and not shown)
        self.nothing.setVisible(not self.known)

    def _on_add(self) -> None:
        if not self.leave():
            return
        begun = next((each for each in self.known if _is_empty(each)), None)
        if begun is not None:
            self._on_opened(begun)
            return
        with self.editor.together(_("add a price")):
            self._open = str(self.editor.apply("prices.add"))
        self.refresh()
        self.part.focus()

    def _on_opened(self, known: Known) -> None:
        if self.leave():
            self._open = known.price.uid
            self.part.show_price(known)
            self._arrange(True)
            self.part.focus()

    def _on_done(self) -> None:
        if self.leave():
            self._open = ""
            self._arrange(False)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, uid: str) -> None:
        with self.editor.together(_("remove a price")):
            if not self.editor.attempt("prices.remove", uid=uid):
                return
        self._open = ""
        self.refresh()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.notice.emit(_("The price was removed."))

    def _on_copied(self, known: Known) -> None:
        with self.editor.together(_("add a price")):
            self._open = str(self.editor.apply("prices.add", **prices.columns_of(known.price)))
        self.refresh()
        self.part.focus()

    def _choose_file(self) -> None:
        files.choose_files(
            self,
            _("Choose a list of prices"),
            _("Lists of prices (*.csv *.xlsx)"),
            lambda chosen: self.take_in_file(chosen[0]),
            "prices",
        )

    def _refuse(self, sentence: str) -> None:
        self.note.say("refused", sentence, _("Close"))
        self.note.show()


def _scaled(pixels: int) -> int:
    """A width or height for the size of the text."""
    return round(pixels * fonts.line_height() / 26)


def _is_empty(known: Known) -> bool:
    """Added, and nothing was written yet."""
    price = known.price
    return not price.name("km") and not price.unit_price and not known.learned


def _taken(new: int, same: int) -> str:
    said = ngettext("{count} price was taken in.", "{count} prices were taken in.", new)
    told = said.format(count=digits.number(new, current()))
    if not same:
        return told
    more = ngettext("{count} was here already.", "{count} were here already.", same).format(
        count=digits.number(same, current())
    )
    return f"{told} {more}"
