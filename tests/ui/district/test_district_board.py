"""The board by clicks and keys: one line a commune, sorting, a commune's plan."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from ccwc_desktop.language import digits
from ccwc_desktop.language.sorting import sort_key
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import consolidation, receiving, signals
from ccwc_desktop.ui.district.board import BoardPage

LEFT = Qt.MouseButton.LeftButton
REQUESTED, HEARD = 6, 4


@pytest.fixture
def page(stage, received, tasks):
    stage.window.resize(1100, 640)
    return stage.put(BoardPage(received, tasks))


def shown(page):
    model = page.table.records
    found = [model.record(row) for row in range(model.rowCount())]
    return [each.place.code for each in found if each is not None]


def figures(page):
    return [digits.to_latin(each._figure.text()) for each in page.tiles.tiles]


def test_every_commune_has_one_line_and_the_last_is_the_total(page, received):
    standings = received.read(consolidation.board)
    assert shown(page) == [each.place.code for each in standings]
    model = page.table.records
    total = model.index(model.rowCount() - 1, REQUESTED).data()
    requested = sum(each.requested or 0 for each in standings)
    assert digits.parse_count(total) == requested > 0


def test_the_tiles_count_what_has_come(page):
    assert figures(page)[0] == "2 / 12"
    assert figures(page)[1] == "14"


def test_a_click_on_a_heading_sorts_and_the_order_outlives_a_change(qtbot, page, received):
    page.table.sortByColumn(REQUESTED, Qt.SortOrder.DescendingOrder)
    order = shown(page)
    assert set(order[:2]) == {"990101", "990102"}
    received.note("receiving")
    assert shown(page)[:2] == order[:2]


def test_the_arrow_stands_where_the_order_comes_from(qtbot, page, received, language):
    head = page.table.horizontalHeader()
    codes = [each.place.code for each in received.read(consolidation.board)]
    assert head.sortIndicatorSection() == -1
    assert shown(page) == codes
    names = {
        each.place.code: each.place.name(language) for each in received.read(consolidation.board)
    }
    by_name = sorted(codes, key=lambda code: sort_key(names[code]))
    assert by_name != codes
    for order in (by_name, by_name[::-1], codes):  # up, down, and back to the codes
        at = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), LEFT, pos=at)
        assert shown(page) == order


def test_villages_whose_children_were_heard_stand_beside_all_villages(page, received):
    standing = received.read(consolidation.board)[0]
    plan = received.read(consolidation.plan_of, standing.place.code)
    with_voices = {code for each in plan.consultations for code in each.villages}
    assert (standing.heard, standing.villages) == (len(with_voices), len(plan.villages))
    model = page.table.records
    said = digits.to_latin(model.index(0, HEARD).data())
    assert said == f"{standing.heard} / {standing.villages}"
    assert model.index(5, HEARD).data() == "—"
    sums = [each for each in received.read(consolidation.board) if each.villages]
    total = digits.to_latin(model.index(model.rowCount() - 1, HEARD).data())
    assert total == f"{sum(e.heard for e in sums)} / {sum(e.villages for e in sums)}"


def test_enter_opens_the_plan_of_a_commune_and_escape_goes_back(qtbot, page, received):
    page.table.setCurrentIndex(page.table.records.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.plan.isVisible()
    plan = received.read(consolidation.plan_of, "990101")
    assert page.plan.table.records.rowCount() == len(plan.projects) + 1
    qtbot.keyClick(page.plan.back, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_figures_to_look_at_again_come_with_the_reasons_of_the_commune(qtbot, page, language):
    page.go_to("commune:990101")
    doubts = page.plan.doubts
    assert doubts.isVisible()
    assert digits.number(3, language) in doubts.head.text()
    assert not doubts.list.isVisible()
    qtbot.keyClick(doubts.head, Qt.Key.Key_Return)
    said = [label.text() for label in doubts.list.findChildren(QLabel)]
    assert any(digits.number(61, language) in each for each in said)
    keys = ("WOMAN_HEADED", "99010104", "t")
    plan = page.editor.read(consolidation.plan_of, "990101")
    kept = tuple(
        replace(f, accepted="រាប់ម្តងទៀត") if f.key == keys and f.year == 2025 else f
        for f in plan.figures
    )
    doubts.show_doubts(signals.warnings_of(replace(plan, figures=kept)))
    assert digits.number(1, language) in doubts.head.text()
    said = [strip_breaks(label.text()) for label in doubts.list.findChildren(QLabel)]
    assert [each for each in said if each.endswith("រាប់ម្តងទៀត")]
    doubts.show_doubts(())
    assert not doubts.isVisible()


def test_a_commune_that_sent_nothing_has_no_plan_to_open(qtbot, page):
    page.table.setCurrentIndex(page.table.records.index(5, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.plan.isVisible()


def test_a_commune_is_opened_from_elsewhere(page):
    page.go_to("commune:990102")
    assert page.plan.isVisible()
    page.go_to("")
    assert page.table.isVisible()


def test_who_has_not_sent_is_named_once_some_have(page, received):
    assert page.waiting.isVisible()
    assert "10" in digits.to_latin(page.waiting.accessibleName())
    (newest,) = received.read(receiving.imports)
    with received.database.transaction() as session:
        receiving.undo(session, newest.uid)
    received.note("receiving")
    assert not page.waiting.isVisible()
    assert figures(page)[0] == "0 / 12"


def test_the_plan_in_view_opens_again_in_the_other_language(page, stage, received, tasks):
    page.go_to("commune:990102")
    other = stage.put(BoardPage(received, tasks))
    other.go_to(page.here())
    assert other.plan.isVisibleTo(other)
    other.plan.closed.emit()
    assert other.here() == ""


def test_the_arrow_stands_beside_its_heading_not_over_it(page):
    head = page.table.horizontalHeader()
    left, width = head.sectionViewportPosition(REQUESTED), head.sectionSize(REQUESTED)

    def columns():
        image = head.viewport().grab(QRect(left, 0, width - 2, head.height() - 2)).toImage()
        tall, wide = range(image.height()), range(image.width())
        return [tuple(image.pixelColor(x, y).lightness() for y in tall) for x in wide]

    plain = columns()
    page.table.sortByColumn(REQUESTED, Qt.SortOrder.AscendingOrder)
    arrow = [x for x, (a, b) in enumerate(zip(plain, columns(), strict=True)) if a != b]
    heading = [x for x, column in enumerate(plain) if min(column) < 128]
    assert arrow
    assert heading
    assert heading[-1] < arrow[0]
