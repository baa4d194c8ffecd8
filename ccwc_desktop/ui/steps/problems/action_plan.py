"""A point of a joint action plan with a service, typed once: what is wrong, what was agreed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from ccwc_desktop.domain.candidates import PROVIDERS
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import problem_sources
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui.place_names import here
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import Text

from . import wording


class ActionPlan(Card):
    """Three fields and a button; `make(service, **arguments)` tells whether it was kept."""

    def __init__(self, make: Callable[..., bool], whose: Identity) -> None:
        super().__init__(_("Action plan"))
        self._make = make
        self._listed: Sequence[Problem] = ()
        providers = [(key, here(_(wording.PROVIDERS[key]), whose)) for key in PROVIDERS]
        self.provider = FieldBlock(_("Service"), ChoiceField(providers), width=320)
        self.issue = FieldBlock(_("What is wrong for children"), text_field())
        self.action = FieldBlock(_("What was agreed to do"), text_field())
        self._like = Text("", "small", "amber", typed=True)
        self._like.hide()
        self.make = Button(_("Make it a problem"), "quiet", "add")
        self.provider.set_value(PROVIDERS[0])
        self.body.setContentsMargins(15, 10, 15, 14)
        self.body.setSpacing(8)
        for each in (self.provider, self.issue, self._like, self.action):
            self.body.addWidget(each)
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        self.issue.edited.connect(self._on_issue)
        self.action.edited.connect(lambda text: warn_of_risks(self.action, str(text)))
        self.make.clicked.connect(self._on_make)

    def look_for_alike(self, listed: Sequence[Problem]) -> None:
        """The problems there are: what is typed may be one of them."""
        self._listed = listed
        self._say_alike(str(self.issue.value() or ""))

    def _on_issue(self, text: object) -> None:
        warn_of_risks(self.issue, str(text))
        self._say_alike(str(text))

    def _say_alike(self, text: str) -> None:
        like = problem_sources.alike_to(text, self._listed) if text.strip() else ()
        self._like.setVisible(bool(like))
        if like:
            self._like.say(_("Looks like {problem}").format(problem=wording.named(like[0])))

    def _on_make(self) -> None:
        self.issue.editor.leave()
        self.action.editor.leave()
        issue = str(self.issue.value() or "").strip()
        if not issue:
            self.issue.show_refusal(_("Please write what the problem is first."))
            self.issue.focus()
            return
        made = self._make(
            "add_from_action_plan",
            provider=str(self.provider.value()),
            issue=issue,
            action=str(self.action.value() or ""),
        )
        if made:
            self.issue.set_value("")
            self.action.set_value("")
            self._say_alike("")
            self.issue.focus()
