"""What a problem is called, where it is, what it is about, who can act, why it is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.social_services import Office
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, problem_sources
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.referral import ReferralCard
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button, Switch
from ccwc_desktop.ui.widgets.choices import ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText, text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import small

from .gate import MandateGate


class What(Part):
    """Titles, villages, sector, theme, right, and whether the numbers are sensitive."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("What and where"))
        km, en = FieldBlock(_("In Khmer"), text_field()), FieldBlock(_("In English"), text_field())
        khmer = current() == "km"
        self.title = self.field(km, "title_km", _("the name in Khmer"))
        self.other_title = self.field(en, "title_en", _("the name in English"))
        first, second = (km, en) if khmer else (en, km)
        self._villages = MultiChoice(nothing=_("Choose villages"))
        self.villages = self.field(FieldBlock(_("Villages"), self._villages), "villages")
        self.sector = self._choice(_("Sector"), "sector", "sectors")
        self.theme = self._choice(_("Typical theme"), "theme", "themes", _("none of these"))
        self.cluster = self._choice(
            _("Right of the child"), "cluster", "crc_clusters", _("not said")
        )
        self.suggested = Button("", "link")
        self.sensitive = Switch(_("Sensitive: show the public no numbers, villages or cause"))
        self._cluster = ""
        self.body.addWidget(small(_("Say what is wrong, for whom and where, in one sentence.")))
        self.body.addWidget(first)
        self.body.addWidget(second)
        self.body.addLayout(beside((self.villages, 5), (self.sector, 5)))
        self.body.addLayout(beside((self.theme, 5), (self.cluster, 5)))
        self.body.addWidget(self.suggested, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.sensitive, 0, Qt.AlignmentFlag.AlignLeft)
        self.sensitive.clicked.connect(self._on_sensitive)
        self.suggested.clicked.connect(lambda: self.cluster.editor.put(self._cluster))

    def _choice(self, label: str, column: str, listname: str, none: str = "") -> FieldBlock:
        named = [(key, name.text(current())) for key, name in names.names(listname).items()]
        editor = ChoiceField([("", none), *named] if none else named)
        return self.field(FieldBlock(label, editor), column)

    def show_problem(self, problem: Problem, villages: Sequence[Village]) -> None:
        """Show the kept values."""
        self.uid = problem.uid
        self._villages.fill([(v.code, v.name(current())) for v in villages])
        for block, value in (
            (self.title, problem.title_km),
            (self.other_title, problem.title_en),
            (self.villages, problem.villages),
            (self.sector, problem.sector),
            (self.theme, problem.theme),
            (self.cluster, problem.cluster),
        ):
            block.set_value(value)
        self.sensitive.setChecked(problem.sensitive)
        self._suggest(problem)
        warn_of_risks(self.title, problem.title_km)
        warn_of_risks(self.other_title, problem.title_en)

    def _suggest(self, problem: Problem) -> None:
        """The right that its theme or figures speak of, while no right is said."""
        found = problem_sources.suggested_clusters(problem)
        self._cluster = found[0] if found and not problem.cluster else ""
        self.suggested.setVisible(bool(self._cluster))
        if self._cluster:
            right = names.names("crc_clusters")[self._cluster].text(current())
            self.suggested.say(_("Suggested: {right}").format(right=right))

    def _on_sensitive(self, on: bool) -> None:
        with self.editor.together(_("the mark “sensitive”")):
            self.editor.attempt("problems.change", uid=self.uid, sensitive=on)


class Gate(Part):
    """Who can act; a single case is told where to go."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("Who can act on it?"))
        self.mandate = self.field(
            FieldBlock(_("Please choose one"), MandateGate(editor.identity)),
            "mandate",
            _("who can act"),
        )
        self._referral = ReferralCard()
        self._referral.close_button.hide()
        self.body.addWidget(self.mandate)
        self.body.addWidget(self._referral)

    def show_problem(self, problem: Problem, offices: Sequence[Office]) -> None:
        """Show the answer; for a single case, the offices to call."""
        self.uid = problem.uid
        self.mandate.set_value(problem.mandate)
        self._referral.show_offices(offices)
        self._referral.setVisible(problem.mandate == "referral")


class Why(Part):
    """Cause and need, in the committee's own words."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("Why it is so, and what is needed"))
        self.cause = self.field(FieldBlock(_("Cause"), LongText(3)), "cause")
        self.need = self.field(FieldBlock(_("Need"), LongText(3)), "need")
        self.body.addWidget(self.cause)
        self.body.addWidget(self.need)

    def show_problem(self, problem: Problem) -> None:
        """Show the kept texts."""
        self.uid = problem.uid
        self.cause.set_value(problem.cause)
        self.need.set_value(problem.need)
        warn_of_risks(self.cause, problem.cause)
        warn_of_risks(self.need, problem.need)


def beside(*blocks: tuple[FieldBlock, int]) -> QHBoxLayout:
    """Fields on one line, each with its share of the room."""
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s4"))
    for block, share in blocks:
        row.addWidget(block, share, Qt.AlignmentFlag.AlignTop)
    return row
