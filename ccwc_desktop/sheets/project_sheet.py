"""S03, the project information sheet: one project for the district and its departments."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import merging, priorities, projects, ranking
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import N_

from . import frame, listing, project_care, project_cost, project_people
from .subject import Subject
from .typesetting import Cell, Column, PageFrame, code, dots, line, styles
from .wording import Wording, fill

SHEET = listing.sheet("project-sheet")
_TITLE = N_("Project information sheet")
_IDENTITY = (Column(32), Column(52), Column(30), Column(51))
_TOLD = (Column(32), Column(133))
_FOR_THE_PEN = 14.0


def page(subject: Subject, words: Wording, project: Project) -> PageFrame:
    """The frame of one project's sheet."""
    own = code(_code(subject, project)) if project.number else ""
    name = project.name(words.language) or dots(110)
    return frame.framed(subject, SHEET, words, _TITLE, name, about=own)


def blank() -> Project:
    """A project of which nothing is known, for a form to fill in by hand."""
    return Project(uid="", number=0, sector="")


def story(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    """The content of one project's sheet."""
    parts: list[Flowable] = []
    sections = (
        (N_("Identity"), _identity(subject, words, project)),
        (N_("Problem, objective, expected results"), _problem(subject, words, project)),
        (N_("Beneficiaries"), project_people.tables(words, project)),
        (N_("Estimated cost (riel)"), project_cost.cost(subject, words, project)),
        (N_("Funding by source and year (riel)"), project_cost.funding(subject, words, project)),
        (
            N_("Implementation, operation and maintenance"),
            project_care.table(subject, words, project),
        ),
    )
    for number, (heading, content) in enumerate(sections, start=1):
        parts.append(words.paragraph(words.section(number, heading), styles.SECTION))
        parts += content
    return [*parts, frame.signatures(subject, SHEET, words)]


def _identity(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    own = code(_code(subject, project)) if project.number else ""
    sector = subject.lists["sectors"].get(project.sector, (words.dash, words.dash))
    kind = subject.lists["project_kinds"].get(project.kind, (words.dash, words.dash))
    when = words.months(project.start_month, project.end_month, project.year, project.end_year)
    place = project.place.strip() or words.dash
    pairs = (
        (N_("Project code"), own, N_("Sector"), words.name(sector)),
        (
            N_("Villages"),
            words.villages(subject, project.villages),
            N_("Type of project"),
            words.name(kind),
        ),
        (N_("Location"), place, N_("Duration"), when),
    )
    whole = (
        (N_("Child priority"), _priority(subject, words, project)),
        (N_("CDP objective"), _objective(subject, words, project)),
    )
    rows = [
        line(fill(words.label(one)), said, fill(words.label(other)), told, height=words.row)
        for one, said, other, told in pairs
    ]
    rows += [
        line(fill(words.label(label)), Cell(said, span=3), height=words.row)
        for label, said in whole
    ]
    return [words.table(_IDENTITY, rows, pad_y=_pad(words))]


def _pad(words: Wording) -> float:
    """Close rows, so that a usual project needs two pages; the pen needs more."""
    return 0.4 if words.blank else 0.2


def _objective(subject: Subject, words: Wording, project: Project) -> str:
    for each in subject.plan.terms.objectives:
        if each.uid == project.cdp_objective:
            text = each.text(words.language)
            return words.told("No. {n}: {said}", n=words.digits(each.number), said=text)
    return words.dash


def _code(subject: Subject, project: Project) -> str:
    return projects.code(subject.plan.commune, subject.plan.cip_year, project.number)


def _priority(subject: Subject, words: Wording, project: Project) -> str:
    order = ranking.order_of(subject.plan)
    answered = _answered(subject, project)
    row = next((each for each in order.rows if each.problem == answered), None)
    if row is not None:
        title = order.problems[row.problem].title(words.language)
        if row.final_rank is None:
            return words.told("Not ranked yet: {title}", title=title)
        return words.told(
            "rank {rank}, score {score}: {title}",
            rank=words.digits(row.final_rank),
            score=words.score(priorities.printed(row.total, 1)),
            title=title,
        )
    return "" if words.blank else words.told("none: costs of the committee itself")


def _answered(subject: Subject, project: Project) -> str:
    """The problem (uid) a project answers: the whole, where it was put together with another."""
    to = merging.targets(subject.plan.problems)
    return to.get(project.priority, project.priority)


def _problem(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    answered = _answered(subject, project)
    problem = next((p for p in subject.plan.problems if p.uid == answered), None)
    told = (
        (N_("Problem"), problem.title(words.language) if problem else ""),
        (N_("Cause"), problem.cause if problem else ""),
        (N_("Objective"), project.objective),
        (N_("Expected results"), _outputs(subject, words, project)),
    )
    height = _FOR_THE_PEN if words.blank else 0.0
    rows = [
        line(fill(words.label(label)), text or words.dash, height=height) for label, text in told
    ]
    return [words.table(_TOLD, rows, pad_y=_pad(words))]


def _outputs(subject: Subject, words: Wording, project: Project) -> str:
    """A line each, with a point before it."""
    told = (project_cost.output(subject, words, each) for each in project.outputs)
    return "\n".join(f"• {each}" for each in told if each)
