"""The year shown, vessels, amber lines and the board."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccwc_desktop.domain import proposal, selection_years
from ccwc_desktop.domain.budget import Use
from ccwc_desktop.domain.proposal import Balance, Wanted
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import problems
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.beginning.chooser import TemplateChooser
from ccwc_desktop.ui.steps.budget.beginning.new_project import NewProjectPanel
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

from .board import Board
from .vessels import OverLine, Vessels


class Overview(QWidget):
    """Shows a balance; what is to be done is told by signals.

    `projectWanted(problem, template)` when a new project was described ("" for none of them),
    `stepWanted(step)` when something of a priority is to be done there first.
    """

    yearChosen = Signal(int)
    ceilingsWanted = Signal(str)  # the source, "" for all
    reasonGiven = Signal(object, str)
    projectWanted = Signal(str, str)
    stepWanted = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._balance: Balance | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self.chooser: TemplateChooser | None = None
        self.year = 0
        self.years: dict[int, QPushButton] = {}
        self.lines: list[OverLine] = []
        self._group = QButtonGroup(self)
        self.ceilings_button = Button(_("Ceilings"), "plain", "edit", dense=True)
        self.add_button = Button(_("Add a project"), "quiet", "add", dense=True)
        self.new = NewProjectPanel()
        self.tools = (self.ceilings_button, self.add_button)
        self.vessels = Vessels()
        self.no_ceiling = Note("info", "", _("Enter the ceilings"))
        self.without = Text("", "small", "ink-soft")
        self.board = Board()
        self._over = QVBoxLayout()
        self._over.setSpacing(tokens.px("s1"))
        self._lay_out()
        self.new.hide()
        self.ceilings_button.clicked.connect(lambda: self.ceilingsWanted.emit(""))
        self.vessels.opened.connect(self.ceilingsWanted)
        self.no_ceiling.pressed.connect(lambda: self.ceilingsWanted.emit(""))
        self.new.closed.connect(self._on_new_closed)
        self.new.chosen.connect(self.ask_for_template)
        self.new.stepWanted.connect(self.stepWanted)

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.setSpacing(tokens.px("s2"))
        self._bar.addWidget(Text(_("Year shown"), "small", "ink-soft", wrap=False))
        self._bar.addSpacing(tokens.px("s2"))
        self._bar.addWidget(self.without, 1)
        self.view = ScrollColumn()
        column = self.view.column
        column.setSpacing(tokens.px("s2"))
        column.addLayout(self._bar)
        column.addWidget(self.new)
        column.addWidget(self.vessels)
        column.addWidget(self.no_ceiling)
        column.addLayout(self._over)
        column.addWidget(self.board, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sources fit the width that is left beside a scroll bar."""
        super().resizeEvent(event)
        self.vessels.fit(self.width() - self.view.verticalScrollBar().sizeHint().width())
        self.board.fill_at_least(self.height())

    def show_balance(self, balance: Balance, year: int, wanted: tuple[Wanted, ...]) -> None:
        """Everything of a year."""
        self._balance = balance
        self.year = year if year in balance.years else balance.years[0]
        self._offer_years(balance.years)
        self._wanted = wanted
        known = self._editor.read(problems.listing, self._editor.plan)
        self.new.show_priorities(wanted, proposal.waiting(known))
        self._show_vessels(balance)
        self._show_lines(balance)
        self._show_board(balance)

    def show_year(self, year: int) -> None:
        """The vessels of another year."""
        if self._balance is not None:
            self.year = year
            self._offer_years(self._balance.years)
            self._show_vessels(self._balance)
            self._show_lines(self._balance)
            self._show_board(self._balance)
            self.yearChosen.emit(year)

    def ask_for_priority(self) -> None:
        """Begin a new project."""
        self.show_board()
        self.new.show()
        self.view.ensureVisible(0, 0)
        self.new.focus()

    def ask_for_template(self, problem: str) -> None:
        """Examples for a priority ("" for none), in the place of the board."""
        if self.chooser is None:
            self.chooser = TemplateChooser(self._editor)
            self.chooser.chosen.connect(self.projectWanted)
            self.chooser.closed.connect(self.ask_for_priority)
            self._whole.addWidget(self.chooser)
        found = (each.problem for each in self._wanted if each.problem.uid == problem)
        self.view.hide()
        self.show_tools(False)
        self.chooser.show()
        self.chooser.ask(next(found, None))

    def here(self) -> str:
        """What is being added: "add", or "add:" with the priority and the place in the examples."""
        if self.chooser is not None and not self.chooser.isHidden():
            return f"add:{self.chooser.problem}:{self.chooser.here()}"
        return "" if self.new.isHidden() else "add"

    def add_again(self, place: str) -> None:
        """What `here` told behind "add:"; the question when its priority is none any more."""
        problem, colon, place = place.partition(":")
        if not colon or problem not in ("", *(each.problem.uid for each in self._wanted)):
            self.ask_for_priority()
            return
        self.ask_for_template(problem)
        if self.chooser is not None:
            self.chooser.go_to(place)

    def show_board(self) -> None:
        """The board again; nothing is being added."""
        if self.chooser is not None:
            self.chooser.hide()
        self.new.hide()
        self.view.show()
        self.show_tools(True)

    def show_tools(self, shown: bool) -> None:
        """The buttons of the board stand in the head, and there only while the board is seen."""
        for tool in self.tools:
            tool.setVisible(shown)

    def focus_over(self, source: str, year: int) -> None:
        """The reason of a ceiling that is passed."""
        self.show_year(year)
        for line in self.lines:
            if line.key == (source, year):
                self.view.reveal(line.reason)

    def _on_new_closed(self) -> None:
        self.new.hide()
        self.add_button.setFocus()

    def _offer_years(self, years: tuple[int, ...]) -> None:
        if tuple(self.years) != years:
            for old in self.years.values():
                self._group.removeButton(old)
                self._bar.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.years = {year: self._year_button(year) for year in years}
            for place, button in enumerate(self.years.values()):
                self._bar.insertWidget(1 + place, button)
        self.years[self.year].setChecked(True)

    def _year_button(self, year: int) -> QPushButton:
        button = QPushButton(wording.year(year))
        button.setCheckable(True)
        button.setFixedHeight(fonts.at_least("control-dense", padding=2))
        button.setAccessibleName(_("Show {year}").format(year=wording.year(year)))
        button.clicked.connect(lambda: self.show_year(year))
        self._group.addButton(button)
        return button

    def _show_vessels(self, balance: Balance) -> None:
        shown = [each for each in balance.uses if each.year == self.year]
        known = [each for each in shown if each.amount is not None]
        self.vessels.show_uses(known)
        year = wording.year(self.year)
        self.no_ceiling.setVisible(not known)
        if not known:
            said = _("No ceiling is known for {year}.").format(year=year)
            self.no_ceiling.say("info", said, _("Enter the ceilings"))
        open_ = [
            f"{wording.source_short(each.source)} {wording.riel_in_sentence(each.used)}"
            for each in shown
            if each.amount is None
        ]
        said = _("Used without a known ceiling: {uses}.").format(uses=", ".join(open_))
        self.without.say(said if open_ else "")

    def _show_board(self, balance: Balance) -> None:
        self.board.show_balance(balance, selection_years.fit_now(balance, self.year))

    def _show_lines(self, balance: Balance) -> None:
        over = [each for each in balance.uses if each.year == self.year and (each.left or 0) < 0]
        if [line.key for line in self.lines] == [(use.source, use.year) for use in over]:
            for line, use in zip(self.lines, over, strict=True):
                line.show_use(use)
            return
        for old in self.lines:
            self._over.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [self._over_line(use) for use in over]

    def _over_line(self, use: Use) -> OverLine:
        line = OverLine(use)
        line.accepted.connect(self.reasonGiven)
        self._over.addWidget(line)
        line.show()
        return line
