from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ccwc_desktop.ui.records import STATE_ROLE, Column, RecordsModel
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel, TotalsModel
from ccwc_desktop.ui.widgets.tables import RecordTable


@dataclass(frozen=True)
class Row:
    village: str
    girls: int | None
    boys: int | None


ROWS = [Row("កោះលត", 14, 6), Row("កោះស្លែង", 4, 3), Row("តាមលលើ", None, 1_200)]


def _sum(field):
    return lambda rows: sum(getattr(row, field) or 0 for row in rows)


@pytest.fixture
def model():
    columns = [
        GridColumn("ស្រី", lambda r: r.girls, group="មិនបានចូលរៀន", editable=True, total=_sum("girls")),
        GridColumn("ប្រុស", lambda r: r.boys, group="មិនបានចូលរៀន", editable=True, total=_sum("boys")),
        GridColumn("សរុប", lambda r: (r.girls or 0) + (r.boys or 0), state=lambda r: "derived"),
    ]
    made = GridModel(columns, lambda r: r.village, "ភូមិ", "សរុប ៣ភូមិ")
    made.show(ROWS)
    return made


class Keeper:
    """Keeps what the grid says, as a page would."""

    def __init__(self, model):
        self.model, self.rows, self.calls = model, list(ROWS), []
        model.cellEdited.connect(lambda *edit: self.keep([edit]))
        model.blockEdited.connect(self.keep)

    def keep(self, edits):
        self.calls.append(list(edits))
        for row, column, value in edits:
            self.rows[row] = replace(self.rows[row], **{("girls", "boys")[column]: value})
        self.model.show(self.rows)


@pytest.fixture
def keeper(model):
    return Keeper(model)


@pytest.fixture
def grid(stage, model, keeper):
    made = stage.put(Grid("Figures", model), QPushButton("after"))
    made.focus_cell(0, 0)
    return made


def _editor(grid):
    return grid.table.findChild(QLineEdit)


def test_models_keep_qts_rules(qtmodeltester, model):
    qtmodeltester.check(model)
    qtmodeltester.check(TotalsModel(model))


def test_record_models_keep_qts_rules(qtmodeltester):
    columns = [Column[Row]("ភូមិ", lambda r: r.village), Column[Row]("n", lambda r: str(r.boys))]
    model = RecordsModel(columns)
    qtmodeltester.check(model)
    model.show(ROWS, ("សរុប", "1"))
    qtmodeltester.check(model)


