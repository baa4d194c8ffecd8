"""Branch and bound over choices: the best of all, or the best found and how far it may be off.

At a node the bound of `selection_bounds` is worked out for what is still open; what would fall
below the best choice so far is settled at once; then the variable that the programme divides most
evenly is tried both ways. The node with the highest bound comes first. A few open variables are
tried through by their losses alone: the room of all rows then is one long whole number, so that
taking and looking are one subtraction each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import gcd

from .selection_bounds import Bound, Row, bound

FEW = 20  # open variables that are tried through
_STEP = 20  # cells of a linear programme that take as long as one try


@dataclass(frozen=True, slots=True)
class Task:
    """What to choose from: `gains` and rows in whole numbers, `needs` by number of the variable."""

    gains: tuple[int, ...]
    rows: tuple[Row, ...]
    needs: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best choice (numbers of variables; None: none is possible) and what it brings.

    `most` is what no choice can be above; it equals `gain` when `exact`.
    """

    chosen: frozenset[int] | None
    gain: int
    most: int
    work: int

    @property
    def exact(self) -> bool:
        """Whether it is known to be the best."""
        return self.gain >= self.most


@dataclass(frozen=True, slots=True)
class _Node:
    open: tuple[int, ...]
    room: tuple[int, ...]
    chosen: frozenset[int]
    gain: int


class Search:
    """One search; `known` is a choice that is possible, to be bettered."""

    def __init__(self, task: Task, work: int, known: Iterable[int] | None = None) -> None:
        self.task = task
        self.left = work
        self.step = gcd(*task.gains) or 1
        self.needed_by: list[list[int]] = [[] for _each in task.gains]
        for one, needs in enumerate(task.needs):
            for other in needs:
                self.needed_by[other].append(one)
        self.best = None if known is None else frozenset(known)
        self.gain = None if self.best is None else sum(task.gains[each] for each in self.best)

    def run(self, inside: Iterable[int] = ()) -> Found:
        """The best choice that holds all of `inside`."""
        everything = _Node(
            tuple(range(len(self.task.gains))),
            tuple(row.room for row in self.task.rows),
            frozenset(),
            0,
        )
        start = self._settle(everything, list(inside), [])
        most, work = sum(each for each in self.task.gains if each > 0), self.left
        waiting = [] if start is None else [(-most, 0, start)]
        count = 0
        above = None
        while waiting:  # the most promising first, so that what waits at the end is not far above
            most, node = -waiting[0][0], heappop(waiting)[2]
            if self._beaten(most):
                break
            if self.left <= 0:
                above = most if above is None else max(above, most)
                break
            for way, bound_ in self._branches(node):
                count -= 1
                heappush(waiting, (-bound_, count, way))
            if self._cut is not None:
                above = self._cut if above is None else max(above, self._cut)
        gain = self.gain if self.gain is not None else 0
        return Found(self.best, gain, gain if above is None else max(gain, above), work - self.left)

    _cut: int | None = None

    def _beaten(self, most: int) -> bool:
        return self.gain is not None and most < self.gain + self.step

    def _offer(self, chosen: frozenset[int], gain: int) -> None:
        if self.gain is None or gain > self.gain:
            self.best, self.gain = chosen, gain

    def _branches(self, node: _Node) -> list[tuple[_Node, int]]:
        """What is still to be looked at below a node, the better way last."""
        self._cut = None
        while True:
            if not node.open:
                self._offer(node.chosen, node.gain)
                return []
            found = self._bound(node)
            most = node.gain + found.most // found.scale
            if self._beaten(most):
                return []
            self._round(node, found)
            narrower = self._narrow(node, found)
            if narrower is None:
                return []
            if len(narrower.open) == len(node.open):
                break
            node = narrower
        if len(node.open) <= FEW:
            if not _Trying(self, node, found).run():
                self._cut = most
            return []
        return self._divide(node, found, most)

    def _divide(self, node: _Node, found: Bound, most: int) -> list[tuple[_Node, int]]:
        def evenly(place: int) -> tuple[float, int, int]:
            share = found.shares[place]
            return (min(share, 1 - share), abs(self.task.gains[node.open[place]]), -place)

        place = max(range(len(node.open)), key=evenly)
        variable = node.open[place]
        ways = [self._settle(node, [variable], []), self._settle(node, [], [variable])]
        if found.shares[place] >= 0.5:
            ways.reverse()
        return [(way, most) for way in ways if way is not None]

    def _bound(self, node: _Node) -> Bound:
        task = self.task
        at = {variable: place for place, variable in enumerate(node.open)}
        rows = [
            Row(
                [row.take[each] for each in node.open], [row.skip[each] for each in node.open], room
            )
            for row, room in zip(task.rows, node.room, strict=True)
        ]
        needs = [
            (at[one], at[other]) for one in node.open for other in task.needs[one] if other in at
        ]
        gains = [task.gains[each] for each in node.open]
        found = bound(gains, rows, needs, max(self.left * _STEP, 1))
        self.left -= found.work // _STEP + 1
        return found

    def _narrow(self, node: _Node, found: Bound) -> _Node | None:
        """Settle what would fall below the best choice the other way."""
        if self.gain is None:
            return node
        spare = found.most - (self.gain + self.step - node.gain) * found.scale
        pairs = tuple(zip(node.open, found.losses, strict=True))
        into = [variable for variable, loss in pairs if loss > spare]
        out = [variable for variable, loss in pairs if -loss > spare]
        return self._settle(node, into, out) if into or out else node

    def _round(self, node: _Node, found: Bound) -> None:
        """A choice near the programme's answer, if it is possible."""
        order = sorted(
            range(len(node.open)), key=lambda at: (-found.shares[at], -found.losses[at], at)
        )
        room, chosen, gain = list(node.room), set(node.chosen), node.gain
        open_ = set(node.open)
        for place in order:
            variable = node.open[place]
            if variable in chosen or (self.task.gains[variable] <= 0 and found.shares[place] < 0.5):
                continue
            bundle = self._with_needs(variable, chosen)
            costs = [sum(row.take[each] for each in bundle) for row in self.task.rows]
            if bundle <= open_ and all(c <= r for c, r in zip(costs, room, strict=True)):
                room = [r - c for r, c in zip(room, costs, strict=True)]
                chosen |= bundle
                gain += sum(self.task.gains[each] for each in bundle)
        for number, row in enumerate(self.task.rows):
            room[number] -= sum(row.skip[each] for each in open_ - chosen)
        if all(each >= 0 for each in room):
            self._offer(frozenset(chosen), gain)

    def _with_needs(self, variable: int, chosen: set[int]) -> set[int]:
        bundle, look = {variable}, [variable]
        while look:
            for other in self.task.needs[look.pop()]:
                if other not in bundle and other not in chosen:
                    bundle.add(other)
                    look.append(other)
        return bundle

    def _settle(self, node: _Node, into: list[int], out: list[int]) -> _Node | None:
        """The node with variables settled, and all that follows from it; None: not possible."""
        rows = self.task.rows
        room, gain = list(node.room), node.gain
        open_ = set(node.open)
        inside: set[int] = set()
        while True:
            while into or out:
                if into:
                    variable = into.pop()
                    if variable in inside or variable in node.chosen:
                        continue
                    if variable not in open_:
                        return None
                    inside.add(variable)
                    gain += self.task.gains[variable]
                    into += self.task.needs[variable]
                else:
                    variable = out.pop()
                    if variable in inside or variable in node.chosen:
                        return None
                    if variable not in open_:
                        continue
                    out += self.needed_by[variable]
                open_.discard(variable)
                for number, row in enumerate(rows):
                    room[number] -= (row.take if variable in inside else row.skip)[variable]
            if min(room, default=0) < 0:
                return None
            for row, have in zip(rows, room, strict=True):
                out += [each for each in open_ if row.take[each] > have]
                into += [each for each in open_ if row.skip[each] > have]
            if not into and not out:
                kept = tuple(each for each in node.open if each in open_)
                return _Node(kept, tuple(room), node.chosen | inside, gain)


