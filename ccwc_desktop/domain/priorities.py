"""Priorities: weighted criteria, totals, ranks with ties, the children's order, agreement.

Score = sum(weight x value) / (5 x sum of weights) x 100 (multi-criteria analysis, field.md 7.2).
Ranks come from exact fractions; only print rounds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt
from typing import Protocol

HIGHEST = 5
Value = int | Fraction
"""What stands under a criterion: a whole number 0-5, or the exact mean of several."""
FAR_APART = 3  # places between the committee's and the children's rank that need a word
TIE_ORDER = ("EQU", "SEV", "CHD")


@dataclass(frozen=True, slots=True)
class Criterion:
    """What problems are weighed by; `weight` is a share of all weights (usually of 100)."""

    code: str
    name_km: str
    name_en: str
    weight: int
    short_km: str = ""
    short_en: str = ""
    low_km: str = ""
    low_en: str = ""
    middle_km: str = ""
    middle_en: str = ""
    high_km: str = ""
    high_en: str = ""

    def name(self, language: str) -> str:
        """The full name in `language`."""
        return self.name_km if language == "km" else self.name_en

    def short(self, language: str) -> str:
        """The name for a narrow head in `language`."""
        return (self.short_km if language == "km" else self.short_en) or self.name(language)

    def anchors(self, language: str) -> tuple[str, str, str]:
        """What 1, 3 and 5 mean, in `language`."""
        if language == "km":
            return (self.low_km, self.middle_km, self.high_km)
        return (self.low_en, self.middle_en, self.high_en)


@dataclass(frozen=True, slots=True)
class Score:
    """A whole number 0-5 given to a problem (uid) under a criterion (code).

    `member` is the uid of who gave it; "" is the one score the committee agreed on.
    """

    problem: str
    criterion: str
    value: int
    member: str = ""


class Given(Protocol):
    """What a problem (uid) got under a criterion (code): a `Score`, or a mean of scores."""

    @property
    def problem(self) -> str: ...  # noqa: D102
    @property
    def criterion(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Value: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Decision:
    """The place (1 = first) the committee gives a problem, and why it differs from the score."""

    problem: str
    rank: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A problem's standing. `total` is exact (0-100) or None while scores are missing.

    Once the committee moved any problem, every ranked one has a `decided_rank`; `moved` marks
    those it moved itself, with their reason.
    """

    problem: str
    total: Fraction | None
    rank: int | None
    tied: bool
    missing: tuple[str, ...]
    children_rank: int | None = None
    children_score: Fraction | None = None
    decided_rank: int | None = None
    moved: bool = False
    reason: str = ""

    @property
    def final_rank(self) -> int | None:
        """The decided rank where there is one, else the calculated one."""
        return self.decided_rank if self.decided_rank is not None else self.rank

    @property
    def far_from_children(self) -> bool:
        """Whether the children's rank lies three places or more away."""
        if self.children_rank is None or self.final_rank is None:
            return False
        return abs(self.children_rank - self.final_rank) >= FAR_APART


def total(values: Mapping[str, Value], criteria: Iterable[Criterion]) -> Fraction | None:
    """Weighted total 0-100, exact; None while a criterion with weight has no value."""
    weighted: Value = 0
    weights = 0
    for criterion in criteria:
        if not criterion.weight:
            continue
        if criterion.code not in values:
            return None
        weighted += criterion.weight * values[criterion.code]
        weights += criterion.weight
    return Fraction(weighted * 100, HIGHEST * weights) if weights else None


def printed(amount: Fraction | None, places: int = 2) -> str | None:
    """A total as decimal text, rounded half-up ("71.25"); None stays None."""
    if amount is None:
        return None
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def shared_ranks(scores: Mapping[str, Fraction]) -> dict[str, int]:
    """Key -> rank, highest first; equal scores share a rank (1, 2, 2, 4)."""
    first: dict[Fraction, int] = {}
    for place, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        first.setdefault(score, place)
    return {key: first[score] for key, score in scores.items()}


def by_problem(problems: Iterable[str], scores: Iterable[Given]) -> dict[str, dict[str, Value]]:
    """Problem (uid) -> criterion (code) -> what it got; scores of other problems are left out."""
    given: dict[str, dict[str, Value]] = {uid: {} for uid in problems}
    for score in scores:
        if score.problem in given:
            given[score.problem][score.criterion] = score.value
    return given


def rank(
    problems: Iterable[str],
    criteria: Iterable[Criterion],
    scores: Iterable[Given],
    decisions: Iterable[Decision] = (),
    children: Mapping[str, Fraction] | None = None,
    costs: Mapping[str, int] | None = None,
) -> tuple[Ranked, ...]:
    """Problems (uids, in order of their number) ranked by their weighted totals.

    One score a problem and criterion: those the committee agreed on, or means of its members
    (`member_scores.counting`). The rest is as in `standing`.
    """
    criteria = tuple(criteria)
    given = by_problem(problems, scores)
    totals = {uid: total(values, criteria) for uid, values in given.items()}
    rows = standing(
        given,
        shared_ranks({uid: each for uid, each in totals.items() if each is not None}),
        given,
        decisions,
        children,
        costs,
    )
    weighted = [each.code for each in criteria if each.weight]
    return tuple(
        replace(
            row,
            total=totals[row.problem],
            missing=tuple(code for code in weighted if code not in given[row.problem]),
        )
        for row in rows
    )


