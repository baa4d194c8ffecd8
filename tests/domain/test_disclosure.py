from decimal import Decimal

import pytest
from builders import COMMUNE, VILLAGES, figure, indicator, indicators, plan

from ccwc_desktop.domain import disclosure, situation
from ccwc_desktop.store.child_names import child_names

CATALOGUE = indicators(
    indicator("POP-1"),
    indicator("PRO-2", sensitivity="sensitive"),
    indicator("PRO-7", sensitivity="sensitive"),
)
ONE, TWO, THREE = VILLAGES


def travelling(*figures, catalogue=CATALOGUE):
    return disclosure.travelling(plan(figures=figures), catalogue).figures


@pytest.mark.parametrize(
    ("count", "small"), [(0, False), (1, True), (4, True), (5, False), (400, False), (None, False)]
)
def test_one_to_four_is_small_and_zero_is_not(count, small):
    assert disclosure.is_small(count) is small
    assert disclosure.is_small(None if count is None else Decimal(count)) is small


def test_open_figures_travel_in_full_even_when_small():
    figures = [figure("POP-1", ONE, 2, "f"), figure("POP-1", TWO, 4, "m")]
    assert travelling(*figures) == tuple(figures)


def test_no_total_is_made_for_open_figures():
    figures = tuple(figure("POP-1", village, 3, "f") for village in VILLAGES)
    assert travelling(*figures) == figures


def test_what_the_list_calls_sensitive_is_kept_back():
    catalogue = indicators(indicator("NEW-1", sensitivity="sensitive"))
    assert travelling(figure("NEW-1", ONE, 9), catalogue=catalogue) == ()


def test_a_sensitive_figure_never_travels_by_village():
    figures = [figure("PRO-2", v, 6, source="police", note="x") for v in VILLAGES]
    assert travelling(*figures) == (figure("PRO-2", COMMUNE, 18),)


@pytest.mark.parametrize(
    ("counts", "kept", "hidden"),
    [
        ((1, 0, 0), None, True),
        ((2, 1, 1), None, True),
        ((2, 2, 1), 5, False),
        ((0, 0, 0), 0, False),
    ],
)
def test_a_sensitive_total_of_one_to_four_travels_hidden(counts, kept, hidden):
    (sent,) = travelling(*(figure("PRO-2", v, n) for v, n in zip(VILLAGES, counts, strict=True)))
    assert (sent.value, sent.hidden) == (kept, hidden)


def test_a_total_typed_for_the_commune_is_hidden_as_well():
    (sent,) = travelling(figure("PRO-7", COMMUNE, 3, note="ភូមិកោះលត"))
    assert (sent.value, sent.hidden, sent.note) == (None, True, "")


def test_girls_and_boys_travel_only_as_their_sum():
    sent = travelling(figure("PRO-7", COMMUNE, 6, "f"), figure("PRO-7", COMMUNE, 1, "m"))
    assert sent == (figure("PRO-7", COMMUNE, 7),)


def test_a_total_that_is_not_known_does_not_travel():
    assert travelling(figure("PRO-2", ONE, 9)) == ()


def test_a_total_that_came_hidden_stays_hidden():
    came = figure("PRO-2", COMMUNE, None, hidden=True, note="from paper")
    assert travelling(came) == (figure("PRO-2", COMMUNE, None, hidden=True),)


def test_a_hidden_number_of_girls_does_not_pass_for_the_total():
    figures = [figure("PRO-2", COMMUNE, None, "f", hidden=True)]
    figures += [figure("PRO-2", v, 9) for v in VILLAGES]
    assert travelling(*figures) == (figure("PRO-2", COMMUNE, 27),)


def test_each_year_is_looked_at_by_itself():
    sent = travelling(figure("PRO-2", COMMUNE, 3), figure("PRO-2", COMMUNE, 8, year=2024))
    assert [(f.year, f.value, f.hidden) for f in sent] == [(2024, 8, False), (2025, None, True)]


@pytest.mark.parametrize("code", situation.SENSITIVE)
def test_a_sensitive_code_is_kept_back_even_when_no_list_knows_it(code):
    assert travelling(figure(code, ONE, 9), catalogue={}) == ()


def test_a_plan_that_travels_twice_is_the_same():
    once = disclosure.travelling(
        plan(figures=(figure("PRO-2", COMMUNE, 3), figure("POP-1", ONE, 3, "f"))), CATALOGUE
    )
    assert disclosure.travelling(once, CATALOGUE) == once


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("សូមហៅ 012 345 678 ពេលយប់", "phone", "012 345 678"),
        ("ទូរសព្ទ ០១២ ៣៤៥ ៦៧៨៩", "phone", "០១២ ៣៤៥ ៦៧៨៩"),
        ("call +855 12 345 678", "phone", "+855 12 345 678"),
        ("tel. 012-345-678.", "phone", "012-345-678"),
        ("០១២\u200b៣៤៥\u200b៦៧៨", "phone", "០១២\u200b៣៤៥\u200b៦៧៨"),
        ("0971234567", "phone", "0971234567"),
        ("កុមារីឈ្មោះ សុភា ឈប់រៀន", "named_child", "កុមារីឈ្មោះ សុភា"),
        ("សិស្សម្នាក់ ឈ្មោះដារ៉ា", "named_child", "សិស្សម្នាក់ ឈ្មោះដារ៉ា"),
        ("កូនលោក សុខ មិនទៅរៀន", "child_of", "កូនលោក សុខ"),
        ("កូនស្រីរបស់តា មុំ", "child_of", "កូនស្រីរបស់តា មុំ"),
        ("the daughter of Mrs. Chan was hurt", "child_of", "the daughter of Mrs. Chan"),
        ("a girl named Sophea left school", "named_child", "a girl named Sophea"),
        ("Boy called Dara", "named_child", "Boy called Dara"),
    ],
)
def test_words_that_point_to_one_child_are_found(text, code, words):
    (risk,) = disclosure.risks(text, child_names())
    assert risk.code == code
    assert text[risk.start : risk.end].strip() == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "កុមារ ១២នាក់ ឈប់រៀនក្នុងឆ្នាំ ២០២៥",
        "កុមារគ្មានឈ្មោះក្នុងបញ្ជីអត្រានុកូលដ្ឋាន",
        "កុមារមិនមានឈ្មោះក្នុងបញ្ជី",
        "សិស្សចុះឈ្មោះចូលរៀនថ្នាក់ទី១",
        "កុមារទើបចុះឈ្មោះ ៥នាក់",
        "សូមកុំសរសេរឈ្មោះកុមារ",
        "ជូនកូនតាមផ្លូវទឹក",
        "ថែទាំកូនតាំងពីកំណើត",
        "ថវិកា 15 000 000 រៀល",
        "ថវិកា ០,៥ លានរៀល និង ៤ ១០០ រៀល",
        "ប្រជុំថ្ងៃទី ០៥-១១-២០២៦",
        "meeting of 05-11-2026 and 05.12.2026",
        "village 04020201 of commune 040202",
        "plan 040202-2027-2029, project 040202-2027-03",
        "0.25 km to school, 012345",
        "each child named in the list is counted",
        "children of the commune and their fathers",
    ],
)
def test_harmless_words_stay_unmarked(text):
    assert disclosure.risks(text, child_names()) == ()


def test_several_risks_stand_in_the_order_of_the_text():
    found = disclosure.risks("កុមារីឈ្មោះ សុភា ០១២ ៣៤៥ ៦៧៨ កូនលោក សុខ", child_names())
    assert [risk.code for risk in found] == ["named_child", "phone", "child_of"]
