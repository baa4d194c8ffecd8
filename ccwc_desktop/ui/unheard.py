"""Who has not been heard yet, in plain words: for the step of voices and before ranking."""

from collections.abc import Sequence

from ccwc_desktop.domain.coverage import Unheard
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names

from . import place_names

NAMED = 3  # villages; the others are counted


def sentence(gaps: Sequence[Unheard]) -> str:
    """One sentence with all who are missing; "" when everyone was heard."""
    if not gaps:
        return ""
    if gaps[0].kind == "nobody":
        return _("No child was heard yet in a consultation with all ten safeguards.")
    said = _("Still to be heard with all safeguards kept: {who}.")
    return said.format(who=_("; ").join(part(gap) for gap in gaps))


def part(gap: Unheard) -> str:
    """One of those who are missing, in few words."""
    match gap.kind:
        case "villages":
            return _villages(gap.villages)
        case "sex":
            return _("any girl") if gap.sex == "f" else _("any boy")
        case "group":
            ages = names.names("age_groups")[gap.age].short(current())
            said = _("girls of {ages}") if gap.sex == "f" else _("boys of {ages}")
            return said.format(ages=ages)
        case "disability":
            return _("any child with a disability")
        case "minority":
            return _("any child of an ethnic minority, if some live here")
        case "poor":
            return _("any child of a poor household")
        case _:
            return _("any child")


def _villages(codes: Sequence[str]) -> str:
    named = _(", ").join(place_names.of_code(code) for code in codes[:NAMED])
    more = len(codes) - NAMED
    if more <= 0:
        return named
    said = ngettext("{villages}, {count} more village", "{villages}, {count} more villages", more)
    return said.format(villages=named, count=digits.number(more, current()))
