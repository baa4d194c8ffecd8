"""The figures of one indicator as pictures: villages, girls and boys, years, squares; or tables."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_pictures
from ccwc_desktop.domain.charts import Chart, Measures
from ccwc_desktop.domain.figure_pictures import Drawing, Sayings
from ccwc_desktop.domain.intervals import Interval
from ccwc_desktop.domain.situation import SEXES, Indicator, Key, value
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Switch, ViewSwitch
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.charts import ChartView
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording

KINDS = {
    "villages": N_("Villages"),
    "sexes": N_("Girls and boys"),
    "years": N_("Years"),
    "squares": N_("Squares"),
}
_FEW = N_(
    "Where a village counts fewer than 30, a thin line shows how far chance may reach, and the "
    "village stands by the lower end of the line."
)
_NO_PLACES = N_("The place of a square says nothing of where the village lies.")
_KEYS = N_("Keys: 1 to 4 choose the picture, T turns to its table and back.")


def sayings(known: Indicator) -> Sayings:
    """How the numbers of an indicator are written in the window."""

    def border(rate: Decimal) -> str:
        even = rate * 100 == (rate * 100).to_integral_value()
        return digits.percent(rate, current(), 0 if even else 1)

    def between(found: Interval) -> str:
        ends = (digits.percent(end, current(), 0) for end in (found.low, found.high))
        return "–".join(ends)

    return Sayings(
        number=wording.amount,
        share=lambda rate: wording.share(rate) or digits.percent(rate, current(), 0),
        border=border,
        year=wording.year,
        between=between,
        hidden=lambda _veil: wording.UNKNOWN,
        unknown=wording.UNKNOWN,
        village=_("Village"),
        sexes=wording.sex_titles(known),
    )


class PicturesView(QWidget):
    """One picture of the indicator in hand. `show_picture(picture, code)` after every change.

    Keys 1-4 choose the picture, T its table; `kind` is a key of KINDS.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: Mapping[str, str] = {}
        self.kind = "villages"
        self._picture: Picture | None = None
        self._code = ""
        self.switch = ViewSwitch({key: _(name) for key, name in KINDS.items()}, self.kind)
        self.share = Switch(_("Percent"))
        self.sort = Switch(_("Highest first"))
        self.as_table = Switch(_("Table"))
        self.share.setChecked(True)
        self.sort.setChecked(True)
        self.caption = Text("", "small-strong")
        self.chart = ChartView()
        self.nothing = small(_("None of these numbers is known yet."))
        self.note = small("")
        self.table: RecordTable | None = None
        self._lay_out()
        self.switch.chosen.connect(self.turn_to)
        for each in (self.share, self.sort, self.as_table):
            each.toggled.connect(self._show)

    def _lay_out(self) -> None:
        bar = FlowLayout(gap=tokens.px("s2"))
        for each in (self.switch, self.share, self.sort, self.as_table):
            bar.addWidget(each)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.px("s1"))
        self.column.addLayout(bar)
        for widget in (self.caption, self.chart, self.nothing, self.note):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.switch.setToolTip(_(_KEYS))

    def show_picture(self, picture: Picture, code: str) -> None:
        """The figures of a year, and the indicator to show."""
        self._picture, self._code = picture, code
        self._show()

    def turn_to(self, kind: str) -> None:
        """Another picture, where the indicator has one."""
        if kind in self._kinds():
            self.kind = kind
        self._show()

    def focus_first(self) -> None:
        """The picture gets the keyboard."""
        (self.table or self.chart).setFocus()

    def focus_cell(self, _place: str, _sex: str) -> bool:
        """Nothing can be typed here."""
        return False

    def current_key(self) -> Key:
        """The number in hand: that of the whole commune."""
        assert self._picture is not None
        return self._code, self._picture.table.commune, "t"

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-4 choose the picture, T its table."""
        pressed = digits.to_latin(event.text())
        if pressed in "1234" and pressed:
            self.turn_to(list(KINDS)[int(pressed) - 1])
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.as_table.toggle()
        else:
            super().keyPressEvent(event)

    @property
    def _known(self) -> Indicator:
        assert self._picture is not None
        return self._picture.table.catalogue[self._code]

    def _kinds(self) -> list[str]:
        """The pictures there are of the indicator."""
        if self._picture is None:
            return []
        villages = self._known.level == "village"
        able = {"villages": villages, "squares": villages, "years": True}
        able["sexes"] = villages and len(self._known.sexes) > 1
        return [kind for kind in KINDS if able[kind]]

    def _show(self) -> None:
        if self._picture is None:
            return
        able = self._kinds()
        shown = self.kind if self.kind in able else able[0]
        for key, button in self.switch.buttons.items():
            button.setEnabled(key in able)
        self.switch.show_chosen(shown)
        rated = bool(self._known.of) and shown in ("villages", "sexes")
        self.share.setVisible(rated)
        self.sort.setVisible(shown in ("villages", "sexes"))
        say = sayings(self._known)
        year = wording.year(self._picture.table.year)
        ending = "" if shown == "years" else f" · {year}"
        self.caption.say(f"{words.add_breaks(self._known.name(current()))}{ending}")
        self._draw(shown, say, rated and self.share.isChecked())

    def _draw(self, shown: str, say: Sayings, as_share: bool) -> None:
        make = self._makers(say, as_share)[shown]
        self.chart.show_chart(f"{_(KINDS[shown])}: {self._known.name(current())}", make)
        known = self._anything(shown)
        tabled = known and self.as_table.isChecked()
        self._show_table(tabled)
        self.chart.setVisible(known and not tabled)
        self.nothing.setVisible(not known)
        said = self._note(shown, as_share)
        self.note.say(said)
        self.note.setVisible(bool(said) and known)

    def _makers(
        self, say: Sayings, as_share: bool
    ) -> Mapping[str, Callable[[Measures, float], Chart]]:
        assert self._picture is not None
        table, tables, code = self._picture.table, self._picture.tables, self._code
        name = self._known.name(current())
        by = "value" if self.sort.isChecked() else "code"
        sexes = self._known.sexes

        def drawing(measures: Measures, width: float) -> Drawing:
            return Drawing(say, self.places, measures, width)

        return {
            "villages": lambda m, w: figure_pictures.village_bars(
                table, [(code, "t")], [name], drawing(m, w), as_share=as_share, by=by
            ),
            "sexes": lambda m, w: figure_pictures.girls_and_boys(
                table, code, drawing(m, w), as_share=as_share, by=by
            ),
            "years": lambda m, w: figure_pictures.over_years(
                tables,
                [(code, sex) for sex in sexes],
                [say.sexes[sex] for sex in sexes] if len(sexes) > 1 else [name],
                drawing(m, w),
            ),
            "squares": lambda m, w: figure_pictures.village_tiles(table, code, drawing(m, w), name),
        }

    def _anything(self, shown: str) -> bool:
        assert self._picture is not None
        if shown == "years":
            tables = self._picture.tables
            keys = [(each, each.commune, sex) for each in tables for sex in SEXES]
        else:
            table = self._picture.table
            keys = [(table, village, sex) for village in table.villages for sex in SEXES]
        return any(value(table, self._code, place, sex) is not None for table, place, sex in keys)

    def _note(self, shown: str, as_share: bool) -> str:
        """What a reader must know: few are counted, squares are no map."""
        assert self._picture is not None
        table, told = self._picture.table, []
        shares = [
            figure_pictures.share(table, self._code, village, "t") for village in table.villages
        ]
        if as_share and any(each.interval for each in shares):
            told.append(_(_FEW))
        if shown == "squares":
            told.append(_(_NO_PLACES))
        return " ".join(told)

    def _show_table(self, wanted: bool) -> None:
        if self.table is not None:
            self.column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        if not wanted or self.chart.chart is None:
            return
        behind = self.chart.chart.behind
        columns = [_column(at, title) for at, title in enumerate(behind.head)]
        self.table = RecordTable(self.chart.accessibleName(), columns)
        self.table.show_records(behind.rows)
        self.column.insertWidget(self.column.indexOf(self.chart), self.table)
        self.table.fit_height()


def _column(at: int, title: str) -> Column[tuple[str, ...]]:
    return Column(title, lambda row: row[at], "end" if at else "start", bold=not at)
