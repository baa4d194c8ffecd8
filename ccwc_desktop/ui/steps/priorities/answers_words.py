"""How outcomes, and what an answer still lacks, are told."""

from collections.abc import Iterable

from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.domain.consultations import Consultation
from ccwc_desktop.domain.meetings import OUTCOMES
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.ui.widgets.signs import TagColour

_OUTCOMES = {
    "chosen": N_("Chosen: it will be done"),
    "merged": N_("Put together with another problem"),
    "passed_on": N_("Passed on to the district or a partner"),
    "not_now": N_("Not possible now"),
}


def choices() -> list[tuple[object, str]]:
    """The four outcomes for a list."""
    return [(key, _(_OUTCOMES[key])) for key in OUTCOMES]


def title(each: Followed) -> str:
    """The problem with its code: "P3 · title"."""
    return f"{code(each.problem)} · {each.problem.title(current())}"


def code(problem: Problem) -> str:
    """Its short name in the digits of the language."""
    return digits.localise(problem.code, current())


def number(count: int) -> str:
    """A count in the digits of the language."""
    return digits.number(count, current())


def places(each: Followed) -> str:
    """Its places in the children's order and the committee's; what it was put together with."""
    said = []
    if each.children_rank is not None:
        said.append(_("children’s place {place}").format(place=number(each.children_rank)))
    if each.rank is not None:
        said.append(_("committee’s place {place}").format(place=number(each.rank)))
    if each.into is not None:
        said.append(_("put together with {code}").format(code=code(each.into)))
    return " · ".join(said)


def standing(each: Followed) -> tuple[str, TagColour]:
    """What the tag of an answer says."""
    if each.missing == "why":
        return _("Reason needed"), "amber"
    if each.missing == "confirm":
        return _("Suggested by the plan"), "amber"
    return _("Confirmed"), "green"


def progress(listed: Iterable[Followed]) -> str:
    """How many of the children's problems have their answer."""
    asked = [each for each in listed if each.asked]
    done = sum(not each.missing for each in asked)
    said = ngettext(
        "{done} of {count} problem that children raised has its answer.",
        "{done} of {count} problems that children raised have their answer.",
        len(asked),
    )
    return said.format(done=number(done), count=number(len(asked)))


def consultation(each: Consultation) -> str:
    """A consultation in few words: day, way, children."""
    day = dates.table_date(each.held_on, current()) if each.held_on else _("No date yet")
    known = names.names("methods").get(each.method)
    way = known.short(current()) if known else each.method
    heads = sum(group.heads for group in each.groups)
    said = ngettext("{count} child", "{count} children", heads).format(count=number(heads))
    return " · ".join((day, way, said))
