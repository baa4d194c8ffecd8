"""How a meeting, who came and what is missing are told."""

from ccwc_desktop.domain.meetings import Attendance, Meeting, Turnout
from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import N_, _, current
from ccwc_desktop.services import names

_PRESENCES = {
    "present": N_("Present"),
    "excused": N_("Absent with leave"),
    "absent": N_("Absent"),
}
_MISSING = {
    "date": N_("the date"),
    "attendance": N_("who came"),
    "quorum": N_("a quorum"),
    "agenda": N_("the agenda"),
    "decisions": N_("the decisions"),
}


def presence(key: str) -> str:
    """What was noted of a member, as a button says it."""
    return _(_PRESENCES[key])


def seat(each: Attendance) -> str:
    """The seat of a member and what the person is."""
    known = names.names("seats").get(each.seat)
    name = known.short(current()) if known else ""
    return ", ".join(part for part in (name, each.role) if part)


def day(meeting: Meeting) -> str:
    """The day of a meeting, or that it has none yet."""
    if meeting.held_on is None:
        return _("A meeting without a date")
    return _("Meeting of {date}").format(date=dates.long_date(meeting.held_on, current()))


def turnout(count: Turnout) -> str:
    """Who came, in one sentence."""
    said = _("{present} of {members} members came (women: {women}); {needed} are needed.")
    if count.open:
        said += " " + _("Not noted yet: {open}.")
    parts = ("present", "members", "women", "needed", "open")
    return said.format(**{key: digits.number(getattr(count, key), current()) for key in parts})


def missing(gaps: tuple[str, ...]) -> str:
    """What should be there before signing; "" for nothing."""
    if not gaps:
        return ""
    between = _(", ")
    return _("Before the minutes are signed: {what}.").format(
        what=between.join(_(_MISSING[gap]) for gap in gaps)
    )
