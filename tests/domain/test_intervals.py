"""Intervals against the examples that were published with them."""

from decimal import Decimal

import pytest

from ccwc_desktop.domain.intervals import difference, wilson


def rounded(interval):
    return tuple(float(round(each, 4)) for each in (interval.low, interval.high))


# R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
@pytest.mark.parametrize(
    ("part", "whole", "published"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_of_a_share_is_the_published_one(part, whole, published):
    assert rounded(wilson(Decimal(part), Decimal(whole))) == published


# the same volume, 873-890, table II, method 10
@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_the_interval_of_a_difference_is_the_published_one(counts, published):
    assert rounded(difference(*map(Decimal, counts))) == published


def test_a_share_of_all_and_of_none_stay_between_nothing_and_the_whole():
    assert wilson(Decimal(0), Decimal(9)).low == 0
    assert wilson(Decimal(9), Decimal(9)).high == 1
