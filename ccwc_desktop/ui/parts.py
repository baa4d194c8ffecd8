"""A part of a form: a card with a head whose fields are kept at once, or say why they are not."""

from typing import Any

from ccwc_desktop.domain.errors import Refused

from . import messages
from .editing import Editor
from .theme import tokens
from .widgets.cards import Card
from .widgets.field_block import FieldBlock
from .widgets.text import section


class Part(Card):
    """Fields of the thing `uid`, kept by the services of `subject` ("problems")."""

    def __init__(self, editor: Editor, subject: str, title: str = "") -> None:
        super().__init__(title)
        self.editor = editor
        self.subject = subject
        self.uid = ""
        self.blocks: list[FieldBlock] = []
        self._undo_names: dict[FieldBlock, str] = {}
        self.body.setContentsMargins(15, 10, 15, 14)
        self.body.setSpacing(tokens.px("s2"))
        if title:
            self.body.addWidget(section(title))

    def field(self, block: FieldBlock, column: str, undo: str = "") -> FieldBlock:
        """Let a field change one column of the thing; `undo` names that change in few words.

        Without it the label does.
        """
        block.setObjectName(column)
        self._undo_names[block] = undo
        block.edited.connect(lambda value: self.keep(block, **{column: value}))
        self.editor.drafts.watch(block.editor, self.name_of, column)
        self.blocks.append(block)
        return block

    def name_of(self, column: str) -> str:
        """What the field of a column is called among the drafts, "" while it shows nothing."""
        return f"{self.subject}:{self.uid}:{column}" if self.uid else ""

    def keep(self, block: FieldBlock, verb: str = "change", **new: Any) -> bool:
        """Keep values; a refusal is said beside the field, and the answer is False."""
        try:
            with self.editor.together(self._undo_names.get(block) or block.label.text()):
                self.editor.apply(f"{self.subject}.{verb}", uid=self.uid, **new)
        except Refused as refused:
            block.show_refusal(messages.sentence(refused))
            return False
        return True

    def leave(self) -> bool:
        """Keep what is only typed; False when a text stands here that cannot be kept."""
        for block in self.blocks:
            block.editor.leave()
        return not any(block.is_wrong() for block in self.blocks)
