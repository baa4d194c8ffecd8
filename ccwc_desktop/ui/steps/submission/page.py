"""Sending the plan to the district."""

from ccwc_desktop.ui.page import Page


class SubmissionPage(Page):
    """Sending the plan to the district."""