def standing(
    problems: Iterable[str],
    ranks: Mapping[str, int],
    values: Mapping[str, Mapping[str, Value]],
    decisions: Iterable[Decision] = (),
    children: Mapping[str, Fraction] | None = None,
    costs: Mapping[str, int] | None = None,
) -> tuple[Ranked, ...]:
    """Problems (uids, in order of their number) as rows, best first, those without a rank last.

    `ranks` are shared ranks from any way of ranking. `children` are scores 0-1 of
    `consultations.children_scores`; `costs` riel by problem where known. Inside a shared rank rows
    stand by EQU, SEV, CHD (`values`), lower cost, number; costs are skipped while one is unknown.
    """
    wanted = tuple(problems)
    sharing = Counter(ranks.get(uid) for uid in wanted)
    heard = {uid: share for uid, share in (children or {}).items() if uid in wanted}
    children_ranks = shared_ranks(heard)
    rows = [
        Ranked(
            problem=uid,
            total=None,
            rank=ranks.get(uid),
            tied=uid in ranks and sharing[ranks[uid]] > 1,
            missing=(),
            children_rank=children_ranks.get(uid),
            children_score=heard.get(uid),
        )
        for uid in wanted
    ]
    return _decided(_in_order(rows, values, costs or {}), decisions)


def _in_order(
    rows: list[Ranked], given: Mapping[str, Mapping[str, Value]], costs: Mapping[str, int]
) -> list[Ranked]:
    number = {row.problem: place for place, row in enumerate(rows)}
    costless = {row.rank for row in rows if row.problem not in costs}
    last = float("inf")

    def key(row: Ranked) -> tuple[float | Fraction, ...]:
        values = given.get(row.problem, {})
        return (
            last if row.rank is None else row.rank,
            *(-values.get(code, -1) for code in TIE_ORDER),
            0 if row.rank in costless else costs[row.problem],
            number[row.problem],
        )

    return sorted(rows, key=key)


def _decided(rows: list[Ranked], decisions: Iterable[Decision]) -> tuple[Ranked, ...]:
    """Each decided problem takes its place; the others close up around it in their order."""
    ranked = [row for row in rows if row.rank is not None]
    places = {row.problem for row in ranked}
    wanted = sorted((d for d in decisions if d.problem in places), key=lambda d: d.rank)
    if not wanted:
        return tuple(rows)
    by_uid = {row.problem: row for row in ranked}
    order = [row for row in ranked if row.problem not in {d.problem for d in wanted}]
    for decision in wanted:
        row = replace(by_uid[decision.problem], moved=True, reason=decision.reason)
        order.insert(decision.rank - 1, row)
    placed: list[Ranked] = []
    for place, row in enumerate(order, start=1):
        before = placed[-1] if placed else None
        together = before and not (before.moved or row.moved) and before.rank == row.rank
        shared = before.decided_rank if before and together else place
        placed.append(replace(row, decided_rank=shared))
    return (*placed, *(row for row in rows if row.rank is None))


def moved(listed: Iterable[str], others: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The decisions after `new` moved one problem of a list (uids, in their present order).

    A problem that is not in the list yet, having no total, moves nobody.
    """
    before = list(listed)
    if new.problem not in before:
        return (*others, new)
    before.remove(new.problem)
    before.insert(new.rank - 1, new.problem)
    place = {uid: number for number, uid in enumerate(before, start=1)}
    kept = (replace(each, rank=place.get(each.problem, each.rank)) for each in others)
    return (*kept, replace(new, rank=place[new.problem]))


def tau_b(rows: Iterable[Ranked]) -> float | None:
    """Kendall's tau-b between the committee's order and the children's (-1 to 1, ties allowed).

    None when fewer than two problems have both ranks, or all ranks of one side are equal.
    """
    pairs = [
        (row.final_rank, row.children_rank)
        for row in rows
        if row.final_rank is not None and row.children_rank is not None
    ]
    agree = differ = ties_a = ties_b = 0
    for index, (a, b) in enumerate(pairs):
        for c, d in pairs[index + 1 :]:
            if a == c and b == d:
                continue
            if a == c:
                ties_a += 1
            elif b == d:
                ties_b += 1
            elif (a - c) * (b - d) > 0:
                agree += 1
            else:
                differ += 1
    both = agree + differ
    if not (both + ties_a) or not (both + ties_b):
        return None
    return (agree - differ) / sqrt((both + ties_a) * (both + ties_b))
