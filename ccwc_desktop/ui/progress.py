"""How far the plan is, looked at again a moment after every change."""

from PySide6.QtCore import QObject, QTimer, Signal

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.workflow import StepState
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import plans
from ccwc_desktop.services import workflow as steps

from . import messages
from .editing import Editor
from .widgets.path_list import PathItem
from .workflow import PageSpec

LOOK_AFTER_MS = 250
REMEMBER_AFTER_MS = 1000
_SIGNS = {"not_begun": "not-begun", "begun": "begun", "complete": "done"}


class PlanProgress(QObject):
    """`looked` when the states are fresh. A workbook that only receives has none."""

    looked = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._states: dict[str, StepState] = {}
        self._said: dict[str, list[tuple[str, str]]] = {}  # `missing`, until the next look
        self._soon = QTimer(self, interval=LOOK_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._here = ""  # the step that is not remembered yet
        self._remember_soon = QTimer(self, interval=REMEMBER_AFTER_MS, singleShot=True)
        self._remember_soon.timeout.connect(self.remember_now)
        editor.changed.connect(self.look_soon)

    def look_soon(self) -> None:
        """Read all steps in a moment: neither the first paint nor a key waits for it."""
        QTimer.singleShot(0, self, self._soon.start)  # a page that is being built is painted first

    def look(self) -> None:
        """Read all steps now."""
        if self._editor.plan:
            states = self._editor.read(steps.progress, self._editor.plan)
            self._states = {each.key: each for each in states}
        self._said.clear()
        self.looked.emit()

    def items(self, specs: tuple[PageSpec, ...]) -> list[PathItem]:
        """The path with its signs."""
        numbered = self._editor.is_commune
        return [
            PathItem(
                spec.key,
                _(spec.name),
                spec.icon,
                number if numbered else 0,
                _SIGNS[self._states[spec.key].state] if spec.key in self._states else "",
            )
            for number, spec in enumerate(specs, start=1)
        ]

    def knows(self, key: str) -> bool:
        """Whether a step was looked at: before that nothing can be said of what it lacks."""
        return key in self._states

    def missing(self, key: str) -> list[tuple[str, str]]:
        """What a step lacks: (target, sentence)."""
        if key not in self._said:
            self._said[key] = self._say(key)
        return self._said[key]

    def _say(self, key: str) -> list[tuple[str, str]]:
        gaps = self._states[key].missing if key in self._states else ()
        named = any("problem" in gap.details for gap in gaps)
        plan = self._editor.read(plans.value, self._editor.plan, False) if named else None
        return [(gap.target, messages.missing_sentence(gap, plan)) for gap in gaps]

    def remember(self, key: str) -> None:
        """Where the person is, for the next start; not a change of the plan.

        Stored in a moment, and all steps are looked at for the first time: the page comes first.
        """
        self._here = key
        self._remember_soon.start()
        if not self._states:
            self.look_soon()

    def remember_now(self) -> None:
        """Store where the person is, unless it is stored."""
        key, self._here = self._here, ""
        self._remember_soon.stop()
        if not key or not self._editor.plan:
            return
        try:
            with self._editor.database.transaction() as session:
                plans.remember_step(session, self._editor.plan, key)
        except Refused as refused:
            self._editor.refused.emit(refused)
