"""Which problems children raised, and which of them said it."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import consultations as voices
from .consultations import Consultation
from .merging import heard_through, targets
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Said:
    """Where a problem was raised: a consultation (uid), and the (sex, age) groups that did.

    `words` are what they chose or said of it, each once.
    """

    consultation: str
    groups: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()


def said_by(
    problem: Problem, consultations: Iterable[Consultation], problems: Iterable[Problem] = ()
) -> tuple[Said, ...]:
    """Who raised a problem, in the order of the consultations.

    A group raised it when it chose an option that speaks for it. A remark, or evidence that points
    to a consultation, was raised by all children who were there. With `problems`, what was said of
    the parts of a problem counts too. A consultation with safeguards missing counts: whoever spoke
    is owed an answer.
    """
    listed = tuple(problems)
    to = targets(listed)
    own = {problem.uid, *(uid for uid, whole in to.items() if whole == problem.uid)}
    shown = {
        each.ref
        for one in (problem, *(each for each in listed if each.uid in own))
        for each in one.evidence
        if each.kind == "consultation"
    }
    found = []
    for meeting in heard_through(consultations, listed):
        said = _said(problem.uid, meeting, meeting.uid in shown)
        if said is not None:
            found.append(said)
    return tuple(found)


def child_raised(
    problem: Problem, consultations: Iterable[Consultation], problems: Iterable[Problem] = ()
) -> bool:
    """Whether children raised a problem: see `said_by`."""
    return bool(said_by(problem, consultations, problems))


def _said(problem: str, meeting: Consultation, shown: bool) -> Said | None:
    speaking = [each for each in meeting.options if each.problem == problem]
    remarks = [each for each in meeting.remarks if each.problem == problem]
    groups = voices.merged(meeting.groups)
    chosen = {(group.sex, group.age): voices.chosen(meeting.method, group) for group in groups}
    wanted = [each for each in speaking if any(each.uid in points for points in chosen.values())]
    if shown or remarks:
        who = tuple((group.sex, group.age) for group in groups if group.heads)
    else:
        options = {each.uid for each in wanted}
        who = tuple(key for key, points in chosen.items() if options & points.keys())
    if not (shown or remarks or wanted):
        return None
    words = (*(each.text for each in wanted), *(each.text for each in remarks))
    return Said(meeting.uid, who, tuple(dict.fromkeys(each for each in words if each)))
