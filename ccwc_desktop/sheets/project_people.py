"""Whom a project helps, on its sheet: by age, and who is often left out among the children."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import beneficiaries, disclosure
from ccwc_desktop.domain.beneficiaries import Reached
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_

from .typesetting import Cell, Column, Row, SideBySide, head, line, total
from .wording import Wording

_COLUMNS = (Column(48), Column(16, "right"), Column(16, "right"))
_WIDE = 80
_OF_THE_CHILDREN = {
    "with_disability": N_("Children with disability"),
    "poor_children": N_("Children in poor households"),
    "minority": N_("Ethnic minority"),
}


def tables(words: Wording, project: Project) -> list[Flowable]:
    """Two tables side by side."""
    return [SideBySide([_ages(words, project), _among(words, project)], [_WIDE, _WIDE])]


def _ages(words: Wording, project: Project) -> Flowable:
    """Age groups as far as they are known; without any, all children in one row."""
    heads = (N_("Age group"), N_("Total"), N_("Female"))
    rows = [head(*(words.head(each) for each in heads))]
    told = beneficiaries.table(project.ages) if words.blank else beneficiaries.said(project.ages)
    rows += [_pair(words, _years(words, each.age), each.girls, each.boys) for each in told]
    if not told:
        rows.append(_pair(words, words.told("Children"), project.girls, project.boys))
    rest = _rest(project)
    if told and any((rest.girls, rest.boys)):
        rows.append(_pair(words, words.told("Age not known"), rest.girls, rest.boys))
    rows.append(_pair(words, words.told("Adults (18 and over)"), project.women, project.men))
    whole = beneficiaries.together((project.girls, project.boys, project.women, project.men))
    female = beneficiaries.together((project.girls, project.women))
    rows.append(total(words.told("Total"), words.number(whole), words.number(female)))
    return words.table(_COLUMNS, rows, before=0, pad_y=0.3)


def _years(words: Wording, age: str) -> str:
    said = digits.localise(age.replace("-", "–"), words.language)
    return words.told("{ages} years", ages=said)


def _rest(project: Project) -> Reached:
    """Children whose age is not among those told."""

    def left(sex: str) -> int | None:
        count, known = getattr(project, sex), beneficiaries.of_ages(project.ages, sex) or 0
        return None if count is None else max(0, count - known)

    return Reached("", left("girls"), left("boys"))


def _pair(words: Wording, label: str, female: int | None, male: int | None) -> Row:
    both = female + male if female is not None and male is not None else None
    return line(label, words.number(both), words.number(female), height=words.row)


def _among(words: Wording, project: Project) -> Flowable:
    heads = (N_("Of the children"), N_("Total"), N_("Female"))
    rows = [head(*(words.head(each) for each in heads))]
    small = False
    for some, label in _OF_THE_CHILDREN.items():
        counts = getattr(project, some), getattr(project, beneficiaries.OF_THE_CHILDREN[some])
        small |= any(disclosure.is_small(each) for each in counts)
        said = (_count(words, each) for each in counts)
        rows.append(line(words.told(label), *said, height=words.row))
    if small:
        note = words.told("“< 5” means fewer than 5: the number is hidden to protect children.")
        rows.append(line(Cell(note, span=3, size=8)))
    poor = Cell(words.number(project.poor), span=2, align="right")
    rows.append(line(words.told("Poor households (families)"), poor, height=words.row))
    return words.table(_COLUMNS, rows, before=0, pad_y=0.3)


def _count(words: Wording, count: int | None) -> str:
    """1-4 could point to a child, also on an official paper."""
    return words.digits("< 5") if disclosure.is_small(count) else words.number(count)
