"""A problem as a card: girls, boys, villages, what shows it, who can act."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ccwc_desktop.domain import problems
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.ui.place_names import here
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.marks import Mark, count_mark
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

from . import wording


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a problem: how many count for it, what it counts for, what it is like."""

    parts: int = 0
    into: Problem | None = None
    like: Problem | None = None


NOTHING = Beside()


class ProblemCard(Card):
    """Opens its problem; `togetherWanted(uid)` puts it together with the problem it is like.

    `apartWanted(uid)` says that the two are not the same.
    """

    togetherWanted = Signal(str)
    apartWanted = Signal(str)

    def __init__(self, problem: Problem, whose: Identity, beside: Beside = NOTHING) -> None:
        super().__init__(_spoken(problem, beside, whose), opens=True)
        self.uid = problem.uid
        self.like: Button | None = None
        self.unlike: Button | None = None
        self.body.setContentsMargins(13, 6, 10, 8)
        self.body.setSpacing(2)
        self.body.addWidget(Text(wording.title(problem), "strong", typed=True))
        self.body.addLayout(_affected(problem, beside))
        self.body.addLayout(_evidence(problem, beside, whose))
        if beside.like is not None:
            self.body.addLayout(self._hint(beside.like))

    def _hint(self, like: Problem) -> QVBoxLayout:
        said = _("Looks like {code}").format(code=wording.code(like))
        name = wording.named(like)
        self.like = _link(_("Put together"), _("Put together with {problem}").format(problem=name))
        self.unlike = _link(_("Not the same"), _("Not the same as {problem}").format(problem=name))
        self.like.clicked.connect(lambda: self.togetherWanted.emit(like.uid))
        self.unlike.clicked.connect(lambda: self.apartWanted.emit(like.uid))
        links = FlowLayout(gap=tokens.px("s1"))
        links.addWidget(self.like)
        links.addWidget(self.unlike)
        hint = QVBoxLayout()
        hint.setSpacing(0)
        hint.addWidget(Text(said, "small", "ink-soft", wrap=False))
        hint.addLayout(links)
        return hint


def _link(text: str, spoken: str) -> Button:
    link = Button(text, "link", dense=True)
    link.setAccessibleName(spoken)
    link.setToolTip(spoken)
    return link


def _affected(problem: Problem, beside: Beside) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s4"))
    if problem.sensitive:
        said = wording.hidden_counts()
        row.addWidget(Mark("lock", "ink-soft", said, said, ink="ink-soft"))
    else:
        for icon, colour, count, name in (
            ("girl", "girls", problem.girls, _("girls")),
            ("boy", "boys", problem.boys, _("boys")),
        ):
            if count is not None:
                row.addWidget(count_mark(icon, colour, count, name))
        if problem.villages:
            row.addWidget(count_mark("village", "ink-soft", len(problem.villages), _("villages")))
    if beside.parts:
        row.addWidget(count_mark("merge", "ink-soft", beside.parts, _("put together with it")))
    row.addStretch()
    return row


def _evidence(problem: Problem, beside: Beside, whose: Identity) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    marks = FlowLayout(gap=tokens.px("s3"))
    for kind, count in wording.counts(problem):
        marks.addWidget(
            count_mark(wording.EVIDENCE_ICONS[kind], "teal", count, wording.evidence(kind))
        )
    row.addLayout(marks, 1)
    row.addWidget(_tag(problem, beside, whose), 0, Qt.AlignmentFlag.AlignBottom)
    return row


def _tag(problem: Problem, beside: Beside, whose: Identity) -> Tag:
    """Who can act; before that is known, how many points are missing."""
    if beside.into is not None:
        return Tag(_("counts for {code}").format(code=wording.code(beside.into)), "plain", "merge")
    gaps = problems.missing(problem)
    if problem.mandate == "referral" or not gaps:
        colour = "teal" if problem.mandate == "commune" else "plain"
        said = here(wording.mandate_tag(problem.mandate), whose)
        return Tag(said, colour)  # type: ignore[arg-type]
    return Tag(wording.points_missing(len(gaps)), "amber", "warning")


def _spoken(problem: Problem, beside: Beside, whose: Identity) -> str:
    """The card in one sentence."""
    parts = [problem.code, wording.title(problem)]
    if beside.into is not None:
        parts.append(_("counts for {code}").format(code=wording.code(beside.into)))
    if problem.sensitive:
        parts.append(wording.hidden_counts())
    elif problem.girls is not None and problem.boys is not None:
        parts += [
            f"{_('girls')} {wording.number(problem.girls)}",
            f"{_('boys')} {wording.number(problem.boys)}",
        ]
    parts += [
        f"{wording.evidence(kind)} {wording.number(n)}" for kind, n in wording.counts(problem)
    ]
    if problem.mandate:
        parts.append(here(wording.mandate(problem.mandate), whose))
    return _(", ").join(parts)
