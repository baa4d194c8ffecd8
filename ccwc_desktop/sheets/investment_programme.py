"""S05, the three-year programme: every project by sector, its cost by year, who supports it."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import programme
from ccwc_desktop.domain.programme import Entry, Programme, Sector
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import N_
from ccwc_desktop.language.support import SIGNS, SUPPORT
from ccwc_desktop.language.words import no_breaks

from . import frame, listing
from .budget_letters import letter, source_name
from .project_cost import output
from .subject import Subject
from .typesetting import (
    LANDSCAPE,
    Boxed,
    Cell,
    Column,
    PageFrame,
    Row,
    Span,
    Stack,
    bold,
    dots,
    grand,
    group,
    head,
    line,
    styles,
)
from .typesetting.spans import ENGLISH_INK, Content
from .wording import Wording

SHEET = listing.sheet("cip-three-year")
_WIDTHS = (7, 35, 20, 26, 10.5, 10.5, 10.5, 11, 22.5, 22, 22, 22, 10.5, 18, 9.5)
# English heads are wider than Khmer ones.
_WIDTHS_IN_ENGLISH = (7, 33, 18, 26, 10.5, 11.5, 12, 9, 22.5, 22, 22, 22, 11.5, 18, 12)
_RIGHT = range(4, 12)
_CENTRED = (0, 12, 14)
_SIZE, _SMALL = 8.2, 7.5
_LONG = 10**9
"""From ten digits on the columns hold thousands of riel."""
_BLANK_ROWS = 8


def page(subject: Subject, words: Wording) -> PageFrame:
    """The frame of the sheet."""
    first, last = subject.plan.cip_year, subject.plan.cip_year + 2
    years = words.digits(f"{first}–{last}")
    said = words.told("Priority projects for women and children {years}", years=years)
    return frame.framed(
        subject,
        SHEET,
        words,
        SHEET.title,
        frame.titled(said, subject, words),
        about=words.years(first, last),
        note=" · priority projects for women and children",
        paper=LANDSCAPE,
    )


def story(subject: Subject, words: Wording) -> list[Flowable]:
    """The content of the sheet."""
    told = programme.programme_of(subject.plan)
    if not told.sectors:
        words = replace(words, blank=True)
    columns = [
        Column(width, "right" if n in _RIGHT else "centre" if n in _CENTRED else "left")
        for n, width in enumerate(_WIDTHS if words.khmer else _WIDTHS_IN_ENGLISH)
    ]
    thousands = max([told.cost, *(e.cost for s in told.sectors for e in s.entries)]) >= _LONG
    money = _Money(words, 1000 if thousands else 1)
    rows = [*_heads(subject, words, thousands), *_rows(subject, words, told, money)]
    return [
        words.table(columns, rows, size=_SIZE, pad_x=0.8, pad_y=0.3),
        _in_words(words, told),
        *_notes(subject, words, told),
        *_closing(subject, words, told),
        frame.signatures(subject, SHEET, words),
    ]


class _Money:
    """Riel, or thousands of riel, in a column; a part of a thousand is shown with its decimals."""

    def __init__(self, words: Wording, unit: int) -> None:
        self._words, self._unit = words, unit

    def said(self, amount: int) -> str:
        """An amount (riel); nothing is a dash."""
        if self._unit == 1 or not amount:
            return self._words.riel(amount)
        whole, rest = divmod(amount, self._unit)
        if not rest:
            return self._words.number(whole)
        return self._words.number(Decimal(amount) / self._unit, 3)


def _heads(subject: Subject, words: Wording, thousands: bool) -> list[Row]:
    cost = N_("Estimated cost (thousand riel)") if thousands else N_("Estimated cost (riel)")
    years = N_("Cost by year (thousand riel)") if thousands else N_("Cost by year (riel)")
    first = subject.plan.cip_year
    over = [
        *(
            Cell(words.head(each), down=2)
            for each in (N_("No."), N_("Project"), N_("Location"), N_("Size, quantity"))
        ),
        Cell(words.head(N_("Beneficiaries (people)")), span=4),
        Cell(words.head(cost), down=2),
        Cell(words.head(years), span=3),
        *(
            Cell(words.head(each), down=2)
            for each in (N_("Source"), N_("Responsible"), N_("Support"))
        ),
    ]
    under = [
        *(
            Cell(words.head(each))
            for each in (N_("Total"), N_("Female"), N_("Children"), N_("Poor HH"))
        ),
        *(Cell(bold(words.digits(year))) for year in range(first, first + 3)),
    ]
    return [head(*over), head(*under)]


def _rows(subject: Subject, words: Wording, told: Programme, money: _Money) -> Iterable[Row]:
    number = 0
    for sector in told.sectors:
        yield _sector(subject, words, sector, told, money)
        for entry in sector.entries:
            number += 1
            yield _entry(subject, words, number, entry, told, money)
    if not told.sectors:
        yield from (line(*[""] * len(_WIDTHS), height=11) for _number in range(_BLANK_ROWS))
    said = words.named((words.told("Grand total"), "Grand total"))
    yield grand(
        Cell(said, span=8, align="right"),
        money.said(told.cost),
        *(money.said(told.by_year[year]) for year in told.years),
        Cell("", span=3),
    )


def _sector(
    subject: Subject, words: Wording, sector: Sector, told: Programme, money: _Money
) -> Row:
    name = subject.lists["sectors"].get(sector.key, (sector.key, sector.key))
    return group(
        Cell(words.named(name), span=8),
        money.said(sector.cost),
        *(money.said(sector.by_year[year]) for year in told.years),
        Cell("", span=3),
    )


def _entry(
    subject: Subject, words: Wording, number: int, entry: Entry, told: Programme, money: _Money
) -> Row:
    project, people = entry.project, entry.people
    name = project.name(words.language) or "–"
    letters = [letter(subject, words, source) for source in entry.sources]
    return line(
        words.digits(number),
        (name, Span("\n" + _marks(subject, words, project), size=_SMALL, ink=ENGLISH_INK)),
        _place(subject, words, project),
        Cell(_size(subject, words, project), size=_SMALL),
        words.number(people.total),
        words.number(people.female),
        words.number(people.children),
        words.number(project.poor),
        money.said(entry.cost),
        *(money.said(entry.by_year.get(year, 0)) for year in told.years),
        " ".join(letters) or "–",
        Cell(project.responsible or "–", size=_SMALL),
        SIGNS[project.support],
    )


def _place(subject: Subject, words: Wording, project: Project) -> str:
    villages = words.villages(subject, project.villages)
    return f"{project.place} ({villages})" if project.place else villages


def _size(subject: Subject, words: Wording, project: Project) -> str:
    """What it leaves behind."""
    return "\n".join(output(subject, words, each) for each in project.outputs) or "–"


def _in_words(words: Wording, told: Programme) -> Boxed:
    label = bold(words.told("Total in words:") + " ")
    if not told.cost:
        return Boxed((label, dots(150)), words.style(styles.AMOUNT))
    said = (label, words.riel_in_words(told.cost))
    return Boxed(said, words.style(styles.AMOUNT), words.riel_said(told.cost))


def _marks(subject: Subject, words: Wording, project: Project) -> str:
    """The project's number, and that of the objective it serves."""
    said = [words.told("project {number}", number=words.digits(f"{project.number:02d}"))]
    for each in subject.plan.terms.objectives:
        if each.uid == project.cdp_objective:
            said.append(words.told("objective {number}", number=words.digits(each.number)))
    return " · ".join(no_breaks(each) for each in said)


