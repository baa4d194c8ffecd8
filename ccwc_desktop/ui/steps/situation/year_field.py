"""The year of the figures, and how much of it is known."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_questions
from ccwc_desktop.domain.figure_questions import SectionState
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui.theme import fonts, icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.pictures import Painted, paint_bar

from . import sayings, wording


class YearField(QWidget):
    """`chosen(year)` when another year is asked for; `gapWanted(code, place, sex)` from the list
    of sections, which says how far each of them is."""

    chosen = Signal(int)
    gapWanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.known = Button("", "link")
        self.known.setFont(fonts.font("small"))
        self.sections = QMenu(self)
        self.known.clicked.connect(self._show_sections)
        self._picture: Picture | None = None
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
        said_year = _("Year {year}")
        self.field.fill([(each, said_year.format(year=wording.year(each))) for each in years])
        self.field.set_value(year)
        self._picture = picture
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

    def _show_sections(self) -> None:
        self.fill_sections()
        self.sections.popup(self.known.mapToGlobal(QPoint(0, self.known.height())))

    def _states(self) -> tuple[SectionState, ...]:
        if self._picture is None:
            return ()
        return figure_questions.by_section(self._picture.table, self._picture.codes)

    def fill_sections(self) -> None:
        """The list of sections: a line each, to its first empty cell."""
        self.sections.clear()
        language = current()
        for state in self._states():
            said = _("{section}: {known} of {all}").format(
                section=names.sections()[state.section].text(language),
                known=digits.number(state.known, language),
                all=digits.number(state.wanted, language),
            )
            action = self.sections.addAction(words.strip_breaks(said))
            action.setEnabled(state.first_gap is not None)
            sign = "done" if state.first_gap is None else "begun" if state.known else "not-begun"
            action.setIcon(icons.icon(sign, "green" if sign == "done" else "teal", 18))
            if state.first_gap is not None:
                action.triggered.connect(lambda _on, gap=state.first_gap: self.gapWanted.emit(*gap))

    def _on_entered(self, year: object) -> None:
        if isinstance(year, int):
            self.chosen.emit(year)
