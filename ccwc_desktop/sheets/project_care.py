"""Who does a project, who keeps it up, which studies it needs, who supports it, on its sheet."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain.projects import DIVISIONS, Project
from ccwc_desktop.language.catalogue import N_
from ccwc_desktop.language.support import SIGNS, SUPPORT

from .subject import Subject
from .typesetting import Cell, Column, Row, bold, english, line
from .typesetting.spans import Content
from .wording import Wording, fill

_CARE = (Column(42), Column(42), Column(36), Column(45))
_STUDIES = (N_("Environment study needed?"), N_("Land study needed?"))
_HALF_A_ROW, _LONG = 70, 900  # signs of text
_DIVIDED = {"village": N_("village by village"), "phase": N_("phase by phase")}


def table(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    """One row a question; two short answers share a row."""
    procurement = subject.lists.get("procurement", {}).get(project.procurement)
    bought = words.name(procurement) if procurement else project.procurement
    studies = project.environment_study, project.land_study
    rows = [
        _row(words, (N_("Responsible"), project.responsible)),
        _row(words, (N_("Implementer"), project.implementer)),
        *_bought(words, bought, project.local_contribution),
        _row(words, (N_("Maintenance"), project.maintenance)),
        _row(
            words,
            *zip(_STUDIES, (_ticks(words, answer) for answer in studies), strict=True),
        ),
        _row(words, (N_("Reason"), project.study_reason)),
        _row(words, (N_("Support"), _support(words, project))),
    ]
    others = _others(subject, words, project)
    if others:
        rows.append(_row(words, (N_("Other projects, parts"), others)))
    return [words.table(_CARE, rows, pad_y=0.2, whole=not _is_long(project))]


def _bought(words: Wording, bought: str, given: str) -> list[Row]:
    """How it is bought and what people give, in one row while both are short."""
    told = ((N_("Procurement"), bought), (N_("Local contribution"), given))
    if len(given) > _HALF_A_ROW:
        return [_row(words, each) for each in told]
    return [_row(words, *told)]


def _is_long(project: Project) -> bool:
    """Whether the table may not fit on a page with the signatures, and is better broken."""
    told = (project.maintenance, project.local_contribution, project.study_reason)
    return sum(len(each) for each in told) > _LONG


def _row(words: Wording, *told: tuple[str, str]) -> Row:
    cells: list[Cell] = []
    for label, said in told:
        cells += [
            fill(_label(words, label)),
            Cell(said or words.dash, span=3 if len(told) == 1 else 1),
        ]
    return line(*cells, height=words.row)


def _label(words: Wording, label: str) -> Content:
    """The English beside the Khmer, none beside a whole question: so all goes on one page."""
    said = bold(words.told(label))
    return (said, " ", english(label)) if words.khmer and label not in _STUDIES else said


def _ticks(words: Wording, answer: bool | None) -> str:
    yes = "☑" if answer else "☐"
    no = "☑" if answer is False else "☐"
    said = (f"{yes}\u00a0" + words.told("yes"), f"{no}\u00a0" + words.told("no"))
    return (" " * 5).join(said)


def _support(words: Wording, project: Project) -> str:
    """On a form for the pen all three, to be ringed."""
    if words.blank:
        return (" " * 4).join(
            f"{SIGNS[key]}\u00a0{words.told(said)}" for key, said in SUPPORT.items()
        )
    said = [f"{SIGNS[key]} {words.told(SUPPORT[key])}" for key in (project.support,) if key]
    return " – ".join([*said, *filter(None, (project.partner.strip(),))])


def _others(subject: Subject, words: Wording, project: Project) -> str:
    """What has to be done before it, and whether it can be done in part."""
    names = [
        each.name(words.language) for each in subject.plan.projects if each.uid in project.needs
    ]
    said = []
    if names:
        joined = " · ".join(names)
        said.append(words.told("These come first: {projects}.", projects=joined))
    if project.divided in DIVISIONS:
        way = words.told(_DIVIDED[project.divided])
        said.append(words.told("It can be done in part, {way}.", way=way))
    return " ".join(said)
