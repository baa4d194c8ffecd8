"""The whole program in a process of its own: every view in both languages, and every sheet."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VIEWS = 50


@pytest.fixture(autouse=True)
def language() -> None:
    """The self-test speaks both languages itself."""


@pytest.mark.parametrize("more", [(), ("--large-text",)], ids=["usual", "large text"])
def test_nothing_is_cut_off_and_nothing_warns(tmp_path: Path, more: tuple[str, ...]) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "ccwc_desktop", "self-test", "--json", *more],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CCWC_HOME": str(tmp_path)},
        check=False,
    )
    assert told.returncode in (0, 1), told.stderr  # not a crash
    report = json.loads(told.stdout)
    assert report["faults"] == []
    assert report["views"] >= VIEWS
    assert bool(report["pages"]) != bool(more)
