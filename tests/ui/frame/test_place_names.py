"""Names of places with the word for what they are."""

import pytest

from ccwc_desktop.language import words
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
