"""Packages (`.ccwc`): build one from a plan document; `package_reading.read` is the way back.

A package is a ZIP with a BagIt bag (RFC 8493) whose payload is a Frictionless data package,
signed in minisign's format. docs/package-format.md says it all.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ccwc_desktop import __version__
from ccwc_desktop.domain.plans import Plan

from . import bag_info, members, signing, tables, zipping
from .formats import canonical, from_document
from .package_reading import Package, check_may_leave, read

__all__ = ["Package", "build", "file_name", "read"]

AGENT = f"CCWC Desktop {__version__}"


def file_name(plan: Plan) -> str:
    """The package's name, such as 040202_2027_v3.ccwc."""
    return f"{bag_info.stem(plan)}.ccwc"


def build(
    document: dict[str, Any],
    sheets: Mapping[str, bytes],
    readme: str,
    seed: bytes,
    priorities: Sequence[Mapping[str, object]] = (),
    agent: str = AGENT,
) -> bytes:
    """The package of a plan document; the same input gives the same bytes.

    `sheets` are PDF files by name, `readme` the cover page, `seed` the commune's secret,
    `priorities` rows of `tables.PRIORITIES`. Refused: what `formats.checked` refuses,
    "package.sensitive" (where: a figure that must not leave), "package.internal_sheet", and the
    limits and names that `read` would refuse.
    """
    plan = from_document(document)
    check_may_leave(plan)
    payload = {
        members.PLAN: canonical(document),
        members.DESCRIPTION: tables.description(plan, bag_info.stem(plan)),
        **tables.written(plan, priorities),
        **{f"{members.SHEETS}{name}": content for name, content in sheets.items()},
    }
    return _packed(plan, payload, readme, seed, agent)


def _packed(
    plan: Plan, payload: Mapping[str, bytes], readme: str, seed: bytes, agent: str
) -> bytes:
    names = members.in_order(payload)
    members.check_names(names)
    members.check_expected([*members.TAGS, members.TAG_MANIFEST, members.SIGNATURE, *names])
    squeezed = [zipping.deflated(name, payload[name]) for name in names]
    info = bag_info.BagInfo(
        agent=agent,
        stem=bag_info.stem(plan),
        oxum=bag_info.oxum(len(content) for content in payload.values()),
        format=str(bag_info.FORMAT),
        signing_key=signing.key_text(signing.public_key(seed)),
        deflated=bag_info.deflated_hash(squeezed),
    )
    tags = {
        members.BAGIT: bag_info.BAGIT_TEXT,
        members.INFO: info.encoded(),
        members.MANIFEST: members.manifest(payload),
        members.README: readme.replace("\r\n", "\n").encode("utf-8"),
    }
    tag_manifest = members.manifest(tags)
    tags[members.TAG_MANIFEST] = tag_manifest
    tags[members.SIGNATURE] = signing.sign(tag_manifest, seed, bag_info.comment(plan))
    front = [zipping.stored(name, tags[name]) for name in members.in_order(tags)]
    data = zipping.write([*front, *squeezed])
    read(data)
    return data
