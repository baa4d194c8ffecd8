from decimal import Decimal

import pytest
from builders import COMMUNE, VILLAGES, figure, figures_of, figures_table, indicator, indicators

from ccwc_desktop.domain import figure_checks, figure_lines

ONE, TWO, THREE = VILLAGES
CATALOGUE = indicators(
    indicator("AGE"),
    indicator("IN", of="AGE"),
    indicator("OUT", [(1, "AGE"), (-1, "IN")], of="AGE", worse="up"),
    indicator("FAMILIES", split="t", unit="families"),
    indicator("KM", split="t", unit="km"),
)


def known(*figures):
    return figures_table(CATALOGUE, figures)


def lines(table, code, last=None):
    doubts = figure_checks.doubts(table, (last,) if last else ())
    return figure_lines.lines(table, last, code, doubts)


def test_villages_come_in_their_order_and_the_commune_last():
    found = lines(known(), "AGE")
    assert [line.place for line in found] == [*VILLAGES, COMMUNE]


def test_a_line_has_its_whole_its_rate_and_the_year_before():
    table = known(*figures_of(ONE, AGE=(20, 20), IN=(5, 5)))
    last = known(*figures_of(ONE, IN=(4, 4)))
    line = lines(table, "IN", last)[0]
    assert line.whole["t"] == 40
    assert line.rate == Decimal("0.25")
    assert line.before == 8


def test_what_is_worked_out_from_the_two_others_takes_no_number():
    cells = lines(known(*figures_of(ONE, AGE=(7, 5))), "AGE")[0].cells
    assert [cells[sex].takes for sex in ("f", "m", "t")] == [True, True, False]
    cells = lines(known(figure("AGE", ONE, 12), figure("AGE", ONE, 7, "f")), "AGE")[0].cells
    assert [cells[sex].takes for sex in ("f", "m", "t")] == [True, False, True]


def test_a_derived_indicator_takes_no_number_anywhere():
    for line in lines(known(), "OUT"):
        assert not any(cell.takes for cell in line.cells.values())


def test_doubts_stand_at_their_own_cell():
    table = known(*figures_of(ONE, AGE=(5, 5), IN=(6, 2)))
    line = lines(table, "IN")[0]
    assert [doubt.code for doubt in line.cells["f"].doubts] == ["figure.part_over_whole"]
    assert not line.cells["m"].doubts


def test_a_line_names_its_source_or_says_that_there_are_several():
    table = known(
        figure("AGE", ONE, 7, "f", source="cdb"),
        figure("AGE", ONE, 5, "m", source="school"),
        figure("AGE", TWO, 5, "f", source="cdb"),
    )
    sources = [line.source for line in lines(table, "AGE")]
    assert sources == [figure_lines.SEVERAL, "cdb", "", ""]


@pytest.mark.parametrize(
    ("figures", "code", "keeps"),
    [
        ([], "FAMILIES", True),
        ([figure("FAMILIES", ONE, 12)], "FAMILIES", False),
        ([figure("FAMILIES", ONE, 12), figure("FAMILIES", COMMUNE, 90)], "FAMILIES", True),
        ([], "KM", False),
        ([], "OUT", False),
    ],
)
def test_the_commune_has_a_number_of_its_own_while_no_village_has_one(figures, code, keeps):
    assert figure_lines.keeps_commune(known(*figures), code) is keeps


@pytest.mark.parametrize(
    ("years", "change", "mood"),
    [
        ([10, 14], 4, "bad"),
        ([14, 10], -4, "good"),
        ([10, 10], 0, ""),
        ([None, 10], None, ""),
        ([10, None], None, ""),
        ([], None, ""),
    ],
)
def test_a_trend_compares_the_last_year_with_the_one_before(years, change, mood):
    values = [None if each is None else Decimal(each) for each in years]
    trend = figure_lines.trend(CATALOGUE["OUT"], values)
    assert (trend.change, trend.mood) == (change, mood)


