"""How many girls and boys: typed by hand, or taken from a figure of the problem's villages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ccwc_desktop.domain import affected
from ccwc_desktop.domain.affected import Counted
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import count_field, text_field
from ccwc_desktop.ui.widgets.privacy import warn_of_risks
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .facts import beside


class Counts(Part):
    """Girls, boys, the figure they come from, and why the committee says another number."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("How many girls and boys?"))
        self.girls = self.field(FieldBlock(_("Girls affected"), count_field()), "girls")
        self.boys = self.field(FieldBlock(_("Boys affected"), count_field()), "boys")
        self.figure = FieldBlock(_("Where the numbers come from"), ChoiceField())
        self.reason = self.field(
            FieldBlock(_("Why the committee says another number"), text_field()),
            "affected_reason",
            _("the reason"),
        )
        self.told = small("")
        self.again = Button(_("Take the numbers of the figure"), "link")
        self._by = ""
        self.body.addLayout(beside((self.girls, 3), (self.boys, 3), (self.figure, 8)))
        self.body.addWidget(self.told)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.reason)
        self.figure.edited.connect(self._on_figure)
        self.again.clicked.connect(lambda: self._take(self._by))

    def show_problem(
        self, problem: Problem, known: Sequence[Counted], told: Counted | None
    ) -> None:
        """Show the kept values; `known` are the figures of its villages, `told` the chosen one."""
        self.uid, self._by = problem.uid, problem.affected_by
        offered = [(each.indicator, _offered(each)) for each in known]
        if problem.affected_by and problem.affected_by not in dict(offered):
            offered.append((problem.affected_by, _name(problem.affected_by)))
        self.figure.editor.fill([("", _("counted by hand")), *offered])
        self.girls.set_value(problem.girls)
        self.boys.set_value(problem.boys)
        self.figure.set_value(problem.affected_by)
        self.reason.set_value(problem.affected_reason)
        self._say(problem, told)

    def _say(self, problem: Problem, told: Counted | None) -> None:
        taken = bool(problem.affected_by)
        other = told is not None and affected.differs(problem, told)
        self.told.setVisible(taken)
        self.again.setVisible(taken and other)
        self.reason.setVisible(taken and (other or bool(problem.affected_reason)))
        if taken:
            self.told.say(_came_from(problem, told))
        if taken and told is not None and affected.wants_reason(problem, told):
            self.reason.show_warning(
                _("Please write why the number is another one than the figure’s.")
            )
        else:
            if not self.reason.is_wrong():
                self.reason.clear_message()
            warn_of_risks(self.reason, problem.affected_reason)

    def _on_figure(self, code: object) -> None:
        if code:
            self._take(str(code))
            return
        with self.editor.together(_("where the numbers come from")):
            self.editor.attempt("problems.change", uid=self.uid, affected_by="", affected_reason="")

    def _take(self, code: str) -> None:
        try:
            with self.editor.together(_("the numbers of a figure")):
                self.editor.apply("problems.take_figures", uid=self.uid, indicator=code)
        except Refused as refused:
            self.figure.show_refusal(messages.sentence(refused))


def _name(code: str) -> str:
    """What is counted; where a fall is bad those who are left out are affected."""
    known = names.indicator(code)
    said = names.indicator_name(code, current())
    if known is not None and known.worse == "down":
        return _("Left out of: {figure}").format(figure=said)
    return said


def _offered(each: Counted) -> str:
    return _("{figure}: {girls} girls, {boys} boys").format(
        figure=_name(each.indicator),
        girls=wording.number(each.girls or 0),
        boys=wording.number(each.boys or 0),
    )


def _came_from(problem: Problem, told: Counted | None) -> str:
    """Which figure of which year and how many villages, with its numbers."""
    name, count = _name(problem.affected_by), len(problem.villages)
    if told is None or not told.known:
        return _("From “{figure}”, which does not know all these villages now.").format(figure=name)
    said = ngettext(
        "From “{figure}” of {year}, {count} village: {girls} girls, {boys} boys.",
        "From “{figure}” of {year}, {count} villages: {girls} girls, {boys} boys.",
        count,
    )
    return said.format(
        figure=name,
        year=digits.localise(str(told.year), current()),
        count=wording.number(count),
        girls=wording.number(told.girls or 0),
        boys=wording.number(told.boys or 0),
    )
