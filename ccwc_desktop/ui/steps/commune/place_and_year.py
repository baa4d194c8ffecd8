"""The first line of the page: the commune with its code, and the year of planning."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import places, workbooks
from ccwc_desktop.ui import messages, place_names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.place_picker import PlacePicker
from ccwc_desktop.ui.widgets.text import small


def programme(cip_year: int) -> str:
    """ "2027–2029" in the digits in use."""
    years = cycle.programme_years(cip_year)
    return digits.localise(f"{years[0]}–{years[-1]}", current())


class PlaceAndYear(QWidget):
    """Finds the commune while the workbook is empty; opens and switches plans by their year."""

    notice = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.place = FieldBlock(
            _("Commune or sangkat"), PlacePicker(places.find, _around), key="commune"
        )
        self.year = FieldBlock(_("Year of planning"), ChoiceField(), key="year")
        self.programme = small("")
        self.fixed = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        row.addWidget(self.place, 7)
        row.addWidget(self.year, 3)
        row.addLayout(self._beside_year(), 4)
        column.addLayout(row)
        column.addWidget(self.fixed)
        self.place.edited.connect(self._on_place)
        self.year.edited.connect(self._on_year)

    def _beside_year(self) -> QVBoxLayout:
        """The words stand at the height of the fields, under an empty label."""
        beside = QVBoxLayout()
        beside.addSpacing(fonts.line_height("strong") + tokens.px("s1"))
        self.programme.setMinimumHeight(fonts.at_least("control"))
        beside.addWidget(self.programme, 0, Qt.AlignmentFlag.AlignTop)
        beside.addStretch()
        return beside

    def refresh(self) -> None:
        """The commune, whether it can still change, and the years there are."""
        identity = self._editor.read(workbooks.identity)
        fixed = self._editor.read(places.fixed)
        self.place.set_value(identity.code)
        if fixed:
            self.place.clear_message()
        if not self.place.message():
            self.place.lock(fixed)
        self.fixed.setVisible(fixed)
        self.fixed.say(
            _(
                "The commune is fixed: there is work for it here. For another one, please make a "
                "new workbook."
            )
        )
        self._show_years()

    def focus(self) -> None:
        """Put the cursor into the first field."""
        self.place.focus()

    def _show_years(self) -> None:
        have = self._editor.years()
        offered = cycle.years_to_offer(have, date.today())
        self.year.editor.fill([(each, _year_words(each, each in have)) for each in offered])
        self.year.set_value(self._editor.cip_year)
        words = _("For projects in {years}").format(years=programme(self._editor.cip_year))
        self.programme.say(words)

    def _on_place(self, code: object) -> None:
        try:
            with self._editor.together(_("change the commune")):
                self._editor.apply("places.choose_commune", commune=str(code))
        except Refused as refused:
            self.place.set_value(self._editor.read(workbooks.identity).code)
            self.place.show_refusal(messages.sentence(refused))

    def _on_year(self, cip_year: object) -> None:
        if not isinstance(cip_year, int):
            return
        new = cip_year not in self._editor.years()
        try:
            self._editor.switch_year(cip_year)
        except Refused as refused:
            self.year.show_refusal(messages.sentence(refused))
            return
        if new:
            said = _("The plan for {years} was begun and is still empty. The other plans are kept.")
            self.notice.emit(said.format(years=programme(cip_year)))


def _around(place: Place) -> str:
    return place_names.above(places.parents(place.code))


def _year_words(cip_year: int, exists: bool) -> str:
    year = digits.localise(str(cycle.preparing_year(cip_year)), current())
    return year if exists else _("{year} (new plan)").format(year=year)
