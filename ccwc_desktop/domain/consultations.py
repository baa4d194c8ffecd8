"""Children's voices: who was heard, how, the ten safeguards, and votes by group.

No name of a child exists here: children are counted, never listed.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
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
BY_VOTES = ("vote", "box", "drawing")
"""Children give each choice a number: stickers, papers in a box, drawings on a theme."""
BY_ORDER = ("rank", "group_talk")
"""Children put choices in order (a group talk: its first three)."""
REMARK_KINDS = ("cause", "effect", "risk_place", "request", "said")
FACES = 5
"""Faces of a scorecard, from very bad to very good (field.md 5)."""
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
class Pair:
    """What a group preferred of two options (uids)."""

    one: str
    other: str
    preferred: str


@dataclass(frozen=True, slots=True)
class Faces:
    """How many children of a group chose each face for an option, worst face first (5 counts)."""

    option: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Children heard together: `heads` people, of one sex and one age group.

    `with_disability`, `minority` and `poor` (households) are parts of the heads and may overlap.
    What the group said is in the part that its method fills: `votes`, `order` (options, first is
    most wanted), `pairs` or `faces`.
    """

    uid: str
    sex: str
    age: str
    heads: int = 0
    with_disability: int = 0
    minority: int = 0
    poor: int = 0
    votes: tuple[Vote, ...] = ()
    order: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    faces: tuple[Faces, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """What children could choose; it may speak for one problem (its uid) and one theme (code)."""

    uid: str
    text: str
    problem: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said or drawn; `kind` is one of `REMARK_KINDS`.

    `option` is what a cause or effect belongs to, `village` where a place of risk lies, `reply`
    what the council answered to a request. It may speak for one problem (its uid).
    """

    uid: str
    kind: str
    text: str = ""
    option: str = ""
    village: str = ""
    reply: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Adult:
    """A grown-up who led or noted a consultation. Children are never listed."""

    uid: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """One meeting with children in some villages. `safeguards` are those that were kept.

    `place` is where it was held, `minutes` how long it took, `not_there` who was missing;
    `answered_on` is when the children got their answer, promised for `feedback_on`.
    """

    uid: str
    held_on: date | None = None
    method: str = "group_talk"
    villages: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    safeguards: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    words: str = ""
    feedback_on: date | None = None
    place: str = ""
    minutes: int | None = None
    adults: tuple[Adult, ...] = ()
    not_there: str = ""
    remarks: tuple[Remark, ...] = ()
    answered_on: date | None = None


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
        minority=one.minority + other.minority,
        poor=one.poor + other.poor,
        order=one.order or other.order,
        pairs=one.pairs or other.pairs,
        faces=one.faces or other.faces,
        votes=tuple(Vote(option, count) for option, count in votes.items()),
    )


def with_options(group: Group, known: Collection[str]) -> Group:
    """The group with what it said about the options (uids) that are there, and nothing else."""
    return replace(
        group,
        votes=tuple(each for each in group.votes if each.option in known),
        order=tuple(each for each in group.order if each in known),
        pairs=tuple(each for each in group.pairs if each.one in known and each.other in known),
        faces=tuple(each for each in group.faces if each.option in known),
    )


def votes(groups: Iterable[Group], option: str) -> int:
    """The votes an option got in these groups."""
    return sum(vote.count for group in groups for vote in group.votes if vote.option == option)


_QUOTES = re.compile("[«“][^»”]+[»”]")


def quotes(words: str) -> tuple[str, ...]:
    """What children said in their own words: the parts of a text between « » or “ ”."""
    return tuple(_QUOTES.findall(words))


def children_scores(consultations: Iterable[Consultation]) -> dict[str, Fraction]:
    """Problem uid -> mean over groups of its share of what the group chose (0-1).

    Only valid consultations count. A group is one (consultation, sex, age group); one that could
    not choose a problem gives it no share. Methods count by their own data: votes as they were
    cast, an order by the points of Borda, pairs by how often an option was preferred. A scorecard
    does not count: a face says how good a service is, not how much it matters, and a good one is no
    problem. Trees, maps and forums tell what there is, without choosing.
    """
    shares: dict[str, Fraction] = defaultdict(Fraction)
    groups = 0
    for consultation in consultations:
        if not is_valid(consultation):
            continue
        speaks_for = {option.uid: option.problem for option in consultation.options}
        for group in merged(consultation.groups):
            points = chosen(consultation.method, group)
            given = sum(points.values())
            if not given:
                continue
            groups += 1
            for option, number in points.items():
                if problem := speaks_for.get(option):
                    shares[problem] += Fraction(number, given)
    return {problem: share / groups for problem, share in shares.items() if share}


def chosen(method: str, group: Group) -> dict[str, int]:
    """Option (uid) -> what it got from a group by this method; empty when nothing was chosen.

    An order of n options gives n points to the first, n - 1 to the next, 1 to the last: J.-C. de
    Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences 1781
    (Paris 1784), 657-665, with both of his units 1. So what was named last still stands above what
    was not named, and one that was named alone has all.
    """
    points: dict[str, int] = defaultdict(int)
    if method in BY_VOTES:
        for vote in group.votes:
            points[vote.option] += vote.count
    elif method in BY_ORDER:
        named = tuple(dict.fromkeys(group.order))
        points.update((option, len(named) - place) for place, option in enumerate(named))
    elif method == "pair":
        for pair in group.pairs:
            if pair.preferred in (pair.one, pair.other):
                points[pair.preferred] += 1
    return points
