"""Which numbers a picture shows, in which order, and which cells an audience may not see."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ccwc_desktop.domain import charts, figure_pictures, situation, village_figures
from ccwc_desktop.domain.charts import PAPER, Box, Words
from ccwc_desktop.domain.figure_pictures import Drawing, Sayings
from ccwc_desktop.domain.situation import Figure, Indicator
from ccwc_desktop.domain.suppression import SMALL, Range

D = Decimal
COMMUNE = "990101"
VILLAGES = tuple(f"{COMMUNE}{n:02d}" for n in range(1, 5))
KNOWN = {
    "ALL": Indicator("ALL", "", "All", "people", "fmt", "population"),
    "OUT": Indicator("OUT", "", "Out", "people", "fmt", "education", of="ALL"),
    "HARM": Indicator("HARM", "", "Harm", "people", "t", "safety", sensitivity="careful"),
    "HURT": Indicator("HURT", "", "Hurt", "people", "t", "protection", sensitivity="sensitive"),
}
SAY = Sayings(
    number=str,
    share=lambda rate: f"{rate * 100:.0f}%",
    border=lambda rate: f"{rate * 100:.0f}%",
    year=str,
    between=lambda found: f"[{found.low:.2f}-{found.high:.2f}]",
    hidden=lambda veil: f"{veil.low}..{veil.high}",
    unknown="–",
    village="Village",
    sexes={"f": "Girls", "m": "Boys", "t": "Total"},
)
DRAWING = Drawing(SAY, dict(zip(VILLAGES, "abcd", strict=True)), PAPER, 165.0)


def table(year=2025, **numbers):
    """OUT_f=(1, 2, 3, 4): a number a village; None is not known."""
    figures = []
    for name, values in numbers.items():
        code, _line, sex = name.partition("_")
        for village, number in zip(VILLAGES, values, strict=True):
            if number is not None:
                figures.append(Figure(code, village, year, sex, D(number)))
    return situation.table(year, COMMUNE, VILLAGES, KNOWN, figures)


def names(chart):
    return [row[0] for row in chart.behind.rows]


FIGURES = table(ALL_t=(100, 100, 20, 100), OUT_t=(30, 10, 7, None))


def test_villages_stand_by_their_codes_or_from_the_highest_with_the_unknown_last():
    by_code = figure_pictures.village_bars(FIGURES, [("OUT", "t")], ["Out"], DRAWING)
    by_value = figure_pictures.village_bars(FIGURES, [("OUT", "t")], ["Out"], DRAWING, by="value")
    assert names(by_code) == ["a", "b", "c", "d"]
    assert names(by_value) == ["a", "b", "c", "d"]
    assert by_code.behind.rows[3][1] == "–"
    assert len([b for b in by_code.marks if isinstance(b, Box)]) == 3


def test_a_share_over_few_stands_by_the_lower_end_of_its_interval():
    chart = figure_pictures.village_bars(
        FIGURES, [("OUT", "t")], ["Out"], DRAWING, as_share=True, by="value"
    )
    # c has 7 of 20 = 35 %, more than the 30 % of a; but 20 are few, and it may as well be 18 %
    assert names(chart) == ["a", "c", "b", "d"]
    assert chart.behind.rows[1][1] == "35% (7/20) [0.18-0.57]"
    assert chart.behind.rows[0][1] == "30% (30/100)"


def test_only_as_many_villages_as_asked_for_are_drawn():
    chart = figure_pictures.village_bars(
        FIGURES, [("OUT", "t")], ["Out"], DRAWING, by="value", most=2
    )
    assert names(chart) == ["a", "b"]


def test_a_cell_that_is_kept_back_is_no_bar_and_no_level():
    hidden = {("OUT", VILLAGES[2], "t"): SMALL, ("OUT", VILLAGES[1], "t"): Range(10, 19)}
    drawing = replace(DRAWING, hidden=hidden)
    bars = figure_pictures.village_bars(FIGURES, [("OUT", "t")], ["Out"], drawing, as_share=True)
    assert [row[1] for row in bars.behind.rows] == ["30% (30/100)", "10..19", "1..4", "–"]
    assert len([b for b in bars.marks if isinstance(b, Box)]) == 1
    said = [each.text for each in bars.marks if isinstance(each, Words)]
    assert not any("7" in text or "35" in text for text in said)
    tiles = figure_pictures.village_tiles(FIGURES, "OUT", drawing, "Out")
    assert len([b for b in tiles.marks if isinstance(b, Box) and b.dashed]) == 3


def test_girls_and_boys_have_each_their_own_whole():
    figures = table(
        ALL_f=(10, 10, 10, 10), ALL_m=(20, 20, 20, 20), OUT_f=(1, 1, 1, 1), OUT_m=(1, 1, 1, 1)
    )
    chart = figure_pictures.girls_and_boys(figures, "OUT", DRAWING, as_share=True)
    assert chart.behind.head == ("Village", "Girls", "Boys")
    assert chart.behind.rows[0][1].startswith("10% (1/10)")
    assert chart.behind.rows[0][2].startswith("5% (1/20)")


def test_years_begin_where_something_is_known_and_leave_gaps():
    tables = [
        table(2022),
        table(2023, OUT_t=(1, 2, 3, 4)),
        table(2024, OUT_t=(1, 2, 3, None)),
        table(2025, OUT_t=(2, 2, 3, 4)),
    ]
    chart = figure_pictures.over_years(tables, [("OUT", "t")], ["Out"], DRAWING)
    assert chart.behind.head == ("", "2023", "2024", "2025")
    assert chart.behind.rows == (("Out", "10", "–", "11"),)


def test_tiles_have_the_level_of_their_share():
    chart = figure_pictures.village_tiles(FIGURES, "OUT", DRAWING, "Out")
    shown = [b.pattern for b in chart.marks if isinstance(b, Box) and b.hue == "level"][:3]
    assert shown == ["cross", "dots", "cross"]  # 30, 10 and 35 % on a scale of 10 %
    assert chart.behind.rows[3] == ("d", "–")


def test_a_share_of_less_than_nothing_has_no_bar():
    chart = figure_pictures.village_bars(
        table(ALL_t=(10, 10, 10, 10), OUT_t=(-3, 1, 1, 1)), [("OUT", "t")], ["Out"], DRAWING
    )
    boxes = [b for b in chart.marks if isinstance(b, Box)]
    assert len(boxes) == 3
    assert chart.behind.rows[0][1].startswith("-3")
    assert all(b.width >= 0 for b in boxes)


THINGS = [("HARM", "t"), ("HURT", "t")]
HARMED = table(HARM_t=(3, 8, 12, 0), HURT_t=(2, 0, 0, 9))


@pytest.mark.parametrize(
    ("audience", "codes", "hidden"),
    [
        ("public", {"HARM"}, True),
        ("official", {"HARM"}, False),
        ("internal", {"HARM", "HURT"}, False),
    ],
)
def test_an_audience_sees_what_it_may(audience, codes, hidden):
    seen = village_figures.by_village(HARMED, THINGS, audience)
    assert {code for code, _place, _sex in seen.values} == codes
    assert bool(seen.hidden) == hidden
    if hidden:
        assert seen.hidden["HARM", VILLAGES[0], "t"] == SMALL
        assert len(seen.hidden) > 1  # never the only one below a printed total
        assert ("HARM", VILLAGES[3], "t") not in seen.hidden  # zero points to nobody


def test_a_total_that_somebody_typed_apart_gives_nothing_away():
    figures = [each for each in HARMED.entered.values() if each.indicator == "HARM"]
    typed = Figure("HARM", COMMUNE, 2025, "t", D(40))
    apart = situation.table(2025, COMMUNE, VILLAGES, KNOWN, [*figures, typed])
    seen = village_figures.by_village(apart, [("HARM", "t")], "public")
    assert seen.values["HARM", COMMUNE, "t"] == 40
    assert seen.hidden == {("HARM", VILLAGES[0], "t"): SMALL}


def test_the_sources_of_worked_out_numbers_are_those_of_their_inputs():
    figures = [Figure("ALL", VILLAGES[0], 2025, "t", D(5), "school")]
    made = situation.table(2025, COMMUNE, VILLAGES, KNOWN, figures)
    term = situation.Term(1, "ALL")
    derived = replace(KNOWN["OUT"], formula=(term,))
    with_formula = replace(made, catalogue={**KNOWN, "OUT": derived})
    assert village_figures.sources(with_formula, [("OUT", "t")]) == ("school",)
    assert village_figures.sources(made, [("HARM", "t")]) == ()


def test_the_screen_and_the_paper_have_the_same_marks_in_another_size():
    screen = replace(PAPER, em=PAPER.em * 4, label=112.0, end=88.0)
    drawing = replace(DRAWING, measures=screen, width=660.0)
    small = figure_pictures.village_bars(FIGURES, [("OUT", "t")], ["Out"], DRAWING)
    large = figure_pictures.village_bars(FIGURES, [("OUT", "t")], ["Out"], drawing)
    assert [type(mark) for mark in small.marks] == [type(mark) for mark in large.marks]
    assert small.behind == large.behind
    assert isinstance(small, charts.Chart)
