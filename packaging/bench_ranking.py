"""Ranking in `make bench`: 60 problems, 8 criteria, 15 members, 10,000 weightings.

python -m packaging.bench_ranking     these lines alone
"""

import time
from collections.abc import Callable
from random import Random

PROBLEMS, MEMBERS = 60, 15
WEIGHTS = {
    "SEV": 20, "NUM": 15, "EQU": 15, "CHD": 15, "URG": 10, "FEA": 10, "CST": 10, "SUS": 5
}  # fmt: skip
ROUNDS = 15


def measured() -> list[tuple[str, float, float | None, str]]:
    """(what, ours, floor, wanted) in milliseconds; medians.

    The floor is drawing and sorting as many bare numbers.
    """
    from ccwc_desktop.domain import (
        acceptability,
        member_scores,
        priorities,
        ranking_ways,
        score_table,
        sureness,
        weight_intervals,
    )
    from ccwc_desktop.domain.priorities import Criterion, Score

    draw = Random(1)
    members = tuple(f"member {number}" for number in range(MEMBERS))
    problems = tuple(f"problem {number}" for number in range(PROBLEMS))
    criteria = tuple(Criterion(code, code, code, weight) for code, weight in WEIGHTS.items())
    scores = [
        Score(problem, code, draw.randint(0, 5), member)
        for problem in problems
        for code in WEIGHTS
        for member in members
    ]
    by_members = ranking_ways.SCORED_BY[1]

    def means() -> tuple[priorities.Given, ...]:
        return member_scores.counting(scores, by_members, members)

    def table() -> score_table.ScoreTable:
        return score_table.table(problems, criteria, means())

    kept, known = means(), table()
    accepted = acceptability.acceptability(known)

    def moved() -> None:
        rows = priorities.rank(problems, criteria, kept)
        there = score_table.table((row.problem for row in rows), criteria, kept)
        sureness.findings(rows, there, accepted)

    return [
        (
            f"{PROBLEMS} problems, {acceptability.SAMPLES} weightings",
            _median(lambda: acceptability.acceptability(table())),
            _median(_floor),
            "< 300 ms",
        ),
        (
            "  order and findings when a weight moves",
            _median(moved),
            None,
            "< 50 ms",
        ),
        (
            "  intervals of neighbours",
            _median(lambda: weight_intervals.neighbours(known)),
            None,
            "< 50 ms",
        ),
    ]


def _floor() -> None:
    draw = Random(1).random
    for _weighting in range(10_000):
        sorted([draw() for _problem in range(PROBLEMS)])


def _median(work: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        begins = time.perf_counter()
        work()
        times.append((time.perf_counter() - begins) * 1000)
    return sorted(times)[ROUNDS // 2]


if __name__ == "__main__":
    from packaging import bench

    for told in measured():
        print(bench.row(*told))