def test_texts_are_ordered_as_a_dictionary_has_them_and_come_back_as_they_were(qtbot):
    # ឥ sorts with អិ, a subscript after the vowels, a number by its size; breaks count for nothing
    given = ["ភូមិ ១០", "ឥន្ទ", "ភូមិ ២", "កំពង់", "ក្រវ៉ាញ", "កា\u200bយ"]
    model = RecordsModel([Column[str]("ឈ្មោះ", lambda each: each)])
    model.show(given, ("សរុប",))

    def shown():
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    model.sort(0)
    ordered = ["កា\u200bយ", "កំពង់", "ក្រវ៉ាញ", "ភូមិ ២", "ភូមិ ១០", "ឥន្ទ"]
    assert shown() == [*ordered, "សរុប"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shown() == [*ordered[::-1], "សរុប"]
    model.sort(-1)
    assert shown() == [*given, "សរុប"]


def test_a_long_list_is_given_out_in_pieces_and_ordered_as_a_whole(qtbot, qtmodeltester):
    table = RecordTable(
        "n", [Column[int]("n", str, sort=lambda each: each)], sortable=True, at_once=20
    )
    qtbot.addWidget(table)
    table.resize(200, 300)
    table.show()
    table.show_records(range(100))
    assert table.records.rowCount() == 20
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.records.rowCount() == 40
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.records.record(0) == 99
    table.show_records(range(50, 300))  # the cursor stays in its row, and the order as chosen
    assert table.records.record(0) == 299
    assert table.currentIndex().row() == 19
    qtmodeltester.check(table.records)


def test_typing_replaces_and_enter_goes_down(grid, keeper, qtbot, typed):
    typed(grid.table, "២")
    typed(_editor(grid), "៥")
    qtbot.keyClick(_editor(grid), Qt.Key.Key_Return)
    assert keeper.calls == [[(0, 0, 25)]]
    assert grid.table.currentIndex().row() == 1
    assert grid.table.hasFocus()


def test_tab_goes_right_and_leaves_after_the_last_cell(grid, qtbot):
    qtbot.keyClick(grid.table, Qt.Key.Key_Tab)
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (0, 1)
    grid.focus_cell(2, 2)
    qtbot.keyClick(grid.table, Qt.Key.Key_Tab)
    assert not grid.table.hasFocus()


def test_f2_edits_and_escape_gives_up(grid, keeper, qtbot):
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    assert _editor(grid).text() in ("14", "១៤")
    qtbot.keyClicks(_editor(grid), "9")
    qtbot.keyClick(_editor(grid), Qt.Key.Key_Escape)
    assert keeper.calls == []


def test_a_letter_in_a_cell_stays_and_is_refused(grid, keeper, model, qtbot):
    with qtbot.waitSignal(model.cellRefused):
        qtbot.keyClicks(grid.table, "1")
        qtbot.keyClicks(_editor(grid), "O")
        qtbot.keyClick(_editor(grid), Qt.Key.Key_Return)
    cell = model.index(0, 0)
    assert cell.data() == "1O"
    assert cell.data(STATE_ROLE) == "refused"
    assert "O" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert keeper.calls == []
    model.setData(cell, "10")
    assert cell.data(STATE_ROLE) != "refused"
    assert keeper.calls == [[(0, 0, 10)]]


def test_ctrl_z_takes_a_refused_text_back_before_anything_that_is_kept(grid, model, qtbot):
    kept = model.index(0, 0).data()
    model.refuse(0, 0, "abc", "no number")
    grid.focus_cell(1, 1)
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not model.wrong_cells()
    assert model.index(0, 0).data() == kept
    override = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    override.ignore()
    grid.table.event(override)
    assert not override.isAccepted()  # now it is the window's


def test_a_block_with_khmer_digits_is_pasted_as_one_change(grid, keeper, qtbot):
    QApplication.clipboard().setText("១\t២\n៣\t១ ២០០\r\n")
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert keeper.calls == [[(0, 0, 1), (0, 1, 2), (1, 0, 3), (1, 1, 1_200)]]


def test_what_is_pasted_beyond_the_grid_is_passed_over(grid, keeper):
    grid.model.put_block(2, 1, [["7", "8"], ["9"]])
    assert keeper.calls == [[(2, 1, 7)]]


def test_a_copied_block_has_plain_digits(grid, qtbot):
    grid.table.selectAll()
    qtbot.keyClick(grid.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "14\t6\t20\n4\t3\t7\n\t1200\t1200"


def test_delete_makes_cells_unknown(grid, keeper, qtbot):
    qtbot.keyClick(grid.table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)
    assert keeper.calls == [[(0, 0, None), (0, 1, None)]]


def test_totals_follow_the_values(grid, model, language):
    assert model.total(0) == ("១៨" if language == "km" else "18")
    model.setData(model.index(2, 0), "2")
    assert model.total(0) == ("២០" if language == "km" else "20")


def test_the_totals_stand_under_their_columns(grid):
    totals = grid._totals
    for column in range(3):
        assert totals.columnWidth(column) == grid.table.columnWidth(column)
    assert totals.verticalHeader().width() == grid.table.verticalHeader().width()


def test_enter_on_a_cell_that_takes_no_value_opens_it(grid, qtbot):
    grid.focus_cell(1, 2)
    with qtbot.waitSignal(grid.cellOpened) as opened:
        qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    assert opened.args == [1, 2]


def test_the_cursor_stays_when_the_same_rows_come_again(grid, model):
    grid.focus_cell(1, 1)
    model.show([replace(row, girls=1) for row in ROWS])
    assert grid.table.currentIndex().row() == 1


def test_a_row_that_got_another_name_is_told_at_once(qtbot):
    renamed = GridModel([GridColumn("ស្រី", lambda r: r.girls)], lambda r: r.village, key=lambda r: 1)
    renamed.show(ROWS[:1])
    with qtbot.waitSignal(renamed.headerDataChanged):
        renamed.show([replace(ROWS[0], village="តាមលលើ")])
    assert renamed.headerData(0, Qt.Orientation.Vertical) == "តាមលលើ"


def test_a_read_table_opens_its_record(stage, qtbot):
    columns = [Column[Row]("ភូមិ", lambda r: r.village, bold=True)]
    columns.append(Column[Row]("State", lambda r: "បានទទួល", tag=lambda r: "green"))
    table = stage.put(RecordTable("Villages", columns))
    table.show_records(ROWS, ("សរុប", ""))
    table.setCurrentIndex(table.records.index(1, 0))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]
    assert table.accessibleName() == "Villages"
