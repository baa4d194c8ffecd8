"""One unit price: typed ones are changed here, one of a project can be written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from ccwc_desktop.domain.prices import Known
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.unit_field import UnitField
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import date_field, riel_field, text_field
from ccwc_desktop.ui.widgets.text import Text

ROWS = (
    (("name_km", 5), ("name_en", 4), ("unit", 3)),
    (("unit_price", 3), ("dated", 3), ("place", 3), ("source", 3)),
)


class PricePart(Part):
    """`done` closes it, `removed(uid)` and `copied(known)` ask for it."""

    done = Signal()
    removed = Signal(str)
    copied = Signal(object)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "prices")
        self.setAccessibleName(_("A unit price"))
        self._known: Known | None = None
        self.fields = {
            "name_km": FieldBlock(_("Name in Khmer"), text_field()),
            "name_en": FieldBlock(_("Name in English"), text_field()),
            "unit": FieldBlock(_("Unit"), UnitField()),
            "unit_price": FieldBlock(_("Unit price"), riel_field(), hint=_("riel")),
            "dated": FieldBlock(_("Day of the price"), date_field(_("25/9/2026"))),
            "place": FieldBlock(_("Where it was asked"), text_field()),
            "source": FieldBlock(_("Who said so"), text_field()),
        }
        for column, block in self.fields.items():
            self.field(block, column, _("change a price"))
        self.learned = Text("", typed=True)
        self.copy = Button(_("Write it into our own list"), "quiet", "add", dense=True)
        self.close_button = Button(_("Done"), "quiet", "check", dense=True)
        self.remove = Button(_("Remove this price"), "link")
        self._lay_out()
        self.close_button.clicked.connect(self.done)
        self.remove.clicked.connect(lambda: self.removed.emit(self.uid))
        self.copy.clicked.connect(lambda: self.copied.emit(self._known))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(12, 8, 12, 8)
        self.body.addWidget(self.learned)
        for row in ROWS:
            grid = QGridLayout()
            grid.setHorizontalSpacing(tokens.px("s3"))
            left = 0
            for name, span in row:
                block = self.fields[name]
                grid.addWidget(block, 0, left, 1, span, Qt.AlignmentFlag.AlignTop)
                left += span
            for column in range(12):
                grid.setColumnStretch(column, 1)
            self.body.addLayout(grid)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.px("s3"))
        foot.addWidget(self.copy)
        foot.addWidget(self.close_button)
        foot.addStretch()
        foot.addWidget(self.remove)
        self.body.addLayout(foot)

    def keep(self, block: FieldBlock, verb: str = "change", **new: object) -> bool:
        """An emptied price is one that is not known yet."""
        if "unit_price" in new:
            new["unit_price"] = new["unit_price"] or 0
        return super().keep(block, verb, **new)

    def show_price(self, known: Known) -> None:
        """A price of the list; one of a project is only told."""
        self._known, price = known, known.price
        self.uid = "" if known.learned else price.uid
        for column, block in self.fields.items():
            value = getattr(price, column)
            block.set_value(value or None if column == "unit_price" else value)
            block.setVisible(not known.learned)
        self.learned.setVisible(known.learned)
        self.learned.say(learned_from(known) if known.learned else "")
        self.copy.setVisible(known.learned)
        self.remove.setVisible(not known.learned)

    def focus(self) -> None:
        """The first thing to fill in, or to press."""
        if self._known is not None and self._known.learned:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fields["name_km" if current() == "km" else "name_en"].focus()


def learned_from(known: Known) -> str:
    """ "Pond fence: 4 500 000 riel. From the project “…”, plan of 2026."""
    said = _("{thing}: {price}. From the project “{project}”, {year}.")
    return said.format(
        thing=known.price.name(current()),
        price=wording.riel_in_sentence(known.price.unit_price),
        project=known.project_name(current()),
        year=digits.localise(str(known.year), current()),
    )
