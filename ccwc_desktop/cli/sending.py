"""Verbs about packages and cards: pack, verify, card."""

from argparse import Namespace
from datetime import datetime

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import cards, free_texts, plans, receiving, submission
from ccwc_desktop.sheets import cover
from ccwc_desktop.ui import messages

from . import DONE, REFUSED, output
from .opening import opened
from .workbook import folder, read_bytes


def pack(given: Namespace) -> int:
    """`ccwc pack`"""
    where = folder(given.to)
    with opened(given) as database:
        with database.transaction() as session:
            plan = plans.newest(session, given.cip_year).id
            if given.looked_at:
                found = free_texts.findings(session, plan)
                free_texts.look(session, plan, [each.key for each in found])
            submission.freeze(session, plan, datetime.now())
        with database.reading() as session:
            ready = submission.prepared(session, plan, cover.page)
        built = submission.build(ready)
        path = submission.write(built, where)
        with database.transaction() as session:
            submission.written(session, plan, ready.version.number, built, str(where))
    if given.json:
        output.as_json(
            {
                "file": str(path),
                "version": ready.version.number,
                "check_code": ready.version.check_code,
                "sha256": built.sha256,
            }
        )
        return DONE
    said = _("Version {version}, check code {code}, was written and read back: {file}")
    output.say(said.format(version=ready.version.number, code=ready.version.check_code, file=path))
    return DONE


def verify(given: Namespace) -> int:
    """`ccwc verify`"""
    found = receiving.look(given.package)
    signer = "none"
    if found.package is not None:
        signer = "unknown"
        if given.workbook is not None:
            with opened(given, given.workbook) as database, database.reading() as session:
                (offer,) = receiving.offers(session, [found])
                signer = offer.signer
    if given.json:
        output.as_json(_verdict(found, signer))
    elif found.package is not None:
        sent = found.package
        said = _("Whole and signed: commune {commune}, plan {year}, version {version}, {code}.")
        output.say(
            said.format(
                commune=sent.commune, year=sent.cip_year, version=sent.version, code=sent.check_code
            )
        )
        output.say(messages.signer_sentence(signer))
    else:
        output.refusal(found.refusal or Refused("package.not_one"))
    return DONE if found.package is not None else REFUSED


def _verdict(found: receiving.Found, signer: str) -> dict[str, object]:
    sent, refusal = found.package, found.refusal
    return {
        "ok": sent is not None,
        "commune": sent.commune if sent else None,
        "cip_year": sent.cip_year if sent else None,
        "version": sent.version if sent else None,
        "check_code": sent.check_code if sent else None,
        "practice": sent.practice if sent else None,
        "sealed": refusal is not None and refusal.code == "package.sealed",
        "signer": signer,
        "refusals": []
        if refusal is None
        else [{"code": refusal.code, "sentence": messages.sentence(refusal)}],
    }


def show_cards(given: Namespace) -> int:
    """`ccwc card show`"""
    with opened(given) as database, database.reading() as session:
        own, _content = cards.own(session)
        known = cards.listing(session)
    if given.json:
        output.as_json(
            {
                "own": {"code": own.code, "kind": own.kind, "fingerprint": own.fingerprint},
                "known": [
                    {"code": k.code, "fingerprint": k.fingerprint, "how": k.how} for k in known
                ],
            }
        )
        return DONE
    output.table([(own.code, own.fingerprint)])
    output.table((each.code, each.fingerprint, each.how) for each in known)
    return DONE


def export_card(given: Namespace) -> int:
    """`ccwc card export`"""
    with opened(given) as database, database.reading() as session:
        own, content = cards.own(session)
    path = folder(given.to) / f"{own.code or 'national'}.ccwccard"
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Refused("file.cannot_write", path=path) from fault
    if given.json:
        output.as_json({"file": str(path), "fingerprint": own.fingerprint})
    else:
        output.say(str(path))
        output.say(own.fingerprint)
    return DONE


def import_card(given: Namespace) -> int:
    """`ccwc card import`"""
    content = read_bytes(given.file)
    with opened(given) as database, database.transaction() as session:
        cards.take_in(session, content, datetime.now(), given.replace)
        known = cards.listing(session)
    if given.json:
        output.as_json([{"code": k.code, "fingerprint": k.fingerprint} for k in known])
    else:
        output.table((each.code, each.fingerprint) for each in known)
    return DONE
