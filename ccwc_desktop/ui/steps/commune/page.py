"""The page of the first step: commune and year, members by seat, villages to confirm."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import committee as rules
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import current, ngettext
from ccwc_desktop.services import committee, places, workbooks
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.scroll import ScrollColumn

from .members import MembersPanel
from .place_and_year import PlaceAndYear
from .villages import VillagesPanel

_TOPICS = (EVERYTHING, "committee", "places", "situation", "consultations", "projects", "plans")


class CommunePage(Page):
    """Place and year above, the committee at the left, the villages at the right."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.place_and_year = PlaceAndYear(editor)
        self.members = MembersPanel(editor)
        self.villages = VillagesPanel(editor)
        self.view = ScrollColumn()
        self.view.column.addWidget(self.place_and_year)
        self.view.column.addLayout(self._two_columns())
        self.view.column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.place_and_year.notice.connect(self.notice)
        self.members.notice.connect(self.notice)
        editor.changed.connect(self._on_changed)
        self.refresh()

    def _two_columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        left = QVBoxLayout()
        left.addWidget(self.members)
        left.addStretch()
        right = QVBoxLayout()
        right.addWidget(self.villages)
        right.addStretch()
        row.addLayout(left, 7)
        row.addLayout(right, 3)
        return row

    def refresh(self) -> None:
        """Read everything again."""
        self.place_and_year.refresh()
        self.members.refresh()
        self.villages.refresh()
        self.panelChanged.emit()

    def knowledge(self) -> list[str]:
        """How many villages the official list has, and who is on the committee."""
        language = current()
        place = self.editor.read(workbooks.identity).place
        villages = len(self.editor.read(places.villages))
        members = self.editor.read(committee.listing)
        official = ngettext(
            "By the official list, {commune} has {count} village.",
            "By the official list, {commune} has {count} villages.",
            villages,
        )
        said = [
            official.format(
                commune=place_names.full(place), count=digits.number(villages, language)
            )
        ]
        if members:
            counted = ngettext(
                "The committee has {count} member, {women} of them women.",
                "The committee has {count} members, {women} of them women.",
                len(members),
            )
            women = digits.number(rules.women(members), language)
            said.append(counted.format(count=digits.number(len(members), language), women=women))
        return said

    def go_to(self, target: str) -> None:
        """ "seat:youth", "member:UID", "villages"."""
        kind, _colon, key = target.partition(":")
        if kind == "seat":
            self.members.add_on(key)
        elif kind == "member":
            self.members.open_member(key, "sex")
        elif kind == "villages":
            self.view.reveal(self.villages.first_open())
        else:
            self.place_and_year.focus()

    def here(self) -> str:
        """The member or the empty seat in hand."""
        return self.members.form.key if self.members.form is not None else ""

    def leave(self) -> bool:
        """Save the field in hand."""
        return self.members.leave()

    def look_for(self) -> None:
        """Ctrl+F: the field that finds a commune."""
        self.place_and_year.focus()

    def _on_changed(self, topic: str) -> None:
        if topic in _TOPICS:
            self.refresh_when_seen()
