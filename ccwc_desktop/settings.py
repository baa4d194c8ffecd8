"""The preferences of this person on this machine, as one JSON file. No Qt, no facts of a plan."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ccwc_desktop import paths
from ccwc_desktop.language.catalogue import Language

MOST_RECENT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A workbook that was open on this machine; `opened` is an ISO day."""

    path: str
    code: str
    kind: str
    opened: str


@dataclass(frozen=True, slots=True)
class Settings:
    """`folded` holds the right panel's state of each step where the person chose; `window` is x,
    y, width, height (empty: not yet); `folders` is where files of a kind were chosen last."""

    language: Language = "km"
    large_text: bool = False
    recent: tuple[Recent, ...] = ()
    folded: Mapping[str, bool] = field(default_factory=dict)
    window: tuple[int, ...] = ()
    maximized: bool = False
    folders: Mapping[str, str] = field(default_factory=dict)

    @property
    def last(self) -> Recent | None:
        """The workbook used last."""
        return self.recent[0] if self.recent else None

    def opened(self, newest: Recent) -> "Settings":
        """With a workbook at the head of the list."""
        others = [each for each in self.recent if each.path != newest.path]
        return replace(self, recent=(newest, *others)[:MOST_RECENT])

    def without(self, path: str) -> "Settings":
        """Without a workbook in the list."""
        return replace(self, recent=tuple(each for each in self.recent if each.path != path))


class Kept:
    """The settings in use; every change is saved at once."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.settings_file()
        self.settings = load(self._file)

    def change(self, **new: Any) -> Settings:
        """Change some and save all."""
        return self.take(replace(self.settings, **new))

    def take(self, settings: Settings) -> Settings:
        """Save these instead."""
        if settings != self.settings:
            self.settings = settings
            save(settings, self._file)
        return settings


def load(file: Path | None = None) -> Settings:
    """The settings of this machine; defaults where there are none.

    A file that cannot be read is kept beside the new one, as settings.json.damaged.
    """
    file = file or paths.settings_file()
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return _from(told)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        with suppress(OSError):
            file.replace(file.with_name(file.name + ".damaged"))
        return Settings()


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings, whole or not at all; a full disk loses only this preference."""
    file = file or paths.settings_file()
    part = file.with_name(file.name + ".part")
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    with suppress(OSError):
        with part.open("w", encoding="utf-8") as target:
            target.write(text)
            target.flush()
            os.fsync(target.fileno())
        part.replace(file)


def _from(told: Mapping[str, Any]) -> Settings:
    language: Language = "en" if told.get("language") == "en" else "km"
    return Settings(
        language=language,
        large_text=bool(told.get("large_text", False)),
        recent=tuple(Recent(**_texts(each)) for each in told.get("recent", ())),
        folded={str(key): bool(value) for key, value in told.get("folded", {}).items()},
        window=tuple(int(each) for each in told.get("window", ())),
        maximized=bool(told.get("maximized", False)),
        folders=_texts(told.get("folders", {})),
    )


def _texts(told: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in told.items()}
