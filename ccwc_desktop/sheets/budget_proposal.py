"""S04, the budget proposal: the money asked for one year, by child priority and by source."""

from collections.abc import Iterable
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import budget, ranking
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import N_

from . import frame, listing
from .subject import Subject
from .typesetting import (
    Boxed,
    Cell,
    Column,
    PageFrame,
    Row,
    Table,
    bold,
    dots,
    grand,
    group,
    head,
    line,
    styles,
    total,
)
from .typesetting.spans import Content
from .wording import Wording

SHEET = listing.sheet("budget-proposal")
_COLUMNS = (
    Column(8.5, "centre"),
    Column(11.5, "centre"),
    Column(51),
    Column(16.5, "centre"),
    Column(13, "right"),
    Column(20.5, "right"),
    Column(24, "right"),
    Column(9, "centre"),
    Column(11, "centre"),
)
# English heads are wider than Khmer ones.
_COLUMNS_IN_ENGLISH = (
    Column(8.5, "centre"),
    Column(13.5, "centre"),
    Column(45),
    Column(16.5, "centre"),
    Column(14.5, "right"),
    Column(20, "right"),
    Column(24, "right"),
    Column(12, "centre"),
    Column(11, "centre"),
)
_BLANK_LINES = 14
_HEADS = (
    N_("No."),
    N_("Chapter"),
    N_("Description"),
    N_("Unit"),
    N_("Quantity"),
    N_("Unit price"),
    N_("Amount"),
    N_("Source"),
    N_("Qtr"),
)
_SOURCES = (
    Column(9, "centre"),
    Column(72),
    Column(25.5, "right"),
    Column(16.5, "right"),
    Column(25.5, "right"),
    Column(16.5, "right"),
)
_CHAPTERS = (Column(16, "centre"), Column(65), Column(25.5, "right"), Column(16.5, "right"))

Paid = tuple[Project, Line]


def years(subject: Subject) -> tuple[int, ...]:
    """The years that have lines, one sheet each; the plan's first year when there are none."""
    projects = subject.plan.projects
    found = {each.year or project.year for project in projects for each in project.lines}
    known = sorted(year for year in found if year is not None)
    return tuple(known) or (subject.plan.cip_year,)


def page(subject: Subject, words: Wording, year: int) -> PageFrame:
    """The frame of one year's proposal."""
    said = words.told("Fiscal year {year} (1 January – 31 December)", year=words.digits(year))
    subtitle = frame.titled(said, subject, words)
    note = f", fiscal year {year} · amounts in riel"
    about = words.years(year)
    return frame.framed(subject, SHEET, words, SHEET.title, subtitle, about=about, note=note)


def story(subject: Subject, words: Wording, year: int) -> list[Flowable]:
    """The content of one year's proposal."""
    paid = [
        (project, each)
        for project in subject.plan.projects
        for each in project.lines
        if (each.year or project.year) == year
    ]
    amount = sum(each.amount for _project, each in paid)
    if not paid:
        words = replace(words, blank=True)
    return [
        _lines(subject, words, paid, amount),
        _box(words, amount),
        words.paragraph(words.section(0, N_("Totals by source of funds")), styles.SECTION),
        _by_source(subject, words, paid, year, amount),
        words.paragraph(words.section(0, N_("Totals by chapter")), styles.SECTION),
        _by_chapter(subject, words, paid, amount),
        *_reasons(subject, words, year),
        frame.signatures(subject, SHEET, words),
    ]


def _box(words: Wording, amount: int) -> Boxed:
    label = bold(words.told("Total in words:") + " ")
    if words.blank:
        return Boxed((label, dots(110)), words.style(styles.AMOUNT))
    said = (label, words.riel_in_words(amount))
    return Boxed(said, words.style(styles.AMOUNT), words.riel_said(amount))


def _lines(subject: Subject, words: Wording, paid: list[Paid], amount: int) -> Table:
    rows = [head(*(words.head(each) for each in _HEADS))]
    number = 0
    for title, lines in _groups(subject, words, paid):
        subtotal = sum(each.amount for each in lines)
        rows.append(group(Cell(title, span=6), words.riel(subtotal), Cell("", span=2)))
        for each in lines:
            number += 1
            rows.append(_line(subject, words, number, each))
    if not paid:
        rows += [line(*[""] * len(_COLUMNS), height=9) for _ in range(_BLANK_LINES)]
    said = words.named((words.told("Grand total"), "Grand total"))
    rows.append(grand(Cell(said, span=6, align="right"), words.riel(amount), Cell("", span=2)))
    columns = _COLUMNS if words.khmer else _COLUMNS_IN_ENGLISH
    return words.table(columns, rows, size=9, pad_x=0.9, pad_y=0.3)


