"""S16, the problem trees: what leads to each problem, and what comes of it.

For the committee and the district. It has no edition for the public: causes are told in the
committee's own words.
"""

from collections.abc import Iterable

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import problem_tree
from ccwc_desktop.domain.problems import Branch, Problem
from ccwc_desktop.language.catalogue import N_

from . import frame, listing
from .subject import Subject
from .typesetting import PageFrame, Style, Together, bold, code, styles
from .typesetting.spans import Content
from .typesetting.trees import Box, Tree
from .wording import Wording

SHEET = listing.sheet("problem-tree")
_FIRST, _DEEP = Style(size=9.2), Style(size=8.6)
_TRUNK = Style(size=9.6, bold=True, align="centre")
_HEADS = N_("Causes at the left, effects at the right.")


def page(subject: Subject, words: Wording) -> PageFrame:
    """The frame of the sheet."""
    first, last = subject.plan.cip_year, subject.plan.cip_year + 2
    subtitle = words.told("Why it is so, and what comes of it")
    return frame.framed(
        subject,
        SHEET,
        words,
        SHEET.title,
        frame.titled(subtitle, subject, words),
        about=words.years(first, last),
    )


def story(subject: Subject, words: Wording) -> list[Flowable]:
    """One tree below the other; each stands on one page when it can."""
    told = problem_tree.told(subject.plan.problems)
    heads = words.paragraph(words.beside(_HEADS), styles.NOTE)
    return [heads, *(_tree(subject, words, each) for each in told)]


def _tree(subject: Subject, words: Wording, problem: Problem) -> Flowable:
    title = problem.title(words.language)
    heading: Content = (code(problem.code), " ", bold(title))
    branches = problem_tree.written(problem.branches)
    tree = Tree(
        _boxes(words, branches, "cause"),
        words.paragraph(title or words.dash, _TRUNK),
        _boxes(words, branches, "effect"),
    )
    return Together(
        [
            words.paragraph(heading, styles.SECTION),
            words.paragraph(_where(subject, words, problem), styles.REASON),
            tree,
        ]
    )


def _where(subject: Subject, words: Wording, problem: Problem) -> str:
    """Villages, and how many children where that is known."""
    said = [f"{words.told('Villages')}{words.colon} {words.villages(subject, problem.villages)}"]
    if problem.girls is not None and problem.boys is not None:
        said.append(
            words.told(
                "Children affected: {n} (girls: {girls}).",
                n=words.number(problem.girls + problem.boys),
                girls=words.number(problem.girls),
            )
        )
    return " · ".join(said)


def _boxes(words: Wording, branches: Iterable[Branch], kind: str) -> list[Box]:
    boxes = []
    for limb in problem_tree.limbs(branches, kind):
        boxes.append(Box(words.paragraph(_said(limb.branch), _FIRST)))
        boxes += [Box(words.paragraph(_said(each), _DEEP), deep=True) for each in limb.twigs]
    return boxes


def _said(branch: Branch) -> str:
    """What it says; a text of another program that is longer than a box may be is cut."""
    text = branch.text.strip()
    longest = problem_tree.LONGEST
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
