"""Verbs that open the window."""

from argparse import Namespace

from ccwc_desktop import settings, ui


def gui(given: Namespace) -> int:
    """`ccwc gui`; a language that is named is kept, as one that is chosen in the window."""
    if given.language:
        settings.Kept().change(language=given.language)
    return ui.run(given.file, given.practice)


def self_test(given: Namespace) -> int:
    """`ccwc self-test`"""
    from ccwc_desktop.ui import self_test as test

    width, _by, height = given.size.partition("x")
    return test.run(given.pictures, (int(width), int(height)), given.large_text, given.json)
