"""How the committee ranks: the way in use, and what each way but the weighted score records."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from sqlalchemy.orm import Session

from ccwc_desktop.domain import contests, ranking_ways
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Dots, Level, Ways
from ccwc_desktop.store.schema import ProblemRow, WaysRow

from . import plans, problems, rows
from .done import Call, Done

T = TypeVar("T")


def choose(session: Session, plan: int, way: str) -> Done:
    """Rank another way; what was recorded for the others stays. "ranking.no_such_choice"."""
    _one_of(way, ranking_ways.WAYS)
    return _change(session, plan, way=way)


def score_by(session: Session, plan: int, who: str) -> Done:
    """Whose scores rank: "committee" or "members". Raises Refused("ranking.no_such_choice")."""
    _one_of(who, ranking_ways.SCORED_BY)
    return _change(session, plan, scored_by=who)


def give_each(session: Session, plan: int, dots: int) -> Done:
    """How many dots a person has; raises Refused("ranking.dots_each")."""
    if not 1 <= dots <= ranking_ways.MOST_DOTS:
        raise Refused("ranking.dots_each", value=dots, most=ranking_ways.MOST_DOTS)
    return _change(session, plan, dots_each=dots)


def count_heads(session: Session, plan: int, group: str, heads: int) -> Done:
    """How many of a group vote; raises Refused("ranking.below_zero" | "ranking.no_such_choice")."""
    _check_count(group, heads)
    ways = plans.ways(session, plan)
    new = replace(_ballot(ways, group), heads=heads)
    return _change(session, plan, ballots=_with_ballot(ways, new))


def count_dots(session: Session, plan: int, group: str, problem: str, dots: int) -> Done:
    """How many dots a problem got from a group (0 takes them back).

    More than the group has is kept, for the heads may be typed later: `ballots.too_many` tells it.
    Raises Refused("ranking.below_zero" | "ranking.no_such_choice" | "gone").
    """
    _check_count(group, dots)
    rows.by_uid(session, ProblemRow, problem)
    ways = plans.ways(session, plan)
    ballot = _ballot(ways, group)
    others = tuple(each for each in ballot.dots if each.problem != problem)
    given = (Dots(problem, dots),) if dots else ()
    new = replace(ballot, dots=_sorted((*others, *given)))
    return _change(session, plan, ballots=_with_ballot(ways, new))


def answer(session: Session, plan: int, one: str, other: str, winner: str) -> Done:
    """Which of two problems comes first; "" takes the answer back.

    Raises Refused("ranking.no_such_choice" | "ranking.too_many_pairs" | "gone").
    """
    if one == other or winner not in ("", one, other):
        raise Refused("ranking.no_such_choice", value=winner)
    for uid in (one, other):
        rows.by_uid(session, ProblemRow, uid)
    ways = plans.ways(session, plan)
    asked = {one, other}
    kept = tuple(each for each in ways.contests if {each.one, each.other} != asked)
    given = (Contest(one, other, winner),) if winner else ()
    _check_pairs(session, plan, (*kept, *given))
    return _change(session, plan, contests=(*kept, *given))


def ask_again(session: Session, plan: int, pairs: tuple[tuple[str, str], ...]) -> Done:
    """Take the answers to these questions (two uids each) back."""
    asked = {frozenset(pair) for pair in pairs}
    ways = plans.ways(session, plan)
    kept = tuple(each for each in ways.contests if frozenset((each.one, each.other)) not in asked)
    return _change(session, plan, contests=kept)


def put_level(session: Session, plan: int, problem: str, level: str) -> Done:
    """Call a problem "high", "medium" or "low"; "" takes it back.

    Raises Refused("ranking.no_such_choice" | "gone").
    """
    _one_of(level, ("", *ranking_ways.LEVELS))
    rows.by_uid(session, ProblemRow, problem)
    ways = plans.ways(session, plan)
    others = tuple(each for each in ways.levels if each.problem != problem)
    given = (Level(problem, level),) if level else ()
    return _change(session, plan, levels=_sorted((*others, *given)))


def put(session: Session, plan: int, ways: Ways) -> Done:
    """All of it exactly as it was."""
    before = plans.ways(session, plan)
    columns = {field.name: getattr(ways, field.name) for field in fields(Ways)}
    row = session.get(WaysRow, plan)
    if row is None:
        session.add(WaysRow(plan_id=plan, **columns))
    else:
        rows.change(row, columns)
    return Done(ways, Call("ranking_ways.put", {"plan": plan, "ways": before}))


def _change(session: Session, plan: int, **new: object) -> Done:
    return put(session, plan, replace(plans.ways(session, plan), **new))  # type: ignore[arg-type]


def _ballot(ways: Ways, group: str) -> Ballot:
    """The one sheet of a group; several that came with a plan are put together."""
    heads, dots = 0, dict[str, int]()
    for each in ways.ballots:
        if each.group == group:
            heads += each.heads
            for given in each.dots:
                dots[given.problem] = dots.get(given.problem, 0) + given.count
    return Ballot(group, heads, tuple(Dots(uid, count) for uid, count in dots.items()))


def _with_ballot(ways: Ways, new: Ballot) -> tuple[Ballot, ...]:
    kept = {each.group: _ballot(ways, each.group) for each in ways.ballots} | {new.group: new}
    known = (kept[group] for group in ranking_ways.BALLOT_GROUPS if group in kept)
    return tuple(each for each in known if each.heads or each.dots)


def _sorted(given: Iterable[T]) -> tuple[T, ...]:
    """In one order, so that what was taken back and given again is the same."""
    return tuple(sorted(given, key=lambda each: str(getattr(each, "problem", ""))))


def _check_pairs(session: Session, plan: int, answers: tuple[Contest, ...]) -> None:
    live = {each.uid for each in problems.listing(session, plan)}
    begun = {uid for each in answers for uid in (each.one, each.other)} & live
    if len(begun) > contests.MOST_COMPARED:
        raise Refused("ranking.too_many_pairs", most=contests.MOST_COMPARED)


def _check_count(group: str, count: int) -> None:
    _one_of(group, ranking_ways.BALLOT_GROUPS)
    if count < 0:
        raise Refused("ranking.below_zero", value=count)


def _one_of(value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise Refused("ranking.no_such_choice", value=value)
