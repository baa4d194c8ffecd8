"""The sheets of the plan."""

from ccwc_desktop.ui.page import Page


class SheetsPage(Page):
    """The sheets of the plan."""
