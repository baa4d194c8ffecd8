"""Verbs on figures: import, export, show."""

import sys
from argparse import Namespace
from decimal import Decimal

from ccwc_desktop.domain import situation
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Table
from ccwc_desktop.language import catalogue, digits
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import figures_export, figures_import, signals
from ccwc_desktop.services import situation as figures
from ccwc_desktop.services.figures_import import Preview
from ccwc_desktop.ui import messages

from . import DONE, REFUSED, SOME_REFUSED, findings, output
from .opening import opened


def import_figures(given: Namespace) -> int:
    """`ccwc figures import`"""
    data = figures_import.content(given.file, sys.stdin.buffer)
    with opened(given) as database:
        with database.reading() as session:
            ours = figures_import.ours(session)
        preview = figures_import.preview(data, ours)
        refused = bool(preview.refused)
        taken = not given.dry_run and (given.good_rows or not refused)
        if taken:
            with database.transaction() as session:
                figures.enter(session, figures_import.checked(preview, given.good_rows))
    if given.json:
        output.as_json(_told(preview, taken))
    else:
        _say(preview, taken)
    if not refused:
        return DONE
    return SOME_REFUSED if taken else REFUSED


def _told(preview: Preview, taken: bool) -> dict[str, object]:
    """The promised shape of `figures import --json`."""
    return {
        "years": preview.years,
        "new": len(preview.new),
        "changed": len(preview.changed),
        "beside": len(preview.beside),
        "same": len(preview.same),
        "not_ours": sum(preview.not_ours.values()),
        "refused_lines": preview.refused_lines,
        "refused": [
            {
                "line": each.line,
                "column": each.column,
                "sheet": each.sheet or None,
                "cell": each.cell or None,
                "code": each.code,
                "sentence": messages.row_sentence(each),
            }
            for each in preview.refused
        ],
        "ignored_columns": preview.ignored_columns,
        "ignored_sheets": preview.ignored_sheets,
        "imported": taken,
    }


def _say(preview: Preview, taken: bool) -> None:
    output.say(
        _(
            "Numbers in the file: {new} new, {changed} changed, {same} as they are here. Lines of "
            "other communes: {not_ours}."
        ).format(
            new=_count(len(preview.new)),
            changed=_count(len(preview.changed)),
            same=_count(len(preview.same)),
            not_ours=_count(sum(preview.not_ours.values())),
        )
    )
    if preview.beside:
        count = len(preview.beside)
        output.say(
            ngettext(
                "{count} number stands beside the number of another source, which still counts.",
                "{count} numbers stand beside numbers of other sources, which still count.",
                count,
            ).format(count=_count(count))
        )
    for each in preview.refused:
        output.say(messages.row_sentence(each))
    if preview.refused and not taken:
        n = preview.refused_lines
        said = ngettext("{n} row was refused.", "{n} rows were refused.", n).format(n=_count(n))
        output.tell(said)
        output.tell(_("Nothing was changed. Correct the file, or add --good-rows."))


def _count(count: int) -> str:
    return digits.number(count, catalogue.current())


def export_figures(given: Namespace) -> int:
    """`ccwc figures export`"""
    kind = given.format or ("csv" if given.to.suffix.lower() == ".csv" else "xlsx")
    with opened(given) as database, database.reading() as session:
        wanted = figures_export.wanted(session, given.year, given.blank, catalogue.current())
    made = figures_export.written(wanted, kind)
    figures_export.save(made, given.to)
    if given.json:
        output.as_json({"file": str(given.to), "format": kind, "years": wanted.years})
    else:
        output.say(_("Made {file}").format(file=given.to))
    return DONE


def show_figures(given: Namespace) -> int:
    """`ccwc figures show`"""
    with opened(given) as database, database.reading() as session:
        years = figures.years(session)
        if given.year is None and not years:
            raise Refused("figures.none")
        table = figures.table(session, given.year or years[0])
        found = signals.of_year(session, table.year)
        doubts = signals.warnings(session, table.year)
    rows = [row for row in _rows(table) if row["value"] is not None or row["state"] == "entered"]
    if given.json:
        output.as_json(
            {
                "commune": table.commune,
                "year": table.year,
                "rows": rows,
                "signals": findings.signals(found),
                "warnings": findings.warnings(doubts),
            }
        )
        return DONE
    lines = ([row[key] for key in ("indicator", "place", "sex", "value", "state")] for row in rows)
    output.table(lines)
    for line in findings.lines(found, doubts):
        output.say(line)
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
