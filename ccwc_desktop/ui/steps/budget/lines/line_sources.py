"""Who pays a line: one row a source, with what was approved, revised and spent when wanted."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import SOURCES, Funding, Line
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField, colour_square
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.reading import Wrong
from ccwc_desktop.ui.widgets.scroll import bring_into_view
from ccwc_desktop.ui.widgets.text import Text

from . import line_words
from .typed import price_field

FIGURES = ("amount", "approved", "revised", "spent")
LATER = FIGURES[1:]


def sources_field() -> ChoiceField:
    """A choice of the sources, each with its colour."""
    field = ChoiceField()
    fill_sources(field, [])
    return field


def fill_sources(
    field: ChoiceField, more: list[tuple[object, str]], without: Collection[str] = ()
) -> None:
    """Offer nothing, all sources but some, and what stands behind them."""
    offered: list[tuple[object, str]] = [("", "–")]
    offered += [(key, wording.source_short(key)) for key in SOURCES]
    offered = [each for each in offered if each[0] not in without]
    field.fill([*offered, *more])
    field.setIconSize(QSize(tokens.px("source-square"), tokens.px("source-square")))
    for place, (key, _words) in enumerate(offered):
        if key in SOURCES:
            field.setItemIcon(place, colour_square(wording.colour(str(key))))


class SourcesPart(QWidget):
    """`edited(funding)`, the whole tuple, after each change.

    The last row may be one whose source is not chosen yet: nothing of it is stored until then.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.fields: list[dict[str, Any]] = []
        self._later = False
        self._asking = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.px("s1"))
        self._grid.setVerticalSpacing(tokens.px("s1"))
        self._grid.setColumnStretch(len(FIGURES) + 2, 1)
        self.add = Button(_("Add a source"), "link", "add")
        self.later = Button("", "link")
        self.gap = Text("", "small", "amber")
        self.asks = Text(
            _("Please choose a source in the new row. Until then it counts nothing."), "small"
        )
        self.asks.hide()
        self._note = Note("refused", "")
        self._note.hide()
        foot = QHBoxLayout()
        foot.setSpacing(tokens.px("s3"))
        foot.addWidget(self.add)
        foot.addWidget(self.later)
        foot.addWidget(self.gap, 1)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(self._grid)
        column.addWidget(self.asks)
        column.addWidget(self._note)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.later.clicked.connect(lambda: self.show_later(not self._later))

    def show_line(self, line: Line) -> None:
        """The sources as stored; a text being typed stays."""
        self._line = line
        if any(getattr(each, key) is not None for each in line.funding for key in LATER):
            self._later = True
        rows = len(line.funding) + (self._asking or not line.funding)
        if len(self.fields) != rows:
            self._build(rows)
        for row, each in zip(self.fields, line.funding, strict=False):
            _offer(row["source"], line.funding, each.source)
            row["source"].set_value(each.source)
            for key in FIGURES:
                row[key].set_value(getattr(each, key))
        if rows > len(line.funding):
            self._show_asking(line)
        self.asks.setVisible(self._asking)
        why = self._why_no_more(line)
        self.add.setEnabled(not why)
        self.add.setToolTip(why)
        self.add.setAccessibleDescription(why)
        self.gap.say(line_words.gap(line))
        self.gap.setVisible(bool(line_words.gap(line)))
        self.show_later(self._later)

    def _why_no_more(self, line: Line) -> str:
        """Why no source can be added now, "" when one can."""
        if not line.funding:
            return words.strip_breaks(_("Please choose the first source above; then add another."))
        if self._asking:
            return self.asks.accessibleName()
        if len(line.funding) == len(SOURCES):
            return words.strip_breaks(_("All sources stand here already."))
        return ""

    def _show_asking(self, line: Line) -> None:
        """The row to choose in offers what is still missing, if nothing was typed in it."""
        row = self.fields[-1]
        _offer(row["source"], line.funding, "")
        row["source"].set_value("")
        if not row["amount"].property("typed"):
            row["amount"].set_value(max(budget.unfunded(line), 0) or None if self._asking else None)

    def show_later(self, shown: bool) -> None:
        """Unfold or fold the figures that come after the proposal."""
        self._later = shown
        for at in range(self._grid.count()):
            item = self._grid.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.property("later"):
                widget.setVisible(shown)
        closed = _("Approved, revised, spent …")
        self.later.say(_("Fold approved, revised, spent") if shown else closed)

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        fields = [row[key] for row in self.fields for key in FIGURES]
        for field in fields:
            field.leave()
        if self._asking and self.fields[-1]["amount"].property("typed"):
            self.refuse(_("Please choose who pays this amount, or remove the row."))
            self.fields[-1]["source"].setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self))
            return False
        return not any(field.property("state") == "refused" for field in fields)

    def refuse(self, sentence: str) -> None:
        """What was entered last could not be kept."""
        self._note.say("refused", sentence)
        self._note.show()

    def focus(self) -> None:
        """The first amount."""
        self.fields[0]["amount" if self._line and self._line.funding else "source"].setFocus()

    def _build(self, count: int) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heads = {
            "source": _("Who pays"),
            "amount": _("Proposed"),
            "approved": _("Approved"),
            "revised": _("Revised"),
            "spent": _("Spent"),
        }
        for place, (key, said) in enumerate(heads.items()):
            head = Text(said, "small", "ink-soft", wrap=False)
            head.setProperty("later", key in LATER)
            if place:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, place)
        self.fields = [self._row(number, heads) for number in range(1, count + 1)]

    def _row(self, number: int, heads: dict[str, str]) -> dict[str, Any]:
        made: dict[str, Any] = {"source": sources_field()}
        made["source"].setMinimumWidth(110)
        made["source"].setMinimumContentsLength(14)
        made["source"].setMaximumWidth(_wide(200))
        for key in FIGURES:
            made[key] = price_field(_("the rest") if key == "amount" else "")
            made[key].setMinimumWidth(84)
            made[key].setMaximumWidth(_wide(126))
            made[key].setProperty("later", key in LATER)
        place = number - 1
        for at, (key, field) in enumerate(made.items()):
            field.setFixedHeight(fonts.at_least("control-dense", padding=4))
            field.setAccessibleName(f"{heads[key]}, {wording.number(number)}")
            field.entered.connect(lambda value, key=key: self._enter(place, key, value))
            field.unreadable.connect(lambda wrong, field=field: self._say(field, wrong))
            field.settled.connect(self._clear)
            self._grid.addWidget(field, number, at)
        remove = IconButton("close", _("Remove this source"), "ink-soft")
        remove.setMinimumSize(tokens.px("control-dense"), tokens.px("control-dense"))
        remove.clicked.connect(lambda: self._remove(place))
        self._grid.addWidget(remove, number, len(made))
        return made

    def _enter(self, place: int, key: str, value: object) -> None:
        self._clear()
        if self._line is None:
            return
        funding = list(self._line.funding)
        if place == len(funding):
            self._enter_asked(key, value)
            return
        if key == "source" and not value:
            funding.pop(place)
        else:
            change: dict[str, Any] = {key: value}
            funding[place] = replace(funding[place], **change)
        self.edited.emit(tuple(funding))

    def _enter_asked(self, key: str, value: object) -> None:
        """In the row to choose in, an amount waits for its source."""
        row = self.fields[-1]
        if key == "source" and value and self._line is not None:
            paid = self._line.funding
            amount = row["amount"].value()
            if amount is None and any(each.amount is None for each in paid):
                amount = 0  # another one pays the rest
            self._asking = False
            given = {later: row[later].value() for later in LATER}
            self.edited.emit((*paid, Funding(str(value), amount, **given)))
        elif key == "amount":
            row["amount"].setProperty("typed", value is not None)

    def _on_add(self) -> None:
        """A row to choose another source in."""
        if self._line is not None:
            self._asking = True
            self.show_line(self._line)
            source = self.fields[-1]["source"]
            source.show()  # just built: what is not seen yet takes no focus
            source.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def _remove(self, place: int) -> None:
        if self._line is None:
            return
        self._clear()
        funding = self._line.funding
        if place < len(funding):
            self.edited.emit((*funding[:place], *funding[place + 1 :]))
        else:
            self._asking = False
            self.fields[-1]["amount"].setProperty("typed", False)
            self.show_line(self._line)
        self.add.setFocus()

    def _say(self, field: Any, wrong: Wrong) -> None:
        field.show_state("refused")
        field.setAccessibleDescription(wrong.sentence)
        self.refuse(wrong.sentence)

    def _clear(self) -> None:
        self._note.hide()
        for row in self.fields:
            for key in FIGURES:
                row[key].show_state("")
                row[key].setAccessibleDescription("")


def _offer(field: ChoiceField, funding: tuple[Funding, ...], chosen: str) -> None:
    """Sources that pay nothing of the line yet; a row without one asks for it."""
    taken = {each.source for each in funding} - {chosen}
    field.setPlaceholderText(words.strip_breaks(_("choose a source")))
    fill_sources(field, [], taken if chosen else {*taken, ""})


def _wide(pixels: int) -> int:
    return round(pixels * fonts.line_height() / 26)
