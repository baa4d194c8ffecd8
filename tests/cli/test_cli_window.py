"""The window as it is opened from a terminal."""

import os
import subprocess
import sys
from pathlib import Path

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ccwc_desktop import cli
from ccwc_desktop.language import catalogue

app = QApplication(sys.argv[:1])
QTimer.singleShot(0, app.quit)
cli.main(["gui", *sys.argv[1:]])
print(catalogue.current())
"""


def test_the_window_speaks_the_language_that_was_asked_for_last(tmp_path: Path) -> None:
    assert _opened(tmp_path, []) == "km"
    assert _opened(tmp_path, ["--language", "en"]) == "en"
    assert _opened(tmp_path, []) == "en"


def _opened(home: Path, words: list[str]) -> str:
    environment = {**os.environ, "CCWC_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_AND_CLOSE, *words],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return ran.stdout.strip()
