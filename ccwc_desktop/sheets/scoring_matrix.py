"""S02, the scoring matrix: how each score came about, and what would change the order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import ballots, charts, member_scores, ranking, sure_order
from ccwc_desktop.domain.charts import Behind, Chart
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import HIGHEST, Criterion, Ranked
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.ranking_ways import BALLOT_GROUPS
from ccwc_desktop.domain.sureness import Finding
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_

from . import frame, listing, ranking_method
from .subject import Subject
from .typesetting import (
    LANDSCAPE,
    Boxed,
    Cell,
    ChartPicture,
    Column,
    PageFrame,
    Row,
    SideBySide,
    Span,
    bold,
    both,
    head,
    line,
    styles,
)
from .typesetting.spans import Content
from .wording import Wording

SHEET = listing.sheet("scoring-matrix")
_CODE, _RESULT, _RANK, _SET = 12.0, 18.0, 13.0, 16.0
_TITLE, _MIDDLE = 69.0, 129.0
_LEAST_MIDDLE = 13.0
_BAR = (12.0, 1.7)  # mm
_GROUPS = {"women": N_("Women"), "men": N_("Men"), "girls": N_("girls"), "boys": N_("boys")}
_CHANGES = {  # whether it falls, whether the weight rises
    (True, True): N_("{other} comes before it above {then} for “{criterion}” (now {now})."),
    (True, False): N_("{other} comes before it below {then} for “{criterion}” (now {now})."),
    (False, True): N_("it comes before {other} above {then} for “{criterion}” (now {now})."),
    (False, False): N_("it comes before {other} below {then} for “{criterion}” (now {now})."),
}


@dataclass(frozen=True)
class _Middle:
    """A column between the problem and its result: the heads, and what a problem has there."""

    name: str
    english: str
    below: str
    cell: Callable[[Ranked], Content | Flowable]


def page(subject: Subject, words: Wording) -> PageFrame:
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
        paper=LANDSCAPE,
    )


def story(subject: Subject, words: Wording) -> list[Flowable]:
    """The matrix, what the scores mean, how they are counted, signatures."""
    plan = subject.plan
    order = ranking.order_of(plan)
    middles = _middles(plan, order, words)
    made: list[Flowable] = [_matrix(plan, order, middles, words)]
    notes = Boxed(_notes(plan, order, words), words.style(styles.REASON))
    if plan.ways.way == "weighted" and order.criteria:
        made.append(SideBySide([_meanings(order, words), notes], [163, 88], space=6))
    else:
        made.append(notes)
    return [*made, frame.signatures(subject, SHEET, words)]


def _matrix(plan: Plan, order: Order, middles: list[_Middle], words: Wording) -> Flowable:
    wide = max(_LEAST_MIDDLE, min(24.0, _MIDDLE / max(1, len(middles))))
    title = _TITLE + _MIDDLE - wide * len(middles)
    columns = [
        Column(_CODE, "centre"),
        Column(title),
        *(Column(wide, "centre") for _each in middles),
        Column(_RESULT, "centre"),
        Column(_RANK, "centre"),
        Column(_SET, "centre"),
    ]
    two = 2 if any(each.below for each in middles) else 1
    named = (words.head(text) for text in (N_("Code"), N_("Problem")))
    after = (ranking_method.result_head(plan), N_("Rank"), N_("Set to"))
    heads = [
        head(
            *(Cell(each, down=two) for each in named),
            *(_head(each, words) for each in middles),
            *(Cell(words.head(text), down=two) for text in after),
        )
    ]
    if two == 2:
        heads.append(head(*(each.below for each in middles)))
    results = ranking_method.results(plan, order, words)
    by_place = sorted(order.rows, key=lambda row: (row.rank is None, row.rank or 0))
    rows = [_row(order, row, middles, results[row.problem], words) for row in by_place]
    return words.table(columns, [*heads, *rows])


def _head(each: _Middle, words: Wording) -> Content:
    if not words.khmer:
        return each.english
    return both(each.name, each.english)


def _row(order: Order, row: Ranked, middles: list[_Middle], result: str, words: Wording) -> Row:
    problem = order.problems[row.problem]
    decided = words.digits(row.decided_rank) if row.moved and row.decided_rank else ""
    return line(
        words.digits(problem.code),
        bold(problem.title(words.language)),
        *(each.cell(row) for each in middles),
        Cell(result, bold=True),
        Cell(words.digits(row.rank) if row.rank else words.dash, bold=True),
        decided,
    )


def _middles(plan: Plan, order: Order, words: Wording) -> list[_Middle]:
    if plan.ways.way == "dots":
        return _dots(plan, order, words)
    return _criteria(plan, order, words) if plan.ways.way == "weighted" else []


def _criteria(plan: Plan, order: Order, words: Wording) -> list[_Middle]:
    members = tuple(member.uid for member in plan.committee)
    counting = member_scores.counting(plan.scores, plan.ways.scored_by, members)
    values = {(each.problem, each.criterion): Fraction(each.value) for each in counting}

    def cell(criterion: Criterion) -> Callable[[Ranked], Content | Flowable]:
        return lambda row: _over_bar(values.get((row.problem, criterion.code)), words)

    return [
        _Middle(
            each.short("km"),
            each.short("en"),
            words.told("Weight {weight}", weight=words.digits(each.weight)),
            cell(each),
        )
        for each in order.criteria
    ]


def _dots(plan: Plan, order: Order, words: Wording) -> list[_Middle]:
    uids = [row.problem for row in order.rows]
    given = {each.problem: each.by_group for each in ballots.tallies(uids, plan.ways.ballots)}

    def cell(group: str) -> Callable[[Ranked], Content]:
        return lambda row: words.number(given[row.problem].get(group, 0))

    heads = ballots.heads(plan.ways.ballots)
    return [
        _Middle(
            Wording("km").told(_GROUPS[group]),
            _GROUPS[group].capitalize(),
            words.told("{count} people", count=words.number(heads[group])),
            cell(group),
        )
        for group in BALLOT_GROUPS
    ]


def _over_bar(value: Fraction | None, words: Wording) -> Content | Flowable:
    """A score over a bar of its share of five."""
    if value is None:
        return words.dash
    wide, high = _BAR
    said = digits.number(value, words.language, 0 if value.denominator == 1 else 1)
    marks = (
        charts.Words(wide / 2, 3.4, said, 9.0, align="centre"),
        charts.Box(0.0, 4.4, wide, high, "white", outline=0.3),
        charts.Box(0.0, 4.4, wide * float(value) / HIGHEST, high, "solid", outline=0.3),
    )
    return ChartPicture(Chart(wide, 4.4 + high + 0.3, marks, Behind((), ())), not words.khmer)


def _meanings(order: Order, words: Wording) -> Flowable:
    """What a 1, a 3 and a 5 mean under each criterion."""
    scores = (words.told("Score {number}", number=words.digits(number)) for number in (1, 3, 5))
    rows = [head(words.told(N_("Criterion")), *scores)]
    rows += [
        line(bold(each.short(words.language)), *each.anchors(words.language))
        for each in order.criteria
    ]
    columns = [Column(31), Column(40), Column(42), Column(50)]
    return words.table(columns, rows, size=8.0, pad_y=0.3, before=0)


def _notes(plan: Plan, order: Order, words: Wording) -> Content:
    parts: list[str | Span] = [bold(words.told("How the order is made") + "\n")]
    parts.append(ranking_method.told(plan, order, words, public=False))
    if plan.ways.way == "weighted":
        parts.append(
            "\n" + words.told("Total = sum of (weight × score) ÷ (5 × sum of weights) × 100")
        )
        parts.append("\n" + words.told("With scores missing there is no rank."))
        changes = list(_changes(plan, order, words))
        if changes:
            parts.append(bold("\n" + words.told("What would change a place") + "\n"))
            parts.append("\n".join(changes))
    for row in order.rows:
        if row.moved and row.reason:
            code = words.digits(order.problems[row.problem].code)
            parts.append(bold(f"\n{words.told('Rank changed:')} {code} "))
            parts.append(row.reason)
    return tuple(parts)


def _changes(plan: Plan, order: Order, words: Wording) -> Iterable[str]:
    for found in sure_order.sure(plan).findings:
        code = words.digits(order.problems[found.problem].code)
        if found.code in ("close_to", "holds_widely"):
            yield f"{code}{words.colon} {_change(found, order, words)}"
        elif found.code == "holds_always":
            yield f"{code}{words.colon} {words.told('No single weight changes its place.')}"


def _change(found: Finding, order: Order, words: Wording) -> str:
    names = {each.code: each.short(words.language) for each in order.criteria}
    now, then = found.now or Fraction(0), found.then or Fraction(0)
    return words.told(
        _CHANGES[found.falls, then > now],
        other=words.digits(order.problems[found.other].code),
        then=digits.number(then * 100, words.language, 1),
        criterion=names[found.criterion],
        now=digits.number(now * 100, words.language, 0),
    )
