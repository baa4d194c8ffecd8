"""S01, the ranked child priorities with their reasons: the committee's decision on one paper."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import consultations, priorities, ranking
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import N_

from . import frame, listing
from .subject import Subject
from .typesetting import (
    Cell,
    Column,
    PageFrame,
    Paragraph,
    Row,
    Span,
    Table,
    bold,
    head,
    line,
    styles,
)
from .typesetting.spans import Content
from .wording import Wording

SHEET = listing.sheet("ranked-priorities")
_COLUMNS = (
    Column(12, "centre"),
    Column(79),
    Column(23, "centre"),
    Column(15, "centre"),
    Column(18, "centre"),
    Column(18, "centre"),
)
_FAR = N_(
    "The children's rank and the committee's rank differ by 3 or more. "
    "The committee must explain the reason to the children."
)
_TIES = N_(
    "Scores follow {n} criteria. Where scores are equal, problems share a rank and stand by: "
    "vulnerable groups, severity, children's voices, lower cost."
)
_INCOMPLETE = N_("Not ranked yet: the scores are incomplete ({criteria}).")
_CASES = N_("Single cases are referred and are never put in a plan.")


def page(subject: Subject, words: Wording, public: bool) -> PageFrame:
    """The frame of the sheet."""
    years = words.digits(f"{subject.plan.cip_year}–{subject.plan.cip_year + 2}")
    subtitle = words.told("For the three-year rolling investment programme {years}", years=years)
    commune = frame.called(subject.commune, words)
    return frame.framed(subject, SHEET, words, public, SHEET.title, f"{subtitle} {commune}")


def story(subject: Subject, words: Wording, public: bool) -> list[Flowable]:
    """The content of the sheet."""
    order = ranking.order_of(subject.plan)
    rows = [head(*(words.head(text) for text in _HEADS))]
    rows += [_row(subject, words, public, order, row) for row in order.rows]
    notes = [Paragraph((bold(f"{words.told('Sources:')} "), _sources(subject, words)), styles.NOTE)]
    after = []
    if any(row.far_from_children for row in order.rows):
        after.append(Paragraph(("▲ ", words.told(_FAR)), styles.NOTE))
    counted = sum(1 for criterion in order.criteria if criterion.weight)
    after.append(Paragraph(words.told(_TIES, n=words.digits(counted)), styles.NOTE))
    after.append(Paragraph(words.told(_CASES), styles.NOTE))
    return [*notes, Table(_COLUMNS, rows), *after, frame.signatures(subject, SHEET, words)]


_HEADS = (
    N_("Rank"),
    N_("Child priority and reason"),
    N_("Villages"),
    N_("Score /100"),
    N_("Children's rank"),
    N_("Who can act"),
)


def _sources(subject: Subject, words: Wording) -> str:
    plan = subject.plan
    parts = []
    years = {figure.year for figure in plan.figures}
    if years:
        parts.append(words.told("commune data {year}", year=words.digits(max(years))))
    heard = [each for each in plan.consultations if consultations.is_valid(each)]
    if heard:
        children = sum(consultations.heads(each) for each in heard)
        girls = sum(g.heads for each in heard for g in each.groups if g.sex == "f")
        said = words.told(
            "consultation of {n} children ({girls} girls)",
            n=words.number(children),
            girls=words.number(girls),
        )
        parts.append(said)
    return " · ".join(parts) or "–"


def _row(subject: Subject, words: Wording, public: bool, order: Order, row: Ranked) -> Row:
    problem = order.problems[row.problem]
    rank = words.digits(row.final_rank) if row.final_rank is not None else "–"
    children = words.digits(row.children_rank) if row.children_rank is not None else "–"
    mandate = subject.lists["mandates"].get(problem.mandate, ("–", "–"))
    hidden = public and problem.sensitive
    places = words.told("not shown") if hidden else words.villages(subject, problem.villages)
    return line(
        Cell(rank, bold=True, size=12),
        _told(words, order, row, problem, hidden),
        Cell(places, size=8.4),
        words.score(priorities.printed(row.total, 1)),
        f"{children} ▲" if row.far_from_children else children,
        Cell(words.name(mandate), size=8.4),
    )


def _told(words: Wording, order: Order, row: Ranked, problem: Problem, hidden: bool) -> Content:
    parts: list[str | Span] = [bold(problem.title(words.language))]
    reason = _reason(words, problem, hidden)
    if reason:
        parts.append(Span("\n" + reason, size=styles.REASON.size))
    if row.missing:
        names = {c.code: c.name(words.language) for c in order.criteria}
        lacking = ", ".join(names[code] for code in row.missing)
        said = words.told(_INCOMPLETE, criteria=lacking)
        parts.append(Span("\n" + said, size=styles.REASON.size))
    if row.moved and row.decided_rank is not None and row.rank is not None:
        said = words.told(
            "from {before} to {after}",
            before=words.digits(row.rank),
            after=words.digits(row.decided_rank),
        )
        label = words.told("Rank changed:")
        parts.append(Span(f"\n{label} ", bold=True, size=styles.REASON.size))
        parts.append(Span(f"{said}. {row.reason}", size=styles.REASON.size))
    return tuple(parts)


def _reason(words: Wording, problem: Problem, hidden: bool) -> str:
    """What is known of the problem, in one or two sentences."""
    said = []
    if not hidden and problem.girls is not None and problem.boys is not None:
        said.append(
            words.told(
                "Children affected: {n} ({girls} girls).",
                n=words.number(problem.girls + problem.boys),
                girls=words.number(problem.girls),
            )
        )
    if problem.cause and words.khmer:
        said.append(problem.cause)
    return " ".join(said)
