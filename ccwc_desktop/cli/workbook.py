"""Verbs on one workbook: new, figures, plan, backup."""

import sys
from argparse import Namespace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ccwc_desktop import paths
from ccwc_desktop.domain import cycle, places, situation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import documents, loading, plans, workbooks
from ccwc_desktop.services import situation as figures
from ccwc_desktop.ui import messages

from . import DONE, REFUSED, SOME_REFUSED, output
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


def import_figures(given: Namespace) -> int:
    """`ccwc figures import`"""
    data = read_bytes(given.file)
    with opened(given) as database:
        with database.reading() as session:
            ours = figures.ours(session)
        preview = figures.preview(data, ours)
        refused = bool(preview.refused)
        taken = not given.dry_run and (given.good_rows or not refused)
        if taken:
            with database.transaction() as session:
                figures.enter(session, figures.checked(preview, given.good_rows))
    _report(given, preview, taken)
    if not refused:
        return DONE
    return SOME_REFUSED if taken else REFUSED


def _report(given: Namespace, preview: figures.Preview, taken: bool) -> None:
    if given.json:
        output.as_json(
            {
                "years": preview.years,
                "new": len(preview.new),
                "changed": len(preview.changed),
                "same": preview.same,
                "not_ours": preview.not_ours,
                "refused": [
                    {
                        "line": each.line,
                        "column": each.column,
                        "code": each.code,
                        "sentence": messages.row_sentence(each),
                    }
                    for each in preview.refused
                ],
                "imported": taken,
            }
        )
        return
    output.say(
        _(
            "Numbers in the file: {new} new, {changed} changed, {same} as they are here. Lines of "
            "other communes: {not_ours}."
        ).format(
            new=len(preview.new),
            changed=len(preview.changed),
            same=preview.same,
            not_ours=preview.not_ours,
        )
    )
    for each in preview.refused:
        output.say(messages.row_sentence(each))
    if preview.refused and not taken:
        n = len(preview.refused)
        said = ngettext("{n} row was refused.", "{n} rows were refused.", n).format(n=n)
        output.tell(said)
        output.tell(_("Nothing was changed. Correct the file, or add --good-rows."))


def show_figures(given: Namespace) -> int:
    """`ccwc figures show`"""
    with opened(given) as database, database.reading() as session:
        years = figures.years(session)
        if given.year is None and not years:
            raise Refused("figures.none")
        table = figures.table(session, given.year or years[0])
    rows = [row for row in _rows(table) if row["value"] is not None or row["state"] == "entered"]
    if given.json:
        document = {"commune": table.commune, "year": table.year, "rows": rows, "signals": []}
        output.as_json(document)
        return DONE
    lines = ([row[key] for key in ("indicator", "place", "sex", "value", "state")] for row in rows)
    output.table(lines)
    return DONE


def _rows(table: Table) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for code, indicator in table.catalogue.items():
        for place in (*table.villages, table.commune):
            for sex in indicator.sexes:
                entered = table.entered.get((code, place, sex))
                rows.append(
                    {
                        "indicator": code,
                        "place": place,
                        "sex": sex,
                        "value": _number(situation.value(table, code, place, sex)),
                        "of": _number(
                            situation.value(table, indicator.of, place, sex)
                            if indicator.of
                            else None
                        ),
                        "unit": indicator.unit,
                        "source": entered.source if entered else None,
                        "state": situation.state(table, code, place, sex),
                    }
                )
    return rows


def _number(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else str(value)


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


def backup(given: Namespace) -> int:
    """`ccwc backup`"""
    with opened(given) as database:
        if given.to is not None:
            made = workbooks.copy_to(database, folder(given.to))
        else:
            made = workbooks.back_up(database, paths.backups(), date.today())
    if given.json:
        output.as_json({"backup": str(made)})
    else:
        output.say(_("A verified copy is in {file}").format(file=made))
    return DONE


def read_bytes(path: Path) -> bytes:
    """A file's content; raises Refused("file.missing" | "file.unreadable")."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read()
        return path.read_bytes()
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
