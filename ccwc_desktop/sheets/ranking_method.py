"""By which way an order was made, as the sheets of the priorities print it."""

from collections.abc import Mapping
from fractions import Fraction

from ccwc_desktop.domain import ballots, contests, ranking_remarks
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Ranked, printed
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_

from .wording import Wording

_TIES = N_(
    "Scores follow {n} criteria. Where scores are equal, problems share a rank and stand by: "
    "vulnerable groups, severity, children's voices, lower cost."
)
_METHODS = {
    "committee": N_("Ranked by scores and weights that the committee agreed on."),
    "members": N_("Ranked by scores and weights: the means of {count} members."),
    "dots": N_("Ranked by the dots of women, men, girls and boys; every group counts the same."),
    "pairs": N_("Ranked by comparing every two problems."),
    "levels": N_("Ranked by high, medium and low."),
}
_RESULTS = {
    "weighted": N_("Score /100"),
    "dots": N_("Share of the dots"),
    "pairs": N_("Put first"),
    "levels": N_("Level"),
}
_LEVELS = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}


def told(plan: Plan, order: Order, words: Wording, public: bool) -> str:
    """The way in use in a sentence or two; a public paper counts no people."""
    ways = plan.ways
    key = ways.scored_by if ways.way == "weighted" else ways.way
    said = [words.told(_METHODS[key], count=words.digits(len(plan.committee)))]
    counted = sum(1 for criterion in order.criteria if criterion.weight)
    if ways.way == "weighted" and counted:
        said.append(words.told(_TIES, n=words.digits(counted)))
    if ways.way == "dots" and not public:
        said.append(_heads(plan, words))
    if ways.way == "pairs":
        found = contests.compare(_compared(plan, order), ways.contests)
        if found.consistence is not None:
            number = digits.number(found.consistence, words.language, 2)
            said.append(words.told("Coefficient of consistence: {number}.", number=number))
    return " ".join(said)


def result_head(plan: Plan) -> str:
    """The English head over the results of the way in use."""
    return _RESULTS[plan.ways.way]


def results(plan: Plan, order: Order, words: Wording) -> Mapping[str, str]:
    """Problem (uid) -> what it reached by the way in use; a dash for nothing."""
    ways, uids = plan.ways, [row.problem for row in order.rows]
    if ways.way == "dots":
        shares = {each.problem: each.score for each in ballots.tallies(uids, ways.ballots)}
        return {uid: _percent(share, words) for uid, share in shares.items()}
    if ways.way == "pairs":
        asked = _compared(plan, order)
        wins = contests.compare(asked, ways.contests).wins
        most = words.digits(max(0, len(asked) - 1))
        all_of = {uid: f"{words.digits(count)}/{most}" for uid, count in wins.items()}
        return {uid: all_of.get(uid, words.dash) for uid in uids}
    if ways.way == "levels":
        levels = {each.problem: words.told(_LEVELS[each.level]) for each in ways.levels}
        return {uid: levels.get(uid, words.dash) for uid in uids}
    return {row.problem: words.score(printed(row.total, 1)) for row in order.rows}


def not_ranked(row: Ranked, words: Wording) -> str:
    """Why a problem without a place has none, where no scores are missing."""
    waits = row.rank is None and not row.missing
    return words.told("Not ranked yet.") if waits else ""


def _heads(plan: Plan, words: Wording) -> str:
    heads = ballots.heads(plan.ways.ballots)
    return words.told(
        "Who voted: women {women}, men {men}, girls {girls}, boys {boys}; {each} dots each.",
        **{group: words.number(count) for group, count in heads.items()},
        each=words.number(plan.ways.dots_each),
    )


def _compared(plan: Plan, order: Order) -> tuple[str, ...]:
    numbered = sorted(order.problems.values(), key=lambda each: each.number)
    return ranking_remarks.to_compare([each.uid for each in numbered], plan.ways)


def _percent(share: Fraction | None, words: Wording) -> str:
    return words.dash if share is None else digits.percent(share, words.language)
