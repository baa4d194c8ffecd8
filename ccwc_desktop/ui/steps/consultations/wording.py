"""How consultations, groups and their states are called."""

from collections.abc import Iterable

from ccwc_desktop.domain import consultations
from ccwc_desktop.domain.committee import Village
from ccwc_desktop.domain.consultations import AGE_GROUPS, Consultation, Group
from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.ui.widgets.signs import StepState, TagColour

SIGNS: dict[str, StepState] = {"planned": "not-begun", "open": "begun", "complete": "done"}
TAGS: dict[str, tuple[TagColour, str]] = {
    "planned": ("plain", ""),
    "open": ("amber", "warning"),
    "complete": ("green", "check"),
}


def number(count: int) -> str:
    """A count in the digits of the language in use."""
    return digits.number(count, current())


def day(consultation: Consultation) -> str:
    """The day it was held, or that nobody wrote it."""
    held = consultation.held_on
    return dates.table_date(held, current()) if held else words.strip_breaks(_("No date yet"))


def method(consultation: Consultation) -> str:
    """The short name of the way children were heard."""
    return method_name(consultation.method)


def method_name(method: str) -> str:
    """The short name of a way of hearing children."""
    found = names.names("methods").get(method)
    return found.short(current()) if found else method


def group(sex: str, age: str) -> str:
    """One group: "Girls 6–9"."""
    return _by_sex({sex}).format(ages=names.names("age_groups")[age].short(current()))


def group_head(sex: str, age: str) -> str:
    """The same on two lines, for narrow heads."""
    sex_word = words.strip_breaks(_by_sex({sex}).format(ages="")).strip()
    return f"{sex_word}\n{names.names('age_groups')[age].short(current())}"


def who(groups: Iterable[Group]) -> str:
    """All groups in few words: "Girls 10–13", "Children 6–17"; "" for none."""
    known = tuple(groups)
    ages = sorted({AGE_GROUPS.index(each.age) for each in known if each.age in AGE_GROUPS})
    if not ages:
        return ""
    low, high = AGE_GROUPS[ages[0]].split("-")[0], AGE_GROUPS[ages[-1]].split("-")[1]
    span = digits.localise(f"{low}–{high}", current())
    return words.strip_breaks(_by_sex({each.sex for each in known}).format(ages=span))


def _by_sex(sexes: set[str]) -> str:
    if sexes == {"f"}:
        return _("Girls {ages}")
    return _("Boys {ages}") if sexes == {"m"} else _("Children {ages}")


def where(consultation: Consultation, villages: Iterable[Village]) -> tuple[str, str]:
    """The first village and how many more: "Kaoh Thkov" and "+2"; "" for none."""
    known = [v.name(current()) for v in villages if v.code in consultation.villages]
    if not known:
        return "", ""
    return known[0], f"+{number(len(known) - 1)}" if len(known) > 1 else ""


def kept(consultation: Consultation) -> str:
    """What the tag of a consultation says."""
    match consultations.state(consultation):
        case "planned":
            return _("Planned")
        case "complete":
            return _("Complete 10/10")
        case _:
            return points_missing(len(consultations.missing_safeguards(consultation)))


def points_missing(count: int) -> str:
    """How many points are open."""
    said = ngettext("{count} point missing", "{count} points missing", count)
    return said.format(count=number(count))


def whole(consultation: Consultation, villages: Iterable[Village]) -> str:
    """A consultation in one sentence, as a screen reader says it."""
    heads = ngettext(
        "{count} child heard", "{count} children heard", consultations.heads(consultation)
    ).format(count=number(consultations.heads(consultation)))
    parts = (
        day(consultation),
        method(consultation),
        who(consultation.groups),
        " ".join(filter(None, where(consultation, villages))),
        heads,
        kept(consultation),
    )
    return _(", ").join(part for part in parts if part)


def recording(method: str) -> tuple[str, str]:
    """The title and the hint of how a method is recorded."""
    counted = _("Write what children could choose, then the votes of each group.")
    return {
        "vote": (_("Children’s vote"), counted),
        "box": (
            _("Papers in the box"),
            _("Write the themes, then how many papers of each group spoke of them."),
        ),
        "drawing": (
            _("Drawings by theme"),
            _("Write the themes, then how many drawings of each group showed them."),
        ),
        "rank": (
            _("The order of each group"),
            _("Write what children could choose, then put it in the order of each group."),
        ),
        "group_talk": (
            _("The first three of each group"),
            _("Write what was talked about, then what each group put first, second and third."),
        ),
        "pair": (
            _("Two at a time"),
            _("Write what children could choose, then ask each group about two at a time."),
        ),
        "tree": (
            _("Causes and effects"),
            _("Write each problem, then what children said of its causes and its effects."),
        ),
        "map": (
            _("Places of risk"),
            _("Write one place a line, with its village. Never a house or a family."),
        ),
        "forum": (
            _("Requests and replies"),
            _("Write one request a line, and what the council answered."),
        ),
        "scorecard": (
            _("Faces for each service"),
            _("Write the services, then how many children of a group chose each face."),
        ),
    }[method]
