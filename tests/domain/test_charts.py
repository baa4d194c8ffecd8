"""Charts as values: where bars, lines, tiles and words stand, and what has no mark at all."""

from decimal import Decimal
from itertools import pairwise

import pytest

from ccwc_desktop.domain import chart_kinds, charts, patterns
from ccwc_desktop.domain.chart_kinds import Bars, Line, Series, Tile, Value
from ccwc_desktop.domain.charts import PAPER, Box, Spot, Stroke, Words
from ccwc_desktop.domain.intervals import Interval

D = Decimal


def all_of(chart, kind):
    return [mark for mark in chart.marks if isinstance(mark, kind)]


def texts(chart):
    return [each.text for each in all_of(chart, Words)]


def bars(rows, series=("",), top=20):
    ticks = charts.whole_scale(D(top), 4)
    named = [Series(name) for name in series]
    return chart_kinds.bars(rows, named, ticks, str, PAPER, 165.0, "Village")


@pytest.mark.parametrize(
    ("highest", "last", "count"),
    [("22", "25", 6), ("0.608", "0.8", 5), ("215", "250", 6), ("1", "1.0", 6), ("7", "8", 5)],
)
def test_the_scale_reaches_the_highest_number_in_round_steps(highest, last, count):
    found = charts.scale(D(highest), 5)
    assert found[0] == 0
    assert found[-1] >= D(highest)
    assert len({b - a for a, b in pairwise(found)}) == 1
    assert len(found) <= 7


def test_children_are_counted_in_whole_numbers():
    assert charts.whole_scale(D(3), 5) == (0, 1, 2, 3)
    assert charts.whole_scale(None) == (0, 1)


def test_a_bar_is_as_long_as_its_number_and_the_number_stands_at_its_end():
    chart = bars([Bars("Prek", (Value(D(15), "15"),)), Bars("Koh", (Value(D(5), "5"),))])
    first, second = all_of(chart, Box)
    plot = 165 - PAPER.label - PAPER.end
    assert first.x == second.x == PAPER.label
    assert first.width == pytest.approx(plot * 15 / 20)
    assert second.width == pytest.approx(first.width / 3)
    assert second.y - first.y == pytest.approx(PAPER.row)
    assert first.height == PAPER.single
    (said,) = [each for each in all_of(chart, Words) if each.text == "15" and each.align == "left"]
    assert said.x > first.x + first.width
    assert first.y < said.y < first.y + first.height + 1


def test_unknown_and_hidden_have_words_and_no_bar_and_zero_neither():
    rows = [
        Bars("a", (Value(None, "–"),)),
        Bars("b", (Value(None, "< 5"),)),
        Bars("c", (Value(D(0), "0"),)),
    ]
    chart = bars(rows)
    assert all_of(chart, Box) == []
    assert {"–", "< 5", "0"} <= set(texts(chart))


def test_girls_and_boys_touch_each_other_in_one_row_with_different_patterns():
    chart = bars([Bars("Prek", (Value(D(8), "8"), Value(D(4), "4")))], ("Girls", "Boys"))
    legend_girls, legend_boys, girls, boys = all_of(chart, Box)
    assert girls.y + girls.height == pytest.approx(boys.y)
    assert girls.height == boys.height == PAPER.bar
    assert (girls.pattern, boys.pattern) == ("solid", "hatch")
    assert (legend_girls.pattern, legend_boys.pattern) == ("solid", "hatch")


def test_an_interval_is_drawn_over_its_bar_and_the_number_stands_behind_it():
    value = Value(D(10), "10", Interval(D(4), D(16)))
    chart = bars([Bars("Prek", (value,))])
    unit = (165 - PAPER.label - PAPER.end) / 20
    line = [
        s for s in all_of(chart, Stroke) if s.weight == 0.9 and s.points[0][1] == s.points[1][1]
    ]
    ((left, _y), (right, _y2)) = line[0].points
    assert (left, right) == pytest.approx((PAPER.label + 4 * unit, PAPER.label + 16 * unit))
    said = next(w for w in all_of(chart, Words) if w.text == "10" and w.align == "left")
    assert said.x > right


def test_nothing_of_a_chart_lies_outside_of_it():
    rows = [Bars(f"Village {n}", (Value(D(n), str(n)), Value(D(20 - n), "x"))) for n in range(15)]
    chart = bars(rows, ("Girls", "Boys"))
    for box in all_of(chart, Box):
        assert box.x >= 0
        assert box.x + box.width <= chart.width
        assert box.y >= 0
        assert box.y + box.height <= chart.height
    for said in all_of(chart, Words):
        assert 0 <= said.x <= chart.width
        assert 0 <= said.y <= chart.height


