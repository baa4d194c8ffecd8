"""How problems, their evidence and what is missing are called."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from ccwc_desktop.domain.problems import EVIDENCE_KINDS, Problem
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.services import names

EVIDENCE_ICONS: Mapping[str, str] = {
    "figure": "figures",
    "signal": "situation",
    "consultation": "voices",
    "village_meeting": "meeting",
    "school": "school",
    "health": "health",
    "police": "police",
    "social_accountability": "workshop",
    "other": "info",
}
COLUMNS: Mapping[str, tuple[str, str]] = {
    "heard": (N_("Heard and seen"), N_("From children, villages and figures")),
    "merged": (N_("Put together"), N_("The same matter: it counts for another problem")),
    "referral": (N_("Referral"), N_("Never scored: a case of one child")),
    "ready": (N_("Ready to score"), N_("With evidence and who can act")),
}
MEANINGS: Mapping[str, str] = {
    "commune": N_("The commune can plan it and pay it from its own budget."),
    "district": N_("It goes to the district or a department, at the district workshop."),
    "ngo": N_("An organisation that works in the commune is asked to do it."),
    "referral": N_("One child or one family: it is passed on and never scored."),
}
GAPS: Mapping[str, str] = {
    "title": N_("What is the problem called?"),
    "mandate": N_("Who can act on it?"),
    "villages": N_("In which villages?"),
    "affected": N_("How many girls and boys?"),
    "evidence": N_("What shows it?"),
}


PROVIDERS: Mapping[str, str] = {
    "commune": N_("Commune administration"),
    "school": N_("Primary school"),
    "health": N_("Health centre"),
}


def code(problem: Problem) -> str:
    """Its short name in the digits of the language in use."""
    return digits.localise(problem.code, current())


def named(problem: Problem) -> str:
    """Its short name and its title."""
    return _("{code} “{title}”").format(code=code(problem), title=title(problem))


def number(count: int) -> str:
    """A count in the digits of the language in use."""
    return digits.number(count, current())


def percent(share: Fraction) -> str:
    """A share of one as whole percent."""
    return digits.percent(share, current(), 0)


def title(problem: Problem) -> str:
    """The title, or that there is none yet."""
    return problem.title(current()) or _("without a name")


def mandate(key: str) -> str:
    """Who can act."""
    return names.names("mandates")[key].text(current())


def mandate_tag(key: str) -> str:
    """Who can act, in the few words a card has room for."""
    name = names.names("mandates")[key]
    return name.km if current() == "km" else name.short("en")


def evidence(kind: str) -> str:
    """What a kind of evidence is called."""
    return names.names("evidence")[kind].text(current())


def counts(problem: Problem) -> list[tuple[str, int]]:
    """Kinds of evidence and how many of each, in the order of the list."""
    found = Counter(each.kind for each in problem.evidence)
    return [(kind, found[kind]) for kind in EVIDENCE_KINDS if found[kind]]


def hidden_counts() -> str:
    """What stands in place of the numbers of a sensitive problem."""
    return _("Numbers not public")


def points_missing(count: int) -> str:
    """How many points are open."""
    said = ngettext("{count} point missing", "{count} points missing", count)
    return said.format(count=number(count))
