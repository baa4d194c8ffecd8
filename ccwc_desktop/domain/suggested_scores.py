"""Scores that figures suggest, with the reason; the committee decides.

Four of the eight criteria can be suggested from numbers: NUM, EQU, CHD, CST (field.md 7.2, which
says what 1, 3 and 5 mean). Between the anchors: 3 reaches half-way to the anchors of 1 and 5, and
2 and 4 lie between. What the data do not allow is no suggestion: None is never a low score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .priorities import HIGHEST

PERCENT = Fraction(1, 100)
MANY = (5 * PERCENT, 10 * PERCENT, Fraction(45, 2) * PERCENT, 30 * PERCENT)
"""Shares of the children concerned from which NUM is 2, 3, 4 and above which it is 5."""
CHEAP = (5 * PERCENT, Fraction(25, 2) * PERCENT, 35 * PERCENT, 50 * PERCENT)
"""Shares of the ceiling from which CST is 4, 3, 2 and above which it is 1."""
GROUPS = ("poor", "disability", "minority")
MAINLY = Fraction(1, 2)
"""More than half of those affected belong to a group: mainly its problem."""
SOME = Fraction(1, 5)
MAINLY_GIRLS, MORE_GIRLS = Fraction(2, 3), Fraction(55, 100)
"""Half of all children are girls: two of three is mainly, 55 of 100 more than chance would have."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A score 0-5 for a criterion, and why: `part` of `whole`, of `group` where one is meant.

    Reasons and their numbers: "affected" (children affected, children concerned), "mainly_girls" /
    "more_girls" (girls, children affected), "mainly_group" / "some_group" / "no_group" (children of
    `group`, children affected), "named_group" (none; evidence names the group), "sensitive" (none),
    "children_rank" (the problem's rank among the children's, how many they chose), "cost" (riel,
    riel of the ceiling).
    """

    criterion: str
    value: int
    reason: str
    part: int = 0
    whole: int = 0
    group: str = ""

    @property
    def share(self) -> Fraction | None:
        """`part` of `whole` (0-1, a cost may be more), or None without numbers."""
        return Fraction(self.part, self.whole) if self.whole else None


def number(affected: int | None, children: int | None) -> Suggestion | None:
    """NUM from the children affected out of the children concerned, in the same villages and ages.

    None when either is unknown or more are affected than there are: then a figure is wrong.
    """
    if affected is None or not children or not 0 <= affected <= children:
        return None
    share = Fraction(affected, children)
    low, middle, high, highest = MANY
    value = 1 + (share >= low) + (share >= middle) + (share >= high) + (share > highest)
    return Suggestion("NUM", value if affected else 0, "affected", affected, children)


def affordable(cost: int | None, ceiling: int | None) -> Suggestion | None:
    """CST from what an answer costs out of the ceiling (riel); None when either is unknown."""
    if not cost or not ceiling or cost < 0 or ceiling < 0:
        return None
    share = Fraction(cost, ceiling)
    lowest, low, middle, high = CHEAP
    value = HIGHEST - (share >= lowest) - (share >= low) - (share >= middle) - (share > high)
    return Suggestion("CST", value, "cost", cost, ceiling)


def children_choice(rank: int | None, chosen: int) -> Suggestion | None:
    """CHD from a problem's rank among the `chosen` problems that children gave votes.

    The first is 5, the last 1, the others evenly between, rounded half-up; None without a vote,
    since it may not have been among what children could choose.
    """
    if rank is None or not 1 <= rank <= chosen:
        return None
    down = Fraction(rank - 1, chosen - 1) if chosen > 1 else Fraction(0)
    value = int(HIGHEST - (HIGHEST - 1) * down + Fraction(1, 2))
    return Suggestion("CHD", value, "children_rank", rank, chosen)


def equity(
    girls: int | None,
    boys: int | None,
    of_group: Mapping[str, int] | None = None,
    named: frozenset[str] = frozenset(),
    sensitive: bool = False,
) -> Suggestion | None:
    """EQU from who is affected: the highest score that a reason gives.

    5: more than half are of one of `GROUPS` (`of_group`: children affected of each that was
    counted; the groups overlap, so they are not added up), or two of three are girls. 3: a fifth
    are of a group, evidence names a group (`named`), 55 of 100 are girls, or the matter is
    sensitive (violence, exploitation: whom it hits is hard to reach). 1 only when every group was
    counted and is small. Else None: that girls and boys are even says nothing of the poor.
    """
    affected = girls + boys if girls is not None and boys is not None else 0
    found = [
        *_of_groups(affected, of_group or {}),
        *_of_girls(girls or 0, affected),
        *(Suggestion("EQU", 3, "named_group", group=group) for group in GROUPS if group in named),
        *([Suggestion("EQU", 3, "sensitive")] if sensitive else []),
    ]
    return max(found, key=lambda each: each.value, default=None)


def _of_girls(girls: int, affected: int) -> list[Suggestion]:
    share = Fraction(girls, affected) if affected else Fraction(0)
    if share >= MAINLY_GIRLS:
        return [Suggestion("EQU", 5, "mainly_girls", girls, affected, "girls")]
    if share >= MORE_GIRLS:
        return [Suggestion("EQU", 3, "more_girls", girls, affected, "girls")]
    return []


def _of_groups(affected: int, counted: Mapping[str, int]) -> list[Suggestion]:
    known = [group for group in GROUPS if 0 <= counted.get(group, -1) <= affected]
    if not affected or not known:
        return []
    largest = max(known, key=lambda group: counted[group])
    part = counted[largest]
    if Fraction(part, affected) > MAINLY:
        return [Suggestion("EQU", 5, "mainly_group", part, affected, largest)]
    if Fraction(part, affected) >= SOME:
        return [Suggestion("EQU", 3, "some_group", part, affected, largest)]
    if len(known) == len(GROUPS):
        return [Suggestion("EQU", 1, "no_group", part, affected, largest)]
    return []
