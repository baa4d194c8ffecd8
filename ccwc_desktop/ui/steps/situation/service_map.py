"""The social service map: which services each village has, how far the nearest is, whom to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Key
from ccwc_desktop.domain.social_services import MappedService, Office
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, places, social_services
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.services.social_services import ServiceMap
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import telephone_field, text_field
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.reading import Format
from ccwc_desktop.ui.widgets.text import Text, small

HERE, NONE = "✓", "✗"
_HERE_TOO = ("✓", "v", "មាន", "yes")
_NONE_TOO = ("✗", "x", "-", "–", "គ្មាន", "no")


@dataclass(frozen=True, slots=True)
class Row:
    """A village with what it has, by service."""

    village: Village
    mapped: dict[str, MappedService]


def read(text: str) -> MappedService | None:
    """What was typed in a cell: 0 or ✓ it is here, a number so many km, x there is none."""
    plain = words.strip_breaks(text).strip().lower()
    if not plain:
        return None
    if plain in _HERE_TOO:
        return MappedService("", "", True)
    if plain in _NONE_TOO:
        return MappedService("", "", False)
    km = digits.parse_number(plain.removesuffix("km").removesuffix("គម").strip())
    return MappedService("", "", km == 0, km or None)


def write(value: object) -> str:
    """What a cell shows; the number of villages in the totals as it is."""
    if isinstance(value, str):
        return value
    if not isinstance(value, MappedService) or value.present is None:
        return ""
    if value.present:
        return HERE
    return NONE if value.km is None else digits.number(value.km, current(), _decimals(value.km))


def _decimals(km: Decimal) -> int:
    return max(0, -int(km.normalize().as_tuple().exponent))


CELL = Format(read, write)


class ServiceMapView(QWidget):
    """Everything typed is stored at once."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.places: Mapping[str, str] = {}
        self._editor = editor
        self._map: ServiceMap | None = None
        self._services = list(names.names("social_services"))
        self.model: GridModel[Row] = GridModel(
            [self._column(each) for each in self._services],
            lambda row: row.village.name(current()),
            _("Village"),
            key=lambda row: row.village.code,
        )
        self.grid = Grid(_("Services of the villages"), self.model)
        self.wrong = Note("refused", "")
        self._asked = Text("", "strong", wrap=False)
        self.office = FieldBlock(_("Office to ask"), text_field(), key="office")
        self.phone = FieldBlock(
            _("Telephone of the office"), telephone_field(), key="office_phone", width=190
        )
        self._lay_out()
        self.model.cellEdited.connect(lambda *edit: self._on_edited([edit]))
        self.model.blockEdited.connect(self._on_edited)
        self.model.cellRefused.connect(lambda _row, _column, said: self._refuse(said))
        self.model.dataChanged.connect(self._look_at_wrong)
        self.grid.cellEntered.connect(lambda _row, _column: self._show_office())
        self.office.edited.connect(lambda text: self._on_office(office=str(text or "")))
        self.phone.edited.connect(lambda text: self._on_office(phone=str(text or "")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(
            small(
                _(
                    "✓: the village has it. A number: so many km to the nearest. x: there is none. "
                    "Empty: not known."
                )
            )
        )
        column.addWidget(self.wrong)
        column.addWidget(self.grid, 1)
        column.addWidget(self._asked)
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        row.addWidget(self.office, 1)
        row.addWidget(self.phone)
        column.addLayout(row)
        column.addWidget(small(_("Offices only: no name and no telephone of a person.")))
        self.wrong.hide()

    def refresh(self) -> None:
        """Read everything again."""
        self._map = self._editor.read(social_services.service_map)
        villages = self._editor.read(places.villages)
        mapped = self._map.mapped
        rows = [
            Row(each, {s: mapped[each.code, s] for s in self._services if (each.code, s) in mapped})
            for each in villages
        ]
        self.model.show(rows, _("Villages that have it"))
        self._look_at_wrong()
        self._show_office()

    def leave(self) -> bool:
        """Store what is only typed; False while something stands here that is not kept."""
        self.grid.leave()
        kept = [self.office.leave(), self.phone.leave()]
        return all(kept) and not self.model.wrong_cells()

    def show_picture(self, _picture: Picture, _code: str) -> None:
        """The services as stored; the map is the same for every figure."""
        self.refresh()

    def focus_first(self) -> None:
        """Into the first cell."""
        self.grid.focus_cell(0, 0)

    def focus_cell(self, place: str, _sex: str) -> bool:
        """Into the line of a village; False when it has none here."""
        lines = [row.village.code for row in self.model.records()]
        if place in lines:
            self.grid.focus_cell(lines.index(place), 0)
        return place in lines

    def current_key(self) -> Key:
        """The village in hand; a service is no figure."""
        here = self.grid.table.currentIndex()
        row = self.model.record(here.row() if here.isValid() else 0)
        return "", row.village.code, "t"

    def service(self) -> str:
        """The service of the column with the cursor."""
        here = self.grid.table.currentIndex()
        return self._services[here.column() if here.isValid() else 0]

    def _column(self, service: str) -> GridColumn[Row]:
        return GridColumn(
            words.add_breaks(names.names("social_services")[service].text(current())),
            lambda row: row.mapped.get(service),
            CELL,
            editable=True,
            centre=True,
            width=132,
            note=lambda row: _said(row, service),
            total=lambda _rows: self._total(service),
        )

    def _total(self, service: str) -> object:
        if self._map is None:
            return None
        return digits.number(self._map.reach[service].present, current())

    def _on_edited(self, edits: list[tuple[int, int, object]]) -> None:
        told = []
        for row, column, value in edits:
            said = value if isinstance(value, MappedService) else MappedService("", "")
            village = self.model.record(row).village.code
            service = self._services[column]
            told.append(replace(said, village=village, service=service, year=date.today().year))
        try:
            with self._editor.together(_("services of a village")):
                self._editor.apply("social_services.put", services=tuple(told))
        except Refused as refused:
            row, column, value = edits[0]
            self.model.refuse(row, column, write(value), messages.sentence(refused))
            self._refuse(messages.sentence(refused))

    def _look_at_wrong(self) -> None:
        if not self.model.wrong_cells():
            self.wrong.hide()

    def _refuse(self, sentence: str) -> None:
        self.wrong.say("refused", sentence)
        self.wrong.show()

    def _show_office(self) -> None:
        if self._map is None:
            return
        service = self.service()
        reach = self._map.reach[service]
        name = names.names("social_services")[service].text(current())
        said = _("{service}: {here} of {all} villages have it, {unknown} not known.")
        numbers = {
            "here": reach.present,
            "all": len(self._map.villages),
            "unknown": reach.unknown,
        }
        shown = {key: digits.number(number, current()) for key, number in numbers.items()}
        self._asked.say(said.format(service=words.add_breaks(name), **shown))
        office = self._map.offices.get(service, Office(service))
        self.office.set_value(office.office)
        self.phone.set_value(office.phone)

    def _on_office(self, **said: str) -> None:
        assert self._map is not None
        service = self.service()
        office = replace(self._map.offices.get(service, Office(service)), **said)
        try:
            with self._editor.together(_("office of a service")):
                self._editor.apply("social_services.put_office", office=office)
        except Refused as refused:
            block = self.phone if "phone" in said else self.office
            block.show_refusal(messages.sentence(refused))


def _said(row: Row, service: str) -> str:
    """A cell in words: "Phka Mlih, Health centre: 3.5 km"."""
    mapped = row.mapped.get(service)
    if mapped is None or mapped.present is None:
        state = _("not known")
    elif mapped.present:
        state = _("in the village")
    elif mapped.km is None:
        state = _("there is none")
    else:
        state = _("{number} km away").format(number=write(mapped))
    name = names.names("social_services")[service].text(current())
    where = f"{row.village.name(current())}{_(', ')}{name}"
    return words.strip_breaks(_("{where}: {sentence}").format(where=where, sentence=state))
