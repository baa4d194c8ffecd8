"""The pictures of a figure by keyboard: villages, girls and boys, years, squares, tables."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.domain.charts import Box
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.services import figure_lines, places
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.situation.page import SituationPage
from ccwc_desktop.ui.steps.situation.pictures_view import PicturesView
from ccwc_desktop.ui.tasks import Tasks


@pytest.fixture
def picture(practice_workbook):
    with practice_workbook.reading() as session:
        return figure_lines.picture(session, 2025)


@pytest.fixture
def view(stage, practice_workbook, picture):
    with practice_workbook.reading() as session:
        named = {each.code: each.name(current()) for each in places.villages(session)}
    made = PicturesView()
    made.places = named
    stage.window.resize(860, 620)
    shown = stage.put(made)
    shown.show_picture(picture, "OOS_12_14")
    shown.focus_first()
    return shown


def names(view):
    return [row[0] for row in view.chart.chart.behind.rows]


def test_it_begins_with_the_villages_from_the_highest(view):
    rows = view.chart.chart.behind.rows
    assert len(rows) == len(view.places)
    assert view.chart.isVisible()
    first = view.places["99010103"]
    assert names(view)[0] == first
    view.sort.setChecked(False)
    assert names(view) == [view.places[code] for code in sorted(view.places)]


@pytest.mark.parametrize(("key", "rows"), [("2", 10), ("3", 3), ("4", 10), ("១", 10)])
def test_digits_of_either_script_choose_the_picture(qtbot, typed, view, key, rows):
    before = view.chart.accessibleName()
    qtbot.keyClicks(view.chart, "3" if key == "១" else "1")
    typed(view.chart, key)
    assert len(view.chart.chart.behind.rows) == rows
    assert (view.chart.accessibleName() == before) == (key == "១")


def test_t_turns_to_the_table_with_the_same_numbers_and_back(qtbot, view):
    behind = view.chart.chart.behind
    qtbot.keyClick(view.chart, Qt.Key.Key_T)
    assert not view.chart.isVisible()
    model = view.table.model()
    told = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert told == [list(row) for row in behind.rows]
    view.as_table.toggle()
    assert view.table is None
    assert view.chart.isVisible()


def test_a_share_or_a_number(view):
    shares = [row[1] for row in view.chart.chart.behind.rows]
    assert all("%" in each for each in shares)
    view.share.setChecked(False)
    axis = [m.text for m in view.chart.chart.marks if getattr(m, "align", "") == "centre"]
    assert not any("%" in each for each in axis)


def test_what_is_not_kept_by_sex_has_no_picture_of_girls_and_boys(view, picture):
    view.turn_to("sexes")
    view.show_picture(picture, "WSH-1")
    assert not view.switch.buttons["sexes"].isEnabled()
    assert view.switch.buttons["villages"].isChecked()
    view.show_picture(picture, "OOS_12_14")
    assert view.switch.buttons["sexes"].isChecked()


def test_nothing_known_is_said_and_not_drawn_as_zero(view, picture):
    view.show_picture(picture, "POP-3")
    assert not view.chart.isVisible()
    assert view.nothing.isVisible()
    assert not [mark for mark in view.chart.chart.marks if isinstance(mark, Box)]


def test_few_are_explained_beside_a_share_only(view):
    assert view.note.isVisible()
    view.share.setChecked(False)
    assert not view.note.isVisible()


@pytest.fixture
def page(stage, practice_workbook):
    tasks = Tasks()
    made = SituationPage(Editor(practice_workbook), tasks)
    stage.window.resize(860, 620)
    stage.column.addWidget(made.title_actions())
    yield stage.put(made)
    tasks.close()


def test_the_page_turns_to_the_picture_of_its_figure_and_back(qtbot, page):
    page.go_to("indicator:OOS_12_14")
    qtbot.mouseClick(page.switch.buttons["pictures"], Qt.MouseButton.LeftButton)
    pictures = page.views.pictures
    assert pictures.isVisible()
    assert not page.figures.isVisible()
    assert len(pictures.chart.chart.behind.rows) == 10
    said = pictures.chart.accessibleName()
    page.go_to("view:pictures:WSH-1")
    assert pictures.chart.accessibleName() != said
    qtbot.mouseClick(page.switch.buttons["table"], Qt.MouseButton.LeftButton)
    assert not pictures.isVisible()
    assert page.figures.isVisible()
