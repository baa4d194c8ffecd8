"""What stands above the grid: how a number is worked out, its known flaw, the source in use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.domain.situation import Indicator
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording


class Explained(QWidget):
    """`termChosen(code)` when a number of the formula is pressed."""

    termChosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._formula = QWidget()
        self._terms = FlowLayout(self._formula, gap=2)
        self._flaw = small("")
        self.source = ChoiceField(
            [(key, name.text(current())) for key, name in names.names("figure_sources").items()]
        )
        self.said_source = ""  # what a person chose for this indicator
        self.source.entered.connect(self._on_source)
        self.source.setMinimumContentsLength(16)
        self.source.setAccessibleName(_("Source of the numbers you type"))
        self.about = Button(_("About this number"), "link")
        self.about.setToolTip("F4")
        self._source_line = QWidget()
        line = QHBoxLayout(self._source_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.px("s2"))
        line.addWidget(Text(_("Source of the numbers you type"), "small", "ink-soft", wrap=False))
        line.addWidget(self.source)
        line.addStretch()
        line.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        for widget in (self, self._formula):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            widget.setSizePolicy(policy)
        column.addWidget(self._formula)
        column.addWidget(self._source_line)
        column.addWidget(self._flaw)

    def show_indicator(self, known: Indicator) -> None:
        """Explain another indicator."""
        self._formula.setVisible(known.derived)
        self._source_line.setVisible(not known.derived)
        self._flaw.say(words.add_breaks(wording.note(known)))
        self._flaw.setVisible(bool(wording.note(known)))
        self.source.set_value(known.source or "committee")
        self.said_source = ""
        self._show_formula(known)

    def new_source(self) -> tuple[str, str]:
        """The usual source of a new number, and the one a person named for this figure or ""."""
        return str(self.source.value() or ""), self.said_source

    def _on_source(self, source: object) -> None:
        self.said_source = str(source)

    def formula(self) -> str:
        """The formula as one sentence, for those who cannot see it."""
        return self._formula.accessibleName()

    def _show_formula(self, known: Indicator) -> None:
        while item := self._terms.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not known.derived:
            return
        said = [_("Worked out, not typed:")]
        self._terms.addWidget(Text(said[0], "small", "ink-soft", wrap=False))
        for place, term in enumerate(known.formula):
            sign = "−" if term.sign < 0 else "+"
            if place or term.sign < 0:
                self._terms.addWidget(Text(sign, "strong", wrap=False))
                said.append(sign)
            name = names.indicator_name(term.indicator, current())
            button = Button(name, "link")
            button.clicked.connect(lambda _on, code=term.indicator: self.termChosen.emit(code))
            self._terms.addWidget(button)
            said.append(words.strip_breaks(name))
        for place in range(self._terms.count()):
            item = self._terms.itemAt(place)
            widget = item.widget() if item else None
            if widget is not None:
                widget.show()
        self._formula.setAccessibleName(" ".join(said))
