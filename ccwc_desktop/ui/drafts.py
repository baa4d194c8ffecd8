"""What is typed and not stored yet is kept in the workbook, and comes back into its field.

A `Watch` follows one field. Its text is kept a moment after a key, and at once when the field is
left and the text cannot be its value. It is dropped when the field is stored, emptied or given up.
At the next start the page of the text typed last is opened, and each text waits for its field.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QObject, QTimer, QTimerEvent, Signal
from PySide6.QtWidgets import QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import drafts
from ccwc_desktop.services.drafts import FieldDraft

from .widgets.fields import LineField, LongText
from .widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from .editing import Editor

KEPT_AFTER_MS = 500  # after the first key that is not kept yet, not after the last


class Drafts(QObject):
    """The drafts of the open workbook. `said(sentence)` when texts came back."""

    said = Signal(str)

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._window: QWidget | None = None
        self._here: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._waiting = {each.field: each for each in editor.read(drafts.listing)}
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.bring_back)

    def watch(self, field: QWidget, name: Callable[..., str], *of: object) -> None:
        """Follow a field; `name(*of)` names the field of what it shows now, "" for none.

        Call it when the field is connected to those who store it. What is chosen and not typed
        is stored at once and needs no draft.
        """
        if isinstance(field, LineField | LongText):
            Watch(self, field, partial(name, *of))

    def serve(self, window: QWidget, here: Callable[[], tuple[str, str]]) -> None:
        """The window in which fields are looked for, and the step and target it shows."""
        self._window, self._here = window, here

    def reopen(self, steps: Collection[str], go: Callable[[str, str], None]) -> bool:
        """Go to the text of the last time, the newest that has its field still."""
        for draft in tuple(self._waiting.values()):
            if draft.cip_year == self._editor.cip_year and draft.step in steps:
                go(draft.step, draft.target)
                if self.bring_back():
                    return True
        return False

    def waits(self, name: str) -> None:
        """The field `name` shows its value: bring a text back once the page is filled."""
        if name in self._waiting:
            self._soon.start()

    def bring_back(self) -> bool:
        """Put the texts that wait into those of their fields that are seen."""
        if self._window is None or not self._waiting:
            return False
        came = []
        for watch in self._window.findChildren(Watch):
            if watch.field.isVisibleTo(self._window):
                draft = self._waiting.pop(watch.name(), None)
                if draft is not None and watch.take_up(draft):
                    came.append(watch)
        if came:
            _reveal(came[0].field)
            names = _(", ").join(each.field.accessibleName() for each in came)
            said = _("This was typed and not yet stored: {field}")
            self.said.emit(said.format(field=names))
        return bool(came)

    def give_up(self, page: QWidget) -> None:
        """The person leaves without what cannot be stored: its fields show their values again."""
        for watch in page.findChildren(Watch):
            watch.give_up()

    def keep(self, name: str, text: str, refused: bool) -> None:
        """Keep a text; a disk that takes nothing is told when the field is left."""
        step, target = self._here()
        draft = FieldDraft(name, self._editor.cip_year, step, target, text, refused)
        if self._editor.database.is_open:
            with suppress(Refused), self._editor.database.transaction() as session:
                drafts.keep(session, draft)

    def drop(self, name: str) -> None:
        """A text is stored, emptied or given up."""
        if self._editor.database.is_open:
            with suppress(Refused), self._editor.database.transaction() as session:
                drafts.drop(session, name)


class Watch(QObject):
    """Follows one field as long as it lives."""

    def __init__(self, kept: Drafts, field: LineField | LongText, name: Callable[[], str]) -> None:
        super().__init__(field)
        self.field, self.name = field, name
        self._drafts = kept
        self._kept: tuple[str, str, bool] | None = None  # what the workbook holds of this field
        self._soon = QBasicTimer()
        field.textChanged.connect(self._on_typed)
        field.filled.connect(self._on_filled)
        for left in (field.entered, field.unreadable, field.settled):
            left.connect(self._on_left)

    def is_refused(self) -> bool:
        """Whether the text was left and is not the value."""
        return bool(self.field.property("state") == "refused")

    def take_up(self, draft: FieldDraft) -> bool:
        """Put a text of the last time back; False when it is the value by now."""
        self._kept = (draft.field, draft.text, draft.refused)
        if draft.refused:
            self.field.put(draft.text)  # refused again, with its sentence
        else:
            self.field.type_in(draft.text)
        self._look()
        return self._kept is not None

    def give_up(self) -> None:
        """Show the value again."""
        if self._text():
            self.field.give_up()
            self._look()

    def _text(self) -> str:
        """What stands in the field and is not its value."""
        return self.field.text() if self.name() and self.field.is_unkept() else ""

    def _on_typed(self) -> None:
        if not self._soon.isActive():
            self._soon.start(KEPT_AFTER_MS, self)

    def _on_filled(self) -> None:
        self._drafts.waits(self.name())

    def _on_left(self) -> None:
        self._look()
        self._soon.start(0, self)  # whoever stores it may be told after this

    def timerEvent(self, event: QTimerEvent) -> None:
        """The moment is over."""
        self._look()

    def _look(self) -> None:
        """Make the workbook hold what stands in the field and is not its value."""
        self._soon.stop()
        text = self._text()
        found = (self.name(), text, self.is_refused()) if text.strip() else None
        if found == self._kept:
            return
        if self._kept is not None and (found is None or found[0] != self._kept[0]):
            self._drafts.drop(self._kept[0])
        if found is not None:
            self._drafts.keep(*found)
        self._kept = found


def _reveal(field: QWidget) -> None:
    """The cursor in the field, in view."""
    around = field.parentWidget()
    while around is not None and not isinstance(around, ScrollColumn):
        around = around.parentWidget()
    if around is None:
        field.setFocus()
    else:
        around.reveal(field)
