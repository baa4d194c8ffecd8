"""The proposal in `make bench`: 200 projects of 20 lines, and what an edit costs.

python -m packaging.bench_budget     these lines alone
"""

import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random

PROJECTS, LINES = 200, 20
ROUNDS = 15


def measured(home: Path) -> list[tuple[str, float, float | None, str]]:
    """(what, ours, floor, wanted) in milliseconds; medians.

    The floor of the sums is multiplying and adding as many bare whole numbers; that of reading
    after an edit is fetching as many rows.
    """
    from ccwc_desktop.domain import proposal
    from ccwc_desktop.services import budget, plans, projects, workbooks

    plan = _plan()
    listed, ceilings = plan.projects, plan.ceilings
    pairs = [(line.unit_price, int(line.quantity)) for each in listed for line in each.lines]

    def bare() -> None:
        sum(price * quantity for price, quantity in pairs)

    with workbooks.new_commune(home / "money.ccwcdb", "040202", 2027) as database:
        from ccwc_desktop.services import loading

        with database.transaction() as session:
            loading.load(session, plan)
        with database.reading() as session:
            number = plans.newest(session).id
        line = listed[0].lines[0].uid
        draw = Random(2)

        def edited() -> None:
            with database.transaction() as session:
                projects.change_line(session, line, unit_price=draw.randint(1, 10**6))
            with database.reading() as session:
                budget.balance(session, number)

        def rows() -> None:
            with database.reading() as session:
                session.connection().exec_driver_sql("SELECT * FROM line").fetchall()

        return [
            (
                f"sums of {PROJECTS} projects x {LINES} lines",
                _median(lambda: proposal.balance(2027, listed, ceilings)),
                _median(bare),
                "< 20 ms",
            ),
            ("  after an edit, with the workbook", _median(edited), _median(rows), ""),
        ]


def _plan() -> "Plan":  # type: ignore[name-defined]  # noqa: F821
    from ccwc_desktop.domain.budget import SOURCES, Ceiling, Funding, Line
    from ccwc_desktop.domain.plans import Plan
    from ccwc_desktop.domain.projects import Project

    draw = Random(1)

    def line(project: int, place: int) -> Line:
        return Line(
            _uid(1, project * LINES + place),
            "មុខចំណាយ",
            unit="កន្លែង",
            quantity=Decimal(draw.randint(1, 50_000)) / 1000,
            unit_price=draw.randint(1, 900_000),
            year=draw.choice((None, 2027, 2028, 2029)),
            funding=(Funding(draw.choice(SOURCES), 1), Funding("cs_dev"))
            if draw.random() < 0.2
            else (Funding(draw.choice(SOURCES)),),
        )

    return Plan(
        _uid(0, 0),
        "040202",
        2027,
        projects=tuple(
            Project(
                _uid(2, number),
                number + 1,
                "គម្រោង",
                year=2027 + number % 3,
                lines=tuple(line(number, place) for place in range(LINES)),
            )
            for number in range(PROJECTS)
        ),
        ceilings=tuple(Ceiling(each, 2027, 10**9) for each in SOURCES),
    )


def _uid(kind: int, number: int) -> str:
    return f"{kind:08d}-0000-4000-8000-{number:012d}"


def _median(work: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)[ROUNDS // 2]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for told in measured(Path(folder)):
            print(*told)
