"""What may become a problem: what figures say, what children said, action plans, typical themes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import N_, _
from ccwc_desktop.services import consultations, places, problem_sources, problems
from ccwc_desktop.ui import tab_order
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, ViewSwitch
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import small

from . import candidate_words
from .action_plan import ActionPlan
from .candidate_words import Candidate
from .candidates import CandidateLine

VIEWS = {
    "signals": N_("Figures"),
    "voices": N_("Children’s words"),
    "action_plan": N_("Action plan"),
    "themes": N_("Typical themes"),
}
WHY = {
    "signals": N_("What the newest figures say and no problem says yet."),
    "voices": N_("What children chose or said and no problem speaks for yet."),
    "action_plan": N_("A point of the joint action plan with a service becomes a problem."),
    "themes": N_("Typical problems of children in communes. Take only what is true here."),
}
NOTHING = {
    "signals": N_("The figures say nothing that is not a problem already."),
    "voices": N_("A problem speaks for everything that children chose or said."),
    "themes": N_("Every typical theme is a problem already."),
}
_MADE = N_("It is a problem now, with what shows it.")
_MADE_OF_A_THEME = N_("It is a problem now. What shows that it is so here is still to be added.")


class BringIn(QWidget):
    """Lists of candidates, one at a time; a press makes a problem with its evidence.

    `closed` when the person goes back, `told(sentence)` after a press.
    """

    closed = Signal()
    told = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.view = "voices"
        self.lines: list[CandidateLine] = []
        self.back = Button(_("All problems"), "quiet", "back")
        self.switch = ViewSwitch({key: _(name) for key, name in VIEWS.items()}, self.view)
        self._why = small("")
        self._pane = ScrollColumn()
        self._pane.column.setSpacing(tokens.px("s2"))
        self._pane.column.setContentsMargins(0, 0, 12, 0)
        self._pane.column.addStretch()
        self.action_plan = ActionPlan(self._make, editor.identity)
        self._typing = ScrollColumn()
        self._typing.column.addWidget(self.action_plan)
        self._typing.column.addStretch()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.switch.chosen.connect(self.show_view)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(tokens.px("s3"))
        top.addWidget(self.back)
        top.addWidget(self.switch)
        top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addLayout(top)
        column.addWidget(self._why)
        column.addWidget(self._typing, 1)
        column.addWidget(self._pane, 1)

    def show_view(self, key: str) -> None:
        """Another list."""
        self.view = key
        self.switch.show_chosen(key)
        self.refresh()
        tab_order.follow_reading(self)

    def refresh(self) -> None:
        """Look again what waits."""
        listed = self._editor.read(problems.listing, self._editor.plan)
        self._why.say(_(WHY[self.view]))
        typed = self.view == "action_plan"
        self._typing.setVisible(typed)
        self._pane.setHidden(typed)
        if typed:
            self.action_plan.look_for_alike(listed)
            return
        self._fill(self._candidates(listed))

    def _candidates(self, listed: Sequence[Problem]) -> list[Candidate]:
        editor, plan = self._editor, self._editor.plan
        if self.view == "signals":
            return candidate_words.of_signals(editor.read(problem_sources.told, plan), listed)
        if self.view == "themes":
            return candidate_words.of_themes(editor.read(problem_sources.themes, plan), listed)
        return candidate_words.of_voices(
            editor.read(problem_sources.heard, plan),
            listed,
            editor.read(consultations.listing, plan),
            editor.read(places.villages),
        )

    def _fill(self, found: Sequence[Candidate]) -> None:
        at = next((n for n, line in enumerate(self.lines) if line.has_focus()), -1)
        column, bar = self._pane.column, self._pane.verticalScrollBar()
        where = bar.value()  # the focus of a line that goes wanders down the list, which follows
        while column.count() > 1 and (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = [CandidateLine(each) for each in found]
        for place, line in enumerate(self.lines):
            column.insertWidget(place, line)
            line.made.connect(self._on_made)
            line.joined.connect(self._on_joined)
        if not found:
            column.insertWidget(0, small(self._nothing()))
        if at >= 0 and self.lines:
            self.lines[min(at, len(self.lines) - 1)].make.setFocus(Qt.FocusReason.OtherFocusReason)
        bar.setValue(where)

    def _nothing(self) -> str:
        heard = self._editor.read(consultations.listing, self._editor.plan)
        if self.view == "voices" and not heard:
            return _("No child was heard yet. Consultations are entered in step 3.")
        return _(NOTHING[self.view])

    def _on_made(self, candidate: Candidate) -> None:
        self._make(candidate.service, **candidate.arguments)

    def _make(self, service: str, **arguments: object) -> bool:
        with self._editor.together(_("make a problem of it")):
            made = self._editor.attempt(f"problems.{service}", plan=self._editor.plan, **arguments)
        if made:
            said = _MADE_OF_A_THEME if self.view == "themes" else _MADE
            self.told.emit(_(said))
        return made

    def _on_joined(self, candidate: Candidate) -> None:
        assert candidate.like is not None
        with self._editor.together(_("add it to the problem")):
            done = self._editor.attempt(
                f"problems.{candidate.join}", uid=candidate.like.uid, **candidate.joining
            )
        if done:
            said = _("It belongs to {code} now.")
            self.told.emit(said.format(code=candidate_words.code(candidate.like)))
