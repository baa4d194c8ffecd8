import random
from decimal import Decimal

import pytest

from ccwc_desktop.domain import typed_amounts
from ccwc_desktop.domain.errors import Refused


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  \u200b ", None),
        ("12", "12"),
        ("១២", "12"),
        ("២,៥", "2.5"),
        ("2.5", "2.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1 250", "1250"),
        ("១\u00a0២៥០,៥", "1250.5"),
        ("1\u202f250\u202f000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250.000", "1250000"),
        ("1,250.5", "1250.5"),
        ("1.250,5", "1250.5"),
        ("1,250.500", "1250.5"),
        ("2,1250", "2.125"),
        ("1250", "1250"),
        ("1.2000000", "1.2"),
        ("1000000000", "1000000000"),
    ],
)
def test_a_quantity_is_read_as_people_write_it(text, value):
    found = typed_amounts.quantity(text)
    assert found == (None if value is None else Decimal(value))
    assert value is None or str(found) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,250", "amount.two_readings"),
        ("១.២៥០", "amount.two_readings"),
        ("-3", "amount.negative"),
        ("− 3,5", "amount.negative"),
        ("0.0005", "amount.too_fine"),
        ("1,2345", "amount.too_fine"),
        ("1000000000.001", "amount.too_large"),
        ("99999999999999999999", "amount.too_large"),
        ("999999999999999999999999", "amount.unreadable"),
        ("=A1*2", "amount.formula"),
        ("2 or 3", "amount.unreadable"),
        ("12 50", "amount.unreadable"),
        ("1,25,000", "amount.unreadable"),
        ("--3", "amount.unreadable"),
        ("1e5", "amount.unreadable"),
        ("NaN", "amount.unreadable"),
        ("²", "amount.unreadable"),
    ],
)
def test_what_is_no_quantity_is_refused_by_its_code(text, code):
    with pytest.raises(Refused) as refused:
        typed_amounts.quantity(text)
    assert refused.value.code == code


def test_both_readings_of_a_doubtful_quantity_are_told():
    with pytest.raises(Refused) as refused:
        typed_amounts.quantity("២,១២៥")
    details = refused.value.details
    assert (details["whole"], details["part"]) == (Decimal(2125), Decimal("2.125"))


@pytest.mark.parametrize(
    ("text", "riel"),
    [
        ("", None),
        ("0", 0),
        ("45,000", 45_000),
        ("45.000", 45_000),
        ("៤៥.០០០ ៛", 45_000),
        ("18 500 000 រៀល", 18_500_000),
        ("1,250.00", 1250),
        ("250000 riels", 250_000),
        ("10000000000000", 10**13),
    ],
)
def test_a_price_is_whole_riel(text, riel):
    assert typed_amounts.price(text) == riel


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12,5", "amount.not_whole"),
        ("-100", "amount.negative"),
        ("10000000000001", "amount.too_large"),
        ("$ 5", "amount.unreadable"),
        ("៛", None),
    ],
)
def test_what_is_no_price_is_refused_by_its_code(text, code):
    if code is None:
        assert typed_amounts.price(text) is None
        return
    with pytest.raises(Refused) as refused:
        typed_amounts.price(text)
    assert refused.value.code == code


def test_the_wrong_signs_are_told_once_each():
    with pytest.raises(Refused) as refused:
        typed_amounts.quantity("2xx3$")
    assert refused.value.details["wrong"] == "x$"


def taken(read, text):
    try:
        return read(text)
    except Refused as refused:
        return refused.code


def test_no_text_ever_fails_otherwise():
    chance = random.Random(11)
    signs = "0123456789០៥៩ ,.-−=+()%$៛xក\u200b\u00a0\t²½٣Ⅷ\x00"
    for _round in range(5000):
        text = "".join(chance.choice(signs) for _sign in range(chance.randrange(12)))
        for read in (typed_amounts.quantity, typed_amounts.price):
            found = taken(read, text)
            if isinstance(found, str):
                assert found.startswith("amount.")
            else:
                assert found is None or found >= 0
