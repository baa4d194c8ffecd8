"""Before a group votes: which one, how many children, how many pictures each may choose."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations, recording, voting
from ccwc_desktop.domain.consultations import AGE_GROUPS, Consultation, Group
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button, ViewSwitch
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, small

from .card import CardBoard, PictureCard, Shape
from .page import VotePage, large
from .speech import Speech
from .turns import Asked

TILES = Shape(wide=170, high=72, widest=5.0, columns=2, alone=1.0)
HIGHEST_TILES = 330
GROUPS = tuple((sex, age) for age in AGE_GROUPS for sex in ("f", "m"))
USUAL_HEADS = 10
MOST_HEADS = 200


class Stepper(QWidget):
    """A number with a button for less and one for more; `changed` gives it."""

    changed = Signal(int)

    def __init__(self, speech: Speech, fewer: str, more: str) -> None:
        super().__init__()
        self._speech, self._least = speech, 1
        self.value = 1
        self._number = Text("", "figure", wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumWidth(72)
        self.fewer, self.more = Button("–"), Button("+")
        side = fonts.at_least("control-vote")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button, step in ((self.fewer, -1), (self.more, 1)):
            button.setFixedSize(QSize(side, side))
            button.setFont(fonts.font("figure"))
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _on=False, step=step: self._on_step(step))
        self.fewer.setAccessibleName(fewer)
        self.more.setAccessibleName(more)
        for part in (self.fewer, self._number, self.more):
            row.addWidget(part)
        row.addStretch()

    def show_number(self, value: int, least: int) -> None:
        """Show a number that cannot go below `least`."""
        self._least = least
        self.value = max(value, least)
        self._number.say(self._speech.number(self.value))
        self.fewer.setEnabled(self.value > least)
        self.more.setEnabled(self.value < MOST_HEADS)

    def _on_step(self, step: int) -> None:
        self.show_number(min(self.value + step, MOST_HEADS), self._least)
        self.changed.emit(self.value)


class BeginPage(VotePage):
    """`begun` when the facilitator is ready. `asked` is what stands here now."""

    begun = Signal()

    def __init__(self, speech: Speech, meeting: Consultation, asked: Asked | None = None) -> None:
        _ = speech.gettext
        super().__init__(speech, _("Children’s vote"), closes=True)
        self._meeting = meeting
        options = voting.options_of(meeting.options)
        self._most = max(1, min(voting.MOST_EACH, len(options) - 1))
        self.asked = asked or self._usual()
        self.board = CardBoard(_("Who votes now?"), tokens.px("s2"), TILES)
        self.heads = Stepper(speech, _("One child fewer"), _("One child more"))
        numbers = {str(n): speech.number(n) for n in range(1, self._most + 1)}
        self.each = ViewSwitch(numbers, str(self.asked.each))
        for button in self.each.buttons.values():
            button.setMinimumSize(64, fonts.at_least("control-vote"))
        self._before = Note("info", "")
        self.start = large(_("Begin"), "main", "next")
        scroll = ScrollColumn()
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s5"))
        row.addLayout(self._left(), 5)
        row.addLayout(self._right(), 4)
        scroll.column.addLayout(row, 1)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(self._foot())
        self.board.touched.connect(self._on_group)
        self.heads.changed.connect(lambda heads: self._take(replace(self.asked, heads=heads)))
        self.each.chosen.connect(lambda each: self._take(replace(self.asked, each=int(each))))
        self.start.clicked.connect(self.begun)
        self._show()
        self.setFocusProxy(self.board.cards[GROUPS.index((self.asked.sex, self.asked.age))])

    def _left(self) -> QVBoxLayout:
        _ = self.speech.gettext
        column = QVBoxLayout()
        column.setSpacing(tokens.px("s1"))
        column.addWidget(Text(_("Who votes now?"), "section"))
        column.addWidget(small(_("Girls and boys and each age vote and are counted apart.")))
        self.board.show_cards(
            [PictureCard(f"{sex}:{age}", self._tile(sex, age), "") for sex, age in GROUPS]
        )
        self.board.setMaximumHeight(HIGHEST_TILES)
        column.addWidget(self.board, 1)
        column.addStretch()
        return column

    def _right(self) -> QVBoxLayout:
        _ = self.speech.gettext
        column = QVBoxLayout()
        column.setSpacing(tokens.px("s2"))
        column.addWidget(Text(_("How many children?"), "section"))
        column.addWidget(self.heads)
        column.addSpacing(tokens.px("s2"))
        column.addWidget(Text(_("How many pictures may each child choose?"), "section"))
        row = QHBoxLayout()
        row.addWidget(self.each)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(tokens.px("s2"))
        column.addWidget(self._before)
        if gaps := consultations.missing_safeguards(self._meeting):
            said = self.speech.ngettext(
                "{count} of the ten safeguards is not kept yet: until then no vote counts.",
                "{count} of the ten safeguards are not kept yet: until then no vote counts.",
                len(gaps),
            )
            column.addWidget(Note("warning", said))
        column.addStretch()
        return column

    def _foot(self) -> QHBoxLayout:
        _ = self.speech.gettext
        row = QHBoxLayout()
        told = _("Please let the children come one by one, and let nobody else look on.")
        row.addWidget(small(told), 1)
        row.addWidget(self.start)
        return row

    def _group(self, sex: str, age: str) -> Group:
        return recording.like(self._meeting.groups, Group("", sex, age))

    def _usual(self) -> Asked:
        """The first group that was counted and has not voted."""
        counted = [each for each in GROUPS if self._group(*each).heads]
        waiting = [each for each in counted if not self._group(*each).votes]
        sex, age = next(iter((*waiting, *counted, ("f", "10-13"))))
        return self._asked_for(sex, age)

    def _asked_for(self, sex: str, age: str) -> Asked:
        group = self._group(sex, age)
        each = min(voting.usual_each(group), self._most)
        return Asked(sex, age, group.heads or USUAL_HEADS, each)

    def _tile(self, sex: str, age: str) -> str:
        group = self._group(sex, age)
        name = self.speech.group(sex, age)
        if not group.heads:
            return name
        told = self.speech.ngettext(
            "{count} child counted", "{count} children counted", group.heads
        )
        return f"{name}\n{told}"

    def _on_group(self, key: str) -> None:
        sex, age = key.split(":")
        self._take(self._asked_for(sex, age))

    def _take(self, asked: Asked) -> None:
        self.asked = asked
        self._show()

    def _show(self) -> None:
        asked = self.asked
        before = voting.voted_before(self._group(asked.sex, asked.age), asked.each)
        self.board.choose([f"{asked.sex}:{asked.age}"])
        self.each.show_chosen(str(asked.each))
        self.heads.show_number(asked.heads, before + 1)
        self.asked = replace(asked, heads=self.heads.value)
        self._before.setVisible(bool(before))
        if before:
            said = self.speech.ngettext(
                "{count} child of this group has voted already. The vote goes on from there.",
                "{count} children of this group have voted already. The vote goes on from there.",
                before,
            )
            self._before.say("info", said)
