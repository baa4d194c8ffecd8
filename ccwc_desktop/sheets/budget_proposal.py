"""S04, the budget proposal: the money asked for one year, by child priority and by source.

Every line shows how far it is for children and women; how that was counted stands below.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import budget, ranking
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import money
from ccwc_desktop.language.catalogue import N_

from . import budget_reasons, budget_share, budget_totals, frame, listing
from .budget_letters import letter
from .budget_totals import Paid
from .project_cost import unit
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
    english,
    grand,
    group,
    head,
    line,
    styles,
)
from .typesetting.spans import Align
from .wording import Wording

SHEET = listing.sheet("budget-proposal")
_PAPER = 165.0  # mm between the margins
_WIDTHS = {
    "number": 8,
    "chapter": 11.5,
    "unit": 15.5,
    "quantity": 13,
    "price": 19.5,
    "amount": 23,
    "source": 9.5,
    "quarter": 10,
    "children": 11.5,
}
# English heads are wider than Khmer ones.
_WIDTHS_IN_ENGLISH = {**_WIDTHS, "chapter": 13.5, "quantity": 14.5, "source": 12, "children": 14.5}
_WITH_ACCOUNTS = 15.0
_ALIGNED: dict[str, Align] = {"quantity": "right", "price": "right", "amount": "right"}
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
    N_("Children"),
)


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
        *_said_otherwise(subject, words, amount),
        words.paragraph(words.section(0, N_("Totals by source of funds")), styles.SECTION),
        budget_totals.by_source(subject, words, paid, year, amount),
        *budget_totals.reasons(subject, words, year),
        words.paragraph(words.section(0, N_("Totals by chapter")), styles.SECTION),
        budget_totals.by_chapter(subject, words, paid, amount),
        *budget_share.story(subject, words, year, _numbered(subject, words, paid)),
        *budget_reasons.story(subject, words, {project.uid for project, _line in paid}),
        frame.signatures(subject, SHEET, words),
    ]


def _box(words: Wording, amount: int) -> Boxed:
    label = bold(words.told("Total in words:") + " ")
    if words.blank:
        return Boxed((label, dots(110)), words.style(styles.AMOUNT))
    said = (label, words.riel_in_words(amount))
    return Boxed(said, words.style(styles.AMOUNT), words.riel_said(amount))


def _said_otherwise(subject: Subject, words: Wording, amount: int) -> list[Flowable]:
    """The total in dollars at the plan's rate with its day, and in English words; for reading."""
    plan = subject.plan
    if words.blank or not plan.rate:
        return []
    day = plan.terms.rate_on
    msgid = (
        N_("About {dollars} US dollars at {rate} for one dollar, the rate of {day}.")
        if day is not None
        else N_("About {dollars} US dollars at {rate} for one dollar.")
    )
    said = words.told(
        msgid,
        dollars=words.number(Decimal(amount) / plan.rate),
        rate=words.riel_said(plan.rate),
        day=words.date(day) if day is not None else "",
    )
    in_english = (english(" " + money.in_words_en(amount), 7.2),) if words.khmer else ()
    return [words.paragraph((said, *in_english), styles.NOTE)]


def _lines(subject: Subject, words: Wording, paid: list[Paid], amount: int) -> Table:
    accounts = any(each.account for _project, each in paid)
    heads = [words.head(each) for each in _HEADS]
    if accounts:
        heads[1] = words.head(N_("Chapter / account"))
    rows = [head(*heads)]
    number = 0
    for title, group_of in _groups(subject, words, paid):
        subtotal = sum(each.amount for _project, each in group_of)
        rows.append(group(Cell(title, span=6), words.riel(subtotal), Cell("", span=3)))
        for project, each in group_of:
            number += 1
            rows.append(_line(subject, words, number, project, each))
    if not paid:
        rows += [line(*[""] * len(_HEADS), height=9) for _ in range(_BLANK_LINES)]
    said = words.named((words.told("Grand total"), "Grand total"))
    rows.append(grand(Cell(said, span=6, align="right"), words.riel(amount), Cell("", span=3)))
    return words.table(_columns(words, accounts), rows, size=9, pad_x=0.9, pad_y=0.3)


def _columns(words: Wording, accounts: bool) -> list[Column]:
    """The description takes what the others leave."""
    widths = dict(_WIDTHS if words.khmer else _WIDTHS_IN_ENGLISH)
    if accounts:
        widths["chapter"] = _WITH_ACCOUNTS
    made = [Column(width, _ALIGNED.get(key, "centre")) for key, width in widths.items()]
    made.insert(2, Column(_PAPER - sum(widths.values())))
    return made


def _numbered(subject: Subject, words: Wording, paid: list[Paid]) -> list[Paid]:
    """The lines in the order in which the table numbers them."""
    return [each for _title, group_of in _groups(subject, words, paid) for each in group_of]


def _groups(subject: Subject, words: Wording, paid: list[Paid]) -> Iterable[tuple[str, list[Paid]]]:
    """Lines by priority in the order of their rank; the committee's own costs come last."""
    order = ranking.order_of(subject.plan)
    titles = {}
    for row in order.rows:
        title = order.problems[row.problem].title(words.language)
        rank = words.digits(row.final_rank)
        said = N_("Priority {rank}: {title}") if row.final_rank else N_("Not ranked yet: {title}")
        titles[row.problem] = words.told(said, rank=rank, title=title)
    for uid, title in titles.items():
        lines = [each for each in paid if each[0].priority == uid]
        if lines:
            yield title, lines
    rest = [each for each in paid if each[0].priority not in titles]
    if rest:
        yield words.told("Work of the committee"), rest


def _line(subject: Subject, words: Wording, number: int, project: Project, each: Line) -> Row:
    letters = [letter(subject, words, share.source) for share in budget.shares(each)]
    return line(
        words.digits(number),
        words.digits(each.account or each.chapter) or "–",
        each.description(words.language) or "–",
        Cell(unit(subject, words, each.unit) or "–", size=8.4),
        words.quantity(each.quantity),
        words.riel(each.unit_price),
        words.riel(each.amount),
        " ".join(letters) or "–",
        words.digits(each.quarter) if each.quarter else "–",
        budget_share.mark(words, project, each),
    )