def test_the_table_behind_says_every_number_of_the_picture():
    chart = bars([Bars("Prek", (Value(D(8), "8", more="(20%)"), Value(None, "–")))], ("G", "B"))
    assert chart.behind.head == ("Village", "G", "B")
    assert chart.behind.rows == (("Prek", "8 (20%)", "–"),)
    assert chart.behind.lines() == ("Prek: G 8 (20%), B –",)


def years(*values):
    lines = [Line("Girls", values)]
    names = [str(2022 + n) for n in range(len(values))]
    return chart_kinds.years(lines, names, (D(0), D(10), D(20)), str, PAPER, 165.0, "", "–")


def test_a_year_nobody_knows_is_a_gap_and_not_zero():
    chart = years(D(10), D(12), None, D(20), D(18))
    runs = [s for s in all_of(chart, Stroke) if s.weight == 1.1 and s.points[1][0] < 110]
    assert [len(each.points) for each in runs] == [2, 2]
    spots = [s for s in all_of(chart, Spot) if s.x < 110]
    assert len(spots) == 4
    base = max(y for s in all_of(chart, Stroke) for _x, y in s.points if s.ink == 0.7)
    assert all(spot.y < base for spot in spots)
    assert chart.behind.rows == (("Girls", "10", "12", "–", "20", "18"),)


def test_a_lone_known_year_is_a_spot():
    chart = years(None, D(10), None)
    assert len([s for s in all_of(chart, Spot) if s.x < 110]) == 1


def test_names_of_lines_that_end_together_do_not_overlap():
    lines = [Line(name, (D(10), D(10))) for name in ("a", "b", "c")]
    chart = chart_kinds.years(lines, ["1", "2"], (D(0), D(20)), str, PAPER, 165.0)
    at = sorted(each.y for each in all_of(chart, Words) if each.text in ("a 10", "b 10", "c 10"))
    step = PAPER.line(PAPER.size) * 0.7
    assert all(lower - upper > step for upper, lower in pairwise(at))


def test_tiles_stand_in_rows_and_show_their_level():
    cells = [Tile(f"v{n}", str(n), n % 5) for n in range(7)] + [Tile("v7", "< 5", None)]
    chart = chart_kinds.tiles(cells, ["0–1", "1–2", "2–3", "3–4", "4–5"], PAPER, 165.0)
    frames = [b for b in all_of(chart, Box) if b.height == PAPER.tile[1]]
    assert len(frames) == 8
    assert len({round(each.y, 3) for each in frames}) == 2
    assert max(each.x + each.width for each in frames) == pytest.approx(165.0)
    assert [each.dashed for each in frames] == [False] * 7 + [True]
    shown = [b.pattern for b in all_of(chart, Box) if b.hue == "level" and b.height > 4]
    assert shown == [patterns.LEVELS[n % 5] for n in range(7)]


def test_a_level_is_the_part_of_the_scale_a_number_lies_in():
    borders = (D(0), D(10), D(20), D(30))
    assert [charts.level(D(n), borders) for n in (0, 9, 10, 19, 20, 30)] == [0, 0, 1, 1, 2, 2]


def test_hatching_stays_inside_and_keeps_its_distance():
    found = patterns.strokes("hatch", 10, 20, 30, 4, 2.0)
    assert len(found) > 10
    for each in found:
        for x, y in ((each.x1, each.y1), (each.x2, each.y2)):
            assert 10 - 1e-9 <= x <= 40 + 1e-9
            assert 20 - 1e-9 <= y <= 24 + 1e-9
        assert each.x1 + each.y1 == pytest.approx(each.x2 + each.y2)
    sums = [each.x1 + each.y1 for each in found]
    assert all(b - a == pytest.approx(2.0) for a, b in pairwise(sums))


def test_cross_hatching_has_lines_both_ways():
    found = patterns.strokes("cross", 0, 0, 10, 10, 2.0)
    rising = [e for e in found if (e.x2 - e.x1) * (e.y2 - e.y1) < 0]
    assert 0 < len(rising) < len(found)
    for each in found:
        assert all(-1e-9 <= n <= 10 + 1e-9 for n in each)


def test_dots_stay_inside():
    found = patterns.dots("dots", 5, 5, 12, 4, 1.2)
    assert len(found) > 15
    assert all(5 < x < 17 and 5 < y < 9 for x, y in found)
    assert patterns.dots("hatch", 5, 5, 12, 4, 1.2) == ()
