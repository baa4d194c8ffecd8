"""What fits under the ceilings: the proposal beside the committee's own choice, with reasons."""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import cycle, selection_moves, selection_years
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.selection_years import Fits
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import fits as service
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.tasks import Progress
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, ViewSwitch
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.signs import Tag, TagColour
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import fits_words
from .fits_words import Row, Told

ALL_YEARS = "all"


class FitCard(Card):
    """A project with its reason; Enter opens it, its button places it."""

    placed = Signal(str)

    def __init__(self, row: Row) -> None:
        amount = wording.riel(row.amount)
        super().__init__(". ".join((row.name, amount, row.standing, *row.said)), opens=True)
        self.uid = row.uid
        self.body.addWidget(Text(row.name, "strong", typed=True))
        second = QHBoxLayout()
        second.setSpacing(tokens.px("s2"))
        second.addWidget(Text(amount, wrap=False))
        second.addStretch()
        if row.standing:
            second.addWidget(Tag(row.standing, cast(TagColour, row.colour)))
        self.body.addLayout(second)
        for said in row.said:
            self.body.addWidget(Text(said, "small", "ink-soft"))
        self.place: Button | None = None
        if row.place_in is not None:
            said = fits_words.place(row)
            self.place = Button(said, "quiet", "add", dense=True)
            self.place.setAccessibleName(words.strip_breaks(f"{said}: {row.name}"))
            self.place.clicked.connect(lambda: self.placed.emit(row.uid))
            foot = QHBoxLayout()
            foot.addWidget(self.place)
            foot.addStretch()
            self.body.addLayout(foot)


