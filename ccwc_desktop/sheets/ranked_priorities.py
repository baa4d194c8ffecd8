"""S01, the ranked child priorities with their reasons: the committee's decision on one paper."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import consultations, disclosure, ranking
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language.catalogue import N_

from . import frame, listing, public_words, ranking_method
from .subject import Subject
from .typesetting import (
    Cell,
    Column,
    PageFrame,
    Row,
    Span,
    Stack,
    bold,
    dots,
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
_INCOMPLETE = N_("Not ranked yet: the scores are incomplete ({criteria}).")
_BLANK_ROWS = 9
# Beside a title; the share of its size.
_SMALL = styles.REASON.size / styles.CELL.size
_CASES = N_("Single cases are referred and are never put in a plan.")


def page(subject: Subject, words: Wording, public: bool) -> PageFrame:
    """The frame of the sheet."""
    first, last = subject.plan.cip_year, subject.plan.cip_year + 2
    years = words.digits(f"{first}–{last}")
    subtitle = words.told("For the three-year rolling investment programme {years}", years=years)
    return frame.framed(
        subject,
        SHEET,
        words,
        SHEET.title,
        frame.titled(subtitle, subject, words),
        about=words.years(first, last),
        public=public,
        note=" and the reasons",
    )


def story(subject: Subject, words: Wording, public: bool) -> list[Flowable]:
    """The content of the sheet."""
    order = ranking.order_of(subject.plan)
    first, last = _HEADS
    heads = (*first, ranking_method.result_head(subject.plan), *last)
    results = ranking_method.results(subject.plan, order, words)
    rows = [head(*(words.head(text) for text in heads))]
    rows += [_row(subject, words, public, order, row, results[row.problem]) for row in order.rows]
    if not order.rows:
        rows += [line(*[""] * len(_COLUMNS), height=14) for _ in range(_BLANK_ROWS)]
    label = bold(words.told("Sources:") + " ")
    sources = (label, _sources(subject, words) or dots(100))
    return [
        words.paragraph(sources, styles.NOTE),
        words.table(_COLUMNS, rows),
        _notes(subject, words, order, public),
        frame.signatures(subject, SHEET, words),
    ]


def _notes(subject: Subject, words: Wording, order: Order, public: bool) -> Stack:
    """What explains the table, in one piece: it goes with the signatures."""
    said: list[Content] = []
    if any(row.far_from_children for row in order.rows):
        said.append(("▲ ", words.told(_FAR)))
    said.append(ranking_method.told(subject.plan, order, words, public))
    said.append(words.told(_CASES))
    return Stack([words.paragraph(each, styles.NOTE) for each in said])


_HEADS = (
    (N_("Rank"), N_("Child priority and reason"), N_("Villages")),
    (N_("Children's rank"), N_("Who can act")),
)
"""Before and after the result, whose head is that of the way."""


_MEETINGS_AND_RECORDS = {"village_meeting", "school", "health", "police", "social_accountability"}


def _sources(subject: Subject, words: Wording) -> str:
    plan = subject.plan
    parts = []
    years = {figure.year for figure in plan.figures}
    if years:
        said = words.told("commune data {year}", year=words.digits(max(years)))
        parts.append(words.here(said, subject))
    heard = [each for each in plan.consultations if consultations.is_valid(each)]
    if heard:
        children = sum(consultations.heads(each) for each in heard)
        girls = sum(g.heads for each in heard for g in each.groups if g.sex == "f")
        said = words.told(
            "consultation of {n} children (girls: {girls})",
            n=words.number(children),
            girls=words.number(girls),
        )
        parts.append(said)
    kinds = {each.kind for problem in plan.problems for each in problem.evidence}
    names = subject.lists["evidence"]
    found = [words.name(names[kind]) for kind in names if kind in kinds & _MEETINGS_AND_RECORDS]
    parts += [name.lower() for name in found]
    return " · ".join(parts)


def _row(
    subject: Subject, words: Wording, public: bool, order: Order, row: Ranked, result: str
) -> Row:
    problem = order.problems[row.problem]
    rank = words.digits(row.final_rank) if row.final_rank is not None else "–"
    children = words.digits(row.children_rank) if row.children_rank is not None else "–"
    mandate = subject.lists["mandates"].get(problem.mandate, ("–", "–"))
    if public and problem.sensitive:
        places = words.told("not shown")
    else:
        places = words.villages(subject, problem.villages)
    return line(
        Cell(rank, bold=row.final_rank is not None, size=12),
        _told(subject, words, public, order, row),
        Cell(places, size=styles.REASON.size),
        result,
        f"{children} ▲" if row.far_from_children else children,
        Cell(words.here(words.name(mandate), subject), size=styles.REASON.size),
    )


def _told(subject: Subject, words: Wording, public: bool, order: Order, row: Ranked) -> Content:
    problem = order.problems[row.problem]
    parts: list[str | Span] = [bold(_title(subject, words, public, problem))]
    reason = _reason(subject, words, public, problem)
    if reason:
        parts.append(Span("\n" + reason, scale=_SMALL))
    if row.missing:
        parts.append(Span("\n" + _not_ranked(words, order, row), scale=_SMALL))
    if waits := ranking_method.not_ranked(row, words):
        parts.append(Span("\n" + waits, scale=_SMALL))
    if row.moved and row.decided_rank is not None and row.rank is not None:
        said = words.told(
            "from {before} to {after}.",
            before=words.digits(row.rank),
            after=words.digits(row.decided_rank),
        )
        why = row.reason if _may_be_read(subject, public, problem, row.reason) else ""
        label = words.told("Rank changed:")
        parts.append(Span(f"\n{label} ", bold=True, scale=_SMALL))
        parts.append(Span(f"{said} {why}".strip(), scale=_SMALL))
    return tuple(parts)


def _not_ranked(words: Wording, order: Order, row: Ranked) -> str:
    names = {c.code: c.name(words.language) for c in order.criteria}
    if len(row.missing) == sum(1 for criterion in order.criteria if criterion.weight):
        return words.told("Not ranked yet: no scores.")
    between = ", " if words.khmer else "; "
    return words.told(_INCOMPLETE, criteria=between.join(names[code] for code in row.missing))


def _reason(subject: Subject, words: Wording, public: bool, problem: Problem) -> str:
    """What is known of the problem, in one or two sentences: the cause, then how many children."""
    said = []
    if problem.cause and _may_be_read(subject, public, problem, problem.cause):
        said.append(_ended(problem.cause))
    if problem.girls is not None and problem.boys is not None:
        said.append(_children(words, public, problem, problem.girls, problem.boys))
    # An English sheet holds the committee's Khmer words: these stand on a line of their own.
    return (" " if words.khmer else "\n").join(each for each in said if each)


def _children(words: Wording, public: bool, problem: Problem, girls: int, boys: int) -> str:
    """How many children; on a public paper no count of 1-4, told or to be found by subtraction."""
    if public and problem.sensitive:
        return ""
    whole = girls + boys
    if public and disclosure.is_small(whole):
        return words.told("Children affected: {n}.", n=words.digits("<\u00a05"))
    if public and (disclosure.is_small(girls) or disclosure.is_small(boys)):
        return words.told("Children affected: {n}.", n=words.number(whole))
    return words.told(
        "Children affected: {n} (girls: {girls}).", n=words.number(whole), girls=words.number(girls)
    )


def _may_be_read(subject: Subject, public: bool, problem: Problem, text: str) -> bool:
    """Whether a committee's own words may stand on this paper."""
    return not public or public_words.may_be_read(subject, problem, text)


def _title(subject: Subject, words: Wording, public: bool, problem: Problem) -> str:
    """The title; on a public paper only the code, when the title may point to a child."""
    title = problem.title(words.language)
    if not public or not public_words.points_to_a_child(subject, problem, title):
        return title
    return f"{problem.code} ({words.told('not shown')})"


def _ended(text: str) -> str:
    """A typed sentence with its full stop."""
    text = text.strip()
    if text.endswith(("។", "៕", ".", "!", "?", "៖")):
        return text
    khmer = any("\u1780" <= c <= "\u17b3" for c in text)
    return text + ("។" if khmer else ".")
