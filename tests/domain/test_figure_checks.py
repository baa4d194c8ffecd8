"""What cannot be and what can hardly be; numbers worked out by hand beside each test."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import COMMUNE, VILLAGES, figure, figures_of, figures_table, indicator, indicators

from ccwc_desktop.domain import figure_checks, situation
from ccwc_desktop.domain.ratios import Part, Ratio
from ccwc_desktop.domain.usual import usual

ONE, TWO, THREE = VILLAGES
SEVEN = tuple(f"040202{number:02}" for number in range(1, 8))
CATALOGUE = indicators(
    indicator("AGE"),
    indicator("IN", of="AGE"),
    indicator("OUT", [(1, "AGE"), (-1, "IN")], of="AGE"),
    indicator("FAMILIES", split="t", unit="families"),
    indicator("POP-1"),
    indicator("POPULATION"),
    indicator("LATRINES", split="t", unit="families", of="FAMILIES"),
    indicator("FLOODED", split="t", unit="families"),
    indicator("WORKING"),
    indicator("KM", split="t", unit="km"),
    indicator("CLUBS", split="t", level="commune"),
)


def known(figures, year=2025):
    return replace(figures_table(CATALOGUE, [replace(f, year=2025) for f in figures]), year=year)


def wide(figures):
    """A commune of seven villages."""
    return situation.table(2025, COMMUNE, SEVEN, CATALOGUE, figures)


def found(figures, *past, ratios=()):
    tables = [known(each, 2024 - place) for place, each in enumerate(past)]
    doubts = figure_checks.doubts(known(figures), tables, ratios)
    return {(d.code, d.indicator, d.place, d.sex) for d in doubts}


def codes(figures, *past):
    return {code for code, *_ in found(figures, *past)}


def test_sound_figures_leave_no_doubt():
    assert found(figures_of(ONE, AGE=(10, 8), IN=(10, 0))) == set()


def test_a_part_larger_than_its_whole_cannot_be_nor_can_the_rest():
    doubts = figure_checks.doubts(known(figures_of(ONE, AGE=(10, 8), IN=(11, 8))))
    assert {(d.code, d.indicator, d.sex) for d in doubts} == {
        ("figure.part_over_whole", "IN", "f"),
        ("figure.part_over_whole", "IN", "t"),
        ("figure.below_zero", "OUT", "f"),
        ("figure.below_zero", "OUT", "t"),
    }
    (first, *_) = doubts
    assert first.details == {"value": 11, "whole": 10, "of": "AGE"}
    assert all(doubt.hard for doubt in doubts)


def test_a_commune_with_fewer_families_than_its_villages_is_told_by_the_number_itself():
    villages = [figure("FAMILIES", each, 50) for each in VILLAGES]
    own = figure("FAMILIES", COMMUNE, 3)
    (doubt,) = figure_checks.doubts(known([*villages, own]))
    assert (doubt.code, doubt.place, doubt.hard) == ("figure.apart_from_villages", COMMUNE, False)
    assert doubt.details == {"value": 3, "villages": 150}
    assert found([*villages, figure("FAMILIES", COMMUNE, 150)]) == set()


def test_villages_that_are_not_all_known_may_have_less_than_the_commune_and_not_more():
    some = [figure("FAMILIES", ONE, 30), figure("FAMILIES", TWO, 25)]
    assert found([*some, figure("FAMILIES", COMMUNE, 90)]) == set()
    assert codes([*some, figure("FAMILIES", COMMUNE, 54)]) == {"figure.apart_from_villages"}


@pytest.mark.parametrize("total", [9, 0])
def test_more_girls_than_children_cannot_be(total):
    figures = [figure("AGE", ONE, total), figure("AGE", ONE, 10, "f")]
    assert ("figure.girls_over_total", "AGE", ONE, "f") in found(figures)


def test_as_many_girls_as_children_is_possible():
    assert found([figure("AGE", ONE, 10), figure("AGE", ONE, 10, "f")]) == set()


def test_half_a_family_cannot_be_and_half_a_kilometre_can():
    assert codes([figure("FAMILIES", ONE, "12.5")]) == {"figure.torn"}
    assert codes([figure("KM", ONE, "12.5")]) == set()


def test_a_number_of_a_village_that_is_not_ours_is_shown():
    figures = [figure("FAMILIES", "04020301", 12), figure("FAMILIES", "04020302", None, note="?")]
    assert found(figures) == {("figure.unknown_place", "FAMILIES", "04020301", "t")}


def test_what_cannot_be_is_not_cured_by_a_reason():
    wrong = [figure("AGE", ONE, 9), figure("AGE", ONE, 10, "f", accepted="រាប់ម្តងទៀត")]
    assert ("figure.girls_over_total", "AGE", ONE, "f") in found(wrong)


def test_what_cannot_be_stands_first():
    figures = [figure("FAMILIES", ONE, 50), *figures_of(ONE, WORKING=(-1, 3))]
    past = [figure("FAMILIES", ONE, 10)]
    doubts = figure_checks.doubts(known(figures), [known(past, 2024)])
    assert [doubt.hard for doubt in doubts] == [True, False]


@pytest.mark.parametrize(
    ("before", "now", "doubtful"),
    [(10, 20, False), (10, 21, True), (10, 5, False), (10, 4, True), (9, 0, False), (9, 99, False)],
)
def test_twice_or_half_of_last_year_is_still_believable(before, now, doubtful):
    told = found([figure("FAMILIES", ONE, now)], [figure("FAMILIES", ONE, before)])
    assert (("figure.far_from_last_year", "FAMILIES", ONE, "t") in told) is doubtful


def test_a_village_that_grew_is_doubted_once():
    # 40 of 50 families had a latrine (80 %), now 120 of 150 (80 %): only the families jumped
    before = [figure("FAMILIES", ONE, 50), figure("LATRINES", ONE, 40)]
    now = [figure("FAMILIES", ONE, 150), figure("LATRINES", ONE, 120)]
    assert found(now, before) == {("figure.far_from_last_year", "FAMILIES", ONE, "t")}
    # 12 of 150 is 8 %, a tenth of 80 %
    now = [figure("FAMILIES", ONE, 150), figure("LATRINES", ONE, 12)]
    assert ("figure.far_from_last_year", "LATRINES", ONE, "t") in found(now, before)


def test_a_total_is_not_doubted_beside_its_girls():
    before, now = figures_of(ONE, WORKING=(20, 20)), figures_of(ONE, WORKING=(80, 20))
    assert found(now, before) == {("figure.far_from_last_year", "WORKING", ONE, "f")}
    # 30 girls and boys together became 74: neither began with ten
    before, now = figures_of(ONE, WORKING=(9, 9)), figures_of(ONE, WORKING=(37, 37))
    assert found(now, before) == {("figure.far_from_last_year", "WORKING", ONE, "t")}


def test_the_communes_own_numbers_are_looked_at_as_well():
    told = found([figure("AGE", COMMUNE, 5), figure("AGE", COMMUNE, 6, "f")])
    assert ("figure.girls_over_total", "AGE", COMMUNE, "f") in told


def test_a_number_that_stands_still_for_three_years_was_copied():
    same = [figure("FAMILIES", ONE, 100)]
    assert found(same, same, same) == {("figure.same_three_years", "FAMILIES", ONE, "t")}
    assert found(same, same) == set()
    assert found(same, same, [figure("FAMILIES", ONE, 99)]) == set()
    assert found(same, same, []) == set()
    assert codes([figure("KM", ONE, 40)], *[[figure("KM", ONE, 40)]] * 2) == set()
    nine = [figure("FAMILIES", ONE, 9)]
    assert found(nine, nine, nine) == set()


def test_girls_and_boys_must_both_stand_still():
    same, moved = figures_of(ONE, WORKING=(12, 10)), figures_of(ONE, WORKING=(11, 11))
    assert found(same, same, same) == {("figure.same_three_years", "WORKING", ONE, "t")}
    assert found(same, same, moved) == set()


def test_one_number_in_every_village_is_doubted_once():
    figures = [figure("FAMILIES", village, 120) for village in SEVEN]
    (doubt,) = figure_checks.doubts(wide(figures))
    assert (doubt.code, doubt.place, doubt.details) == (
        "figure.same_everywhere",
        SEVEN[0],
        {"value": 120, "count": 7},
    )
    assert figure_checks.doubts(wide(figures[1:])) == ()
    assert figure_checks.doubts(wide([figure("FAMILIES", v, 9) for v in SEVEN])) == ()


def test_the_modified_z_score_is_that_of_iglewicz_and_hoaglin():
    # median 3; distances 2 1 0 1 97, their median 1: 0.6745 x 97 / 1
    five = [Decimal(n) for n in (1, 2, 3, 4, 100)]
    most = usual(five)
    assert (most.middle, most.distance) == (3, 1)
    assert most.modified_z(Decimal(100)) == Decimal("65.4265")
    assert most.modified_z(Decimal(1)) == Decimal("-1.3490")
    assert usual(five[:4]) is None
    assert usual([Decimal(2)] * 4 + [Decimal(9)]) is None


def rates(*latrines):
    """Seven villages of 100 families."""
    return [
        each
        for village, count in zip(SEVEN, latrines, strict=True)
        for each in (figure("FAMILIES", village, 100), figure("LATRINES", village, count))
    ]


def far(figures):
    told = figure_checks.doubts(wide(figures))
    return [doubt for doubt in told if doubt.code.startswith("figure.far_from_villages")]


def test_a_village_far_from_the_others_is_doubted_by_its_rate():
    # rates .80 .81 .82 .83 .84 .85 .20: median .82, distances .02 .01 0 .01 .02 .03 .62, MAD .02
    # M = 0.6745 x (.20 - .82) / .02 = -20.9
    (doubt,) = far(rates(80, 81, 82, 83, 84, 85, 20))
    assert (doubt.code, doubt.place) == ("figure.far_from_villages", SEVEN[6])
    assert doubt.details == {
        "value": 20,
        "whole": 100,
        "of": "FAMILIES",
        "share": Decimal("0.2"),
        "usual_share": Decimal("0.82"),
    }


def test_a_large_village_is_not_far_when_its_rate_is_not():
    figures = rates(80, 81, 82, 83, 84, 85, 80)
    figures[-2:] = [figure("FAMILIES", SEVEN[6], 1000), figure("LATRINES", SEVEN[6], 810)]
    assert far(figures) == []


def test_where_most_villages_are_alike_or_few_nothing_is_said():
    assert far(rates(80, 80, 80, 80, 80, 80, 20)) == []
    assert far(rates(80, 81, 82, 83, 84, 85, 20)[-8:]) == []  # four villages are known


def test_a_few_families_more_or_less_are_not_far():
    # .85 of 100 is usual; 4 of 8 families is .50 and far by M, yet only 2.8 families are missing
    figures = rates(83, 84, 85, 85, 86, 87, 85)
    figures[-2:] = [figure("FAMILIES", SEVEN[6], 8), figure("LATRINES", SEVEN[6], 4)]
    assert far(figures) == []


def test_a_count_without_a_whole_is_taken_for_each_family_or_child():
    figures = rates(*[80] * 7)
    figures += [figure("FLOODED", v, n) for v, n in zip(SEVEN, (1, 2, 3, 4, 5, 6, 40), strict=True)]
    (doubt,) = far(figures)
    assert (doubt.code, doubt.place) == ("figure.far_from_villages_families", SEVEN[6])
    # median of .01 .02 .03 .04 .05 .06 .40 is .04
    assert (doubt.details["each"], doubt.details["usual"]) == (Decimal("40.0"), Decimal("4.0"))
    figures = [
        f
        for village, girls in zip(SEVEN, (10, 11, 12, 13, 14, 15, 60), strict=True)
        for f in figures_of(village, WORKING=(girls, 3), **{"POP-1": (200, 200)})
    ]
    (doubt,) = far(figures)
    assert (doubt.code, doubt.sex) == ("figure.far_from_villages_children", "f")


def test_a_distance_is_compared_as_it_is():
    kilometres = [figure("KM", v, n) for v, n in zip(SEVEN, (1, 2, 3, 4, 5, 6, 90), strict=True)]
    (doubt,) = far(kilometres)
    assert (doubt.code, doubt.place) == ("figure.far_from_villages_km", SEVEN[6])


def test_how_large_a_village_is_may_be_anything():
    sizes = zip(SEVEN, (80, 81, 82, 83, 84, 85, 900), strict=True)
    assert far([figure("FAMILIES", v, n) for v, n in sizes]) == []
    # 10 people for each child, in other villages about 2
    people = zip(SEVEN, (200, 201, 202, 203, 204, 205, 1000), strict=True)
    figures = [
        f
        for village, count in people
        for f in figures_of(village, POPULATION=(count, count), **{"POP-1": (100, 100)})
    ]
    assert far(figures) == []


RATIO = Ratio(
    key="people_per_family",
    name_km="មនុស្សក្នុងមួយគ្រួសារ",
    name_en="People in a family",
    part=Part("AGE"),
    whole=Part("FAMILIES"),
    unit="each",
    low=Decimal("2.5"),
    high=Decimal("7.5"),
    commune_low=Decimal("3.3"),
    commune_high=Decimal(6),
    smallest=20,
)


@pytest.mark.parametrize(
    ("people", "doubtful"), [(49, True), (50, False), (150, False), (151, True)]
)
def test_a_ratio_outside_what_is_usual_is_doubted(people, doubtful):
    figures = [figure("FAMILIES", ONE, 20), figure("AGE", ONE, people)]
    told = found(figures, ratios=[RATIO])
    assert (told == {("figure.unusual_each", "AGE", ONE, "t")}) is doubtful


def test_a_ratio_is_not_asked_of_a_few_families_nor_of_what_is_unknown():
    few = [figure("FAMILIES", ONE, 19), figure("AGE", ONE, 900)]
    assert found(few, ratios=[RATIO]) == set()
    assert found([figure("AGE", ONE, 900)], ratios=[RATIO]) == set()
    assert found([figure("FAMILIES", ONE, 100)], ratios=[RATIO]) == set()


def test_a_commune_keeps_to_narrower_limits_and_a_share_says_so():
    commune = [figure("FAMILIES", COMMUNE, 100), figure("AGE", COMMUNE, 700)]
    assert found(commune, ratios=[RATIO]) == {("figure.unusual_each", "AGE", COMMUNE, "t")}
    share = replace(RATIO, part=Part("LATRINES"), unit="share", low=Decimal("0.1"), high=Decimal(1))
    figures = [figure("FAMILIES", ONE, 100), figure("LATRINES", ONE, 5)]
    (doubt,) = figure_checks.doubts(known(figures), (), [share])
    assert (doubt.code, doubt.details["share"]) == ("figure.unusual_share", Decimal("0.05"))
    assert doubt.details["ratio"] == "people_per_family"


def test_a_number_is_doubted_once():
    now = [figure("FAMILIES", ONE, 20), figure("AGE", ONE, 900)]
    before = [figure("FAMILIES", ONE, 20), figure("AGE", ONE, 80)]
    assert found(now, ratios=[RATIO]) == {("figure.unusual_each", "AGE", ONE, "t")}
    told = found(now, before, ratios=[RATIO])
    assert told == {("figure.far_from_last_year", "AGE", ONE, "t")}


def test_a_distance_that_can_hardly_be_is_doubted():
    far_away = replace(RATIO, part=Part("KM"), whole=None, unit="km", low=Decimal(0), smallest=0)
    assert found([figure("KM", ONE, 8)], ratios=[far_away]) == {
        ("figure.unusual_km", "KM", ONE, "t")
    }


def test_sources_that_disagree_are_a_doubt_until_one_is_chosen_with_a_reason():
    ours = figure("FAMILIES", ONE, 100, source="cdb")
    theirs = figure("FAMILIES", ONE, 98, source="village", chosen=False)
    (doubt,) = figure_checks.doubts(known([ours, theirs]))
    assert doubt.details == {
        "value": 100,
        "told_by": "cdb",
        "other": 98,
        "other_told_by": "village",
    }
    assert found([ours, replace(theirs, value=Decimal(100))]) == set()
    (told,) = figure_checks.warnings(known([replace(ours, reason="រាប់ថ្មី"), theirs]))
    assert told.accepted == "រាប់ថ្មី"


def test_an_accepted_doubt_stays_known_with_its_reason():
    past = [known([figure("FAMILIES", ONE, 10)], 2024)]
    now = known([figure("FAMILIES", ONE, 50, accepted="ភូមិថ្មី")])
    assert figure_checks.doubts(now, past) == ()
    assert [each.accepted for each in figure_checks.warnings(now, past)] == ["ភូមិថ្មី"]


def test_a_total_that_is_added_up_can_be_accepted():
    past = [known(figures_of(ONE, WORKING=(9, 9)), 2024)]
    reason = figure("WORKING", ONE, None, accepted="រោងចក្រថ្មី")
    (told,) = figure_checks.warnings(known([*figures_of(ONE, WORKING=(37, 37)), reason]), past)
    assert (told.sex, told.accepted) == ("t", "រោងចក្រថ្មី")


def test_doubts_about_one_indicator_are_those_of_all_that_are_about_it():
    figures = [*figures_of(ONE, AGE=(10, 8), IN=(11, 8)), figure("FAMILIES", "04020301", 12)]
    figures += [figure("FAMILIES", ONE, 50), figure("FAMILIES", COMMUNE, 3)]
    past = [known([figure("FAMILIES", ONE, 10), *figures_of(ONE, AGE=(40, 40))], 2024)]
    ratios = [Ratio("r", "", "", Part("AGE"), None, "km", *[Decimal(1)] * 4)]
    everything = figure_checks.doubts(known(figures), past, ratios)
    assert {doubt.indicator for doubt in everything} == {"AGE", "IN", "OUT", "FAMILIES"}
    for code in CATALOGUE:
        own = figure_checks.doubts(known(figures), past, ratios, code)
        assert own == tuple(doubt for doubt in everything if doubt.indicator == code)
