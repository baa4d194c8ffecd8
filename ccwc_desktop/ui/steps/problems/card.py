"""A problem as a card: girls, boys, villages, what shows it, who can act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ccwc_desktop.domain import problems
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.cards import Card, FlowLayout
from ccwc_desktop.ui.widgets.marks import Mark, count_mark
from ccwc_desktop.ui.widgets.signs import Tag
from ccwc_desktop.ui.widgets.text import Text

from . import wording


class ProblemCard(Card):
    """Opens its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(_spoken(problem), opens=True)
        self.uid = problem.uid
        self.body.setContentsMargins(13, 6, 10, 8)
        self.body.setSpacing(2)
        self.body.addWidget(Text(wording.title(problem), "strong", typed=True))
        self.body.addLayout(_affected(problem))
        self.body.addLayout(_evidence(problem))


def _affected(problem: Problem) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s4"))
    if problem.sensitive:
        said = wording.hidden_counts()
        row.addWidget(Mark("lock", "ink-soft", said, said, ink="ink-soft"))
        row.addStretch()
        return row
    for icon, colour, count, name in (
        ("girl", "girls", problem.girls, _("girls")),
        ("boy", "boys", problem.boys, _("boys")),
    ):
        if count is not None:
            row.addWidget(count_mark(icon, colour, count, name))
    if problem.villages:
        row.addWidget(count_mark("village", "ink-soft", len(problem.villages), _("villages")))
    row.addStretch()
    return row


def _evidence(problem: Problem) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.px("s2"))
    marks = FlowLayout(gap=tokens.px("s3"))
    for kind, count in wording.counts(problem):
        marks.addWidget(
            count_mark(wording.EVIDENCE_ICONS[kind], "teal", count, wording.evidence(kind))
        )
    row.addLayout(marks, 1)
    row.addWidget(_tag(problem), 0, Qt.AlignmentFlag.AlignBottom)
    return row


def _tag(problem: Problem) -> Tag:
    """Who can act; before that is known, how many points are missing."""
    gaps = problems.missing(problem)
    if problem.mandate == "referral" or not gaps:
        colour = "teal" if problem.mandate == "commune" else "plain"
        return Tag(wording.mandate_tag(problem.mandate), colour)  # type: ignore[arg-type]
    return Tag(wording.points_missing(len(gaps)), "amber", "warning")


def _spoken(problem: Problem) -> str:
    """The card in one sentence."""
    parts = [problem.code, wording.title(problem)]
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
        parts.append(wording.mandate(problem.mandate))
    return _(", ").join(parts)
