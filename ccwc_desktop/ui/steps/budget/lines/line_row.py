"""One thing to pay: what, how much and who pays in a row; the rest in a part that opens below."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import pasted_lines
from ccwc_desktop.domain.budget import Funding, Line
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.unit_field import UnitField
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.reading import Wrong
from ccwc_desktop.ui.widgets.text import Text

from . import line_words, typed
from .line_note import LineNote
from .line_rest import LineRest
from .line_sources import fill_sources, sources_field
from .line_words import Around

SEVERAL = "several"
COLUMNS = ("description", "unit", "quantity", "unit_price", "amount", "source")
TYPED = ("description", "unit", "quantity", "unit_price")
WIDTHS = {
    "description": 0,
    "unit": 92,
    "quantity": 78,
    "unit_price": 112,
    "amount": 118,
    "source": 208,
    "open": 34,
    "remove": 34,
}


LEAST_DESCRIPTION = 200
LEAST_SOURCE = 120
GAPS = 9


def is_narrow(width: int) -> bool:
    """Whether a row of this width (pixels) has no room for its description."""
    taken = sum(wide(key) for key in WIDTHS) + GAPS * tokens.px("s1")
    return width < taken + LEAST_DESCRIPTION


def labels() -> dict[str, str]:
    """The heads of the columns."""
    return {
        "description": _("Description"),
        "unit": _("Unit"),
        "quantity": _("Quantity"),
        "unit_price": _("Unit price"),
        "amount": _("Amount"),
        "source": _("Who pays"),
        "open": "",
        "remove": "",
    }


def wide(key: str) -> int:
    """Pixels of a column at the size of the text."""
    return round(WIDTHS[key] * fonts.line_height() / 26)


class LineRow(QWidget):
    """`edited(columns)` as the service takes them; `amountChanged` while one is typing.

    `movedOn(column, step)` asks for the same column of another line, `pasted(text)` brings a block
    of cells, `opened` comes when the part below was made.
    """

    edited = Signal(object)
    removePressed = Signal()
    amountChanged = Signal()
    movedOn = Signal(str, int)
    pasted = Signal(str)
    opened = Signal()

    def __init__(self, line: Line, number: int, around: Around) -> None:
        super().__init__()
        self.line, self._around = line, around
        self.rest: LineRest | None = None
        self.editors: dict[str, Any] = _editors()
        self.amount = Text("", "strong", wrap=False)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.open = IconButton("open-list", _("More of this line (F2)"), "ink-soft")
        self.remove = IconButton("close", _("Remove this line"), "ink-soft")
        self.about = Text("", "small", "ink-soft")
        self.gap = Text("", "small", "amber")
        self.note = LineNote()
        self._lay_out()
        self._connect()
        self._name(number)
        self.show_line(line, around)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setSpacing(tokens.px("s1"))
        parts = {**self.editors, "amount": self.amount, "open": self.open, "remove": self.remove}
        for key in (*COLUMNS, "open", "remove"):
            row.addWidget(parts[key], 0 if WIDTHS[key] else 1)
            if key == "amount":
                row.addSpacing(tokens.px("s1"))
            if WIDTHS[key]:
                parts[key].setMinimumWidth(LEAST_SOURCE if key == "source" else wide(key))
                parts[key].setMaximumWidth(wide(key))
        for button in (self.open, self.remove):
            button.setMinimumSize(tokens.px("control-dense"), tokens.px("control-dense"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, tokens.px("s1"))
        self._column.setSpacing(2)
        self._above = QHBoxLayout()
        self._column.addLayout(self._above)
        self._column.addLayout(row)
        for part in (self.about, self.gap, self.note, _rule()):
            self._column.addWidget(part)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a row is whose description stands above it."""
        least = sum(wide(key) for key in WIDTHS if key != "source") + LEAST_SOURCE
        return QSize(least + GAPS * tokens.px("s1"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The description stands above the row where both have no room beside each other."""
        super().resizeEvent(event)
        narrow = is_narrow(event.size().width())
        if narrow != bool(self._above.count()):
            description = self.editors["description"]
            (self._row if narrow else self._above).removeWidget(description)
            if narrow:
                self._above.addWidget(description)
            else:
                self._row.insertWidget(0, description, 1)

    def _connect(self) -> None:
        for key, editor in self.editors.items():
            editor.entered.connect(lambda value, key=key: self._on_entered(key, value))
            editor.unreadable.connect(lambda wrong, key=key: self._say(key, wrong))
            editor.settled.connect(lambda key=key: self._clear(key))
            editor.installEventFilter(self)
        for key in ("quantity", "unit_price"):
            self.editors[key].textChanged.connect(self._show_amount)
        self.open.clicked.connect(lambda: self.show_rest(self.rest is None or not self.is_open()))
        self.remove.clicked.connect(self.removePressed)
        self.note.chosen.connect(self._take)

    def _name(self, number: int) -> None:
        said = labels()
        line = _("line {number}").format(number=wording.number(number))
        for key, editor in self.editors.items():
            editor.setAccessibleName(f"{said[key]}, {line}")
        for button in (self.open, self.remove):
            button.setAccessibleName(f"{button.toolTip()}, {line}")

    def show_line(self, line: Line, around: Around) -> None:
        """The line as stored; a text being typed stays."""
        self.line, self._around = line, around
        source = _source_of(line)
        fill_sources(self.editors["source"], [(SEVERAL, _("several sources …"))])
        shown = {
            "description": getattr(line, f"description_{current()}"),
            "unit": line.unit,
            "quantity": line.quantity if line.quantity else None,
            "unit_price": line.unit_price or None,
            "source": source,
        }
        for key, value in shown.items():
            self.editors[key].set_value(value)
        self.editors["description"].setPlaceholderText(line.description(current()))
        said = line_words.summary(around, line)
        if source == SEVERAL:
            said = _("Paid by: {shares}").format(shares=wording.shares(line)) + " · " + said
        self.about.say(said)
        self.gap.say(line_words.gap(line))
        self.gap.setVisible(bool(line_words.gap(line)) and not self.is_open())
        if self.rest is not None:
            self.rest.show_line(line, around)
        self._show_amount()

    def is_open(self) -> bool:
        """Whether the part below is open."""
        return self.rest is not None and not self.rest.isHidden()

    def show_rest(self, shown: bool, key: str = "") -> None:
        """Open the part below at a field (a column, "" the first), or close it."""
        if shown and self.rest is None:
            self.rest = LineRest()
            self.rest.edited.connect(self.edited)
            self._column.insertWidget(4, self.rest)
            self.rest.show_line(self.line, self._around)
            self.opened.emit()
        if self.rest is not None:
            if not shown and not self.rest.leave():
                return
            self.rest.setVisible(shown)
        self.open.setIcon(icons.icon("up" if shown else "open-list", "ink-soft", tokens.px("icon")))
        self.about.setHidden(shown)
        self.gap.setVisible(bool(line_words.gap(self.line)) and not shown)
        if shown and self.rest is not None:
            self.rest.focus(key)
        elif not shown:
            self.editors["description"].setFocus()

    def live_amount(self) -> int:
        """Riel of what is typed so far."""
        quantity = typed.quantity_in(self.editors["quantity"])
        return wording.amount(quantity, Decimal(typed.price_in(self.editors["unit_price"])))

    def refuse(self, columns: tuple[str, ...], sentence: str) -> None:
        """What was entered last in these columns could not be kept."""
        key = columns[0].removesuffix(f"_{current()}")
        if key in self.editors:
            self.editors[key].refuse(sentence)
            self._say(key, Wrong(sentence))
        elif self.rest is not None and self.is_open():
            self.rest.refuse(columns[0], sentence)
        else:
            self.editors["source"].refuse(sentence)
            self._say("source", Wrong(sentence))

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        for editor in self.editors.values():
            editor.leave()
        kept = self.rest is None or self.rest.leave()
        return kept and not any(
            each.property("state") == "refused" for each in self.editors.values()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes down as in a spreadsheet; a block of cells is pasted as lines."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = next((key for key in TYPED if self.editors[key] is watched), "")
        if not key:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if pasted_lines.is_block(text):
                self.pasted.emit(text)
                return True
        steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if key != "unit":  # there Down shows the units
            steps |= {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.editors[key].leave()
            if self.editors[key].property("state") != "refused":
                self.movedOn.emit(key, step)
        return bool(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 opens and closes the part below."""
        if event.key() == Qt.Key.Key_F2:
            self.show_rest(not self.is_open())
        else:
            super().keyPressEvent(event)

    def _on_entered(self, key: str, value: object) -> None:
        self._clear(key)
        match key:
            case "description":
                self.edited.emit({f"description_{current()}": value})
            case "quantity":
                self.edited.emit({key: Decimal(0) if value is None else value})
                if value == 0:
                    self.note.warn(
                        key, _("A quantity of 0 is kept as none: the line costs nothing.")
                    )
            case "unit_price":
                self.edited.emit({key: value or 0})
                if value == 0:
                    self.note.warn(key, _free())
            case "source" if value == SEVERAL:
                self.show_rest(True, "funding")
            case "source":
                self.edited.emit({"funding": _paid_by(self.line, str(value or ""))})
            case _:
                self.edited.emit({key: value})

    def _show_amount(self) -> None:
        self.amount.say(wording.riel(self.live_amount()))
        self.amountChanged.emit()

    def _say(self, key: str, wrong: Wrong) -> None:
        doubtful = typed.readings_in(self.editors[key]) if key == "quantity" else ()
        self.note.refuse(key, wrong, doubtful)
        self.editors[key].show_state("refused")
        self.editors[key].setAccessibleDescription(wrong.sentence)

    def _clear(self, key: str) -> None:
        self.editors[key].show_state("")
        self.editors[key].setAccessibleDescription("")
        self.note.clear(key)

    def _take(self, key: str, value: object) -> None:
        """A reading that the person chose, or the cure of a sentence."""
        editor = self.editors[key]
        if isinstance(value, str):
            editor.put(value)
            return
        editor.give_up()
        if value != editor.value():
            self.edited.emit({key: value})
        editor.setFocus()


def _free() -> str:
    return _(
        "The price is 0, so this line costs nothing. If it is given for free, please type what it "
        "is worth and choose the giver as the source."
    )


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _editors() -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": text_field(),
        "unit": UnitField(),
        "quantity": typed.quantity_field(),
        "unit_price": typed.price_field(),
        "source": sources_field(),
    }
    made["description"].setMinimumWidth(120)
    for key in ("description", "unit"):  # longer ones are whole on hover
        made[key].textChanged.connect(made[key].setToolTip)
    made["source"].view().setMinimumWidth(240)
    made["source"].setMinimumContentsLength(14)
    for editor in made.values():
        editor.setFixedHeight(fonts.at_least("control-dense", padding=4))
    return made


def _source_of(line: Line) -> str:
    """The one source that pays all of a line, "" for none, or several."""
    if not line.funding:
        return ""
    first = line.funding[0]
    if len(line.funding) > 1 or first.amount not in (None, line.amount):
        return SEVERAL
    return first.source


def _paid_by(line: Line, source: str) -> tuple[Funding, ...]:
    """One source pays all; what was approved or spent by it before stays."""
    if not source:
        return ()
    for each in line.funding:
        if each.source == source:
            return (replace(each, amount=None),)
    return (Funding(source),)
