"""The order of a group: what it wants most stands first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import recording
from ccwc_desktop.domain.consultations import Consultation, Group, Option
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import fonts, tokens
from ccwc_desktop.ui.widgets.buttons import Button, IconButton
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording
from .panes import Pane, head, name

FIRST = 3  # a group talk names its first three


class _Place(QWidget):
    """One option in the order: its number, its words, up, down, away."""

    def __init__(self, number: int, option: Option) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        count = Text(f"{wording.number(number)}.", "strong", wrap=False)
        count.setMinimumWidth(fonts.line_height())
        row.addWidget(count)
        row.addWidget(Text(name(option), typed=True), 1)
        said = head(option)
        self.up = IconButton("up", _("Move up: {choice}").format(choice=said))
        self.down = IconButton("down", _("Move down: {choice}").format(choice=said))
        self.away = IconButton(
            "close", _("Take out of the order: {choice}").format(choice=said), "ink-soft"
        )
        self.buttons = (self.up, self.down, self.away)
        for button in self.buttons:
            row.addWidget(button)


class OrderPane(Pane):
    """The places with buttons to move, and a button for each option that has no place yet.

    Alt+Shift+Up and Down move the place in which the focus is.
    """

    by_group = True

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._group = Group("", "f", "6-9")
        self._shown: object = None
        self.places: dict[str, _Place] = {}
        self.waiting: dict[str, Button] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.px("s1"))
        self._hint = small("")
        self._flow = FlowLayout(gap=tokens.px("s2"))
        self.body.addLayout(self._column)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._flow)

    def show_group(self, each: Consultation, group: Group) -> None:
        """Show the order of one group; the focus stays with its option."""
        self.uid, self._group = each.uid, group
        texts = tuple((option.uid, option.text) for option in each.options)
        shown = (each.uid, each.method, group.sex, group.age, group.order, texts)
        if shown == self._shown:
            return
        self._shown = shown
        in_hand = self._in_hand()
        self._clear()
        options = {option.uid: option for option in each.options}
        for place, uid in enumerate(group.order):
            self._add_place(place, options[uid], len(group.order))
        full = each.method == "group_talk" and len(group.order) >= FIRST
        left = [option for option in each.options if option.uid not in group.order]
        self._offer([] if full else left)
        if in_hand in self.places:
            self._focus(in_hand, -1)
        elif in_hand in self.waiting:  # undo took its place away
            self.waiting[in_hand].setFocus()
        self._hint.setVisible(bool(self.waiting))
        self._hint.say(
            _("What comes first?") if not group.order else _("What comes next? Press it.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Shift with an arrow moves the place in hand; a button alone would take the arrow."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
            here = [uid for uid, place in self.places.items() if watched in place.buttons]
            if way is not None and here and event.modifiers() & both == both:
                self._move(here[0], way)
                return True
        return super().eventFilter(watched, event)

    def _in_hand(self) -> str:
        """The option whose buttons have the focus, "" for none."""
        found = (
            uid
            for uid, place in self.places.items()
            if any(each.hasFocus() for each in place.buttons)
        )
        return next(found, "")

    def _focus(self, option: str, by: int) -> None:
        line = self.places[option]
        wanted, other = (line.up, line.down) if by < 0 else (line.down, line.up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _add_place(self, place: int, option: Option, of: int) -> None:
        line = _Place(place + 1, option)
        line.up.setEnabled(place > 0)
        line.down.setEnabled(place < of - 1)
        line.up.clicked.connect(partial(self._move, option.uid, -1))
        line.down.clicked.connect(partial(self._move, option.uid, 1))
        line.away.clicked.connect(partial(self._take_out, option.uid))
        for button in line.buttons:
            button.installEventFilter(self)
        self.places[option.uid] = line
        self._column.addWidget(line)
        line.show()

    def _offer(self, options: Sequence[Option]) -> None:
        for option in options:
            button = Button(head(option), "quiet", "add")
            button.clicked.connect(partial(self._put, option.uid))
            self.waiting[option.uid] = button
            self._flow.addWidget(button)
            button.show()

    def _clear(self) -> None:
        for line in self.places.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for button in self.waiting.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.places, self.waiting = {}, {}

    def _put(self, option: str) -> None:
        self._keep((*self._group.order, option))
        following = next(iter(self.waiting.values()), self.places[option].up)
        following.setFocus()

    def _move(self, option: str, by: int) -> None:
        self._keep(recording.moved(self._group.order, option, by))
        self._focus(option, by)

    def _take_out(self, option: str) -> None:
        self._keep(tuple(each for each in self._group.order if each != option))
        if option in self.waiting:
            self.waiting[option].setFocus()

    def _keep(self, order: tuple[str, ...]) -> None:
        with self.editor.together(_("change the order")):
            self.editor.attempt(
                "consultations.put_in_order",
                uid=self.uid,
                sex=self._group.sex,
                age=self._group.age,
                order=order,
            )
