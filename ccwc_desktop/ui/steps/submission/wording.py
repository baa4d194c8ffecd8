"""Words of the page that sends the plan."""

from datetime import datetime

from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import _, current


def number(value: int) -> str:
    """A count or a version."""
    return digits.number(value, current())


def moment(iso: str) -> str:
    """ "24 November 2026, 14:30" of this machine's ISO text."""
    when = datetime.fromisoformat(iso)
    day, time = dates.long_date(when.date(), current()), dates.clock(when.time(), current())
    return _("{day}, {time}").format(day=day, time=time)


def do_not_disturb(to_stick: bool) -> str:
    """What must not happen while a package is written."""
    if to_stick:
        return _("Please do not take the stick out now.")
    return _("Please leave the program open until it is done.")
