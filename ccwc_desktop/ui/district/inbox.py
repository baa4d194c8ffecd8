"""What is on a stick, looked at before it is received."""

from ccwc_desktop.ui.page import Page


class InboxPage(Page):
    """What is on a stick, looked at before it is received."""
