"""The states of a plan's versions at the commune and at the district, and who may move them."""

from .errors import Refused

COMMUNE_STATES = ("draft", "frozen", "written", "received", "returned", "accepted")
DISTRICT_STATES = ("none", "received", "in_review", "returned", "accepted", "in_workshop", "agreed")

_NEXT = {
    "draft": ("frozen",),
    "frozen": ("written",),
    "written": ("written", "received"),
    "received": ("returned", "accepted"),
    "returned": (),
    "accepted": (),
}


def moved(state: str, to: str) -> str:
    """`to`, when a version in `state` may go there; raises Refused("submission.not_from_here")."""
    if to not in _NEXT.get(state, ()):
        raise Refused("submission.not_from_here", state=state, to=to)
    return to


def order(version: int, newest: int | None) -> str:
    """How a district files an arriving version: "current", "same" or "older" (never by clock)."""
    if newest is None or version > newest:
        return "current"
    return "same" if version == newest else "older"
