"""`bag-info.txt` and the signed comment: what a package says about itself."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan

from .zipping import Member

BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FORMAT = 1

_KEYS = (
    "Bag-Software-Agent",
    "External-Identifier",
    "Payload-Oxum",
    "Package-Format",
    "Signing-Key",
    "Deflated-SHA256",
)
_COMMENT = re.compile(
    r"CCWC package; format=(?P<format>[1-9][0-9]{0,5}); commune=(?P<commune>[0-9]{6}); "
    r"cip_year=(?P<cip_year>[0-9]{4}); version=(?P<version>[1-9][0-9]{0,3}); "
    r"uid=(?P<uid>[0-9a-f-]{36}); (?P<kind>practice|real)"
)
_ANY_COMMENT = re.compile(r"CCWC package; format=([1-9][0-9]{0,5});.*")


@dataclass(frozen=True, slots=True)
class BagInfo:
    """The lines of `bag-info.txt`, in their order."""

    agent: str
    stem: str
    oxum: str
    format: str
    signing_key: str
    deflated: str

    def encoded(self) -> bytes:
        """As the file."""
        values = (
            self.agent,
            self.stem,
            self.oxum,
            self.format,
            self.signing_key,
            self.deflated,
        )
        pairs = zip(_KEYS, values, strict=True)
        return "".join(f"{key}: {value}\n" for key, value in pairs).encode("utf-8")


def decoded(data: bytes) -> BagInfo:
    """The lines of a file written as we write it; raises Refused("package.bag_info")."""
    try:
        lines = data.decode("ascii").removesuffix("\n").split("\n")
        pairs = [line.split(": ", 1) for line in lines]
        found = BagInfo(*(value for _, value in pairs))
    except (UnicodeDecodeError, ValueError, TypeError) as error:
        raise Refused("package.bag_info") from error
    if found.encoded() != data:
        raise Refused("package.bag_info")
    return found


def oxum(sizes: Iterable[int]) -> str:
    """Bytes and number of the payload's files, such as 20411.12."""
    listed = list(sizes)
    return f"{sum(listed)}.{len(listed)}"


def deflated_hash(payload: Iterable[Member]) -> str:
    """SHA-256 over the packed bytes of the payload, in their order.

    Two different packed forms can give one content; this line of the signed part makes even such
    a change visible, and no other program needs it.
    """
    digest = hashlib.sha256()
    for member in payload:
        digest.update(member.packed)
    return digest.hexdigest()


def comment(plan: Plan) -> str:
    """What the signature binds besides the hashes."""
    kind = "practice" if plan.practice else "real"
    return (
        f"CCWC package; format={FORMAT}; commune={plan.commune}; cip_year={plan.cip_year}; "
        f"version={plan.version}; uid={plan.uid}; {kind}"
    )


def program_version(agent: str) -> str:
    """The version in "CCWC Desktop 0.1.0": the program that can surely read what it wrote."""
    return agent.rpartition(" ")[2][:80]


def check_format(text: str, agent: str) -> None:
    """Refused: "package.newer" (format, known, needs), "package.comment" (not one of ours)."""
    match = _ANY_COMMENT.fullmatch(text)
    if match and int(match[1]) > FORMAT:
        needs = program_version(agent)
        raise Refused("package.newer", format=int(match[1]), known=FORMAT, needs=needs)
    if not _COMMENT.fullmatch(text):
        raise Refused("package.comment", comment=text)


def check_comment(text: str, plan: Plan) -> None:
    """Refused: "package.practice_mismatch", "package.comment" (another plan than inside)."""
    kind = text.rpartition("; ")[2]
    if kind != ("practice" if plan.practice else "real"):
        raise Refused("package.practice_mismatch", comment=kind)
    if text != comment(plan):
        raise Refused("package.comment", comment=text)


def stem(plan: Plan) -> str:
    """How the files of this version begin, such as 040202_2027_v3."""
    return cycle.file_stem(plan.commune, plan.cip_year, plan.version)
