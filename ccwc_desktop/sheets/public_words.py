"""Which of a committee's own words may stand on a public paper."""

from ccwc_desktop.domain import disclosure
from ccwc_desktop.domain.problems import Problem

from .subject import Subject


def may_be_read(subject: Subject, problem: Problem, text: str) -> bool:
    """Whether words about a problem may be read by everybody.

    Never words that may point to a child and, for a sensitive problem, none at all: a number may be
    written in words, and a place has more names than the list knows.
    """
    return not problem.sensitive and not disclosure.risks(text, subject.child_names)


def points_to_a_child(subject: Subject, problem: Problem, title: str) -> bool:
    """Whether a title may show who a child is, or where a sensitive problem lies."""
    if disclosure.risks(title, subject.child_names):
        return True
    villages = [name for each in subject.plan.villages for name in (each.name_km, each.name_en)]
    return problem.sensitive and any(name and name in title for name in villages)
