"""Khmer typed in any order is stored in one and found in all."""

import itertools
import re

import pytest

from ccwc_desktop.language.spelling import looks_legacy, search_key, tidy
from ccwc_desktop.store import gazetteer


def test_well_typed_words_are_kept_as_they_are():
    for text in ("ស្ត្រី", "ប៉ុស្តិ៍", "ធម៌", "ព្រះរាជាណាចក្រកម្ពុជា", "ឱ្យ", "ញ៉ាំ", "ខ្ញុំ", "អ៊ីនធឺណិត", "ឲ្យ"):
        assert tidy(text) == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ស្រ្តី", "ស្ត្រី"),
        ("អញា្ចញ", "អញ្ចាញ"),
        ("ពៅ្នលិច", "ព្នៅលិច"),
        ("េះកា", "េះកា"),
        ("កេា", "កោ"),
        ("លេី", "លើ"),
        ("លីេ", "លើ"),
        ("ចាំំ", "ចាំ"),
        ("ចំា", "ចាំ"),
        ("ពោធិ៍៍", "ពោធិ៍"),
        ("ធម្៌", "ធម្៌"),
        ("សី៊", "ស៊ី"),
        ("ញំា៉", "ញ៉ាំ"),
        ("\u17a3", "អ"),
    ],
)
def test_typing_order_is_repaired(typed, stored):
    assert tidy(typed) == stored


def test_spelling_and_the_place_of_the_shifter_are_the_writers():
    for text in ("ឲ្យ", "កណ្តាល", "កណ្ដាល", "សុី", "ប៉្រ", "អោយ"):
        assert tidy(text) == text


def test_zero_width_spaces_stay_between_words_only():
    assert tidy("\u200bកុមារ\u200b\u200bនារី\u200b ឃុំ \u200bភូមិ\u200b") == "កុមារ\u200bនារី ឃុំ ភូមិ"
    assert tidy("កុមារ\u200b") == "កុមារ"
    assert tidy("\u200b") == ""


def test_latin_is_composed():
    assert tidy("Cafe\u0301") == "Café"


def test_tidying_twice_changes_nothing():
    for place in [*gazetteer.children("0402"), *gazetteer.children("1201")]:
        assert tidy(tidy(place.name_km)) == tidy(place.name_km)


def syllables() -> list[tuple[str, list[str]]]:
    """Syllables of real place names with their marks apart."""
    found = {}
    for province in gazetteer.children(""):
        for district in gazetteer.children(province.code):
            for commune in gazetteer.children(district.code):
                for syllable in re.findall("[ក-អ](?:្[ក-អ]|[ា-៑])+", commune.name_km):
                    found[syllable] = re.findall("្[ក-អ]|.", syllable[1:])
    return sorted(found.items())


def test_marks_shuffled_in_any_way_come_back():
    """Two subscripts keep the order they were typed in (but ro is last): those are not shuffled."""
    tried = 0
    for syllable, marks in syllables():
        subscripts = [mark for mark in marks if mark[0] == "្"]
        if len(marks) < 2 or len(subscripts) > 1 or "៉" in marks or "៊" in marks:
            continue
        for order in itertools.permutations(marks):
            assert tidy(syllable[0] + "".join(order)) == tidy(syllable)
            tried += 1
    assert tried > 300


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ស្រ្តី", "ស្ត្រី"),
        ("កណ្តាល", "កណ្ដាល"),
        ("ឲ្យ", "ឱ្យ"),
        ("អោយ", "ឱ្យ"),
        ("សុី", "ស៊ី"),
        ("បុី", "ប៉ី"),
        ("កុមារ\u200bនារី", "កុមារ នារី"),
        ("ភូមិ ១០", "ភូមិ10"),
        ("Kaoh  Thkov", "kaohthkov"),
        ("CAFÉ", "cafe"),
        ("ឬទេ", "រឺទេ"),
        ("ប៉្រ", "ប្រ៉"),
    ],
)
def test_what_readers_call_the_same_has_one_key(one, other):
    assert search_key(one) == search_key(other)


def test_different_words_have_different_keys():
    words = ["កុមារ", "កុមារី", "ឃុំ", "ឃុម", "ស្រី", "ស្ត្រី", "ភូមិ ១", "ភូមិ ១០", "ដា", "តា"]
    assert len({search_key(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    "text",
    [
        "RBHraCaNacRkkm<úCa",
        "énRBHraCaNacRkkm<úCa",
        "bTelμIsEdl)anRbRBwtþ",
        "karGnuvtþc,ab;RBhμTNÐkm<úCa",
        "kñúgerOgRBhμTNÐ maRta 12",
    ],
)
def test_text_of_old_fonts_is_recognised(text):
    assert looks_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "កុមារ",
        "Kaoh Thkov",
        "UNICEF and CCWC",
        "F7_11_go_prime",
        "FEM_12_14",
        "VillGis",
        "CamelCaseName",
        "McDonald",
        "12 m² of 5 µg/l",
        "males;females",
        "Chhnok Tru (Boribo)",
        "a < b",
        "Ministry of Women's Affairs",
        "ឃុំ RBHraCaNacRkkm<úCa",
    ],
)
def test_other_text_is_not_taken_for_old_fonts(text):
    assert not looks_legacy(text)
