"""Verbs on one workbook: new, plan, backup."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from ccwc_desktop.domain import cycle, places
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import documents, loading, plans, workbooks

from . import DONE, output
from .opening import opened, passphrase


def new(given: Namespace) -> int:
    """`ccwc new`"""
    words = "" if given.plain else passphrase(given, needed=True)
    if not words:
        output.tell(_("The workbook has no passphrase: anyone with this computer can open it."))
    if given.commune is not None:
        code = places.padded(given.commune, "commune")
        year = given.cip_year or cycle.usual_cip_year(date.today())
        database = workbooks.new_commune(given.workbook, code, year, words)
    else:
        kind = "district" if given.district else "province" if given.province else "national"
        code = places.padded(getattr(given, kind), kind) if kind != "national" else ""
        database = workbooks.new_receiving(given.workbook, kind, code, words)
    with database, database.reading() as session:
        who = workbooks.identity(session)
    if given.json:
        output.as_json({"workbook": str(given.workbook), "kind": who.kind, "code": who.code})
    else:
        output.say(_("Made {file}").format(file=given.workbook))
    return DONE


def show_plan(given: Namespace) -> int:
    """`ccwc plan show`"""
    with opened(given) as database, database.reading() as session:
        plan = plans.newest(session, given.cip_year)
        document = documents.travelling(session, plan.id)
    output.as_json(document)
    return DONE


def load_plan(given: Namespace) -> int:
    """`ccwc plan load`"""
    plan = documents.read(read_bytes(given.file))
    with opened(given) as database, database.transaction() as session:
        loading.load(session, plan, given.replace)
    if given.json:
        output.as_json({"commune": plan.commune, "cip_year": plan.cip_year})
    else:
        output.say(
            _("The plan {years} was loaded.").format(years=f"{plan.cip_year}–{plan.cip_year + 2}")
        )
    return DONE


def schema(_given: Namespace) -> int:
    """`ccwc plan schema`"""
    output.as_json(documents.schema())
    return DONE


def read_bytes(path: Path) -> bytes:
    """A file's content, or as much as is too large for every kind of document.

    Raises Refused("file.missing" | "file.unreadable").
    """
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(documents.LARGEST + 1)
        with path.open("rb") as file:
            return file.read(documents.LARGEST + 1)
    except FileNotFoundError as fault:
        raise Refused("file.missing", path=path) from fault
    except OSError as fault:
        raise Refused("file.unreadable", path=path) from fault


def folder(path: Path) -> Path:
    """A folder to write to, made when it is not there; raises Refused("file.no_folder")."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused("file.no_folder", path=path) from fault
    return path
