"""The lines of a project: typed like a spreadsheet, opened below, pasted as a block."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from ccwc_desktop.domain.budget import Funding
from ccwc_desktop.language import digits
from ccwc_desktop.services import projects
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.reading import NUMBER
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(page, editor):
    uid = editor.apply("projects.add", plan=editor.plan, name_km="អំពូល", year=2027)
    page.open_project(str(uid))
    return page.form


@pytest.fixture
def row(qtbot, form):
    qtbot.mouseClick(form.lines.add, LEFT)
    (made,) = form.lines.rows.values()
    return made


def lines_of(editor, form):
    return editor.read(projects.get, editor.plan, form.uid).lines


def enter(qtbot, typed, field, text, key=Qt.Key.Key_Return):
    field.setFocus()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, key)


def buttons(widget):
    return [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]


def said(label):
    return digits.to_latin(label.accessibleName()).replace("\u00a0", " ")


def test_the_heads_stand_above_their_fields(stage, form, row):
    stage.window.resize(1090, 640)
    heads = form.lines._heads._labels
    for key in ("unit", "quantity", "unit_price", "source"):
        left = [each.mapToGlobal(QPoint(0, 0)).x() for each in (heads[key], row.editors[key])]
        assert abs(left[0] - left[1]) <= 2, key


def test_a_long_description_is_whole_on_hover(typed, row):
    long = "Bin, mirror and hygiene things for girls in both schools"
    typed(row.editors["description"], long)
    assert row.editors["description"].toolTip() == long


def test_a_line_is_typed_with_keys_alone_like_a_spreadsheet(qtbot, typed, form, editor, row):
    assert row.editors["description"].hasFocus()
    typed(row.editors["description"], "អំពូល")
    qtbot.keyClick(row.editors["description"], Qt.Key.Key_Return)
    assert form.lines.add.hasFocus()  # below the last line another one may be added
    enter(qtbot, typed, row.editors["quantity"], "២ ១២៥")
    row.editors["unit_price"].setFocus()
    typed(row.editors["unit_price"], "1.000")
    assert row.live_amount() == 2_125_000
    assert "2 125 000" in said(form.lines.total)
    enter(qtbot, typed, row.editors["unit_price"], "1.000")
    qtbot.keyClick(form.lines.add, Qt.Key.Key_Return)
    second = list(form.lines.rows.values())[1]
    qtbot.keyClick(second.editors["description"], Qt.Key.Key_Up)
    assert row.editors["description"].hasFocus()
    qtbot.keyClick(row.editors["description"], Qt.Key.Key_Down)
    assert second.editors["description"].hasFocus()
    first = lines_of(editor, form)[0]
    assert (first.description_km or first.description_en, first.amount) == ("អំពូល", 2_125_000)


def test_a_quantity_with_two_readings_is_asked_about(qtbot, typed, form, editor, row):
    field = row.editors["quantity"]
    for text, chosen in (("1,250", Decimal(1250)), ("១.២៥០", Decimal("1.25"))):
        enter(qtbot, typed, field, text)
        assert field.property("state") == "refused"
        assert not form.leave()
        first, second = sorted(buttons(row.note), key=lambda each: each.x())
        qtbot.mouseClick(first if chosen > 2 else second, LEFT)
        assert lines_of(editor, form)[0].quantity == chosen
        assert not row.note.isVisible()
        assert field.value() == chosen
    editor.undo()
    assert field.value() == Decimal(1250)


def test_numbers_that_cannot_be_kept_are_told_in_their_line(qtbot, typed, form, editor, row):
    for key, text in (
        ("quantity", "0.1234"),
        ("quantity", "-3"),
        ("unit_price", "12.5"),
        ("unit_price", "99999999999999"),
    ):
        field = row.editors[key]
        enter(qtbot, typed, field, text)
        assert field.property("state") == "refused"
        assert field.accessibleDescription()
        assert row.note.isVisible()
        assert not form.leave()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert form.leave()
    assert lines_of(editor, form)[0].quantity == 0
    enter(qtbot, typed, row.editors["quantity"], "0")
    assert row.note.isVisible()  # it is not emptied without a word
    enter(qtbot, typed, row.editors["unit_price"], "500")
    enter(qtbot, typed, row.editors["quantity"], "12.5")
    kept = row.live_amount()
    enter(qtbot, typed, row.editors["quantity"], "12abc")
    assert (kept, row.live_amount()) == (6250, 6250)  # nonsense changes no sum
    qtbot.keyClick(row.editors["quantity"], Qt.Key.Key_Escape)
    enter(qtbot, typed, row.editors["unit_price"], "0")
    assert row.note.isVisible()  # a price of nothing is kept and told
    assert form.leave()


def test_a_unit_is_kept_in_khmer_and_offered_on_down(qtbot, typed, form, editor, row):
    unit = row.editors["unit"]
    enter(qtbot, typed, unit, "person")
    assert lines_of(editor, form)[0].unit == "នាក់"
    enter(qtbot, typed, unit, "កូប")
    assert lines_of(editor, form)[0].unit == "កូប"
    unit.setFocus()
    qtbot.keyClick(unit, Qt.Key.Key_Down)
    assert unit.completer().popup().isVisible()
    assert unit.completer().completionCount() > 10
    unit.completer().popup().hide()


def test_the_rest_of_a_line_opens_below_and_is_kept(qtbot, typed, form, editor, row):
    qtbot.keyClick(row.editors["description"], Qt.Key.Key_F2)
    blocks = row.rest.blocks
    assert blocks["other"].editor.hasFocus()
    blocks["year"].editor.put(2028)
    blocks["account"].editor.put("60")
    blocks["quarter"].editor.put(3)
    assert not blocks["part"].isVisible()
    enter(qtbot, typed, blocks["price_source"].editor, "ផ្សារ")
    enter(qtbot, typed, blocks["price_date"].editor, "1/6/2026")
    assert not blocks["children_percent"].isVisible()
    blocks["children"].editor.put("shared")
    enter(qtbot, typed, blocks["children_percent"].editor, "100")
    assert blocks["children_percent"].message()
    enter(qtbot, typed, blocks["children_percent"].editor, "៤០")
    enter(qtbot, typed, blocks["children_reason"].editor, "សិស្ស ៤០ ភាគរយ")
    (line,) = lines_of(editor, form)
    assert (line.year, line.chapter, line.account, line.quarter) == (2028, "60", "", 3)
    assert (line.price_source, line.price_date) == ("ផ្សារ", date(2026, 6, 1))
    assert (line.children, line.children_percent) == ("shared", 40)
    assert line.children_reason
    qtbot.keyClick(blocks["other"].editor, Qt.Key.Key_F2)
    assert row.rest.isHidden()
    assert "2028" in said(row.about)
    assert "40%" in said(row.about)
    row.edited.emit({"children": "none", "children_percent": None})
    assert not blocks["children_percent"].isVisible()


@pytest.mark.parametrize("column", ["price_source", "funding", "quantity"])
def test_a_line_is_brought_into_view_every_time_it_is_asked_for(page, editor, column):
    project = editor.read(projects.listing, editor.plan)[0]
    line = project.lines[-1].uid
    for _time in range(3):
        page.go_to(f"project:{project.uid}:line:{line}:{column}")
        QApplication.processEvents()
        field = page.form.focusWidget()
        row = page.form.lines.rows[line]
        assert row.isAncestorOf(field)
        assert field.visibleRegion().boundingRect().height() == field.height()
        row.show_rest(False)
        page.form.view.verticalScrollBar().setValue(0)
        QApplication.processEvents()


def test_sources_make_the_amount_and_what_is_missing_is_said(qtbot, typed, form, editor, row):
    enter(qtbot, typed, row.editors["quantity"], "2")
    enter(qtbot, typed, row.editors["unit_price"], "500 000")
    row.editors["source"].put("cs_dev")
    assert lines_of(editor, form)[0].funding == (Funding("cs_dev"),)
    row.editors["source"].put("several")
    sources = row.rest.sources
    assert sources.fields[0]["amount"].hasFocus()
    enter(qtbot, typed, sources.fields[0]["amount"], "400 000")
    assert "600 000" in said(sources.gap)
    qtbot.mouseClick(sources.add, LEFT)
    sources.fields[1]["source"].put("ngo")
    kept = (Funding("cs_dev", 400_000), Funding("ngo", 600_000))
    assert lines_of(editor, form)[0].funding == kept
    assert not sources.gap.isVisible()
    enter(qtbot, typed, sources.fields[1]["amount"], "700 000")
    assert "100 000" in said(sources.gap)
    assert not sources.fields[1]["spent"].isVisible()
    qtbot.mouseClick(sources.later, LEFT)
    enter(qtbot, typed, sources.fields[1]["spent"], "650,000")
    enter(qtbot, typed, sources.fields[1]["amount"], "600 000")
    kept = (Funding("cs_dev", 400_000), Funding("ngo", 600_000, spent=650_000))
    assert lines_of(editor, form)[0].funding == kept
    editor.undo()
    assert lines_of(editor, form)[0].funding[1].amount == 700_000


def test_a_second_source_counts_nothing_until_it_is_chosen(qtbot, typed, form, editor, row):
    row.show_rest(True, "funding")
    sources = row.rest.sources
    assert not sources.add.isEnabled()
    assert sources.add.toolTip() == sources.add.accessibleDescription() != ""
    editor.apply(
        "projects.change_line",
        uid=row.line.uid,
        quantity=Decimal(1),
        unit_price=900_000,
        funding=(Funding("cs_dev", 400_000),),
    )
    assert not sources.add.toolTip()
    sources.add.click()
    asked = sources.fields[1]
    assert asked["source"].hasFocus()
    assert (asked["source"].currentIndex(), asked["source"].findData("cs_dev")) == (-1, -1)
    assert asked["amount"].value() == 500_000  # what is missing
    assert sources.asks.isVisible()
    assert lines_of(editor, form)[0].funding == (Funding("cs_dev", 400_000),)
    assert form.leave()
    enter(qtbot, typed, asked["amount"], "300 000")
    assert not form.leave()  # what was typed is not lost without a word
    asked["source"].put("ngo")
    kept = (Funding("cs_dev", 400_000), Funding("ngo", 300_000))
    assert lines_of(editor, form)[0].funding == kept
    assert not sources.asks.isVisible()
    assert form.leave()


def test_an_amount_below_zero_is_told_at_its_source(qtbot, typed, form, editor, row):
    row.show_rest(True, "funding")
    field = row.rest.sources.fields[0]
    field["source"].put("own")
    enter(qtbot, typed, row.rest.sources.fields[0]["amount"], "-5")
    assert row.rest.sources.fields[0]["amount"].property("state") == "refused"
    assert not form.leave()
    qtbot.keyClick(row.rest.sources.fields[0]["amount"], Qt.Key.Key_Escape)
    assert form.leave()


def test_a_line_is_removed_and_brought_back_in_its_place(qtbot, page, editor):
    uid = editor.read(projects.listing, editor.plan)[0].uid
    page.open_project(uid)
    before = list(page.form.lines.rows)
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(page.form.lines.rows[before[1]].remove, LEFT)
    assert list(page.form.lines.rows) == [before[0], *before[2:]]
    editor.undo()
    rows = page.form.lines.rows
    places = [page.form.lines._rows.indexOf(rows[each]) for each in before]
    assert places == sorted(places)


def test_the_page_stays_where_it_is_when_a_line_is_removed(qtbot, page, editor):
    longest = max(editor.read(projects.listing, editor.plan), key=lambda each: len(each.lines))
    page.open_project(longest.uid)
    QApplication.processEvents()
    lines = page.form.lines
    view = _scrolled(lines)
    view.ensureWidgetVisible(lines.rows[longest.lines[2].uid], 0, 2)
    before = view.verticalScrollBar().value()
    place = lines.rows[longest.lines[1].uid].mapTo(view, QPoint(0, 0))
    remove = lines.rows[longest.lines[2].uid].findChildren(IconButton)[-1]
    qtbot.mouseClick(remove, LEFT)
    assert longest.lines[2].uid not in lines.rows
    above = lines.rows[longest.lines[1].uid]
    qtbot.waitUntil(lambda: above.mapTo(view, QPoint(0, 0)) == place)
    assert view.verticalScrollBar().value() == before


def _scrolled(part):
    while not isinstance(part, ScrollColumn):
        part = part.parentWidget()
    return part


BLOCK = (
    "បរិយាយ\tឯកតា\tបរិមាណ\tតម្លៃឯកតា\tចំនួនទឹកប្រាក់\n"
    '"អាវពោង\nសុវត្ថិភាព"\tvest\t60\t45,000\t2,700,000\n'
    "Whistles\tpiece\t1,250\t500\t\n"
    "សរុប\t\t\t\t3000000\n"
)


def test_a_block_of_cells_is_looked_at_added_and_undone_at_once(qtbot, form, editor, row):
    QGuiApplication.clipboard().setText(BLOCK)
    qtbot.keyClick(row.editors["description"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel = form.lines.pasting
    assert panel.isVisible()
    assert panel.take.hasFocus()
    assert len(lines_of(editor, form)) == 1
    assert [each.code for each in panel.pasted.told] == ["amount.two_readings", "total_row"]
    shown = [each.accessibleName() for each in panel.findChildren(Text)]
    for number in panel.pasted.rows:  # rows are counted alike in the table and in the notes
        assert wording.number(number) in shown
    assert any(
        NUMBER.write(1250) in each and NUMBER.write(Decimal("1.25")) in each for each in shown
    )
    qtbot.keyClick(panel.take, Qt.Key.Key_Return)
    made = lines_of(editor, form)  # the empty line that was pasted into makes room
    assert [each.amount for each in made] == [2_700_000, 0]
    assert (made[0].description_km, made[0].unit) == ("អាវពោង សុវត្ថិភាព", "អាវ")
    assert not panel.isVisible()
    assert form.lines.rows[made[0].uid].editors["description"].hasFocus()
    editor.undo()
    assert [each.amount for each in lines_of(editor, form)] == [0]


def test_what_is_no_block_is_pasted_as_text_and_said_at_the_button(qtbot, form, editor, row):
    QGuiApplication.clipboard().setText("អំពូល")
    qtbot.keyClick(row.editors["description"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert row.editors["description"].text()
    qtbot.mouseClick(form.lines.paste, LEFT)
    panel = form.lines.pasting
    assert not panel.take.isVisible()
    assert panel.said.accessibleName()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert form.lines.paste.hasFocus()


def test_a_known_price_is_taken_with_its_source(qtbot, typed, form, editor, row):
    editor.apply(
        "prices.add",
        name_km="ធុងចម្រោះ",
        name_en="ធុងចម្រោះ",
        unit="ធុង",
        unit_price=320_000,
        place="ផ្សារ",
        dated=date(2026, 6, 1),
    )
    typed(row.editors["description"], "ធុងចម្រោះ")
    offer = form.lines.offers[next(iter(form.lines.rows))]
    assert offer.offered()
    offer.take(offer.offered()[0])
    (line,) = lines_of(editor, form)
    assert (line.unit_price, line.unit, line.price_source) == (320_000, "ធុង", "ផ្សារ")
    assert line.price_date == date(2026, 6, 1)


def test_the_share_says_how_it_is_counted(qtbot, page, editor):
    share = page.balance_card.share
    qtbot.mouseClick(share, LEFT)
    callout = page.share_callout.callout
    assert callout.isVisible()
    heard = " ".join(said(each) for each in callout.findChildren(Text))
    assert "2026" in heard  # last year
    assert "100.0%" in heard or "100,0%" in heard
    (close,) = buttons(callout)
    assert close.hasFocus()
    qtbot.keyClick(callout, Qt.Key.Key_Escape)
    assert not callout.isVisible()


def test_the_share_tells_of_the_year_shown_and_closes_with_its_view(qtbot, page, editor):
    editor.apply("terms.change", plan=editor.plan, floor_amount=999_000_000)
    qtbot.mouseClick(page.balance_card.share, LEFT)
    callout = page.share_callout.callout
    page.overview.yearChosen.emit(2028)
    heard = digits.to_latin(" ".join(said(each) for each in callout.findChildren(Text)))
    short = 999_000_000 - page.balance.share_by_year[2028].children
    assert f"{short:,}".replace(",", " ") in heard
    page.overview.add_button.setFocus()
    qtbot.keyClick(page.overview.add_button, Qt.Key.Key_Escape)
    assert not callout.isVisible()
    qtbot.mouseClick(page.balance_card.share, LEFT)
    page.go_to("view:checks")
    assert not callout.isVisible()
