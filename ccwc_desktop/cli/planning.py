"""Verbs that read a plan: proposal, sheets, check."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.domain.workflow import Missing
from ccwc_desktop.language import catalogue
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import budget as money
from ccwc_desktop.services import budget_export, figures_export, free_texts, plans, workflow
from ccwc_desktop.services import sheets as printing
from ccwc_desktop.store.database import Database
from ccwc_desktop.ui import messages, project_names

from . import DONE, REFUSED, output
from .opening import opened


def proposal(given: Namespace) -> int:
    """`ccwc proposal`; with `--to` as a spreadsheet or as open data."""
    if given.to is not None:
        return _export(given)
    with opened(given) as database, database.reading() as session:
        cycle = plans.newest(session, given.cip_year)
        balance = money.balance(session, cycle.id)
    if given.json:
        output.as_json(proposed(balance, cycle.rate))
        return DONE
    output.table(
        (project.number, _named(project), budget.project_total(project))
        for project in balance.projects
    )
    output.table([(_("Total"), "", balance.total)])
    output.table(_rooms(balance))
    return DONE


def _export(given: Namespace) -> int:
    """The end of the file's name says its kind; open data wait for words to be looked at."""
    kind = {end: kind for kind, end in budget_export.KINDS.items()}.get(given.to.suffix.lower())
    if kind is None:
        raise Refused("file.no_such_kind", path=given.to, kinds=[*budget_export.KINDS.values()])
    with opened(given) as database:
        with database.reading() as session:
            plan = plans.newest(session, given.cip_year).id
            value, draft = budget_export.plan_of(session, plan)
            public = [budget_export.OPEN_DATA] if kind == "fiscal" else []
        _look_first(database, plan, public, given.looked_at)
    made = budget_export.written(value, kind, catalogue.current(), draft)
    figures_export.save(made, given.to)
    if given.json:
        output.as_json({"file": str(given.to), "kind": kind})
    else:
        output.say(str(given.to))
    return DONE


def _look_first(database: Database, plan: int, public: Iterable[str], looked_at: bool) -> None:
    """What goes to everybody waits until a person looked at words that may show a child."""
    with database.reading() as session:
        waiting = free_texts.on_sheets(session, plan, public)
    if waiting and not looked_at:
        words = [each.words for each in waiting]
        raise Refused("sheet.look_first", count=len(waiting), words=words)
    if waiting:
        with database.transaction() as session:
            free_texts.look(session, plan, [each.key for each in waiting])


def _rooms(balance: Balance) -> Iterator[tuple[object, ...]]:
    """A year, what its ceilings leave, and apart from it what is over one."""
    for year in balance.years:
        room = budget.left_and_over(balance.uses, year)
        if room is not None:
            yield year, _("Balance left"), room[0]
        if room is not None and room[1]:
            yield year, _("Over the ceiling"), room[1]


def _named(project: Project) -> str:
    return project_names.label(project.name(catalogue.current()), project.number)


def proposed(balance: Balance, rate: int) -> dict[str, object]:
    """The promised shape of `proposal --json`; money is whole riel."""
    return {
        "rate": rate,
        "projects": [_project(each) for each in balance.projects],
        "by_source": balance.by_source,
        "ceilings": [
            {"source": use.source, "year": use.year, "amount": use.amount, "used": use.used}
            for use in balance.uses
        ],
        "children": {"amount": balance.share.children, "share": _share(balance.share.part)},
        "not_placed": balance.not_placed,
        "total": balance.total,
    }


def _project(project: Project) -> dict[str, object]:
    return {
        "uid": project.uid,
        "name_km": project.name_km,
        "name_en": project.name_en,
        "priority": project.priority or None,
        "total": budget.project_total(project),
        "lines": [
            {
                "description_km": line.description_km,
                "description_en": line.description_en,
                "unit": line.unit,
                "quantity": str(line.quantity),
                "unit_price": line.unit_price,
                "amount": line.amount,
                "year": line.year or project.year,
                "funding": [
                    {"source": each.source, "amount": each.amount} for each in budget.shares(line)
                ],
            }
            for line in project.lines
        ],
    }


def _share(share: Fraction | None) -> str | None:
    if share is None:
        return None
    return str((Decimal(share.numerator) / share.denominator).quantize(Decimal("0.01")))


def sheets(given: Namespace) -> int:
    """`ccwc sheets`"""
    if given.list:
        return _list(given)
    if given.workbook is None or given.to is None:
        raise Refused("sheet.where_to")
    with opened(given) as database:
        with database.reading() as session:
            plan = plans.newest(session, given.cip_year).id
            subject = printing.subject(session, plan, datetime.now())
            wanted = printing.chosen(subject, given.only)
            public = [each.key for each in wanted if printing.is_public(each, given.public)]
        _look_first(database, plan, public, given.looked_at)
    drawn = printing.draw(subject, given.only, given.public, catalogue.current())
    made = printing.save(drawn, given.to)
    left_out = [] if given.only else printing.left_out(subject)
    if given.json:
        files = [
            {"sheet": each.sheet.key, "file": str(path)}
            for each, path in zip(drawn, made, strict=True)
        ]
        output.as_json({"sheets": files, "left_out": left_out})
        return DONE
    for path in made:
        output.say(str(path))
    for key in left_out:
        output.tell(_("Left out, because nothing is in it yet: {sheet}").format(sheet=key))
    return DONE


def _list(given: Namespace) -> int:
    named = [
        {
            "name": sheet.key,
            "title_km": catalogue.words_of("km").gettext(sheet.title).replace("\u200b", ""),
            "title_en": sheet.title,
        }
        for sheet in printing.SHEETS
    ]
    if given.json:
        output.as_json(named)
    else:
        output.table((each["name"], each[f"title_{catalogue.current()}"]) for each in named)
    return DONE


def check(given: Namespace) -> int:
    """`ccwc check`"""
    with opened(given) as database, database.reading() as session:
        cycle = plans.newest(session, given.cip_year)
        steps = workflow.progress(session, cycle.id)
        plan = plans.value(session, cycle.id)
        waiting = free_texts.findings(session, cycle.id)
    gaps = [(step.key, gap) for step in steps if step.key != "send" for gap in step.missing]
    found = [(key, gap, messages.missing_sentence(gap, plan)) for key, gap in gaps]
    found += [
        (each.step, Missing(each.code, each.target), messages.risk_sentence(each.words, each.code))
        for each in waiting
    ]
    if given.json:
        output.as_json(
            {
                "complete": not found,
                "missing": [
                    {"step": key, "code": gap.code, "target": gap.target, "sentence": said}
                    for key, gap, said in found
                ],
            }
        )
    elif not found:
        output.say(_("Nothing is missing. The plan can be sent."))
    else:
        for _key, _gap, said in found:
            output.say(said)
    return REFUSED if found else DONE
