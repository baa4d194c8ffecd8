"""Riel in figures and in words."""

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.money import in_words_en, in_words_km, parse_riel, riel, spoken_km


def test_riel_in_sentences_tables_and_columns():
    assert riel(500000, "km") == "៥០០\u00a0០០០\u00a0រៀល"
    assert riel(500000, "km", "sign") == "៥០០\u00a0០០០\u00a0៛"
    assert riel(500000, "km", "none") == "៥០០\u00a0០០០"
    assert riel(500000, "en") == "500\u00a0000\u00a0riel"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (128690000, "មួយរយម្ភៃប្រាំបីលានប្រាំមួយសែនប្រាំបួនម៉ឺនរៀលគត់"),
        (0, "សូន្យរៀលគត់"),
        (7, "ប្រាំពីររៀលគត់"),
        (10, "ដប់រៀលគត់"),
        (16, "ដប់ប្រាំមួយរៀលគត់"),
        (100, "មួយរយរៀលគត់"),
        (2400, "ពីរពាន់បួនរយរៀលគត់"),
        (35000, "បីម៉ឺនប្រាំពាន់រៀលគត់"),
        (1000000, "មួយលានរៀលគត់"),
        (1500000000, "មួយពាន់ប្រាំរយលានរៀលគត់"),
        (90041, "ប្រាំបួនម៉ឺនសែសិបមួយរៀលគត់"),
    ],
)
def test_amounts_in_khmer_words(amount, words):
    assert in_words_km(amount) == words


def test_the_other_usual_way_counts_by_thousands():
    assert spoken_km(690000, by_thousands=True) == "ប្រាំមួយរយកៅសិបពាន់"
    words = "មួយរយម្ភៃប្រាំបីលានប្រាំមួយរយកៅសិបពាន់រៀលគត់"
    assert in_words_km(128690000, by_thousands=True) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (128690000, "one hundred twenty-eight million six hundred ninety thousand riel"),
        (0, "zero riel"),
        (19, "nineteen riel"),
        (40, "forty riel"),
        (2001005, "two million one thousand five riel"),
        (-300, "minus three hundred riel"),
    ],
)
def test_amounts_in_english_words(amount, words):
    assert in_words_en(amount) == words


def spoken_value(words: str) -> int:
    """Read Khmer number words back, the way one counts."""
    ones = ["មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន"]
    tens = ["ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប"]
    sizes = {"រយ": 100, "ពាន់": 1000, "ម៉ឺន": 10**4, "សែន": 10**5}
    known = {word: n + 1 for n, word in enumerate(ones)}
    known |= {word: 10 * (n + 1) for n, word in enumerate(tens)}
    total = part = open_count = 0
    while words:
        word = max((w for w in [*known, *sizes, "លាន"] if words.startswith(w)), key=len)
        words = words.removeprefix(word)
        if word == "លាន":
            total, part, open_count = (total + part + open_count) * 10**6, 0, 0
        elif word in sizes:
            part, open_count = part + open_count * sizes[word], 0
        else:
            open_count += known[word]
    return total + part + open_count


def test_khmer_words_say_the_amount():
    for amount in [*range(1, 2000, 7), *range(9_990, 2_000_000, 98_765), 4_321_098_765]:
        assert spoken_value(spoken_km(amount)) == amount


def test_riel_are_read_whole():
    assert parse_riel("១២ ៥០០ ០០០ ៛") == 12_500_000
    with pytest.raises(Refused) as refusal:
        parse_riel("12,5")
    assert refusal.value.code == "number.not_whole"
