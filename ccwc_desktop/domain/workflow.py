"""The guided path: its steps, what is still missing in each, and what "complete" means.

Nothing here blocks: any step may be opened, and a gap is a sentence that leads to its field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from . import (
    answers,
    budget_checks,
    committee,
    consultations,
    coverage,
    merging,
    problems,
    ranking_remarks,
    situation,
)
from .budget_checks import Remark
from .figure_checks import Doubt
from .plans import Plan
from .priorities import Ranked
from .ranking_ways import Ways

STEPS = (
    "commune",
    "situation",
    "consultations",
    "problems",
    "priorities",
    "budget",
    "sheets",
    "send",
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap: `code` names the sentence, `target` the field or thing it leads to."""

    code: str
    target: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepState:
    """A step is "not_begun", "begun" or "complete"."""

    key: str
    state: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules look at: the plan, its figures of the newest year, its ranked problems."""

    plan: Plan
    figures: situation.Table
    ranked: tuple[Ranked, ...]
    headline: tuple[str, ...]  # indicators the committee should know
    sent: bool = False
    doubts: tuple[Doubt, ...] = ()  # figures to look at again
    remarks: tuple[Remark, ...] = ()  # on the budget proposal


def progress(standing: Standing) -> tuple[StepState, ...]:
    """Every step with its state, in the order of the path."""
    states: list[StepState] = []
    for key in STEPS:
        missing = _GAPS[key](standing)
        begun = "begun" if missing else "complete"
        state = begun if _begun(key, standing) else "not_begun"
        states.append(StepState(key, state, missing))
    return tuple(states)


def _begun(key: str, s: Standing) -> bool:
    plan = s.plan
    return bool(
        {
            "commune": plan.committee or any(v.confirmed for v in plan.villages),
            "situation": plan.figures,
            "consultations": plan.consultations,
            "problems": plan.problems,
            "priorities": plan.scores or _recorded(plan.ways),
            "budget": plan.projects or plan.ceilings,
            "sheets": plan.projects and s.ranked,
            "send": s.sent,
        }[key]
    )


def _recorded(ways: Ways) -> bool:
    return bool(ways.ballots or ways.contests or ways.levels)


def _commune(s: Standing) -> tuple[Missing, ...]:
    gaps = [
        Missing("seat_empty", f"seat:{seat}", {"seat": seat})
        for seat in committee.empty_seats(s.plan.committee)
    ]
    open_villages = [v for v in s.plan.villages if not v.confirmed]
    if open_villages:
        gaps.append(Missing("villages_unconfirmed", "villages", {"count": len(open_villages)}))
    unsaid = [m for m in s.plan.committee if not m.sex]
    gaps += [Missing("member_sex", f"member:{m.uid}", {"name": m.name}) for m in unsaid]
    return tuple(gaps)


def _situation(s: Standing) -> tuple[Missing, ...]:
    gaps = []
    for code in s.headline:
        if situation.value(s.figures, code, s.figures.commune, "t") is None:
            gaps.append(Missing("figure_unknown", f"indicator:{code}", {"indicator": code}))
    gaps += [
        Missing(
            doubt.code,
            f"figure:{doubt.indicator}:{doubt.place}:{doubt.sex}",
            doubt.said,
        )
        for doubt in s.doubts
    ]
    return tuple(gaps)


def _consultations(s: Standing) -> tuple[Missing, ...]:
    gaps = []
    for each in s.plan.consultations:
        open_points = consultations.missing_safeguards(each)
        if open_points:
            details = {"count": len(open_points), "date": each.held_on}
            gaps.append(Missing("safeguards_open", f"consultation:{each.uid}", details))
        if consultations.heads(each) and not each.villages:
            target = f"consultation:{each.uid}:villages"
            gaps.append(Missing("consultation_where", target, {"date": each.held_on}))
    codes = [village.code for village in s.plan.villages]
    heard = coverage.villages_heard(s.plan.consultations, codes)
    gaps += [
        Missing("village_not_heard", f"village:{v.code}", {"village": v.code})
        for v in s.plan.villages
        if v.code not in heard
    ]
    return tuple(gaps)


def _problems(s: Standing) -> tuple[Missing, ...]:
    if not s.plan.problems:
        return (Missing("no_problem", "add"),)
    return tuple(
        Missing(
            f"problem_{gap}",
            f"problem:{each.uid}:{gap}",
            {"title": each.title("km"), "code": each.code},
        )
        for each in merging.whole(s.plan.problems)
        if each.mandate != "referral"
        for gap in problems.missing(each)
    )


def _priorities(s: Standing) -> tuple[Missing, ...]:
    if not s.ranked:
        return (Missing("nothing_to_rank", "problems"),)
    scores = [
        Missing(
            "scores_missing",
            f"score:{row.problem}:{row.missing[0]}",
            {"problem": row.problem, "count": len(row.missing)},
        )
        for row in s.ranked
        if row.missing
    ]
    gaps = [
        Missing(f"ranking_{each.code}", _RANKING[each.code], {"count": each.count})
        for each in ranking_remarks.remarks(s.plan, s.ranked)
        if each.code in _RANKING
    ]
    return (*scores, *gaps, *_after_meeting(s.plan))


def _after_meeting(plan: Plan) -> list[Missing]:
    """Once the committee met: minutes to be signed, and children who wait for an answer."""
    gaps = [
        Missing("minutes_unsigned", f"meeting:{each.uid}:sign", {"date": each.held_on})
        for each in plan.meetings
        if not each.signed and each.held_on is not None
    ]
    if plan.meetings:
        waiting = [each for each in answers.followed(plan) if each.asked and each.missing]
        if waiting:
            target = f"answers:{waiting[0].problem.uid}"
            gaps.append(Missing("answers_missing", target, {"count": len(waiting)}))
    return gaps


_RANKING = {
    "no_weights": "weights",
    "no_dots": "desk",
    "too_many": "desk",
    "pairs_left": "desk",
    "levels_left": "table",
}
"""What is missing in an order by another way than scores, and where it is given."""


def _budget(s: Standing) -> tuple[Missing, ...]:
    gaps = []
    if not s.plan.projects:
        gaps.append(Missing("no_project", "add"))
    if not s.plan.ceilings:
        gaps.append(Missing("no_ceiling", "ceilings"))
    gaps += [
        Missing(each.code, each.target, each.details) for each in budget_checks.open_ones(s.remarks)
    ]
    return tuple(gaps)


def _sheets(s: Standing) -> tuple[Missing, ...]:
    if not s.ranked:
        return (Missing("nothing_to_print", "problems"),)
    return ()


def _send(s: Standing) -> tuple[Missing, ...]:
    return () if s.sent else (Missing("not_sent", "send"),)


_GAPS: dict[str, Callable[[Standing], tuple[Missing, ...]]] = {
    "commune": _commune,
    "situation": _situation,
    "consultations": _consultations,
    "problems": _problems,
    "priorities": _priorities,
    "budget": _budget,
    "sheets": _sheets,
    "send": _send,
}
