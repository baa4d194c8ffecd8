"""How the committee ranks: the way it chose, and what each way but the weighted score records.

The weighted score keeps its numbers in `priorities.Score`.
"""

from dataclasses import dataclass

WAYS = ("weighted", "dots", "pairs", "levels")
SCORED_BY = ("committee", "members")
BALLOT_GROUPS = ("women", "men", "girls", "boys")
LEVELS = ("high", "medium", "low")
MOST_DOTS = 20


@dataclass(frozen=True, slots=True)
class Dots:
    """How many dots a problem (uid) got."""

    problem: str
    count: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """The dots of one group: `heads` people, each with the same number of dots to give."""

    group: str
    heads: int = 0
    dots: tuple[Dots, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """Which of two problems (uids) the committee put first when it compared them."""

    one: str
    other: str
    winner: str


@dataclass(frozen=True, slots=True)
class Level:
    """A problem (uid) called "high", "medium" or "low"."""

    problem: str
    level: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The way in use, and what was recorded for each (kept when the committee tries another).

    `scored_by` is whose scores the weighted way reads: one agreed score, or each member's own.
    `dots_each` is how many dots a person has.
    """

    way: str = "weighted"
    scored_by: str = "committee"
    dots_each: int = 3
    ballots: tuple[Ballot, ...] = ()
    contests: tuple[Contest, ...] = ()
    levels: tuple[Level, ...] = ()


AS_USUAL = Ways()
"""How a plan ranks until the committee chose otherwise."""
