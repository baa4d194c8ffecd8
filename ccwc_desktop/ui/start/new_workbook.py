"""The form for a new workbook: whose it is, for which years, locked with a password or not."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import cycle
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.place_picker import PlacePicker
from ccwc_desktop.ui.widgets.text import Text, section, small

from .passphrase import KeyboardTag, PassphraseField
from .sign_line import SignLine

KINDS = {
    "commune": ("commune", "sangkat"),
    "district": ("district", "khan", "municipality"),
}


@dataclass(frozen=True, slots=True)
class NewWorkbook:
    """What to make; `passphrase` is "" for one without a lock, `cip_year` counts for communes."""

    kind: str
    code: str
    cip_year: int
    passphrase: str


class NewWorkbookForm(QWidget):
    """`submitted(NewWorkbook)` once all is filled in."""

    submitted = Signal(object)
    back = Signal()
    existingRequested = Signal()

    def __init__(self, kind: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.place = PlacePicker(
            lambda text: place_names.find(text, KINDS[kind]), place_names.around
        )
        self.year = ChoiceField(_years(cycle.usual_cip_year(today)))
        self.year.set_value(cycle.usual_cip_year(today))
        self.first = PassphraseField(_("Password"), says_keyboard=False)
        self.again = PassphraseField(_("The same password again"), says_keyboard=False)
        self.plain = QCheckBox(words.strip_breaks(_("Without a password")))
        self.wrong = SignLine("refusal", "red", "red")
        self.make = Button(_("Make the workbook"), "main", "check")
        self.existing = Button(_("Open one that is there"), "link")
        self._back = Button(_("Another way to begin"), "link")
        self._lay_out()
        self.plain.toggled.connect(self._on_plain)
        self.make.clicked.connect(self._on_make)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._on_make)
        self.existing.clicked.connect(self.existingRequested)
        self._back.clicked.connect(self.back)
        self.setFocusProxy(self.place)

    def _lay_out(self) -> None:
        commune = self._kind == "commune"
        head = _("New commune plan") if commune else _("New workbook of a district")
        place = _("Commune or sangkat") if commune else _("District, khan or municipality")
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 14, 24, 16)
        inside.setSpacing(tokens.px("s2"))
        inside.addWidget(section(head))
        inside.addLayout(_labelled(place, self.place))
        if commune:
            inside.addLayout(_labelled(_("Years of the plan"), self.year))
        self.keyboard = KeyboardTag()
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s4"))
        row.addLayout(_labelled(_("Password"), self.first, self.keyboard), 1)
        row.addLayout(_labelled(_("Once more"), self.again), 1)
        inside.addLayout(row)
        self._meaning = small("")
        inside.addWidget(self._meaning)
        self.plain.setAccessibleName(self.plain.text())
        self.plain.setMinimumHeight(fonts.at_least("list-row", padding=4))
        inside.addWidget(self.plain)
        inside.addWidget(self.wrong)
        inside.addWidget(self.make)
        links = QHBoxLayout()
        links.addWidget(self.existing)
        links.addStretch()
        links.addWidget(self._back)
        inside.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.wrong.hide()
        self._on_plain(False)

    def refuse(self, sentence: str) -> None:
        """Say why it could not be made."""
        self.wrong.say(sentence)
        self.wrong.show()

    def take(self, other: "NewWorkbookForm") -> None:
        """What was filled in already, before the language changed."""
        self.place.set_value(other.place.value())
        self.year.set_value(other.year.value())
        self.first.setText(other.first.text())
        self.again.setText(other.again.text())
        self.plain.setChecked(other.plain.isChecked())

    def _on_plain(self, plain: bool) -> None:
        for field in (self.first, self.again):
            field.setEnabled(not plain)
        self._meaning.say(
            _("Without a password, everyone who uses this computer can read the plan.")
            if plain
            else _(
                "Nobody can open the plan without its password. Please keep it on paper in a "
                "locked cupboard."
            )
        )

    def _on_make(self) -> None:
        self.wrong.hide()
        plain = self.plain.isChecked()
        if not self.place.value():
            self.refuse(_("Please choose the place from the list that opens while you type."))
            self.place.setFocus()
        elif not plain and not self.first.text():
            self.refuse(_("Please type a password, or tick “Without a password”."))
            self.first.setFocus()
        elif not plain and self.first.text() != self.again.text():
            self.refuse(_("The two passwords differ. Please type the second one again."))
            self.again.clear()
            self.again.setFocus()
        else:
            year = self.year.value()
            given = "" if plain else self.first.text()
            made = NewWorkbook(
                self._kind, self.place.value(), year if isinstance(year, int) else 0, given
            )
            self.submitted.emit(made)


def _labelled(label: str, widget: QWidget, beside: QWidget | None = None) -> QVBoxLayout:
    if not widget.accessibleName():
        widget.setAccessibleName(words.strip_breaks(label))
    column = QVBoxLayout()
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(Text(label, "strong"), 1)
    if beside is not None:
        head.addWidget(beside)
    column.addLayout(head)
    column.addWidget(widget)
    return column


def _years(usual: int) -> list[tuple[int, str]]:
    said = _("{first}–{last}, prepared in {year}")
    choices = []
    for year in range(usual - 2, usual + 2):
        first, _middle, last = cycle.programme_years(year)
        text = said.format(first=first, last=last, year=cycle.preparing_year(year))
        choices.append((year, digits.localise(text, current())))
    return choices
