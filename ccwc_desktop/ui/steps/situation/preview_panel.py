"""What a file would do, in place of the figures: counts, changed numbers, refused lines."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import figures_import, places, situation
from ccwc_desktop.services.figures_import import Filling, Pair, Preview
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import wording

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One number that the file would replace."""

    pair: Pair
    village: str


class PreviewPanel(QWidget):
    """`taken()` and `cancelled()` by its buttons."""

    taken = Signal()
    cancelled = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.head = section("")
        self.about = small("")
        self.counts = CardList(_("What the file would do"), 150)
        self.filled = small("")
        self.refused_note = Note("warning", "")
        self.refused = RecordTable(
            _("Lines that were not taken"),
            [Column[str](_("Lines that were not taken"), lambda line: line)],
        )
        self.changed_head = Text(_("Numbers that would change"), "strong")
        self.changed = RecordTable(_("Numbers that would change"), _change_columns())
        self.take = Button("", "main", "import")
        self.cancel = Button(_("Cancel, change nothing"), "plain")
        self.wrong = Note("refused", "")
        self._lay_out()
        self.take.clicked.connect(self.taken)
        self.cancel.clicked.connect(self.cancelled)

    def _lay_out(self) -> None:
        self._view = ScrollColumn()
        column = self._view.column
        column.setSpacing(tokens.px("s2"))
        for widget in (self.head, self.about, self.counts, self.filled):
            column.addWidget(widget)
        column.addWidget(self.refused_note)
        column.addWidget(self.refused)
        column.addWidget(self.changed_head)
        column.addWidget(self.changed)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.px("s2"))
        whole.addWidget(self._view, 1)
        whole.addWidget(self.wrong)
        whole.addLayout(buttons)
        self.wrong.hide()

    def show_preview(self, preview: Preview, name: str) -> None:
        """What this file would do."""
        self.wrong.hide()
        self.head.say(_("What is in {file}").format(file=name))
        self.about.say(_about(preview))
        self.counts.fill(_counts(preview))
        filling = self._editor.read(figures_import.filling, preview)
        self.filled.setVisible(filling is not None)
        if filling is not None:
            self.filled.say(_filled(filling))
        self._show_refused(preview)
        self._show_changed(preview)
        count = len(preview.figures)
        self.take.setVisible(count > 0)
        said = _("Take the good rows") if preview.refused else _("Take all")
        self.take.say(said)
        self.cancel.say(_("Cancel, change nothing") if count else _("Back"))

    def focus(self) -> None:
        """The button that is usually pressed."""
        (self.cancel if self.take.isHidden() else self.take).setFocus()

    def refuse(self, sentence: str) -> None:
        """The figures could not be stored."""
        self.wrong.say("refused", sentence)
        self.wrong.show()

    def _show_refused(self, preview: Preview) -> None:
        lines = [messages.row_sentence(each) for each in preview.refused[:MOST_LINES]]
        self.refused.show_records(lines)
        self.refused.fit_height()
        self.refused.setVisible(bool(lines))
        self.refused_note.setVisible(bool(lines))
        self.refused_note.say(
            "warning",
            _("Some lines cannot be read. They are listed here and left out; the rest is good."),
        )

    def _show_changed(self, preview: Preview) -> None:
        villages = self._editor.read(places.villages)
        names = {village.code: village.name(current()) for village in villages}
        changes = [
            Change(each, names.get(each.figure.place, each.figure.place))
            for each in preview.changed[:MOST_LINES]
        ]
        self.changed.show_records(changes)
        self.changed.fit_height()
        for widget in (self.changed, self.changed_head):
            widget.setVisible(bool(changes))


def _about(preview: Preview) -> str:
    years = _(", ").join(wording.year(each) for each in preview.years)
    if not preview.years:
        return _("No row of this file belongs to this commune.")
    said = _("Figures of {years}. Nothing is changed yet.").format(years=years)
    if preview.ignored_columns:
        more = _("{count} columns of the file are not needed here.")
        count = digits.number(len(preview.ignored_columns), current())
        said = f"{said} {more.format(count=count)}"
    return said


def _counts(preview: Preview) -> list[Card]:
    new, changed, lines = len(preview.new), len(preview.changed), preview.refused_lines
    counted = (
        (new, ngettext("new number in the file", "new numbers in the file", new), ""),
        (
            changed,
            ngettext("number that would change", "numbers that would change", changed),
            "warning" if changed else "",
        ),
        (
            len(preview.same),
            ngettext("number as it is here", "numbers as they are here", len(preview.same)),
            "sunken",
        ),
        (
            sum(preview.not_ours.values()),
            ngettext(
                "line of another commune",
                "lines of other communes",
                sum(preview.not_ours.values()),
            ),
            "sunken",
        ),
        (
            lines,
            ngettext("line that cannot be read", "lines that cannot be read", lines),
            "refused" if lines else "sunken",
        ),
    )
    cards = []
    for count, word, state in counted:
        number = digits.number(count, current())
        card = Card(f"{number} {word}", state=state)
        card.body.setSpacing(0)
        card.body.addWidget(Text(number, "figure", wrap=False))
        card.body.addWidget(small(word))
        cards.append(card)
    return cards


def _filled(filling: Filling) -> str:
    """How the numbers of the file lead to the cells that the page counts."""
    language = current()
    said = [
        _(
            "When this is taken in, {known} of {all} cells of the villages are filled for {year}: "
            "{own} with a number, {worked} worked out from others."
        ).format(
            known=digits.number(filling.known, language),
            all=digits.number(filling.wanted, language),
            year=wording.year(filling.year),
            own=digits.number(filling.own, language),
            worked=digits.number(filling.known - filling.own, language),
        )
    ]
    if filling.totals:
        said.append(
            ngettext(
                "{count} number of the file is a total of girls and boys, which is not a cell.",
                "{count} numbers of the file are totals of girls and boys, which are not cells.",
                filling.totals,
            ).format(count=digits.number(filling.totals, language))
        )
    return " ".join(said)


def _change_columns() -> list[Column[Change]]:
    known = situation.catalogue()

    def sex(change: Change) -> str:
        return wording.sex_title(known[change.pair.figure.indicator], change.pair.figure.sex)

    return [
        Column(_("Figure"), lambda change: known[change.pair.figure.indicator].name(current())),
        Column(_("Village"), lambda change: change.village),
        Column("", sex),
        Column(_("Year"), lambda change: wording.year(change.pair.figure.year), align="end"),
        Column(_("Here now"), lambda change: wording.amount(change.pair.here.value), align="end"),
        Column(
            _("In the file"),
            lambda change: wording.amount(change.pair.figure.value),
            align="end",
            bold=True,
        ),
    ]
