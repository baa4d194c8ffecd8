"""How the committee ranks: the four ways, and for the weighted one whose scores they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Switch, ViewSwitch
from ccwc_desktop.ui.widgets.cards import FlowLayout
from ccwc_desktop.ui.widgets.choices import ChoiceField

from . import wording


class WayBar(QWidget):
    """`chosen(way)`, `scoredBy(who)`; `member` is whose scores are typed, "" for all together.

    `typing` is whether dots are being typed, or their order is looked at.
    """

    chosen = Signal(str)
    scoredBy = Signal(str)
    memberChosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.member = ""
        self._begin_with = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.ways = ViewSwitch(wording.way_names(), "weighted")
        self.ways.setAccessibleName(words.strip_breaks(_("How we rank")))
        self.each = Switch(_("Each member"))
        self.who = ChoiceField()
        self.who.setAccessibleName(words.strip_breaks(_("Whose scores")))
        self.who.setMinimumContentsLength(9)
        self.typing = Switch(_("Type the dots"))
        self.typing.setChecked(True)
        self.children_switch = Switch(_("Children’s order"))
        self.children_switch.setChecked(True)
        flow = FlowLayout(self, gap=tokens.px("s3"))
        for widget in (self.ways, self.each, self.who, self.typing, self.children_switch):
            flow.addWidget(widget)
        self.ways.chosen.connect(self.chosen)
        self.each.clicked.connect(self._on_each)
        self.who.entered.connect(self._on_who)

    def show_plan(self, plan: Plan) -> None:
        """The way in use; a member who left gives way to all together."""
        weighted, members = plan.ways.way == "weighted", plan.ways.scored_by == "members"
        self.ways.show_chosen(plan.ways.way)
        self.typing.setVisible(plan.ways.way == "dots")
        self.each.setVisible(weighted)
        self.each.setChecked(members)
        self.who.setVisible(weighted and members)
        begun = any(score.member for score in plan.scores)
        self._begin_with = "" if begun or not plan.committee else plan.committee[0].uid
        choices = [("", _("Means of all"))]
        choices += [(each.uid, each.name or _("without a name")) for each in plan.committee]
        if not members or self.member not in {uid for uid, _name in choices}:
            self.member = ""
        self.who.fill(choices)
        self.who.set_value(self.member)

    def _on_each(self) -> None:
        self.member = self._begin_with  # before anybody scored there are no means to look at
        self.scoredBy.emit("members" if self.each.isChecked() else "committee")

    def _on_who(self, member: object) -> None:
        self.member = str(member or "")
        self.memberChosen.emit()
