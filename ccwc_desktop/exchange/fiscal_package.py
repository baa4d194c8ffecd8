"""The proposal as open data: a Fiscal Data Package (Frictionless Data, version 0.3 of its model).

One row is what one source pays of one line; the four phases of a budget are four measures in
riel. The files lie in a ZIP archive: `datapackage.json`, `budget.csv`.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from ccwc_desktop.domain import budget_rows, projects
from ccwc_desktop.domain.budget_rows import Payment
from ccwc_desktop.domain.plans import Plan

Names = Mapping[str, Mapping[str, tuple[str, str]]]
"""List ("sectors", "sources", "chapters", "places") -> key -> (Khmer, English)."""
TABLE, DESCRIPTION = "budget.csv", "datapackage.json"
CURRENCY, COUNTRY = "KHR", "KH"
_MADE = (2026, 1, 1, 0, 0, 0)  # the same proposal is the same file on every day
_TEXT, _COUNT = "string", "integer"
COLUMNS: tuple[tuple[str, str, str, str], ...] = (
    ("fiscal_year", _COUNT, "Fiscal year", "ឆ្នាំថវិកា"),
    ("commune", _TEXT, "Commune code", "លេខកូដឃុំ សង្កាត់"),
    ("commune_km", _TEXT, "Commune in Khmer", "ឃុំ សង្កាត់"),
    ("commune_en", _TEXT, "Commune in English", "ឃុំ សង្កាត់ជាភាសាអង់គ្លេស"),
    ("sector", _TEXT, "Sector", "កូដផ្នែក"),
    ("sector_km", _TEXT, "Sector in Khmer", "ផ្នែក"),
    ("sector_en", _TEXT, "Sector in English", "ផ្នែកជាភាសាអង់គ្លេស"),
    ("project", _TEXT, "Project code", "លេខកូដគម្រោង"),
    ("project_km", _TEXT, "Project in Khmer", "គម្រោង"),
    ("project_en", _TEXT, "Project in English", "គម្រោងជាភាសាអង់គ្លេស"),
    ("support", _TEXT, "Support status", "ស្ថានភាពគាំទ្រ"),
    ("chapter", _TEXT, "Chapter", "ជំពូក"),
    ("chapter_km", _TEXT, "Chapter in Khmer", "ឈ្មោះជំពូក"),
    ("chapter_en", _TEXT, "Chapter in English", "ជំពូកជាភាសាអង់គ្លេស"),
    ("account", _TEXT, "Account", "គណនី"),
    ("line", _COUNT, "Line number", "លេខរៀងមុខចំណាយ"),
    ("line_km", _TEXT, "Line in Khmer", "មុខចំណាយ"),
    ("line_en", _TEXT, "Line in English", "មុខចំណាយជាភាសាអង់គ្លេស"),
    ("source", _TEXT, "Source of funds", "កូដប្រភពថវិកា"),
    ("source_km", _TEXT, "Source in Khmer", "ប្រភពថវិកា"),
    ("source_en", _TEXT, "Source in English", "ប្រភពថវិកាជាភាសាអង់គ្លេស"),
    ("for_children", _TEXT, "For children and women: direct, shared, none", "សម្រាប់ស្ត្រី និងកុមារ"),
    ("for_children_percent", _COUNT, "For children and women (%)", "សម្រាប់ស្ត្រី និងកុមារ (%)"),
    ("for_children_riel", _COUNT, "For children and women (riel)", "សម្រាប់ស្ត្រី និងកុមារ (រៀល)"),
    ("proposed", _COUNT, "Proposed (riel)", "ស្នើ (រៀល)"),
    ("approved", _COUNT, "Approved (riel)", "អនុម័ត (រៀល)"),
    ("revised", _COUNT, "Revised (riel)", "កែតម្រូវ (រៀល)"),
    ("spent", _COUNT, "Spent (riel)", "ចំណាយជាក់ស្តែង (រៀល)"),
)
_EXPLAINED = {
    "for_children": (
        "Direct: all of the line is for children and women; shared: the percent beside; none.",
        "direct៖ ទាំងអស់សម្រាប់ស្ត្រី និងកុមារ shared៖ តាមភាគរយ none៖ មិនរាប់",
    ),
    "for_children_percent": (
        "Percent of the line that counts for children and women: direct 100, none 0.",
        "ភាគរយនៃមុខចំណាយដែលរាប់សម្រាប់ស្ត្រី និងកុមារ",
    ),
    "for_children_riel": (
        "Riel of the proposed amount that count for children and women; the rows of a line add up "
        "to its percent, rounded once, half a riel up. The sum of all rows is the total.",
        "ចំនួនរៀលដែលស្នើ ហើយរាប់សម្រាប់ស្ត្រី និងកុមារ។ ផលបូកគ្រប់ជួរជាចំនួនសរុប។",
    ),
}
_PHASES = {
    "proposed": "proposed",
    "approved": "approved",
    "revised": "adjusted",
    "spent": "executed",
}


def written(plan: Plan, names: Names, stem: str, draft: bool = False) -> bytes:
    """The archive; `stem` names the version (040202_2027_v3), of which it may be a draft."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            (DESCRIPTION, description(plan, stem, draft)),
            (TABLE, table(plan, names)),
        ):
            archive.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def table(plan: Plan, names: Names) -> bytes:
    """`budget.csv`: UTF-8 without a mark, a line of headings, RFC 4180."""
    text = io.StringIO()
    headings = [name for name, _kind, _english, _khmer in COLUMNS]
    out = csv.DictWriter(text, headings, restval="", lineterminator="\r\n")
    out.writeheader()
    out.writerows(_rows(plan, names))
    return text.getvalue().encode("utf-8")


