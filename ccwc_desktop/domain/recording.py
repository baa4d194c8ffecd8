"""What a group said, by each method: heads and votes, an order, pairs, faces; and what to look at.

Every function gives the groups anew; what another method recorded stays as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from .consultations import FACES, Consultation, Faces, Group, Pair, Vote, merged

COUNTS = ("heads", "with_disability", "minority", "poor")
"""What is counted of a group; all but the first are parts of the heads."""
HAS_OPTIONS = ("vote", "box", "drawing", "rank", "group_talk", "pair", "tree", "scorecard")
"""Methods in which children speak of choices; a map and a forum have remarks only."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """More votes (or faces) of a group for an option (uid) than it has heads."""

    option: str
    sex: str
    age: str
    count: int
    heads: int


def counted(groups: Iterable[Group], of: Group, **counts: int) -> tuple[Group, ...]:
    """The groups with these of `COUNTS` (people) in the group of that sex and age.

    A group in which nobody was counted and nobody said anything is no group.
    """
    told: dict[str, Any] = dict(counts)
    here = replace(like(groups, of), **told)
    others = tuple(each for each in merged(groups) if not _same(each, of))
    empty = here == Group(here.uid, here.sex, here.age)
    return merged(others if empty else (*others, here))


def voted(groups: Iterable[Group], of: Group, option: str, count: int) -> tuple[Group, ...]:
    """The groups, with `count` votes for an option in the group of that sex and age."""
    kept = tuple(vote for vote in like(groups, of).votes if vote.option != option)
    return _with(groups, of, votes=(*kept, Vote(option, count)) if count else kept)


def ordered(groups: Iterable[Group], of: Group, order: Sequence[str]) -> tuple[Group, ...]:
    """The groups, with the order (uids, most wanted first) of one group; none stands twice."""
    return _with(groups, of, order=tuple(dict.fromkeys(order)))


def preferred(
    groups: Iterable[Group], of: Group, one: str, other: str, choice: str
) -> tuple[Group, ...]:
    """The groups, with what one group preferred of two options; "" takes the answer back."""
    kept = tuple(pair for pair in like(groups, of).pairs if {pair.one, pair.other} != {one, other})
    return _with(groups, of, pairs=(*kept, Pair(one, other, choice)) if choice else kept)


def faced(
    groups: Iterable[Group], of: Group, option: str, counts: Sequence[int]
) -> tuple[Group, ...]:
    """The groups, with how many children of one group chose each face, worst face first."""
    kept = tuple(faces for faces in like(groups, of).faces if faces.option != option)
    new = (*kept, Faces(option, tuple(counts))) if any(counts) else kept
    return _with(groups, of, faces=new)


def like(groups: Iterable[Group], of: Group) -> Group:
    """The group of that sex and age as it is now, `of` without any record when there is none."""
    known = (each for each in merged(groups) if _same(each, of))
    return next(known, Group(of.uid, of.sex, of.age))


def _same(one: Group, other: Group) -> bool:
    return (one.sex, one.age) == (other.sex, other.age)


def _with(groups: Iterable[Group], of: Group, **parts: Any) -> tuple[Group, ...]:
    others = (each for each in merged(groups) if not _same(each, of))
    return merged((*others, replace(like(groups, of), **parts)))


def moved(order: Sequence[str], option: str, by: int) -> tuple[str, ...]:
    """The order with an option `by` places further down (up below zero), inside the ends."""
    left = [each for each in order if each != option]
    place = max(0, min(len(left), list(order).index(option) + by))
    return (*left[:place], option, *left[place:])


def choice_of(group: Group, one: str, other: str) -> str:
    """What a group preferred of two options, "" while it was not asked."""
    asked = (each for each in group.pairs if {each.one, each.other} == {one, other})
    return next((each.preferred for each in asked), "")


def open_pairs(group: Group, options: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs a group was not asked yet, in the order of the options."""
    return tuple(pair for pair in combinations(options, 2) if not choice_of(group, *pair))


def wins(group: Group, options: Sequence[str]) -> dict[str, int]:
    """Option -> how often the group preferred it."""
    chosen = [choice_of(group, *pair) for pair in combinations(options, 2)]
    return {option: chosen.count(option) for option in options}


def faces_of(group: Group, option: str) -> tuple[int, ...]:
    """How many children of a group chose each face for an option, worst first; zeros for none."""
    found = (each.counts for each in group.faces if each.option == option)
    return next(found, (0,) * FACES)


def also_recorded(consultation: Consultation) -> tuple[str, ...]:
    """The methods by which something was recorded that the method in use does not show."""
    groups, kinds = consultation.groups, {remark.kind for remark in consultation.remarks}
    known = (
        (("vote", "box", "drawing"), any(group.votes for group in groups)),
        (("rank", "group_talk"), any(group.order for group in groups)),
        (("pair",), any(group.pairs for group in groups)),
        (("scorecard",), any(group.faces for group in groups)),
        (("tree",), bool(kinds & {"cause", "effect"})),
        (("map",), "risk_place" in kinds),
        (("forum",), "request" in kinds),
    )
    return tuple(
        methods[0] for methods, there in known if there and consultation.method not in methods
    )


def more_than_heads(consultation: Consultation) -> tuple[TooMany, ...]:
    """Where a group gave one choice more votes, drawings or faces than it has heads.

    It may be right for votes: each child may have had several stickers and put them on one choice.
    So it is looked at, never refused. A box has no heads to compare with: others put papers in.
    """
    told: list[TooMany] = []
    for group in merged(consultation.groups):
        if consultation.method in ("vote", "drawing"):
            counts = {vote.option: vote.count for vote in group.votes}
        elif consultation.method == "scorecard":
            counts = {each.option: sum(each.counts) for each in group.faces}
        else:
            counts = {}
        told += [
            TooMany(option, group.sex, group.age, count, group.heads)
            for option, count in counts.items()
            if count > group.heads
        ]
    return tuple(told)
