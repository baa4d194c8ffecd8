"""A passed ceiling in words."""

import pytest

from ccwc_desktop.language import ceilings, words


@pytest.mark.parametrize(
    ("language", "basis", "said"),
    [
        ("km", "Yearly letter", "(ពិដានតាម Yearly letter)"),
        ("km", "ប្រកាស", "(ពិដានតាមប្រកាស)"),
        ("en", "ប្រកាស", "set by ប្រកាស."),
    ],
)
def test_who_set_a_ceiling_stands_apart_when_it_is_not_khmer(language, basis, said):
    told = ceilings.over(language, "ង", 2027, 5_000, basis)
    assert said in words.strip_breaks(told)
