"""Why a candidate is in the selection or left out: one true reason for each.

Left out, a candidate is looked at together with what it needs inside its own project (its bundle).
It is over a ceiling by itself or with all it needs; or something it needs is not in; or others
would have to go for it. Those named are the least valued ones whose going makes room, and together
they are worth more, or as much for no more riel: else the selection would not be the best. Where
the search ended before that was sure, `improved` first makes it true by exchanging.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .selection import Candidate, Purse, Selection, in_order, rooms, task_of
from .selection_search import Search

_WORK = 20_000  # tries for one exchange: it concerns a few of those chosen


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate (uid) is where it is.

    In: "promised" (it is fixed), "no_ceiling" (no ceiling binds it), "all_fit" (all that could be
    in are in) or "chosen". Left out: "over" (`purse` has `riel` too little for it alone beside what
    is promised), "over_together" (too little for it with the `others` it needs), "needs" (`others`
    are not in), "pushes_out" (`others` would have to go, worth
    `value` together, it `own`), "worthless" (it brings nothing) or "unsure" (the search ended
    early; `others` and `value` as before). `promised` riel of the purse are taken by what is
    promised, `have` riel are left beside it (none where promises take more).
    """

    uid: str
    code: str
    purse: Purse | None = None
    riel: int = 0
    others: tuple[str, ...] = ()
    value: int = 0
    own: int = 0
    have: int = 0
    promised: int = 0


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What goes so that a bundle comes in; `gain` is the difference in value, then in riel."""

    bundle: tuple[Candidate, ...]
    going: tuple[Candidate, ...]

    @property
    def gain(self) -> tuple[int, int]:
        value = sum(each.value for each in self.bundle) - sum(each.value for each in self.going)
        spared = sum(each.cost for each in self.going) - sum(each.cost for each in self.bundle)
        return value, spared


def reasons(
    candidates: Iterable[Candidate], ceilings: Mapping[Purse, int], selection: Selection
) -> dict[str, Reason]:
    """A reason for every candidate of a selection."""
    sight = _Sight(candidates, ceilings, selection)
    return {each.uid: sight.reason(each) for each in sight.listed}


def improved(
    candidates: Iterable[Candidate], ceilings: Mapping[Purse, int], selection: Selection
) -> Selection:
    """A selection that no exchange for one candidate betters; the best one comes back as it is."""
    if selection.exact and selection.cheapest:
        return selection
    listed = in_order(candidates)
    while True:
        sight = _Sight(listed, ceilings, selection)
        better = max(sight.exchanges(), key=lambda each: each.gain, default=None)
        if better is None or better.gain <= (0, 0):
            return selection
        going = {each.uid for each in better.going}
        taken = (set(selection.chosen) - going) | {each.uid for each in better.bundle}
        selection = replace(
            selection,
            chosen=tuple(each.uid for each in listed if each.uid in taken),
            value=selection.value + better.gain[0],
        )


class _Sight:
    """A selection with what its ceilings leave."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        ceilings: Mapping[Purse, int],
        selection: Selection,
    ) -> None:
        self.listed = in_order(candidates)
        self.needs: dict[str, set[str]] = {}
        self.by_uid = {each.uid: each for each in self.listed}
        self.inside = set(selection.chosen)
        self.beside_promised = rooms(self.listed, ceilings)
        self.all_fit = all(each.uid in self.inside or not self._could(each) for each in self.listed)

    def reason(self, each: Candidate) -> Reason:
        """Why it is in or out."""
        if each.uid in self.inside:
            return Reason(each.uid, self._why_in(each), own=each.value)
        bundle = self._bundle(each)
        own = sum(one.value for one in bundle)
        barred = self._barred(each, bundle)
        if barred is not None:
            return replace(barred, own=own)
        going = self._going(bundle)
        if _Exchange(bundle, going).gain > (0, 0):
            code = "unsure"
        else:
            code = "pushes_out" if going else "worthless"
        others, value = tuple(one.uid for one in going), sum(one.value for one in going)
        return Reason(each.uid, code, others=others, value=value, own=own)

    def exchanges(self) -> Iterable[_Exchange]:
        """Every candidate that could come in, with what would go."""
        for each in self.listed:
            if each.uid not in self.inside and self._could(each):
                bundle = self._bundle(each)
                yield _Exchange(bundle, self._going(bundle))

    def _could(self, each: Candidate) -> bool:
        return self._barred(each, self._bundle(each)) is None

    def _why_in(self, each: Candidate) -> str:
        if each.fixed:
            return "promised"
        if not any(purse in self.beside_promised for purse, cost in each.costs.items() if cost > 0):
            return "no_ceiling"
        return "all_fit" if self.all_fit else "chosen"

    def _barred(self, each: Candidate, bundle: tuple[Candidate, ...]) -> Reason | None:
        """Why it cannot come in, whoever goes."""
        over = self._over(bundle)
        if over is not None:
            return self._too_little(Reason(each.uid, "over", *over))
        wanted = {one.uid for one in bundle}
        further = self._needs_of(each) - wanted
        together = [self.by_uid[uid] for uid in further if uid in self.by_uid]
        free = tuple(one for one in in_order(together) if not one.fixed)
        over = self._over((*bundle, *free))
        if over is not None:
            others = tuple(one.uid for one in free)
            return self._too_little(Reason(each.uid, "over_together", *over, others))
        missing = dict.fromkeys(uid for one in bundle for uid in one.needs)
        out = tuple(uid for uid in missing if uid not in wanted | self.inside)
        return Reason(each.uid, "needs", others=out) if out else None

    def _too_little(self, reason: Reason) -> Reason:
        """The reason with what its purse has, and what is promised of it."""
        assert reason.purse is not None
        promised = sum(one.costs.get(reason.purse, 0) for one in self.listed if one.fixed)
        return replace(reason, have=self.beside_promised[reason.purse], promised=promised)

    def _bundle(self, each: Candidate) -> tuple[Candidate, ...]:
        """A candidate with what it needs of its own project, or that needs it too, and is not in.

        In order.
        """
        wanted = {each.uid}
        for uid in self._needs_of(each) - self.inside:
            other = self.by_uid.get(uid)
            if other is not None and (
                (each.group and other.group == each.group) or each.uid in self._needs_of(other)
            ):
                wanted.add(uid)
        return tuple(one for one in self.listed if one.uid in wanted)

    def _needs_of(self, each: Candidate) -> set[str]:
        """All it needs, directly and further on; what fixed ones need does not bind."""
        if each.uid not in self.needs:
            found: set[str] = set()
            look = [each]
            while look:
                one = look.pop()
                for uid in () if one.fixed else one.needs:
                    if uid not in found and uid != each.uid:
                        found.add(uid)
                        look += filter(None, [self.by_uid.get(uid)])
            self.needs[each.uid] = found
        return self.needs[each.uid]

    def _over(self, bundle: tuple[Candidate, ...]) -> tuple[Purse, int] | None:
        """The purse that has the most too little for the bundle alone."""
        lacking = {
            purse: _taken(bundle, purse) - have for purse, have in self.beside_promised.items()
        }
        purse = max(sorted(lacking), key=lambda each: lacking[each], default=None)
        return None if purse is None or lacking[purse] <= 0 else (purse, lacking[purse])

    def _going(self, bundle: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The least valued of those chosen, then the dearest, whose going makes room."""
        wanted = {one.uid for one in bundle}
        stay = tuple(
            one
            for one in self.listed
            if not one.fixed and (one.uid in self.inside or one.uid in wanted)
        )
        there = {one.uid for one in self.listed if one.fixed}
        taken = sum(one.cost for one in stay) + 1
        weighed = tuple(replace(one, value=one.value * taken - one.cost) for one in stay)
        inside = [number for number, one in enumerate(stay) if one.uid in wanted]
        found = Search(task_of(weighed, self.beside_promised, there), _WORK).run(inside)
        return tuple(one for at, one in enumerate(stay) if at not in (found.chosen or ()))


def _taken(bundle: Iterable[Candidate], purse: Purse) -> int:
    return sum(max(one.costs.get(purse, 0), 0) for one in bundle)
