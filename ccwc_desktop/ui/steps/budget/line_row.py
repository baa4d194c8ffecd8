"""One thing to pay: what and how much in a first row, who pays and when in a second."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget import SOURCES, Funding, Line
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField, colour_square
from ccwc_desktop.ui.widgets.fields import number_field, riel_field, text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.reading import Wrong
from ccwc_desktop.ui.widgets.text import Text

from . import wording
from .unit_field import UnitField

SEVERAL = "several"
FIRST = ("description", "unit", "quantity", "unit_price")
SECOND = ("source", "year", "chapter", "quarter")
WIDTHS = {
    "description": 0,
    "unit": 104,
    "quantity": 78,
    "unit_price": 112,
    "amount": 124,
    "source": 172,
    "year": 134,
    "chapter": 146,
    "quarter": 64,
}


def labels() -> dict[str, str]:
    """The heads of the columns."""
    return {
        "description": _("Description"),
        "unit": _("Unit"),
        "quantity": _("Quantity"),
        "unit_price": _("Unit price"),
        "amount": _("Amount"),
        "source": _("Who pays"),
        "year": _("Year"),
        "chapter": _("Chapter"),
        "quarter": _("Quarter"),
    }


def wide(key: str) -> int:
    """Pixels of a column at the size of the text."""
    return round(WIDTHS[key] * fonts.line_height() / 26)


class LineRow(QWidget):
    """`edited(column, value)` as the service takes it; `amountChanged` while one is typing."""

    edited = Signal(str, object)
    removePressed = Signal()
    amountChanged = Signal()

    def __init__(self, line: Line, number: int, years: tuple[int, ...]) -> None:
        super().__init__()
        self.line = line
        self.editors: dict[str, Any] = _editors(years)
        self.amount = Text("", "strong", wrap=False)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = IconButton("close", _("Remove this line"), "ink-soft")
        self.remove.setMinimumSize(tokens.px("control-dense"), tokens.px("control-dense"))
        self.paid_by = Text("", "small", "ink-soft")
        self._note = Note("refused", "")
        self._cure: tuple[str, str] = ("", "")
        self._lay_out()
        self._connect()
        self._name(number)
        self.show_line(line)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(tokens.px("s1"))
        for key in FIRST:
            first.addWidget(self.editors[key], 0 if WIDTHS[key] else 1)
        first.addWidget(self.amount)
        captions = labels()
        for key in SECOND:
            second.addWidget(Text(captions[key], "small", "ink-soft", wrap=False))
            second.addWidget(self.editors[key])
            second.addSpacing(tokens.px("s1"))
        second.addStretch(1)
        second.addWidget(self.remove)
        for key, part in (*self.editors.items(), ("amount", self.amount)):
            if WIDTHS[key]:
                part.setFixedWidth(wide(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.px("s1"))
        column.setSpacing(tokens.px("s1"))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.paid_by)
        column.addWidget(self._note)
        column.addWidget(_rule())
        self._note.hide()

    def _connect(self) -> None:
        for key, editor in self.editors.items():
            editor.entered.connect(lambda value, key=key: self._on_entered(key, value))
            editor.unreadable.connect(lambda wrong, key=key: self._say(key, wrong))
            editor.settled.connect(lambda key=key: self._clear(key))
        for key in ("quantity", "unit_price"):
            self.editors[key].textChanged.connect(self._show_amount)
        self.remove.clicked.connect(self.removePressed)
        self._note.pressed.connect(lambda: self.editors[self._cure[0]].put(self._cure[1]))

    def _name(self, number: int) -> None:
        said = labels()
        line = _("line {number}").format(number=wording.number(number))
        for key, editor in self.editors.items():
            editor.setAccessibleName(f"{said[key]}, {line}")

    def show_line(self, line: Line) -> None:
        """The line as stored; a text being typed stays."""
        self.line = line
        shown = {
            "description": getattr(line, f"description_{current()}"),
            "unit": line.unit,
            "quantity": line.quantity if line.quantity else None,
            "unit_price": line.unit_price or None,
            "source": _source_of(line),
            "year": line.year,
            "chapter": line.chapter,
            "quarter": line.quarter,
        }
        self._offer_sources(shown["source"] == SEVERAL)
        for key, value in shown.items():
            self.editors[key].set_value(value)
        self.editors["description"].setPlaceholderText(line.description(current()))
        several = shown["source"] == SEVERAL
        self.paid_by.setVisible(several)
        self.paid_by.say(_("Paid by: {shares}").format(shares=wording.shares(line)))
        self._show_amount()

    def live_amount(self) -> int:
        """Riel of what is typed so far."""
        return wording.amount(_typed(self.editors["quantity"]), _typed(self.editors["unit_price"]))

    def refuse(self, key: str, sentence: str) -> None:
        """What was entered last in a column could not be kept."""
        key = "source" if key == "funding" else key.removesuffix(f"_{current()}")
        self.editors[key].refuse(sentence)
        self._say(key, Wrong(sentence))

    def leave(self) -> bool:
        """Enter what is still only typed; False while something cannot be kept."""
        for editor in self.editors.values():
            editor.leave()
        return not any(each.property("state") == "refused" for each in self.editors.values())

    def _on_entered(self, key: str, value: object) -> None:
        self._clear(key)
        match key:
            case "description":
                self.edited.emit(f"description_{current()}", value)
            case "quantity":
                self.edited.emit(key, Decimal(0) if value is None else value)
            case "unit_price":
                self.edited.emit(key, value or 0)
            case "source" if value == SEVERAL:
                pass
            case "source":
                self.edited.emit("funding", (Funding(str(value)),) if value else ())
            case _:
                self.edited.emit(key, value)

    def _offer_sources(self, several: bool) -> None:
        field = self.editors["source"]
        offered: list[tuple[object, str]] = [("", "–")]
        offered += [(key, wording.source_short(key)) for key in SOURCES]
        if several:
            offered.append((SEVERAL, _("several sources")))
        if field.count() != len(offered):
            field.fill(offered)
            for place, (key, _words) in enumerate(offered):
                if key in SOURCES:
                    field.setItemIcon(place, colour_square(wording.colour(str(key))))

    def _show_amount(self) -> None:
        self.amount.say(wording.riel(self.live_amount()))
        self.amountChanged.emit()

    def _say(self, key: str, wrong: Wrong) -> None:
        self._cure = (key, wrong.cure_text)
        self._note.say("refused", wrong.sentence, wrong.cure)
        self._note.show()
        self.editors[key].show_state("refused")
        self.editors[key].setAccessibleDescription(wrong.sentence)

    def _clear(self, key: str) -> None:
        self.editors[key].show_state("")
        self.editors[key].setAccessibleDescription("")
        if self._cure[0] == key:
            self._note.hide()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _editors(years: tuple[int, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": text_field(),
        "unit": UnitField(),
        "quantity": number_field(),
        "unit_price": riel_field(),
        "source": ChoiceField(),
        "year": ChoiceField(wording.years(years, _("as project"))),
        "chapter": ChoiceField(wording.chapters()),
        "quarter": ChoiceField(wording.quarters()),
    }
    for key in SECOND:
        made[key].view().setMinimumWidth(wide(key) if key == "quarter" else 260)
    made["description"].setMinimumWidth(120)
    for editor in made.values():
        editor.setMinimumHeight(fonts.at_least("control-dense", padding=4))
    return made


def _source_of(line: Line) -> str:
    """The one source that pays all of a line, "" for none, or several."""
    if not line.funding:
        return ""
    first = line.funding[0]
    if len(line.funding) > 1 or first.amount not in (None, line.amount):
        return SEVERAL
    return first.source


def _typed(field: Any) -> Decimal:
    """The number in a field while it is typed; what cannot be read counts as nothing."""
    try:
        return digits.parse_number(field.text())
    except Refused:
        return Decimal(0)
