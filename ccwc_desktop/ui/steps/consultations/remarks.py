"""What was said or drawn, one thing a line: places of risk, requests and replies, causes, effects,
and whatever else children said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor

from . import lines
from .lines import Field, Lines
from .panes import Pane


def _place() -> list[Field]:
    return [
        ("village", lines.choice(_("Village"), _("Which village?")), 2),
        ("text", lines.text(_("Place of risk"), _("for example: the deep pond")), 3),
        ("problem", lines.problem_choice(), 3),
    ]


def _request() -> list[Field]:
    return [
        ("text", lines.text(_("What children asked for"), _("what they asked for")), 3),
        ("reply", lines.text(_("What the council answered"), _("what was answered")), 3),
        ("problem", lines.problem_choice(), 2),
    ]


def _said() -> list[Field]:
    return [
        ("text", lines.text(_("What was said"), _("one thing that was said")), 4),
        ("problem", lines.problem_choice(), 3),
    ]


def _cause() -> list[Field]:
    return [("text", lines.text(_("A cause")), 1)]


def _effect() -> list[Field]:
    return [("text", lines.text(_("An effect")), 1)]


def _kinds() -> dict[str, tuple[Callable[[], list[Field]], tuple[str, str], tuple[str, ...]]]:
    """Kind -> the fields of a line, the words of its buttons, what is free text."""
    return {
        "risk_place": (_place, (_("Add a place"), _("Take this place away")), ("text",)),
        "request": (
            _request,
            (_("Add a request"), _("Take this request away")),
            ("text", "reply"),
        ),
        "said": (_said, (_("Add what was said"), _("Take this line away")), ("text",)),
        "cause": (_cause, (_("Add a cause"), _("Take this cause away")), ("text",)),
        "effect": (_effect, (_("Add an effect"), _("Take this effect away")), ("text",)),
    }


class RemarkLines(QWidget):
    """The remarks of one kind (of one option, when it is given) as lines that are kept at once."""

    appeared = Signal(QWidget)

    def __init__(self, editor: Editor, kind: str, option: str | None = None) -> None:
        super().__init__()
        self.editor = editor
        self.uid = ""
        self._kind, self._option = kind, option
        fields, said, free = _kinds()[kind]
        self.list = Lines(fields, said, free, editor, self._name_of)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.list)
        self.list.added.connect(self._on_added)
        self.list.changed.connect(self._on_changed)
        self.list.removed.connect(self._on_removed)
        self.list.appeared.connect(self.appeared)

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show the remarks of this kind."""
        self.uid = each.uid
        shown = [
            remark
            for remark in each.remarks
            if remark.kind == self._kind and self._option in (None, remark.option)
        ]
        choices = {
            "village": [(v.code, v.name(current())) for v in villages],
            "problem": lines.problem_choices(problems),
        }
        self.list.show_records(shown, lines.with_choices(**choices))

    def leave(self) -> None:
        """Keep what is only typed."""
        self.list.leave()

    def _name_of(self, column: str) -> str:
        return f"consultations:{self.uid}:remark:{column}" if self.uid else ""

    def _on_added(self) -> None:
        with self.editor.together(_("add a remark")):
            uid = self.editor.apply(
                "consultations.add_remark",
                uid=self.uid,
                kind=self._kind,
                option=self._option or "",
            )
        self.list.focus_line(str(uid))

    def _on_changed(self, remark: str, name: str, value: object) -> None:
        with self.editor.together(_("what was said")):
            self.editor.attempt(
                "consultations.change_remark", uid=self.uid, remark=remark, **{name: value}
            )

    def _on_removed(self, remark: str) -> None:
        with self.editor.together(_("take a line away")):
            self.editor.attempt("consultations.remove_remark", uid=self.uid, remark=remark)


class RemarksPane(Pane):
    """A way of recording that has remarks only: a map, a forum."""

    def __init__(self, editor: Editor, kind: str) -> None:
        super().__init__(editor)
        self.remarks = RemarkLines(editor, kind)
        self.remarks.appeared.connect(self.appeared)
        self.body.addWidget(self.remarks)

    def show_consultation(
        self, each: Consultation, villages: Sequence[Village], problems: Sequence[Problem]
    ) -> None:
        """Show the remarks."""
        self.uid = each.uid
        self.remarks.show_consultation(each, villages, problems)

    def leave(self) -> bool:
        """Keep what is only typed."""
        self.remarks.leave()
        return True

    def lists(self) -> list[Lines]:
        """The list."""
        return [self.remarks.list]
