"""Tab goes through the window as one reads it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccwc_desktop.ui import tab_order
from ccwc_desktop.ui.main_window import MainWindow

PARTS = ("header", "path", "title", "visits", "navigation", "panel", "status")


def part_of(window: MainWindow, widget: QWidget) -> str:
    parts = {name: getattr(window.frame, name) for name in PARTS}
    found = [name for name, part in parts.items() if part is widget or part.isAncestorOf(widget)]
    return found[0] if found else ""


def test_the_parts_of_the_window_follow_each_other(
    main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = main_window()
    window.step(1)
    window.frame.header.settings.setFocus()
    late = QLineEdit()  # a part that a page makes when it needs it
    assert window.page is not None
    layout = window.page.layout()
    assert layout is not None
    layout.addWidget(late)
    late.show()
    window._fill_panel()
    seen = []
    for _ in range(16):
        here = QApplication.focusWidget()
        seen.append("late" if here is late else part_of(window, here))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    order = list(dict.fromkeys(seen))
    assert order[:6] == ["header", "path", "title", "visits", "late", "navigation"]


def test_a_part_that_was_made_later_has_its_place(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    first, last, hidden = QLineEdit(), QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(hidden)
    column.addWidget(last)
    hidden.hide()
    pane, inside, late = QScrollArea(), QLineEdit(), QLineEdit()
    pane.setWidget(inside)
    column.insertWidget(1, pane)
    column.insertWidget(1, late)
    assert [w for w in tab_order.stops(top) if isinstance(w, QLineEdit)] == [
        first,
        late,
        inside,
        last,
    ]
