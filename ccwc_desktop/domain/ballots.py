"""Dot votes: women, men, girls and boys each get dots, and every group weighs the same.

Votes of groups are kept apart so that the many do not drown the few; the rule is the children's
(`consultations.children_scores`): a problem's score is the mean, over the groups that voted, of its
share of the group's dots.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import priorities
from .ranking_ways import BALLOT_GROUPS, Ballot


@dataclass(frozen=True, slots=True)
class TooMany:
    """A group with more `votes` than its heads could give (`most` = heads x dots each)."""

    group: str
    votes: int
    most: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What a problem (uid) got: dots by group and in all, its score (0-1), its shared rank."""

    problem: str
    by_group: Mapping[str, int]
    dots: int
    score: Fraction | None
    rank: int | None


def heads(ballots: Iterable[Ballot]) -> dict[str, int]:
    """Group -> people who voted; sheets of the same group are added up."""
    counted = dict.fromkeys(BALLOT_GROUPS, 0)
    for ballot in ballots:
        counted[ballot.group] = counted.get(ballot.group, 0) + ballot.heads
    return counted


def cast(ballots: Iterable[Ballot]) -> dict[str, int]:
    """Group -> dots it gave in all."""
    counted = dict.fromkeys(BALLOT_GROUPS, 0)
    for ballot in ballots:
        given = sum(dots.count for dots in ballot.dots)
        counted[ballot.group] = counted.get(ballot.group, 0) + given
    return counted


def too_many(ballots: Iterable[Ballot], dots_each: int) -> tuple[TooMany, ...]:
    """The groups whose dots cannot be right; nothing is taken off, a person has to look."""
    ballots = tuple(ballots)
    people = heads(ballots)
    return tuple(
        TooMany(group, votes, people[group] * dots_each)
        for group, votes in cast(ballots).items()
        if votes > people[group] * dots_each
    )


def tallies(problems: Iterable[str], ballots: Iterable[Ballot]) -> tuple[Tally, ...]:
    """What each problem (uid) got, in the order given.

    A group's share is out of all its dots, those for a problem that is gone among them, so that
    taking a problem out never turns the others round. A problem without a dot is last, for it was
    on the sheet; before anyone voted nothing has a rank.
    """
    ballots = tuple(ballots)
    by_group: dict[str, Counter[str]] = {}
    for ballot in ballots:
        counted = by_group.setdefault(ballot.group, Counter())
        for dots in ballot.dots:
            counted[dots.problem] += dots.count
    voted = {group: sum(counted.values()) for group, counted in by_group.items()}
    voted = {group: all_dots for group, all_dots in voted.items() if all_dots}
    scores: dict[str, Fraction] = {}
    for uid in problems:
        shares = (Fraction(by_group[group][uid], all_dots) for group, all_dots in voted.items())
        scores[uid] = sum(shares, Fraction()) / (len(voted) or 1)
    ranks = priorities.shared_ranks(scores) if voted else {}
    return tuple(
        Tally(
            problem=uid,
            by_group={group: counted[uid] for group, counted in by_group.items()},
            dots=sum(counted[uid] for counted in by_group.values()),
            score=score if voted else None,
            rank=ranks.get(uid),
        )
        for uid, score in scores.items()
    )


def ranks(problems: Iterable[str], ballots: Iterable[Ballot]) -> dict[str, int]:
    """Problem (uid) -> its shared rank; empty before anyone voted."""
    found = tallies(problems, ballots)
    return {tally.problem: tally.rank for tally in found if tally.rank is not None}