def _notes(subject: Subject, words: Wording, told: Programme) -> list[Flowable]:
    """What belongs to the table: why people are not added up, and what has no year."""
    said: list[Content] = []
    if told.sectors:
        said.append(
            words.told(
                "People are never added up: the same child may benefit from several projects."
            )
        )
    if told.elsewhere:
        amount = words.riel_said(told.elsewhere)
        told_so = words.told("{amount} has no year of this programme yet.", amount=amount)
        said.append(told_so)
    return [words.paragraph(each, styles.NOTE) for each in said]


def _closing(subject: Subject, words: Wording, told: Programme) -> list[Flowable]:
    """Signs, partners and objectives; the last of it goes with the signatures as one piece."""
    entries = [entry for sector in told.sectors for entry in sector.entries]
    signs = [words.paragraph(each, styles.NOTE) for each in _signs(subject, words, entries)]
    objectives = [words.paragraph(each, styles.NOTE) for each in _served(subject, words, entries)]
    return [*signs, Stack(objectives)] if objectives else [Stack(signs)]


def _served(subject: Subject, words: Wording, entries: list[Entry]) -> list[Content]:
    """The objectives of the development plan that the projects serve, by their numbers."""
    served = {entry.project.cdp_objective for entry in entries}
    used = [each for each in subject.plan.terms.objectives if each.uid in served]
    said: list[Content] = [
        f"{words.digits(each.number)} = {each.text(words.language)}"
        for each in sorted(used, key=lambda each: each.number)
    ]
    terms, heading = subject.plan.terms, words.told("Objectives of the development plan")
    if terms.cdp_first and terms.cdp_last:
        heading += f" {words.years(terms.cdp_first, terms.cdp_last)}"
    return [bold(heading + words.colon), *said] if said else []


def _signs(subject: Subject, words: Wording, entries: list[Entry]) -> list[Content]:
    """What the letters and signs of the table mean, and who gives support."""
    said: list[Content] = []
    used = dict.fromkeys(source for entry in entries for source in entry.sources)
    if used:
        names = [
            f"{letter(subject, words, source)} = {source_name(subject, words, source)}"
            for source in sorted(used, key=lambda s: letter(subject, words, s))
        ]
        said.append((bold(words.told("Sources of funds:") + " "), " · ".join(names)))
    signs = " · ".join(f"{SIGNS[key]} {words.told(name)}" for key, name in SUPPORT.items())
    said.append((bold(words.told("Support:") + " "), signs))
    partners = [
        f"{each.project.name(words.language)}{words.colon} {each.project.partner}"
        for each in entries
        if each.project.partner
    ]
    if partners:
        said.append((bold(words.told("Partners:") + " "), " · ".join(partners)))
    return said
