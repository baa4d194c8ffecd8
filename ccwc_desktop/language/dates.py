"""Dates and times as people write and read them, in both languages.

Month and day names are our own: loading CLDR for nineteen words would slow the first window.
"""

import re
from datetime import date, time

from ..domain.errors import Refused
from .catalogue import Language
from .digits import NO_BREAK_SPACE, localise, to_latin
from .lunar import lunar_day
from .money import spoken_km

MONTHS_KM = (
    *("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា"),
    *("កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
)
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS_KM = ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_FILLERS = re.compile(r"ថ្ងៃទី|ថ្ងៃ|ទី|ខែ|ឆ្នាំ|គ\.ស\.?|[\s,\u00a0\u202f]+")
_BY_NAME = re.compile(r"(\d{1,2}) ?(\D+?) ?(\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?:[:.h ](\d{2}))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def long_date(day: date, language: Language) -> str:
    """`ថ្ងៃទី២៥ ខែកញ្ញា ឆ្នាំ២០២៦`; `25 September 2026`."""
    if language == "km":
        return localise(f"ថ្ងៃទី{day.day} {month_year(day, language)}", language)
    return f"{day.day} {month_year(day, language)}"


def table_date(day: date, language: Language) -> str:
    """`១៥ កញ្ញា ២០២៦`; `15 Sep 2026`: for cells, never torn apart at a line end."""
    month = MONTHS_KM[day.month - 1] if language == "km" else MONTHS_EN[day.month - 1][:3]
    return localise(NO_BREAK_SPACE.join((str(day.day), month, str(day.year))), language)


def short_date(day: date, language: Language) -> str:
    """`១៥/០៩/២០២៦`; `15/09/2026`: for fields, as `parse_date` reads it back."""
    return localise(f"{day:%d/%m/}{day.year:04d}", language)


def month_year(day: date, language: Language) -> str:
    """`ខែកញ្ញា ឆ្នាំ២០២៦`; `September 2026`."""
    if language == "km":
        return localise(f"ខែ{MONTHS_KM[day.month - 1]} ឆ្នាំ{day.year}", language)
    return f"{MONTHS_EN[day.month - 1]} {day.year}"


def weekday(day: date, language: Language) -> str:
    """`ថ្ងៃសុក្រ`; `Friday`."""
    if language == "km":
        return "ថ្ងៃ" + WEEKDAYS_KM[day.weekday()]
    return WEEKDAYS_EN[day.weekday()]


def clock(moment: time, language: Language) -> str:
    """`១៤:៣២`, 24 hours; the sentence around it says ម៉ោង."""
    return localise(f"{moment:%H:%M}", language)


def time_of_day(moment: time, language: Language) -> str:
    """`ម៉ោង ២ និង ៣០ នាទីរសៀល`, the way minutes of a meeting say it; `2:30 pm`."""
    hour = moment.hour % 12 or 12
    if language == "en":
        return f"{hour}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"
    space = NO_BREAK_SPACE
    part = _part_of_day(moment.hour)
    if not moment.minute:
        return localise(f"ម៉ោង{space}{hour}{space}{part}", language)
    return localise(f"ម៉ោង{space}{hour} និង{space}{moment.minute}{space}នាទី{part}", language)


def _part_of_day(hour: int) -> str:
    for end, name in ((4, "យប់"), (12, "ព្រឹក"), (13, "ថ្ងៃត្រង់"), (17, "រសៀល"), (19, "ល្ងាច")):
        if hour < end:
            return name
    return "យប់"


def date_in_words_km(day: date) -> str:
    """`ឆ្នាំពីរពាន់ម្ភៃប្រាំមួយ ខែកញ្ញា ថ្ងៃទីដប់ប្រាំ`: how the minutes of a meeting open."""
    month = MONTHS_KM[day.month - 1]
    return f"ឆ្នាំ{spoken_km(day.year)} ខែ{month} ថ្ងៃទី{spoken_km(day.day)}"


def lunar_line(day: date) -> str:
    """`ថ្ងៃសុក្រ ១៤កើត ខែភទ្របទ ឆ្នាំមមី អដ្ឋស័ក ព.ស ២៥៧០` (Khmer only, see `lunar`)."""
    found = lunar_day(day)
    half = "កើត" if found.waxing else "រោច"
    line = (
        f"{weekday(day, 'km')} {found.day}{half} ខែ{found.month} "
        f"ឆ្នាំ{found.animal} {found.sak} ព.ស{NO_BREAK_SPACE}{found.buddhist_year}"
    )
    return localise(line, "km")


def parse_date(text: str) -> date:
    """A date as people type it: `25/9/2026`, `២៥-០៩-២៦`, `2026-09-25`, `ថ្ងៃទី២៥ ខែកញ្ញា ឆ្នាំ២០២៦`.

    The day comes before the month; a year of two digits is of this century. Raises
    Refused("date.empty", text), Refused("date.unreadable", text), Refused("date.impossible",
    text, day, month, year) for a 31 April, Refused("date.year_out_of_range", text, year, first,
    last), which also catches Buddhist years.
    """
    plain = _FILLERS.sub(" ", to_latin(_INVISIBLE.sub("", text))).strip()
    if not plain:
        raise Refused("date.empty", text=text)
    day, month, year = _parts(re.sub(" +", " ", plain), text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refused(
            "date.year_out_of_range", text=text, year=year, first=_FIRST_YEAR, last=_LAST_YEAR
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("date.impossible", text=text, day=day, month=month, year=year) from None


def parse_time(text: str) -> time:
    """A time of 24 hours: `8:30`, `១៤.៣០`, `14h30`; raises Refused("time.unreadable", text)."""
    plain = to_latin(_INVISIBLE.sub("", text)).replace("ម៉ោង", "").strip()
    found = _TIME.fullmatch(plain)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Refused("time.unreadable", text=text)
    return time(int(found[1]), int(found[2] or 0))


def _parts(plain: str, text: str) -> tuple[int, int, int]:
    """Day, month, year of a cleaned text."""
    if found := _YEAR_FIRST.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DAY_FIRST.fullmatch(plain):
        year = int(found[3])
        return int(found[1]), int(found[2]), year + 2000 if len(found[3]) == 2 else year
    if (found := _BY_NAME.fullmatch(plain)) and (month := _month_named(found[2])):
        return int(found[1]), month, int(found[3])
    raise Refused("date.unreadable", text=text)


def _month_named(name: str) -> int | None:
    """1-12 for a Khmer or English month name or the first three letters of the latter."""
    if name in MONTHS_KM:
        return MONTHS_KM.index(name) + 1
    short = [month[:3].casefold() for month in MONTHS_EN]
    word = name.rstrip(".").casefold()
    if word[:3] in short and MONTHS_EN[short.index(word[:3])].casefold().startswith(word):
        return short.index(word[:3]) + 1
    return None
