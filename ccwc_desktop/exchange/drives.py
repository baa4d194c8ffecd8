"""Sticks: which are plugged in, and a file written to one so that it is really there.

`write_verified` returns only when the bytes were read back from the stick and its folder was
flushed; before that it is not safe to pull it.
"""

import contextlib
import errno
import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ccwc_desktop.domain.errors import Refused

from .drive_list import Drive, free_bytes, removable

__all__ = ["Drive", "removable", "write_verified"]

PART = ".ccwc-part-"
CHUNK = 256 * 1024
WAITS = (0.1, 0.2, 0.4, 0.8, 1.6)  # seconds; a virus scanner holds a new file for a moment

_ERRORS = {
    errno.ENOSPC: "drive.full",
    errno.EDQUOT: "drive.full",
    errno.EROFS: "drive.read_only",
    errno.EFBIG: "drive.too_big_for_fat32",
    errno.EACCES: "drive.not_writable",
    errno.EPERM: "drive.not_writable",
    errno.EINVAL: "drive.not_writable",
}
_WINDOWS_ERRORS = {
    19: "drive.read_only",  # ERROR_WRITE_PROTECT, which Python shows as EACCES
    223: "drive.too_big_for_fat32",  # ERROR_FILE_TOO_LARGE
    112: "drive.full",
}

Progress = Callable[[int, int], None]


def write_verified(
    data: bytes,
    folder: Path,
    name: str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> Path:
    """Write `data` as `folder/name`, all or nothing, and read it back.

    `progress` gets bytes done and bytes to do (writing and reading back). A file of that name with
    the same bytes is left as it is. Refused("drive.…", path): file_exists (other bytes), full
    (needed, free), read_only, gone, too_big_for_fat32, not_writable, read_back_differs, cancelled;
    whatever was there before is untouched.
    """
    if not name or Path(name).name != name or name.startswith("."):
        raise ValueError(f"not a plain file name: {name!r}")
    path = folder / name
    try:
        _clean(folder)
        if path.exists():
            return _same(path, data)
        check_room(path, len(data), free_bytes(folder))
        _written(data, path, progress or _silent, cancelled or _never, wait)
    except OSError as error:
        raise refusal(error, path) from error
    return path


def refusal(error: OSError, path: Path) -> Refused:
    """What an error of the system means for the person with the stick."""
    code = _WINDOWS_ERRORS.get(getattr(error, "winerror", None) or 0)
    code = code or _ERRORS.get(error.errno or 0, "drive.gone")
    return Refused(code, path=str(path), reason=error.strerror or str(error))


def patiently(action: Callable[[], object], wait: Callable[[float], None]) -> None:
    """Do `action`, and again after a while when somebody else holds the file (Windows)."""
    for seconds in WAITS:
        try:
            action()
        except PermissionError:
            wait(seconds)
        else:
            return
    action()


def _silent(done: int, whole: int) -> None: ...


def _never() -> bool:
    return False


def _clean(folder: Path) -> None:
    """Take away what a cancelled or broken write left behind."""
    for left in folder.glob(f"{PART}*"):
        left.unlink(missing_ok=True)
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def _same(path: Path, data: bytes) -> Path:
    if not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data:
        raise Refused("drive.file_exists", path=str(path))
    return path


def check_room(path: Path, needed: int, free: int) -> None:
    """Raises Refused("drive.full", path, needed, free) (bytes)."""
    if free < needed:
        raise Refused("drive.full", path=str(path), needed=needed, free=free)


def _written(
    data: bytes,
    path: Path,
    progress: Progress,
    cancelled: Callable[[], bool],
    wait: Callable[[float], None],
) -> None:
    part = path.parent / f"{PART}{uuid.uuid4().hex}"
    try:
        with part.open("xb") as file:
            _fill(file, data, path, progress, cancelled)
        _read_back(part, data, path, progress)
        patiently(lambda: part.replace(path), wait)
        _flush_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):  # the stick may be gone; the next write cleans
            part.unlink(missing_ok=True)
        raise


def _fill(
    file: BinaryIO, data: bytes, path: Path, progress: Progress, cancelled: Callable[[], bool]
) -> None:
    for at in range(0, len(data), CHUNK):
        if cancelled():
            raise Refused("drive.cancelled", path=str(path))
        file.write(data[at : at + CHUNK])
        progress(min(at + CHUNK, len(data)), 2 * len(data))
    file.flush()
    os.fsync(file.fileno())
    _forget(file)
    if cancelled():
        raise Refused("drive.cancelled", path=str(path))


def _forget(file: BinaryIO) -> None:
    """Where the system allows it, drop its copy in memory so that the stick itself is read."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_back(part: Path, data: bytes, path: Path, progress: Progress) -> None:
    at = 0
    with part.open("rb") as file:
        while chunk := file.read(CHUNK):
            if chunk != data[at : at + len(chunk)]:
                raise Refused("drive.read_back_differs", path=str(path))
            at += len(chunk)
            progress(len(data) + at, 2 * len(data))
    if at != len(data):
        raise Refused("drive.read_back_differs", path=str(path))


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; closing the file has to do
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems cannot flush a folder
            raise
    finally:
        os.close(handle)
