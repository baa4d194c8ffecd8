"""One package before it is received: whose it is, what is in it, what receiving would do."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import N_, _
from ccwc_desktop.services import cards, places
from ccwc_desktop.services.receiving import Offer
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.signs import Tag, TagColour
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import wording

GOOD = ("new", "newer")
TICKABLE = (*GOOD, "older")

# outcome -> words, colour, icon
TAGS: Mapping[str, tuple[str, TagColour, str]] = {
    "new": (N_("Good: new"), "green", "check"),
    "newer": (N_("Good: a newer version"), "teal", "compare"),
    "same": (N_("Already here"), "plain", "history"),
    "older": (N_("Older than ours"), "plain", "history"),
    "set_aside": (N_("Set aside"), "red", "refusal"),
}


class OfferCard(Card):
    """`ticked` when the choice changes, `cardWanted` to take in the card of its commune."""

    ticked = Signal()
    cardWanted = Signal()

    def __init__(self, offer: Offer, known_fingerprint: str = "") -> None:
        self.offer = offer
        name = _name(offer)
        super().__init__(name)
        self.body.setContentsMargins(14, 10, 14, 12)
        self.body.setSpacing(tokens.px("s2"))
        self.box = QCheckBox()
        self.box.setAccessibleName(words.strip_breaks(_("Receive {name}").format(name=name)))
        self.box.setChecked(offer.outcome in GOOD)
        self.box.setVisible(offer.outcome in TICKABLE)
        self.box.toggled.connect(self._on_toggled)
        self.compare = Button(_("Take in the commune’s card"), "cure", "key", dense=True)
        self.compare.clicked.connect(self.cardWanted)
        self.body.addLayout(self._head(name))
        self._tell(known_fingerprint)
        self.body.addStretch()
        self._show_choice()

    def _head(self, name: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.box, 0, top)
        if self.offer.outcome not in TICKABLE:
            icon, colour = {"same": ("history", "ink-soft")}.get(
                self.offer.outcome, ("refusal", "red")
            )
            sign = QLabel()
            sign.setPixmap(icons.pixmap(icon, colour, tokens.px("icon")))
            head.addWidget(sign, 0, top)
        head.addWidget(section(name), 1)
        if self.offer.package is not None:
            head.addWidget(Tag(wording.version(self.offer.package.version)), 0, top)
        return head

    def _tell(self, known_fingerprint: str) -> None:
        """State, numbers, sentences."""
        text, colour, icon = TAGS[self.offer.outcome]
        self.body.addWidget(Tag(_(text), colour, icon))
        if self.offer.outcome in TICKABLE:
            self.body.addWidget(_facts(self.offer))
        for sentence in _sentences(self.offer):
            self.body.addWidget(Text(sentence, "small"))
        package = self.offer.package
        if package is None or self.offer.signer not in ("unknown", "changed"):
            return
        new = wording.fingerprint(cards.fingerprint(package.public_key))
        if self.offer.signer == "changed":
            self._line(_("Known until now"), wording.fingerprint(known_fingerprint))
            self._line(_("On this package"), new)
            self.body.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        elif self.offer.outcome in TICKABLE:
            self._line(_("Fingerprint"), new)

    def _line(self, name: str, digits: str) -> None:
        self.body.addWidget(small(name))
        self.body.addWidget(Text(digits, "small-strong"))

    def _on_toggled(self) -> None:
        self._show_choice()
        self.ticked.emit()

    def _show_choice(self) -> None:
        looks = {"same": "sunken", "set_aside": "refused"}
        chosen = "selected" if self.box.isChecked() else ""
        self.show_state(looks.get(self.offer.outcome, chosen))


def _name(offer: Offer) -> str:
    if offer.package is None:
        return offer.path.name
    return wording.place(offer.place, offer.package.commune)


def _sentences(offer: Offer) -> list[str]:
    """What a person should know or do."""
    match offer.outcome:
        case "set_aside":
            why = [messages.sentence(offer.refusal)] if offer.refusal else []
            return why if offer.package is not None else [*why, *_by_name(offer)]
        case "same":
            return [_("This version was received before. It need not be received again.")]
        case "older":
            return [_("We have a newer version. This one would only be filed.")]
        case "newer" if offer.replaces is not None:
            said = _("It takes the place of version {number}.")
            before = [said.format(number=wording.number(offer.replaces))]
        case _:
            before = []
    return before if offer.signer == "known" else [*before, messages.signer_sentence(offer.signer)]


def _by_name(offer: Offer) -> list[str]:
    """Whom to ask for a package that cannot be read: its file's name begins with the code."""
    code, line, _rest = offer.path.name.partition("_")
    if not line or len(code) != 6 or places.get(code) is None:
        return []
    said = _("By the name of the file it comes from {place}.")
    return [said.format(place=wording.place_of(code))]


def _facts(offer: Offer) -> QWidget:
    """Problems, projects, money: the names at the left, the numbers at the right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    plan = offer.plan
    if plan is not None:
        lines = (
            (_("Problems"), wording.number(len(plan.problems))),
            (
                _("Projects {years}").format(years=wording.years(plan.cip_year)),
                wording.number(len(plan.projects)),
            ),
            (_("Requested"), wording.riel(offer.requested)),
        )
        row.addWidget(Text("\n".join(name for name, _value in lines), "small", wrap=False))
        row.addStretch()
        values = Text("\n".join(value for _name, value in lines), "small-strong", wrap=False)
        values.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(values)
    return whole
