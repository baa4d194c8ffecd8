"""Choosing the indicator of the grid: by section, or one after another.

First those that a committee looks at, what they are made of, and what was begun; the others after
"all figures".
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain import situation as rules
from ccwc_desktop.domain.situation import Indicator, Table
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.text import Text

OTHERS = ("others", "")
"""The choice that shows all figures, or only the first again."""


class IndicatorChooser(QWidget):
    """`chosen(code)` when another one is asked for; the page shows it with `show_indicator`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Mapping[str, Indicator] = {}
        self._first: frozenset[str] = frozenset()
        self._all = False
        self._codes: list[str] = []
        self._code = ""
        self.field = ChoiceField()
        self.field.setFont(fonts.font("strong"))
        self.field.setAccessibleName(_("Figure"))
        self.field.setMinimumContentsLength(14)
        self.field.setMaxVisibleItems(14)
        self.back = IconButton("back", _("Figure before"))
        self.next = IconButton("next", _("Next figure"))
        self.place = Text("", "small", "ink-soft", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s1"))
        row.addWidget(self.field, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        row.addWidget(self.place)
        self.field.entered.connect(self._on_entered)
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))

    def show_table(self, table: Table) -> None:
        """The figures of a year: what is counted in it, and what comes first."""
        core = {code for code, each in table.catalogue.items() if each.core}
        first = frozenset(core.union(rules.wanted(table)))
        if (table.catalogue, first) != (self._catalogue, self._first):
            self._catalogue, self._first = table.catalogue, first
            self._fill()

    def show_indicator(self, code: str) -> None:
        """The indicator that is in the grid now."""
        self._code = code
        if code not in self._codes:
            self._all = True
            self._fill()
        self.field.set_value(code)
        at, language = self._codes.index(code), current()
        said = _("Figure {number} of {all}").format(
            number=digits.number(at + 1, language), all=digits.number(len(self._codes), language)
        )
        self.place.say(said)
        self.back.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(self._codes))

    def _fill(self) -> None:
        """Heads of sections stand in the list and cannot be chosen."""
        by_section: dict[str, list[Indicator]] = {}
        for known in self._catalogue.values():
            if self._all or known.code in self._first:
                by_section.setdefault(known.section, []).append(known)
        choices: list[tuple[Any, str]] = []
        for key, name in names.sections().items():
            if key in by_section:
                choices.append((("section", key), name.text(current())))
                choices += [(k.code, k.name(current())) for k in by_section[key]]
        count = len(self._first if self._all else self._catalogue)
        said = _("The first {count} figures") if self._all else _("All {count} figures")
        choices.append((OTHERS, said.format(count=digits.number(count, current()))))
        self._codes = [value for value, _text in choices if isinstance(value, str)]
        self.field.fill(choices)
        model: QAbstractItemModel = self.field.model()
        for row, (value, _text) in enumerate(choices):
            if not isinstance(value, str) and isinstance(model, QStandardItemModel):
                head = model.item(row)
                head.setFont(fonts.font("small-strong"))
                if value != OTHERS:
                    head.setFlags(Qt.ItemFlag.NoItemFlags)

    def _step(self, by: int) -> None:
        at = self._codes.index(self._code) + by
        if 0 <= at < len(self._codes):
            self.chosen.emit(self._codes[at])

    def _on_entered(self, code: object) -> None:
        if code != OTHERS:
            self.chosen.emit(str(code))
            return
        self._all = not self._all
        self._fill()
        self.show_indicator(self._code)
        self.field.showPopup()
