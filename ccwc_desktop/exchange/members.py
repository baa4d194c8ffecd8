"""The members of a package: their names, their order, their lists of hashes."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from ccwc_desktop.domain.errors import Refused

BAGIT, INFO, MANIFEST = "bagit.txt", "bag-info.txt", "manifest-sha256.txt"
TAG_MANIFEST, README = "tagmanifest-sha256.txt", "README.txt"
SIGNATURE = f"{TAG_MANIFEST}.minisig"
PLAN, DESCRIPTION = "data/plan.json", "data/datapackage.json"
TABLES, SHEETS = "data/tables/", "data/sheets/"
INTERNAL = "-internal"

TAGS = (BAGIT, INFO, MANIFEST, README)
"""What the tag manifest lists."""
_FRONT = (BAGIT, INFO, MANIFEST, TAG_MANIFEST, SIGNATURE, README, DESCRIPTION, PLAN)

_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PAYLOAD = re.compile(r"data/(plan\.json|datapackage\.json|tables/[^/]+\.csv|sheets/[^/]+\.pdf)")
_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")
_LONGEST_NAME = 120


def in_order(names: Iterable[str]) -> list[str]:
    """The order in the archive: what a reader needs first, then by name."""
    place = {name: number for number, name in enumerate(_FRONT)}
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))


def check_names(names: list[str]) -> None:
    """Refused("package.bad_name", name, reason) and Refused("package.doubled_name", name)."""
    seen: set[str] = set()
    for name in names:
        if reason := _fault(name):
            raise Refused("package.bad_name", name=_told(name), reason=reason)
        if name.lower() in seen:
            raise Refused("package.doubled_name", name=name)
        seen.add(name.lower())


def _told(name: str) -> str:
    """A name that may be anything, as it can stand in a sentence."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:_LONGEST_NAME])


def _fault(name: str) -> str:
    parts = name.split("/")
    faults = (
        ("backslash", "\\" in name),
        ("drive", name[1:2] == ":"),
        ("absolute", name.startswith("/")),
        ("upwards", ".." in parts),
        ("reserved", any(_RESERVED.fullmatch(part) for part in parts)),
        ("too_long", len(name) > _LONGEST_NAME),
        ("characters", not all(_PART.fullmatch(part) and part[-1] != "." for part in parts)),
    )
    return next((reason for reason, faulty in faults if faulty), "")


def payload(names: Iterable[str]) -> list[str]:
    """Those that lie under data/."""
    return [name for name in names if name.startswith("data/")]


def check_expected(names: Iterable[str]) -> None:
    """Refused: package.unsigned, package.members (missing, unexpected), package.internal_sheet."""
    found = set(names)
    if SIGNATURE not in found and TAG_MANIFEST in found:
        raise Refused("package.unsigned")
    needed = {*TAGS, TAG_MANIFEST, SIGNATURE, PLAN, DESCRIPTION}
    others = {name for name in found - needed if not _PAYLOAD.fullmatch(name)}
    if needed - found or others:
        raise Refused("package.members", missing=sorted(needed - found), unexpected=sorted(others))
    for name in sorted(found):
        if INTERNAL in name:
            raise Refused("package.internal_sheet", name=name)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """BagIt's list of SHA-256 hashes, by name."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode("ascii")


def check_manifest(written: bytes, files: Mapping[str, bytes]) -> None:
    """Refused: package.members (another list than the files), package.hash (name)."""
    listed = _listed(written)
    if set(listed) != set(files):
        raise Refused(
            "package.members",
            missing=sorted(set(listed) - set(files)),
            unexpected=sorted(set(files) - set(listed)),
        )
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != listed[name]:
            raise Refused("package.hash", name=name)
    if written != manifest(files):
        raise Refused("package.not_canonical", name=MANIFEST)


def _listed(written: bytes) -> dict[str, str]:
    found = {}
    for line in written.decode("ascii", "replace").split("\n"):
        if match := _LINE.fullmatch(line):
            found[match[2]] = match[1]
    return found
