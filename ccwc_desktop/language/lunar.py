"""The Khmer lunar day of a date, as the line above the date of an official paper has it.

The rules are those of the almanac (Phylypo Tum, "Khmer calendar"; the same as in public
calendars): each Buddhist year has its numbers, and these say whether the year is given a second
month of Asadh or a thirtieth day of Jes. All arithmetic is whole.

The days on which the animal year (Maha Songkran) and the sak (Loeung Sak) change come from mean
solar motion; a clerk may see another day in the almanac, so printed lines stay editable.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

MONTHS = (
    *("មិគសិរ", "បុស្ស", "មាឃ", "ផល្គុន", "ចេត្រ", "ពិសាខ", "ជេស្ឋ"),
    *("អាសាឍ", "ស្រាពណ៍", "ភទ្របទ", "អស្សុជ", "កត្តិក"),
)
_ANIMALS = ("ជូត", "ឆ្លូវ", "ខាល", "ថោះ", "រោង", "ម្សាញ់", "មមី", "មមែ", "វក", "រកា", "ច", "កុរ")
_SAKS = (
    *("សំរឹទ្ធិស័ក", "ឯកស័ក", "ទោស័ក", "ត្រីស័ក", "ចត្វាស័ក"),
    *("បញ្ចស័ក", "ឆស័ក", "សប្តស័ក", "អដ្ឋស័ក", "នព្វស័ក"),
)

# a Buddhist year and the Gregorian year in which its Chetr lies
_BUDDHIST = 544
# a solar year in 1/800 days, and the lesser era that counts such years
_SOLAR_YEAR, _LESSER_ERA = 292_207, 638
# 1 January 1900 was the first day of Buss, 29 days after the first of Migasir
_EPOCH_YEAR, _EPOCH_DAY = 1900, date(1900, 1, 1).toordinal() - 29


@dataclass(frozen=True, slots=True)
class LunarDay:
    """Day 1-15 of the waxing (កើត) or waning (រោច) half of a month, with the year's three names."""

    day: int
    waxing: bool
    month: str
    animal: str
    sak: str
    buddhist_year: int


def lunar_day(day: date) -> LunarDay:
    """The lunar day that begins on the morning of `day` (years 1900 to 2100 were compared)."""
    year = day.year + 1 if day.toordinal() >= _first_day(day.year + 1) else day.year
    left = day.toordinal() - _first_day(year)
    for month, length in _months(year):  # noqa: B007 - the month reached is used below
        if left < length:
            break
        left -= length
    buddhist = year + _BUDDHIST - (0 if day.toordinal() > _visakha_bochea(year) else 1)
    animal_year = day.year - (0 if day.toordinal() >= _new_year(day.year) else 1)
    sak_year = day.year - (0 if day.toordinal() >= _loeung_sak(day.year) else 1)
    return LunarDay(
        day=left % 15 + 1,
        waxing=left < 15,
        month=month,
        animal=_ANIMALS[(animal_year - 4) % 12],
        sak=_SAKS[(sak_year - _LESSER_ERA) % 10],
        buddhist_year=buddhist,
    )


@cache
def _first_day(year: int) -> int:
    """Ordinal of the first of Migasir before the Chetr of Gregorian `year`."""
    day = _EPOCH_DAY
    for passed in range(_EPOCH_YEAR, year):
        day += _length(passed)
    for ahead in range(year, _EPOCH_YEAR):
        day -= _length(ahead)
    return day


def _length(year: int) -> int:
    return sum(length for _, length in _months(year))


def _visakha_bochea(year: int) -> int:
    """Ordinal of the full moon of Pisakh; the Buddhist year changes on the next day."""
    return _first_day(year) + sum(length for _, length in _months(year)[:5]) + 14


@cache
def _months(year: int) -> list[tuple[str, int]]:
    """The months of a lunar year with their days, Migasir first."""
    buddhist = year + _BUDDHIST
    months = [(name, 29 + place % 2) for place, name in enumerate(MONTHS)]
    if _has_second_asadh(buddhist):
        months[7:8] = [("បឋមាសាឍ", 30), ("ទុតិយាសាឍ", 30)]
    elif _has_longer_jes(buddhist):
        months[6] = (MONTHS[6], 30)
    return months


def _has_second_asadh(buddhist: int) -> bool:
    age, next_age = _moon_age(buddhist), _moon_age(buddhist + 1)
    if (age, next_age) == (25, 5):
        return False
    return age >= 25 or age <= 5 or (age, next_age) == (24, 6)


def _has_longer_jes(buddhist: int) -> bool:
    """Never in a year with a second Asadh: the day then waits for the next year."""
    waited = _asks_for_day(buddhist - 1) and _has_second_asadh(buddhist - 1)
    return _asks_for_day(buddhist) or waited


def _asks_for_day(buddhist: int) -> bool:
    excess = _excess(buddhist)
    solar_leap = 800 - (buddhist * _SOLAR_YEAR + 499) % 800 <= 207
    if solar_leap:
        return excess <= 126
    return excess <= 137 and _excess(buddhist + 1) != 0


def _elapsed(buddhist: int) -> int:
    """Days of the era up to the new year (aharkun)."""
    return (buddhist * _SOLAR_YEAR + 499) // 800 + 4


def _excess(buddhist: int) -> int:
    """Lunar days in excess, in 1/692 (avoman)."""
    return (_elapsed(buddhist) * 11 + 25) % 692


def _moon_age(buddhist: int) -> int:
    """Age of the moon at the new year, 0-29 (bodithey)."""
    days = _elapsed(buddhist)
    return ((days * 11 + 25) // 692 + days + 29) % 30


def _solar_moment(year: int) -> int:
    """The moment of Loeung Sak in 1/800 days after ordinal 0, at midnight of Cambodia."""
    # 638 March 22 (old style), the first day of the lesser era, has ordinal 232743
    return (year - _LESSER_ERA) * _SOLAR_YEAR + 373 + 232_743 * 800


def _loeung_sak(year: int) -> int:
    return _solar_moment(year) // 800


def _new_year(year: int) -> int:
    """Maha Songkran comes 2.165 days before Loeung Sak."""
    return (_solar_moment(year) - 1_732) // 800
