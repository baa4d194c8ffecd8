"""One problem with what becomes of it, and one consultation with the day its children are told."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import answers
from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import date_field, text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

from . import answers_words, wording


class AnswerCard(Card):
    """The outcome and why; a choice that needs a reason waits until the reason is typed."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.problem = ""
        self._waiting = ""  # an outcome that has no reason yet
        self.title = Text("", "strong", typed=True)
        self.places = Text("", "small", "ink-soft")
        self.tag = Tag("")
        self.yes = Button(_("Confirm"), "quiet", "check", dense=True)
        self.back = Button(_("Leave it to the plan"), "link")
        self.outcome = FieldBlock(
            _("What becomes of it"), ChoiceField(answers_words.choices()), key="outcome"
        )
        self.why = FieldBlock(_("What children are told, and why"), text_field(), key="why")
        self._lay_out()
        self.outcome.edited.connect(self._on_outcome)
        self.why.edited.connect(self._on_why)
        self.yes.clicked.connect(lambda: self._give(str(self.outcome.value()), self._why()))
        self.back.clicked.connect(self._on_back)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.px("s2"))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.places)
        head.addLayout(said, 1)
        head.addWidget(self.back)
        head.addWidget(self.tag)
        head.addWidget(self.yes)
        fields = QHBoxLayout()
        fields.setSpacing(tokens.px("s3"))
        fields.addWidget(self.outcome, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.why, 3, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(tokens.px("s1"))
        self.body.addLayout(head)
        self.body.addLayout(fields)

    def show_followed(self, each: Followed) -> None:
        """Show what becomes of a problem."""
        if each.problem.uid != self.problem:
            self._waiting = ""
        self.problem = each.problem.uid
        self.title.say(answers_words.title(each))
        self.setAccessibleName(words.strip_breaks(answers_words.title(each)))
        said = answers_words.places(each)
        self.places.say(said)
        self.places.setVisible(bool(said))
        self.tag.say(*answers_words.standing(each))
        if not self._waiting:
            self.outcome.set_value(each.outcome)
        self.why.set_value(each.why)
        warn_of_risks(self.why, each.why)
        self.yes.setVisible(each.missing == "confirm")
        self.back.setVisible(each.confirmed)

    def leave(self) -> bool:
        """Keep what is only typed."""
        return self.why.leave()

    def _why(self) -> str:
        return str(self.why.value() or "")

    def _on_outcome(self, value: object) -> None:
        outcome = str(value)
        self.why.editor.leave()
        if answers.needs_why(outcome) and not self._why().strip():
            self._waiting = outcome
            self.why.show_warning(_("Please write why: children are told the reason."))
            self.why.focus()
            return
        self._give(outcome, self._why())

    def _on_why(self, value: object) -> None:
        self._give(self._waiting or str(self.outcome.value()), str(value or ""))

    def _give(self, outcome: str, why: str) -> None:
        plan = self._editor.plan
        new = {"plan": plan, "problem": self.problem, "outcome": outcome, "why": why}
        before, self._waiting = self._waiting, ""
        try:
            with self._editor.together(_("an answer to the children")):
                self._editor.apply("answers.give", **new)
        except Refused as refused:
            self._waiting = before
            self.why.show_refusal(messages.sentence(refused))
            self.why.focus()

    def _on_back(self) -> None:
        with self._editor.together(_("take an answer back")):
            self._editor.attempt("answers.take_back", plan=self._editor.plan, problem=self.problem)


class TellingRow(Part):
    """When the children of a consultation are told, and whether it was done."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations")
        self.name = Text("", "strong")
        self.day = self.field(
            FieldBlock(_("They are told on"), date_field(), width=150),
            "feedback_on",
            _("the day of the answer"),
        )
        self.told = QCheckBox(words.strip_breaks(_("The answer was given")))
        self.told.setMinimumHeight(tokens.px("control"))
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s3"))
        row.addWidget(self.name, 2)
        row.addWidget(self.day, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.told.clicked.connect(self._on_told)

    def show_consultation(self, each: Consultation) -> None:
        """Show the day and the tick."""
        self.uid = each.uid
        said = answers_words.consultation(each)
        self.name.say(said)
        self.setAccessibleName(words.strip_breaks(said))
        spoken = wording.about(self.told.text(), said)
        self.told.setAccessibleName(words.strip_breaks(spoken))
        self.day.set_value(each.feedback_on)
        self.told.setChecked(each.answered_on is not None)

    def _on_told(self, ticked: bool) -> None:
        with self.editor.together(_("the answer was given")):
            day = date.today() if ticked else None
            self.editor.attempt("consultations.change", uid=self.uid, answered_on=day)
