"""The sheets to choose from, in groups that say who may hold the paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.sheets import Edition
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.text import Text, section, small
from ccwc_desktop.ui.workflow import COMMUNE_STEPS

from . import wording
from .drawing import Made

CARD_WIDTH = 170
THUMBNAIL = 88  # pixels of the longer side


class EditionCard(Card):
    """One sheet with its first page in small: a click looks at it, the box chooses it."""

    ticked = Signal()

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        name = wording.title(edition)
        super().__init__(name, opens=True)
        self.body.setSpacing(tokens.px("s1"))
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setFixedHeight(THUMBNAIL + 4)
        self.box = QCheckBox()
        self.box.setAccessibleName(words.strip_breaks(name))
        self.box.setChecked(not edition.sheet.form)
        self._count = Text("", "small", "ink-soft", wrap=False)
        said = Text(_(edition.sheet.title), "small")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.box)
        foot.addStretch()
        foot.addWidget(self._count)
        self.body.addWidget(self._page)
        self.body.addWidget(said, 1)
        self.body.addLayout(foot)
        self.box.clicked.connect(self.ticked)

    def show_made(self, made: Made) -> None:
        """Its first page and how many there are."""
        ratio = self.devicePixelRatioF()
        side = int(THUMBNAIL * ratio)
        shown = made.first.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self._page.setPixmap(QPixmap.fromImage(shown))
        self._count.say(wording.pages(len(made.pages)))


class MissingCard(Card):
    """A sheet that would be empty: what is missing, and a way to that step."""

    def __init__(self, edition: Edition, go: Callable[[str, str], None]) -> None:
        super().__init__(wording.title(edition), state="new")
        self.edition = edition
        step, gap = wording.GAPS[edition.sheet.key]
        name = next(_(each.name) for each in COMMUNE_STEPS if each.key == step)
        self.link = Button(name, "link")
        self.link.setAccessibleName(words.strip_breaks(_("Go to: {step}").format(step=name)))
        self.body.setSpacing(tokens.px("s1"))
        self.body.addWidget(Text(_(edition.sheet.title), "small"))
        self.body.addWidget(small(messages.missing_sentence(gap)), 1)
        self.body.addWidget(self.link)
        self.link.clicked.connect(lambda: go(step, gap.target))


class Group(Card):
    """The sheets of one audience."""

    def __init__(self, audience: str, cards: list[EditionCard | MissingCard]) -> None:
        icon, name, keep = wording.GROUPS[audience]
        super().__init__(_(name), state="sunken" if audience == "internal" else "")
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, "teal", tokens.px("icon")))
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        head.addWidget(sign)
        title = section(_(name))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(small(_(keep)), 1)
        self.list = CardList(_(name), CARD_WIDTH)
        self.list.fill([*cards])
        self.body.setSpacing(tokens.px("s2"))
        self.body.addLayout(head)
        self.body.addWidget(self.list)
