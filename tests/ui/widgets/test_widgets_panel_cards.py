"""Cards in the right panel: what they say, what pressing does, how they are reached."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ccwc_desktop.ui.widgets.buttons import IconButton
from ccwc_desktop.ui.widgets.panel_cards import PanelAction, PanelCard, PanelCards
from ccwc_desktop.ui.widgets.side_panel import SidePanel


@pytest.fixture
def panel(stage):
    stage.window.resize(320, 700)
    return stage.put(SidePanel())


@pytest.fixture
def pressed():
    return []


def cards(pressed, count=2, done=(), more=""):
    told = tuple(
        PanelCard(
            f"key{n}",
            f"Village {n}",
            f"{n} of 9 girls.",
            (
                PanelAction("Make", lambda n=n: pressed.append(f"make {n}")),
                PanelAction("Show", int),
            ),
            "Already" if n in done else "",
        )
        for n in range(count)
    )
    every = PanelAction(more, lambda: pressed.append("more")) if more else None
    return PanelCards("The figures say", "figures", told, every)


def buttons(panel):
    return [b.text() for b in panel.cards.findChildren(QPushButton)]


def texts(panel):
    return [label.text() for label in panel.cards.findChildren(QLabel)]


def test_cards_say_and_do_what_was_described(qtbot, panel, pressed):
    panel.show_cards(cards(pressed, more="All (7)"))
    assert {"Village 1", "1 of 9 girls."} <= set(texts(panel))
    assert buttons(panel) == ["Make", "Show", "Make", "Show", "All (7)"]
    found = panel.cards.findChildren(QPushButton)
    qtbot.mouseClick(found[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(found[4], Qt.Key.Key_Return)
    assert pressed == ["make 1", "more"]
    assert found[2].accessibleName() == "Make"
    assert found[2].accessibleDescription() == "Village 1"


def test_the_green_mark_stands_on_what_is_done(panel, pressed):
    panel.show_cards(cards(pressed, done=(1,)))
    assert texts(panel).count("Already") == 1


def test_cards_that_look_the_same_stay_and_do_the_newer_thing(qtbot, panel, pressed):
    panel.show_cards(cards(["old"]))
    button = panel.cards.findChildren(QPushButton)[0]
    panel.show_cards(cards(pressed))
    assert panel.cards.findChildren(QPushButton)[0] is button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["make 0"]


def test_the_focus_stays_on_its_card(panel, pressed):
    panel.show_cards(cards(pressed))
    panel.cards.findChildren(QPushButton)[2].setFocus()
    panel.show_cards(cards(pressed, done=(1,)))
    assert QApplication.focusWidget() is panel.cards.findChildren(QPushButton)[2]


def test_without_cards_the_panel_is_as_it_was(panel, pressed):
    panel.know(["One sentence."])
    panel.show_cards(cards(pressed))
    assert panel._cards_head.isVisible()
    assert panel._known_head.y() > 0
    assert panel._known_head.isVisible()
    panel.show_cards(None)
    assert not panel._cards_head.isVisible()
    assert not panel.cards.isVisible()
    assert panel._known_head.isVisible()


def test_folded_the_cards_are_one_press_away(qtbot, panel, pressed):
    panel.fold(True)
    rail = [b for b in panel.findChildren(IconButton) if b.isVisible()]
    panel.show_cards(cards(pressed))
    (more,) = [b for b in panel.findChildren(IconButton) if b.isVisible() and b not in rail]
    assert more.accessibleName() == "The figures say"
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert not panel.is_folded()
    assert QApplication.focusWidget() is panel.cards.findChildren(QPushButton)[0]
