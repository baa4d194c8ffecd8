import csv
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit

from ccwc_desktop import paths
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.language import digits
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import situation
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.last_folders import last
from ccwc_desktop.ui.records import STATE_ROLE
from ccwc_desktop.ui.steps.situation.page import SituationPage
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.tables import RecordTable

LEFT = Qt.MouseButton.LeftButton
COMMUNE = "990101"
FIRST, SECOND, FOURTH = "99010101", "99010102", "99010104"


@pytest.fixture
def tasks():
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def page(stage, editor, tasks):
    made = SituationPage(editor, tasks)
    stage.window.resize(860, 620)
    stage.column.addWidget(made.title_actions())
    return stage.put(made)


@pytest.fixture
def empty_page(stage, workbook, tasks):
    stage.window.resize(860, 620)
    return stage.put(SituationPage(Editor(workbook), tasks))


def stored(editor, code, place, sex="t", year=2025):
    table = editor.read(situation.table, year)
    own = table.entered.get((code, place, sex))
    return own.value if own is not None else None


def figure(editor, code, place, sex="t", year=2025):
    return editor.read(situation.table, year).entered[code, place, sex]


def write(qtbot, typed, page, text):
    """Type into the current cell and press Enter."""
    grid = page.figures.grid.table
    typed(grid, text[0])
    editing = QApplication.focusWidget()
    assert isinstance(editing, QLineEdit)
    typed(editing, text[1:])
    qtbot.keyClick(editing, Qt.Key.Key_Return)


def state(page, row, sex):
    index = page.figures.model.index(row, page.figures.columns.of_sex(sex))
    return index.data(STATE_ROLE)


def at(page, row, sex="t"):
    page.figures.grid.focus_cell(row, page.figures.columns.of_sex(sex))


def test_six_tiles_have_number_trend_and_words(page, language):
    assert len(page.tiles.cards) == 6
    name = page.tiles.cards[1].accessibleName()
    assert digits.localise("84", language) in name
    assert digits.localise("8", language) in name.rpartition(",")[2]


def test_a_tile_opens_its_indicator_in_the_grid(qtbot, page):
    qtbot.mouseClick(page.tiles.cards[5], LEFT)
    assert page.code == "DIS-1"
    assert page.chooser.field.value() == "DIS-1"
    page.tiles.cards[5].setFocus()
    qtbot.keyClick(page.tiles.cards[5], Qt.Key.Key_Left)
    assert page.tiles.cards[4].hasFocus()
    qtbot.keyClick(page.tiles.cards[4], Qt.Key.Key_Return)
    assert page.code == "WSH-1"


def test_numbers_are_entered_by_keyboard_alone(qtbot, typed, page, editor, language):
    page._choose("FAMILIES")
    at(page, 0)
    write(qtbot, typed, page, "១៥០" if language == "km" else "150")
    assert page.figures.grid.table.currentIndex().row() == 1
    write(qtbot, typed, page, "0")
    assert stored(editor, "FAMILIES", FIRST) == 150
    assert stored(editor, "FAMILIES", SECOND) == 0
    editor.undo()
    assert stored(editor, "FAMILIES", SECOND) == 112
    assert stored(editor, "FAMILIES", FIRST) == 150


def test_a_cleared_number_is_unknown_and_not_zero(qtbot, page, editor, language):
    page._choose("FAMILIES")
    at(page, 0)
    qtbot.keyClick(page.figures.grid.table, Qt.Key.Key_Delete)
    assert stored(editor, "FAMILIES", FIRST) is None
    index = page.figures.model.index(0, page.figures.columns.of_sex("t"))
    assert index.data() == ""
    assert index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.figures.model.total(page.figures.columns.of_sex("t")) == ""


