"""Children's voices: who was heard, how, the ten safeguards, and votes by group.

No name of a child exists here: children are counted, never listed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
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


def state(consultation: Consultation) -> str:
    """ "planned" until a child was counted, then "open" (safeguards missing) or "complete"."""
    if not heads(consultation):
        return "planned"
    return "complete" if is_valid(consultation) else "open"


def merged(groups: Iterable[Group]) -> tuple[Group, ...]:
    """One group of each sex and age, girls first within an age; what was counted is added up."""
    together: dict[tuple[str, str], Group] = {}
    for group in groups:
        key = (group.sex, group.age)
        have = together.get(key)
        together[key] = group if have is None else _added(have, group)
    order = [(sex, age) for age in AGE_GROUPS for sex in ("f", "m")]
    return tuple(together[key] for key in order if key in together)


def _added(one: Group, other: Group) -> Group:
    votes: dict[str, int] = defaultdict(int)
    for vote in (*one.votes, *other.votes):
        votes[vote.option] += vote.count
    return replace(
        one,
        heads=one.heads + other.heads,
        with_disability=one.with_disability + other.with_disability,
        votes=tuple(Vote(option, count) for option, count in votes.items()),
    )


def counted(groups: Iterable[Group], new: Group) -> tuple[Group, ...]:
    """The groups with the children of `new` as counted there; its votes stay as they were.

    A group in which nobody was counted and nobody voted is no group.
    """
    others, have = _parted(groups, new)
    here = replace(have, heads=new.heads, with_disability=new.with_disability)
    empty = not (here.heads or here.with_disability or here.votes)
    return merged(others if empty else (*others, here))


def voted(groups: Iterable[Group], of: Group, option: str, count: int) -> tuple[Group, ...]:
    """The groups, with `count` votes for an option in the group of that sex and age."""
    others, have = _parted(groups, of)
    kept = tuple(vote for vote in have.votes if vote.option != option)
    votes = (*kept, Vote(option, count)) if count else kept
    return merged((*others, replace(have, votes=votes)))


def _parted(groups: Iterable[Group], like: Group) -> tuple[tuple[Group, ...], Group]:
    """The groups of another sex or age, and the one like `like` (itself when there is none)."""
    known = merged(groups)
    others = tuple(each for each in known if (each.sex, each.age) != (like.sex, like.age))
    have = next((each for each in known if each not in others), replace(like, votes=()))
    return others, have


def without_option(consultation: Consultation, option: str) -> Consultation:
    """The consultation without an option and the votes it got."""
    return replace(
        consultation,
        options=tuple(each for each in consultation.options if each.uid != option),
        groups=tuple(
            replace(group, votes=tuple(vote for vote in group.votes if vote.option != option))
            for group in consultation.groups
        ),
    )


def votes(groups: Iterable[Group], option: str) -> int:
    """The votes an option got in these groups."""
    return sum(vote.count for group in groups for vote in group.votes if vote.option == option)


_QUOTES = re.compile("[«“][^»”]+[»”]")


def quotes(words: str) -> tuple[str, ...]:
    """What children said in their own words: the parts of a text between « » or “ ”."""
    return tuple(_QUOTES.findall(words))


def meeting_of(
    consultations: Iterable[Consultation], village: str, sex: str, age: str
) -> Consultation | None:
    """The consultation behind a circle of the coverage: a valid one first, a planned one last."""
    order = {"complete": 0, "open": 1, "planned": 2}
    found = [
        each
        for each in consultations
        if village in each.villages and any((g.sex, g.age) == (sex, age) for g in each.groups)
    ]
    return min(found, key=lambda each: order[state(each)], default=None)


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


def villages_heard(consultations: Iterable[Consultation], villages: Iterable[str]) -> set[str]:
    """Villages of which some child was heard, whether all safeguards were kept or not."""
    circles = coverage(consultations, villages)
    return {village for (village, _sex, _age), mark in circles.items() if mark != "none"}


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
