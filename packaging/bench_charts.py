"""The charts of `make bench`: laid out and painted, against as many bare rectangles."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

VILLAGES = 20


def measured(workbook: Path) -> list[tuple[str, float, float]]:
    """(what, ours, floor) in milliseconds: the slowest picture on the screen, the same on paper."""
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from ccwc_desktop.domain.charts import PAPER, Chart, Measures
    from ccwc_desktop.domain.figure_pictures import Drawing, girls_and_boys, village_tiles
    from ccwc_desktop.services import figure_lines
    from ccwc_desktop.store.database import open_file
    from ccwc_desktop.ui import theme
    from ccwc_desktop.ui.steps.situation.pictures_view import sayings
    from ccwc_desktop.ui.widgets.charts import measures, paint_chart

    app = QGuiApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "km")
    with open_file(workbook) as database, database.reading() as session:
        table = figure_lines.picture(session, 2025).table
    codes = (table.villages * VILLAGES)[:VILLAGES]
    table = replace(table, villages=codes)
    image = QImage(860, 900, QImage.Format.Format_ARGB32_Premultiplied)
    say = sayings(table.catalogue["OOS_12_14"])

    def charts(size: Measures, width: float) -> list[Chart]:
        drawing = Drawing(say, {}, size, width)
        return [
            girls_and_boys(table, "OOS_12_14", drawing, as_share=True, by="value"),
            village_tiles(table, "OOS_12_14", drawing, ""),
        ]

    def on_screen(number: int) -> None:
        size = measures()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chart(painter, charts(size, 840.0)[number], size.step)
        painter.end()

    def floor() -> None:
        painter = QPainter(image)
        for at in range(VILLAGES * 6):
            painter.drawRect(at, at, 200, 10)
            painter.drawText(at, at, "00")
        painter.end()

    least = _median(floor)
    laid = _median(lambda: charts(PAPER, 165.0))
    return [
        (f"a chart of {VILLAGES} villages, girls and boys", _median(lambda: on_screen(0)), least),
        (f"squares of {VILLAGES} villages", _median(lambda: on_screen(1)), least),
        ("both laid out for paper", laid, least),
    ]


def _median(work: Callable[[], object], rounds: int = 15) -> float:
    times = []
    for _round in range(rounds):
        begins = time.perf_counter()
        work()
        times.append((time.perf_counter() - begins) * 1000)
    return sorted(times)[rounds // 2]
