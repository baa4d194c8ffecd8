"""Dates: the official lines, the lunar day, what people type."""

from datetime import date, time, timedelta

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import dates
from ccwc_desktop.language.lunar import MONTHS, lunar_day

DAY = date(2026, 9, 25)


def test_a_date_in_every_form():
    assert dates.long_date(DAY, "km") == "ថ្ងៃទី២៥ ខែកញ្ញា ឆ្នាំ២០២៦"
    assert dates.long_date(DAY, "en") == "25 September 2026"
    assert dates.table_date(DAY, "km") == "២៥\u00a0កញ្ញា\u00a0២០២៦"
    assert dates.table_date(DAY, "en") == "25\u00a0Sep\u00a02026"
    assert dates.short_date(date(2026, 9, 5), "km") == "០៥/០៩/២០២៦"
    assert dates.month_year(DAY, "km") == "ខែកញ្ញា ឆ្នាំ២០២៦"
    assert dates.month_year(DAY, "en") == "September 2026"
    assert dates.weekday(DAY, "km") == "ថ្ងៃសុក្រ"
    assert dates.weekday(DAY, "en") == "Friday"


def test_minutes_of_a_meeting_write_the_date_in_words():
    words = "ឆ្នាំពីរពាន់ម្ភៃប្រាំមួយ ខែកញ្ញា ថ្ងៃទីដប់ប្រាំ"
    assert dates.date_in_words_km(date(2026, 9, 15)) == words


@pytest.mark.parametrize(
    ("moment", "khmer", "english"),
    [
        (time(8, 30), "ម៉ោង ៨ និង ៣០ នាទីព្រឹក", "8:30 am"),
        (time(12), "ម៉ោង ១២ ថ្ងៃត្រង់", "12:00 pm"),
        (time(14), "ម៉ោង ២ រសៀល", "2:00 pm"),
        (time(18, 5), "ម៉ោង ៦ និង ៥ នាទីល្ងាច", "6:05 pm"),
        (time(0, 10), "ម៉ោង ១២ និង ១០ នាទីយប់", "12:10 am"),
    ],
)
def test_the_time_of_day_is_spoken(moment, khmer, english):
    assert dates.time_of_day(moment, "km").replace("\u00a0", " ") == khmer
    assert dates.time_of_day(moment, "en") == english


def test_a_clock_counts_to_twenty_four():
    assert dates.clock(time(14, 5), "km") == "១៤:០៥"
    assert dates.clock(time(8, 5), "en") == "08:05"


# from official letters and library pages; weekdays checked
PUBLISHED = {
    date(2018, 1, 17): "ថ្ងៃពុធ ១កើត ខែមាឃ ឆ្នាំរកា នព្វស័ក ព.ស ២៥៦១",
    date(2018, 12, 15): "ថ្ងៃសៅរ៍ ៨កើត ខែមិគសិរ ឆ្នាំច សំរឹទ្ធិស័ក ព.ស ២៥៦២",
    date(2021, 1, 5): "ថ្ងៃអង្គារ ៧រោច ខែបុស្ស ឆ្នាំជូត ទោស័ក ព.ស ២៥៦៤",
    date(2021, 1, 11): "ថ្ងៃចន្ទ ១៣រោច ខែបុស្ស ឆ្នាំជូត ទោស័ក ព.ស ២៥៦៤",
    date(2022, 8, 16): "ថ្ងៃអង្គារ ៤រោច ខែស្រាពណ៍ ឆ្នាំខាល ចត្វាស័ក ព.ស ២៥៦៦",
    date(2022, 9, 14): "ថ្ងៃពុធ ៤រោច ខែភទ្របទ ឆ្នាំខាល ចត្វាស័ក ព.ស ២៥៦៦",
    date(2024, 4, 14): "ថ្ងៃអាទិត្យ ៦កើត ខែចេត្រ ឆ្នាំរោង បញ្ចស័ក ព.ស ២៥៦៧",
    date(2025, 4, 22): "ថ្ងៃអង្គារ ១០រោច ខែចេត្រ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស ២៥៦៨",
    date(2026, 9, 25): "ថ្ងៃសុក្រ ១៤កើត ខែភទ្របទ ឆ្នាំមមី អដ្ឋស័ក ព.ស ២៥៧០",
}


