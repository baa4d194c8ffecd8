import pytest

from ccwc_desktop.domain import alike
from ccwc_desktop.language.spelling import search_key
from ccwc_desktop.store import reference


def close(one, other):
    return alike.likeness(search_key(one), search_key(other)) >= alike.THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ផ្លូវទៅសាលារៀនលិចទឹកនៅរដូវវស្សា", "ផ្លូវទៅសាលាលិចទឹករដូវវស្សា"),
        ("ក្មេងៗផឹកស្រាពេលមានបុណ្យ", "ក្មេងផឹកស្រានៅពេលបុណ្យ"),
        ("អំពើហិង្សាលើកុមារក្នុងគ្រួសារ", "អំពើហិង្សាលើកុមារ"),
        ("កុមារលង់ទឹក", "កុមារលង់ទឹកនៅព្រែក និងស្រះ"),
        ("កុមារលង់ទឹក", "កុមារប្រឈមនឹងការលង់ទឹកនៅព្រែក និងស្រះ"),
        ("សំបុត្រកំណើត", "សំបុត្រ\u200bកំណើ\u200bត"),
        ("កុមារអាយុ ៣-៥ឆ្នាំ មិនរៀនមត្តេយ្យ", "កុមារអាយុ 3-5 ឆ្នាំ មិនបានរៀនមត្តេយ្យ"),
        ("The road to school floods", "Road to school floods in the rains"),
    ],
)
def test_the_same_matter_in_other_words_is_found(one, other):
    assert close(one, other)
    assert close(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("គ្រួសារគ្មានបង្គន់អនាម័យ", "គ្រួសារគ្មានទឹកស្អាត"),
        ("កុមារអាយុ ៦–១១ឆ្នាំ មិនបានចូលរៀន", "កុមារអាយុ ១២–១៤ឆ្នាំ មិនបានចូលរៀន"),
        ("កុមារគ្មានសំបុត្រកំណើត", "កុមារគ្មានទឹកស្អាត"),
        ("ទឹក", "កុមារលង់ទឹកនៅព្រែក និងស្រះ"),
        ("", ""),
        ("No latrine at school", "No teacher comes"),
        ("Families without a latrine", "Families without safe water"),
    ],
)
def test_another_matter_is_not(one, other):
    assert not close(one, other)


def test_likeness_of_the_same_is_one_and_of_nothing_shared_zero():
    assert alike.likeness("abcd", "abcd") == 1
    assert alike.likeness("abcd", "wxyz") == 0
    assert alike.likeness("abcd", "bcde") == pytest.approx(0.5)  # 2 x 1 of 2 + 2 pieces


def test_the_likest_stands_first():
    found = alike.nearest(
        ("abcdefgh",), {"far": ("abcdefxyz",), "near": ("abcdefgh",), "no": ("q",)}
    )
    assert found == ("near", "far")


def test_pairs_are_seen_from_both_sides():
    told = {"a": ("abcdef", ""), "b": ("abcdeg", ""), "c": ("", "other")}
    assert alike.pairs(told) == {"a": ("b",), "b": ("a",)}


def test_what_was_told_apart_from_one_side_is_no_pair_from_either():
    found = {"a": ("b", "c"), "b": ("a",), "c": ("a",)}
    unlike = {"a": (), "b": ("a", "gone"), "c": ()}
    assert alike.without(found, unlike) == {"a": ("c",), "c": ("a",)}


def test_typical_themes_are_told_apart_but_for_violence_in_families():
    texts = {
        code: (search_key(theme.name.km), search_key(theme.name.en))
        for code, theme in reference.themes().items()
    }
    assert set(alike.pairs(texts)) == {"domestic_violence", "hitting_children"}
