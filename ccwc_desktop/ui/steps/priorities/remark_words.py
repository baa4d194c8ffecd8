"""What a committee should know of its order, in sentences."""

from collections.abc import Iterable

from ccwc_desktop.domain.coverage import Unheard
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.ranking_remarks import Remark
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext

from . import wording

_SAID = {
    "no_weights": N_(
        "All weights are zero, so nothing can be ranked. Please give a criterion a weight."
    ),
    "one_problem": N_("There is one problem only, so there is nothing to compare it with."),
    "all_tied": N_("All problems are equal, so all share the first place."),
    "no_dots": N_("No dots were counted yet. Please type the people first, then their dots."),
    "pairs_left": N_("The order comes with the last answer."),
}
_KINDS = {
    "nobody": N_("no child yet"),
    "f": N_("girls"),
    "m": N_("boys"),
    "disability": N_("children with a disability"),
    "minority": N_("children of a minority"),
    "poor": N_("children of poor households"),
}


def told(plan: Plan, found: Iterable[Remark], not_heard: bool) -> str:
    """The remarks in one line; those the desk of a way tells itself are left to it.

    Who was not heard is told before anything is ranked (`not_heard`), later it is known.
    """
    said = [who_not_heard(plan, found)] if not_heard else []
    said += [_sentence(each) for each in found]
    return " ".join(filter(None, said))


def _sentence(each: Remark) -> str:
    """A remark in words, "" for one that is told elsewhere."""
    if each.code == "left_behind":
        said = ngettext(
            "{count} score of people who are no longer members is kept and not counted.",
            "{count} scores of people who are no longer members are kept and not counted.",
            each.count,
        )
    elif each.code == "levels_left":
        said = ngettext(
            "{count} problem has no level yet and stands last.",
            "{count} problems have no level yet and stand last.",
            each.count,
        )
    else:
        return _(_SAID[each.code]) if each.code in _SAID else ""
    return said.format(count=wording.shown(each.count))


def who_not_heard(plan: Plan, found: Iterable[Remark]) -> str:
    """Which children the committee has not heard; "" when it heard all."""
    unheard = [each.unheard for each in found if each.code == "not_heard"]
    return _not_heard(plan, unheard[0]) if unheard else ""


def _not_heard(plan: Plan, unheard: Iterable[Unheard]) -> str:
    names = {each.code: each.name(current()) for each in plan.villages}
    parts: list[str] = []
    for each in unheard:
        if each.kind == "villages":
            parts += [names.get(code, code) for code in each.villages]
        elif each.kind == "group":
            group = _(_KINDS[each.sex])
            parts.append(
                _("{group} aged {age}").format(
                    group=group, age=digits.localise(each.age.replace("-", "–"), current())
                )
            )
        else:
            parts.append(_(_KINDS[each.sex or each.kind]))
    return _("Not heard yet: {who}.").format(who=_(", ").join(parts))
