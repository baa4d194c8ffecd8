"""The four ways to begin, as cards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.text import Text, section


class StartCards(CardList):
    """`chosen` gives "open", "commune", "district" or "practice"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How do you want to begin?"), 250, parent)
        told = (
            ("open", "key", _("Open my plan"), _("A plan that is on this computer.")),
            ("commune", "commune", _("New commune plan"), _("Begin the plan of a commune.")),
            ("district", "inbox", _("District office"), _("Receive the plans of communes.")),
            ("practice", "practice", _("Practice"), _("Try everything with a sample commune.")),
        )
        self.fill([self._card(*each) for each in told])

    def _card(self, key: str, icon: str, name: str, more: str) -> Card:
        card = Card(name, opens=True)
        card.body.setContentsMargins(16, 14, 16, 14)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, "teal", 32))
        card.body.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(tokens.px("s1"))
        card.body.addWidget(section(name))
        card.body.addWidget(Text(more, "small", "ink-soft"))
        card.body.addStretch()
        card.opened.connect(lambda: self.chosen.emit(key))
        return card
