"""One child's case: whom to call, and that nothing of it is written here."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccwc_desktop.domain.social_services import Office
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current

from .theme import icons, tokens
from .widgets.buttons import IconButton
from .widgets.cards import Card, FlowLayout
from .widgets.text import Text, small

HELPLINE = "1280"  # Child Helpline Cambodia, free, day and night (field.md 6.1)
COLUMN = 230


class _Contact(QWidget):
    """A number in large digits, and whose it is."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, "red", tokens.px("icon")))
        self._number = Text("", "section", wrap=False)
        self._whose = small("", typed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._whose)
        words.addStretch()
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say(self, number: str, whose: str) -> None:
        """Show a number; "" when only the office is known."""
        self._number.say(digits.localise(number, current()))
        self._number.setVisible(bool(number))
        self._whose.say(whose)


class ReferralCard(Card):
    """1280, the office of social affairs and the police; `closed` by its button or Esc.

    The offices are those of the social service map; one that is not known says where to enter it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        head = _("Does one child need help?")
        super().__init__(head, state="refused", parent=parent)
        self._helpline, self._social, self._police = (
            _Contact(icon) for icon in ("voices", "committee", "police")
        )
        self.close_button = IconButton("close", _("Close this card"), "ink-soft")
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(Text(head, "strong"), 1)
        top.addWidget(self.close_button)
        self.body.addLayout(top)
        self.body.addWidget(
            Text(
                _(
                    "The case of one child is passed on today, and is never a record: please write "
                    "no name and nothing of it here."
                )
            )
        )
        flow = FlowLayout(gap=tokens.px("s4"), columns_of=COLUMN)
        for contact in (self._helpline, self._social, self._police):
            flow.addWidget(contact)
        self.body.setContentsMargins(15, 6, 8, 12)
        self.body.setSpacing(tokens.px("s1"))
        self.body.addLayout(flow)
        self.show_offices(())

    def show_offices(self, offices: Iterable[Office]) -> None:
        """Show what the service map knows."""
        known = {each.service: each for each in offices}
        self._helpline.say(HELPLINE, _("Child Helpline: day and night, free"))
        unknown = _("Social affairs office: not known yet. It is entered in step 2, services.")
        self._say(self._social, known.get("social_worker"), unknown)
        police = _("Police: when a child is in danger now")
        self._say(self._police, known.get("police_post"), police)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _say(contact: _Contact, office: Office | None, otherwise: str) -> None:
        if office is None or office.says_nothing:
            contact.say("", otherwise)
        else:
            contact.say(office.phone, office.office or otherwise)