class _Trying:
    """All choices of a few open variables, the heaviest losses first."""

    def __init__(self, search: Search, node: _Node, found: Bound) -> None:
        self.search, self.node = search, node
        order = sorted(range(len(node.open)), key=lambda at: (-abs(found.losses[at]), at))
        self.variables = [node.open[at] for at in order]
        self.losses = [found.losses[at] for at in order]
        self.scale, self.most = found.scale, found.most
        self.gains = [search.task.gains[each] for each in self.variables]
        place = {variable: number for number, variable in enumerate(self.variables)}
        self.wants = [_mask(place, search.task.needs[each]) for each in self.variables]
        self.wanted = [_mask(place, search.needed_by[each]) for each in self.variables]
        width = max((each.bit_length() for each in node.room), default=0) + 1
        rows = search.task.rows
        self.take = [_packed([row.take[each] for row in rows], width) for each in self.variables]
        self.skip = [_packed([row.skip[each] for row in rows], width) for each in self.variables]
        self.marks = _packed([1 << (width - 1)] * len(rows), width)
        self.room = _packed(node.room, width) | self.marks

    def run(self) -> bool:
        """Whether all were tried before the work was spent."""
        self._spare()
        return self._try(0, self.room, self.node.gain, 0, 0, 0)

    def _spare(self) -> None:
        gain = self.search.gain
        if gain is None:
            self.spare = sum(map(abs, self.losses)) + 1
        else:
            self.spare = self.most - (gain + self.search.step - self.node.gain) * self.scale

    def _try(self, at: int, room: int, gain: int, lost: int, inside: int, outside: int) -> bool:
        search = self.search
        if at == len(self.variables):
            if search.gain is None or gain > search.gain:
                chosen = {each for n, each in enumerate(self.variables) if inside >> n & 1}
                search._offer(self.node.chosen | chosen, gain)
                self._spare()
            return True
        search.left -= 1
        if search.left <= 0:
            return False
        loss = self.losses[at]
        for into in (loss > 0, loss <= 0):
            after = lost if into == (loss > 0) else lost + abs(loss)
            if after > self.spare:
                break
            rest = room - (self.take[at] if into else self.skip[at])
            barred = outside & self.wants[at] if into else inside & self.wanted[at]
            if barred or rest & self.marks != self.marks:
                continue
            here = 1 << at
            now = (gain + self.gains[at], after, inside | here, outside)
            if not self._try(
                at + 1, rest, *(now if into else (gain, after, inside, outside | here))
            ):
                return False
        return True


def _mask(place: dict[int, int], variables: Sequence[int]) -> int:
    return sum(1 << place[each] for each in set(variables) if each in place)


def _packed(numbers: Sequence[int], width: int) -> int:
    return sum(each << number * width for number, each in enumerate(numbers))
