"""The weights of the criteria in a small panel, with their sum."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

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
HIGHEST_BY_HAND = 50  # a slider is fine enough up to here; more can be typed


class WeightsPanel(QFrame):
    """One field and slider a criterion, stored when it is left; `closed` when the person is done.

    `moving(criterion, weight)` while a slider is held: nothing is stored until it is let go.
    """

    closed = Signal()
    moving = Signal(str, int)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setProperty("card", True)
        self.setAccessibleName(_("Weights of the criteria"))
        self.fields: dict[str, FieldBlock] = {}
        self.sliders: dict[str, QSlider] = {}
        self._boxes: list[QWidget] = []
        self._stored: dict[str, int] = {}
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
            _put(self.sliders[each.code], each.weight)
        self._stored = {each.code: each.weight for each in criteria}
        self._say_sum(self._stored)

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
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.fields, self.sliders, self._boxes = {}, {}, []
        for each in criteria:
            name = words.strip_breaks(each.short(current()))
            block = FieldBlock(name, count_field())
            block.setToolTip(each.name(current()))
            block.edited.connect(lambda value, code=each.code: self._store(code, value))
            self._editor.drafts.watch(block.editor, self._draft_name, each.code)
            slider = self._slider(each.code, name)
            both = QWidget()
            column = QVBoxLayout(both)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(block)
            column.addWidget(slider)
            self._flow.addWidget(both)
            self._boxes.append(both)
            self.fields[each.code], self.sliders[each.code] = block, slider

    def _slider(self, code: str, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(_("Weight of {criterion}").format(criterion=name))
        slider.setRange(0, HIGHEST_BY_HAND)
        slider.setPageStep(5)
        slider.setMinimumHeight(tokens.px("control-dense"))
        slider.valueChanged.connect(lambda weight: self._on_moved(code, weight))
        slider.sliderReleased.connect(lambda: self._store(code, slider.value()))
        return slider

    def _on_moved(self, code: str, weight: int) -> None:
        if self.sliders[code].isSliderDown():
            self.fields[code].editor.setText(wording.shown(weight))
            self._say_sum({**self._stored, code: weight})
            self.moving.emit(code, weight)
        else:
            self._store(code, weight)

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

    def _say_sum(self, weights: Mapping[str, int]) -> None:
        total = sum(weights.values())
        text = _("Sum {sum}").format(sum=wording.shown(total))
        if total == USUAL_SUM:
            self.sum.say(text, "plain")
        else:
            usual = _("usually {sum}").format(sum=wording.shown(USUAL_SUM))
            self.sum.say(f"{text} · {usual}", "amber")

    def _on_done(self) -> None:
        if self.leave():
            self.closed.emit()


def with_weight(criteria: tuple[Criterion, ...], code: str, weight: int) -> tuple[Criterion, ...]:
    """The criteria with another weight of one."""
    return tuple(replace(each, weight=weight) if each.code == code else each for each in criteria)


def _put(slider: QSlider, weight: int) -> None:
    """Show a stored weight."""
    slider.blockSignals(True)
    slider.setValue(weight)
    slider.blockSignals(False)
