"""Several sources of one number: all stay, one counts.

A commune's book, a school and a health centre often say different numbers of the same thing.
Nothing is overwritten by another source; the committee chooses, and says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .errors import Refused
from .situation import Figure


def placed(told: Sequence[Figure], new: Figure) -> tuple[Figure, ...]:
    """What is told of one number after `new` came; exactly one is chosen, if any is left.

    `told` and `new` share indicator, place, sex and year; no two share a source. A newcomer that
    is chosen takes the choice; one that is not (it came with a file) stands beside the number that
    counts. When the chosen number is taken away, the next that says a number counts.
    """
    others = [each for each in told if each.source != new.source]
    own = next((each for each in told if each.source == new.source), None)
    if new.says_nothing:
        return _one_chosen(others)
    if own is not None and own.chosen and not new.chosen:
        new = replace(new, chosen=True, reason=new.reason or own.reason)
    elif new.chosen:
        others = [replace(each, chosen=False) for each in others]
    return _one_chosen([*others, new])


def _one_chosen(told: Sequence[Figure]) -> tuple[Figure, ...]:
    if not told or any(each.chosen for each in told):
        return tuple(told)
    first = next((each for each in told if each.value is not None), told[0])
    return tuple(replace(each, chosen=each is first) for each in told)


def choose(told: Sequence[Figure], source: str, reason: str) -> tuple[Figure, ...]:
    """The number of `source` counts from now on, for `reason`.

    Raises Refused("figure.no_such_source").
    """
    if all(each.source != source for each in told):
        raise Refused("figure.no_such_source", source=source)
    return tuple(
        replace(each, chosen=each.source == source, reason=reason if each.source == source else "")
        for each in told
    )


def disagree(chosen: Figure | None, beside: Iterable[Figure]) -> bool:
    """Whether another source says another number than the one that counts."""
    numbers = {each.value for each in beside if each.value is not None}
    return chosen is not None and chosen.value is not None and bool(numbers - {chosen.value})
