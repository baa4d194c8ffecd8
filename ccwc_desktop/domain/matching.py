"""The same thing in two plans: known by its uid, else by what it is called, else by its number."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Known(Protocol):
    """What has a uid."""

    @property
    def uid(self) -> str:
        """Its uid."""


Thing = TypeVar("Thing", bound=Known)
Names = Callable[[Thing], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair(Generic[Thing]):
    """A thing of the old plan and the same of the new one; None where it is only in the other.

    `by` says how it was known: "uid", "carried" (the plan of another year), "name", "number", or
    "" for a thing that is alone.
    """

    old: Thing | None
    new: Thing | None
    by: str = ""


def pairs(
    old: Sequence[Thing],
    new: Sequence[Thing],
    names: Names[Thing],
    number: Callable[[Thing], object] | None = None,
    carried_from: Callable[[Thing], str] = lambda _thing: "",
    apart: bool | None = None,
) -> tuple[Pair[Thing], ...]:
    """Every thing of both, in the order of the new plan; what is only in the old one stands last.

    Two without a common uid are the same when one of their `names` is (spaces and case apart), the
    first with the first. Where the two were typed `apart` (None: where they share no uid at all)
    the same `number` (without it, the same place in the list) makes a pair of the rest.
    """
    left = {each.uid: each for each in old}
    alone = {each.uid: each for each in new}
    found: dict[str, Pair[Thing]] = {}

    def take(by: str, partner: Callable[[Thing], Thing | None]) -> None:
        for each in tuple(alone.values()):
            other = partner(each)
            if other is not None:
                found[each.uid] = Pair(other, each, by)
                del left[other.uid]
                del alone[each.uid]

    def named(each: Thing) -> Thing | None:
        wanted = set(_folded(names(each)))
        return next((o for o in left.values() if wanted & set(_folded(names(o)))), None)

    take("uid", lambda each: left.get(each.uid))
    strangers = not found if apart is None else apart
    take("carried", lambda each: left.get(carried_from(each)))
    take("name", named)
    if strangers:
        places = number or _place(old, new)
        take(
            "number",
            lambda each: next((o for o in left.values() if places(o) == places(each)), None),
        )
    both = [found.get(each.uid, Pair(None, each)) for each in new]
    return (*both, *(Pair(each, None) for each in left.values()))


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    told = (" ".join(each.split()).casefold() for each in names)
    return tuple(each for each in told if each)


def _place(old: Sequence[Thing], new: Sequence[Thing]) -> Callable[[Thing], object]:
    at = {id(each): place for listed in (old, new) for place, each in enumerate(listed)}
    return lambda each: at[id(each)]