def description(plan: Plan, stem: str, draft: bool = False) -> bytes:
    """`datapackage.json`: the columns, and which of them is money of which phase."""
    last = plan.cip_year + 2
    title = f"Budget proposal for women and children {stem} · សំណើថវិកាសម្រាប់ស្ត្រី និងកុមារ"
    document: dict[str, Any] = {
        "profile": "fiscal-data-package",
        "name": f"ccwc-budget-{stem.replace('_', '-')}".lower() + ("-draft" if draft else ""),
        "title": f"DRAFT · សេចក្តីព្រាង · {title}" if draft else title,
        "id": plan.uid,
        "version": f"{plan.version}-draft" if draft else str(plan.version),
        "countryCode": COUNTRY,
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{plan.cip_year}-01-01", "end": f"{last}-12-31"},
        "resources": [_resource()],
        "model": {"measures": _measures(), "dimensions": _dimensions()},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _rows(plan: Plan, names: Names) -> Iterator[dict[str, object]]:
    for each in budget_rows.payments(plan):
        project, line = each.paid.project, each.paid.line
        yield {
            "fiscal_year": each.paid.year,
            "commune": plan.commune,
            **_named("commune", names["places"], plan.commune),
            "sector": project.sector,
            **_named("sector", names["sectors"], project.sector),
            "project": projects.code(plan.commune, plan.cip_year, project.number),
            "project_km": project.name_km,
            "project_en": project.name_en,
            "support": project.support,
            "chapter": line.chapter,
            **_named("chapter", names["chapters"], line.chapter),
            "account": line.account,
            "line": each.paid.number,
            "line_km": line.description_km,
            "line_en": line.description_en,
            "source": each.source,
            **_named("source", names["sources"], each.source),
            "for_children": each.paid.mark,
            "for_children_percent": each.paid.percent,
            "for_children_riel": each.children,
            **_phases(each),
        }


def _named(column: str, listed: Mapping[str, tuple[str, str]], key: str) -> dict[str, object]:
    khmer, english = listed.get(key, ("", ""))
    return {f"{column}_km": khmer, f"{column}_en": english}


def _phases(each: Payment) -> dict[str, object]:
    return {phase: getattr(each, phase) for phase in _PHASES}


def _resource() -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": "budget",
        "path": TABLE,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(*column) for column in COLUMNS],
            "missingValues": [""],
        },
    }


def _field(name: str, kind: str, english: str, khmer: str) -> dict[str, str]:
    field = {"name": name, "type": kind, "title": f"{english} · {khmer}"}
    return {**field, "description": " · ".join(_EXPLAINED[name])} if name in _EXPLAINED else field


def _measures() -> dict[str, Any]:
    """Money by phase; what is for children is a part of the proposed."""
    return {
        column: {
            "source": column,
            "currency": CURRENCY,
            "direction": "expenditure",
            "phase": phase,
        }
        for column, phase in {**_PHASES, "for_children_riel": "proposed"}.items()
    }


def _dimensions() -> dict[str, Any]:
    economic = {"classificationType": "economic"}
    return {
        "date": _dimension("datetime", "fiscal_year"),
        "commune": _dimension("entity", "commune", "commune_km", "commune_en"),
        "sector": {
            **_dimension("classification", "sector", "sector_km", "sector_en"),
            "classificationType": "functional",
        },
        "project": _dimension("activity", "project", "project_km", "project_en", "support"),
        "chapter": {
            **_dimension("classification", "chapter", "chapter_km", "chapter_en", "account"),
            **economic,
        },
        "line": _dimension("fact", "line", "line_km", "line_en"),
        "source": _dimension("other", "source", "source_km", "source_en"),
        "children": _dimension("other", "for_children", "for_children_percent"),
    }


def _dimension(kind: str, key: str, *others: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {key: {"source": key}}
    for name in others:
        label = {"labelfor": key} if name in (f"{key}_km", f"{key}_en") else {}
        attributes[name] = {"source": name, **label}
    return {"dimensionType": kind, "primaryKey": key, "attributes": attributes}
