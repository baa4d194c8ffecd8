"""The verb that reads the order: by which way, of whom, and how sure it is."""

from argparse import Namespace
from collections.abc import Iterator
from fractions import Fraction

from ccwc_desktop.domain import priorities as rules
from ccwc_desktop.domain import sure_order
from ccwc_desktop.domain.acceptability import FIRST
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.ranking import METHODS, Order, order_of
from ccwc_desktop.domain.sure_order import Sure
from ccwc_desktop.domain.sureness import Finding
from ccwc_desktop.language import catalogue
from ccwc_desktop.services import plans
from ccwc_desktop.ui.steps.priorities import sure_words, wording

from . import DONE, output
from .opening import opened


def priorities(given: Namespace) -> int:
    """`ccwc priorities`"""
    with opened(given) as database, database.reading() as session:
        plan = plans.value(session, plans.newest(session, given.cip_year).id, with_figures=False)
    order, sure = order_of(plan), sure_order.sure(plan)
    if given.json:
        output.as_json(ranked(plan, order, sure))
        return DONE
    output.say(wording.method(plan))
    output.table(
        (
            row.final_rank or "–",
            rules.printed(row.total, 1) or "–",
            order.problems[row.problem].title(catalogue.current()),
        )
        for row in order.rows
    )
    for sentence in _sentences(plan, order, sure):
        output.say(sentence)
    return DONE


def _sentences(plan: Plan, order: Order, sure: Sure) -> Iterator[str]:
    if order.agreement is not None:
        yield wording.agreement(order)
    if plan.ways.way == "weighted" and order.rows:
        yield sure_words.whole(sure.whole)
        for found in sure.findings:
            yield f"{wording.title(order, found.problem)}: {sure_words.finding(found, order)}"


def ranked(plan: Plan, order: Order, sure: Sure) -> dict[str, object]:
    """The promised shape of `priorities --json`."""
    found = {each.problem: each for each in sure.findings}
    first = {each.problem: each.share(FIRST) for each in sure.accepted}
    return {
        "method": METHODS[plan.ways.way],
        "way": plan.ways.way,
        "scored_by": plan.ways.scored_by,
        "members": len(plan.committee),
        "problems": [
            _problem(order, row, found.get(row.problem), first.get(row.problem))
            for row in order.rows
        ],
        "agreement": {"tau_b": order.agreement},
        "sureness": {
            "code": sure.whole.code,
            "places": sure.whole.places,
            "kept": sure.whole.kept,
            "of": sure.whole.first,
        },
    }


def _problem(
    order: Order, row: Ranked, found: Finding | None, first: float | None
) -> dict[str, object]:
    problem = order.problems[row.problem]
    return {
        "uid": row.problem,
        "title_km": problem.title("km"),
        "title_en": problem.title("en"),
        "total": rules.printed(row.total),
        "rank": row.rank,
        "tied": row.tied,
        "missing": list(row.missing),
        "children_rank": row.children_rank,
        "far_from_children": row.far_from_children,
        "decided_rank": row.decided_rank,
        "reason": row.reason or None,
        "top5_acceptability": first,
        "sureness": None if found is None else _finding(found),
    }


def _finding(found: Finding) -> dict[str, object]:
    """Shares of all weights and of weightings are numbers from 0 to 1, rounded to four places."""
    return {
        "code": found.code,
        "places": found.places,
        "share": _rounded(found.share),
        "error": _rounded(found.error),
        "criterion": found.criterion or None,
        "now": _rounded(found.now),
        "then": _rounded(found.then),
        "other": found.other or None,
        "falls": found.falls,
    }


def _rounded(share: Fraction | float | None) -> float | None:
    return None if share is None else round(float(share), 4)
