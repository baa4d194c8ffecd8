"""S04, the budget proposal: the money asked for one year, by child priority and by source.

Every line shows how far it is for children and women; how that was counted stands below.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import budget, budget_rows, ranking
from ccwc_desktop.domain.budget_rows import PaidLine
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import money
from ccwc_desktop.language.catalogue import N_
from ccwc_desktop.language.digits import NO_BREAK_SPACE

from . import budget_reasons, budget_share, budget_totals, frame, listing
from .budget_letters import letter
from .project_cost import unit
from .subject import Subject
from .typesetting import (
    Boxed,
    Cell,
    Column,
    PageFrame,
    Row,
    Span,
    Stack,
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
from .typesetting.spans import Align, Content
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
    "children": 13.5,
}
# English heads are wider than Khmer ones.
_WIDTHS_IN_ENGLISH = {
    **_WIDTHS,
    "chapter": 13.5,
    "unit": 17.5,
    "quantity": 14.5,
    "source": 12,
    "quarter": 8.5,
    "children": 14.5,
}
_WITH_ACCOUNTS = 15.0
_ALIGNED: dict[str, Align] = {"quantity": "right", "price": "right", "amount": "right"}
_BLANK_LINES = 14
_SMALL, _BELOW = 7.5, 8.0
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
    N_("Women,\nchildren"),
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
    rows = [each for each in budget_rows.lines(subject.plan) if each.year == year]
    paid = [(each.project, each.line) for each in rows]
    amount = sum(each.amount for each in rows)
    if not rows:
        words = replace(words, blank=True)
    # One piece, so that no single note stands above the signatures of a page.
    share = [
        *budget_share.story(subject, words, year, rows),
        *budget_reasons.story(subject, words, {each.project.uid for each in rows}),
    ]
    return [
        _lines(subject, words, rows, amount),
        _box(words, amount),
        *_said_otherwise(subject, words, amount),
        words.paragraph(words.section(0, N_("Totals by source of funds")), styles.SECTION),
        budget_totals.by_source(subject, words, paid, year, amount),
        *budget_totals.reasons(subject, words, year),
        words.paragraph(words.section(0, N_("Totals by chapter")), styles.SECTION),
        budget_totals.by_chapter(subject, words, paid, amount),
        *([Stack(share)] if share else []),
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


def _lines(subject: Subject, words: Wording, paid: list[PaidLine], amount: int) -> Table:
    accounts = any(each.line.account for each in paid)
    heads = [words.head(each) for each in _HEADS]
    if accounts:
        heads[1] = words.head(N_("Chapter / account"))
    rows = [head(*heads)]
    for title, group_of in _groups(subject, words, paid):
        subtotal = sum(each.amount for each in group_of)
        rows.append(group(Cell(title, span=6), words.riel(subtotal), Cell("", span=3)))
        rows += [_line(subject, words, each) for each in group_of]
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


def _groups(
    subject: Subject, words: Wording, paid: list[PaidLine]
) -> Iterable[tuple[Content, list[PaidLine]]]:
    """Lines by project, the priority it answers below its name; the committee's own come last."""
    order = ranking.order_of(subject.plan)
    ranks = {row.problem: row.final_rank for row in order.rows}
    for problem, answering in budget_rows.by_priority(subject.plan, paid):
        below = words.told("Work of the committee")
        if problem:
            rank = ranks[problem]
            said = N_("Priority {rank}: {title}") if rank else N_("Not ranked yet: {title}")
            title = order.problems[problem].title(words.language)
            below = words.told(said, rank=words.digits(rank), title=title)
        for _uid, group_of in groupby(answering, lambda each: each.project.uid):
            lines = list(group_of)
            yield (_project(words, lines[0].project), Span(f"\n{below}", False, size=_BELOW)), lines


def _project(words: Wording, project: Project) -> str:
    number = words.digits(f"{project.number:02d}")
    return words.told(
        "Project {number}: {title}", number=number, title=project.name(words.language) or "–"
    )


def _line(subject: Subject, words: Wording, paid: PaidLine) -> Row:
    each = paid.line
    letters = [letter(subject, words, share.source) for share in budget.shares(each)]
    return line(
        words.digits(paid.number),
        words.digits(each.account or each.chapter) or "–",
        each.description(words.language) or "–",
        Cell(unit(subject, words, each.unit) or "–", size=8.4),
        words.quantity(each.quantity),
        words.riel(each.unit_price),
        (words.riel(each.amount), *_each_pays(subject, words, paid)),
        " ".join(letters) or "–",
        words.digits(each.quarter) if each.quarter else "–",
        budget_share.mark(words, paid.project, each),
    )


def _each_pays(subject: Subject, words: Wording, paid: PaidLine) -> list[Span]:
    """What each of several sources pays, below the amount; behind a dash what nobody pays yet."""
    parts = [(letter(subject, words, source), riel) for source, riel in paid.by_source.items()]
    if paid.open:
        parts.append(("–", paid.open))
    if len(parts) < 2:
        return []
    return [
        Span(f"\n{said}{NO_BREAK_SPACE}{words.riel(riel)}", size=_SMALL) for said, riel in parts
    ]
