"""What the table of priorities says in words."""

from collections.abc import Mapping
from fractions import Fraction

from ccwc_desktop.domain import contests, ranking
from ccwc_desktop.domain.ballots import TooMany
from ccwc_desktop.domain.member_scores import Shared
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Criterion, Ranked, Value
from ccwc_desktop.domain.ranking import Order
from ccwc_desktop.domain.suggested_scores import Suggestion
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext

_LIKENESS = {
    "alike": N_("Our order and the children’s order are nearly the same."),
    "partly": N_("Our order and the children’s order are partly the same."),
    "little": N_("Our order and the children’s order have little in common."),
    "opposite": N_("Our order runs against the children’s order."),
}


def shown(number: int) -> str:
    """A whole number in the digits in use."""
    return digits.number(number, current())


def title(order: Order, uid: str) -> str:
    """The title of a problem, or its code while it has none."""
    problem = order.problems[uid]
    return problem.title(current()) or digits.localise(problem.code, current())


def total(row: Ranked) -> str:
    """The total with one decimal, or how many scores are missing."""
    if row.total is None and not row.missing:
        return _("no weights")
    if row.total is None:
        count = len(row.missing)
        return ngettext("{count} missing", "{count} missing", count).format(count=shown(count))
    return digits.number(row.total, current(), 1)


def mean(value: Value) -> str:
    """A mean of scores with one decimal."""
    return digits.number(Fraction(value), current(), 1)


def percent(share: Fraction) -> str:
    """A share (0-1) in percent with one decimal."""
    return digits.percent(share, current(), 1)


def spread(shared: Shared) -> str:
    """From the lowest to the highest score that members gave."""
    if not shared.spread:
        return ""
    return f"{shown(shared.lowest)}–{shown(shared.highest)}"


def spread_said(shared: Shared, names: Mapping[str, str]) -> str:
    """The mean of a cell, how far members lie apart, and who has not scored."""
    said = [
        _("mean {mean} of {count} members.").format(
            mean=mean(shared.value), count=shown(len(shared.given))
        )
    ]
    if shared.spread:
        from_to = _("From {low} to {high}.").format(
            low=shown(shared.lowest), high=shown(shared.highest)
        )
        said.append(from_to)
    if shared.far_apart:
        said.append(_("They are far apart. Please talk about it."))
    if shared.missing:
        missing = [names[uid] for uid in shared.missing]
        said.append(_("Without a score: {names}.").format(names=_(", ").join(missing)))
    return " ".join(said)


_REASONS = {
    "affected": N_("Suggested {value}: {part} of {whole} children there are affected ({share})."),
    "mainly_girls": N_("Suggested {value}: {part} of the {whole} children affected are girls."),
    "more_girls": N_("Suggested {value}: {part} of the {whole} children affected are girls."),
    "sensitive": N_("Suggested {value}: those whom violence hits are hard to reach."),
    "children_rank": N_(
        "Suggested {value}: place {part} of the {whole} problems that children chose."
    ),
    "cost": N_("Suggested {value}: its projects cost {share} of the ceilings of their years."),
}


def suggestion(found: Suggestion) -> str:
    """A suggested score and its reason."""
    share = "" if found.share is None else digits.percent(found.share, current(), 0)
    return _(_REASONS[found.reason]).format(
        value=shown(found.value), part=shown(found.part), whole=shown(found.whole), share=share
    )


def way_names() -> Mapping[str, str]:
    """The four ways to rank."""
    return {
        "weighted": _("Scores and weights"),
        "dots": _("Dot votes"),
        "pairs": _("Pairs"),
        "levels": _("High, medium, low"),
    }


_METHODS = {
    "committee": N_("Ranked by scores and weights that the committee agreed on."),
    "members": N_("Ranked by scores and weights: the means of {count} members."),
    "dots": N_("Ranked by the dots of women, men, girls and boys; every group counts the same."),
    "pairs": N_("Ranked by comparing every two problems."),
    "levels": N_("Ranked by high, medium and low."),
}


def method(plan: Plan) -> str:
    """The way in use, in a sentence."""
    way = plan.ways.scored_by if plan.ways.way == "weighted" else plan.ways.way
    return _(_METHODS[way]).format(count=shown(len(plan.committee)))


def group_names() -> Mapping[str, str]:
    """The groups that vote with dots."""
    girls, boys = _("girls").capitalize(), _("boys").capitalize()
    return {"women": _("Women"), "men": _("Men"), "girls": girls, "boys": boys}


