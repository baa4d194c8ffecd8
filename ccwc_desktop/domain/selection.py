"""What fits under the ceilings: the set of candidates with the highest value together, exactly.

This is the multi-dimensional 0/1 knapsack problem (H. Kellerer, U. Pferschy, D. Pisinger, "Knapsack
Problems", 2004, chapter 9) with candidates that need others. Of several best sets the one that
costs fewer riel in all stands, then the one whose places in the order sum to less; so the answer
does not depend on how candidates come in. The search is told how much work it may do, not how much
time: every laptop gives the same answer. When the work ends first, the answer says by how much
value a better one could be above it at the most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .selection_bounds import Row
from .selection_search import Found, Search, Task

Purse = tuple[str, int]
"""What a ceiling is known for: a source of funds and a programme year."""
WORK = 400_000
"""Tries a selection may take: about a second on an old laptop."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project, or a part of one, that can be in or out.

    `value` is a whole number (more is better), `costs` are riel by purse, `needs` uids without
    which it cannot be in; it is out when one of them is no candidate. `fixed` must be in, whatever
    it costs, and its own needs do not bind. `place` is its place in the order. Parts of one project
    have one `group`.
    """

    uid: str
    value: int
    costs: Mapping[Purse, int]
    needs: tuple[str, ...] = ()
    fixed: bool = False
    place: int = 0
    group: str = ""

    @property
    def cost(self) -> int:
        """Riel from all purses, with and without a ceiling."""
        return sum(self.costs.values())


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen uids in order, and their `value` with that of the fixed ones.

    No set is worth more than `most`; the selection is one of the best when `exact`. `cheapest`
    says that no other of the best sets costs less.
    """

    chosen: tuple[str, ...]
    value: int
    most: int
    cheapest: bool

    @property
    def exact(self) -> bool:
        """Whether no set is worth more."""
        return self.value >= self.most


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates by place, then by uid; raises ValueError for a uid that comes twice."""
    listed = tuple(sorted(candidates, key=lambda each: (each.place, each.uid)))
    if len({each.uid for each in listed}) < len(listed):
        raise ValueError("a uid comes twice")
    return listed


def rooms(candidates: Iterable[Candidate], ceilings: Mapping[Purse, int]) -> dict[Purse, int]:
    """What the ceilings leave beside the fixed ones (riel, not below 0)."""
    left = dict(ceilings)
    for each in candidates:
        if each.fixed:
            for purse, cost in each.costs.items():
                if purse in left:
                    left[purse] -= max(cost, 0)
    return {purse: max(have, 0) for purse, have in left.items()}


def select(
    candidates: Iterable[Candidate], ceilings: Mapping[Purse, int], work: int = WORK
) -> Selection:
    """The best set under the ceilings (riel); purses without one do not bind."""
    listed = in_order(candidates)
    fixed = tuple(each for each in listed if each.fixed)
    free = possible(listed)
    task = task_of(free, rooms(listed, ceilings), {each.uid for each in fixed})
    best = Search(task, work).run()
    chosen, cheapest = best.chosen or frozenset(), False
    if best.exact:
        chosen, cheapest = _cheapest(free, task, best, max(work - best.work, work // 4))
    taken = {each.uid for each in fixed} | {free[number].uid for number in chosen}
    before = sum(each.value for each in fixed)
    return Selection(
        tuple(each.uid for each in listed if each.uid in taken),
        before + best.gain,
        before + best.most,
        cheapest,
    )


def possible(listed: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those that are not fixed and whose needs are all there, directly and further on."""
    listed = tuple(listed)
    there = {each.uid for each in listed}
    while True:
        kept = {
            each.uid
            for each in listed
            if each.uid in there and (each.fixed or there.issuperset(each.needs))
        }
        if kept == there:
            return tuple(each for each in listed if each.uid in there and not each.fixed)
        there = kept


def task_of(
    free: tuple[Candidate, ...], left: Mapping[Purse, int], there: set[str] | frozenset[str]
) -> Task:
    """The search over `free` candidates with `left` riel; needs that are `there` do not bind."""
    number = {each.uid: at for at, each in enumerate(free)}
    rows = []
    for purse in sorted(left):
        take = tuple(max(each.costs.get(purse, 0), 0) for each in free)
        if sum(take) > left[purse]:
            rows.append(Row(take, (0,) * len(free), left[purse]))
    needs = tuple(
        tuple(number[uid] for uid in dict.fromkeys(each.needs) if uid not in there) for each in free
    )
    return Task(tuple(each.value for each in free), tuple(rows), needs)


def _cheapest(
    free: tuple[Candidate, ...], task: Task, best: Found, work: int
) -> tuple[frozenset[int], bool]:
    """Of the sets that are worth as much, the one that costs least, and whether that is proven."""
    chosen = best.chosen or frozenset()
    count = len(free)
    places = count * (count + 1) // 2 + 1
    costs = tuple(-max(each.cost, 0) * places - at for at, each in enumerate(free, start=1))
    # what may be left out is worth no more than all together is above the best
    worth = tuple(max(each.value, 0) for each in free)
    loss = tuple(max(-each.value, 0) for each in free)
    allowance = Row(loss, worth, sum(worth) - best.gain)
    found = Search(Task(costs, (*task.rows, allowance), task.needs), work, chosen).run()
    return (found.chosen if found.chosen is not None else chosen), found.exact
