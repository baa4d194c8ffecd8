"""Taking in the district's list of figures from Settings."""

import pytest
from builders import addition, additions_of
from PySide6.QtCore import Qt

from ccwc_desktop.exchange import indicator_lists
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import indicator_lists as lists
from ccwc_desktop.services import situation
from ccwc_desktop.ui.preferences.figure_lists import FigureListsCard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(stage, editor):
    made = FigureListsCard(editor)
    made.refresh()
    return stage.put(made)


@pytest.fixture
def file(tmp_path):
    """A list signed by a key that nobody has met."""
    told = additions_of(addition("D0402-WELLS", name_km="អណ្តូង", name_en="Wells"))
    path = tmp_path / "0402_2025.ccwclist"
    path.write_bytes(indicator_lists.write(told, b"\x01" * 32))
    return path


def known(editor):
    return "D0402-WELLS" in editor.read(situation.table, 2025).catalogue


def test_an_unknown_key_shows_its_digits_and_waits_for_a_person(qtbot, card, editor, file):
    card.look_at(file)
    offer = editor.read(lists.look, file.read_bytes())
    assert offer.fingerprint in strip_breaks(card.answer.accessibleName())
    assert card.leave.hasFocus()
    assert not known(editor)
    qtbot.mouseClick(card.leave, LEFT)
    assert card.answer.isHidden()
    assert not known(editor)


def test_a_list_is_taken_in_after_the_digits_were_compared_and_undone(
    qtbot, card, editor, file, language
):
    card.look_at(file)
    with qtbot.waitSignal(card.notice):
        qtbot.mouseClick(card.accept, LEFT)
    assert known(editor)
    assert {"km": "អណ្តូង", "en": "Wells"}[language] in strip_breaks(card.taken.text())
    editor.undo()
    assert not known(editor)


def test_a_list_that_is_here_already_says_so(qtbot, card, editor, file):
    card.look_at(file)
    qtbot.mouseClick(card.accept, LEFT)
    card.look_at(file)
    assert card.answer.isVisible()
    assert card.accept.isHidden()
    assert len(editor.read(lists.listing)) == 1


def test_a_file_that_is_no_list_is_refused_in_a_sentence(card, editor, tmp_path):
    path = tmp_path / "x.ccwclist"
    path.write_bytes(b"PK\x03\x04")
    card.look_at(path)
    assert card.answer.isVisible()
    assert card.accept.isHidden()
    card.look_at(tmp_path / "none.ccwclist")
    assert not known(editor)