def _groups(subject: Subject, words: Wording, paid: list[Paid]) -> Iterable[tuple[str, list[Line]]]:
    """Lines by priority in the order of their rank; the committee's own costs come last."""
    order = ranking.order_of(subject.plan)
    titles = {}
    for row in order.rows:
        title = order.problems[row.problem].title(words.language)
        rank = words.digits(row.final_rank)
        said = N_("Priority {rank}: {title}") if row.final_rank else N_("Not ranked yet: {title}")
        titles[row.problem] = words.told(said, rank=rank, title=title)
    for uid, title in titles.items():
        lines = [each for project, each in paid if project.priority == uid]
        if lines:
            yield title, lines
    rest = [each for project, each in paid if project.priority not in titles]
    if rest:
        yield words.told("Work of the committee"), rest


def _line(subject: Subject, words: Wording, number: int, each: Line) -> Row:
    letters = [_letter(subject, words, share.source) for share in budget.shares(each)]
    return line(
        words.digits(number),
        words.digits(each.chapter) or "–",
        each.description(words.language) or "–",
        Cell(each.unit or "–", size=8.4),
        words.quantity(each.quantity),
        words.riel(each.unit_price),
        words.riel(each.amount),
        " ".join(letters) or "–",
        words.digits(each.quarter) if each.quarter else "–",
    )


def _letter(subject: Subject, words: Wording, source: str) -> str:
    if words.khmer:
        return subject.letters.get(source, "?")
    return chr(ord("A") + budget.SOURCES.index(source))


def _by_source(subject: Subject, words: Wording, paid: list[Paid], year: int, amount: int) -> Table:
    heads = (
        N_("Code"),
        N_("Source of funds"),
        N_("Amount"),
        N_("Share"),
        N_("Ceiling"),
        N_("Used"),
    )
    taken: dict[str, int] = {}
    for _project, each in paid:
        for share in budget.shares(each):
            taken[share.source] = taken.get(share.source, 0) + (share.amount or 0)
    ceilings = {each.source: each.amount for each in subject.plan.ceilings if each.year == year}
    rows = [head(*(words.head(each) for each in heads))]
    for source in (each for each in budget.SOURCES if each in taken or not paid):
        ceiling = ceilings.get(source)
        rows.append(_source(subject, words, source, taken.get(source, 0), ceiling, amount))
    rest = amount - sum(taken.values())
    if rest:
        rows.append(
            line(
                "–",
                bold(words.told("No source yet")),
                words.riel(rest),
                words.percent(rest, amount),
                "–",
                "–",
            )
        )
    rows.append(
        total(
            Cell(words.told("Total"), span=2, align="right"),
            words.riel(amount),
            words.percent(amount, amount),
            Cell("", span=2),
        )
    )
    return words.table(_SOURCES, rows, whole=True)


def _source(
    subject: Subject, words: Wording, source: str, used: int, ceiling: int | None, amount: int
) -> Row:
    over = ceiling is not None and used > ceiling
    share = words.percent(used, ceiling) if ceiling and used else words.dash
    said: Cell | str = share
    if over:
        said = Cell(f"{share}\n" + words.told("over the ceiling"), bold=True, size=8.4)
    return line(
        _letter(subject, words, source),
        _name(subject, words, source),
        words.riel(used),
        words.percent(used, amount),
        words.riel(ceiling),
        said,
    )


def _name(subject: Subject, words: Wording, source: str) -> Content:
    """The full name; the English beside the Khmer one is short, so that both share a line."""
    khmer, full = subject.lists["sources"].get(source, (source, source))
    _short, short = subject.lists["short_sources"].get(source, (source, source))
    return words.named((khmer, short if words.khmer else full))


def _by_chapter(subject: Subject, words: Wording, paid: list[Paid], amount: int) -> Table:
    heads = (N_("Chapter"), N_("Name"), N_("Amount"), N_("Share"))
    sums: dict[str, int] = {}
    for _project, each in paid:
        sums[each.chapter] = sums.get(each.chapter, 0) + each.amount
    rows = [head(*(words.head(each) for each in heads))]
    for chapter in sorted(sums) or subject.lists["chapters"]:
        name = subject.lists["chapters"].get(chapter, ("–", "–"))
        rows.append(
            line(
                words.digits(chapter) or "–",
                words.name(name),
                words.riel(sums.get(chapter)),
                words.percent(sums.get(chapter, 0), amount),
            )
        )
    rows.append(
        total(
            Cell(words.told("Total"), span=2, align="right"),
            words.riel(amount),
            words.percent(amount, amount),
        )
    )
    return words.table(_CHAPTERS, rows, whole=True)


def _reasons(subject: Subject, words: Wording, year: int) -> list[Flowable]:
    """Why a ceiling is passed: the reason the committee wrote."""
    told: list[Flowable] = []
    for use in budget.uses(subject.plan.projects, subject.plan.ceilings, (year,)):
        if use.left is not None and use.left < 0 and use.reason:
            name = words.name(subject.lists["sources"].get(use.source, (use.source, use.source)))
            said = words.told("Over the ceiling, {source}:", source=name)
            told.append(words.paragraph((bold(f"{said} "), use.reason), styles.NOTE))
    return told
