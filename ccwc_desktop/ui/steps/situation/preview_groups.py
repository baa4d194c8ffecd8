"""What is in a file, group by group: new, changed, beside, the same, not ours, not needed, refused.

A card a group says how many; the one that is opened is listed below.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.services.figures_import import Pair, Preview
from ccwc_desktop.ui import messages, place_names
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording

MOST_LINES = 200
_FIRST_SHOWN = ("refused", "changed", "beside", "new", "same", "not_ours", "unread")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the file, the one that is here (if any), the name of the place."""

    figure: Figure
    here: Figure | None
    place: str


@dataclass(frozen=True, slots=True)
class Group:
    """`count` things of a kind; `word` stands under the number, `records` are what is listed."""

    key: str
    title: str
    count: int
    word: str
    state: str
    records: Sequence[Any]
    columns: Callable[[], list[Column[Any]]]


class Groups(QWidget):
    """Cards with counts, and the list of one group; `shown(key)` when another is opened."""

    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self._groups: dict[str, Group] = {}
        self._tables: dict[str, RecordTable] = {}
        self.counts = CardList(_("What the file would do"), 190)
        self.head = Text("", "strong")
        self.more = small("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.px("s2"))
        for widget in (self.counts, self.head, self.more):
            self._column.addWidget(widget)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """These groups, the one opened that matters most."""
        for table in self._tables.values():
            self._column.removeWidget(table)
            table.hide()
            table.deleteLater()
        self._tables.clear()
        self._groups = {group.key: group for group in groups}
        self.counts.fill([self._card(group) for group in groups])
        filled = [key for key in _FIRST_SHOWN if key in self._groups and self._groups[key].records]
        self.open(filled[0] if filled else "")

    def open(self, key: str) -> None:
        """List one group; "" lists none."""
        self.key = key
        group = self._groups.get(key)
        for name, table in self._tables.items():
            table.setVisible(name == key)
        self.head.setVisible(group is not None)
        self.more.setVisible(group is not None and len(group.records) > MOST_LINES)
        for card, each in zip(self.counts.cards(), self._groups.values(), strict=True):
            card.show_state("selected" if each.key == key else each.state)
        if group is None:
            return
        self.head.say(group.title)
        self.more.say(
            _("The first {count} are shown.").format(count=digits.number(MOST_LINES, current()))
        )
        self.table(key).show()
        self.shown.emit(key)

    def table(self, key: str) -> RecordTable:
        """The list of a group, built when it is first looked at."""
        if key not in self._tables:
            group = self._groups[key]
            table = RecordTable(group.title, group.columns())
            table.show_records(group.records[:MOST_LINES])
            self._column.addWidget(table)
            table.fit_height()
            self._tables[key] = table
        return self._tables[key]

    def _card(self, group: Group) -> Card:
        number = digits.number(group.count, current())
        opens = bool(group.records)
        card = Card(f"{number} {group.word}", opens=opens, state=group.state)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        row.addWidget(Text(number, "figure", wrap=False))
        row.addWidget(small(group.word), 1)
        card.body.addLayout(row)
        card.opened.connect(lambda: self.open(group.key))
        return card


def groups(preview: Preview, names: Mapping[str, str]) -> list[Group]:
    """The groups of a file; `names` are the places by code. Rare ones only where there are any."""

    def figures(found: Sequence[Figure]) -> list[Told]:
        return [Told(each, None, names.get(each.place, each.place)) for each in found]

    def pairs(found: Sequence[Pair]) -> list[Told]:
        return [
            Told(each.figure, each.here, names.get(each.figure.place, each.figure.place))
            for each in found
        ]

    new, changed, same = len(preview.new), len(preview.changed), len(preview.same)
    beside, others = len(preview.beside), sum(preview.not_ours.values())
    lines = preview.refused_lines
    unread = [_("Sheet “{sheet}”").format(sheet=each) for each in preview.ignored_sheets]
    unread += preview.ignored_columns
    told = [
        Group(
            "new",
            _("New numbers"),
            new,
            ngettext("new number in the file", "new numbers in the file", new),
            "",
            figures(preview.new),
            _figure_columns,
        ),
        Group(
            "changed",
            _("Numbers that would change"),
            changed,
            ngettext("number that would change", "numbers that would change", changed),
            "warning" if changed else "",
            pairs(preview.changed),
            _pair_columns,
        ),
        Group(
            "same",
            _("Numbers that are here already"),
            same,
            ngettext("number as it is here", "numbers as they are here", same),
            "sunken",
            figures(preview.same),
            _figure_columns,
        ),
        Group(
            "not_ours",
            _("Lines of other communes"),
            others,
            ngettext("line of another commune", "lines of other communes", others),
            "sunken",
            sorted(preview.not_ours.items()),
            _commune_columns,
        ),
        Group(
            "refused",
            _("Lines that were not taken"),
            lines,
            ngettext("line that cannot be read", "lines that cannot be read", lines),
            "refused" if lines else "sunken",
            preview.refused,
            _refused_columns,
        ),
    ]
    if beside:
        word = ngettext("number beside another source", "numbers beside another source", beside)
        title = _("Another source counts here; these numbers stand beside it")
        told.insert(
            2, Group("beside", title, beside, word, "", pairs(preview.beside), _pair_columns)
        )
    if unread:
        count = len(unread)
        word = ngettext("column or sheet not needed", "columns or sheets not needed", count)
        title = _("Columns and sheets that were not read")
        told.append(Group("unread", title, count, word, "sunken", unread, _name_columns))
    return told


def _figure_columns() -> list[Column[Told]]:
    def sex(told: Told) -> str:
        known = names.indicator(told.figure.indicator)
        return wording.sex_title(known, told.figure.sex) if known is not None else ""

    return [
        Column(_("Figure"), lambda told: names.indicator_name(told.figure.indicator, current())),
        Column(_("Village"), lambda told: told.place),
        Column("", sex),
        Column(_("Year"), lambda told: wording.year(told.figure.year), align="end"),
        Column(
            _("In the file"),
            lambda told: wording.amount(told.figure.value),
            align="end",
            bold=True,
        ),
    ]


def _pair_columns() -> list[Column[Told]]:
    *first, last = _figure_columns()
    return [
        *first,
        Column(_("Here now"), lambda told: _here(told), align="end"),
        last,
    ]


def _here(told: Told) -> str:
    """The number that is here; its source, where it is another one."""
    if told.here is None:
        return ""
    number = wording.amount(told.here.value)
    if told.here.source == told.figure.source or not told.here.source:
        return number
    return f"{number} ({wording.source_name(told.here.source)})"


def _commune_columns() -> list[Column[tuple[str, int]]]:
    return [
        Column(_("Commune"), lambda each: place_names.of_code(each[0])),
        Column(_("Lines"), lambda each: digits.number(each[1], current()), align="end"),
    ]


def _refused_columns() -> list[Column[Any]]:
    return [Column(_("Where, and why"), messages.row_sentence)]


def _name_columns() -> list[Column[str]]:
    return [Column(_("Heading"), lambda name: name)]
