"""What the figures say, as cards of the right panel; each becomes a problem in one click."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ccwc_desktop.domain import signal_problems
from ccwc_desktop.domain.signals import HANDFUL, Signal
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import problems, signals
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.widgets.panel_cards import PanelAction, PanelCard, PanelCards

REST_MS = 300
"""Signals are looked for when nobody types: it takes longer than a key may."""


class SignalCards(QObject):
    """The signals of the year in view; `look(table)` after every change of figures.

    `to_cell(code, place, sex)` shows a number of that year in the grid.
    """

    def __init__(self, page: Page, to_cell: Callable[[str, str, str], object]) -> None:
        super().__init__(page)
        self._page = page
        self._to_cell = to_cell
        self._all = False
        self._table: Table | None = None
        self._found: tuple[Signal, ...] = ()
        self._soon = QTimer(self, interval=REST_MS, singleShot=True)
        self._soon.timeout.connect(self._look)

    def look(self, table: Table) -> None:
        """Other figures: the cards follow in a moment."""
        if self._table is not None and self._table.year != table.year:
            self._all, self._found = False, ()
        self._table = table
        self._soon.start()

    def _look(self) -> None:
        if not self._page.isVisible():  # it was left meanwhile
            self._page.refresh_when_seen()
        elif self._table is not None:
            self._found = self._page.editor.read(signals.of_year, self._table.year)
            self._page.panelChanged.emit()

    def shown(self) -> PanelCards | None:
        """The first few, or all of them when they were asked for."""
        if not self._found or self._table is None:
            return None
        editor = self._page.editor
        made = signal_problems.made(editor.read(problems.listing, editor.plan))
        found = self._found if self._all else self._found[:HANDFUL]
        return PanelCards(
            heading=_("The figures say"),
            icon="figures",
            cards=tuple(self._card(signal, made.get(signal.key, "")) for signal in found),
            more=self._more() if len(self._found) > HANDFUL else None,
        )

    def _more(self) -> PanelAction:
        count = digits.number(len(self._found), current())
        text = _("Show fewer") if self._all else _("All ({count})").format(count=count)
        return PanelAction(text, self._on_more)

    def _card(self, signal: Signal, problem: str) -> PanelCard:
        show = PanelAction(_("Show figures"), lambda: self._show_figures(signal))
        if problem:
            first = PanelAction(_("See the problem"), lambda: self._see(problem))
        else:
            first = PanelAction(_("Make it a problem"), lambda: self._make(signal), "quiet", "add")
        return PanelCard(
            key=signal.key,
            head=messages.signal_head(signal),
            sentence=messages.signal_text(signal),
            actions=(first, show) if signal.indicator else (first,),
            done=_("Already a problem") if problem else "",
        )

    def _on_more(self) -> None:
        self._all = not self._all
        self._page.panelChanged.emit()

    def _see(self, problem: str) -> None:
        self._page.goToStep.emit("problems", f"problem:{problem}")

    def _show_figures(self, signal: Signal) -> None:
        self._to_cell(signal.indicator, signal.place, signal.sex)

    def _make(self, signal: Signal) -> None:
        assert self._table is not None
        known = self._table.catalogue.get(signal.indicator)
        head = words.strip_breaks(messages.signal_head(signal))
        titles = {f"title_{current()}": head}
        if known is not None:
            titles = {"title_km": known.name_km, "title_en": known.name_en}
        with self._page.editor.together(_("make a problem of it")):
            made = self._page.editor.attempt(
                "problems.add_from_signal",
                plan=self._page.editor.plan,
                key=signal.key,
                note=words.strip_breaks(messages.signal_sentence(signal)),
                **titles,
                **signal_problems.draft(self._table, signal),
            )
        if made:
            self._page.notice.emit(_("It is a problem now. The figures are its evidence."))
            self._page.panelChanged.emit()