def test_a_pasted_block_is_one_step_of_undo(qtbot, page, editor):
    page._choose("AGE_5")
    at(page, 0, "f")
    QApplication.clipboard().setText("៣១\t32\n33\t៣៤")
    qtbot.keyClick(page.figures.grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [stored(editor, "AGE_5", FIRST, sex) for sex in ("f", "m")] == [31, 32]
    assert [stored(editor, "AGE_5", SECOND, sex) for sex in ("f", "m")] == [33, 34]
    editor.undo()
    assert [stored(editor, "AGE_5", FIRST, sex) for sex in ("f", "m")] == [7, 6]
    assert not editor.can_undo


def test_a_text_that_is_no_number_stays_and_says_why(qtbot, typed, page, editor):
    page._choose("FAMILIES")
    at(page, 0)
    write(qtbot, typed, page, "12x")
    assert stored(editor, "FAMILIES", FIRST) == 148
    assert page.figures.model.index(0, page.figures.columns.of_sex("t")).data() == "12x"
    assert not page.figures.wrong.isHidden()
    assert not page.leave()
    qtbot.mouseClick(page.chooser.next, LEFT)
    assert page.code == "FAMILIES"
    at(page, 0)
    write(qtbot, typed, page, "12")
    assert page.figures.wrong.isHidden()
    assert page.leave()
    assert stored(editor, "FAMILIES", FIRST) == 12


def test_a_total_is_worked_out_and_takes_no_number(page):
    page._choose("AGE_5")
    flags = [
        bool(
            page.figures.model.index(0, page.figures.columns.of_sex(sex)).flags()
            & Qt.ItemFlag.ItemIsEditable
        )
        for sex in ("f", "m", "t")
    ]
    assert flags == [True, True, False]


def test_a_derived_indicator_shows_its_formula_and_its_flaw(qtbot, page):
    page._choose("OOS_6")
    assert "−" in page.explained.formula()
    assert not page.explained._flaw.isHidden()
    assert not any(
        page.figures.model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable
        for column in range(page.figures.model.columnCount())
    )
    terms = page.explained.findChildren(QAbstractButton)
    qtbot.mouseClick(next(term for term in terms if term.isVisible()), LEFT)
    assert page.code == "AGE_6"


def test_the_figures_are_walked_one_after_another(qtbot, page):
    page._choose("FAMILIES")
    assert not page.chooser.back.isEnabled()
    qtbot.mouseClick(page.chooser.next, LEFT)
    assert page.code == "WOMAN_HEADED"
    qtbot.mouseClick(page.chooser.back, LEFT)
    assert page.code == "FAMILIES"


def test_heads_of_sections_cannot_be_chosen(page):
    model = page.chooser.field.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def codes(page):
    field = page.chooser.field
    told = [field.itemData(row) for row in range(field.count())]
    return [code for code in told if isinstance(code, str)]


def test_the_first_figures_and_what_they_are_made_of_come_first(page):
    assert {"OOS_6_14", "AGE_6", "FAMILIES", "DIS-1"} <= set(codes(page))
    assert "PRIMARY_SCHOOLS" not in codes(page)
    assert len(codes(page)) < len(situation.catalogue())


def test_all_figures_are_one_choice_away_and_the_first_again(page):
    few, field = codes(page), page.chooser.field
    field.entered.emit(field.itemData(field.count() - 1))
    assert codes(page) == list(situation.catalogue())
    assert field.value() == page.code
    field.entered.emit(field.itemData(field.count() - 1))
    assert codes(page) == few


def test_a_figure_that_is_not_among_the_first_can_be_gone_to(page):
    page.go_to("indicator:PRIMARY_SCHOOLS")
    assert page.chooser.field.value() == "PRIMARY_SCHOOLS"
    assert page.code in codes(page)


def test_a_doubt_is_amber_with_both_ways_out(qtbot, page):
    page.go_to(f"figure:WOMAN_HEADED:{FOURTH}:t")
    qtbot.waitUntil(page.figures.callout.isVisible)
    assert state(page, 3, "t") == "warning"
    assert page.figures.callout.accessibleName()
    at(page, 0)
    assert page.figures.callout.isHidden()


def test_the_callout_is_reached_by_keyboard_and_leads_to_the_number(qtbot, page):
    page.go_to(f"figure:WOMAN_HEADED:{FOURTH}:t")
    qtbot.waitUntil(page.figures.callout.isVisible)
    qtbot.keyClick(page.figures.grid.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    first = page.figures.callout.findChildren(QAbstractButton)[0]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert page.figures.grid.table.findChild(QLineEdit) is not None
    assert page.figures.grid.table.currentIndex().row() == 3


def test_what_cannot_be_is_red_and_offers_no_reason(qtbot, typed, page, language):
    page.go_to(f"figure:WOMAN_HEADED:{FIRST}:t")
    write(qtbot, typed, page, "9999")
    page.go_to(f"figure:WOMAN_HEADED:{FIRST}:t")
    qtbot.waitUntil(page.figures.callout.isVisible)
    assert state(page, 0, "t") == "refused"
    first, second = page.figures.callout.findChildren(QAbstractButton)
    assert (first.isHidden(), second.isHidden()) == (False, True)
    word = "មិនអាចត្រឹមត្រូវ" if language == "km" else "Cannot be right"
    assert page.figures.callout.accessibleName().startswith(word)
    page.go_to(f"figure:WOMAN_HEADED:{FOURTH}:t")
    qtbot.waitUntil(lambda: not second.isHidden())


def test_a_text_that_is_no_number_is_not_doubted_as_well(qtbot, typed, page):
    page.go_to(f"figure:WOMAN_HEADED:{FOURTH}:t")
    qtbot.waitUntil(page.figures.callout.isVisible)
    write(qtbot, typed, page, "12x")
    at(page, 3)
    assert page.figures.callout.isHidden()
    assert page.figures.wrong.y() < page.figures.grid.y()


def test_a_doubt_is_accepted_with_a_reason_that_can_be_taken_back(qtbot, typed, page, editor):
    page.go_to(f"figure:WOMAN_HEADED:{FOURTH}:t")
    qtbot.waitUntil(page.figures.callout.isVisible)
    qtbot.mouseClick(page.figures.callout.findChildren(QAbstractButton)[1], LEFT)
    qtbot.keyClick(page.figures.reason.field, Qt.Key.Key_Return)
    assert not page.figures.reason.isHidden()
    typed(page.figures.reason.field, "រាប់ម្តងទៀតហើយ")
    qtbot.keyClick(page.figures.reason.field, Qt.Key.Key_Return)
    kept = figure(editor, "WOMAN_HEADED", FOURTH)
    assert (kept.value, kept.accepted) == (61, "រាប់ម្តងទៀតហើយ")
    assert state(page, 3, "t") == ""
    assert page.figures.callout.isHidden()
    editor.undo()
    assert state(page, 3, "t") == "warning"


def test_new_numbers_come_from_the_source_chosen(qtbot, typed, page, editor):
    page._choose("FAMILIES")
    page.explained.source.put("village")
    at(page, 0)
    write(qtbot, typed, page, "150")
    assert figure(editor, "FAMILIES", FIRST).source == "village"
    assert figure(editor, "FAMILIES", SECOND).source == "cdb"


def test_the_source_of_a_line_is_chosen_from_its_menu(qtbot, page, editor):
    page._choose("AGE_5")
    keys = [key for key, _name in page.figures.columns.keys]
    page.figures.grid.focus_cell(0, keys.index("source"))
    qtbot.keyClick(page.figures.grid.table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    menu.actions()[1].trigger()
    menu.close()
    assert figure(editor, "AGE_5", FIRST, "f").source == "school"
    assert figure(editor, "AGE_5", FIRST, "m").source == "school"
    assert figure(editor, "AGE_5", FIRST, "f").value == 7
    editor.undo()
    assert figure(editor, "AGE_5", FIRST, "m").source == "cdb"


def test_another_year_shows_its_own_figures(page, language):
    page.year_field.field.put(2024)
    assert page.year == 2024
    column = page.figures.columns.of_sex("t")
    assert page.figures.model.total(column) == digits.localise("92", language)
    page.year_field.field.put(2026)
    assert page.picture.known == 0


def test_the_communes_own_number_can_be_typed_where_no_village_has_one(qtbot, typed, empty_page):
    page = empty_page
    page._choose("POP-3")
    rows = [row.line.place for row in page.figures.model.records()]
    assert rows[-1] == "040202"
    at(page, len(rows) - 1)
    write(qtbot, typed, page, "90")
    assert stored(page.editor, "POP-3", "040202", year=page.year) == 90
    page._choose("KM_PRIMARY")
    assert page.figures.model.records()[-1].line.place != "040202"


def test_kilometres_need_not_be_whole(qtbot, typed, empty_page):
    page = empty_page
    page._choose("KM_PRIMARY")
    at(page, 0)
    write(qtbot, typed, page, "2,5")
    assert stored(page.editor, "KM_PRIMARY", "04020201", year=page.year) == Decimal("2.5")


def test_every_gap_leads_to_its_cell(qtbot, empty_page):
    empty_page.go_to("indicator:DIS-1")
    assert empty_page.code == "DIS-1"
    assert empty_page.figures.grid.table.hasFocus()
    assert empty_page.figures.grid.table.currentIndex().row() == 0
    assert empty_page.figures.columns.sex(empty_page.figures.grid.table.currentIndex().column())
    empty_page.go_to("")
    assert empty_page.chooser.field.hasFocus()


def test_the_cursor_stays_where_it_is_when_something_changes(page, editor):
    page._choose("FAMILIES")
    at(page, 4)
    editor.apply("places.confirm", codes=(FIRST,), confirmed=False)
    editor.apply(
        "situation.enter", figures=(Figure("FAMILIES", SECOND, 2025, "t", Decimal(5), "cdb"),)
    )
    assert page.figures.grid.table.currentIndex().row() == 4
    assert page.figures.grid.table.hasFocus()


def test_what_we_know_has_real_numbers(page, language):
    said = page.knowledge()
    assert digits.localise("710", language) in said[0]
    assert digits.localise("14", language) in said[1]
    assert len(said) == 2


def test_every_control_has_a_name(page):
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in page.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisibleTo(page):
                assert control.accessibleName(), control


@pytest.fixture
def export(tmp_path):
    """The figures of 2025 as a file, with changed cells; gives its path."""

    def made(*changes):
        source = paths.resources() / "practice" / "figures_2025.csv"
        with source.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for row, column, text in changes:
            rows[row][column] = text
        path = tmp_path / "ទិន្នន័យ.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return made


FAMILY, YEAR, GIRLS_DISABLED = 3, 0, 72


def look(qtbot, page, path):
    page.importing.look_at(path)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1 or not page.importing.note.isHidden())


def test_a_file_is_looked_at_before_anything_changes(qtbot, page, editor, export, language):
    look(qtbot, page, export((1, FAMILY, "150")))
    panel = page.importing.panel
    counts = [card.accessibleName().split()[0] for card in panel.groups.counts.cards()]
    assert counts[1] == digits.localise("1", language)
    assert counts[4] == digits.localise("0", language)
    assert panel.groups.key == "changed"
    assert panel.groups.table("changed").records.record(0).here.value == 148
    assert panel.refused_note.isHidden()
    assert stored(editor, "FAMILIES", FIRST) == 148
    assert panel.take.hasFocus()
    qtbot.mouseClick(panel.cancel, LEFT)
    assert page.stack.currentIndex() == 0
    assert stored(editor, "FAMILIES", FIRST) == 148


def test_what_is_counted_is_said_and_the_page_counts_what_the_preview_promised(
    qtbot, page, editor, export, language
):
    def said(count):
        return digits.number(count, language)

    # ten villages of a new year; three of them without the girls among disabled children
    gaps = [(row, GIRLS_DISABLED, "") for row in (1, 2, 3)]
    look(qtbot, page, export(*((row, YEAR, "2026") for row in range(1, 11)), *gaps))
    panel = page.importing.panel
    assert (
        panel.groups.counts.cards()[0].accessibleName()
        == {
            "en": "727 new numbers in the file",
            "km": "៧២៧ តួលេខថ្មីក្នុងឯកសារ",
        }[language]
    )
    # 677 cells with a number and 50 totals are the 727; the 27 worked out make them 704
    for count in (704, 860, 677, 27, 50):
        assert said(count) in panel.filled.text()
    with qtbot.waitSignal(page.notice) as told:
        qtbot.mouseClick(panel.take, LEFT)
    assert said(727) in told.args[0]
    for text in (told.args[0], page.year_field.known.text(), page.knowledge()[0]):
        assert said(704) in text
        assert said(860) in text
        assert strip_breaks(text).count({"en": "cells", "km": "ក្រឡា"}[language]) >= 1
    assert len(page.year_field.toolTip()) > len(page.knowledge()[0])


def test_a_line_with_two_wrong_cells_is_counted_once(qtbot, page, export, language):
    look(qtbot, page, export((2, FAMILY, "x12"), (2, FAMILY + 1, "y"), (3, FAMILY, "z")))
    panel = page.importing.panel
    assert panel.groups.table("refused").records.rowCount() == 3
    number = panel.groups.counts.cards()[4].accessibleName().split()[0]
    assert number == digits.localise("2", language)


def test_while_a_file_is_looked_at_taking_it_is_the_one_filled_button(qtbot, page, export):
    with qtbot.waitSignal(page.notice) as told:  # the notice of the file before has had its time
        look(qtbot, page, export((1, FAMILY, "150")))
    assert told.args == [""]
    assert page.main_button is page.importing.panel.take
    qtbot.mouseClick(page.importing.panel.cancel, LEFT)
    assert page.main_button is None


def test_a_file_is_taken_whole_and_taken_back_whole(qtbot, page, editor, export):
    look(qtbot, page, export((1, FAMILY, "150"), (2, FAMILY, "110"), (3, YEAR, "2026")))
    with qtbot.waitSignal(page.notice):
        qtbot.mouseClick(page.importing.panel.take, LEFT)
    assert page.stack.currentIndex() == 0
    assert page.year == 2026
    assert stored(editor, "FAMILIES", FIRST) == 150
    assert stored(editor, "FAMILIES", "99010103", year=2026) == 167
    editor.undo()
    assert stored(editor, "FAMILIES", FIRST) == 148
    assert stored(editor, "FAMILIES", "99010103", year=2026) is None
    assert not editor.can_undo


def test_lines_that_cannot_be_read_are_named_and_left_out(qtbot, page, editor, export, language):
    look(qtbot, page, export((1, FAMILY, "150"), (2, FAMILY, "x12")))
    panel = page.importing.panel
    assert panel.groups.key == "refused"
    line = panel.groups.table("refused").records.index(0, 0).data()
    assert digits.localise("3", language) in line
    assert "x12" in line
    assert not panel.refused_note.isHidden()
    qtbot.mouseClick(panel.take, LEFT)
    assert stored(editor, "FAMILIES", FIRST) == 150
    assert stored(editor, "FAMILIES", SECOND) == 112


def test_a_file_with_nothing_for_us_offers_only_the_way_back(qtbot, page, export):
    look(qtbot, page, export())
    panel = page.importing.panel
    assert panel.take.isHidden()
    assert panel.cancel.hasFocus()
    qtbot.keyClick(panel.cancel, Qt.Key.Key_Space)
    assert page.stack.currentIndex() == 0


def test_a_file_that_is_here_already_says_so(qtbot, page, export):
    look(qtbot, page, export((1, FAMILY, "150")))
    other = page.importing.panel.about.accessibleName()
    page.importing.panel.taken.emit()
    look(qtbot, page, export((1, FAMILY, "150")))
    panel = page.importing.panel
    assert panel.groups.key == "same"
    assert panel.take.isHidden()
    assert panel.about.accessibleName() not in ("", other)


def test_every_file_is_shown_from_its_beginning(qtbot, page, export):
    page.window().resize(900, 380)
    path = export((1, FAMILY, "150"))
    look(qtbot, page, path)
    bar = page.importing.panel._view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.importing.panel.cancelled.emit()
    look(qtbot, page, path)
    assert bar.value() == 0


@pytest.mark.parametrize("way", ["view", "year", "figure"])
def test_who_turns_to_the_figures_leaves_the_file_unread(qtbot, page, editor, export, way):
    look(qtbot, page, export((1, FAMILY, "150")))
    if way == "view":
        qtbot.mouseClick(page.switch.buttons["pictures"], LEFT)
    elif way == "year":
        page.year_field.chosen.emit(2024)
    else:
        page.go_to("indicator:WAS-1")
    assert page.stack.currentIndex() == 0
    assert page.main_button is None
    assert stored(editor, "FAMILIES", FIRST) == 148


def test_a_file_that_is_no_export_says_why_beside_the_button(qtbot, page, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    look(qtbot, page, other)
    assert page.stack.currentIndex() == 0
    assert not page.importing.note.isHidden()
    look(qtbot, page, Path(tmp_path / "gone.csv"))
    assert "gone.csv" in page.importing.note.accessibleName()


def test_the_dialog_gives_its_file(qtbot, page, export):
    path = export((1, FAMILY, "150"))
    qtbot.mouseClick(page.import_button, LEFT)
    dialog = page.window().findChild(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert path.name in page.importing.panel.head.text().replace("\u200b", "")
    assert last.of("figures") == path.parent


def test_every_group_of_a_file_can_be_looked_at(qtbot, page, export, language):
    look(qtbot, page, export((1, FAMILY, "150"), (2, FAMILY, "x"), (3, 1, "99020101")))
    groups = page.importing.panel.groups
    for at, key in enumerate(("new", "changed", "same", "not_ours", "refused")):
        card = groups.counts.cards()[at]
        if key == "new":
            assert groups.table(key).records.rowCount() == 0
            continue
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert groups.key == key
        assert [t for t in groups.findChildren(RecordTable) if t.isVisible()] == [groups.table(key)]
        assert groups.table(key).records.rowCount() > 0
    assert groups.table("not_ours").records.index(0, 1).data() == digits.localise("1", language)


def test_a_number_of_another_source_is_said_to_stand_beside(qtbot, page, editor, export):
    told = Figure("FAMILIES", "99010101", 2026, "t", Decimal(140), "village")
    editor.apply("situation.enter", figures=(told,))
    look(qtbot, page, export((1, YEAR, "2026")))
    groups = page.importing.panel.groups
    groups.open("beside")
    first = groups.table("beside").records.record(0)
    assert (first.figure.value, first.here.value) == (148, 140)
    qtbot.mouseClick(page.importing.panel.take, LEFT)
    assert stored(editor, "FAMILIES", "99010101", year=2026) == 140


def test_a_file_dropped_on_the_page_is_looked_at(qtbot, page, export):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(export((1, FAMILY, "150"))))])
    more = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), *more)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *more))
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert page.importing.panel.groups.key == "changed"


def test_a_form_is_written_filled_in_and_taken_in_again(qtbot, page, editor):
    qtbot.mouseClick(page.spreadsheet_form.button, LEFT)
    qtbot.waitUntil(lambda: not page.spreadsheet_form.saved.isHidden())
    (path,) = paths.documents().rglob("990101_2025_figures.xlsx")
    book = load_workbook(path)
    sheet = book.worksheets[1]
    head = {cell.value: cell.column for cell in sheet[1] if cell.value}
    row = next(r for r in range(5, 40) if sheet.cell(r, head["indicator"]).value == "FAMILIES")
    assert sheet.cell(row, head["value_t"]).value == 148
    sheet.cell(row, head["value_t"]).value = "១៥១"
    book.save(path)
    look(qtbot, page, path)
    qtbot.mouseClick(page.importing.panel.take, LEFT)
    assert stored(editor, "FAMILIES", FIRST) == 151
