"""What a consultation cannot be: counts below zero, more of a kind than heads, no such choice."""

from collections.abc import Iterable, Mapping
from typing import cast

from .consultations import FACES, METHODS, REMARK_KINDS, SAFEGUARDS, Group, Remark
from .errors import Refused

MOST_MINUTES = 24 * 60
_PARTS = {
    "with_disability": "consultation.more_disabled_than_heads",
    "minority": "consultation.more_minority_than_heads",
    "poor": "consultation.more_poor_than_heads",
}


def check(new: Mapping[str, object]) -> None:
    """Look at fields of a consultation before they are kept; those that are not there are right.

    Raises Refused("consultation.below_zero" | "consultation.more_disabled_than_heads" |
    "consultation.more_minority_than_heads" | "consultation.more_poor_than_heads" |
    "consultation.minutes_range" | "consultation.no_such_choice").
    """
    if new.get("method", "vote") not in METHODS:
        raise _no_such("method", new["method"])
    unknown = set(cast(tuple[str, ...], new.get("safeguards", ()))) - set(SAFEGUARDS)
    if unknown:
        raise _no_such("safeguards", sorted(unknown))
    minutes = cast(int | None, new.get("minutes"))
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Refused("consultation.minutes_range", value=minutes, most=MOST_MINUTES)
    for remark in cast(Iterable[Remark], new.get("remarks", ())):
        if remark.kind not in REMARK_KINDS:
            raise _no_such("kind", remark.kind)
    for group in cast(Iterable[Group], new.get("groups", ())):
        _check_group(group)


def _check_group(group: Group) -> None:
    faces = [count for each in group.faces for count in each.counts]
    votes = [vote.count for vote in group.votes]
    parts = {name: int(getattr(group, name)) for name in _PARTS}
    least = min(group.heads, *parts.values(), *votes, *faces)
    if least < 0:
        raise Refused("consultation.below_zero", value=least)
    for name, count in parts.items():
        if count > group.heads:
            raise Refused(_PARTS[name], part=count, heads=group.heads)
    if any(len(each.counts) != FACES for each in group.faces):
        raise _no_such("faces", group.uid)
    if any(pair.preferred not in (pair.one, pair.other) for pair in group.pairs):
        raise _no_such("pairs", group.uid)


def _no_such(field: str, value: object) -> Refused:
    return Refused("consultation.no_such_choice", field=field, value=value)
