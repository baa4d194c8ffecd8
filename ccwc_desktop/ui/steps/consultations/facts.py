"""When, how and where children were heard; what they said; when they get an answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.choices import ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText, date_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import small

DATE_EXAMPLE = "25/9/2026"


class Facts(Part):
    """Date, method and villages."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("When, how and where"))
        methods = [(key, name.text(current())) for key, name in names.names("methods").items()]
        self._villages = MultiChoice(nothing=_("Choose villages"))
        self.date = self.field(FieldBlock(_("Date"), date_field(_example())), "held_on")
        self.method = self.field(
            FieldBlock(_("How children were heard"), ChoiceField(methods)), "method", _("the way")
        )
        self.villages = self.field(FieldBlock(_("Villages"), self._villages), "villages")
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        for block, share in zip(self.blocks, (4, 6, 6), strict=True):
            row.addWidget(block, share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_consultation(self, each: Consultation, villages: Sequence[Village]) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self._villages.fill([(v.code, v.name(current())) for v in villages])
        self.date.set_value(each.held_on)
        self.method.set_value(each.method)
        self.villages.set_value(each.villages)


class Words(Part):
    """What children said, and the day somebody answers them."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations", _("Children’s words"))
        self.body.addWidget(small(_("Write their own words between « », without anybody’s name.")))
        self.words = self.field(
            FieldBlock(_("What children said"), LongText(4)), "words", _("children’s words")
        )
        self.feedback = self.field(
            FieldBlock(_("Date of the answer to the children"), date_field(_example()), width=230),
            "feedback_on",
            _("the day of the answer"),
        )
        for block in self.blocks:
            self.body.addWidget(block)

    def show_consultation(self, each: Consultation) -> None:
        """Show the kept values."""
        self.uid = each.uid
        self.words.set_value(each.words)
        self.feedback.set_value(each.feedback_on)
        warn_of_risks(self.words, each.words)


def _example() -> str:
    return _("for example {date}").format(date=digits.localise(DATE_EXAMPLE, current()))
