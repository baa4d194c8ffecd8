"""Tab goes as one reads; Qt's own order is that of making, and pages make parts late."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLayout, QScrollArea, QWidget

_WHOLE = (QAbstractItemView, QComboBox)  # one stop each, whatever they are made of


def follow_reading(top: QWidget) -> None:
    """Put what can be reached with Tab inside `top` into the order of its layouts."""
    for before, after in pairwise(stops(top)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What can be reached with Tab in `widget` and is not hidden, in the order of reading."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inside is not None:
        yield from stops(inside)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part = item.widget() if item is not None else None
        nested = item.layout() if item is not None else None
        if part is not None and not part.isHidden():
            yield from stops(part)
        elif nested is not None:
            yield from _in_layout(nested)
