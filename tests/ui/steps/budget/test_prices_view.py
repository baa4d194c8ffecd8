"""The list of unit prices in the window, and prices offered while a line is typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ccwc_desktop.domain.prices import Price
from ccwc_desktop.language import catalogue, words
from ccwc_desktop.services import prices, projects
from ccwc_desktop.ui.steps.budget.prices.view import AT_ONCE
from ccwc_desktop.ui.theme import fonts

LEFT = Qt.MouseButton.LeftButton
FENCE = "របងការពារជុំវិញស្រះ"


@pytest.fixture
def editor(editor):
    """The practice commune with the prices of its projects only."""
    uids = tuple(each.uid for each in editor.read(prices.typed))
    editor.apply("prices.take_out", uids=uids)
    return editor


@pytest.fixture
def view(page):
    page.go_to("view:prices")
    return page.view("prices")


def typed_prices(editor):
    return editor.read(prices.typed)


def enter(qtbot, typed, field, text):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def known(view, name):
    return next(each for each in view.known if each.price.name_km == name)


def test_prices_of_projects_are_there_and_found_by_a_word(view):
    assert view.search.hasFocus()
    assert view.table.records.rowCount() == len(view.known) > 10
    view.search.setText("ស្រះ")
    assert 0 < view.table.records.rowCount() < len(view.known)
    view.search.setText("xyz")
    assert view.unfound.isVisible()


def test_where_a_price_is_from_is_seen_in_a_narrow_window_too(view):
    told = known(view, FENCE)
    row = view.table.records.row_of(lambda each: each is told)
    for width in (1300, 780):
        view.window().resize(width, 600)
        QApplication.processEvents()
        seen = [
            str(view.table.records.index(row, place).data())
            for place in range(6)
            if not view.table.isColumnHidden(place)
        ]
        said = words.strip_breaks(" ".join(seen))
        assert told.price.basis() in said
        assert told.project_name(catalogue.current()) in said
    assert view.table.isColumnHidden(4)


def test_the_heads_of_the_prices_have_room_at_the_usual_width(view):
    view.page.resize(1074, 640)
    head, metrics = view.table.horizontalHeader(), QFontMetrics(fonts.font("strong"))
    for at in range(head.count()):
        name = view.table.model().headerData(at, Qt.Orientation.Horizontal)
        around = 8 + 24  # the sign of the order stands behind the words
        assert metrics.horizontalAdvance(name) + around <= head.sectionSize(at), name


def test_a_list_of_thousands_is_shown_in_pieces_and_searched_whole(view, editor):
    many = [Price("", f"របស់ {n}", "", "ធុង", n + 1) for n in range(300)]
    editor.apply("prices.take_in", prices=(*many, Price("", "អណ្ដូង", "", "ខ្នង", 9)))
    view.refresh()
    assert len(view.known) > 300
    assert view.table.records.rowCount() == AT_ONCE
    view.search.setText("អណ្ដូង")
    assert view.table.records.rowCount() == 1


def test_a_price_is_added_field_by_field_and_taken_back(qtbot, typed, view, editor):
    qtbot.mouseClick(view.add, LEFT)
    fields = view.part.fields
    for column, text in (("name_km", "ធុង"), ("unit", "ធុង"), ("unit_price", "៨០ ០០០")):
        enter(qtbot, typed, fields[column].editor, text)
    enter(qtbot, typed, fields["dated"].editor, "25/9/2026")
    (made,) = typed_prices(editor)
    assert (made.name_km, made.unit, made.unit_price) == ("ធុង", "ធុង", 80_000)
    assert made.dated == date(2026, 9, 25)
    qtbot.mouseClick(view.part.close_button, LEFT)
    assert view.pane.isHidden()
    for _step in range(5):
        editor.undo()
    assert typed_prices(editor) == ()


def test_adding_twice_goes_on_with_the_price_that_was_begun(qtbot, view, editor):
    qtbot.mouseClick(view.add, LEFT)
    qtbot.mouseClick(view.add, LEFT)
    assert len(typed_prices(editor)) == 1


@pytest.mark.parametrize("text", ["-5", "abc", "1.5"])
def test_what_is_no_price_stays_and_says_why(qtbot, typed, view, editor, text):
    qtbot.mouseClick(view.add, LEFT)
    block = view.part.fields["unit_price"]
    enter(qtbot, typed, block.editor, text)
    assert block.message()
    assert typed_prices(editor)[0].unit_price == 0
    assert not view.leave()


def test_a_price_of_a_project_is_told_and_can_be_written_down(qtbot, view, editor):
    view._on_opened(known(view, FENCE))
    assert not view.part.fields["name_km"].isVisible()
    assert view.table.isVisible()
    assert FENCE in words.strip_breaks(view.part.learned.text()) or "Fences" in (
        view.part.learned.text()
    )
    qtbot.mouseClick(view.part.copy, LEFT)
    (made,) = typed_prices(editor)
    assert (made.name_km, made.unit_price) == (FENCE, 4_500_000)
    assert view.part.fields["name_km"].isVisible()


def test_a_price_is_removed_and_brought_back(qtbot, view, editor, page):
    editor.apply("prices.add", name_km="ធុង", unit_price=5)
    view._on_opened(known(view, "ធុង"))
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(view.part.remove, LEFT)
    assert view.pane.isHidden()
    assert typed_prices(editor) == ()
    editor.undo()
    assert [each.name_km for each in typed_prices(editor)] == ["ធុង"]


def test_a_file_is_taken_in_whole_or_not_at_all(qtbot, view, editor, page, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("name_km,unit_price\nធុង,80000\nបង្គន់,many\n", encoding="utf-8")
    view.take_in_file(bad)
    assert view.note.isVisible()
    assert typed_prices(editor) == ()
    good = tmp_path / "good.csv"
    good.write_text("name_km,unit_price\nធុង,80000\n", encoding="utf-8")
    with qtbot.waitSignal(page.notice):
        view.take_in_file(good)
    assert not view.note.isVisible()
    assert [each.unit_price for each in typed_prices(editor)] == [80_000]
    editor.undo()
    assert typed_prices(editor) == ()


def test_the_list_is_saved_and_says_where(view, editor, tmp_path):
    view.save_to(tmp_path)
    (made,) = tmp_path.glob("*.csv")
    assert view.saved.isVisible()
    told = editor.read(prices.look, made.read_bytes())
    assert not told.problems
    assert FENCE in [each.name_km for each in told.new]


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_a_known_price_fills_its_line_in_one_step(qtbot, typed, page, editor, language, by):
    columns = {"unit": "ខ្នង", "unit_price": 9_000_000, "place": "ផ្សារ"}
    editor.apply("prices.add", name_km="រោងទឹក", name_en="Water hut", **columns)
    project = editor.read(projects.listing, editor.plan)[0]
    page.open_project(project.uid)
    lines = page.form.lines
    qtbot.mouseClick(lines.add, LEFT)
    uid = list(lines.rows)[-1]
    field = lines.rows[uid].editors["description"]
    field.setFocus()
    typed(field, "រោង" if language == "km" else "water hut")
    offer = lines.offers[uid]
    assert len(offer.offered()) == 1
    if by == "keys":
        qtbot.keyClick(offer.popup(), Qt.Key.Key_Down)
        qtbot.keyClick(offer.popup(), Qt.Key.Key_Return)
    else:
        row = offer.popup().visualRect(offer.popup().model().index(0, 0))
        qtbot.mouseClick(offer.popup().viewport(), LEFT, pos=row.center())
    assert offer.popup().isHidden()
    line = next(
        each
        for each in editor.read(projects.get, editor.plan, project.uid).lines
        if each.uid == uid
    )
    assert (line.description_km, line.description_en) == ("រោងទឹក", "Water hut")
    assert (line.unit, line.unit_price, line.price_source) == ("ខ្នង", 9_000_000, "ផ្សារ")
    editor.undo()
    line = editor.read(projects.get, editor.plan, project.uid).lines[-1]
    assert (line.description_km, line.unit_price) == ("", 0)


def test_another_page_finds_a_price_by_its_uid(page, editor):
    uid = str(editor.apply("prices.add", name_km="ធុង", unit_price=5))
    page.go_to("view:prices")
    page.go_to(f"view:prices:{uid}")
    assert page.here() == f"view:prices:{uid}"
    assert isinstance(page.view("prices").known[0].price, Price)
