"""Charts on the screen: patterns that differ, words that fit, a table for those who listen."""

import itertools
from decimal import Decimal

import pytest
from PySide6.QtGui import QImage, QPainter

from ccwc_desktop.domain import chart_kinds, charts, patterns
from ccwc_desktop.domain.chart_kinds import Bars, Series, Value
from ccwc_desktop.domain.charts import Behind, Box, Chart, Words
from ccwc_desktop.ui import theme
from ccwc_desktop.ui.widgets.charts import ChartView, measures, paint_chart

D = Decimal


def painted(*marks: charts.Mark, width: int = 120, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_chart(painter, Chart(width, height, marks, Behind((), ())), 5.0)
    painter.end()
    return image


def darkness(image: QImage) -> float:
    """The mean share of black of a picture in grey."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots = [255 - grey.pixelColor(x, y).red() for x in range(120) for y in range(60)]
    return sum(dots) / len(dots) / 255


def test_the_levels_grow_darker_without_any_colour():
    shades = [darkness(painted(Box(5, 5, 110, 50, each, "level"))) for each in patterns.LEVELS]
    assert shades == sorted(shades)
    assert all(b - a > 0.02 for a, b in itertools.pairwise(shades))


def test_words_wider_than_their_room_are_set_smaller():
    long = "Phka Sbai Rueang and Phka Angkear Dei"
    image = painted(Words(0, 40, long, 11, room=60))
    right = [x for x in range(120) for y in range(60) if image.pixelColor(x, y).red() < 120]
    assert right
    assert max(right) <= 62


@pytest.fixture
def view(stage):
    made = ChartView()
    rows = [
        Bars("Prek", (Value(D(8), "8"), Value(None, "—"))),
        Bars("Koh", (Value(D(2), "2"),) * 2),
    ]
    series = [Series("Girls", "girls"), Series("Boys", "boys")]
    ticks = (D(0), D(10))
    made.show_chart(
        "A chart", lambda m, w: chart_kinds.bars(rows, series, ticks, str, m, w, "Village")
    )
    stage.window.resize(500, 400)
    return stage.put(made)


def test_a_chart_is_as_wide_as_its_room_and_as_high_as_it_needs(qtbot, view, stage):
    assert view.chart.width == pytest.approx(view.width() - 16)
    assert view.height() >= view.chart.height
    before = view.chart.width
    stage.window.resize(700, 400)
    qtbot.waitUntil(lambda: view.chart.width > before)


def test_a_screen_reader_hears_the_table(view):
    assert view.accessibleName() == "A chart"
    assert view.accessibleDescription() == "Prek: Girls 8, Boys —; Koh: Girls 2, Boys 2"


def test_large_letters_make_a_larger_chart(qapp, language):
    usual = measures()
    theme.apply(qapp, language, large_text=True)
    large = measures()
    theme.apply(qapp, language)
    assert large.row > usual.row * 1.15
    assert usual.bar * 2 < usual.row
