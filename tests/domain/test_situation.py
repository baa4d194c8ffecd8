from decimal import Decimal

import pytest
from builders import COMMUNE, VILLAGES, figure, figures_of, figures_table, indicator, indicators

from ccwc_desktop.domain import situation
from ccwc_desktop.store import reference

ONE, TWO, THREE = VILLAGES
CHILDREN = indicators(
    indicator("AGE"),
    indicator("IN", of="AGE"),
    indicator("OUT", [(1, "AGE"), (-1, "IN")], of="AGE"),
    indicator("FAMILIES", split="t", unit="families"),
    indicator("KM", split="t", unit="km"),
)


def known(figures, catalogue=CHILDREN):
    return figures_table(catalogue, figures)


def value(table, code, place=ONE, sex="t"):
    return situation.value(table, code, place, sex)


def test_a_number_that_was_entered_is_the_number():
    assert value(known([figure("FAMILIES", ONE, 12)]), "FAMILIES") == 12


def test_unknown_is_not_zero():
    table = known([figure("FAMILIES", ONE, None), figure("FAMILIES", TWO, 0)])
    assert value(table, "FAMILIES", ONE) is None
    assert value(table, "FAMILIES", TWO) == 0
    assert value(table, "FAMILIES", THREE) is None
    assert value(table, "NO SUCH", ONE) is None


def test_figures_of_another_year_do_not_count():
    assert value(known([figure("FAMILIES", ONE, 12, year=2024)]), "FAMILIES") is None


def test_girls_and_boys_make_the_total():
    table = known(figures_of(ONE, AGE=(7, 5)))
    assert value(table, "AGE") == 12
    assert situation.state(table, "AGE", ONE, "t") == "derived"


def test_one_sex_alone_makes_no_total():
    assert value(known([figure("AGE", ONE, 7, "f")]), "AGE") is None


def test_boys_are_the_total_without_the_girls():
    table = known([figure("AGE", ONE, 12), figure("AGE", ONE, 7, "f")])
    assert value(table, "AGE", ONE, "m") == 5
    assert situation.state(table, "AGE", ONE, "m") == "derived"


def test_girls_are_the_total_without_the_boys():
    table = known([figure("AGE", ONE, 12), figure("AGE", ONE, 5, "m")])
    assert value(table, "AGE", ONE, "f") == 7


def test_a_total_alone_says_nothing_of_girls_and_boys():
    table = known([figure("AGE", ONE, 12)])
    assert value(table, "AGE", ONE, "f") is None
    assert value(table, "AGE", ONE, "m") is None


def test_a_typed_total_wins_over_the_sum():
    table = known([*figures_of(ONE, AGE=(7, 5)), figure("AGE", ONE, 13)])
    assert value(table, "AGE") == 13
    assert situation.state(table, "AGE", ONE, "t") == "entered"


def test_the_commune_is_the_sum_of_its_villages():
    table = known([f for n, v in enumerate(VILLAGES) for f in figures_of(v, AGE=(n, 10))])
    assert value(table, "AGE", COMMUNE, "f") == 3
    assert value(table, "AGE", COMMUNE, "m") == 30
    assert value(table, "AGE", COMMUNE, "t") == 33


def test_the_communes_boys_come_from_totals_and_girls_of_the_villages():
    figures = [f for v in VILLAGES for f in (figure("AGE", v, 9), figure("AGE", v, 4, "f"))]
    assert value(known(figures), "AGE", COMMUNE, "m") == 15


def test_totals_of_villages_add_up_where_sexes_are_not_known():
    assert value(known([figure("AGE", v, 9) for v in VILLAGES]), "AGE", COMMUNE) == 27


def test_one_unknown_village_leaves_the_commune_unknown():
    table = known([figure("FAMILIES", ONE, 1), figure("FAMILIES", TWO, 2)])
    assert value(table, "FAMILIES", COMMUNE) is None


def test_a_number_entered_for_the_commune_wins_over_its_villages():
    figures = [figure("FAMILIES", v, 1) for v in VILLAGES] + [figure("FAMILIES", COMMUNE, 5)]
    assert value(known(figures), "FAMILIES", COMMUNE) == 5


def test_a_distance_has_no_sum():
    table = known([figure("KM", v, "2.5") for v in VILLAGES])
    assert value(table, "KM", ONE) == Decimal("2.5")
    assert value(table, "KM", COMMUNE) is None


