"""Two small pages, as the frame knows pages, for the tests of the frame."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import committee, plans
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field, text_field
from ccwc_desktop.ui.workflow import PageSpec


class NamesPage(Page):
    """The name of the chair."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.name = FieldBlock("Name", text_field(), key="name")
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addStretch(1)
        self.setFocusProxy(self.name.editor)
        self.name.edited.connect(self._on_edited)
        editor.changed.connect(self.refresh)
        self.refresh()

    def _on_edited(self, name: str) -> None:
        chair = self.editor.read(committee.listing)[0]
        self.editor.apply("committee.change", uid=chair.uid, name=name)

    def refresh(self) -> None:
        members = self.editor.read(committee.listing)
        self.name.set_value(members[0].name if members else "")

    def knowledge(self) -> list[str]:
        return ["The committee met in May."]

    def go_to(self, target: str) -> None:
        self.name.focus()

    def leave(self) -> bool:
        self.name.editor.leave()
        return not self.name.is_wrong()


class RatePage(Page):
    """The rate of the dollar, with an own main button."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.rate = FieldBlock("Rate", count_field(), key="rate")
        self.main_button = Button("Start", "main")
        self.slot = Button("Slot", "quiet")
        column = QVBoxLayout(self)
        column.addWidget(self.rate)
        column.addWidget(self.main_button)
        column.addStretch(1)
        self.rate.edited.connect(self._on_edited)
        editor.changed.connect(self.refresh)
        self.refresh()

    def title_actions(self) -> QWidget:
        return self.slot

    def _on_edited(self, rate: int) -> None:
        try:
            self.editor.apply("plans.change", plan=self.editor.plan, rate=rate)
        except Refused as refused:
            self.rate.show_refusal(messages.sentence(refused))

    def refresh(self) -> None:
        self.rate.set_value(self.editor.read(plans.value, self.editor.plan).rate)

    def go_to(self, target: str) -> None:
        self.rate.focus()

    def leave(self) -> bool:
        self.rate.editor.leave()
        if self.rate.is_wrong():
            self.rate.focus()
        return not self.rate.is_wrong()


def spec(key: str, page: type[Page]) -> PageSpec:
    """A page under one of the program's keys."""
    words = (key.title(), f"About {key}", "Why.", "problem")
    return PageSpec(key, "commune", *words, page.__module__, page.__name__)


SPECS = (spec("commune", NamesPage), spec("budget", RatePage))
