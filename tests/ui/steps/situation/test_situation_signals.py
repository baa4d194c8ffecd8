"""What the figures say beside the grid: cards, one click to a problem, the way back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ccwc_desktop.domain.signals import HANDFUL
from ccwc_desktop.language import digits
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import problems, signals
from ccwc_desktop.settings import Kept
from ccwc_desktop.ui import messages
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.main_window import MainWindow
from ccwc_desktop.ui.tasks import Tasks


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def window(qtbot, editor, tmp_path):
    tasks = Tasks()
    made = MainWindow(editor, tasks, Kept(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin("situation")
    qtbot.waitUntil(lambda: bool(panel(made).shown))
    yield made
    tasks.close()


def panel(window):
    return window.frame.panel.cards


def keys(window):
    return [card.key for card in panel(window).shown]


def press(qtbot, window, place, action):
    """A button of a card by keyboard."""
    card = panel(window).layout().itemAt(place).widget()
    qtbot.keyClick(card.findChildren(QPushButton)[action], Qt.Key.Key_Return)


def listed(editor):
    return editor.read(problems.listing, editor.plan)


def test_the_first_few_are_shown_and_all_when_they_are_asked_for(qtbot, window, editor, language):
    every = [signal.key for signal in editor.read(signals.of_year, 2025)]
    assert keys(window) == every[:HANDFUL]
    more = panel(window).findChild(QPushButton, "more")
    assert digits.number(len(every), language) in more.text()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: keys(window) == every)
    assert panel(window).findChild(QPushButton, "more").hasFocus()
    qtbot.keyClick(panel(window).findChild(QPushButton, "more"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: keys(window) == every[:HANDFUL])


def test_a_signal_becomes_a_problem_with_one_press_and_back(qtbot, window, editor):
    before = listed(editor)
    key = keys(window)[0]
    press(qtbot, window, 0, 0)
    (made,) = [each for each in listed(editor) if each not in before]
    (shown,) = made.evidence
    told = editor.read(signals.of_year, 2025)[0]
    known = window.page.picture.table.catalogue[told.indicator]
    assert (shown.kind, shown.ref) == ("signal", key)
    assert shown.note == strip_breaks(messages.signal_sentence(told))
    assert (made.title_km, made.title_en) == (known.name_km, known.name_en)
    assert made.sector == known.sector
    qtbot.waitUntil(lambda: bool(panel(window).shown[0].done))
    assert not panel(window).shown[1].done
    editor.undo()
    assert listed(editor) == before
    qtbot.waitUntil(lambda: not panel(window).shown[0].done)
    editor.redo()
    qtbot.waitUntil(lambda: bool(panel(window).shown[0].done))


def test_what_is_a_problem_leads_to_it(qtbot, window, editor):
    press(qtbot, window, 0, 0)
    uid = listed(editor)[-1].uid
    qtbot.waitUntil(lambda: bool(panel(window).shown[0].done))
    press(qtbot, window, 0, 0)
    qtbot.waitUntil(lambda: window.spec.key == "problems")
    assert window.page.here() == f"problem:{uid}"


def test_the_figures_behind_a_signal_are_shown_in_the_year_in_view(qtbot, window, editor):
    window.page._choose_year(2024)
    qtbot.waitUntil(lambda: {key[-4:] for key in keys(window)} == {"2024"})
    told = next(s for s in editor.read(signals.of_year, 2024) if s.indicator)
    place = keys(window).index(told.key)
    press(qtbot, window, place, 1)
    assert (window.page.code, window.page.year) == (told.indicator, 2024)


def test_other_figures_bring_other_cards(qtbot, window, editor):
    before = keys(window)
    table = window.page.picture.table
    code = before[0].split(":")[1]
    parts = {code, *(term.indicator for term in table.catalogue[code].formula)}
    told = [figure for (own, _p, _s), figure in table.entered.items() if own in parts]
    editor.apply("situation.enter", figures=tuple(replace(each, value=None) for each in told))
    qtbot.waitUntil(lambda: before[0] not in keys(window))
    editor.undo()
    qtbot.waitUntil(lambda: keys(window) == before)


def test_in_a_narrow_window_the_cards_are_behind_the_rail(qtbot, window):
    window.resize(1024, 700)
    side = window.frame.panel
    assert side.is_folded()
    assert side._rail_cards.isVisible()
    qtbot.mouseClick(side._rail_cards, Qt.MouseButton.LeftButton)
    assert not side.is_folded()
    assert panel(window).findChildren(QPushButton)[0].hasFocus()


def test_who_leaves_before_they_are_found_finds_them_at_the_next_visit(qtbot, editor, tmp_path):
    tasks = Tasks()
    made = MainWindow(editor, tasks, Kept(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    made.begin("situation")
    page = made.page
    made.go("commune")
    qtbot.waitUntil(lambda: not page.signals._soon.isActive())
    assert page.signals.shown() is None
    made.go("situation")
    qtbot.waitUntil(lambda: page.signals.shown() is not None)
    tasks.close()