def test_a_commune_without_villages_knows_nothing_by_itself():
    table = situation.table(2025, COMMUNE, (), CHILDREN, [])
    assert value(table, "FAMILIES", COMMUNE) is None


def test_a_formula_works_for_girls_boys_and_all():
    table = known(figures_of(ONE, AGE=(10, 8), IN=(7, 8)))
    assert [value(table, "OUT", ONE, sex) for sex in ("f", "m", "t")] == [3, 0, 3]
    assert situation.state(table, "OUT", ONE, "t") == "derived"


def test_more_inside_than_there_are_leaves_those_outside_unknown_and_so_all_that_follows():
    catalogue = {**CHILDREN, **indicators(indicator("BOTH", [(1, "OUT"), (1, "IN")], of="AGE"))}
    table = known(figures_of(ONE, AGE=(7, 5), IN=(9, 5)), catalogue)
    assert [value(table, "OUT", ONE, sex) for sex in "fmt"] == [None, 0, None]
    assert situation.overdrawn(table, "OUT", ONE, "f") == -2
    assert situation.overdrawn(table, "OUT", ONE, "m") is None
    assert situation.state(table, "OUT", ONE, "f") == "unknown"
    assert value(table, "BOTH", ONE, "f") is None


def test_a_rest_is_never_below_zero():
    table = known([figure("AGE", ONE, 5), figure("AGE", ONE, 7, "f")])
    assert value(table, "AGE", ONE, "m") is None
    assert situation.overdrawn(table, "AGE", ONE, "m") == -2


def test_an_unknown_part_makes_a_formula_unknown():
    table = known([*figures_of(ONE, AGE=(10, 8)), figure("IN", ONE, 7, "f")])
    assert value(table, "OUT", ONE, "f") == 3
    assert value(table, "OUT", ONE, "m") is None
    assert value(table, "OUT", ONE, "t") is None
    assert situation.state(table, "OUT", ONE, "m") == "unknown"


AGES = {
    "AGE_6": (5, 6),
    "AGE_7_11": (40, 41),
    "AGE_12_14": (20, 22),
    "AGE_15_17": (18, 17),
}
SCHOOL = {
    "PRE_6": (1, 0),
    "PRIM_6": (3, 5),
    "PRIM_7_11": (38, 36),
    "PRIM_12_14": (4, 6),
    "SEC_12_14": (13, 12),
    "PRIM_15_17": (1, 0),
    "SEC_15_17": (5, 4),
    "HIGH_15_17": (6, 4),
}


@pytest.mark.parametrize(
    ("code", "girls", "boys"),
    [
        ("OOS_6", 5 - 1 - 3, 6 - 0 - 5),
        ("OOS_7_11", 40 - 38, 41 - 36),
        ("OOS_12_14", 20 - 4 - 13, 22 - 6 - 12),
        ("OOS_15_17", 18 - 1 - 5 - 6, 17 - 0 - 4 - 4),
        ("EDU-2", 1 + 2, 1 + 5),
        ("EDU-3", 3 + 6, 4 + 9),
        ("OOS_6_14", 1 + 2 + 3, 1 + 5 + 4),
    ],
)
def test_out_of_school_is_the_age_without_every_kind_of_school(code, girls, boys):
    table = known(figures_of(ONE, **AGES, **SCHOOL), dict(reference.indicators()))
    assert value(table, code, ONE, "f") == girls
    assert value(table, code, ONE, "m") == boys
    assert value(table, code, ONE, "t") == girls + boys


@pytest.mark.parametrize("gone", sorted({**AGES, **SCHOOL}))
def test_out_of_school_is_unknown_while_one_number_is_missing(gone):
    figures = [f for f in figures_of(ONE, **AGES, **SCHOOL) if (f.indicator, f.sex) != (gone, "f")]
    table = known(figures, dict(reference.indicators()))
    unknown = {c for c in ("OOS_6", "OOS_7_11", "OOS_12_14", "OOS_15_17")
               if value(table, c, ONE, "f") is None}  # fmt: skip
    age = gone.split("_", 1)[1]
    assert unknown == {f"OOS_{age}"}


def test_a_rate_needs_both_numbers_and_a_whole():
    assert situation.rate(Decimal(1), Decimal(4)) == Decimal("0.25")
    assert situation.rate(Decimal(0), Decimal(4)) == 0
    assert situation.rate(Decimal(1), Decimal(0)) is None
    assert situation.rate(None, Decimal(4)) is None
    assert situation.rate(Decimal(1), None) is None


