"""How sure the order is: a sentence, a picture, a sentence for each problem, a table behind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ccwc_desktop.domain import (
    acceptability,
    chart_kinds,
    ranking,
    sure_order,
    weight_intervals,
)
from ccwc_desktop.domain.acceptability import Acceptability
from ccwc_desktop.domain.charts import Chart, Measures
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.score_table import ScoreTable
from ccwc_desktop.domain.sureness import Finding
from ccwc_desktop.domain.weight_intervals import Neighbours
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import plans
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.tasks import Progress
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Switch
from ccwc_desktop.ui.widgets.charts import ChartView
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, section, shortened, small

from . import sure_words, wording

_TICKS = tuple(Decimal(part) / 4 for part in range(5))
_LONGEST = 40  # signs of a title beside its bar


@dataclass(frozen=True)
class Row:
    """A problem of the order with what would change its place."""

    place: str
    title: str
    said: str


class SureView(ScrollColumn):
    """A view of `page`; what takes long is worked out beside the window, once for given scores."""

    TOPICS = ("priorities", "ranking_ways", "committee", "problems", "consultations")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        self._accepted: tuple[Acceptability, ...] = ()
        self._of: ScoreTable | None = None  # the table of the shares
        self._asked: ScoreTable | None = None
        self.setAccessibleName(words.strip_breaks(_("How sure is the order?")))
        self.sentence = Text("", "section")
        self.agreement = Text("", "body", "ink-soft")
        self.chart = ChartView()
        self.caption = small("")
        self.places = RecordTable(
            _("What would change a place"),
            [
                Column(_("Rank"), lambda row: row.place, align="centre"),
                Column(_("Problem"), lambda row: row.title, bold=True),
                Column(_("What would change its place"), lambda row: row.said),
            ],
            stretch=2,
        )
        self.exact = Switch(_("Exact limits of each weight"))
        self.limits: RecordTable | None = None
        self.column.setSpacing(tokens.px("s2"))
        self._parts = (
            self.caption,
            self.chart,
            section(_("What would change a place")),
            self.places,
            self.exact,
        )
        for widget in (self.sentence, self.agreement, *self._parts):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.exact.toggled.connect(self._show_limits)

    def refresh(self) -> None:
        """Read everything again."""
        self.plan = self.editor.read(plans.value, self.editor.plan, with_figures=False)
        self.order = ranking.order_of(self.plan)
        self.agreement.say(wording.agreement(self.order))
        self.agreement.setVisible(self.order.agreement is not None)
        weighted = self.plan.ways.way == "weighted"
        self.table = sure_order.table_of(self.plan)
        ready = weighted and bool(self.table.problems)
        for part in self._parts:
            part.setVisible(ready)
        if not ready:
            self._show_limits()
            self.sentence.say(self._why_not(weighted))
            return
        if self._of is None or sure_order.drawn_from(self.table) != sure_order.drawn_from(self._of):
            self._accepted = ()
            self._work_out(self.table)
        self._show()

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def go_to(self, target: str) -> None:
        """ "limits" opens the table behind."""
        if target == "limits":
            self.exact.setChecked(True)
        self.places.setFocus()

    def here(self) -> str:
        """Whether the table behind is open."""
        return "limits" if self.exact.isChecked() else ""

    def _why_not(self, weighted: bool) -> str:
        if weighted:
            return _("No problem has all its scores yet, so there is nothing to be sure of.")
        name = wording.way_names()[self.plan.ways.way]
        return _(
            "How sure an order is can be told of scores and weights. Now the order comes from: "
            "{way}."
        ).format(way=name)

    def _work_out(self, table: ScoreTable) -> None:
        if self._asked == table:
            return
        self._asked = table

        def work(_progress: Progress) -> tuple[ScoreTable, tuple[Acceptability, ...]]:
            return table, acceptability.acceptability(table)

        self.page.tasks.run(work, self._on_worked_out, self._on_failed, _("How sure is the order?"))

    def _on_worked_out(self, found: tuple[ScoreTable, tuple[Acceptability, ...]]) -> None:
        self._of, self._accepted = found
        self._asked = None
        self.refresh()

    def _on_failed(self, _refused: Refused) -> None:
        self._asked = None

    def _show(self) -> None:
        sure = sure_order.sure(self.plan, self._accepted)
        nothing = sure.whole.code == "nothing"  # fewer than two problems
        known = bool(self._accepted) and not nothing
        told = known or nothing
        self.sentence.say(sure_words.whole(sure.whole) if told else _("One moment …"))
        self.places.show_records(
            [
                Row(
                    wording.shown(row.rank) if row.rank else "–",
                    wording.title(self.order, row.problem),
                    sure_words.finding(found, self.order),
                )
                for row, found in zip(sure.order.rows, sure.findings, strict=True)
            ]
        )
        self.places.fit_height()
        self.chart.setVisible(known)
        self.caption.setVisible(known)
        if known:
            self._draw([each for each in sure.findings if each.share is not None])
        self._show_limits()

    def _draw(self, found: list[Finding]) -> None:
        places = wording.shown(found[0].places)
        caption = _(
            "Of 100 ways to weigh the criteria, so many keep a problem among the first {places} "
            "(± standard error of the {count} that were drawn)."
        )
        count = digits.number(acceptability.SAMPLES, current())
        self.caption.say(caption.format(places=places, count=count))
        self.chart.show_chart(
            _("Share of weightings that keep a problem among the first {places}").format(
                places=places
            ),
            lambda measures, width: bars(found, self.order, measures, width),
        )

    def _show_limits(self) -> None:
        shown = self.exact.isChecked() and not self.exact.isHidden()
        if not shown:
            if self.limits is not None:
                self.limits.hide()
            return
        pairs = weight_intervals.neighbours(self.table)
        if self.limits is not None:
            self.column.removeWidget(self.limits)
            self.limits.deleteLater()
        self.limits = _limits(self.order, self.table)
        self.column.insertWidget(self.column.count() - 1, self.limits)
        self.limits.show_records(pairs)
        self.limits.fit_height()


def bars(found: Iterable[Finding], order: Order, measures: Measures, width: float) -> Chart:
    """A bar a problem: the share of weightings that keep it among the first."""
    room = replace(measures, label=min(width * 0.42, measures.label * 3))
    return chart_kinds.bars(
        [
            chart_kinds.Bars(
                words.strip_breaks(shortened(wording.title(order, each.problem), _LONGEST)),
                (chart_kinds.Value(Decimal(str(each.share)), sure_words.share(each)),),
            )
            for each in found
        ],
        (chart_kinds.Series(_("Share")),),
        _TICKS,
        lambda tick: digits.percent(tick, current(), 0),
        room,
        width,
        corner=_("Problem"),
    )


def _limits(order: Order, table: ScoreTable) -> RecordTable:
    """Neighbours by criterion: where each weight may lie for their order to hold."""
    criteria = {each.code: each for each in order.criteria}
    whole = sum(table.weights)

    def pair(each: Neighbours) -> str:
        codes = [order.problems[uid].code for uid in (each.upper, each.lower)]
        return digits.localise(f"{codes[0]} – {codes[1]}", current())

    def limit(each: Neighbours, code: str) -> str:
        ranges = [found for found in each.ranges if found.criterion == code]
        return sure_words.between(ranges[0]) if ranges else "–"

    columns = [Column[Neighbours](_("Neighbours"), pair, bold=True)]
    for code, weight in zip(table.criteria, table.weights, strict=True):
        now = digits.number(Decimal(weight * 100) / whole, current(), 0)
        columns.append(
            Column(
                f"{words.strip_breaks(criteria[code].short(current()))}\n{now}",
                lambda each, code=code: limit(each, code),  # type: ignore[misc]
                align="centre",
            )
        )
    return RecordTable(_("Exact limits of each weight"), columns)
