"""How sure a weighted order is: one finding a problem, one for the whole, as codes with numbers.

Two questions are asked. How far must a single weight move before a problem changes its place
(`weight_intervals`), and how many of all weightings keep it among the first (`acceptability`)? The
limits between the words are conventions, not tests of significance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from . import weight_intervals
from .acceptability import FIRST, Acceptability
from .priorities import Ranked
from .score_table import ScoreTable
from .weight_intervals import Change

CLOSE = Fraction(1, 10)
"""A weight that need move less than ten of a hundred parts of all weights: a close matter."""
WIDELY = 0.8
"""Kept among the first by four of five weightings: whatever weights, it belongs there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What would change a problem's place. `code` is one of

    "not_ranked"    scores are missing (`missing`: codes of criteria)
    "only_one"      there is nothing to compare it with
    "shares_place"  `other` (uid) and perhaps more have exactly the same total
    "close_to"      a small move of one weight lets it and `other` change places
    "holds_widely"  it takes a move of ten parts or more; `other` is the first it changes with
    "holds_always"  no single weight changes its place

    For "close_to" and "holds_widely" the weight of `criterion` moves from `now` beyond `then`
    (shares of all weights, 0-1), and `falls` says whether the problem loses its place or gains one.
    `share` is how many weightings keep it among the first `places` (0-1), `error` its standard
    error; None while there is no share.
    """

    problem: str
    code: str
    other: str = ""
    criterion: str = ""
    now: Fraction | None = None
    then: Fraction | None = None
    falls: bool = False
    missing: tuple[str, ...] = ()
    places: int = 0
    share: float | None = None
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """How sure the first places are: "nothing", "sure", "partly" or "unsure".

    Of the `first` problems that stand in the first `places`, `kept` are kept there by four of five
    weightings. All of them: sure; at least half: partly. "nothing" while fewer than two problems
    have a rank.
    """

    code: str
    kept: int = 0
    first: int = 0
    places: int = 0


def first_places(ranked: int) -> int:
    """How many places "among the first" means: five, of five problems or fewer the better half.

    Of five problems all stand among the first five, which would say nothing.
    """
    return FIRST if ranked > FIRST else max(1, ranked // 2)


def findings(
    rows: Iterable[Ranked], table: ScoreTable, accepted: Iterable[Acceptability]
) -> tuple[Finding, ...]:
    """One finding for each row of the calculated order, in the order of the rows."""
    rows = tuple(rows)
    changes = weight_intervals.changes(table)
    shares = {each.problem: each for each in accepted}
    places = first_places(len(table.problems))
    return tuple(
        replace(
            _finding(row, rows, changes),
            places=places if row.problem in shares else 0,
            share=shares[row.problem].share(places) if row.problem in shares else None,
            error=shares[row.problem].error(places) if row.problem in shares else None,
        )
        for row in rows
    )


def whole(rows: Iterable[Ranked], found: Iterable[Finding]) -> Whole:
    """How sure the first places are, from the rows and their findings."""
    ranked = {row.problem: row.rank for row in rows if row.rank is not None}
    if len(ranked) < 2:
        return Whole("nothing")
    places = first_places(len(ranked))
    shares = [each.share or 0 for each in found if ranked.get(each.problem, places + 1) <= places]
    kept = sum(share >= WIDELY for share in shares)
    code = "sure" if kept == len(shares) else "partly" if 2 * kept >= len(shares) else "unsure"
    return Whole(code, kept, len(shares), places)


def _finding(row: Ranked, rows: tuple[Ranked, ...], changes: Mapping[str, Change]) -> Finding:
    if row.rank is None:
        return Finding(row.problem, "not_ranked", missing=row.missing)
    others = [each for each in rows if each.rank is not None and each.problem != row.problem]
    if not others:
        return Finding(row.problem, "only_one")
    if row.tied:
        twin = next(each for each in others if each.rank == row.rank)
        return Finding(row.problem, "shares_place", twin.problem)
    change = changes.get(row.problem)
    if change is None:
        return Finding(row.problem, "holds_always")
    code = "close_to" if abs(change.then - change.now) < CLOSE else "holds_widely"
    return Finding(
        row.problem, code, change.other, change.criterion, change.now, change.then, change.falls
    )