@pytest.mark.parametrize("day", PUBLISHED)
def test_lunar_lines_are_those_of_published_papers(day):
    line = dates.lunar_line(day).replace("\u00a0", " ")
    assert line == PUBLISHED[day]


# public holidays that hang on the moon: Visakha Bochea, Pchum Ben (middle day), Water Festival
HOLIDAYS = [
    (date(2023, 5, 4), 15, True, "ពិសាខ"),
    (date(2024, 5, 22), 15, True, "ពិសាខ"),
    (date(2025, 5, 11), 15, True, "ពិសាខ"),
    (date(2023, 10, 14), 15, False, "ភទ្របទ"),
    (date(2024, 10, 2), 15, False, "ភទ្របទ"),
    (date(2025, 9, 22), 15, False, "ភទ្របទ"),
    (date(2023, 11, 27), 15, True, "កត្តិក"),
    (date(2024, 11, 15), 15, True, "កត្តិក"),
    (date(2025, 11, 5), 15, True, "កត្តិក"),
]


@pytest.mark.parametrize(("day", "number", "waxing", "month"), HOLIDAYS)
def test_holidays_of_the_moon_fall_on_their_days(day, number, waxing, month):
    found = lunar_day(day)
    assert (found.day, found.waxing, found.month) == (number, waxing, month)


def test_every_day_follows_the_day_before():
    day, before = date(2015, 1, 1), lunar_day(date(2014, 12, 31))
    while day < date(2045, 1, 1):
        found = lunar_day(day)
        if found.day == before.day + 1:
            assert (found.waxing, found.month) == (before.waxing, before.month)
        else:
            assert found.day == 1
            assert found.waxing != before.waxing
            assert before.day == 15 or (before.day == 14 and not before.waxing)
            assert (found.month == before.month) == before.waxing
        assert found.month in MONTHS or found.month in ("បឋមាសាឍ", "ទុតិយាសាឍ")
        day, before = day + timedelta(1), found


@pytest.mark.parametrize(
    "typed",
    [
        "25/9/2026",
        "25/09/26",
        "២៥-០៩-២០២៦",
        "25.9.2026",
        "2026-09-25",
        "២៥ កញ្ញា ២០២៦",
        "ថ្ងៃទី២៥ ខែកញ្ញា ឆ្នាំ២០២៦",
        "ថ្ងៃទី ២៥ ខែ កញ្ញា ឆ្នាំ ២០២៦",
        "25 Sep 2026",
        "25 september 2026",
        " 25\u00a0Sept.\u00a02026 ",
        "២៥\u200bកញ្ញា\u200b២០២៦",
    ],
)
def test_dates_are_read_as_people_type_them(typed):
    assert dates.parse_date(typed) == DAY


@pytest.mark.parametrize("language", ["km", "en"])
def test_what_is_written_can_be_read_back(language):
    for month in range(1, 13):
        day = date(2027, month, 9)
        for form in (dates.long_date, dates.table_date, dates.short_date):
            assert dates.parse_date(form(day, language)) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date.empty"),
        ("soon", "date.unreadable"),
        ("25 Foo 2026", "date.unreadable"),
        ("9/2026", "date.unreadable"),
        ("31/4/2026", "date.impossible"),
        ("9/25/2026", "date.impossible"),
        ("25/9/2570", "date.year_out_of_range"),
    ],
)
def test_what_is_no_date_is_refused(typed, code):
    with pytest.raises(Refused) as refusal:
        dates.parse_date(typed)
    assert refusal.value.code == code
    assert refusal.value.details["text"] == typed


@pytest.mark.parametrize("typed", ["14:30", "១៤:៣០", "14.30", "14h30", "ម៉ោង ១៤:៣០", "14 30"])
def test_times_are_read_as_people_type_them(typed):
    assert dates.parse_time(typed) == time(14, 30)


@pytest.mark.parametrize("typed", ["", "25:00", "8:60", "8:3", "noon"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Refused, match=r"time\.unreadable"):
        dates.parse_time(typed)
