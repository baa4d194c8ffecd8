"""Step 3: children's voices. An overview, and one consultation opened in its place."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations as rules
from ccwc_desktop.domain import voting
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import consultations, places, problems, social_services
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.referral import ReferralCard
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button

from . import wording
from .form import ConsultationForm
from .overview import Overview

TOPICS = (EVERYTHING, "consultations", "problems", "places", "plans", "social_services")
QUOTED = 3  # children's words in the panel


class ConsultationsPage(Page):
    """Whom we have heard, when, how, and what they said."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.overview = Overview()
        self.add_button = Button(_("Add a consultation"), "quiet", "add")
        self.referral_button = Button(_("Call 1280"), "cure", "warning")
        self.referral_button.setToolTip(words.strip_breaks(_("One child’s case: whom to call")))
        self.vote_button = Button(_("Start the children’s vote"), "main", "voices")
        self.main_button = self.vote_button
        self._actions = _above(self.vote_button, _beside(self.referral_button, self.add_button))
        self.referral = ReferralCard()
        self.referral.hide()
        self._meetings: tuple[Consultation, ...] = ()
        self._opened = ""
        self._stack = QStackedWidget()  # in a low window it gives way to the referral card
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(self.overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.px("s2"))
        column.addWidget(self.referral)
        column.addWidget(self._stack, 1)
        self.add_button.clicked.connect(lambda: self._begin("consultations.add"))
        self.vote_button.clicked.connect(self._on_vote)
        self.referral_button.clicked.connect(self._on_referral)
        self.referral.closed.connect(self._on_referral_closed)
        self.overview.addRequested.connect(lambda: self._begin("consultations.add"))
        self.overview.opened.connect(self._on_opened)
        self.overview.wanted.connect(self._on_wanted)
        editor.changed.connect(self._on_changed)
        self.refresh()

    @cached_property
    def form(self) -> ConsultationForm:
        """One consultation, built when the first is opened."""
        form = ConsultationForm(self.editor)
        form.closed.connect(self._on_closed)
        form.removeRequested.connect(self._on_remove)
        self._stack.addWidget(form)
        return form

    def title_actions(self) -> QWidget | None:
        """The children's vote, whom to call for one child, and add, at the right of the title."""
        return self._actions

    def knowledge(self) -> list[str]:
        """How many children were heard, and some of their words."""
        if not self._meetings:
            return []
        groups = [group for each in self._meetings for group in each.groups]
        girls = sum(group.heads for group in groups if group.sex == "f")
        boys = sum(group.heads for group in groups if group.sex == "m")
        disabled = sum(group.with_disability for group in groups)
        said = _("{children} children were heard: {girls} girls and {boys} boys.").format(
            children=wording.number(girls + boys),
            girls=wording.number(girls),
            boys=wording.number(boys),
        )
        more = ngettext(
            "{count} of them has a disability.", "{count} of them have a disability.", disabled
        )
        return [said, more.format(count=wording.number(disabled)), *self._quotes()]

    def go_to(self, target: str) -> None:
        """ "consultation:UID:FIELD" opens it there (no field: at its open safeguard),
        "village:CODE" shows its circles."""
        kind, _colon, rest = target.partition(":")
        key, _colon, field = rest.partition(":")
        if kind == "consultation" and self._open(key):
            self.form.focus_target(field)
        elif kind == "village" and self._close():
            self.overview.focus_village(key)
        elif not target:
            self._close()
            self.setFocus()

    def here(self) -> str:
        """The consultation in hand."""
        return f"consultation:{self._opened}" if self._opened else ""

    def leave(self) -> bool:
        """Keep the field in hand."""
        return not self._opened or self.form.leave()

    def refresh(self) -> None:
        """Read everything again."""
        self.referral.show_offices(self.editor.read(social_services.offices))
        self._meetings = self.editor.read(consultations.listing, self.editor.plan)
        villages = self.editor.read(places.villages)
        opened = next((each for each in self._meetings if each.uid == self._opened), None)
        if opened is not None:
            listed = self.editor.read(problems.listing, self.editor.plan)
            self.form.show_consultation(opened, villages, listed)
        else:
            self._opened = ""
            self.overview.show_all(self._meetings, villages)
        self._stack.setCurrentWidget(self.form if self._opened else self.overview)
        self.panelChanged.emit()

    def _on_referral(self) -> None:
        self.referral.setVisible(self.referral.isHidden())
        if not self.referral.isHidden():
            self.referral.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_referral_closed(self) -> None:
        self.referral.hide()
        self.referral_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _quotes(self) -> list[str]:
        """The first words of the newest consultations, with who said them."""
        found = []
        for each in reversed(self._meetings):
            for quote in rules.quotes(each.words)[:1]:
                found.append(f"{words.add_breaks(quote)}\n{wording.who(each.groups)}")
        return found[:QUOTED]

    def _open(self, uid: str) -> bool:
        """Open a consultation; False when another one cannot be left or this one is gone."""
        if not self.leave():
            return False
        self._opened = uid
        self.refresh()
        return self._opened == uid

    def _close(self) -> bool:
        """Back to the overview; False when a text cannot be kept."""
        if not self.leave():
            return False
        if self._opened:
            self._opened = ""
            self.refresh()
        return True

    def _on_changed(self, topic: str) -> None:
        if topic in TOPICS:
            self.refresh_when_seen()

    def _on_opened(self, uid: str) -> None:
        if self._open(uid):
            self.form.focus_first()

    def _on_vote(self) -> None:
        """Children vote in the consultation that is open, if it can be a vote; else in the last
        one that waits for them, or in a new one."""
        if not self.leave():
            return
        opened = next((each for each in self._meetings if each.uid == self._opened), None)
        if opened is not None and voting.can_begin(opened):
            if opened.method != "vote":
                with self.editor.together(_("the way")):
                    self.editor.attempt("consultations.change", uid=opened.uid, method="vote")
        elif waiting := voting.waiting(self._meetings):
            self._on_opened(waiting.uid)
        else:
            self._begin("consultations.add", method="vote")
        if self._opened:
            self.form.begin_vote()

    def _on_wanted(self, village: str, sex: str, age: str) -> None:
        self._begin("consultations.add_for", village=village, sex=sex, age=age)

    def _begin(self, service: str, **arguments: object) -> None:
        if not self.leave():
            return
        try:
            with self.editor.together(_("add a consultation")):
                uid = self.editor.apply(service, plan=self.editor.plan, **arguments)
        except Refused as refused:
            self.editor.refused.emit(refused)
            return
        self._on_opened(str(uid))

    def _on_closed(self) -> None:
        uid = self._opened
        if self._close():
            self.overview.focus_meeting(uid)

    def _on_remove(self) -> None:
        uid, self._opened = self._opened, ""
        with self.editor.together(_("remove the consultation")):
            removed = self.editor.attempt("consultations.remove", uid=uid)
        if removed:
            self.notice.emit(_("The consultation was removed."))


def _above(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.px("s1"))
    for widget in widgets:
        column.addWidget(widget)
    return whole


def _beside(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.px("s2"))
    for widget in widgets:
        row.addWidget(widget)
    return whole
