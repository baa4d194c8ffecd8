import pytest

from ccwc_desktop.domain import places
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import Place


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("40202", "commune", "040202"),
        ("040202", "commune", "040202"),
        (" 120101 ", "commune", "120101"),
        ("4020201", "village", "04020201"),
        ("4", "province", "04"),
        ("402", "district", "0402"),
    ],
)
def test_a_code_gets_back_the_zero_that_a_spreadsheet_took(text, level, code):
    assert places.padded(text, level) == code


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", "commune"),
        ("4020", "commune"),
        ("0402021", "commune"),
        ("40202.0", "commune"),
        ("-40202", "commune"),
        ("៤០២០២", "commune"),
        ("04 202", "commune"),
        ("commune", "commune"),
    ],
)
def test_anything_else_is_not_a_code(text, level):
    with pytest.raises(Refused) as refused:
        places.padded(text, level)
    assert refused.value.code == "place.not_a_code"
    assert refused.value.details == {"text": text, "level": level}


def test_the_length_of_a_code_is_its_level():
    assert [places.level(c) for c in ("04", "0402", "040202", "04020201")] == [
        "province",
        "district",
        "commune",
        "village",
    ]
    for wrong in ("", "4", "040", "04020", "0402020", "abcd", "០៤"):
        with pytest.raises(Refused, match=r"place\.not_a_code"):
            places.level(wrong)


def test_every_code_has_the_one_above_it():
    assert places.parent("04020201") == "040202"
    assert places.parent("040202") == "0402"
    assert places.parent("04") == ""


def test_practice_is_a_code_that_begins_with_99_and_nothing_else():
    assert places.is_practice("990101")
    assert places.is_practice("9901")
    assert not places.is_practice("040299")
    assert not places.is_practice("")


def test_inside_is_the_area_itself_and_all_below():
    assert places.is_inside("04020201", "0402")
    assert places.is_inside("0402", "0402")
    assert places.is_inside("04020201", "")
    assert not places.is_inside("0402", "040202")
    assert not places.is_inside("050202", "04")


def test_a_place_has_two_names():
    place = Place("040202", "commune", "កោះថ្កូវ", "Kaoh Thkov")
    assert (place.name("km"), place.name("en")) == ("កោះថ្កូវ", "Kaoh Thkov")
