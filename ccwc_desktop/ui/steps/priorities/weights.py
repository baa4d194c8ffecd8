"""The weights of the criteria in a small panel, with their sum."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.priorities import Criterion
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import section

from . import wording

USUAL_SUM = 100


class WeightsPanel(QFrame):
    """One field a criterion, stored when it is left; `closed` when the person is done."""

    closed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setProperty("card", True)
        self.setAccessibleName(_("Weights of the criteria"))
        self.fields: dict[str, FieldBlock] = {}
        self.sum = Tag("")
        self.done = Button(_("Done"), "quiet", "check", dense=True)
        self.done.clicked.connect(self._on_done)
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s3"))
        head.addWidget(section(_("Weights of the criteria")))
        head.addWidget(self.sum)
        head.addStretch()
        head.addWidget(self.done)
        self._flow_widget = QWidget()
        self._flow = FlowLayout(self._flow_widget, gap=tokens.px("s3"), columns_of=94)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(head)
        column.addWidget(self._flow_widget)

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """The weights as stored."""
        if list(self.fields) != [each.code for each in criteria]:
            self._build(criteria)
        for each in criteria:
            self.fields[each.code].set_value(each.weight)
        total = sum(each.weight for each in criteria)
        text = _("Sum {sum}").format(sum=wording.shown(total))
        if total == USUAL_SUM:
            self.sum.say(text, "plain")
        else:
            usual = _("usually {sum}").format(sum=wording.shown(USUAL_SUM))
            self.sum.say(f"{text} · {usual}", "amber")

    def leave(self) -> bool:
        """Store the field in hand; False when one holds what cannot be kept."""
        for block in self.fields.values():
            block.editor.leave()
        return not any(block.is_wrong() for block in self.fields.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, criteria: tuple[Criterion, ...]) -> None:
        for block in self.fields.values():
            self._flow.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.fields = {}
        for each in criteria:
            block = FieldBlock(words.strip_breaks(each.short(current())), count_field())
            block.setToolTip(each.name(current()))
            block.edited.connect(lambda value, code=each.code: self._store(code, value))
            self._editor.drafts.watch(block.editor, self._draft_name, each.code)
            self._flow.addWidget(block)
            self.fields[each.code] = block

    def _draft_name(self, code: str) -> str:
        return f"weights:{self._editor.plan}:{code}"

    def _store(self, code: str, value: object) -> None:
        if value is None:
            self.fields[code].show_refusal(
                messages.sentence(Refused("priority.weight_range", value=value))
            )
            return
        try:
            with self._editor.together(_("change a weight")):
                self._editor.apply(
                    "priorities.weigh", plan=self._editor.plan, criterion=code, weight=value
                )
        except Refused as refused:
            self.fields[code].show_refusal(messages.sentence(refused))

    def _on_done(self) -> None:
        if self.leave():
            self.closed.emit()
