"""The proposal as flat rows, for paper, spreadsheets and open data: nothing is lost, nothing twice.

A line has one number everywhere: by year, then by the rank of the priority its project answers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from . import budget, child_share, merging, ranking
from .budget import Line
from .cycle import LAST_YEAR
from .plans import Plan
from .projects import Project

NO_SOURCE = ""


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A line with what follows from its project (riel).

    `percent` (0-100) of it is for children and women, `children` riel.
    `year` is None while it is not placed. `by_source` adds up with `open` to the amount: `open` is
    what no source pays yet, below zero when sources give too much.
    """

    number: int
    project: Project
    line: Line
    year: int | None
    amount: int
    by_source: dict[str, int]
    open: int
    mark: str
    percent: int
    children: int


@dataclass(frozen=True, slots=True)
class Payment:
    """What one source pays of a line, in the four phases of a budget (riel, None unknown).

    `source` is `NO_SOURCE` for what nobody pays yet; then only `proposed` is known. `children` riel
    of the proposed ones are for children and women.
    """

    paid: PaidLine
    source: str
    proposed: int
    approved: int | None = None
    revised: int | None = None
    spent: int | None = None
    children: int = 0


def lines(plan: Plan) -> Iterator[PaidLine]:
    """Every line of every project, numbered from 1 through all years; without a year comes last."""
    for number, (project, line) in enumerate(_in_order(plan), start=1):
        by_source = {each.source: each.amount or 0 for each in budget.shares(line)}
        yield PaidLine(
            number=number,
            project=project,
            line=line,
            year=line.year or project.year,
            amount=line.amount,
            by_source=by_source,
            open=line.amount - sum(by_source.values()),
            mark=child_share.mark_of(project, line),
            percent=child_share.percent_of(project, line),
            children=child_share.riel_of(project, line),
        )


def by_priority(plan: Plan, paid: Iterable[PaidLine]) -> list[tuple[str, list[PaidLine]]]:
    """Lines under the ranked problem (uid) their project answers; "" for work of the committee."""
    to = _ranked(plan)
    groups = groupby(paid, lambda each: to.get(each.project.priority, (0, ""))[1])
    return [(problem, list(group)) for problem, group in groups]


def _in_order(plan: Plan) -> list[tuple[Project, Line]]:
    to = _ranked(plan)
    found = [(project, line) for project in plan.projects for line in project.lines]

    def place(pair: tuple[Project, Line]) -> tuple[int, int]:
        project, line = pair
        rank, _problem = to.get(project.priority, (len(to), ""))
        return line.year or project.year or LAST_YEAR + 1, rank

    return sorted(found, key=place)


def _ranked(plan: Plan) -> dict[str, tuple[int, str]]:
    """By the priority of a project: the place of the problem it answers, and that problem.

    One that was put together with another is answered with the whole.
    """
    place = {row.problem: (at, row.problem) for at, row in enumerate(ranking.order_of(plan).rows)}
    wholes = merging.targets(plan.problems).items()
    return {**place, **{part: place[whole] for part, whole in wholes if whole in place}}


def payments(plan: Plan) -> Iterator[Payment]:
    """Every source of every line; the proposed riel add up to the sum of all lines.

    So does what is for children: each source is rounded so that its line keeps its sum.
    """
    for paid in lines(plan):
        told = counted = 0
        for each in _payments(paid):
            told += each.proposed
            upto = child_share.part(told, paid.percent)
            yield replace(each, children=upto - counted)
            counted = upto


def _payments(paid: PaidLine) -> Iterator[Payment]:
    for given in paid.line.funding:
        proposed = paid.by_source.get(given.source, 0)
        yield Payment(paid, given.source, proposed, given.approved, given.revised, given.spent)
    if paid.open:
        yield Payment(paid, NO_SOURCE, paid.open)
