"""Each rule with numbers worked out by hand; who may be named; the order."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import COMMUNE, figure, figures_of, indicator, indicators

from ccwc_desktop.domain import signal_rules, situation

VILLAGES = tuple(f"040202{number:02}" for number in range(1, 6))
ONE, TWO, THREE, FOUR, FIVE = VILLAGES
SHARED = {"section": "education", "unit": "people"}
CATALOGUE = indicators(
    indicator("AGE", **SHARED),
    indicator("OUT", of="AGE", worse="up", **SHARED),
    indicator("YOUNG", of="AGE", worse="up", **SHARED),
    indicator("ALL", [(1, "OUT"), (1, "YOUNG")], of="AGE", worse="up", **SHARED),
    indicator("WORK", of="AGE", worse="up", sensitivity="careful", **SHARED),
    indicator("HURT", of="AGE", worse="up", sensitivity="sensitive", **SHARED),
    indicator("CASES", worse="up", sensitivity="sensitive", **SHARED),
    indicator("LEFT", split="t", worse="up", **SHARED),
    indicator("FAMILIES", split="t", unit="families", section="water"),
    indicator("WATER", split="t", unit="families", of="FAMILIES", worse="down", section="water"),
    indicator("LATRINES", split="t", unit="families", of="FAMILIES", worse="down", section="water"),
    indicator(
        "NONE",
        [(1, "FAMILIES"), (-1, "LATRINES")],
        split="t",
        unit="families",
        of="FAMILIES",
        worse="up",
        section="water",
    ),
    indicator("DIS-1", of="AGE", section="disability"),
    indicator("EQ-1", of="AGE", section="equity"),
)
GROUPS = {"disability": figure("DIS-1", ONE, 1), "minority": figure("EQ-1", ONE, 1)}
FILLED = tuple(GROUPS.values())


def table(figures, year=2025):
    return situation.table(
        year, COMMUNE, VILLAGES, CATALOGUE, [replace(each, year=year) for each in figures]
    )


def told(figures, *past):
    """Signals, once somebody wrote of children with disability and of minorities."""
    tables = [table(each, 2024 - place) for place, each in enumerate(past)]
    return signal_rules.signals(table((*figures, *FILLED)), tables)


def keys(figures, *past):
    return [signal.key for signal in told(figures, *past)]


def same(code, part, whole, villages=VILLAGES, of="AGE"):
    """So many girls and so many boys in each village."""
    pairs = {code: (part, part), of: (whole, whole)}
    return [each for village in villages for each in figures_of(village, **pairs)]


def with_one(code, girls, boys, whole=61, others=6):
    """Village one apart from four villages where 6 of 60 girls and 6 of 60 boys are concerned."""
    first = figures_of(ONE, **{code: (girls, boys), "AGE": (whole, whole)})
    return first + same(code, others, 60, VILLAGES[1:])


def counted(code, count, sexes="t"):
    """A count in village one, none in the others."""
    nought = [figure(code, village, 0, sex) for village in VILLAGES[1:] for sex in sexes]
    return [*nought, *(figure(code, ONE, count if sex in "ft" else 0, sex) for sex in sexes)]


# villages far above the others


def test_a_village_far_above_the_others_is_told_with_its_numbers():
    # girls: 14 of 61 = 23.0 %. Wilson: middle (.2295 + 3.8415/122) / (1 + 3.8415/61) = .2456,
    # half 1.96 x sqrt(.2295 x .7705/61 + 3.8415/(4 x 3721)) / 1.0630 = .1036: 14.2 % to 34.9 %.
    # The others: 4 x 6 of 4 x 60 = 10 %. The low end is above. Boys: 6 of 61 = 9.8 %, no signal.
    # Girls against boys: 13.1 points, low end 13.1 - sqrt(8.75^2 + 10.0^2) = -0.2: no gap.
    (signal,) = told(with_one("OUT", 14, 6))
    assert signal.key == f"above:OUT:{ONE}:f:2025"
    assert signal.code == "signal.above"
    assert signal.details == {
        "value": 14,
        "whole": 61,
        "share": Decimal(14) / 61,
        "rest_share": Decimal("0.1"),
    }
    assert [(row.place, row.part, row.whole) for row in signal.rows] == [
        (ONE, 14, 61),
        ("", 24, 240),
    ]
    # 14.2 % - 10 % of 61 girls
    assert round(signal.weight, 1) == Decimal("2.6")


def test_a_village_whose_interval_holds_the_others_is_not_told():
    # 11 of 61 = 18.0 %: Wilson 10.4 % to 29.5 %, still above 10 %; 10 of 61: 9.2 % to 27.6 %
    assert keys(with_one("OUT", 11, 6)) == [f"above:OUT:{ONE}:f:2025"]
    assert keys(with_one("OUT", 10, 6)) == []


def test_girls_and_boys_alike_are_told_together():
    assert keys(with_one("OUT", 16, 16)) == [f"above:OUT:{ONE}:t:2025"]


def test_a_rate_over_few_children_says_how_unsure_it_is():
    # 6 of 12 girls = 50 %: Wilson 25.4 % to 74.6 %
    (signal,) = [each for each in told(with_one("OUT", 6, 1, whole=12)) if each.rule == "above"]
    assert round(signal.details["low_share"], 3) == Decimal("0.254")
    assert round(signal.details["high_share"], 3) == Decimal("0.746")


def test_a_small_village_does_not_stand_before_a_large_one_for_its_point_value():
    # one: 6 of 12 = 50 %, at least 25.4 %, of 12 girls; two: 60 of 200 = 30 %, at least 24.1 %
    figures = same("OUT", 6, 60, VILLAGES[2:])
    figures += figures_of(ONE, OUT=(6, 1), AGE=(12, 12))
    figures += figures_of(TWO, OUT=(60, 20), AGE=(200, 200))
    above = [key for key in keys(figures) if key.startswith("above")]
    assert above == [f"above:OUT:{TWO}:f:2025", f"above:OUT:{ONE}:f:2025"]


def test_below_the_others_is_told_where_less_is_worse():
    figures = [figure("FAMILIES", village, 60) for village in VILLAGES]
    figures += [figure("WATER", village, 50) for village in VILLAGES[1:]]
    # 20 of 60 use safe water, so 40 do not: 66.7 %, at least 54.1 %; elsewhere 10 of 60 = 16.7 %
    (signal,) = told([*figures, figure("WATER", ONE, 20)])
    assert signal.key == f"below:WATER:{ONE}:t:2025"
    assert (signal.details["value"], signal.details["share"]) == (20, Decimal(20) / 60)


def test_what_has_its_other_side_is_told_once():
    figures = [figure("FAMILIES", village, 60) for village in VILLAGES]
    figures += [figure("LATRINES", village, 50) for village in VILLAGES[1:]]
    assert keys([*figures, figure("LATRINES", ONE, 20)]) == [f"above:NONE:{ONE}:t:2025"]


def test_the_narrowest_age_says_it():
    figures = with_one("OUT", 16, 16) + [
        each for village in VILLAGES for each in figures_of(village, YOUNG=(2, 2))
    ]
    assert keys(figures) == [f"above:OUT:{ONE}:t:2025"]


def test_a_lonely_village_is_compared_with_nothing():
    alone = figures_of(ONE, OUT=(40, 40), AGE=(60, 60))
    assert told(alone) == ()


def test_what_is_missing_is_told_once_half_of_the_villages_were_entered():
    def rules(*villages):
        figures = [figure("FAMILIES", village, 60) for village in villages]
        return {signal.rule for signal in signal_rules.signals(table(figures), [])}

    assert rules(ONE, TWO) == set()
    assert rules(ONE, TWO, THREE) == {"unknown", "never"}


# girls and boys


def test_a_gap_in_the_commune_is_told_and_not_again_in_its_villages():
    # 5 x 12 of 5 x 60 girls = 20 %, 5 x 6 of 5 x 60 boys = 10 %: Newcombe 4.3 to 15.7 points
    pairs = {"OUT": (12, 6), "AGE": (60, 60)}
    figures = [each for village in VILLAGES for each in figures_of(village, **pairs)]
    (signal,) = told(figures)
    assert (signal.key, signal.code) == (f"gap:OUT:{COMMUNE}:f:2025", "signal.gap_f")
    assert (signal.details["value"], signal.details["other"]) == (60, 30)
    assert signal.weight == pytest.approx(Decimal("0.0428") * 300, abs=Decimal("0.1"))
    # 20 of 60 girls and 6 of 60 boys would be a gap of each village as well: 8.7 to 37.0 points
    pairs = {"OUT": (20, 6), "AGE": (60, 60)}
    figures = [each for village in VILLAGES for each in figures_of(village, **pairs)]
    assert keys(figures) == [f"gap:OUT:{COMMUNE}:f:2025"]


def test_a_gap_that_may_be_chance_is_not_told():
    # 30 of 300 girls, 25 of 300 boys: 1.7 points, from -3.0 to 6.4
    pairs = {"OUT": (6, 5), "AGE": (60, 60)}
    assert keys([f for village in VILLAGES for f in figures_of(village, **pairs)]) == []


def test_boys_worse_off_in_one_village_are_told_of_that_village():
    # 12 of 60 boys = 20 %, 2 of 60 girls = 3.3 %: Newcombe 5.2 to 28.7 points, boys worse.
    # In the commune: 36 of 300 boys and 26 of 300 girls, 3.3 points, from -1.6 to 8.3
    figures = same("OUT", 6, 60, VILLAGES[1:]) + figures_of(ONE, OUT=(2, 12), AGE=(60, 60))
    found = {signal.key: signal for signal in told(figures)}
    gap = found[f"gap:OUT:{ONE}:m:2025"]
    assert (gap.code, gap.details["value"], gap.details["other"]) == ("signal.gap_m", 12, 2)


# over the years


def test_a_rate_that_rose_beyond_doubt_is_told():
    # 120 of 600 = 20 % (Wilson 17.0 % to 23.4 %) after 60 of 600 = 10 % (7.8 % to 12.7 %)
    found = told(same("OUT", 12, 60), same("OUT", 6, 60))
    (signal,) = [each for each in found if each.place == COMMUNE]
    assert signal.key == f"rose:OUT:{COMMUNE}:t:2025"
    assert (signal.details["value"], signal.details["before"]) == (120, 60)
    assert [row.year for row in signal.rows] == [2024, 2025]
    assert round(signal.weight / 600, 3) == Decimal("0.043")


def test_intervals_that_touch_are_no_signal():
    # 75 of 600 = 12.5 % (10.1 % to 15.4 %) and 60 of 600 (7.8 % to 12.7 %)
    now = same("OUT", 7, 60, VILLAGES[:4]) + figures_of(FIVE, OUT=(10, 9), AGE=(60, 60))
    assert keys(now, same("OUT", 6, 60)) == []


def test_what_became_better_is_no_signal():
    assert keys(same("OUT", 6, 60), same("OUT", 12, 60)) == []


def test_a_count_that_rose_two_years_in_a_row_is_told():
    years = [counted("LEFT", count) for count in (30, 24, 20)]
    (signal,) = told(*years)
    assert (signal.key, signal.code) == (f"rose:LEFT:{COMMUNE}:t:2025", "signal.rose_years")
    assert (signal.details["first_count"], signal.details["value"]) == (20, 30)
    assert (signal.details["first_year"], signal.details["before_year"]) == (2023, 2024)
    assert [row.part for row in signal.rows] == [20, 24, 30]
    assert signal.weight == 10


@pytest.mark.parametrize(
    "counts",
    [
        (30, 24, 25),  # down, then up
        (30, 30, 20),  # it stood still
        (21, 21, 20),
        (22, 21, 21),
        (109, 105, 100),  # less than a tenth in two years
        (9, 7, 2),  # fewer than ten
        (30, 24, None),
    ],
)
def test_counts_that_do_not_rise_twice_say_nothing(counts):
    years = [counted("LEFT", count) for count in counts]
    assert keys(*years) == []


def test_a_rate_that_rose_twice_by_little_is_told_of_the_commune_only():
    # 11.7 % after 10.8 % after 10 %: the intervals touch, yet a sixth more in two years
    years = [
        same("OUT", 6, 60, VILLAGES[: 5 - more]) + same("OUT", 7, 60, VILLAGES[5 - more :])
        for more in (5, 3, 0)
    ]
    (signal,) = told(*years)
    assert (signal.key, signal.code) == (f"rose:OUT:{COMMUNE}:t:2025", "signal.rose_years_rate")


def test_fewer_with_safe_water_is_worse():
    years = [
        [f for v in VILLAGES for f in (figure("FAMILIES", v, 100), figure("WATER", v, count))]
        for count in (60, 90)
    ]
    commune = [signal for signal in told(*years) if signal.place == COMMUNE]
    assert [signal.key for signal in commune] == [f"fell:WATER:{COMMUNE}:t:2025"]


# who may be named


def test_what_is_sensitive_names_no_village_however_many():
    found = told(with_one("HURT", 40, 40), same("HURT", 1, 60))
    assert {signal.place for signal in found if signal.indicator == "HURT"} <= {COMMUNE}


def test_what_is_sensitive_is_told_of_all_children_together():
    found = told(same("HURT", 20, 60), same("HURT", 6, 60))
    assert [signal.key for signal in found] == [f"rose:HURT:{COMMUNE}:t:2025"]
    girls = [each for village in VILLAGES for each in figures_of(village, HURT=(30, 6))]
    found = told([*same("OUT", 6, 60), *girls], same("HURT", 6, 60))
    assert [signal.key for signal in found] == [f"rose:HURT:{COMMUNE}:t:2025"]


@pytest.mark.parametrize("counts", [(12, 8, 4), (12, 4, 3)])
def test_a_sensitive_count_of_one_to_four_is_in_no_sentence(counts):
    years = [counted("CASES", count, "fm") for count in counts]
    assert keys(*years) == []
    more = [counted("CASES", count + 5, "fm") for count in counts]
    assert keys(*more) == [f"rose:CASES:{COMMUNE}:t:2025"]


@pytest.mark.parametrize(("girls", "named"), [(4, False), (5, True)])
def test_what_needs_care_names_a_village_from_five_on(girls, named):
    # 4 or 5 of 20 girls, and in the other villages 1 of 60
    figures = figures_of(ONE, WORK=(girls, 0), AGE=(20, 20))
    figures += same("WORK", 0, 60, VILLAGES[1:])
    assert bool([k for k in keys(figures) if k.startswith(f"above:WORK:{ONE}")]) is named


def test_the_other_numbers_of_a_sentence_are_not_small_either():
    # 16 of 60 boys against 4 of 60 girls is a gap, but 4 girls of a village are not told
    figures = figures_of(ONE, WORK=(4, 16), AGE=(60, 60)) + same("WORK", 6, 60, VILLAGES[1:])
    assert f"gap:WORK:{ONE}:m:2025" not in keys(figures)
    # 39 boys and 24 girls of 300 are a gap of the whole commune; 35 and 24 are none
    figures = figures_of(ONE, WORK=(0, 11), AGE=(60, 60)) + same("WORK", 6, 60, VILLAGES[1:])
    assert f"gap:WORK:{ONE}:m:2025" in keys(figures)


@pytest.mark.parametrize(("girls", "told_of"), [(2, False), (3, True)])
def test_one_or_two_are_no_signal(girls, told_of):
    figures = figures_of(ONE, OUT=(girls, 0), AGE=(4, 20)) + same("OUT", 0, 60, VILLAGES[1:])
    assert bool(keys(figures)) is told_of


# what is missing


def test_a_village_of_which_nothing_is_known_is_named_once():
    figures = [*same("OUT", 0, 60, VILLAGES[1:]), figure("FAMILIES", TWO, 50)]
    unknown = [signal for signal in told(figures) if signal.rule == "unknown"]
    assert [signal.place for signal in unknown] == [ONE, THREE, FOUR, FIVE]
    assert unknown[0].details == {"sections": ("education", "water")}
    assert unknown[0].key == f"unknown:-:{ONE}:t:2025"
    assert unknown[1].details == {"sections": ("water",)}


def test_figures_with_a_total_only_are_told_by_section():
    figures = [figure("AGE", village, 60) for village in VILLAGES]
    (signal,) = told(figures)
    assert (signal.key, signal.details) == (
        f"together:AGE:{COMMUNE}:t:2025",
        {"section": "education", "count": 1},
    )
    assert keys([*figures, figure("AGE", ONE, 20, "f")]) == []


def test_groups_nobody_ever_wrote_of_are_told():
    figures = [figure("FAMILIES", village, 60) for village in VILLAGES]

    def groups(figures, *past):
        found = signal_rules.signals(table(figures), [table(each, 2024) for each in past])
        return [signal.code for signal in found]

    assert groups(figures) == ["signal.never_disability", "signal.never_minority"]
    assert groups([*figures, GROUPS["minority"]]) == ["signal.never_disability"]
    assert groups(figures, [GROUPS["disability"]]) == ["signal.never_minority"]
    assert groups([]) == []


# the order


def test_the_order_does_not_depend_on_the_order_of_entry():
    figures = with_one("OUT", 30, 30) + [
        each
        for n, village in enumerate(VILLAGES)
        for each in figures_of(village, YOUNG=(5 + 7 * n, 4), WORK=(30 - 6 * n, 6))
    ]
    expected = keys(figures, same("OUT", 2, 60))
    assert len(expected) > 5
    for seed in range(20):
        shuffled = list(figures)
        random.Random(seed).shuffle(shuffled)
        assert keys(shuffled, same("OUT", 2, 60)) == expected


def test_the_weightiest_of_each_matter_stands_before_the_second_of_any():
    figures = same("OUT", 4, 60, VILLAGES[2:]) + same("OUT", 40, 60, (ONE,))
    figures += same("OUT", 30, 60, (TWO,))
    figures += [f for village in VILLAGES for f in figures_of(village, WORK=(6, 6))][:-2]
    found = told([*figures, *figures_of(FIVE, WORK=(16, 16))])
    assert [(signal.indicator, signal.place) for signal in found] == [
        ("OUT", ONE),
        ("WORK", FIVE),
        ("OUT", TWO),
    ]
    first, second, third = (signal.weight for signal in found)
    assert first > third > second
