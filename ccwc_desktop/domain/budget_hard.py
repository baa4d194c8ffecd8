"""What cannot be in a budget proposal: gaps and sums that no reason makes right."""

from collections.abc import Collection, Iterable, Iterator

from . import budget, projects
from .budget import Line
from .budget_remarks import OVER, Remark, at_line, at_project
from .budget_terms import up_to
from .plans import Plan
from .projects import Project


def remarks(plan: Plan, years: Collection[int]) -> Iterator[Remark]:
    """All hard remarks of a plan whose programme years are `years`, project by project."""
    needs = {each.uid: each.needs for each in plan.projects}
    stuck = projects.stuck(needs)
    for project in plan.projects:
        for gap in projects.missing(project):
            yield at_project(project, f"project_{gap}", gap, hard=True)
        if project.year is not None and project.year not in years:
            yield at_project(
                project, "project_year_outside", "year", {"year": project.year}, hard=True
            )
        if project.uid in stuck and projects.circle(needs, project.uid):
            yield at_project(project, "needs_circle", "needs", hard=True)
        for line in project.lines:
            yield from _of_line(project, line, years)


def over(plan: Plan, years: Iterable[int]) -> Iterator[Remark]:
    """Ceilings that are passed: hard without a reason; with one they stand by it.

    A reason stands for no more than was over when it was given.
    """
    for use in budget.uses(plan.projects, plan.ceilings, years, up_to(plan.accepted)):
        if use.left is not None and use.left < 0:
            reason = use.reason.strip() if use.explained else ""
            yield Remark(
                OVER,
                f"{use.source}:{use.year}",
                f"ceiling:{use.source}:{use.year}",
                {
                    "source": use.source,
                    "year": use.year,
                    "over": -use.left,
                    "basis": use.basis,
                },
                hard=not reason,
                accepted=reason,
                earlier="" if reason else use.reason.strip(),
            )


def _of_line(project: Project, line: Line, years: Collection[int]) -> Iterator[Remark]:
    rest = budget.unfunded(line) if line.funding and line.amount else 0
    if rest:
        code = "line_short" if rest > 0 else "line_over"
        numbers = {"amount": line.amount, "given": line.amount - rest, "rest": abs(rest)}
        yield at_line(project, line, code, "funding", numbers, hard=True)
    if line.year is not None and line.year not in years:
        yield at_line(project, line, "line_year_outside", "year", {"year": line.year}, hard=True)
