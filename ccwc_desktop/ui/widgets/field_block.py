"""A field with its label above and, when there is something to say, the sentence beside it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens

from .notes import Note
from .reading import Wrong
from .text import Text

BESIDE_ROOM = 280  # the least width in which a message reads well beside a field


class FieldBlock(QWidget):
    """`edited(value)` once for each change; messages stay until the next change.

    After `edited` the page either shows the kept value (`set_value`) or says why it was not kept
    (`show_refusal`). `width` limits the field, so that a message finds room beside it.

    An editor (fields.py, choices.py, place_picker.py) has the signals `entered(value)`,
    `unreadable(Wrong)` and `settled()`, and `value`, `set_value`, `put` (enter for the person),
    `leave` (enter what is only typed), `refuse` (the value was not kept) and `show_state`.
    """

    edited = Signal(object)
    curePressed = Signal()  # the button of a message that puts no value

    def __init__(
        self,
        label: str,
        editor: Any,
        *,
        required: bool = False,
        hint: str = "",
        width: int = 0,
        key: str = "",
    ) -> None:
        super().__init__()
        self.editor: Any = editor
        self.setObjectName(key)
        name = words.strip_breaks(label)
        must = _("required")
        editor.setAccessibleName(f"{name} ({words.strip_breaks(must)})" if required else name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s1"))
        column.addLayout(self._head(label, required, hint))
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(tokens.px("s2"))
        self._line.addWidget(editor, 1 if not width else 0)
        if width:
            editor.setMaximumWidth(width)
        self._width = width
        self._message = Note("refused", "")
        self._message.hide()
        self._line.addWidget(self._message, 1)
        column.addLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cure: object = None
        editor.entered.connect(self._on_entered)
        editor.unreadable.connect(self._on_unreadable)
        editor.settled.connect(self.clear_message)
        self._message.pressed.connect(self._on_cure)

    def _head(self, label: str, required: bool, hint: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        self.label = Text(label, "strong", wrap=False)
        row.addWidget(self.label)
        must = _("required")
        for word in filter(None, (f"({must})" if required else "", hint)):
            row.addWidget(Text(word, "small", "ink-soft", wrap=False))
        row.addStretch()
        return row

    def value(self) -> Any:
        """The value shown or entered last."""
        return self.editor.value()

    def set_value(self, value: object) -> None:
        """Show the kept value; a text that is refused or being typed is not lost."""
        self.editor.set_value(value)

    def show_refusal(self, sentence: str, cure_text: str = "", cure_value: object = None) -> None:
        """The value entered last was not kept: its text stays, red, with the sentence."""
        self.editor.refuse(sentence)
        self._say("refused", sentence, cure_text, cure_value)

    def show_warning(self, sentence: str, cure_text: str = "", cure_value: object = None) -> None:
        """The value was kept but should be looked at; the button puts `cure_value`."""
        self._say("warning", sentence, cure_text, cure_value)

    def clear_message(self) -> None:
        """Nothing to say any more."""
        self._message.hide()
        self.editor.setAccessibleDescription("")
        self.editor.show_state("")

    def lock(self, locked: bool = True) -> None:
        """Read only, with a lock."""
        self.editor.show_state("locked" if locked else "")

    def is_wrong(self) -> bool:
        """Whether a text stands here that is not kept."""
        return bool(self.editor.property("state") == "refused")

    def leave(self) -> bool:
        """Enter what is still only typed; False while a text stands here that is not kept."""
        self.editor.leave()
        return not self.is_wrong()

    def message(self) -> str:
        """The sentence shown, "" when there is none."""
        return "" if self._message.isHidden() else self._message.accessibleName()

    def focus(self) -> None:
        """Put the cursor here (from the list of what is missing)."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, kind: Any, sentence: str, cure_text: str, cure_value: object) -> None:
        self._cure = cure_value
        self._message.say(kind, sentence, cure_text)
        self.editor.show_state(kind)
        self.editor.setAccessibleDescription(words.strip_breaks(sentence))
        self._message.show()
        self._arrange()

    def _on_entered(self, value: object) -> None:
        self.clear_message()
        self.edited.emit(value)

    def _on_unreadable(self, wrong: Wrong) -> None:
        self._say("refused", wrong.sentence, wrong.cure, wrong.cure_text or None)

    def _on_cure(self) -> None:
        if self._cure is None:
            self.curePressed.emit()
        else:
            self.editor.put(self._cure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message stands beside the field where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = bool(self._width) and self.width() - self._width >= BESIDE_ROOM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
        if self._width:
            self.editor.setMinimumWidth(min(self._width, self.width()))
            self._line.setAlignment(
                self.editor, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            )
