"""Whom the committee has heard: circles of villages and groups, and who has not been heard yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .consultations import AGE_GROUPS, Consultation, is_valid, state

SEXES = ("f", "m")


@dataclass(frozen=True, slots=True)
class Heard:
    """Children heard with all safeguards kept, over the whole commune.

    `groups` is (sex, age group) -> heads; the three others are parts of the heads. Heads of
    several consultations are added up: the same child may be in two of them.
    """

    villages: frozenset[str] = frozenset()
    groups: Mapping[tuple[str, str], int] = field(default_factory=dict)
    with_disability: int = 0
    minority: int = 0
    poor: int = 0

    def of_sex(self, sex: str) -> int:
        """Girls or boys."""
        return sum(heads for (each, _age), heads in self.groups.items() if each == sex)

    def of_age(self, age: str) -> int:
        """Children of an age group."""
        return sum(heads for (_sex, each), heads in self.groups.items() if each == age)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Who has not been heard.

    `kind` is "nobody" (no child at all), "villages" (their codes in `villages`), "sex" (`sex`),
    "group" (`sex` and `age`), "disability", "minority" or "poor".
    """

    kind: str
    villages: tuple[str, ...] = ()
    sex: str = ""
    age: str = ""


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
        (village, sex, age): "none" for village in villages for sex in SEXES for age in AGE_GROUPS
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


def heard(consultations: Iterable[Consultation], villages: Iterable[str]) -> Heard:
    """What was heard in the consultations that count, of these villages' commune."""
    known = set(villages)
    counting = [each for each in consultations if is_valid(each)]
    spoken = [group for each in counting for group in each.groups if group.heads]
    groups: dict[tuple[str, str], int] = {(sex, age): 0 for age in AGE_GROUPS for sex in SEXES}
    for group in spoken:
        groups[group.sex, group.age] = groups.get((group.sex, group.age), 0) + group.heads
    return Heard(
        villages=frozenset(
            village
            for each in counting
            if any(group.heads for group in each.groups)
            for village in each.villages
            if village in known
        ),
        groups=groups,
        with_disability=sum(group.with_disability for group in spoken),
        minority=sum(group.minority for group in spoken),
        poor=sum(group.poor for group in spoken),
    )


def unheard(consultations: Iterable[Consultation], villages: Sequence[str]) -> tuple[Unheard, ...]:
    """Who is missing among those heard with all safeguards kept: villages, sexes, ages, and
    children with a disability, of a minority, of poor households. Empty when all were heard.

    Whether a minority lives in the commune is not known here; whoever says it leaves that open.
    """
    known = heard(consultations, villages)
    if not any(known.groups.values()):
        return (Unheard("nobody"),)
    gaps = []
    silent = tuple(village for village in villages if village not in known.villages)
    if silent:
        gaps.append(Unheard("villages", villages=silent))
    without = [sex for sex in SEXES if not known.of_sex(sex)]
    gaps += [Unheard("sex", sex=sex) for sex in without]
    gaps += [
        Unheard("group", sex=sex, age=age)
        for (sex, age), heads in known.groups.items()
        if not heads and sex not in without
    ]
    parts = {
        "disability": known.with_disability,
        "minority": known.minority,
        "poor": known.poor,
    }
    gaps += [Unheard(kind) for kind, heads in parts.items() if not heads]
    return tuple(gaps)
