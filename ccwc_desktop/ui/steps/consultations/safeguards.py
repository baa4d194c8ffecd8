"""The ten safeguards as a checklist; only a consultation that kept all ten counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.consultations import SAFEGUARDS, Consultation
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.widgets.choices import CheckList
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.signs import Tag

from . import wording


class Safeguards(Part):
    """All ten with their full words, and how many are still open."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("Ten safeguards"))
        known = names.names("safeguards")
        self._list = CheckList([(key, known[key].text(current())) for key in SAFEGUARDS])
        self.list = self.field(
            FieldBlock(_("Please tick what was kept"), self._list), "safeguards", _("a safeguard")
        )
        self._tag = Tag("")
        self.body.addWidget(self._tag)
        self.body.addWidget(self.list)

    def show_consultation(self, each: Consultation) -> None:
        """Show what was kept."""
        self.uid = each.uid
        self.list.set_value(each.safeguards)
        missing = len(consultations.missing_safeguards(each))
        self._tag.say(
            wording.points_missing(missing) if missing else _("Complete 10/10"),
            "amber" if missing else "green",
        )

    def focus_open(self) -> None:
        """Put the focus on the first one that is not ticked."""
        boxes = self._list.findChildren(QCheckBox)
        first = next((box for box in boxes if not box.isChecked()), boxes[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
