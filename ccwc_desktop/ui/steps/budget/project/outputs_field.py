"""What a project leaves behind, line by line: what, how much of it, its unit."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.projects import Output
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import tab_order
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.unit_field import UnitField
from ccwc_desktop.ui.theme import fonts, restyle, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.fields import number_field, text_field
from ccwc_desktop.ui.widgets.reading import Wrong


class OutputsField(QWidget):
    """An editor (see FieldBlock) whose value is a tuple of outputs.

    A new line is kept once something is written in it. Alt+Shift+Up and Down move a line.
    """

    entered = Signal(object)
    unreadable = Signal(object)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._value: tuple[Output, ...] = ()
        self._before: tuple[Output, ...] = ()
        self._is_refused = False
        self.rows: list[OutputRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.px("s1"))
        self.add = Button(_("Add a result"), "quiet", "add", dense=True)
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def value(self) -> tuple[Output, ...]:
        """The outputs shown or entered last."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show these; a new line that is still empty and what was refused stay."""
        shown = tuple(value) if isinstance(value, tuple | list) else ()
        if shown == self._value and (self._is_refused or shown == self._typed()):
            return
        self._value = shown
        self._show(shown)

    def put(self, value: object) -> None:
        """Enter outputs for the person, or a text in the place of a quantity that is none."""
        wrong = next((row for row in self.rows if row.is_wrong()), None)
        if isinstance(value, str):
            if wrong is not None:
                wrong.quantity.put(value)
            return
        self.set_value(value)
        self.entered.emit(self._value)

    def leave(self) -> None:
        """Enter what is only typed."""
        for row in self.rows:
            row.leave()

    def refuse(self, sentence: str) -> None:
        """The outputs entered last could not be kept; what is typed stays."""
        self._value, self._is_refused = self._before, True

    def show_state(self, state: str) -> None:
        """The look: "refused" keeps the form open."""
        restyle(self, state=state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Shift with an arrow moves the line in hand."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
            here = [row for row in self.rows if watched in row.parts]
            if by is not None and here and event.modifiers() & both == both:
                self._move(here[0], by)
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> tuple[Output, ...]:
        return tuple(each for row in self.rows if (each := row.output()) != Output(""))

    def _show(self, outputs: tuple[Output, ...]) -> None:
        while len(self.rows) > len(outputs):
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, output in enumerate(outputs):
            if place == len(self.rows):
                self._new_row()
            self.rows[place].show_output(output)
        self._look()

    def _new_row(self) -> "OutputRow":
        row = OutputRow(len(self.rows) + 1)
        row.changed.connect(self._enter)
        row.unreadable.connect(self.unreadable)
        row.up.clicked.connect(partial(self._move, row, -1))
        row.down.clicked.connect(partial(self._move, row, 1))
        row.remove.clicked.connect(partial(self._remove, row))
        for part in row.parts:
            part.installEventFilter(self)
        self.rows.append(row)
        self._rows.addWidget(row)
        row.show()
        return row

    def _look(self) -> None:
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
        tab_order.follow_reading(self)  # lines come late

    def _on_add(self) -> None:
        row = self._new_row()
        self._look()
        row.what.setFocus()

    def _enter(self) -> None:
        typed = self._typed()
        if typed != self._value:
            self._before, self._value, self._is_refused = self._value, typed, False
            self.entered.emit(typed)
        else:
            self.settled.emit()
        for row in self.rows:
            if row.is_wrong():  # it stands there still
                self.unreadable.emit(row.wrong)

    def _move(self, row: "OutputRow", by: int) -> None:
        for each in self.rows:
            each.leave()
        here = self.rows.index(row)
        there = here + by
        if not 0 <= there < len(self.rows):
            return
        outputs = [each.output() for each in self.rows]
        outputs.insert(there, outputs.pop(here))
        for each, output in zip(self.rows, outputs, strict=True):
            each.show_output(output)
        moved = self.rows[there]
        wanted, other = (moved.up, moved.down) if by < 0 else (moved.down, moved.up)
        (wanted if wanted.isEnabled() else other).setFocus()
        self._enter()

    def _remove(self, row: "OutputRow") -> None:
        place = self.rows.index(row)
        self._show(tuple(each.output() for each in self.rows if each is not row))
        (self.rows[min(place, len(self.rows) - 1)].what if self.rows else self.add).setFocus()
        self._enter()


class OutputRow(QWidget):
    """One output. `changed` when it says something else."""

    changed = Signal()
    unreadable = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.wrong = Wrong("")
        self.what = text_field(words.strip_breaks(_("for example: latrines with two rooms")))
        self.quantity = number_field()
        self.unit = UnitField()
        place = wording.number(number)
        self.up = IconButton("up", _("Move result {number} up").format(number=place))
        self.down = IconButton("down", _("Move result {number} down").format(number=place))
        self.remove = IconButton(
            "close", _("Take result {number} away").format(number=place), "ink-soft"
        )
        self.parts = (self.what, self.quantity, self.unit, self.up, self.down, self.remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        names = (_("What"), _("Quantity"), _("Unit"))
        for part, name in zip(self.parts, names, strict=False):
            part.setAccessibleName(
                words.strip_breaks(_("{what}, result {number}").format(what=name, number=place))
            )
        for part in self.parts:
            row.addWidget(part, 1 if part is self.what else 0)
        self.quantity.setPlaceholderText(words.strip_breaks(names[1]))
        self.unit.setPlaceholderText(words.strip_breaks(names[2]))
        self.quantity.setFixedWidth(round(fonts.line_height() * 3.6))
        self.unit.setFixedWidth(round(fonts.line_height() * 4.6))
        for field in (self.what, self.quantity, self.unit):
            field.entered.connect(self._on_entered)
            field.settled.connect(self._on_entered)
            field.unreadable.connect(self._on_unreadable)

    def output(self) -> Output:
        """What stands here."""
        quantity = self.quantity.value()
        return Output(
            str(self.what.value() or ""),
            quantity if isinstance(quantity, Decimal) else None,
            str(self.unit.value() or ""),
        )

    def show_output(self, output: Output) -> None:
        """Show the kept values."""
        self.what.set_value(output.what)
        self.quantity.set_value(output.quantity)
        self.unit.set_value(output.unit)

    def leave(self) -> None:
        """Enter what is only typed."""
        for field in (self.what, self.quantity, self.unit):
            field.leave()

    def is_wrong(self) -> bool:
        """Whether the quantity is none."""
        return bool(self.quantity.property("state") == "refused")

    def _on_entered(self) -> None:
        if self.sender() is self.quantity:
            self.quantity.show_state("")
        self.changed.emit()

    def _on_unreadable(self, wrong: Wrong) -> None:
        self.wrong = wrong
        self.quantity.show_state("refused")
        self.unreadable.emit(wrong)
