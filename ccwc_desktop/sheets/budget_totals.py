"""The totals of a year's proposal: by source of funds against the ceilings, and by chapter."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import Line
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import ceilings
from ccwc_desktop.language.catalogue import N_

from .budget_letters import letter
from .subject import Subject
from .typesetting import Cell, Column, Row, Table, bold, head, line, styles, total
from .typesetting.spans import Content
from .wording import Wording

_SOURCES = (
    Column(9, "centre"),
    Column(72),
    Column(25.5, "right"),
    Column(16.5, "right"),
    Column(25.5, "right"),
    Column(16.5, "right"),
)
_CHAPTERS = (Column(16, "centre"), Column(65), Column(25.5, "right"), Column(16.5, "right"))

PAD_Y = 0.0
"""Close rows keep the signatures on the page of the totals."""

Paid = tuple[Project, Line]


def by_source(subject: Subject, words: Wording, paid: list[Paid], year: int, amount: int) -> Table:
    """What each source pays of the lines of a year (`amount` riel), beside its ceiling."""
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
    return words.table(_SOURCES, rows, whole=True, size=8.6, pad_y=PAD_Y)


def _source(
    subject: Subject, words: Wording, source: str, used: int, ceiling: int | None, amount: int
) -> Row:
    over = ceiling is not None and used > ceiling
    share = words.percent(used, ceiling) if ceiling and used else words.dash
    said: Cell | str = share
    if over:
        said = Cell(f"{share}\n" + words.told("over the ceiling"), bold=True, size=8.4)
    return line(
        letter(subject, words, source),
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


def by_chapter(subject: Subject, words: Wording, paid: list[Paid], amount: int) -> Table:
    """What the lines of a year (`amount` riel) cost by chapter."""
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
    return words.table(_CHAPTERS, rows, whole=True, size=8.6, pad_y=PAD_Y)


def reasons(subject: Subject, words: Wording, year: int) -> list[Flowable]:
    """Where a ceiling is passed: by how much, who set it, and the reason the committee wrote."""
    told: list[Flowable] = []
    for use in budget.uses(subject.plan.projects, subject.plan.ceilings, (year,)):
        if use.left is None or use.left >= 0:
            continue
        name = words.name(subject.lists["sources"].get(use.source, (use.source, use.source)))
        basis = use.basis.strip() or words.name(
            subject.lists["usual_bases"].get(use.source, ("", ""))
        )
        said = ceilings.over(words.language, name, year, -use.left, basis)
        reason = use.reason.strip() or words.told("no reason was written")
        told.append(
            words.paragraph((bold(said + " "), words.told("Reason:") + " ", reason), styles.NOTE)
        )
    return told
