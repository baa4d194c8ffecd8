"""Small numbers cannot be worked out from what a public table still prints."""

import random
from itertools import product

import pytest

from ccwc_desktop.domain import suppression
from ccwc_desktop.domain.suppression import SMALL, Range, Sum

VILLAGES = ("a", "b", "c", "d")


def column(*numbers: int) -> tuple[dict[str, int], list[Sum[str]]]:
    """One column of villages with its total."""
    values = dict(zip(VILLAGES, numbers, strict=False))
    parts = tuple(values)
    return values | {"total": sum(numbers)}, [Sum("total", parts)]


def possible(values: dict, told: dict, sums: list) -> dict:
    """Every number each hidden cell could be, by trying all of them."""
    keys = list(told)
    found: dict = {key: set() for key in keys}
    spans = [range(told[key].low, min(told[key].high, 60) + 1) for key in keys]
    for guess in product(*spans):
        table = values | dict(zip(keys, guess, strict=True))
        if all(table[each.total] == sum(table[part] for part in each.parts) for each in sums):
            for key, number in zip(keys, guess, strict=True):
                found[key].add(number)
    return found


def test_a_column_without_small_numbers_is_told_as_it_is():
    values, sums = column(5, 0, 17)
    assert suppression.hidden(values, values, sums) == {}


def test_one_small_number_takes_the_next_larger_one_with_it():
    values, sums = column(6, 3, 8, 31)
    assert suppression.hidden(values, values, sums) == {"b": SMALL, "a": Range(5, 9)}


def test_where_a_range_would_still_tell_it_more_is_hidden():
    values, sums = column(9, 4, 40)  # 13 = small + (5 to 9) could only be 4 + 9
    told = suppression.hidden(values, values, sums)
    assert told["b"] == SMALL
    assert set(told) > {"a", "b"}
    assert len(possible(values, told, sums)["b"]) > 1


def test_two_ones_beside_a_total_of_two_are_not_read_off():
    values, sums = column(1, 1, 0)
    told = suppression.hidden(values, values, sums)
    assert told["total"] == SMALL
    assert len(possible(values, told, sums)["a"]) > 1


def test_only_protected_cells_begin_it():
    values, sums = column(3, 8, 40)
    assert suppression.hidden(values, (), sums) == {}


def test_an_unknown_village_makes_its_total_say_nothing():
    values: dict[str, int | None] = {"a": 3, "b": 8, "c": None, "total": None}
    told = suppression.hidden(values, values, [Sum("total", ("a", "b", "c"))])
    assert told == {"a": SMALL}


@pytest.mark.parametrize("seed", range(60))
def test_no_hidden_number_of_a_column_has_only_one_possible_value(seed):
    drawn = random.Random(seed)
    numbers = [drawn.choice((0, 0, 1, 2, 3, 4, 5, 6, 9, 12, 30)) for _each in range(4)]
    values, sums = column(*numbers)
    told = suppression.hidden(values, values, sums)
    for key, number in values.items():
        assert (key in told) or not 0 < number < 5, numbers
        assert key not in told or told[key].low <= number <= told[key].high
    found = possible(values, told, sums)
    for key in told:
        assert len(found[key]) > 1, (numbers, told)


@pytest.mark.parametrize("seed", range(40))
def test_girls_boys_and_totals_of_villages_hold_together_as_well(seed):
    drawn = random.Random(seed)
    values: dict[tuple[str, str], int] = {}
    sums = []
    for place in ("a", "b", "c"):
        girls, boys = drawn.choice((0, 2, 3, 7)), drawn.choice((0, 1, 4, 6, 11))
        values |= {(place, "f"): girls, (place, "m"): boys, (place, "t"): girls + boys}
    for sex in "fmt":
        values["all", sex] = sum(values[place, sex] for place in "abc")
        sums.append(Sum(("all", sex), tuple((place, sex) for place in "abc")))
    for place in ("a", "b", "c", "all"):
        sums.append(Sum((place, "t"), ((place, "f"), (place, "m"))))
    told = suppression.hidden(values, values, sums)
    known = suppression.bounds(values, told, sums)
    for key, number in values.items():
        if 0 < number < 5:
            assert known[key].low < known[key].high
            assert known[key].low <= number <= known[key].high


def test_bands_hold_their_number_and_are_the_same_for_all():
    assert [suppression.band(n) for n in (5, 9, 10, 19, 99, 100, 149)] == [
        Range(5, 9),
        Range(5, 9),
        Range(10, 19),
        Range(10, 19),
        Range(90, 99),
        Range(100, 149),
        Range(100, 149),
    ]
