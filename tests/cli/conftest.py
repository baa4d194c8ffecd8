"""Running `ccwc` in this process, and reading what it printed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccwc_desktop.cli import main


@pytest.fixture
def ccwc(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a verb; gives exit status, standard output, standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def told(ccwc: Callable[..., tuple[int, str, str]]) -> Callable[..., Any]:
    """Runs a verb with --json; gives the document."""

    def run(*words: object) -> Any:
        _status, out, _err = ccwc(*words, "--json")
        return json.loads(out)

    return run


@pytest.fixture
def practice_path(practice_file: Path, tmp_path: Path) -> Path:
    """A closed copy of the practice workbook."""
    return Path(shutil.copy(practice_file, tmp_path / "practice.ccwcdb"))


@pytest.fixture
def commune_path(commune_file: Path, tmp_path: Path) -> Path:
    """A closed copy of an empty workbook of commune 040202."""
    return Path(shutil.copy(commune_file, tmp_path / "commune.ccwcdb"))
