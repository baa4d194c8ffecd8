"""Verbs of a receiving workbook: receive, board, consolidate."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ccwc_desktop.domain.consolidation import Proposed, Totals
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import catalogue
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import consolidation, receiving, workbooks
from ccwc_desktop.services.receiving import Receipt
from ccwc_desktop.ui import messages, project_list

from . import DONE, REFUSED, SOME_REFUSED, output
from .opening import opened


def receive(given: Namespace) -> int:
    """`ccwc receive WORKBOOK PATH…` and `ccwc receive undo WORKBOOK IMPORT`"""
    if str(given.paths[0]) == "undo" and len(given.paths) == 3:
        return _undo(given)
    if len(given.paths) < 2:
        raise Refused("receive.no_paths")
    found = [receiving.look(path) for path in receiving.files_in(given.paths[1:])]
    with opened(given, given.paths[0]) as database:
        if given.dry_run:
            with database.reading() as session:
                receipt = receiving.foreseen(receiving.offers(session, found))
        else:
            with database.transaction() as session:
                offered = receiving.offers(session, found)
                done = receiving.receive(session, offered, datetime.now())
            receipt = done.result
    _report(given, receipt)
    if not receipt.set_aside:
        return DONE
    return SOME_REFUSED if receipt.imported or receipt.same or receipt.filed else REFUSED


def _undo(given: Namespace) -> int:
    with opened(given, given.paths[1]) as database, database.transaction() as session:
        done = receiving.undo(session, str(given.paths[2]))
    if given.json:
        output.as_json({"taken_back": done.result})
    else:
        output.say(_("The import was taken back."))
    return DONE


def _report(given: Namespace, receipt: Receipt) -> None:
    aside = [
        {"file": file, "code": refusal.code, "sentence": messages.sentence(refusal)}
        for file, refusal in receipt.set_aside
    ]
    if given.json:
        output.as_json(
            {
                "import": receipt.uid or None,
                "imported": [_entry(each) for each in receipt.imported],
                "same": [_entry(each) for each in receipt.same],
                "filed": [_entry(each) for each in receipt.filed],
                "set_aside": aside,
            }
        )
        return
    kinds = (
        (_("imported"), receipt.imported),
        (_("the same as before"), receipt.same),
        (_("older, filed"), receipt.filed),
    )
    for word, entries in kinds:
        output.table((word, each.file, each.commune, each.version) for each in entries)
    for each in aside:
        output.tell(f"{each['file']}\t{each['sentence']}")
    if receipt.uid and receipt.imported:
        output.say(
            _("To take this import back: receive undo WORKBOOK {uid}").format(uid=receipt.uid)
        )


def _entry(entry: receiving.Entry) -> dict[str, object]:
    return {
        "file": entry.file,
        "commune": entry.commune,
        "version": entry.version,
        "signer": entry.signer,
    }


def board(given: Namespace) -> int:
    """`ccwc board`"""
    with opened(given) as database, database.reading() as session:
        standings = consolidation.board(session, given.cip_year)
    if given.json:
        communes = [
            {
                "code": each.place.code,
                "name_km": each.place.name_km,
                "name_en": each.place.name_en,
                "state": each.state,
                "late": None,
                "version": each.version,
                "projects": each.projects,
                "requested": each.requested,
                "villages_heard": each.heard,
                "villages": each.villages,
            }
            for each in standings
        ]
        output.as_json({"communes": communes})
        return DONE
    output.table(
        (
            each.place.code,
            each.place.name(catalogue.current()),
            messages.state(each.state),
            each.version,
            each.requested,
        )
        for each in standings
    )
    return DONE


def consolidate(given: Namespace) -> int:
    """`ccwc consolidate`"""
    with opened(given) as database, database.reading() as session:
        listed, totals = consolidation.consolidated(session, given.cip_year)
        office = workbooks.identity(session).code
        year = given.cip_year or max(workbooks.received_years(session), default=0)
    made = []
    if given.to is not None:
        made.append(consolidation.save(listed, given.to))
        made.append(consolidation.save_table(project_list.table(listed, office, year), given.to))
    if given.json:
        output.as_json(_document(listed, totals, made))
        return DONE
    for path in made:
        output.say(str(path))
    if not made:
        output.table((each.code, each.name(catalogue.current()), each.amount) for each in listed)
    output.table([(_("Total"), totals.projects, totals.amount)])
    return DONE


def _document(listed: tuple[Proposed, ...], totals: Totals, made: Sequence[Path]) -> object:
    return {
        "projects": [
            {
                "commune": each.commune,
                "code": each.code,
                "name_km": each.name_km,
                "name_en": each.name_en,
                "sector": each.sector,
                "children": each.children,
                "total": each.amount,
                "by_year": each.by_year,
                "by_source": each.by_source,
                "priority_km": each.priority_km,
                "priority_en": each.priority_en,
            }
            for each in listed
        ],
        "totals": {
            "projects": totals.projects,
            "total": totals.amount,
            "by_commune": totals.by_commune,
            "by_sector": totals.by_sector,
            "by_source": totals.by_source,
            "by_year": totals.by_year,
        },
        "file": str(made[0]) if made else None,
        "spreadsheet": str(made[1]) if made else None,
    }
