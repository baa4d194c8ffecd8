"""The versions made so far, and our identity card."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services.submission import Version
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.tables import RecordTable
from ccwc_desktop.ui.widgets.text import Text, section, small

TAGS = {"frozen": "plain", "written": "teal", "received": "green", "accepted": "green"}


class History(QWidget):
    """Newest first: version, day, state, check code, file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(_("Versions of this plan"), _columns(), stretch=4, row="row")
        self._none = small(_("No version was finished yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(section(_("Versions of this plan")))
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addStretch()

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """These, newest first."""
        self._none.setVisible(not versions)
        self.table.setVisible(bool(versions))
        self.table.show_records(versions)
        self.table.fit_height()


class CardBox(Card):
    """Who we are to the district: the fingerprint, and the card as a file; `saveRequested`."""

    saveRequested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Our identity card"))
        self.body.setContentsMargins(16, 10, 16, 12)
        self.body.setSpacing(tokens.px("s1"))
        self.fingerprint = Text("", "strong")
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.save = Button(_("Save the card"), "quiet", "key", dense=True)
        told = _(
            "Please give it to the district once, by hand. So they know that a package is ours."
        )
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(section(_("Our identity card")))
        texts.addWidget(small(told))
        line = QHBoxLayout()
        line.addWidget(Tag(_("Fingerprint"), "plain", "key"))
        line.addWidget(self.fingerprint, 1)
        texts.addLayout(line)
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.save.clicked.connect(self.saveRequested)

    def show_fingerprint(self, fingerprint: str) -> None:
        """The digits, in groups of five."""
        self.fingerprint.say(digits.localise(fingerprint, current()))


def _columns() -> list[Column[Version]]:
    return [
        Column(_("Version"), _number, bold=True),
        Column(_("Date"), _day),
        Column(
            _("State"),
            lambda each: messages.state(each.state),
            tag=lambda each: TAGS.get(each.state, "amber"),
        ),
        Column(_("Check code"), lambda each: each.check_code),
        Column(_("File"), lambda each: each.file_name or "—"),
    ]


def _number(version: Version) -> str:
    number = digits.localise(str(version.number), current())
    return _("Version {number}").format(number=number)


def _day(version: Version) -> str:
    return dates.table_date(datetime.fromisoformat(version.frozen_at).date(), current())
