"""The rate of the dollar: the same field beside the ceilings and beside the day of the rate."""

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field


class RateField(FieldBlock):
    """Riel for one US dollar, stored when it is left; `place` names what is only typed in it."""

    def __init__(self, editor: Editor, place: str) -> None:
        super().__init__(_("Riel for one US dollar"), count_field(), width=170)
        self._kept_by = editor
        self.edited.connect(self._store)
        editor.drafts.watch(self.editor, lambda: f"{place}:{editor.plan}:rate")

    def refresh(self) -> None:
        """The rate of the plan."""
        cycle = self._kept_by.cycle
        self.set_value(cycle.rate if cycle else None)

    def _store(self, value: object) -> None:
        editor = self._kept_by
        try:
            if value is None:
                raise Refused("number.empty", text="")
            with editor.together(_("change the rate")):
                editor.apply("plans.change", plan=editor.plan, rate=value)
        except Refused as refused:
            self.show_refusal(messages.sentence(refused))
