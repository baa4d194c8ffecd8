from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ccwc_desktop.domain import recording
from ccwc_desktop.domain.consultations import Group
from ccwc_desktop.language import catalogue, digits
from ccwc_desktop.services import consultations
from ccwc_desktop.services.workbooks import Identity
from ccwc_desktop.store import gazetteer
from ccwc_desktop.ui import self_checks
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.vote.pin import PinPage
from ccwc_desktop.ui.vote.speech import Speech
from ccwc_desktop.ui.vote.window import VotingWindow

LEFT = Qt.MouseButton.LeftButton
GROUP = Group("", "f", "6-9")  # nobody of it was counted in the practice commune
PIN = "0707"


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def meeting(editor):
    """The uid of a vote with eight pictures."""
    held = editor.read(consultations.listing, editor.plan)
    return next(each for each in held if each.method == "vote").uid


@pytest.fixture
def window(qtbot, editor, meeting):
    window = VotingWindow(editor, meeting, seed="monday")
    window.resize(1024, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.turns.end()
    window.hide()
    window.deleteLater()


@pytest.fixture
def begin(qtbot, window):
    """Lets three girls of 6-9 come to the screen, by touch."""

    def run(heads=3):
        page = window.page
        qtbot.mouseClick(next(card for card in page.board.cards if card.key == "f:6-9"), LEFT)
        while page.heads.value > heads:
            qtbot.mouseClick(page.heads.fewer, LEFT)
        qtbot.mouseClick(page.start, LEFT)
        for digit in PIN:
            qtbot.mouseClick(window.page.keys[digit], LEFT)
        qtbot.mouseClick(window.page.ok, LEFT)

    return run


def votes_of(editor, meeting):
    """Option -> votes of the group, and its heads, as they are stored."""
    stored = recording.like(editor.read(consultations.get, meeting).groups, GROUP)
    return {vote.option: vote.count for vote in stored.votes}, stored.heads


def words_on(page):
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    return " ".join([*labels, *buttons])


def test_a_group_votes_by_touch_and_its_vote_is_one_step_of_undo(
    qtbot, window, begin, editor, meeting
):
    before = editor.read(consultations.get, meeting)
    begin(heads=3)
    for number in range(3):
        assert not window.page.done.isEnabled()
        qtbot.mouseClick(window.page.board.cards[0], LEFT)
        qtbot.mouseClick(window.page.done, LEFT)
        votes, heads = votes_of(editor, meeting)  # kept after every child
        assert (sum(votes.values()), heads) == (number + 1, 3)
        if number < 2:
            qtbot.mouseClick(window.page.go_on, LEFT)
    assert window.turns.running.is_over
    qtbot.mouseClick(window.page.go_on, LEFT)
    assert window.view == "gate"
    for digit in PIN:
        window.page.type_in(digit)
    qtbot.mouseClick(window.page.ok, LEFT)
    with qtbot.waitSignal(window.finished):
        qtbot.mouseClick(window.page.end, LEFT)
    editor.undo()
    assert editor.read(consultations.get, meeting) == before
    assert not editor.can_undo


def test_the_last_touch_is_taken_back_until_the_next_child_begins(
    qtbot, window, begin, editor, meeting
):
    begin()
    first, second = window.page.board.cards[:2]
    qtbot.mouseClick(first, LEFT)
    qtbot.mouseClick(second, LEFT)
    assert [card.isChecked() for card in (first, second)] == [False, True]
    qtbot.mouseClick(window.page.again, LEFT)
    assert not any(card.isChecked() for card in window.page.board.cards)
    qtbot.mouseClick(first, LEFT)
    qtbot.mouseClick(window.page.done, LEFT)
    qtbot.mouseClick(window.page.back, LEFT)
    assert votes_of(editor, meeting)[0] == {}
    assert not any(card.isChecked() for card in window.page.board.cards)
    assert window.turns.running.child == 1


def test_a_quick_double_tap_is_one_touch(qtbot, window, begin):
    begin()
    card = window.page.board.cards[3]
    QTest.mouseClick(card, LEFT)
    QTest.mouseDClick(card, LEFT)
    QTest.mouseRelease(card, LEFT)
    assert window.turns.running.chosen == (card.key,)
    assert card.isChecked()


@cache
def touch_screen():
    return QTest.createTouchDevice()


def fingers(window, *steps):
    """Real touches of the screen: each step is finger -> (what it does, a widget under it)."""
    for step in steps:
        sequence = QTest.touchEvent(window, touch_screen(), False)
        for finger, (does, on) in step.items():
            getattr(sequence, does)(finger, on.mapTo(window, on.rect().center()), window)
        sequence.commit()


def test_fingers_choose_on_a_touch_screen(window, begin):
    begin()
    one, other, third = window.page.board.cards[:3]
    fingers(window, {0: ("press", one)}, {0: ("release", one)})  # a tap
    assert window.turns.running.chosen == (one.key,)
    fingers(window, {0: ("press", other)}, {0: ("move", third)}, {0: ("release", third)})
    assert window.turns.running.chosen == (one.key,)  # a finger that slid away chose nothing
    fingers(
        window,
        {0: ("press", other), 1: ("press", third)},
        {0: ("release", other), 1: ("release", third)},
    )
    assert window.turns.running.chosen == (other.key,)  # of two fingers the first counts
    fingers(window, {0: ("press", window.page.done)}, {0: ("release", window.page.done)})
    assert window.view == "thanks"


def test_children_who_never_came_to_the_screen_are_not_counted(
    qtbot, window, begin, editor, meeting
):
    begin(heads=9)
    assert votes_of(editor, meeting)[1] == 9  # expected, and known again after a power cut
    qtbot.mouseClick(window.page.board.cards[0], LEFT)
    qtbot.mouseClick(window.page.done, LEFT)
    window.turns.end()
    assert votes_of(editor, meeting)[1] == 1


def test_nobody_leaves_a_vote_without_the_pin(qtbot, window, begin):
    begin()
    card = window.page.board.cards[4]
    qtbot.mouseClick(card, LEFT)
    chosen = window.turns.running.chosen
    assert not window.close()
    assert window.view == "gate"
    qtbot.keyClicks(window.page, "0708")
    qtbot.keyClick(window.page, Qt.Key.Key_Return)
    assert (window.view, window.page.wrong.isVisible()) == ("gate", True)
    qtbot.mouseClick(window.page.leave, LEFT)
    assert (window.view, window.turns.running.chosen) == ("ballot", chosen)
    qtbot.keyClick(window.page.board.cards[0], Qt.Key.Key_Escape)
    assert window.view == "gate"
    assert not window.close()
    assert window.isVisible()


def test_the_code_of_the_commune_opens_when_the_pin_is_forgotten(qtbot, window, begin, typed):
    begin()
    assert digits.localise("990101", catalogue.current()) not in words_on(window.page)
    qtbot.mouseClick(window.page.lock, LEFT)
    typed(window.page, "៩៩០១០១")
    qtbot.mouseClick(window.page.ok, LEFT)
    assert window.view == "desk"


def test_the_page_of_the_pin_tells_what_opens_when_it_is_forgotten(window):
    window.show_view("set-pin")
    assert digits.localise("990101", catalogue.current()) in words_on(window.page)


def test_the_page_of_the_pin_calls_a_sangkat_so(qtbot):
    place = gazetteer.get("120403")
    whose = Identity("", "commune", place.code, place, tuple(gazetteer.parents(place.code)), False)
    for language, word in (("km", "សង្កាត់"), ("en", "sangkat")):
        page = PinPage(Speech(language), whose)
        qtbot.addWidget(page)
        page.show()
        assert word in words_on(page)
        assert not any(each in words_on(page) for each in ("ឃុំ", "commune"))


def test_a_whole_vote_by_keyboard(qtbot, window, editor, meeting, typed):
    page = window.page
    assert page.board.cards[2].hasFocus()
    assert not page.board.cards[2].is_pointed_at
    qtbot.keyClick(page.board.cards[2], Qt.Key.Key_Up)  # the first key shows where the keyboard is
    assert page.board.cards[2].is_pointed_at
    qtbot.keyClick(page.board.cards[2], Qt.Key.Key_Up)
    assert page.board.cards[0].hasFocus()
    qtbot.keyClick(page.board.cards[0], Qt.Key.Key_Return)
    page.start.setFocus()
    qtbot.keyClick(page.start, Qt.Key.Key_Return)
    typed(window.page, digits.to_khmer(PIN))
    qtbot.keyClick(window.page, Qt.Key.Key_Return)
    board = window.page.board
    assert board.cards[0].hasFocus()
    qtbot.keyClick(board.cards[0], Qt.Key.Key_Right)
    assert board.cards[0].hasFocus()
    qtbot.keyClick(board.cards[0], Qt.Key.Key_Right)
    assert board.cards[1].hasFocus()
    qtbot.keyClick(board.cards[1], Qt.Key.Key_Return)
    assert window.page.done.hasFocus()
    typed(board, "៣")
    wanted = board.cards[2].key
    qtbot.keyClick(window.page.done, Qt.Key.Key_Return)
    assert window.page.go_on.hasFocus()
    assert votes_of(editor, meeting)[0] == {wanted: 1}


def test_another_language_keeps_the_choice_and_leaves_the_program_as_it_is(qtbot, window, begin):
    begin()
    spoken = catalogue.current()
    qtbot.mouseClick(window.page.board.cards[0], LEFT)
    order = [card.key for card in window.page.board.cards]
    before = words_on(window.page)
    window.page.languageChosen.emit("en" if spoken == "km" else "km")
    qtbot.waitUntil(lambda: words_on(window.page) != before)
    assert [card.key for card in window.page.board.cards] == order
    assert window.page.board.cards[0].isChecked()
    assert catalogue.current() == spoken


def test_results_wait_for_three_children_and_for_the_facilitator(qtbot, window, begin):
    begin(heads=9)
    for child in range(3):
        qtbot.mouseClick(window.page.board.cards[0], LEFT)
        qtbot.mouseClick(window.page.done, LEFT)
        window.show_view("desk")
        assert window.page.results.isEnabled() == (child == 2)
        if child < 2:
            window.show_view("thanks")
            qtbot.mouseClick(window.page.go_on, LEFT)
    first, count = window.turns.results()[0]
    assert count == max(count for _option, count in window.turns.results())
    most = window.page.cards[first][0]
    assert most not in words_on(window.page)
    qtbot.mouseClick(window.page.results, LEFT)
    qtbot.waitUntil(lambda: most in words_on(window.page))


def test_what_cannot_be_kept_is_said_on_the_page(qtbot, window, begin, editor, meeting):
    begin()
    option = window.page.board.cards[0].key
    qtbot.mouseClick(window.page.board.cards[0], LEFT)
    qtbot.mouseClick(window.page.done, LEFT)
    editor.apply("consultations.vote", uid=meeting, sex="f", age="6-9", option=option, votes=0)
    qtbot.mouseClick(window.page.back, LEFT)
    assert window.view == "thanks"
    assert window.page.refusal.isVisible()


def test_a_vote_that_was_broken_off_goes_on_where_it_was(qtbot, editor, meeting):
    editor.apply("consultations.count", uid=meeting, sex="f", age="6-9", heads=9)
    options = editor.read(consultations.get, meeting).options
    for option in options[:2]:
        editor.apply(
            "consultations.cast_votes", uid=meeting, sex="f", age="6-9", options=(option.uid,)
        )
    window = VotingWindow(editor, meeting)
    qtbot.addWidget(window)
    window.page.board.touched.emit("f:6-9")
    assert window.page.heads.value == 9
    window.turns.begin(window.page.asked)
    assert window.turns.running.child == 3
    window.turns.end()


def test_nothing_is_cut_off_on_the_smallest_screen(qtbot, window, begin):
    faults = {"begin": self_checks.faults(window)}
    begin()
    window.turns.touch(window.turns.running.options[0])
    window.turns.done()
    for view in ("set-pin", "thanks", "gate", "desk", "ballot"):
        window.show_view(view)
        qtbot.waitUntil(lambda: window.page.isVisible())
        faults[view] = self_checks.faults(window)
    assert not any(faults.values()), faults
