"""ZIP files of which every byte is known: one way to write them, and nothing else is read.

`write` makes fixed headers (1980-01-01, no flags, no extra fields, no comments). `read` checks
the numbers of the central directory before anything is opened, then writes the frame again around
the packed bytes it found and compares: a byte before, between or after the members, another time
stamp or another order is refused.

A bad stick and another program are told apart: an archive that contradicts itself (a directory
that does not agree with its members, a wrong checksum) is damaged; one that is sound, but not as
we write it, was packed again.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ccwc_desktop.domain.errors import Refused

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_MEMBER = 32 * 1024 * 1024
LARGEST_TOTAL = 128 * 1024 * 1024
MOST_MEMBERS = 200

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_FORM = struct.Struct("<4s5H3I2H")
_CENTRAL_FORM = struct.Struct("<4s6H3I5H2I")
_USED = (3, 4, 7, 8, 9, 10)  # flags, method, checksum, packed size, size, length of the name
_FLAGS, _NAME, _EXTRA, _COMMENT, _START = 3, 10, 11, 12, 16
_END_FORM = struct.Struct("<4s4H2IH")
_NEEDS, _MADE_BY = 20, 20 | 3 << 8  # ZIP 2.0; Unix, so that unzip gives usual permissions
_MODE = 0o100644 << 16
_DAY = 1 << 5 | 1  # 1980-01-01
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _STREAMED = 1, 8


@dataclass(frozen=True, slots=True)
class Member:
    """One file as it lies in the archive; `packed` are its bytes there."""

    name: str
    packed: bytes
    deflated: bool
    size: int
    crc: int

    def content(self) -> bytes:
        """The bytes of the file; raises Refused("package.damaged", name)."""
        content = _inflated(self) if self.deflated else self.packed
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise Refused("package.damaged", name=self.name)
        return content


def stored(name: str, content: bytes) -> Member:
    """A member kept as it is."""
    return Member(name, content, False, len(content), zlib.crc32(content))


def deflated(name: str, content: bytes) -> Member:
    """A member made smaller."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(content) + squeeze.flush()
    return Member(name, packed, True, len(content), zlib.crc32(content))


def write(members: Iterable[Member]) -> bytes:
    """The archive of `members`, in their order."""
    files = bytearray()
    directory = bytearray()
    count = 0
    for member in members:
        name = member.name.encode("ascii")
        method = _DEFLATED if member.deflated else _STORED
        common = (_NEEDS, 0, method, 0, _DAY, member.crc, len(member.packed), member.size)
        directory += _CENTRAL_FORM.pack(
            _CENTRAL, _MADE_BY, *common, len(name), 0, 0, 0, 0, _MODE, len(files)
        )
        directory += name
        files += _LOCAL_FORM.pack(_LOCAL, *common, len(name), 0) + name + member.packed
        count += 1
    end = _END_FORM.pack(_END, 0, 0, count, count, len(directory), len(files), 0)
    return bytes(files + directory + end)


def read(data: bytes) -> tuple[Member, ...]:
    """The members of an archive that `write` could have made; their names are not judged here.

    Refused("package.…"): not_zip, cut_off (the end is missing), damaged, too_large,
    too_many_members, encrypted, bad_name (not ASCII), headers (sound, but not as we write it).
    Checksums of deflated members are looked at when these are unpacked.
    """
    if len(data) > LARGEST_FILE:
        raise Refused("package.too_large", size=len(data), largest=LARGEST_FILE)
    count, size, start = _end(data)
    if count > MOST_MEMBERS:
        raise Refused("package.too_many_members", count=count, most=MOST_MEMBERS)
    members = tuple(_listed(data, count, start, start + size))
    ours = write(members)
    if ours != data:
        raise Refused("package.damaged" if _nearly(ours, data, count) else "package.headers")
    for member in members:
        if not member.deflated:
            member.content()
    return members


def _nearly(ours: bytes, data: bytes, count: int) -> bool:
    """Whether so few bytes differ that nobody packed this again: that changes every member."""
    return len(ours) == len(data) and sum(a != b for a, b in zip(ours, data, strict=True)) < count


def _end(data: bytes) -> tuple[int, int, int]:
    if not data.startswith(_LOCAL):
        raise Refused("package.not_zip")
    at = len(data) - _END_FORM.size
    found = data.rfind(_END)
    if found < 0 or found > at:
        raise Refused("package.cut_off")
    _, _, _, here, count, size, start, comment = _END_FORM.unpack_from(data, found)
    if here != count or start + size != found or found + comment != at:
        raise Refused("package.damaged")
    return count, size, start


def _listed(data: bytes, count: int, at: int, end: int) -> Iterable[Member]:
    total = packed_total = 0
    for _ in range(count):
        entry = _entry(data, at, end)
        flags, method, crc, packed_size, size, name_size = (entry[place] for place in _USED)
        at += _CENTRAL_FORM.size
        name = _name(data[at : at + name_size])
        at += name_size + entry[_EXTRA] + entry[_COMMENT]
        total += size
        packed_total += packed_size
        if packed_total > len(data):  # members that lie over each other
            raise Refused("package.headers", name=name)
        if size > LARGEST_MEMBER or total > LARGEST_TOTAL:
            raise Refused("package.too_large", name=name, size=size, largest=LARGEST_MEMBER)
        if flags & _ENCRYPTED:
            raise Refused("package.encrypted", name=name)
        if method not in (_STORED, _DEFLATED):
            raise Refused("package.headers", name=name)
        begin = entry[_START] + _LOCAL_FORM.size + name_size
        yield Member(name, data[begin : begin + packed_size], method == _DEFLATED, size, crc)
    if at != end:
        raise Refused("package.damaged")


def _entry(data: bytes, at: int, end: int) -> tuple[Any, ...]:
    """A line of the directory, once it agrees with the header of its member."""
    if at + _CENTRAL_FORM.size > end:
        raise Refused("package.damaged")
    entry = _CENTRAL_FORM.unpack_from(data, at)
    start, name = entry[_START], at + _CENTRAL_FORM.size
    if entry[0] != _CENTRAL or start + _LOCAL_FORM.size > at:
        raise Refused("package.damaged")
    local = _LOCAL_FORM.unpack_from(data, start)
    # who packs a stream knows checksum and sizes only afterwards
    same = 5 if entry[_FLAGS] & _STREAMED else 9
    agree = local[0] == _LOCAL and local[1 : 1 + same] == entry[2 : 2 + same]
    begin = start + _LOCAL_FORM.size
    names = [data[each : each + entry[_NAME]] for each in (name, begin)]
    if not agree or names[0] != names[1]:
        raise Refused("package.damaged")
    return entry


def _name(raw: bytes) -> str:
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError as error:
        name = raw.decode("utf-8", "replace")
        raise Refused("package.bad_name", name=name, reason="not_ascii") from error


def _inflated(member: Member) -> bytes:
    """Never more than the size it declared, whatever the packed bytes would give."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(member.packed, member.size + 1)
    except zlib.error as error:
        raise Refused("package.damaged", name=member.name) from error
    if not stream.eof or stream.unused_data or stream.unconsumed_tail:
        raise Refused("package.damaged", name=member.name)
    return content
