"""The coverage in numbers: villages, sexes, ages, children often left out; and who is missing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain import coverage
from ccwc_desktop.domain.consultations import AGE_GROUPS, Consultation
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names
from ccwc_desktop.ui import unheard
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.signs import Tag

from . import wording

PARTS = ("villages", "f", "m", *AGE_GROUPS, "disability", "minority", "poor")


class Meter(QWidget):
    """A tag for each part, green when heard and amber when not, and one sentence below."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        flow = FlowLayout(gap=tokens.px("s1"))
        self.tags = {part: Tag("") for part in PARTS}
        for tag in self.tags.values():
            flow.addWidget(tag)
        self.missing = Note("warning", "")
        column.addLayout(flow)
        column.addWidget(self.missing)

    def show_all(self, meetings: Sequence[Consultation], villages: Sequence[str]) -> None:
        """Show what was heard in the consultations that count."""
        heard = coverage.heard(meetings, villages)
        self.setVisible(bool(meetings))
        silent = len(villages) - len(heard.villages)
        count = f"{wording.number(len(heard.villages))}/{wording.number(len(villages))}"
        self._say("villages", _("Villages {count}").format(count=count), not silent)
        ages = names.names("age_groups")
        told = {
            "f": (_("Girls {count}"), heard.of_sex("f")),
            "m": (_("Boys {count}"), heard.of_sex("m")),
            **{age: (_("{ages}: {count}"), heard.of_age(age)) for age in AGE_GROUPS},
            "disability": (_("With disability {count}"), heard.with_disability),
            "minority": (_("Ethnic minority {count}"), heard.minority),
            "poor": (_("Poor household {count}"), heard.poor),
        }
        for part, (said, number) in told.items():
            years = ages[part].short(current()) if part in ages else ""
            shown = said.format(ages=years, count=wording.number(number))
            self._say(part, shown, bool(number))
        sentence = unheard.sentence(coverage.unheard(meetings, villages))
        self.missing.say("warning", sentence)
        self.missing.setVisible(bool(sentence))

    def _say(self, part: str, text: str, heard: bool) -> None:
        self.tags[part].say(text, "green" if heard else "amber")
