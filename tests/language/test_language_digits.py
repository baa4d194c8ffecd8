"""Numbers as Cambodians write and type them."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.digits import (
    localise,
    number,
    parse_count,
    parse_number,
    part_percent,
    percent,
    to_khmer,
    to_latin,
)


def test_digits_change_and_nothing_else_does():
    assert to_khmer("S01 – 2027") == "S០១ – ២០២៧"
    assert to_latin("ភូមិ ១០") == "ភូមិ 10"
    assert localise("៣ of 12", "km") == "៣ of ១២"
    assert localise("៣ of 12", "en") == "3 of 12"


def test_thousands_stand_apart_without_a_line_end_between_them():
    assert number(128690000, "km") == "១២៨\u00a0៦៩០\u00a0០០០"
    assert number(128690000, "en") == "128\u00a0690\u00a0000"
    assert number(999, "km") == "៩៩៩"


def test_decimals_have_a_comma_in_khmer_and_a_point_in_english():
    assert number(Fraction(85), "km", 1) == "៨៥,០"
    assert number(Decimal("1234.5"), "en", 2) == "1\u00a0234.50"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 2, "0.67"),
        (Decimal("0.045"), 2, "0.05"),
        (Fraction(1999, 1000), 2, "2.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, places, text):
    assert number(value, "en", places) == text


def test_a_share_is_written_as_percent():
    assert percent(Fraction(263, 500), "km") == "៥២,៦%"
    assert percent(Fraction(1, 3), "en", 0) == "33%"
    assert percent(0, "en") == "0.0%"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1234", "1234"),
        ("១២៣៤", "1234"),
        (" ១ ២៣៤ ", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("១.២៥០,៥០", "1250.50"),
        ("1 234 567,5", "1234567.5"),
        ("១២៣៤៥៦៧,៥", "1234567.5"),
        ("12.500.000", "12500000"),
        ("12,500", "12500"),
        ("12.500", "12500"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("១២,៥០០,០០០៛", "12500000"),
        ("៥០០ ០០០ ៛", "500000"),
        ("500 រៀល", "500"),
        ("500 riels", "500"),
        ("KHR 500", "500"),
        ("១២\u200b៣៤", "1234"),
        ("-5", "-5"),
        ("−5", "-5"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, value):
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("abc", "abc"),
        ("12a3b4a", "ab"),
        ("$5", "$"),
        ("១០នាក់", "នាក់"),
        ("1,2,3", ""),
        ("1.2.3", ""),
        ("1,234,56", ""),
        ("1,234,567,5", ""),
        ("12 5", ""),
        ("0,125,500", ""),
        ("--5", ""),
        ("5-", ""),
        ("１２", "１２"),
    ],
)
def test_nonsense_is_refused_with_the_signs_that_are_wrong(typed, wrong):
    with pytest.raises(Refused) as refusal:
        parse_number(typed)
    assert refusal.value.code == "number.unreadable"
    assert refusal.value.details == {"text": typed, "wrong": wrong}


def test_an_empty_field_is_no_number():
    for typed in ("", "  ", "\u200b", "៛"):
        with pytest.raises(Refused) as refusal:
            parse_number(typed)
        assert refusal.value.code == "number.empty"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1OO", "100"), ("5oo ooo", "500 000"), ("១O", "១០"), (" 2O ", "20"), ("1O,5", "10,5")],
)
def test_the_letter_o_is_named_with_its_cure(typed, meant):
    with pytest.raises(Refused) as refusal:
        parse_number(typed)
    assert refusal.value.code == "number.letter_o"
    assert refusal.value.details["meant"] == meant
    assert parse_number(meant)


def test_a_word_with_an_o_is_only_a_word():
    with pytest.raises(Refused) as refusal:
        parse_number("two")
    assert refusal.value.code == "number.unreadable"


def test_a_count_is_whole_and_not_negative():
    assert parse_count("១ ២៣៤") == 1234
    assert parse_count("12,0") == 12
    for typed, code in (("-1", "number.negative"), ("1,5", "number.not_whole")):
        with pytest.raises(Refused) as refusal:
            parse_count(typed)
        assert refusal.value.code == code


@pytest.mark.parametrize("language", ["km", "en"])
def test_what_is_written_can_be_read_back(language):
    for value in (0, 7, 999, 1000, 128690000, -4500, Decimal("1234.5"), Decimal("0.25")):
        places = 0 if isinstance(value, int) else 2
        assert parse_number(number(value, language, places)) == value


def test_the_words_of_the_first_window_load_nothing_heavy():
    script = (
        "import sys, ccwc_desktop.language.catalogue, ccwc_desktop.language.digits;"
        "import ccwc_desktop.language.dates, ccwc_desktop.language.words;"
        "print(*sorted({'babel', 'khmercut', 'pycrfsuite', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(994, 1000), "99%"),
        (Fraction(995, 1000), "99.5%"),
        (Fraction(99_999, 100_000), ">99.9%"),
        (Fraction(4, 1000), "0.4%"),
        (Fraction(1, 100_000), "<0.1%"),
    ],
)
def test_a_part_is_never_rounded_to_all_or_to_nothing(part, said):
    assert part_percent(part, "en") == said
