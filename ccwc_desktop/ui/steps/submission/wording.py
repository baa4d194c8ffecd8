"""Words of the page that sends the plan."""

from datetime import datetime
from decimal import Decimal

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


def size(count: int) -> str:
    """Bytes as people say them: "240 KB", "2.4 MB", "6.8 GB"."""
    if count < 1000_000:
        return _("{count} KB").format(count=digits.number(max(1, round(count / 1000)), current()))
    if count < 1000_000_000:
        return _("{count} MB").format(count=_tenths(count, 1000_000))
    return _("{count} GB").format(count=_tenths(count, 1000_000_000))


def _tenths(count: int, unit: int) -> str:
    return digits.number(Decimal(count) / unit, current(), places=1)
