"""All proposals on one list."""

from ccwc_desktop.ui.page import Page


class TotalsPage(Page):
    """All proposals on one list."""