def test_a_number_that_is_neither_good_nor_bad_has_no_mood():
    assert figure_lines.trend(CATALOGUE["AGE"], [Decimal(1), Decimal(2)]).mood == ""


def test_the_highest_village_is_the_one_with_the_highest_rate():
    table = known(
        *figures_of(ONE, AGE=(50, 50), IN=(10, 10)), *figures_of(TWO, AGE=(5, 5), IN=(3, 3))
    )
    assert figure_lines.highest(lines(table, "IN")[:-1]).place == TWO
    assert figure_lines.highest(lines(known(), "IN")[:-1]) is None


def test_most_lines_say_which_source_is_usual():
    table = known(
        figure("FAMILIES", ONE, 7, source="village"),
        figure("FAMILIES", TWO, 7, source="village"),
        figure("FAMILIES", THREE, 7, source="cdb"),
    )
    families = CATALOGUE["FAMILIES"]
    assert figure_lines.usual_source(families, lines(table, "FAMILIES")[:-1]) == "village"
    assert figure_lines.usual_source(families, lines(known(), "FAMILIES")) == families.source


def test_a_new_number_takes_the_usual_source_and_a_corrected_one_keeps_its_own():
    table = known(figure("AGE", TWO, 9, "f", source="cdb"))
    numbers = [(ONE, "f", Decimal(7)), (TWO, "f", Decimal(8))]
    made = figure_lines.typed(table, "AGE", numbers, "school")
    assert [(f.place, f.value, f.source) for f in made] == [(ONE, 7, "school"), (TWO, 8, "cdb")]


def test_a_number_of_a_source_that_was_named_stands_beside_the_other():
    table = known(figure("AGE", ONE, 9, "f", source="cdb"))
    (made,) = figure_lines.typed(table, "AGE", [(ONE, "f", Decimal(8))], "cdb", "school")
    assert (made.value, made.source) == (8, "school")


def test_a_cleared_number_is_taken_from_the_source_that_told_it():
    table = known(figure("AGE", ONE, 9, "f", source="cdb"))
    (made,) = figure_lines.typed(table, "AGE", [(ONE, "f", None)], "cdb", "school")
    assert (made.value, made.source) == (None, "cdb")


def test_the_reason_for_a_total_goes_when_one_of_its_numbers_changes():
    table = known(*figures_of(ONE, AGE=(7, 5)))
    reason = figure_lines.with_reason(table, "AGE", ONE, "t", "ពិនិត្យហើយ")
    assert (reason.value, reason.accepted) == (None, "ពិនិត្យហើយ")
    noted = known(*figures_of(ONE, AGE=(7, 5)), reason)
    made = figure_lines.typed(noted, "AGE", [(ONE, "f", Decimal(8))], "cdb")
    assert [(f.sex, f.value, f.accepted) for f in made] == [("f", 8, ""), ("t", None, "")]


def test_the_reason_for_what_is_worked_out_goes_when_a_number_under_it_changes():
    figures = (*figures_of(ONE, AGE=(7, 5), IN=(7, 5)), figure("OUT", ONE, None, accepted="ពិត"))
    made = figure_lines.typed(known(*figures), "IN", [(ONE, "f", Decimal(6))], "cdb")
    assert [(f.indicator, f.sex, f.accepted) for f in made] == [("IN", "f", ""), ("OUT", "t", "")]
    elsewhere = figure_lines.typed(known(*figures), "IN", [(TWO, "f", Decimal(6))], "cdb")
    assert [f.indicator for f in elsewhere] == ["IN"]


def test_another_source_keeps_the_numbers_of_a_line():
    table = known(
        figure("AGE", ONE, 7, "f", source="cdb"), figure("AGE", ONE, 5, "m", source="school")
    )
    made = figure_lines.with_source(table, "AGE", ONE, "school")
    assert [(f.sex, f.value, f.source) for f in made] == [("f", None, "cdb"), ("f", 7, "school")]
