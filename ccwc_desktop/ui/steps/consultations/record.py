"""What children said by the way they were heard: each way has its own form of recording."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain import consultations, recording
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation, Group
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui import tab_order
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.vote.actions import VoteActions
from ccwc_desktop.ui.vote.picture_choice import PictureChoice
from ccwc_desktop.ui.widgets.buttons import ViewSwitch
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import lines, wording
from .faces import FacesPane
from .lines import Field, Line, Lines
from .order import OrderPane
from .pairs import PairsPane
from .panes import Pane, name
from .remarks import RemarksPane
from .tree import TreePane
from .votes import Votes

WITHOUT_GROUPS = ("tree", "map", "forum")  # they record what was said, not who chose what
COUNTS_IN_ORDER = (*consultations.BY_VOTES, *consultations.BY_ORDER, "pair")


class Record(Part):
    """Title and hint of the way, the choices, the group in hand, and the pane of the way.

    `appeared(widget)` when a new line should be brought into view.
    """

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "consultations")
        self._meeting: Consultation | None = None
        self._group = ("", "")
        self._panes: dict[str, Pane] = {}
        self._pane: Pane | None = None
        self.switch: ViewSwitch | None = None
        self.title, self._hint = section(""), small("")
        self.options = Lines(
            _option_fields,
            (_("Add a choice"), _("Take this choice away")),
            ("text",),
            editor,
            lambda column: self.name_of(f"option:{column}"),
        )
        self.vote = VoteActions(editor)
        self._nobody = Text(_("Please count the children first, then what they chose."), "small")
        self._groups, self._place = QVBoxLayout(), QVBoxLayout()
        self._too_many, self._rule = Note("warning", ""), Note("info", "")
        self._also = small("")
        for widget in (self.title, self._hint, self.vote, self.options, self._nobody):
            self.body.addWidget(widget)
        self.body.addLayout(self._groups)
        self.body.addLayout(self._place)
        self.body.addWidget(self._too_many)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._also)
        self.body.setSpacing(tokens.px("s2"))
        self.options.added.connect(self._on_added)
        self.options.changed.connect(self._on_changed)
        self.options.removed.connect(self._on_removed)
        self.options.appeared.connect(self.appeared)
        self.vote.appeared.connect(self.appeared)

    @property
    def pane(self) -> Pane:
        """The pane of the way in hand."""
        if self._pane is None:
            raise RuntimeError("no consultation is shown")
        return self._pane

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show what was recorded by the method of this consultation."""
        self.uid, self._meeting = each.uid, each
        title, hint = wording.recording(each.method)
        self.title.say(title)
        self._hint.say(hint)
        with_options = each.method in recording.HAS_OPTIONS
        self.options.setVisible(with_options)
        self.vote.setVisible(with_options)
        self.vote.show_consultation(each)
        if with_options:
            choices = lines.with_choices(problem=lines.problem_choices(problems))
            self.options.show_records(each.options, choices)
        self._show_pane(each.method)
        groups = consultations.merged(each.groups)
        self._show_switch(groups if self.pane.by_group and each.options else ())
        counts = each.method in WITHOUT_GROUPS or bool(groups and each.options)
        self.pane.setVisible(counts)
        self._nobody.setVisible(with_options and bool(each.options) and not counts)
        if counts:
            self.pane.show_consultation(each, villages, problems)
            self._show_group()
        self._say_too_many(each)
        self._say_rule(each)
        also = [wording.method_name(other) for other in recording.also_recorded(each)]
        said = _("Recorded in other ways too, and kept: {ways}. Choose that way to see it.")
        self._also.say(said.format(ways=_(", ").join(also)))
        self._also.setVisible(bool(also))

    def leave(self) -> bool:
        """Keep what is typed in the lines and in the pane."""
        self.options.leave()
        return super().leave() and (self._pane is None or self._pane.leave())

    def line_of(self, uid: str) -> Line | None:
        """The line of an option or a remark that is in view."""
        lists = [self.options, *self.pane.lists()]
        return next((each.lines[uid] for each in lists if uid in each.lines), None)

    def _show_pane(self, method: str) -> None:
        kind = _KINDS[method]
        if kind not in self._panes:
            pane = _made(kind, self.editor)
            pane.appeared.connect(self.appeared)
            self._panes[kind] = pane
            self._place.addWidget(pane)
        for known, pane in self._panes.items():
            pane.setVisible(known == kind)
        self._pane = self._panes[kind]

    def _show_switch(self, groups: Sequence[Group]) -> None:
        """A button a group, built anew when there are other groups."""
        keys = [(group.sex, group.age) for group in groups]
        if keys and self._group not in keys:
            self._group = keys[0]
        names = {f"{sex} {age}": wording.group(sex, age) for sex, age in keys}
        if self.switch is not None and list(self.switch.buttons) != list(names):
            self._groups.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        if self.switch is None and names:
            self.switch = ViewSwitch(names, " ".join(self._group))
            self.switch.chosen.connect(self._on_group)
            self._groups.addWidget(self.switch)

    def _show_group(self) -> None:
        if self._meeting is None or not self.pane.by_group:
            return
        for group in consultations.merged(self._meeting.groups):
            if (group.sex, group.age) == self._group:
                self.pane.show_group(self._meeting, group)

    def _on_group(self, key: str) -> None:
        if not self.pane.leave():
            if self.switch is not None:
                self.switch.show_chosen(" ".join(self._group))
            return
        sex, _space, age = key.partition(" ")
        self._group = (sex, age)
        self._show_group()
        tab_order.follow_reading(self)  # the lines of this group were made last

    def _say_too_many(self, each: Consultation) -> None:
        found = recording.more_than_heads(each)
        texts = {option.uid: name(option) for option in each.options}
        said = (
            _("“{choice}”, {group}: {count}, but {heads} children were heard.").format(
                choice=texts.get(one.option, ""),
                group=wording.group(one.sex, one.age),
                count=wording.number(one.count),
                heads=wording.number(one.heads),
            )
            for one in found
        )
        why = (
            _("Each child chooses one face: please count again.")
            if each.method == "scorecard"
            else _("This is right only if a child could give one choice more than one.")
        )
        self._too_many.setVisible(bool(found))
        self._too_many.say("warning", " ".join((*said, why)))

    def _say_rule(self, each: Consultation) -> None:
        counts = each.method in COUNTS_IN_ORDER
        self._rule.setVisible(bool(each.options) if counts else each.method == "scorecard")
        without = [option for option in each.options if not option.problem]
        if not counts:
            said = _("A face says how good a service is; it does not change the children’s order.")
            self._rule.say("info", said)
        elif not consultations.is_valid(each):
            said = _("This does not count yet: all ten safeguards must be kept first.")
            self._rule.say("warning", said)
        elif without:
            said = _("Choose the problem each choice speaks for: without it, it does not count.")
            self._rule.say("warning", said)
        else:
            said = _("All ten safeguards were kept: this counts in the children’s order.")
            self._rule.say("info", said)

    def _on_added(self) -> None:
        with self.editor.together(_("add a choice")):
            uid = self.editor.apply("consultations.add_option", uid=self.uid)
        self.options.focus_line(str(uid))

    def _on_changed(self, option: str, field: str, value: object) -> None:
        with self.editor.together(_("change a choice")):
            self.editor.attempt(
                "consultations.change_option", uid=self.uid, option=option, **{field: value}
            )

    def _on_removed(self, option: str) -> None:
        with self.editor.together(_("take the choice away")):
            self.editor.attempt("consultations.remove_option", uid=self.uid, option=option)


def _option_fields() -> list[Field]:
    example = _("for example: clean latrines at school")
    return [
        ("text", lines.text(_("What children could choose"), example), 3),
        ("theme", PictureChoice(), 0),
        ("problem", lines.problem_choice(), 3),
    ]


_KINDS = {
    **dict.fromkeys(consultations.BY_VOTES, "votes"),
    **dict.fromkeys(consultations.BY_ORDER, "order"),
    "pair": "pairs",
    "scorecard": "faces",
    "tree": "tree",
    "map": "risk_place",
    "forum": "request",
}


def _made(kind: str, editor: Editor) -> Pane:
    known = {
        "votes": Votes,
        "order": OrderPane,
        "pairs": PairsPane,
        "faces": FacesPane,
        "tree": TreePane,
    }
    return known[kind](editor) if kind in known else RemarksPane(editor, kind)
