"""Names of places with the word for what they are."""

import pytest

from ccwc_desktop.language import words
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.store import gazetteer
from ccwc_desktop.ui import place_names

NAMES = {
    "12040301": {"km": "ភូមិ ១", "en": "Phum 1 village"},  # the word stands in its own name
    "04020401": {"km": "ភូមិពាមឆ្កោក", "en": "Peam Chhkaok village"},
    "040202": {"km": "ឃុំកោះថ្កូវ", "en": "Kaoh Thkov commune"},
    "120403": {"km": "សង្កាត់ផ្សារដេប៉ូទី ៣", "en": "Phsar Depou Ti Bei sangkat"},
}


@pytest.mark.parametrize("code", NAMES)
def test_a_place_is_called_what_it_is_once(code: str, language: str) -> None:
    assert words.strip_breaks(place_names.of_code(code)) == NAMES[code][language]


def test_fixed_words_are_said_as_in_the_place_of_the_workbook() -> None:
    def said(text: str, code: str) -> str:
        parents = tuple(gazetteer.parents(code))
        place = gazetteer.get(code)
        return place_names.here(text, Identity("w", "commune", code, place, parents, False))

    assert said("មេឃុំ និងឃុំធ្វើបាន", "120403") == "ចៅសង្កាត់ និងសង្កាត់ធ្វើបាន"
    assert said("ស្រុក ឬមន្ទីរ", "120403") == "ខណ្ឌ ឬមន្ទីរ"
    assert said("The commune can do it", "120403") == "The sangkat can do it"
    assert said("ឃុំ និងស្រុក", "040202") == "ឃុំ និងស្រុក"
    assert place_names.here("ឃុំ", None) == "ឃុំ"
