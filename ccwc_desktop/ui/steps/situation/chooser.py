"""Choosing the indicator of the grid: by section, or one after another."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, situation
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.text import Text


class IndicatorChooser(QWidget):
    """`chosen(code)` when another one is asked for; the page shows it with `show_indicator`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._codes = list(situation.catalogue())
        self._code = self._codes[0]
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
        self._fill()
        self.field.entered.connect(self._on_entered)
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))

    def show_indicator(self, code: str) -> None:
        """The indicator that is in the grid now."""
        self._code = code
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
        for known in situation.catalogue().values():
            by_section.setdefault(known.section, []).append(known)
        choices: list[tuple[Any, str]] = []
        for key, name in names.sections().items():
            choices.append((("section", key), name.text(current())))
            choices += [(k.code, k.name(current())) for k in by_section.get(key, [])]
        self._codes = [value for value, _text in choices if isinstance(value, str)]
        self.field.fill(choices)
        model: QAbstractItemModel = self.field.model()
        for row, (value, _text) in enumerate(choices):
            if not isinstance(value, str) and isinstance(model, QStandardItemModel):
                head = model.item(row)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(fonts.font("small-strong"))

    def _step(self, by: int) -> None:
        at = self._codes.index(self._code) + by
        if 0 <= at < len(self._codes):
            self.chosen.emit(self._codes[at])

    def _on_entered(self, code: object) -> None:
        self.chosen.emit(str(code))
