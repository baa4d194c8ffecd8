"""The proposal as files for others: a spreadsheet with live sums, and open fiscal data."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from ccwc_desktop.domain import budget, budget_rows, cycle, programme
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.exchange import fiscal_package
from ccwc_desktop.exchange.budget_workbook import BudgetBook
from ccwc_desktop.store import gazetteer, reference

from . import plans, templates

KINDS = {"xlsx": ".xlsx", "fiscal": ".zip"}
"""What can be written, and how the file's name ends."""
OPEN_DATA = "open-data"
"""Under this name open data stand among what goes to everybody (`free_texts.on_sheets`)."""


def plan_of(session: Session, plan: int) -> tuple[Plan, bool]:
    """The plan to be written, read once, and whether it is a draft: not finished as a version."""
    draft = next(each.draft for each in plans.listing(session) if each.id == plan)
    return plans.value(session, plan, with_figures=False), draft


def written(plan: Plan, kind: str, language: str, draft: bool = False) -> bytes:
    """The file, "xlsx" or "fiscal"; a draft says so inside. Needs no session."""
    if kind == "xlsx":
        from ccwc_desktop.exchange.spreadsheets import budget as spreadsheet

        return spreadsheet.written(_book(templates.spoken_plan(plan, language), language, draft))
    stem = cycle.file_stem(plan.commune, plan.cip_year, plan.version)
    return fiscal_package.written(plan, _both_names(plan), stem, draft)


def file_name(plan: Plan, kind: str, draft: bool) -> str:
    """How the file is called: 040202_2027_v3_budget.xlsx, 040202_2027_v4_draft_budget.xlsx."""
    stem = cycle.file_stem(plan.commune, plan.cip_year, plan.version)
    return f"{stem}{'_draft' if draft else ''}_budget{KINDS[kind]}"


def _book(plan: Plan, language: str, draft: bool = False) -> BudgetBook:
    words = {key: each.text(language) for key, each in reference.names("budget_workbook").items()}
    place = gazetteer.get(plan.commune)
    name = place.name(language) if place is not None else plan.commune
    parts = [f"{name} {plan.commune}", f"{plan.cip_year}–{plan.cip_year + 2}", f"v{plan.version}"]
    marks = [words[key] for key, has in (("draft", draft), ("practice", plan.practice)) if has]
    return BudgetBook(
        about=" · ".join([*parts, *marks]),
        commune=plan.commune,
        cip_year=plan.cip_year,
        rate=plan.rate,
        rate_on=plan.terms.rate_on,
        language=language,
        words=words,
        sources={key: _named("sources", key, language) for key in budget.SOURCES},
        sectors=_listed("sectors", language),
        units={each.km: each.text(language) for each in reference.names("units").values()},
        bases={key: each.text(language) for key, each in reference.usual_bases().items()},
        villages={each.code: each.name(language) for each in plan.villages},
        lines=tuple(budget_rows.lines(plan)),
        programme=programme.programme_of(plan),
        ceilings=plan.ceilings,
    )


def _named(listname: str, key: str, language: str) -> str:
    return reference.names(listname)[key].short(language)


def _listed(listname: str, language: str) -> Mapping[str, str]:
    return {key: each.text(language) for key, each in reference.names(listname).items()}


def _both_names(plan: Plan) -> fiscal_package.Names:
    lists = ("sectors", "sources", "chapters")
    told = {
        listname: {key: (each.km, each.en) for key, each in reference.names(listname).items()}
        for listname in lists
    }
    place = gazetteer.get(plan.commune)
    names = {plan.commune: (place.name("km"), place.name("en"))} if place is not None else {}
    return {**told, "places": names}
