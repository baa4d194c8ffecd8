"""Read a package: limits, names, signature, hashes, content - in this order.

Nothing is unpacked before the signature is good. Every byte of the file is accounted for: the
frame is compared with the one we would write, the lists of hashes cover every member, and what
they do not cover (packed forms, signature) has exactly one way to be written.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccwc_desktop.domain.disclosure import is_small
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.situation import SENSITIVE

from . import bag_info, members, signing, zipping
from .formats import canonical, check_code, checked, parse, plan_of

_AGE = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is whole. `document` is in the present format.

    `public_key` (32 bytes) is the key it is signed with; `signer` compares it with the key known
    of its commune: "unknown" (none known), "known" or "changed". `sha256` is the hash of the
    file, `check_code` the code on its papers, `sheets` its PDF files by name.
    """

    document: dict[str, Any]
    plan: Plan
    commune: str
    cip_year: int
    version: int
    uid: str
    practice: bool
    public_key: bytes
    signer: str
    sha256: str
    check_code: str
    sheets: Mapping[str, bytes]
    made_with: str
    sealed: bool = False

    @property
    def fingerprint(self) -> str:
        """Digits of the signing key, to compare by voice."""
        return signing.fingerprint(self.public_key)


def read(source: bytes | Path, known_key: bytes | None = None) -> Package:
    """The package in `source`, with `known_key` the key pinned for its commune, if any.

    Refused: "package.unreadable" (path, reason), "package.sealed", the codes of `zipping.read`,
    `members`, `bag_info`, `signing.verify` and `formats`, "package.repacked" (the same content,
    packed otherwise), "package.not_canonical" (name), "package.sensitive" (where).
    """
    data = source if isinstance(source, bytes) else _loaded(source)
    if data.startswith(_AGE):
        raise Refused("package.sealed")
    archive = _archive(data)
    info = bag_info.decoded(archive[members.INFO].packed)
    key = signing.key_from_text(info.signing_key)
    comment = _verified(archive, info, key)
    files = _unpacked(archive, info)
    document, plan = _plan(files, comment, info)
    return Package(
        document=document,
        plan=plan,
        commune=plan.commune,
        cip_year=plan.cip_year,
        version=plan.version,
        uid=plan.uid,
        practice=plan.practice,
        public_key=key,
        signer="unknown" if known_key is None else "known" if known_key == key else "changed",
        sha256=hashlib.sha256(data).hexdigest(),
        check_code=check_code(files[members.PLAN]),
        sheets={
            name.removeprefix(members.SHEETS): content
            for name, content in files.items()
            if name.startswith(members.SHEETS)
        },
        made_with=info.agent,
    )


def check_may_leave(plan: Plan) -> None:
    """Sensitive indicators leave as the commune's total only, and never as a count of 1-4.

    Raises Refused("package.sensitive", where).
    """
    sensitive = {*SENSITIVE}
    sensitive |= {each.code for each in plan.indicators if each.sensitivity == "sensitive"}
    for index, figure in enumerate(plan.figures):
        if figure.indicator not in sensitive:
            continue
        total = figure.place == plan.commune and figure.sex == "t"
        if not total or is_small(figure.value):
            raise Refused("package.sensitive", where=f"/figures/{index}")


def _loaded(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(zipping.LARGEST_FILE + 1)
    except OSError as error:
        raise Refused("package.unreadable", path=str(path), reason=str(error)) from error
    if path.suffix == ".age":
        raise Refused("package.sealed")
    return data


def _archive(data: bytes) -> dict[str, zipping.Member]:
    found = zipping.read(data)
    names = [member.name for member in found]
    members.check_names(names)
    members.check_expected(names)
    payload = set(members.payload(names))
    as_written = all(member.deflated == (member.name in payload) for member in found)
    if names != members.in_order(names) or not as_written:
        raise Refused("package.headers")
    return {member.name: member for member in found}


def _verified(archive: Mapping[str, zipping.Member], info: bag_info.BagInfo, key: bytes) -> str:
    """The signed comment, once the signature and the hashes of the front part are good."""
    tag_manifest = archive[members.TAG_MANIFEST].packed
    comment = signing.verify(tag_manifest, archive[members.SIGNATURE].packed, key)
    members.check_manifest(tag_manifest, {name: archive[name].packed for name in members.TAGS})
    bag_info.check_format(comment, info.agent)
    return comment


def _unpacked(archive: Mapping[str, zipping.Member], info: bag_info.BagInfo) -> dict[str, bytes]:
    """The payload, once every hash is good."""
    payload = [archive[name] for name in members.payload(archive)]
    if bag_info.deflated_hash(payload) != info.deflated:
        for member in payload:
            # A bad stick can turn a bit that means nothing to the content. Who packs again changes
            # the length.
            content = member.content()
            again = zipping.deflated(member.name, content).packed
            if again != member.packed and len(again) == len(member.packed):
                raise Refused("package.damaged", name=member.name)
        raise Refused("package.repacked")
    files = {member.name: member.content() for member in payload}
    members.check_manifest(archive[members.MANIFEST].packed, files)
    if archive[members.BAGIT].content() != bag_info.BAGIT_TEXT:
        raise Refused("package.not_canonical", name=members.BAGIT)
    if info.oxum != bag_info.oxum(len(content) for content in files.values()):
        raise Refused("package.bag_info")
    return files


def _present(found: dict[str, Any], info: bag_info.BagInfo) -> dict[str, Any]:
    try:
        return checked(found)
    except Refused as error:
        if error.code == "package.newer":
            needs = bag_info.program_version(info.agent)
            raise Refused(error.code, **{**error.details, "needs": needs}) from error
        raise


def _plan(
    files: Mapping[str, bytes], comment: str, info: bag_info.BagInfo
) -> tuple[dict[str, Any], Plan]:
    found = parse(files[members.PLAN])
    document = _present(found, info)
    if canonical(found) != files[members.PLAN]:
        raise Refused("package.not_canonical", name=members.PLAN)
    plan = plan_of(document)
    bag_info.check_comment(comment, plan)
    if (info.stem, info.format) != (bag_info.stem(plan), str(bag_info.FORMAT)):
        raise Refused("package.bag_info")
    check_may_leave(plan)
    return document, plan
