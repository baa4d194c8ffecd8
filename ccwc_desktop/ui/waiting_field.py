"""A field whose text cannot be kept: it is brought into view, and what to do is said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _

from .widgets.fields import LineField, LongText
from .widgets.scroll import bring_into_view


def show(page: QWidget) -> str:
    """Go to the first such field of a page or a part of one; the sentence for the notice."""
    field = first(page)
    if field is None:
        return _("A field holds something that cannot be saved. Everything else is saved.")
    go_to(field)
    said = _("“{field}” is not saved. Please put it right, or press Esc to have the old value.")
    return said.format(field=words.add_breaks(field.accessibleName()))


def first(page: QWidget) -> QWidget | None:
    """The first field in view of the page, or hidden by scrolling only, that was refused."""
    for each in page.findChildren(QWidget):
        refused = each.property("state") == "refused"
        if refused and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page):
            return each
    return None


def text_of(field: QWidget) -> str:
    """What stands in it; "" for a field that holds no text."""
    return field.text().strip() if isinstance(field, LineField | LongText) else ""


def go_to(field: QWidget) -> None:
    """Scroll until it is seen and put the cursor in it."""
    bring_into_view(field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
