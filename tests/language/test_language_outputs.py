"""A result of a project in words."""

from decimal import Decimal

import pytest

from ccwc_desktop.domain.projects import Output
from ccwc_desktop.language import outputs


@pytest.mark.parametrize(
    ("output", "km", "en"),
    [
        (Output(" បង្គន់ ", Decimal("2.50"), "ខ្នង"), "បង្គន់ ចំនួន ២,៥ ខ្នង", "បង្គន់: 2.5 ខ្នង"),
        (Output("បង្គន់", None, "ខ្នង"), "បង្គន់", "បង្គន់"),
        (Output("បង្គន់", Decimal(2)), "បង្គន់ ចំនួន ២", "បង្គន់: 2"),
        (Output("", Decimal(2), "ខ្នង"), "ចំនួន ២ ខ្នង", "2 ខ្នង"),
    ],
)
def test_a_result_is_said_with_what_is_known_of_it(output, km, en):
    assert outputs.said("km", output, output.unit).replace("\xa0", " ") == km
    assert outputs.said("en", output, output.unit) == en
