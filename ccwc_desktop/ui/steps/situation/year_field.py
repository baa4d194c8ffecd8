"""The year of the figures, and how much of it is known."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.pictures import Painted, paint_bar
from ccwc_desktop.ui.widgets.text import Text

from . import sayings, wording


class YearField(QWidget):
    """`chosen(year)` when another year is asked for."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.known = Text("", "small", "ink-soft", wrap=False)
        self.bar = Painted(QSize(70, 10), "")
        self.field = ChoiceField()
        self.field.setAccessibleName(_("Year of the figures"))
        self.field.setMinimumContentsLength(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        row.addWidget(self.bar)
        row.addWidget(self.known)
        column.addLayout(row)
        self.field.entered.connect(self._on_entered)

    def show_years(self, years: Sequence[int], year: int, picture: Picture) -> None:
        """The years to choose from, the one chosen and how much of it is known."""
        words = _("Year {year}")
        self.field.fill([(each, words.format(year=wording.year(each))) for each in years])
        self.field.set_value(year)
        part = picture.known / picture.wanted if picture.wanted else 0.0
        said = sayings.filled(year, picture.known, picture.wanted)
        self.known.say(
            _("{known} of {all} cells").format(
                known=digits.number(picture.known, current()),
                all=digits.number(picture.wanted, current()),
            )
        )
        self.setToolTip(f"{said} {sayings.counted()}")

        def paint(painter: QPainter, area: QRectF) -> None:
            paint_bar(painter, area, part)

        self.bar.show_picture(said, paint)

    def _on_entered(self, year: object) -> None:
        if isinstance(year, int):
            self.chosen.emit(year)
