"""Children's voices: who was heard, how, the ten safeguards, and votes by group.

No name of a child exists here: children are counted, never listed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

METHODS = (
    "vote",
    "rank",
    "pair",
    "tree",
    "map",
    "group_talk",
    "drawing",
    "forum",
    "scorecard",
    "box",
)
AGE_GROUPS = ("6-9", "10-13", "14-17")
SAFEGUARDS = (
    "purpose",
    "voluntary",
    "guardian_consent",
    "child_assent",
    "photo_consent",
    "safe_place",
    "two_adults",
    "concern_person",
    "access",
    "feedback_date",
)


@dataclass(frozen=True, slots=True)
class Vote:
    """How many votes of a group an option got."""

    option: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Children heard together: `heads` people, of one sex and one age group."""

    uid: str
    sex: str
    age: str
    heads: int = 0
    with_disability: int = 0
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """What children could vote for; it may speak for one problem (its uid)."""

    uid: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """One meeting with children in some villages. `safeguards` are those that were kept."""

    uid: str
    held_on: date | None = None
    method: str = "group_talk"
    villages: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    safeguards: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    words: str = ""
    feedback_on: date | None = None


def missing_safeguards(consultation: Consultation) -> tuple[str, ...]:
    """The safeguards not kept yet, in the order of the checklist."""
    return tuple(each for each in SAFEGUARDS if each not in consultation.safeguards)


def is_valid(consultation: Consultation) -> bool:
    """Only a consultation with all ten safeguards counts (field.md 6.3)."""
    return not missing_safeguards(consultation)


def heads(consultation: Consultation) -> int:
    """Children heard (people)."""
    return sum(group.heads for group in consultation.groups)


def coverage(
    consultations: Iterable[Consultation], villages: Iterable[str]
) -> dict[tuple[str, str, str], str]:
    """(village, sex, age) -> "heard" (valid), "open" (safeguards missing) or "none"."""
    circles = {
        (village, sex, age): "none"
        for village in villages
        for sex in ("f", "m")
        for age in AGE_GROUPS
    }
    for consultation in consultations:
        mark = "heard" if is_valid(consultation) else "open"
        for village in consultation.villages:
            for group in consultation.groups:
                key = (village, group.sex, group.age)
                if group.heads and key in circles and circles[key] != "heard":
                    circles[key] = mark
    return circles


def children_scores(consultations: Iterable[Consultation]) -> dict[str, Fraction]:
    """Problem uid -> mean over groups of its share of the group's votes (0-1).

    Only valid consultations count. A group is one (consultation, sex, age group); a group that
    could not vote for a problem gives it no share.
    """
    shares: dict[str, Fraction] = defaultdict(Fraction)
    groups = 0
    for consultation in consultations:
        if not is_valid(consultation):
            continue
        speaks_for = {option.uid: option.problem for option in consultation.options}
        for votes in _votes_by_group(consultation).values():
            cast = sum(vote.count for vote in votes)
            if not cast:
                continue
            groups += 1
            for vote in votes:
                if problem := speaks_for.get(vote.option):
                    shares[problem] += Fraction(vote.count, cast)
    return {problem: share / groups for problem, share in shares.items() if share}


def _votes_by_group(consultation: Consultation) -> dict[tuple[str, str], list[Vote]]:
    together: dict[tuple[str, str], list[Vote]] = defaultdict(list)
    for group in consultation.groups:
        together[group.sex, group.age] += group.votes
    return together
