"""The district's list of accounts, taken in from Settings."""

import pytest
from PySide6.QtCore import Qt

from ccwc_desktop.services import accounts
from ccwc_desktop.ui.preferences.accounts import AccountsCard

LEFT = Qt.MouseButton.LeftButton
LIST = "code,name_km,name_en\n61,សេវាកម្ម,Services\n6105,ជួសជុល,Repair\n"


@pytest.fixture
def card(stage, editor):
    made = AccountsCard(editor)
    made.refresh()
    return stage.put(made)


def codes(editor):
    return [each.code for each in editor.read(accounts.taken_in)]


def test_the_districts_list_is_taken_in_named_and_given_up_again(qtbot, card, editor, tmp_path):
    assert not card.default.isVisible()
    file = tmp_path / "district.csv"
    file.write_text(LIST, encoding="utf-8")
    with qtbot.waitSignal(card.notice):
        card.take_in_file(file)
    assert codes(editor) == ["61", "6105"]
    assert "district.csv" in card.used.text()
    with qtbot.waitSignal(card.notice):
        qtbot.mouseClick(card.default, LEFT)
    assert codes(editor) == []
    editor.undo()
    assert codes(editor) == ["61", "6105"]
    editor.undo()
    assert codes(editor) == []


@pytest.mark.parametrize("text", [LIST + "6,ក,\n", "name\nx\n", ""])
def test_a_list_with_a_wrong_line_is_told_and_nothing_changes(card, editor, tmp_path, text):
    file = tmp_path / "district.csv"
    file.write_text(text, encoding="utf-8")
    card.take_in_file(file)
    assert card.answer.isVisible()
    assert card.answer.accessibleName()
    assert codes(editor) == []


def test_the_list_in_use_is_saved(card, tmp_path):
    card.save_to(tmp_path)
    (made,) = tmp_path.glob("*.csv")
    assert accounts.look(made.read_bytes(), "x").told
    assert card.saved.isVisible()
