"""The committee as cards by seat; a card opens the form of its member in the same place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccwc_desktop.domain import committee as rules
from ccwc_desktop.domain.committee import Member
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import committee, names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section, small

from .member_form import MemberForm, sex_word

_ICONS = {
    "secretary": "sheets",
    "police": "police",
    "school": "school",
    "health": "health",
    "village": "village",
    "preschool": "school",
    "youth": "youth",
}
CARD_WIDTH = 160


class MembersPanel(QWidget):
    """Head with counts, the form while one is open, the cards."""

    notice = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.form: MemberForm | None = None
        self.count = Tag("")
        self.women = Tag("", "teal")
        self.cards = CardList(_("Members of the committee"), CARD_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.px("s2"))
        head = QHBoxLayout()
        head.addWidget(section(_("Members of the committee")), 1)
        head.addWidget(self.count)
        head.addWidget(self.women)
        self._column.addLayout(head)
        self._column.addWidget(self.cards)

    def refresh(self) -> None:
        """The cards as stored; the form stays open with what is typed in it."""
        members = self._editor.read(committee.listing)
        self._count(members)
        if self.form is not None and not self.form.refresh():
            self._close()
        self.cards.fill(self._cards(members))
        self._mark_open()

    def add_on(self, seat: str) -> None:
        """The form of a new member on a seat."""
        role = self._editor.read(committee.usual_role, seat)
        self._open(MemberForm(self._editor, None, seat, role), "name")

    def open_member(self, uid: str, field: str = "name") -> None:
        """The form of a member, with the cursor in one of its fields."""
        for member in self._editor.read(committee.listing):
            if member.uid == uid:
                self._open(MemberForm(self._editor, member, member.seat), field)

    def leave(self) -> bool:
        """Store what is typed in the form."""
        return self.form is None or self.form.leave()

    def _count(self, members: tuple[Member, ...]) -> None:
        language, usual = current(), rules.USUAL_SIZE
        said = _("{count} of {usual} members").format(
            count=digits.number(len(members), language), usual=digits.number(usual, language)
        )
        self.count.say(said, "plain" if len(members) >= usual else "amber")
        women = rules.women(members)
        text = ngettext("{count} woman", "{count} women", women)
        self.women.say(text.format(count=digits.number(women, language)))

    def _cards(self, members: tuple[Member, ...]) -> list[Card]:
        shown: list[tuple[int, Card]] = []
        for member in members:
            card = _member_card(member)
            card.opened.connect(lambda uid=member.uid: self.open_member(uid))
            shown.append((rules.SEATS.index(member.seat), card))
        for seat in rules.empty_seats(members):
            card = _empty_card(seat)
            card.opened.connect(lambda seat=seat: self.add_on(seat))
            shown.append((rules.SEATS.index(seat), card))
        new = _new_card()
        new.opened.connect(lambda: self.add_on("village"))
        return [card for _place, card in sorted(shown, key=lambda each: each[0])] + [new]

    def _open(self, form: MemberForm, field: str) -> None:
        if self.form is not None and not self.form.leave():
            return
        self._close()
        self.form = form
        self._column.insertWidget(1, form)
        form.closed.connect(self._on_closed)
        form.added.connect(self._mark_open)
        form.removed.connect(self.notice)
        form.show()
        self._mark_open()
        form.focus(field)

    def _close(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _on_closed(self) -> None:
        key = self.form.key if self.form is not None else ""
        self._close()
        self._mark_open()
        for card in self.cards.cards():
            if card.objectName() == key:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_open(self) -> None:
        key = self.form.key if self.form is not None else ""
        for card in self.cards.cards():
            usual = str(card.property("usual") or "")
            card.show_state("selected" if key and card.objectName() == key else usual)


def _card(key: str, name: str, state: str = "") -> Card:
    card = Card(name, opens=True, state=state)
    card.setObjectName(key)
    card.setProperty("usual", state)
    card.body.setSpacing(0)
    return card


def _seat_line(seat: str, colour: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    sign = QLabel()
    sign.setContentsMargins(0, 4, 0, 0)
    icon = _ICONS.get(seat, "committee")
    sign.setPixmap(icons.pixmap(icon, colour, tokens.px("icon-tag")))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(names.names("seats")[seat].text(current()), "strong", colour), 1)
    return row


def _member_card(member: Member) -> Card:
    language = current()
    seat = names.names("seats")[member.seat].text(language)
    phone = digits.localise(member.phone, language)
    sex = sex_word(member.sex)
    name = ", ".join(filter(None, (seat, member.name, member.role, sex, phone)))
    card = _card(f"member:{member.uid}", words.strip_breaks(name))
    card.body.addLayout(_seat_line(member.seat, "teal"))
    card.body.addWidget(Text(member.name, "strong", typed=True))
    last = QHBoxLayout()
    last.addWidget(small(member.role, typed=True), 1)
    colour = "ink-soft" if member.sex else "amber"
    last.addWidget(Text(sex, "small", colour, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(last)
    card.body.addStretch()
    card.setToolTip(phone)
    return card


def _empty_card(seat: str) -> Card:
    name = names.names("seats")[seat].text(current())
    card = _card(f"seat:{seat}", f"{name}: {_('Seat is empty')}. {_('Choose a member')}", "warning")
    card.body.addLayout(_seat_line(seat, "amber"))
    card.body.addWidget(Text(_("Seat is empty"), "strong"))
    choose = Text(_("Choose a member"), "small", "teal")
    font = choose.font()
    font.setUnderline(True)
    choose.setFont(font)
    card.body.addWidget(choose)
    card.body.addStretch()
    return card


def _new_card() -> Card:
    card = _card("new", _("Add a member"), "new")
    row = QHBoxLayout()
    sign = QLabel()
    sign.setPixmap(icons.pixmap("add", "teal", tokens.px("icon")))
    row.addStretch()
    row.addWidget(sign)
    row.addWidget(Text(_("Add a member"), "body", "teal", wrap=False))
    row.addStretch()
    card.body.addStretch()
    card.body.addLayout(row)
    card.body.addStretch()
    return card
