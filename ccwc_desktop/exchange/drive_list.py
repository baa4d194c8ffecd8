"""Which sticks are plugged in, on Linux, Windows and macOS."""

import ctypes
import os
import re
import shutil
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MOUNTED_BY_DESKTOP = ("/media/", "/run/media/")
_ESCAPE = re.compile(r"\\([0-7]{3})")
_WINDOWS_REMOVABLE = 2


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick: the folder it appears as, the name it shows, and free bytes."""

    path: Path
    label: str
    free: int


def removable(system: str = sys.platform, root: Path = Path("/")) -> list[Drive]:
    """The sticks that are plugged in, by label. `root` is where /proc, /sys or /Volumes lie."""
    if system == "win32":
        found = list(_windows())
    elif system == "darwin":
        found = [path for path in sorted(root.glob("Volumes/*")) if not path.is_symlink()]
    else:
        found = list(_linux(root))
    drives = [_drive(path) for path in found]
    return sorted((each for each in drives if each is not None), key=lambda each: each.label)


def free_bytes(folder: Path) -> int:
    """Bytes that can still be written in `folder`."""
    return shutil.disk_usage(folder).free


def _drive(path: Path) -> Drive | None:
    """None when it was pulled meanwhile."""
    try:
        return Drive(path, path.name or str(path), free_bytes(path))
    except OSError:
        return None


def _linux(root: Path) -> Iterator[Path]:
    try:
        mounts = (root / "proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    for line in mounts.splitlines():
        device, folder, *_ = line.split(" ")
        folder = _ESCAPE.sub(lambda match: chr(int(match[1], 8)), folder)
        if not device.startswith("/dev/") or device.startswith("/dev/loop"):
            continue
        by_desktop = folder.startswith(_MOUNTED_BY_DESKTOP)
        if by_desktop or _is_removable(root, device.removeprefix("/dev/")):
            yield Path(folder)


def _is_removable(root: Path, name: str) -> bool:
    """Whether the disk that holds the partition `name` (sdb1) says that it can be taken out."""
    disks = root / "sys/block"
    for disk in (disks / name, *disks.glob(f"*/{name}/..")):
        flag = disk / "removable"
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _windows() -> Iterator[Path]:
    for letter in string.ascii_uppercase:
        root = f"{letter}:{os.sep}"
        if _drive_type(root) == _WINDOWS_REMOVABLE:
            yield Path(root)


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)
    return kind
