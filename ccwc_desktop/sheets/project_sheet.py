"""S03, the project information sheet: one project for the district and its departments."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import (
    budget,
    cycle,
    disclosure,
    merging,
    priorities,
    projects,
    ranking,
)
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import N_

from . import frame, listing
from .subject import Subject
from .typesetting import (
    Cell,
    Column,
    PageFrame,
    Row,
    SideBySide,
    bold,
    code,
    dots,
    head,
    line,
    styles,
    total,
)
from .wording import Wording, fill

SHEET = listing.sheet("project-sheet")
_TITLE = N_("Project information sheet")
_IDENTITY = (Column(32), Column(52), Column(30), Column(51))
_TOLD = (Column(32), Column(133))
_PEOPLE = (Column(48), Column(16, "right"), Column(16, "right"))
_COST = (
    Column(9, "centre"),
    Column(72),
    Column(20, "centre"),
    Column(16, "right"),
    Column(23, "right"),
    Column(25, "right"),
)
_FUNDS = (Column(65), *(Column(width, "right") for width in (25, 25, 22, 28)))
_CARE = (Column(45), Column(120))
_FOR_THE_PEN, _BLANK_LINES, _BLANK_SOURCES = 14.0, 8, 4
# A table of so few lines is not worth two heads.
_SHORT = 6


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
        (N_("Beneficiaries"), _people(words, project)),
        (N_("Estimated cost (riel)"), _cost(words, project)),
        (N_("Funding by source and year (riel)"), _funding(subject, words, project)),
        (N_("Implementation, operation and maintenance"), _care(words, project)),
    )
    for number, (heading, content) in enumerate(sections, start=1):
        parts.append(words.paragraph(words.section(number, heading), styles.SECTION))
        parts += content
    return [*parts, frame.signatures(subject, SHEET, words)]


def _identity(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    own = code(_code(subject, project)) if project.number else ""
    sector = subject.lists["sectors"].get(project.sector, (words.dash, words.dash))
    when = words.months(project.start_month, project.end_month, project.year)
    rows = (
        line(
            fill(words.label(N_("Project code"))),
            own,
            fill(words.label(N_("Sector"))),
            words.name(sector),
            height=words.row,
        ),
        line(
            fill(words.label(N_("Villages"))),
            words.villages(subject, project.villages),
            fill(words.label(N_("Duration"))),
            when,
            height=words.row,
        ),
        line(
            fill(words.label(N_("Child priority"))),
            Cell(_priority(subject, words, project), span=3),
            height=words.row,
        ),
    )
    return [words.table(_IDENTITY, rows, pad_y=0.4)]


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
        (N_("Expected results"), _outputs(words, project)),
    )
    height = _FOR_THE_PEN if words.blank else 0.0
    rows = [
        line(fill(words.label(label)), text or words.dash, height=height) for label, text in told
    ]
    return [words.table(_TOLD, rows, pad_y=0.4)]


def _outputs(words: Wording, project: Project) -> str:
    told = [
        " ".join((each.what, words.quantity(each.quantity), each.unit)).strip()
        if each.quantity is not None
        else each.what
        for each in project.outputs
    ]
    return " · ".join(told)


def _people(words: Wording, project: Project) -> list[Flowable]:
    heads = (N_("Group"), N_("Total"), N_("Female"))
    children = _pair(words, N_("Children"), project.girls, project.boys)
    adults = _pair(words, N_("Adults"), project.women, project.men)
    whole = _sum(project.girls, project.boys, project.women, project.men)
    female = _sum(project.girls, project.women)
    groups = words.table(
        _PEOPLE,
        (
            head(*(words.head(each) for each in heads)),
            children,
            adults,
            total(words.told("Total"), words.number(whole), words.number(female)),
        ),
        before=0,
    )
    among = (
        (N_("Children with disability"), project.with_disability),
        (N_("Ethnic minority"), project.minority),
        (N_("Poor households"), project.poor),
    )
    rows = [head(words.head(N_("Of these")), Cell(words.head(N_("Total")), span=2))]
    for label, count in among:
        rows.append(line(words.told(label), Cell(_count(words, count), span=2, align="right")))
    if any(disclosure.is_small(each) for _label, each in among):
        note = words.told("“< 5” means fewer than 5: the number is hidden to protect children.")
        rows.append(line(Cell(note, span=3, size=8)))
    return [SideBySide([groups, words.table(_PEOPLE, rows, before=0)], [80, 80])]


def _pair(words: Wording, label: str, female: int | None, male: int | None) -> Row:
    both = _sum(female, male) if female is not None and male is not None else None
    return line(words.told(label), words.number(both), words.number(female))


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _count(words: Wording, count: int | None) -> str:
    """1-4 could point to a child, also on an official paper."""
    return words.digits("< 5") if disclosure.is_small(count) else words.number(count)


def _cost(words: Wording, project: Project) -> list[Flowable]:
    heads = (
        N_("No."),
        N_("Description"),
        N_("Unit"),
        N_("Quantity"),
        N_("Unit price"),
        N_("Amount"),
    )
    rows = [head(*(words.head(each) for each in heads))]
    for number, each in enumerate(project.lines, start=1):
        rows.append(
            line(
                words.digits(number),
                each.description(words.language) or words.dash,
                each.unit or words.dash,
                words.quantity(each.quantity),
                words.riel(each.unit_price),
                words.riel(each.amount),
            )
        )
    if words.blank:
        rows += [line(*[""] * len(_COST), height=8.5) for _ in range(_BLANK_LINES)]
    amount = budget.project_total(project)
    rows.append(total(Cell(words.told("Total"), span=5, align="right"), words.riel(amount)))
    in_words = words.riel_in_words(amount) if amount else dots(120)
    said = (bold(words.told("In words:") + " "), in_words)
    # A row of the table, for it belongs to the total above it.
    rows.append(total(Cell(said, span=len(_COST), align="left", fill=0, bold=False, size=8.4)))
    return [words.table(_COST, rows, whole=len(project.lines) <= _SHORT)]


def _funding(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    years = cycle.programme_years(subject.plan.cip_year)
    by_source = budget.by_source([project])
    rows = [
        head(
            words.head(N_("Source of funds")),
            *(words.digits(year) for year in years),
            words.head(N_("Total")),
        )
    ]
    for source, by_year in by_source.items():
        letter = subject.letters.get(source, "")
        name = words.name(subject.lists["sources"].get(source, (source, source)))
        rows.append(
            line(
                f"{letter}. {name}" if words.khmer else name,
                *(words.riel(by_year.get(year)) for year in years),
                words.riel(sum(by_year.values())),
            )
        )
    if words.blank:
        rows += [line(*[""] * len(_FUNDS), height=8.5) for _ in range(_BLANK_SOURCES)]
    sums = [sum(each.get(year, 0) for each in by_source.values()) for year in years]
    rows.append(total(words.told("Total"), *(words.riel(each) for each in (*sums, sum(sums)))))
    difference = budget.project_total(project) - sum(sums)
    if difference:
        text = N_("Missing") if difference > 0 else N_("Too much")
        said = Cell(words.told(text), span=4, align="right", bold=True)
        rows.append(line(said, Cell(words.riel(abs(difference)), bold=True)))
    return [words.table(_FUNDS, rows, whole=True)]


def _care(words: Wording, project: Project) -> list[Flowable]:
    rows = [
        line(
            fill(words.label(N_("Responsible"))),
            project.responsible or words.dash,
            height=words.row,
        ),
        line(
            fill(words.label(N_("Maintenance"))),
            project.maintenance or words.dash,
            height=words.row,
        ),
        line(
            fill(words.label(N_("Environment study needed?"))),
            _ticks(words, project.environment_study, project.study_reason),
            height=words.row,
        ),
        line(
            fill(words.label(N_("Land study needed?"))),
            _ticks(words, project.land_study, ""),
            height=words.row,
        ),
    ]
    return [words.table(_CARE, rows, pad_y=0.4, whole=True)]


def _ticks(words: Wording, answer: bool | None, reason: str) -> str:
    yes = "☑" if answer else "☐"
    no = "☑" if answer is False else "☐"
    said = [f"{yes}\u00a0" + words.told("yes"), f"{no}\u00a0" + words.told("no")]
    if reason:
        said.append(words.told("Reason:") + f" {reason}")
    return (" " * 5).join(said)
