"""What the table of priorities says in words."""

from ccwc_desktop.domain import ranking
from ccwc_desktop.domain.priorities import Criterion, Ranked
from ccwc_desktop.domain.ranking import Order
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
    if row.total is None:
        count = len(row.missing)
        return ngettext("{count} missing", "{count} missing", count).format(count=shown(count))
    return digits.number(row.total, current(), 1)


def rank(row: Ranked) -> str:
    """The place; nothing without one."""
    return "" if row.final_rank is None else shown(row.final_rank)


def children_rank(row: Ranked) -> str:
    """The place children gave; nothing without votes."""
    return "" if row.children_rank is None else shown(row.children_rank)


def sharing(order: Order, row: Ranked) -> tuple[Ranked, ...]:
    """The other problems in the same place."""
    if row.final_rank is None:
        return ()
    return tuple(each for each in order.rows if each != row and each.final_rank == row.final_rank)


def notes(order: Order, row: Ranked) -> str:
    """The small line under a title: decided by the committee, a shared place."""
    said = []
    if row.moved and row.rank is not None:
        said.append(_("Decided; by score {rank}").format(rank=shown(row.rank)))
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
    scored = [row for row in order.rows if row.rank is not None]
    said = [
        _("{count} of {all} problems have all their scores.").format(
            count=shown(len(scored)), all=shown(len(order.rows))
        )
    ]
    if scored and scored[0].total is not None:
        said.append(
            _("First by our order: {problem}, {total} of 100.").format(
                problem=title(order, scored[0].problem), total=total(scored[0])
            )
        )
    first = [title(order, row.problem) for row in order.rows if row.children_rank == 1]
    if first:
        said.append(_("First by the children: {problems}.").format(problems=" · ".join(first)))
    return said
