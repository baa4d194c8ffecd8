"""The band over the inbox: sticks, folder, files; and what was found."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import submission
from ccwc_desktop.services.receiving import Offer
from ccwc_desktop.services.submission import Drive
from ccwc_desktop.ui import files
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import section, small

from . import wording
from .offer_card import GOOD

LOOK_EVERY_MS = 2000


class Band(Card):
    """`lookRequested(paths)` when a stick, a folder or files are chosen."""

    lookRequested = Signal(list)

    def __init__(self) -> None:
        super().__init__(_("Where the packages are"))
        self.body.setContentsMargins(16, 10, 16, 12)
        self.body.setSpacing(tokens.px("s2"))
        self.head, self.said = section(""), small("")
        self.good, self.here, self.aside = Tag("", "green"), Tag("", "plain"), Tag("", "red")
        self.folder = Button(_("Choose a folder"), "quiet", dense=True)
        self.files = Button(_("Choose files"), "quiet", dense=True)
        self.sticks: list[Button] = []
        self._drives: tuple[Drive, ...] = ()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._see_sticks)
        self._lay_out()
        self.folder.clicked.connect(
            lambda: files.choose_folder(
                self,
                _("Where are the packages?"),
                lambda path: self.lookRequested.emit([path]),
                "packages",
            )
        )
        self.files.clicked.connect(
            lambda: files.choose_files(
                self,
                _("Which packages?"),
                _("Packages (*.ccwc)"),
                self.lookRequested.emit,
                "packages",
            )
        )
        self.show_offers("", ())

    def _lay_out(self) -> None:
        sign = QLabel()
        sign.setPixmap(icons.pixmap("usb", "teal", 32))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.head)
        texts.addWidget(self.said)
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(sign)
        head.addLayout(texts, 1)
        for tag in (self.good, self.here, self.aside):
            head.addWidget(tag)
        self._places = QWidget()
        self._flow = FlowLayout(self._places)
        self._flow.addWidget(self.folder)
        self._flow.addWidget(self.files)
        self.body.addLayout(head)
        self.body.addWidget(self._places)

    def show_offers(self, where: str, offers: tuple[Offer, ...]) -> None:
        """What was found in `where` ("" for: nothing was looked at yet)."""
        if not where:
            self.head.say(_("Please put in a stick, or choose where the packages are"))
        elif not offers:
            self.head.say(_("No package was found in {where}").format(where=where))
        else:
            said = ngettext(
                "{where} holds {count} package", "{where} holds {count} packages", len(offers)
            )
            self.head.say(wording.counted(said, len(offers), where=where))
        self.said.say(_("Nothing has been received yet. Please look first, then choose."))
        outcomes = Counter(each.outcome for each in offers)
        good = sum(outcomes[each] for each in GOOD)
        self.said.setVisible(good > 0)
        here = outcomes["same"] + outcomes["older"]
        told = (
            (self.good, _("{count} good"), good),
            (self.here, _("{count} already here"), here),
            (self.aside, _("{count} set aside"), outcomes["set_aside"]),
        )
        for tag, words, count in told:
            tag.say(wording.counted(words, count))
            tag.setVisible(count > 0)
        self.show_state("selected" if good else "")

    def say_done(self) -> None:
        """What was ticked is received now."""
        self.said.hide()

    def show_drives(self, drives: tuple[Drive, ...]) -> None:
        """A button for every stick."""
        if drives == self._drives:
            return
        self._drives = drives
        for button in self.sticks:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.sticks = [self._stick(drive.path, drive.label) for drive in drives]

    def _stick(self, path: Path, label: str) -> Button:
        button = Button(_("Look at {stick}").format(stick=label), "plain", "usb", dense=True)
        button.clicked.connect(lambda: self.lookRequested.emit([path]))
        self._flow.addWidget(button)
        button.show()
        return button

    def _see_sticks(self) -> None:
        self.show_drives(submission.sticks())

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the band is seen."""
        super().showEvent(event)
        self._see_sticks()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
