"""What fits in `make bench`: 60 projects, 4 ceilings, exact, beside a public solver.

The peer is HiGHS as scipy brings it (`scipy.optimize.milp`), where scipy is there; it must find the
same best value.

python -m packaging.bench_fits     these lines alone
"""

import importlib
import importlib.util
import time
from collections.abc import Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccwc_desktop.domain.selection import Candidate, Purse

PROJECTS, CEILINGS, CASES = 60, 4, 9


def measured() -> list[tuple[str, float, float | None, str]]:
    """(what, ours, the peer's, wanted) in milliseconds: the middle and the slowest of the cases."""
    from ccwc_desktop.domain import selection, selection_reasons
    from ccwc_desktop.domain.selection import Candidate

    times, told, peers = [], [], []
    for case in range(CASES):
        draw = Random(case)
        purses = [(f"source {number}", 2027) for number in range(CEILINGS)]
        listed = [
            Candidate(
                f"project {number}",
                draw.randint(1, 100_000),
                {purse: draw.randint(1, 1000) * 100_000 for purse in purses},
                place=number,
            )
            for number in range(PROJECTS)
        ]
        ceilings = {purse: sum(each.costs[purse] for each in listed) // 2 for purse in purses}
        begins = time.perf_counter()
        best = selection.select(listed, ceilings)
        times.append((time.perf_counter() - begins) * 1000)
        if not best.exact:
            raise SystemExit(f"case {case} was not solved to the end")
        begins = time.perf_counter()
        selection_reasons.reasons(listed, ceilings, best)
        told.append((time.perf_counter() - begins) * 1000)
        if importlib.util.find_spec("scipy"):
            peers.append(_peer(listed, ceilings, best.value))
    middle = sorted(peers)[len(peers) // 2] if peers else None
    slowest = max(peers) if peers else None
    what = f"{PROJECTS} projects, {CEILINGS} ceilings, exact"
    return [
        (what, sorted(times)[CASES // 2], middle, "< 1000 ms"),
        (f"  the slowest of {CASES}", max(times), slowest, "< 1000 ms"),
        ("  a reason for each", sorted(told)[CASES // 2], None, "< 500 ms"),
    ]


def _peer(listed: Sequence["Candidate"], ceilings: Mapping["Purse", int], value: int) -> float:
    """Milliseconds of HiGHS, which must find the same value."""
    peer = importlib.import_module("scipy.optimize")
    unit = 100_000  # it counts in floats
    rows = [[each.costs[purse] / unit for each in listed] for purse in ceilings]
    most = [amount // unit for amount in ceilings.values()]
    begins = time.perf_counter()
    found = peer.milp(
        [-each.value for each in listed],
        constraints=peer.LinearConstraint(rows, ub=most),
        integrality=[1] * len(listed),
        bounds=(0, 1),
        options={"mip_rel_gap": 0},
    )
    took = (time.perf_counter() - begins) * 1000
    if round(-found.fun) != value:
        raise SystemExit(f"the public solver found {-found.fun}, we found {value}")
    return took


if __name__ == "__main__":
    from packaging import bench

    for told in measured():
        print(bench.row(*told))
