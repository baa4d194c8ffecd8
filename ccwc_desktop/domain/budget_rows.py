"""The proposal as flat rows, for spreadsheets and open data: nothing is left out, nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import budget, child_share
from .budget import Line
from .plans import Plan
from .projects import Project

NO_SOURCE = ""


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A line with what follows from its project (riel).

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
    children: int


@dataclass(frozen=True, slots=True)
class Payment:
    """What one source pays of a line, in the four phases of a budget (riel, None unknown).

    `source` is `NO_SOURCE` for what nobody pays yet; then only `proposed` is known.
    """

    paid: PaidLine
    source: str
    proposed: int
    approved: int | None = None
    revised: int | None = None
    spent: int | None = None


def lines(plan: Plan) -> Iterator[PaidLine]:
    """Every line of every project in their order, numbered from 1."""
    number = 0
    for project in plan.projects:
        for line in project.lines:
            number += 1
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
                children=child_share.riel_of(project, line),
            )


def payments(plan: Plan) -> Iterator[Payment]:
    """Every source of every line; the proposed riel add up to the sum of all lines."""
    for paid in lines(plan):
        for given in paid.line.funding:
            proposed = paid.by_source.get(given.source, 0)
            yield Payment(paid, given.source, proposed, given.approved, given.revised, given.spent)
        if paid.open:
            yield Payment(paid, NO_SOURCE, paid.open)
