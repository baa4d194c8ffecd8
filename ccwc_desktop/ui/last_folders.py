"""Where files of a kind were chosen last, so that the next dialog begins there."""

from pathlib import Path

from ccwc_desktop.settings import Kept


class LastFolders:
    """Where files of a kind were chosen last: in the settings of this machine once `kept` is set,
    until then in memory."""

    def __init__(self) -> None:
        self.kept: Kept | None = None
        self._told: dict[str, str] = {}

    def of(self, kind: str) -> Path:
        """The folder of a kind; the home folder before, and when it is not there (a stick)."""
        told = self.kept.settings.folders if self.kept is not None else self._told
        folder = Path(told.get(kind) or Path.home())
        return folder if folder.is_dir() else Path.home()

    def take(self, kind: str, folder: Path) -> None:
        """Begin there the next time."""
        if self.kept is None:
            self._told[kind] = str(folder)
        else:
            self.kept.change(folders={**self.kept.settings.folders, kind: str(folder)})


last = LastFolders()
