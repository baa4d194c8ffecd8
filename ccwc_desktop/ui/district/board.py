"""One line a commune."""

from ccwc_desktop.ui.page import Page


class BoardPage(Page):
    """One line a commune."""
