"""Workbooks that were open on this computer; one that is gone can be looked for."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccwc_desktop.language import dates
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.settings import Recent
from ccwc_desktop.ui import place_names
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text, section


class RecentWorkbooks(QWidget):
    """`chosen(path)` to open one, `lookFor(path)` for one that is gone, and two ways on."""

    chosen = Signal(object)
    lookFor = Signal(object)
    browseRequested = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s3"))
        column.addWidget(section(_("Which plan?")))
        self.list = CardList(_("Plans on this computer"))
        column.addWidget(self.list)
        self.browse = Button(_("Choose a file"), "plain", "search")
        self.other = Button(_("Another way to begin"), "link")
        row = QHBoxLayout()
        row.addWidget(self.browse)
        row.addStretch()
        row.addWidget(self.other)
        column.addLayout(row)
        self.browse.clicked.connect(self.browseRequested)
        self.other.clicked.connect(self.back)

    def show_list(self, recent: tuple[Recent, ...]) -> None:
        """Newest first."""
        self.list.fill([self._card(each) for each in recent[:6]])

    def _card(self, each: Recent) -> Card:
        path = Path(each.path)
        here = path.is_file()
        name = place_names.of_code(each.code) if each.code else place_names.full(None)
        card = Card(name, opens=here, state="" if here else "sunken")
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        sign = QLabel()
        icon = "commune" if each.kind == "commune" else "inbox"
        sign.setPixmap(icons.pixmap(icon, "teal" if here else "ink-faint", 24))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, "strong", "ink" if here else "ink-soft"))
        words.addWidget(Text(_more(each), "small", "ink-soft"))
        row.addLayout(words, 1)
        if each.code.startswith("99"):
            row.addWidget(Tag(_("Practice"), "amber"))
        if not here:
            look = Button(_("Look for it"), "link")
            look.setAccessibleDescription(name)
            look.clicked.connect(lambda: self.lookFor.emit(path))
            row.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        card.opened.connect(lambda: self.chosen.emit(path))
        return card


def _more(each: Recent) -> str:
    kind = _("Plan of a commune") if each.kind == "commune" else _("Plans received")
    try:
        day = dates.short_date(date.fromisoformat(each.opened), current())
    except ValueError:
        return kind
    return _("{kind}, last opened {day}").format(kind=kind, day=day)
