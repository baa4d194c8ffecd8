"""Where things lie on this machine: resources, workbooks, settings, logs, printed sheets."""

import os
import sys
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("CCWC", appauthor=False, roaming=False)


@cache
def resources() -> Path:
    """The folder of bundled files, for a frozen program, an installed one, or a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).parent
    own = [here / "_resources", here.parent / "resources"]
    places = [Path(frozen) / "resources"] if frozen else own
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"resources not found in {places}")


def _home() -> Path | None:
    """A single folder for everything, when CCWC_HOME asks for one (tests, a stick, a kiosk)."""
    value = os.environ.get("CCWC_HOME")
    return Path(value) if value else None


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def workbooks() -> Path:
    """Local, not roaming and not Documents: a synced copy of an open workbook would break it."""
    home = _home()
    return _made((home or Path(_DIRS.user_data_dir)) / "workbooks")


def backups() -> Path:
    """Daily verified copies of workbooks."""
    home = _home()
    return _made((home or Path(_DIRS.user_data_dir)) / "backups")


def settings_file() -> Path:
    """The preferences of this person on this machine (JSON)."""
    home = _home()
    return _made(home or Path(_DIRS.user_config_dir)) / "settings.json"


def logs() -> Path:
    """Where a fault of ours is written down."""
    home = _home()
    return _made((home / "logs") if home else Path(_DIRS.user_log_dir))


def documents() -> Path:
    """Documents/CCWC: PDF sheets and packages a person asked for."""
    home = _home()
    return _made((home or Path(_DIRS.user_documents_dir)) / "CCWC")
