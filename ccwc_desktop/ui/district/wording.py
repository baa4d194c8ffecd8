"""Words that the district's pages share."""

from datetime import datetime
from decimal import Decimal

from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import dates, digits, money
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui import place_names


def number(value: int) -> str:
    """A count."""
    return digits.number(value, current())


def counted(said: str, count: int, **more: str) -> str:
    """A sentence with its number in the digits of the language."""
    return said.format(count=number(count), **more)


def riel(amount: int) -> str:
    """An amount in a table or on a card."""
    return money.riel(amount, current(), "sign")


def plain_riel(amount: int) -> str:
    """An amount under a heading that says riel."""
    return money.riel(amount, current(), "none")


def millions(amount: int) -> str:
    """Million riel with one decimal."""
    return digits.number(Decimal(amount) / 1_000_000, current(), places=1)


def version(value: int) -> str:
    """ "Version 3"."""
    return _("Version {number}").format(number=digits.localise(str(value), current()))


def years(cip_year: int) -> str:
    """ "2027–2029"."""
    return digits.localise(f"{cip_year}–{cip_year + 2}", current())


def fingerprint(text: str) -> str:
    """Digits to compare by voice."""
    return digits.localise(text, current())


def moment(iso: str) -> str:
    """ "24 Nov 2026, 14:30" of this machine's ISO text."""
    when = datetime.fromisoformat(iso)
    day, time = dates.table_date(when.date(), current()), dates.clock(when.time(), current())
    return _("{day}, {time}").format(day=day, time=time)


def day(iso: str) -> str:
    """ "24 Nov 2026" of this machine's ISO text."""
    return dates.table_date(datetime.fromisoformat(iso).date(), current())


def place(found: Place | None, code: str) -> str:
    """The full name of a commune, or its code."""
    return place_names.full(found) if found else digits.localise(code, current())


def place_of(code: str) -> str:
    """The full name of a code."""
    return place_names.of_code(code)


def short_place(code: str) -> str:
    """The bare name of a code."""
    return place_names.bare(code)
