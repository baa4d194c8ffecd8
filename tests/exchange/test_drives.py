import errno
import os
import resource
import signal
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import drives

DATA = bytes(range(256)) * 4000  # four chunks


def refused(*arguments, **more):
    with pytest.raises(Refused) as caught:
        drives.write_verified(*arguments, **more)
    return caught.value


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def files_no_larger_than(size):
    """The system's own limit, as a FAT32 stick has one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_file_is_written_and_nothing_else(tmp_path):
    path = drives.write_verified(DATA, tmp_path, "a.ccwc")
    assert path == tmp_path / "a.ccwc"
    assert path.read_bytes() == DATA
    assert left_in(tmp_path) == ["a.ccwc"]


def test_an_empty_file_can_be_written(tmp_path):
    assert drives.write_verified(b"", tmp_path, "a").read_bytes() == b""


def test_progress_goes_up_to_the_whole_and_counts_the_reading_back(tmp_path):
    steps = []
    drives.write_verified(DATA, tmp_path, "a", lambda done, whole: steps.append((done, whole)))
    done = [step[0] for step in steps]
    assert done == sorted(done)
    assert len(steps) == 8
    assert steps[-1] == (2 * len(DATA), 2 * len(DATA))
    assert (len(DATA), 2 * len(DATA)) in steps


def test_the_same_file_again_is_left_as_it_is(tmp_path):
    path = drives.write_verified(DATA, tmp_path, "a")
    os.utime(path, (1, 1))
    drives.write_verified(DATA, tmp_path, "a")
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("other", [b"", b"x", DATA[:-1] + b"x"])
def test_another_file_of_that_name_is_kept_and_named(tmp_path, other):
    (tmp_path / "a").write_bytes(other)
    error = refused(DATA, tmp_path, "a")
    assert error.code == "drive.file_exists"
    assert error.details["path"] == str(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == other
    assert left_in(tmp_path) == ["a"]


def test_a_folder_of_that_name_is_kept(tmp_path):
    (tmp_path / "a").mkdir()
    assert refused(DATA, tmp_path, "a").code == "drive.file_exists"


@pytest.mark.parametrize("after", [0, 1, 3, 4])
def test_a_cancelled_write_leaves_nothing(tmp_path, after):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > after

    assert refused(DATA, tmp_path, "a", cancelled=cancelled).code == "drive.cancelled"
    assert left_in(tmp_path) == []


def test_leftovers_of_a_pulled_stick_are_cleaned_by_the_next_write(tmp_path):
    (tmp_path / ".ccwc-part-123").write_bytes(b"half")
    (tmp_path / "holiday.jpg").write_bytes(b"mine")
    drives.write_verified(DATA, tmp_path, "a")
    assert left_in(tmp_path) == ["a", "holiday.jpg"]


def test_a_stick_that_is_gone_says_so(tmp_path):
    assert refused(DATA, tmp_path / "gone", "a").code == "drive.gone"


def test_a_stick_pulled_while_writing_says_so(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(done, whole):
        if done == len(DATA):
            stick.rename(tmp_path / "pocket")

    assert refused(DATA, stick, "a", pulled).code == "drive.gone"
    assert not stick.exists()


def test_a_stick_that_changes_bytes_is_found_out(tmp_path):
    def spoil(done, whole):
        if done == len(DATA):
            (part,) = tmp_path.glob(".ccwc-part-*")
            with part.open("r+b") as file:
                file.seek(300_000)
                file.write(b"\xff\x00\xff")

    error = refused(DATA, tmp_path, "a", spoil)
    assert error.code == "drive.read_back_differs"
    assert left_in(tmp_path) == []


def test_a_stick_that_loses_the_end_is_found_out(tmp_path):
    def cut(done, whole):
        if done == len(DATA):
            (part,) = tmp_path.glob(".ccwc-part-*")
            os.truncate(part, 1000)

    assert refused(DATA, tmp_path, "a", cut).code == "drive.read_back_differs"


def test_a_file_too_large_for_the_file_system_says_so_and_leaves_nothing(tmp_path):
    with files_no_larger_than(300_000):
        error = refused(DATA, tmp_path, "a")
    assert error.code == "drive.too_big_for_fat32"
    assert left_in(tmp_path) == []


def test_a_full_stick_says_how_much_is_needed():
    drives.check_room(Path("a"), 1000, 1000)
    with pytest.raises(Refused) as caught:
        drives.check_room(Path("a"), 1001, 1000)
    assert caught.value.code == "drive.full"
    assert caught.value.details == {"path": "a", "needed": 1001, "free": 1000}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "drive.full"),
        (errno.EROFS, "drive.read_only"),
        (errno.EACCES, "drive.not_writable"),
        (errno.EIO, "drive.gone"),
        (errno.ENODEV, "drive.gone"),
        (errno.EFBIG, "drive.too_big_for_fat32"),
    ],
)
def test_every_error_of_the_system_has_its_sentence(number, code):
    error = drives.refusal(OSError(number, os.strerror(number)), Path("/stick/a"))
    assert error.code == code
    assert error.details["path"] == "/stick/a"


def test_a_real_full_device_is_full():
    with pytest.raises(OSError, match="space") as caught:
        Path("/dev/full").write_bytes(b"x")
    assert drives.refusal(caught.value, Path("a")).code == "drive.full"


def test_a_write_protected_stick_on_windows_is_told_from_a_forbidden_folder():
    error = PermissionError(errno.EACCES, "protected")
    error.winerror = 19
    assert drives.refusal(error, Path("a")).code == "drive.read_only"


def test_a_file_held_by_a_virus_scanner_is_tried_again():
    waits = []

    def action():
        if len(waits) < 3:
            raise PermissionError(errno.EACCES, "held")

    drives.patiently(action, waits.append)
    assert waits == [0.1, 0.2, 0.4]


def test_patience_ends():
    waits = []

    def action():
        raise PermissionError(errno.EACCES, "held")

    with pytest.raises(PermissionError):
        drives.patiently(action, waits.append)
    assert len(waits) == len(drives.WAITS)


@pytest.mark.parametrize("name", ["../a", "a/b", "/a", "", ".hidden"])
def test_a_name_is_a_plain_name(tmp_path, name):
    with pytest.raises(ValueError, match="plain file name"):
        drives.write_verified(DATA, tmp_path, name)


def linux(root: Path, mounts: str, **flags: str) -> Path:
    (root / "proc").mkdir()
    (root / "proc/mounts").write_text(mounts, encoding="utf-8")
    for disk, flag in flags.items():
        (root / "sys/block" / disk / f"{disk}1").mkdir(parents=True)
        (root / "sys/block" / disk / "removable").write_text(flag + "\n", encoding="ascii")
    return root


def test_sticks_on_linux_are_removable_disks(tmp_path):
    for name in ("stick", "KHMER KEY", "home"):
        (tmp_path / name).mkdir()
    spaced = str(tmp_path / "KHMER KEY").replace(" ", "\\040")
    mounts = (
        f"/dev/sda1 {tmp_path}/home ext4 rw 0 0\n"
        f"/dev/sdb1 {tmp_path}/stick vfat rw 0 0\n"
        f"/dev/sdc {spaced} vfat rw 0 0\n"
        f"/dev/sdd1 {tmp_path}/pulled vfat rw 0 0\n"
        "proc /proc proc rw 0 0\n"
        "/dev/loop3 /media/x/snap squashfs ro 0 0\n"
    )
    root = linux(tmp_path, mounts, sda="0", sdb="1", sdc="1", sdd="1")
    found = drives.removable("linux", root)
    assert [(drive.label, drive.path) for drive in found] == [
        ("KHMER KEY", tmp_path / "KHMER KEY"),
        ("stick", tmp_path / "stick"),
    ]
    assert all(drive.free > 0 for drive in found)


def test_no_stick_is_an_empty_list(tmp_path):
    assert drives.removable("linux", tmp_path) == []
    assert drives.removable("darwin", tmp_path) == []


def test_sticks_on_macos_are_volumes_but_not_the_system(tmp_path):
    (tmp_path / "Volumes/KEY").mkdir(parents=True)
    (tmp_path / "Volumes/Macintosh HD").symlink_to(tmp_path)
    (found,) = drives.removable("darwin", tmp_path)
    assert (found.label, found.path) == ("KEY", tmp_path / "Volumes/KEY")


def test_this_machine_can_be_asked():
    for drive in drives.removable():
        assert drive.path.is_dir()