def test_a_part_that_is_more_than_its_whole_has_no_rate():
    assert situation.rate(Decimal(3), Decimal(3)) == 1
    assert situation.rate(Decimal(4), Decimal(3)) is None


def test_completeness_counts_the_cells_of_villages():
    figures = [*figures_of(ONE, AGE=(1, 2)), figure("AGE", TWO, 3, "f"), figure("FAMILIES", ONE, 9)]
    assert situation.completeness(known(figures), ["AGE", "FAMILIES", "OUT"]) == (4, 9)


def test_cells_that_follow_from_a_total_are_known():
    figures = [figure("AGE", ONE, 12), figure("AGE", ONE, 7, "f")]
    assert situation.completeness(known(figures), ["AGE"]) == (2, 6)


def test_an_indicator_has_two_names():
    both = situation.Indicator("A", "ក្រុម", "Group", "people", "t", "x")
    assert (both.name("km"), both.name("en")) == ("ក្រុម", "Group")
    assert (both.sexes, CHILDREN["AGE"].sexes) == (("t",), ("f", "m", "t"))


def test_sums_over_villages_agree_with_sums_over_sexes():
    for seed in range(30):
        figures = [
            f
            for n, v in enumerate(VILLAGES)
            for f in figures_of(v, AGE=((seed * 3 + n) % 17, (seed + n * 5) % 11))
        ]
        table = known(figures)
        whole = sum(value(table, "AGE", v) for v in VILLAGES)
        assert value(table, "AGE", COMMUNE) == whole
        assert whole == sum(f.value for f in figures)


SCHOOLS = indicators(
    indicator("SCHOOLS", split="t", unit="schools", level="commune"),
    indicator("TOILETS", split="t", unit="schools", level="commune", of="SCHOOLS"),
    indicator("NO_TOILET", [(1, "SCHOOLS"), (-1, "TOILETS")], split="t", level="commune"),
    indicator("TEACHERS", level="commune"),
)


def test_what_is_counted_once_is_never_a_sum_of_villages():
    by_village = [figure("SCHOOLS", village, 1) for village in VILLAGES]
    assert value(known(by_village, SCHOOLS), "SCHOOLS", COMMUNE) is None
    teachers = [figure("TEACHERS", village, 1, sex) for village in VILLAGES for sex in "fm"]
    assert value(known(teachers, SCHOOLS), "TEACHERS", COMMUNE, "f") is None
    once = [figure("SCHOOLS", COMMUNE, 4), figure("TOILETS", COMMUNE, 3)]
    assert value(known(once, SCHOOLS), "SCHOOLS", COMMUNE) == 4
    assert value(known(once, SCHOOLS), "NO_TOILET", COMMUNE) == 1
    assert value(known(once[:1], SCHOOLS), "NO_TOILET", COMMUNE) is None


def test_what_is_counted_once_is_one_cell_on_the_line_of_the_commune():
    table = known([figure("SCHOOLS", COMMUNE, 4)], SCHOOLS)
    assert situation.village_cells(table, SCHOOLS) == (
        ("SCHOOLS", COMMUNE, "t"),
        ("TOILETS", COMMUNE, "t"),
        ("TEACHERS", COMMUNE, "f"),
        ("TEACHERS", COMMUNE, "m"),
    )
    assert situation.completeness(table, SCHOOLS) == (1, 4)


FIRST = indicators(
    indicator("WHOLE"),
    indicator("AGE", of="WHOLE"),
    indicator("IN", of="AGE"),
    indicator("OUT", [(1, "AGE"), (-1, "IN")], of="AGE", core=True),
    indicator("OTHER"),
    indicator("KM", split="t", unit="km"),
)


def test_the_inputs_of_a_worked_out_number_are_its_parts_and_their_wholes():
    assert situation.inputs(FIRST, ["OUT"]) == {"AGE", "IN", "WHOLE"}
    assert situation.inputs(FIRST, ["KM", "nobody"]) == {"KM"}


def test_a_table_should_be_full_of_what_the_first_ones_need_and_of_what_was_begun():
    assert situation.wanted(known([], FIRST)) == ("WHOLE", "AGE", "IN")
    begun = [figure("KM", TWO, "2.5"), figure("OTHER", ONE, None, note="later")]
    assert situation.wanted(known(begun, FIRST)) == ("WHOLE", "AGE", "IN", "KM")
