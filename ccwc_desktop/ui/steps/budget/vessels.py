"""Sources of funds as vessels, and the amber line where one is over its ceiling."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.budget import Use
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.pictures import square, vessel
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

from . import wording


def vessel_card(use: Use) -> Card:
    """One source in one year: water, name, what is left or over, the ceiling."""
    ceiling, left = use.amount or 0, use.left or 0
    over = left < 0
    standing = (
        _("Over {amount}").format(amount=wording.riel(-left))
        if over
        else _("Left {amount}").format(amount=wording.riel(left))
    )
    most = _("Ceiling {amount}").format(amount=wording.riel(ceiling))
    name = wording.source_short(use.source)
    card = Card(f"{name}. {standing}. {most}", opens=True, state="warning" if over else "")
    card.setObjectName(f"vessel:{use.source}")
    level = use.used / ceiling if ceiling else (2.0 if use.used else 0.0)
    words = QVBoxLayout()
    words.setSpacing(0)
    head = QHBoxLayout()
    head.setSpacing(tokens.px("s2"))
    head.addWidget(square(wording.colour(use.source), name))
    head.addWidget(Text(name, "strong"), 1)
    words.addLayout(head)
    words.addWidget(Text(standing, "strong" if over else "body", "amber" if over else "ink"))
    words.addWidget(Text(most, "small", "ink-soft"))
    words.addStretch()
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    row.addWidget(vessel(level, standing))
    row.addLayout(words, 1)
    card.body.addLayout(row)
    return card


class OverLine(QWidget):
    """A ceiling that is passed: the reason, "accept", and what was accepted."""

    accepted = Signal(object, str)  # the use, the reason

    def __init__(self, use: Use) -> None:
        super().__init__()
        self.use = use
        self.key = (use.source, use.year)
        self.note = Note("warning", "")
        self.reason = text_field(_("Reason, printed on the sheet"))
        self.reason.setAccessibleName(_("Reason for passing the ceiling"))
        self.reason.setMinimumWidth(220)
        self.reason.setMinimumHeight(fonts.at_least("control-dense", padding=2))
        self.tag = Tag(_("accepted"), "green", "check")
        self.accept = Button(_("Accept with this reason"), "accept", dense=True)
        self.missing = Text(
            _("Please write the reason first; it is printed on the sheet."), "small", "red"
        )
        self.note.add(self.accept)
        self.note.add(self.tag)
        self.note.add(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.note)
        column.addWidget(self.missing)
        self.accept.clicked.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        self.reason.textChanged.connect(self._look)
        self.missing.hide()
        self.show_use(use)

    def show_use(self, use: Use) -> None:
        """Other figures; a reason that is being typed stays."""
        self.use = use
        said = _("{source}, {year}: {over} over the ceiling.").format(
            source=wording.source_short(use.source),
            year=wording.year(use.year),
            over=wording.riel_in_sentence(-(use.left or 0)),
        )
        self.note.say("warning", said)
        self.reason.set_value(use.reason)
        self._look()

    def _look(self) -> None:
        typed = self.reason.text().strip()
        kept = bool(self.use.reason) and typed == self.use.reason
        self.accept.setVisible(not kept)
        self.tag.setVisible(kept)
        if typed:
            self.missing.hide()
            self.reason.show_state("")

    def _on_accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason and not self.use.reason:
            self.missing.show()
            self.reason.show_state("refused")
            self.reason.setFocus()
        elif reason != self.use.reason:
            self.accepted.emit(self.use, reason)
