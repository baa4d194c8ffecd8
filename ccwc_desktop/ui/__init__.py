"""The window (PySide6). Nothing of Qt is imported before `run` is called: the command line takes
its sentences from here too."""

from pathlib import Path


def run(path: Path | None = None, practice: bool = False) -> int:
    """Open the window: on a workbook or package, on the practice commune, or at the start."""
    from . import imports

    imports.make_plain()
    from . import program

    return program.run(path, practice)
