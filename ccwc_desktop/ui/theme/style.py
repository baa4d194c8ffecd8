"""The style sheet of the window, with token values put in where it says @name."""

import re

from . import tokens

# When a border grows from 1 to 2 px the padding shrinks by 1 px: nothing jumps.
# The `kind` rules stand after the general ones, so each kind needs its own :disabled.
_FRAMES = """
QMainWindow, QWidget#page { background: @paper; color: @ink; }
QFrame#header { background: @surface; border: 0 solid @line; border-bottom-width: 1px; }
QFrame#status { background: @surface; border: 0 solid @line; border-top-width: 1px; }
QFrame#panel { background: @surface; border: 0 solid @line; border-left-width: 1px; }
QFrame#rule { background: @line; border: 0; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#column { background: transparent; }

QFrame[card="true"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[card="true"][open="true"]:hover { border-color: @edge; }
QFrame[card="true"][state="new"] { background: transparent; border: 1px dashed @edge; }
QFrame[card="true"][state="sunken"] { background: @sunken; }
QFrame[card="true"][state="selected"] { background: @teal-tint; border: 2px solid @teal; }
QFrame[card="true"][state="warning"] { background: @amber-tint; border: 2px solid @amber-mark; }
QFrame[card="true"][state="refused"] { background: @red-tint; border: 1px solid @red-line; }
QFrame[card="true"][state="done"] { background: @green-tint; border: 2px solid @green; }
QFrame[card="true"]:focus { border: 2px solid @teal; }
QFrame[card="true"][state="grid"] { border: 1px solid @line; }

QFrame[note="info"] { background: @teal-tint; border: 1px solid @teal-line; border-radius: 8px; }
QFrame[note="warning"] { background: @amber-tint; border: 1px solid @amber-line;
    border-radius: 8px; }
QFrame[note="refused"] { background: @red-tint; border: 1px solid @red-line; border-radius: 8px; }
QFrame[note="done"] { background: @green-tint; border: 2px solid @green; border-radius: 8px; }
QFrame[note="callout"] { background: @amber-tint; border: 1px solid @amber-mark;
    border-radius: 8px; }
QFrame[note="undo"] { background: @ink; border-radius: 8px; }
QFrame[note="undo"] QLabel { color: @surface; }
QFrame[note="undo"] QPushButton { background: transparent; color: @surface;
    border: 1px solid @edge; }
QFrame[note="undo"] QPushButton:hover { border-color: @surface; }
QFrame[note="undo"] QPushButton:focus { border: 2px solid @surface; padding: 2px 15px; }
QFrame[note="undo"] QToolButton:focus { border: 2px solid @surface; }
QFrame[note="undo"] QToolButton:hover { background: @ink-soft; }
"""

