"""Problems that are the same matter: said, put together and taken apart again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain import merging
from ccwc_desktop.domain.problems import Problem, stage
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.parts import Part
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.text import Text, small

from . import wording


@dataclass(frozen=True, slots=True)
class Kin:
    """What is the same matter as a problem: its whole, its parts, what looks like it, the rest."""

    into: Problem | None
    parts: tuple[Problem, ...]
    like: tuple[Problem, ...]
    others: tuple[Problem, ...]


def kin(problem: Problem, all_: Sequence[Problem], like: Sequence[str]) -> Kin:
    """The kin of a problem among all of its plan; `like` are uids, the likest first."""
    known = {each.uid: each for each in merging.settled(all_)}
    alone = {
        uid: each
        for uid, each in known.items()
        if not each.merged_into and uid != problem.uid and stage(each) != "referral"
    }
    own = known.get(problem.uid, problem)
    return Kin(
        into=known.get(own.merged_into),
        parts=merging.parts(all_).get(problem.uid, ()),
        like=tuple(alone[uid] for uid in like if uid in alone),
        others=tuple(alone.values()),
    )


class SameMatter(QWidget):
    """Above the form: what it was put together with, or which problem says nearly the same.

    `apartWanted()` takes it apart, `togetherWanted(into)` puts it together, `unlikeWanted(other)`
    says that the two are not the same.
    """

    apartWanted = Signal()
    togetherWanted = Signal(str)
    unlikeWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.into = Note("info", "", _("Take apart"))
        self.like = Note("warning", "", _("Put together"))
        self.unlike = Button(_("Not the same"), "plain", dense=True)
        self.like.add(self.unlike)
        self._like = ""
        column.addWidget(self.into)
        column.addWidget(self.like)
        self.into.pressed.connect(self.apartWanted)
        self.like.pressed.connect(lambda: self.togetherWanted.emit(self._like))
        self.unlike.clicked.connect(lambda: self.unlikeWanted.emit(self._like))

    def show_kin(self, kin: Kin) -> None:
        """Say it, or nothing."""
        self.into.setVisible(kin.into is not None)
        if kin.into is not None:
            said = _(
                "It is put together with {problem}. Its evidence, villages and children’s voices "
                "count there; it is not scored by itself."
            )
            sentence = said.format(problem=wording.named(kin.into))
            self.into.say("info", sentence, _("Take apart"))
        like = kin.like[0] if kin.like and kin.into is None else None
        self._like = like.uid if like else ""
        self.like.setVisible(like is not None)
        if like is not None:
            said = _("{problem} says nearly the same. If it is the same matter, put them together.")
            sentence = said.format(problem=wording.named(like))
            self.like.say("warning", sentence, _("Put together"))
            self.unlike.setAccessibleName(
                _("Not the same as {problem}").format(problem=wording.named(like))
            )
        self.setVisible(kin.into is not None or like is not None)


class Together(Part):
    """Below the form: the parts of a problem, and another problem to put it together with.

    `opened(uid)` when a part shall be seen.
    """

    opened = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, "problems", _("The same matter"))
        self._hint = small(
            _(
                "Problems of one matter are ranked as one. Nothing is lost: villages and evidence "
                "count for the whole, girls and boys are not added up."
            )
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.px("s1"))
        self.lines: dict[str, Button] = {}
        self.other = FieldBlock(
            _("Put it together with"), ChoiceField(placeholder=_("Choose another problem"))
        )
        self.body.addWidget(self._hint)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.other)
        self.other.edited.connect(lambda into: self.put_together(self.uid, str(into)))

    def show_kin(self, problem: Problem, kin: Kin) -> None:
        """Show the parts and the problems there are."""
        self.uid = problem.uid
        while (old := self._lines.takeAt(0)) is not None:
            if (line := old.widget()) is not None:
                line.hide()
                line.deleteLater()
        self.lines = {}
        for each in kin.parts:
            self._lines.addWidget(self._line(each))
        self.other.editor.fill([(each.uid, wording.named(each)) for each in kin.others])
        self.other.set_value(kin.into.uid if kin.into else None)
        self.other.setVisible(bool(kin.others))
        self.setVisible(stage(problem) != "referral" and bool(kin.others or kin.parts))

    def _line(self, part: Problem) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.px("s2"))
        name = wording.named(part)
        row.addWidget(Text(name, typed=True), 1)
        row.addWidget(small(_counted(part)))
        see = Button(_("See it"), "link", dense=True)
        see.setAccessibleName(_("See {problem}").format(problem=name))
        see.clicked.connect(lambda: self.opened.emit(part.uid))
        apart = Button(_("Take apart"), "plain", dense=True)
        apart.setAccessibleName(_("Take {problem} apart").format(problem=name))
        apart.clicked.connect(lambda: self.take_apart(part.uid))
        self.lines[part.uid] = apart
        row.addWidget(see)
        row.addWidget(apart)
        return line

    def put_together(self, uid: str, into: str) -> bool:
        """Let a problem count for another one."""
        with self.editor.together(_("put problems together")):
            return self.editor.attempt("problems.merge", uid=uid, into=into)

    def tell_apart(self, uid: str, other: str) -> bool:
        """Say that two problems only look alike."""
        with self.editor.together(_("not the same problem")):
            return self.editor.attempt("problems.tell_apart", uid=uid, other=other)

    def take_apart(self, uid: str) -> bool:
        """Let it stand for itself again."""
        with self.editor.together(_("take problems apart")):
            return self.editor.attempt("problems.merge", uid=uid, into="")


def _counted(part: Problem) -> str:
    """The numbers it says itself, which are not added up."""
    if part.girls is None or part.boys is None or part.sensitive:
        return ""
    return _("{girls} girls, {boys} boys").format(
        girls=wording.number(part.girls), boys=wording.number(part.boys)
    )