class FitColumn(QFrame):
    """A list of projects with its sum, what is left of the ceilings, and what is over."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setProperty("state", "sunken")
        self.title = Text("", "section", wrap=False)
        self.sum = Text("", "small", "ink-soft", wrap=False)
        self.left = Text("", "small", "ink-soft")
        self.over = Text("", "small", "amber")
        self.nothing = small(_("Nothing."))
        self.cards = CardList("")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(head)
        for widget in (self.left, self.over, self.nothing, self.cards):
            column.addWidget(widget)
        column.addStretch()

    def show_rows(
        self, title: str, rows: tuple[Row, ...], paid: int, left: tuple[str, str]
    ) -> list[FitCard]:
        """Other projects, and what of them is `paid` in the year (riel); gives their cards."""
        self.title.say(title)
        self.setAccessibleName(words.strip_breaks(title))
        self.cards.setAccessibleName(words.strip_breaks(title))
        self.sum.say(f"{wording.projects(len(rows))} · {wording.riel(paid)}")
        for widget, said in zip((self.left, self.over), left, strict=True):
            widget.say(said)
            widget.setVisible(bool(said))
        self.nothing.setVisible(not rows)
        cards = [FitCard(row) for row in rows]
        self.cards.fill(list(cards))
        return cards


class FitsView(ScrollColumn):
    """A view of `page`; it proposes, and changes nothing but by its buttons."""

    TOPICS: tuple[str, ...] = ("priorities", "ranking_ways", "consultations", "committee", "terms")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        self.years = cycle.programme_years(self.editor.cip_year)
        self.chosen = str(self.years[0])
        self.fits: tuple[Fits, ...] = ()
        self.plan: Plan | None = None
        self._of: tuple[Plan, str] | None = None  # what `fits` tells of
        self._asked: tuple[Plan, str] | None = None
        self.switch = self._years_switch()
        self.take = Button("", "quiet", "check", dense=True)
        self.sentence = Text("", "strong")
        self.hint = small("")
        self.columns = [FitColumn() for _each in range(3)]
        self.out_head = section("")
        self.out = CardList("")
        self._lay_out()
        self.take.clicked.connect(self._take_over)

    def _years_switch(self) -> ViewSwitch:
        names = {str(each): wording.year(each) for each in self.years}
        switch = ViewSwitch({**names, ALL_YEARS: _("Three years")}, self.chosen)
        switch.chosen.connect(self.show_years)
        return switch

    def _lay_out(self) -> None:
        self._bar = bar = QHBoxLayout()
        bar.setSpacing(tokens.px("s2"))
        bar.addWidget(self.switch)
        bar.addStretch()
        bar.addWidget(self.take)
        side = QHBoxLayout()
        side.setSpacing(tokens.px("s2"))
        for each in self.columns:
            side.addWidget(each, 1)
        self.column.setSpacing(tokens.px("s2"))
        self.column.addLayout(bar)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.hint)
        self.column.addLayout(side)
        self.column.addWidget(self.out_head)
        self.column.addWidget(self.out)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read the plan again; what fits is worked out beside the window."""
        self._offer_years()
        self.plan = self.editor.read(service.subject, self.editor.plan)
        if self._of != (self.plan, self.chosen):
            self._work_out(self.plan, self.chosen)
        else:
            self._show()

    def _offer_years(self) -> None:
        """The years of the plan in hand, where another one was chosen."""
        years = cycle.programme_years(self.editor.cip_year)
        if years == self.years:
            return
        self.years, self.chosen, old = years, str(years[0]), self.switch
        self.switch = self._years_switch()
        self._bar.replaceWidget(old, self.switch)
        old.hide()
        old.deleteLater()

    def show_years(self, chosen: str) -> None:
        """A year ("2027"), or all three."""
        self.chosen = chosen
        self.switch.show_chosen(chosen)
        self.refresh()

    def go_to(self, target: str) -> None:
        """A year, or "all"."""
        if target in self.switch.buttons:
            self.show_years(target)
        self.switch.buttons[self.chosen].setFocus()

    def here(self) -> str:
        """The years in view."""
        return self.chosen

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def cards(self) -> list[FitCard]:
        """All cards in view."""
        lists = [*(each.cards for each in self.columns if not each.isHidden()), self.out]
        return [card for each in lists for card in each.cards() if isinstance(card, FitCard)]

    def _work_out(self, plan: Plan, chosen: str) -> None:
        if self._asked == (plan, chosen):
            return
        self._asked = (plan, chosen)
        if self._of is None:
            self.sentence.say(_("One moment …"))

        def work(_progress: Progress) -> tuple[Fits, ...]:
            if chosen == ALL_YEARS:
                return selection_years.over_years(plan)
            return (selection_years.of_year(plan, int(chosen)),)

        def done(fits: tuple[Fits, ...]) -> None:
            if self._asked == (plan, chosen):
                self._of, self._asked, self.fits = (plan, chosen), None, fits
                self._show()

        self.page.tasks.run(work, done, self._on_failed, _("What fits under the ceilings?"))

    def _on_failed(self, _refused: Refused) -> None:
        self._asked = None

    def _show(self) -> None:
        if self.plan is None or not self.fits:
            return
        focus = next((card.uid for card in self.cards() if card.hasFocus()), "")
        for column in self.columns:
            column.setVisible(bool(self.plan.projects))
        if not self.plan.projects:
            self._show_nothing()
            return
        told = [Told(self.plan, each, self.fits) for each in self.fits]
        unchanged = _("Nothing changes until you place a project.")
        over = fits_words.still_over(self.plan, self.fits)
        self.hint.say(" ".join(filter(None, (fits_words.why(self.fits), over, unchanged))))
        cards = self._show_year(told[0]) if len(told) == 1 else self._show_all(told)
        for card in cards:
            card.opened.connect(lambda uid=card.uid: self.page.go_to(f"project:{uid}"))
            card.placed.connect(self._place)
            if card.uid == focus:
                card.setFocus()
        moves = selection_moves.taking_over(self.plan, self.fits)
        self.take.setText(fits_words.take_over(len(moves)))
        self.take.setVisible(bool(moves))

    def _show_nothing(self) -> None:
        self.sentence.say(fits_words.no_project())
        self.hint.say("")
        self.take.hide()
        for column in self.columns:
            column.cards.fill([])
        self._show_out("", ())

    def _show_year(self, told: Told) -> list[FitCard]:
        fits, year = told.fits, told.fits.year
        self.sentence.say(fits_words.compared(fits))
        theirs = _("Your choice for {year}").format(year=wording.year(year))
        proposal, own, third = self.columns
        third.hide()
        rows, left = told.proposed(), fits_words.left(fits.rooms, year, by_committee=False)
        cards = proposal.show_rows(_("The proposal"), rows, fits.paid, left)
        rows, left = told.committee(), fits_words.left(fits.rooms, year, by_committee=True)
        cards += own.show_rows(theirs, rows, fits.own_paid, left)
        return cards + self._show_out(_("In neither"), told.left_out())

    def _show_all(self, told: list[Told]) -> list[FitCard]:
        self.sentence.say(fits_words.over_years(self.fits))
        cards: list[FitCard] = []
        for column, each in zip(self.columns, told, strict=True):
            fits, year = each.fits, each.fits.year
            left = fits_words.left(fits.rooms, year, by_committee=False)
            cards += column.show_rows(wording.year(year), each.in_its_year(), fits.paid, left)
        return cards + self._show_out(_("In none of the three years"), fits_words.in_no_year(told))

    def _show_out(self, title: str, rows: tuple[Row, ...]) -> list[FitCard]:
        self.out_head.say(title)
        self.out_head.setVisible(bool(rows))
        self.out.setAccessibleName(words.strip_breaks(title))
        cards = [FitCard(row) for row in rows]
        self.out.fill(list(cards))
        return cards

    def _place(self, uid: str) -> None:
        self._move(_("move the project"), {uid})

    def _take_over(self) -> None:
        over = fits_words.still_over(self.plan, self.fits) if self.plan else ""
        moved = self._move(_("take over the proposal"))
        if moved:
            self.page.notice.emit(" ".join(filter(None, (fits_words.taken_over(moved), over))))

    def _move(self, step: str, only: Collection[str] = ()) -> int:
        """Place projects (uids, all that move) as proposed, in one step; gives how many."""
        moves = selection_moves.taking_over(self.plan, self.fits) if self.plan else {}
        moves = {uid: place for uid, place in moves.items() if not only or uid in only}
        years = {uid: place.year for uid, place in moves.items()}
        lines = {uid: year for place in moves.values() for uid, year in place.lines.items()}
        with self.editor.together(step):
            done = self.editor.attempt("projects.place_all", years=years, lines=lines)
        return len(moves) if done else 0