_BUTTONS = """
QPushButton { background: @surface; color: @ink; border: 1px solid @edge; border-radius: 6px;
    padding: 4px 16px; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed { background: @held; }
QPushButton:focus { border: 2px solid @teal; padding: 3px 15px; outline: 0; }
QPushButton:checked { background: @teal-tint; border: 2px solid @teal; padding: 3px 15px; }
QPushButton:disabled { background: @sunken; border-color: @line; color: @ink-faint; }
QPushButton[kind="main"] { background: @teal; border-color: @teal; color: @surface;
    font-weight: 700; }
QPushButton[kind="main"]:hover { background: @teal-deep; border-color: @teal-deep; }
QPushButton[kind="main"]:pressed { background: @teal-press; }
QPushButton[kind="main"]:focus { border: 1px solid @teal; padding: 4px 16px; outline: 0; }
QPushButton[kind="main"]:disabled { background: @disabled-fill; border-color: @disabled-fill;
    color: @ink-soft; }
QPushButton[kind="quiet"] { border-color: @teal-line; color: @teal; }
QPushButton[kind="quiet"]:hover { background: @teal-tint; }
QPushButton[kind="quiet"]:pressed { background: @teal-held; }
QPushButton[kind="link"] { border: 0; background: transparent; color: @teal;
    text-decoration: underline; padding: 2px 4px; text-align: left; }
QPushButton[kind="link"]:hover { color: @teal-deep; background: @teal-tint; }
QPushButton[kind="link"]:focus { border: 2px solid @teal; padding: 0 2px; }
QPushButton[kind="accept"] { border-color: @amber-mark; color: @amber; }
QPushButton[kind="cure"] { border-color: @red; color: @red; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="accept"]:focus,
QPushButton[kind="cure"]:focus { border: 2px solid @teal; padding: 3px 15px; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled,
QPushButton[kind="accept"]:disabled { background: transparent; border-color: @line;
    color: @ink-faint; }
QPushButton[half="left"], QPushButton[half="mid"], QPushButton[half="right"] { padding: 2px 12px; }
QPushButton[half="mid"] { border-radius: 0; border-left: 0; }
QPushButton[half="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[half="right"] { border-top-left-radius: 0; border-bottom-left-radius: 0;
    border-left: 0; }
QPushButton[half]:checked { background: @teal; border: 1px solid @teal; color: @surface;
    padding: 2px 12px; font-weight: 700; }
QPushButton[half]:focus { border: 2px solid @teal-line; padding: 1px 11px; }
QPushButton[score="true"] { padding: 0; font-weight: 700; }
QPushButton[score="true"]:checked { background: @teal; border: 1px solid @teal; color: @surface; }
QPushButton[score="true"]:focus { border: 2px solid @teal; padding: 0; }
QPushButton[score="true"]:checked:focus { border: 2px solid @teal-line; padding: 0; }
QPushButton[chooser="true"] { text-align: left; padding: 4px 10px; }
QPushButton[chooser="true"]:focus { padding: 3px 9px; }
QPushButton[chooser="true"][state="refused"] { border: 2px solid @red; padding: 3px 9px; }
QPushButton[chooser="true"][state="warning"] { border: 2px solid @amber-mark; padding: 3px 9px; }
QPushButton[line="true"] { background: transparent; border: 0; border-radius: 6px; padding: 0; }
QPushButton[line="true"]:hover { background: @teal-tint; }
QPushButton[line="true"]:focus { border: 2px solid @teal; padding: 0; }
QPushButton[person="true"] { text-align: left; border-color: @line; border-radius: 8px; }

QToolButton { background: transparent; border: 0; border-radius: 6px; padding: 4px; color: @ink; }
QToolButton:hover { background: @teal-tint; }
QToolButton:pressed { background: @teal-held; }
QToolButton:focus { border: 2px solid @teal; padding: 2px; }
QToolButton:disabled { color: @ink-faint; }
QToolButton[chip="true"] { background: @surface; border: 1px solid @line; padding: 2px 8px; }
QToolButton[chip="true"]:hover { border-color: @edge; }
QToolButton::menu-indicator { image: none; }
QMenu { background: @surface; color: @ink; border: 1px solid @edge; padding: 4px;
    icon-size: 18px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 6px; }
QMenu::item:selected { background: @teal-tint; color: @ink; }
QMenu::item:disabled { color: @ink-faint; }

QCheckBox, QRadioButton { background: transparent; spacing: 8px; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 18px; height: 18px;
    background: @surface; border: 1px solid @edge; border-radius: 4px; }
QCheckBox::indicator:hover { border-color: @ink-soft; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
    background: @teal; border-color: @teal; image: url(icons:box-checked.svg); }
QCheckBox::indicator:focus { border: 2px solid @teal; width: 16px; height: 16px; }
QCheckBox::indicator:checked:focus { border: 2px solid @teal-line; }
QCheckBox::indicator:disabled { background: @sunken; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @ink-faint; }
QCheckBox:focus, QRadioButton:focus { outline: 0; }
QRadioButton::indicator { width: 18px; height: 18px; border: 1px solid @edge;
    border-radius: 10px; background: @surface; }
QRadioButton::indicator:checked { border: 6px solid @teal; width: 8px; height: 8px; }
QRadioButton::indicator:focus { border-color: @teal; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: @surface; color: @ink;
    border: 1px solid @edge; border-radius: 6px; padding: 4px 10px;
    selection-background-color: @marked-text; selection-color: @ink; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: @ink-soft; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid @teal; padding: 3px 9px; }
QLineEdit[state="warning"], QPlainTextEdit[state="warning"], QComboBox[state="warning"] {
    border: 2px solid @amber-mark; padding: 3px 9px; }
QLineEdit[state="refused"], QPlainTextEdit[state="refused"], QComboBox[state="refused"] {
    border: 2px solid @red; padding: 3px 9px; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QPlainTextEdit:read-only,
QComboBox:disabled { background: @sunken; border: 1px solid @line; padding: 4px 10px;
    color: @ink-soft; }
QLineEdit[cell="true"] { border: 2px solid @teal; border-radius: 0; padding: 0 7px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 32px; }
QComboBox::down-arrow { image: url(icons:box-open-list.svg); width: 18px; height: 18px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @edge; outline: 0;
    padding: 4px; selection-background-color: @teal-tint; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 34px; padding: 0 8px; }
"""

_LISTS = """
QListView { background: @surface; border: 1px solid @line; border-radius: 8px; outline: 0; }
QListView#path { background: @sunken; border: 0; border-right: 1px solid @line; border-radius: 0; }
QListView#plain { background: transparent; border: 0; }
QListView#popup { border: 1px solid @edge; border-radius: 6px; }
QTableView { background: @surface; border: 1px solid @line; border-radius: 8px;
    gridline-color: @line; outline: 0;
    selection-background-color: @teal-tint; selection-color: @ink; }
QTableView[part="grid"] { border: 0; border-radius: 0; }
QTableView[part="grid"][row="totals"] { background: @sunken; }
QHeaderView, QTableCornerButton::section { background: @sunken; border: 0; }
QHeaderView::section { background: @sunken; color: @ink; border: 0; border-right: 1px solid @line;
    border-bottom: 1px solid @line; padding: 2px 8px; font-weight: 700; }
QTableView[sortable="true"] QHeaderView::section { padding-right: 24px; }
QTableCornerButton::section { border-right: 1px solid @line; border-bottom: 1px solid @line; }

QLabel { background: transparent; }
QLabel[corner="true"] { background: @sunken; border-right: 1px solid @line;
    border-bottom: 1px solid @line; padding: 0 8px; }
QLabel[tag] { border-radius: 6px; padding: 1px 8px; background: @sunken; color: @ink-soft; }
QLabel[tag="teal"] { background: @teal-tint; color: @teal-deep; }
QLabel[tag="amber"] { background: @amber-tint; color: @amber; }
QLabel[tag="red"] { background: @red-tint; color: @red; }
QLabel[tag="green"] { background: @green-tint; color: @green; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle { background: @scroll; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @track; border: 0; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: @teal; border-radius: 4px; }
QToolTip { background: @ink; color: @surface; border: 0; padding: 6px 10px; }
"""


def sheet() -> str:
    """The whole style sheet; a KeyError names a colour that is not in the tokens."""
    text = _FRAMES + _BUTTONS + _FIELDS + _LISTS
    return re.sub(r"@([a-z]+(?:-[a-z0-9]+)*)", lambda found: tokens.hex_of(found[1]), text)
