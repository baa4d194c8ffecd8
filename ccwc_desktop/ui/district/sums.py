"""The sums of a list, by commune, year, source and sector, as short tables side by side."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.consolidation import Totals
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import project_names
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import wording


class SumsCard(Card):
    """One way to cut the whole: a line for each part."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.body.setContentsMargins(14, 8, 14, 10)
        self.body.addWidget(section(name))
        self._lines: QWidget = QFrame()
        self.body.addWidget(self._lines)

    def show_sums(self, sums: Mapping[str, int]) -> None:
        """Words -> riel."""
        self.body.removeWidget(self._lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(tokens.px("s3"))
        grid.setColumnStretch(0, 1)
        for row, (words, amount) in enumerate(sums.items()):
            grid.addWidget(small(words), row, 0)
            money = Text(wording.riel(amount), "small-strong", wrap=False)
            grid.addWidget(money, row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self._lines)


class Sums(QWidget):
    """All four, one under another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commune = SumsCard(_("By commune"))
        self.year = SumsCard(_("By year"))
        self.source = SumsCard(_("By source of funds"))
        self.sector = SumsCard(_("By sector"))
        scroll = ScrollColumn()
        for card in (self.commune, self.year, self.source, self.sector):
            scroll.column.addWidget(card)
        scroll.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_totals(self, totals: Totals) -> None:
        """Sums of another list."""
        language = current()
        self.commune.show_sums({wording.place_of(k): v for k, v in totals.by_commune.items()})
        self.year.show_sums(
            {digits.localise(str(year), language): v for year, v in totals.by_year.items()}
        )
        self.source.show_sums({project_names.source(key): v for key, v in totals.by_source.items()})
        self.sector.show_sums({project_names.sector(key): v for key, v in totals.by_sector.items()})
