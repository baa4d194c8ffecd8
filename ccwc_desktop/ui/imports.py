"""Importing as Python itself does it, once PySide6 is there."""

import builtins

import PySide6.QtCore  # noqa: F401 - it is what changes the imports


def make_plain() -> None:
    """Take PySide6's own import away; call before anything else of the window is imported.

    It reads the source of every module imported after Qt and keeps its lines, to know where
    `from __feature__ import ...` might count. Nobody writes that here: 22 MB and 10 % of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