def too_many(found: TooMany) -> str:
    """A group gave more dots than it has."""
    return _(
        "{group}: {votes} dots were counted, but these people have {most} at the most. Please "
        "count again."
    ).format(group=group_names()[found.group], votes=shown(found.votes), most=shown(found.most))


def too_many_to_compare(problems: int, compared: int) -> str:
    """What to do with more problems than pairs can compare."""
    most = shown(contests.MOST_COMPARED)
    if compared:
        return _(
            "There are {all} problems, and pairs compare up to {most}: these are the {count} that "
            "you called high or compared already."
        ).format(all=shown(problems), most=most, count=shown(compared))
    return _(
        "There are {all} problems, and pairs compare up to {most}. Please call two to {most} of "
        "them high first; then these are compared."
    ).format(all=shown(problems), most=most)


def questions(left: int, problems: int) -> str:
    """How far the questions are."""
    every = problems * (problems - 1) // 2
    if not every:
        return _("There are not two problems to compare.")
    if not left:
        return _("All {all} questions are answered.").format(all=shown(every))
    return ngettext(
        "{count} of {all} questions is left. Keys ← and → answer.",
        "{count} of {all} questions are left. Keys ← and → answer.",
        left,
    ).format(count=shown(left), all=shown(every))


def level_names() -> Mapping[str, str]:
    """High, medium, low."""
    return {"high": _("High"), "medium": _("Medium"), "low": _("Low")}


def rank(row: Ranked) -> str:
    """The place; nothing without one."""
    return "" if row.final_rank is None else shown(row.final_rank)


def about(what: str, of_what: str) -> str:
    """A name with what is said of it: "Total score: 85.0"."""
    return _("{what}: {of_what}").format(what=what, of_what=of_what)


def children_rank(row: Ranked) -> str:
    """The place children gave; nothing without votes."""
    return "" if row.children_rank is None else shown(row.children_rank)


def sharing(order: Order, row: Ranked) -> tuple[Ranked, ...]:
    """The other problems in the same place."""
    if not row.tied:
        return ()
    return tuple(
        each
        for each in order.rows
        if each.final_rank == row.final_rank and each.problem != row.problem
    )


def notes(order: Order, row: Ranked) -> str:
    """The small line under a title: decided by the committee, a shared place."""
    said = []
    if row.moved and row.rank is not None:
        said.append(_("Decided; worked out: {rank}").format(rank=shown(row.rank)))
    others = sharing(order, row)
    if others:
        codes = [digits.localise(order.problems[each.problem].code, current()) for each in others]
        said.append(_("Shares its place with {problems}").format(problems=_(", ").join(codes)))
    return " · ".join(said)


def score(criterion: Criterion, value: int | None) -> str:
    """A cell for a screen reader."""
    name = criterion.name(current())
    if value is None:
        return _("{criterion}: no score yet").format(criterion=name)
    return _("{criterion}: {value} of 5").format(criterion=name, value=shown(value))


def children(row: Ranked) -> str:
    """The children's place for a screen reader and on hover."""
    if row.children_rank is None:
        return _("Children did not vote on this.")
    said = _("Children’s place: {rank}").format(rank=children_rank(row))
    if row.far_from_children and row.final_rank is not None:
        apart = abs(row.final_rank - row.children_rank)
        far = _("{count} places apart. Please talk about it.").format(count=shown(apart))
        return f"{said}. {far}"
    return said


def agreement(order: Order) -> str:
    """How far the two orders agree; "" while that cannot be said."""
    if order.agreement is None:
        return ""
    said = _(_LIKENESS[ranking.likeness(order.agreement)])
    far = [title(order, row.problem) for row in order.rows if row.far_from_children]
    if far:
        said += " " + _("Far apart: {problems}.").format(problems=" · ".join(far))
    return said


def knowledge(order: Order) -> list[str]:
    """Sentences for the right panel."""
    placed = [row for row in order.rows if row.rank is not None]
    said = [
        _("{count} of {all} problems have their place.").format(
            count=shown(len(placed)), all=shown(len(order.rows))
        )
    ]
    if placed and placed[0].total is not None:
        said.append(
            _("First by our order: {problem}, {total} of 100.").format(
                problem=title(order, placed[0].problem), total=total(placed[0])
            )
        )
    elif placed:
        told = _("First by our order: {problem}.")
        said.append(told.format(problem=title(order, placed[0].problem)))
    first = [title(order, row.problem) for row in order.rows if row.children_rank == 1]
    if first:
        said.append(_("First by the children: {problems}.").format(problems=" · ".join(first)))
    return said
